"""Checking an archive, and making it anew from what can be read."""

from __future__ import annotations

import fcntl
import json
import os
import re
from typing import TYPE_CHECKING

import apsw
import pytest

if TYPE_CHECKING:
    from pathlib import Path


def execute(path: Path, sql: str) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(sql)
    connection.close()


def test_a_sound_archive_is_called_so(on):
    outcome = on("check")
    assert (outcome.code, outcome.out) == (0, "sound: 3 articles, and what you made\n")


def test_older_versions_are_counted_apart_as_lists_leave_them_out(run, tmp_path):
    story = "Kharkiv was shelled on Tuesday, the mayor said. Nobody knew how many people were hurt in the city."
    page = {"url": "https://example.org/strike", "title": "The strike"}
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(
        "\n".join(json.dumps({**page, "text": text}) for text in (story, f"{story} Nine, he said.")), "utf-8"
    )
    run("import", "--archive", str(tmp_path / "a"), str(crawl))
    assert run("check", "--archive", str(tmp_path / "a")).out == (
        "sound: 1 article and 1 older version, and what you made\n"
    )


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
    assert "warreader rebuild" not in outcome.err
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


def test_copies_are_found_again_in_what_could_be_read(run, large):
    archive = ("--archive", str(large))
    story = " ".join(f"Rescuers searched building {n} of the town after the strike." for n in range(60))
    (large.parent / "copies.jsonl").write_text(
        "\n".join(json.dumps({"title": end, "text": f"{story} {end}"}) for end in ("none was hurt", "nobody knows"))
    )
    run("import", str(large.parent / "copies.jsonl"), *archive)
    one = run("list", "--json", "title:nobody", *archive).objects[0]["id"]
    before = run("show", "--json", one, *archive).objects[0]["copies"]
    damage(large / "archive.db", "feature")
    assert run("rebuild", *archive).code == 0
    assert run("show", "--json", one, *archive).objects[0]["copies"] == before != []


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


def test_a_damaged_file_of_ones_own_does_not_cost_a_sound_archive(on, folder):
    (folder / "user.db").write_bytes(b"\xff" * 8192)
    outcome = on("rebuild")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (4, "", 1)
    assert "warreader restore FILE" in outcome.err
    assert {path.name for path in folder.iterdir()} == {"archive.db", "user.db"}


def test_a_second_rebuild_leaves_the_first_one_alone_and_what_a_killed_one_left_goes(run, large):
    damage(large / "archive.db", "document")
    draft = large / "rebuilding"
    draft.mkdir()
    (draft / "archive.db").write_text("half of it")
    first = os.open(draft, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    refused = run("rebuild", "--archive", str(large))
    assert (refused.code, "another rebuild" in refused.err) == (4, True)
    assert (draft / "archive.db").read_text() == "half of it"
    os.close(first)
    assert run("rebuild", "--archive", str(large)).code == 3
    assert not draft.exists()
