"""The commands that look after an archive, on real files and a real archive."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import apsw
import pytest

from warreader.cli.progress import progress_line, time_left
from warreader.resources import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(seeds, tmp_path):
    """A copy of the archive of the seeds, to do anything to."""
    shutil.copytree(seeds, tmp_path / "archive")
    return tmp_path / "archive"


@pytest.fixture
def on(run, folder):
    return lambda command, *words: run(command, "--archive", str(folder), *words)


@pytest.fixture
def crawl(tmp_path):
    """A folder of articles in four formats."""
    place = tmp_path / "crawl"
    place.mkdir()
    (place / "a.txt").write_text("Kharkiv was shelled on Tuesday, the mayor said.\n")
    lines = [json.dumps({"text": f"Sumy was hit {n} times, the mayor said."}) for n in range(5)]
    (place / "b.jsonl").write_text("\n".join(lines))
    (place / "c.txt.gz").write_bytes(gzip.compress(b"Izium was shelled on Tuesday, the mayor said.\n"))
    with zipfile.ZipFile(place / "d.zip", "w") as packed:
        packed.writestr("e/f.txt", "Kyiv was shelled on Tuesday, the mayor said.\n")
    return place


def execute(path: Path, sql: str) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(sql)
    connection.close()


# reannotate


def test_an_import_without_the_engines_says_what_is_left_to_do(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    outcome = run("import", "--no-annotate", str(crawl), *archive)
    assert outcome.code == 0
    assert "8 stored wait for the engines: warreader reannotate" in outcome.err
    assert [form["annotated"] for form in run("list", "--json", *archive).objects] == [False] * 8
    lines = run("list", *archive).lines
    assert all("not annotated" in line and "unknown yet" in line for line in lines)
    identity = run("list", "--json", "Kharkiv", *archive).objects[0]["id"]
    shown = run("show", identity, *archive)
    assert "not annotated yet" in shown.out
    assert "Kharkiv was shelled on Tuesday" in shown.out
    outcome = run("reannotate", *archive)
    assert (outcome.code, outcome.err) == (0, "8 of 8 articles annotated\n")
    assert [form["annotated"] for form in run("list", "--json", *archive).objects] == [True] * 8
    assert "not annotated" not in run("list", *archive).out
    assert "nothing to do" in run("reannotate", *archive).err


def test_the_ledger_of_an_import_without_the_engines_counts_what_waits(run, tmp_path, crawl):
    outcome = run("import", "--no-annotate", "--json", str(crawl), "--archive", str(tmp_path / "archive"))
    (ledger,) = outcome.objects
    assert (ledger["stored"], ledger["unannotated"]) == (8, 8)


def test_reannotate_takes_a_query_and_answers_in_json(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", "--no-annotate", str(crawl), *archive)
    outcome = run("reannotate", "--json", "Sumy", *archive)
    assert outcome.objects == [{"found": 5, "done": 5, "problems": []}]
    assert len(run("list", "--json", "is:unannotated", *archive).objects) == 3


# verify


def test_files_that_are_as_they_were_are_found_so_in_every_format(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    outcome = run("verify", *archive)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "8 origins: 8 unchanged\n"


def test_what_changed_and_what_is_gone_is_named(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    lines = (crawl / "b.jsonl").read_text().splitlines()
    (crawl / "b.jsonl").write_text("\n".join([lines[4], lines[0], lines[1].replace("hit", "spared"), *lines[2:4]]))
    (crawl / "a.txt").unlink()
    with zipfile.ZipFile(crawl / "d.zip", "w") as packed:
        packed.writestr("e/f.txt", "Kyiv was not shelled on Tuesday, the mayor said.\n")
    outcome = run("verify", *archive)
    assert outcome.code == 3
    assert [line.split("  ", 1)[1] for line in outcome.lines] == [
        f"changed  {crawl}/b.jsonl#2",
        f"changed  {crawl}/d.zip/e/f.txt",
        f"gone  {crawl}/a.txt",
    ]
    assert "5 unchanged, 2 changed, 1 gone" in outcome.err
    (form,) = run("verify", "--json", *archive).objects
    assert (form["same"], form["changed"], form["gone"], form["elsewhere"]) == (5, 2, 1, 0)
    assert {one["location"] for one in form["noted"]} == {
        f"{crawl}/{name}" for name in ("b.jsonl#2", "d.zip/e/f.txt", "a.txt")
    }
    assert all(len(one["sha256"]) == 64 and one["id"] for one in form["noted"])


def test_a_file_that_is_only_gone_is_no_fault(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    (crawl / "a.txt").rename(crawl / "z.txt")
    (crawl / "b.jsonl").unlink()
    (crawl / "b.jsonl").symlink_to(crawl / "b.jsonl")
    outcome = run("verify", *archive)
    assert outcome.code == 0
    assert "2 unchanged, 6 gone" in outcome.err


def test_a_file_that_cannot_be_read_is_told(run, tmp_path, crawl, monkeypatch):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)

    def refuse(path: str) -> str:  # whoever runs the tests may be root, whom no permission stops
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("warreader.ingest.verifying._hash", refuse)
    outcome = run("verify", *archive)
    assert outcome.code == 3
    assert outcome.lines[0].endswith(f"cannot be read  {crawl}/a.txt")


def test_standard_input_cannot_be_looked_at_again(alone, tmp_path):
    alone("import", "-", "--archive", str(tmp_path / "a"), given=b'{"text": "Kharkiv was shelled again."}\n')
    done = alone("verify", "--archive", str(tmp_path / "a"))
    assert done.returncode == 0
    assert b"1 not looked at: addresses and standard input" in done.stderr


# check and rebuild


def test_a_sound_archive_is_called_so(on):
    outcome = on("check")
    assert (outcome.code, outcome.out) == (0, "sound: 3 articles, and what you made\n")


def test_a_damaged_index_is_told_and_made_anew(on, folder):
    before = on("list", "--json", "Kharkiv").out, on("facets", "--json").out
    execute(folder / "archive.db", "UPDATE search_data SET block = zeroblob(40) WHERE id > 10")
    execute(folder / "archive.db", "DELETE FROM feature; DELETE FROM undated")
    outcome = on("check")
    assert outcome.code == 4
    assert "warreader rebuild" in outcome.err.splitlines()[-1]
    assert on("rebuild").out == "3 articles indexed anew\n"
    assert on("check").code == 0
    assert (on("list", "--json", "Kharkiv").out, on("facets", "--json").out) == before


def test_a_text_that_is_not_what_was_stored_is_told(on, folder):
    execute(
        folder / "archive.db",
        "UPDATE document SET text = (SELECT text FROM document ORDER BY id DESC LIMIT 1) "
        "WHERE id = (SELECT min(id) FROM document)",
    )
    outcome = on("check")
    assert outcome.code == 4
    assert "1 texts are not what was stored" in outcome.err


def test_a_text_that_cannot_be_read_is_told(on, folder):
    execute(folder / "archive.db", "UPDATE document SET detail = x'00' WHERE id = (SELECT min(id) FROM document)")
    outcome = on("check")
    assert outcome.code == 4
    assert "1 texts cannot be read any more" in outcome.err


def test_a_damaged_database_of_ones_own_is_told_apart(on, folder):
    on("list")
    path = folder / "user.db"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    outcome = on("check")
    assert outcome.code == 4
    assert "user.db" in outcome.err
    assert "warreader restore FILE" in outcome.err


@pytest.fixture
def large(run, tmp_path):
    """An archive whose tables take several pages."""
    stories = (f"Shelling hit district {n} of Kharkiv. " + "It was quiet. " * (n % 40) for n in range(2_000))
    (tmp_path / "more.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in stories))
    run("import", "--no-annotate", str(tmp_path / "more.jsonl"), "--archive", str(tmp_path / "large"))
    return tmp_path / "large"


def damage(path: Path, table: str) -> None:
    """Write over the beginning of the second page of a table's leaves."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
    leaves = connection.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)).fetchall()
    size = connection.pragma("page_size")
    connection.close()
    content = bytearray(path.read_bytes())
    start = (leaves[1][0] - 1) * size
    content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["search_data", "feature", "origin"])
