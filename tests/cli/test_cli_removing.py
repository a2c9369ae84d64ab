"""Taking articles out, and saving what one made."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from warreader.resources import shipped_folder


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