def test_pages_that_are_damaged_beside_the_texts_cost_no_article(run, large, table):
    archive = ("--archive", str(large))
    before = run("list", "--json", "Kharkiv", *archive).objects
    damage(large / "archive.db", table)
    assert run("check", *archive).code == 4
    outcome = run("rebuild", *archive)
    assert (outcome.code, outcome.out) == (0, "2,000 articles kept, 0 lost\n")
    assert str(large / "archive.db.damaged") in outcome.err
    assert run("check", *archive).code == 0
    after = run("list", "--json", "Kharkiv", *archive).objects
    assert sorted(after, key=str) == sorted(before, key=str)


@pytest.mark.parametrize("table", ["article", "document"])
def test_pages_of_texts_that_are_damaged_cost_those_and_say_so(run, large, table):
    archive = ("--archive", str(large))
    damage(large / "archive.db", table)
    outcome = run("rebuild", *archive)
    assert outcome.code == 3
    kept, lost = (int(word.replace(",", "")) for word in re.findall("[0-9,]+(?= kept| articles| lost)", outcome.out))
    assert kept + lost == 2_000
    assert 0 < lost < 600
    assert run("check", *archive).code == 0
    run("import", "--no-annotate", str(large.parent / "more.jsonl"), *archive)
    assert len(run("list", "--json", *archive).objects) == 2_000


def test_an_archive_that_is_open_elsewhere_is_not_exchanged(run, large):
    from warreader.archive import Archive

    with Archive.open(large):
        damage(large / "archive.db", "document")
        assert run("rebuild", "--archive", str(large)).code == 4
    assert not (large / "archive.db.damaged").exists()


@pytest.mark.parametrize("command", ["check", "rebuild", "verify", "reannotate", "backup"])
def test_where_no_archive_is_none_is_made(run, tmp_path, command):
    words = [str(tmp_path / "x")] if command == "backup" else []
    outcome = run(command, *words, "--archive", str(tmp_path / "none"))
    assert outcome.code == 1
    assert not (tmp_path / "none").exists()


# remove


def test_off_a_terminal_nothing_is_removed_without_yes(on):
    outcome = on("remove", "Kharkiv")
    assert outcome.code == 2
    assert "3 articles" in outcome.err
    assert "--yes" in outcome.err
    assert len(on("list").lines) == 3


def test_removing_keeps_the_marks(on, folder):
    from warreader.archive import Archive

    identity = on("list", "--json").objects[0]["id"]
    with Archive.open(folder) as archive:
        archive.marks.set_starred(identity, True)
    assert on("remove", "--yes", "is:starred").err == "1 article removed; your marks on them stay\n"
    assert len(on("list").lines) == 2
    assert on("check").code == 0
    on("import", str(shipped_folder("seeds")))
    assert [form["id"] for form in on("list", "--json", "is:starred").objects] == [identity]


@pytest.mark.parametrize(("words", "code"), [([], 2), ([""], 2), (["zzzz"], 1), (["nosuch:x"], 2), (["--all"], 2)])
def test_a_removal_without_a_query_or_without_a_result_removes_nothing(on, words, code):
    assert on("remove", "--yes", *words).code == code
    assert len(on("list").lines) == 3


@pytest.mark.parametrize(("answer", "left"), [("y", 2), ("n", 3), ("", 3), ("yes", 2), ("maybe", 3)])
def test_on_a_terminal_it_asks_and_names_the_count(folder, answer, left, on):
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "warreader", "remove", "--archive", str(folder), "is:inferred"]
    with subprocess.Popen(command, stdin=terminal, stderr=terminal, stdout=terminal, start_new_session=True) as process:
        os.close(terminal)
        said = b""
        while b"[y/N]" not in said:
            said += os.read(controller, 4096)
        os.write(controller, answer.encode() + b"\n")
        assert process.wait(60) == 0
    os.close(controller)
    assert b"1 article will be removed" in said
    assert len(on("list").lines) == left


# backup and restore


def test_what_one_made_is_saved_and_put_back(on, folder, tmp_path):
    from warreader.archive import Archive

    first, second, _ = (form["id"] for form in on("list", "--json").objects)
    with Archive.open(folder) as archive:
        archive.marks.set_starred(first, True)
        saved = on("backup", str(tmp_path / "saved.db"))  # while it is open
        assert saved.code == 0
        archive.marks.set_starred(second, True)
    before = (tmp_path / "saved.db").read_bytes()
    assert on("restore", str(tmp_path / "saved.db")).code == 0
    assert [form["id"] for form in on("list", "--json", "is:starred").objects] == [first]
    assert (tmp_path / "saved.db").read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("saved.db-")]
    assert on("restore", str(folder / "user.db.before-restore")).code == 0
    assert {form["id"] for form in on("list", "--json", "is:starred").objects} == {first, second}
    assert not [path for path in folder.iterdir() if "restoring" in path.name]


def test_a_backup_goes_to_an_archive_that_is_not_there_yet(on, run, tmp_path):
    on("backup", str(tmp_path / "saved.db"))
    outcome = run("restore", str(tmp_path / "saved.db"), "--archive", str(tmp_path / "new"))
    assert outcome.code == 0
    assert (tmp_path / "new" / "user.db").exists()


@pytest.mark.parametrize("name", ["user.db", "archive.db", ".", "no/such/folder"])
def test_a_backup_never_takes_the_place_of_what_it_saves(on, folder, name):
    before = (folder / "archive.db").read_bytes(), (folder / "user.db").read_bytes()
    outcome = on("backup", str(folder / name))
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert ((folder / "archive.db").read_bytes(), (folder / "user.db").read_bytes()) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, 2), (b"", 4), (b"hello", 4), (b"SQLite format 3\0" + bytes(5000), 4)],
    ids=["missing", "empty", "words", "zeros"],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(on, folder, tmp_path, content, code):
    if content is not None:
        (tmp_path / "saved.db").write_bytes(content)
    outcome = on("restore", str(tmp_path / "saved.db"))
    assert outcome.code == code
    assert outcome.err.count("\n") == 1
    assert on("check").code == 0
    assert not (folder / "user.db.before-restore").exists()


def test_the_archive_itself_is_no_backup(on, folder):
    assert on("restore", str(folder / "archive.db")).code == 2
    assert on("restore", str(folder / "user.db")).code == 2


# how far it is


@pytest.mark.parametrize(
    ("share", "seconds", "said"),
    [
        (0.5, 40, "40 s left"),
        (0.25, 600, "30 min left"),
        (0.1, 3600, "9 h 0 min left"),
        (0.5, 1, ""),
        (0.001, 100, ""),
        (1.0, 100, ""),
    ],
)
def test_the_time_left_is_told_as_soon_as_anyone_can_tell(share, seconds, said):
    assert time_left(share, seconds) == said


def test_a_line_of_progress_says_as_much_as_is_known():
    assert progress_line(500, 10, "read") == "500 read · 50 a second"
    assert progress_line(500, 10, "articles", total=1000) == "500 of 1,000 articles · 50 a second · 10 s left"
    assert progress_line(500, 10, "read", share=0.25) == "500 read · 50 a second · 30 s left"
    assert progress_line(0, 0, "read") == "0 read"
