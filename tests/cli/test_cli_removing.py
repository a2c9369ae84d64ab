"""Taking articles out, and saving what one made."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from contextlib import closing

import apsw
import pytest

from warreader.archive import Marks
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


def test_a_backup_never_takes_the_place_of_another_archives_own_file(on, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    before = (other / "user.db").read_bytes()
    refused = on("backup", str(other / "user.db"))
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "in which an archive works" in refused.err
    assert (other / "user.db").read_bytes() == before


def test_a_backup_leaves_what_stands_beside_it_alone_and_follows_a_link(on, tmp_path):
    (tmp_path / "saved.db.part").write_text("somebody else's")
    (tmp_path / "link.db").symlink_to(tmp_path / "saved.db")
    assert on("backup", str(tmp_path / "link.db")).code == 0
    assert (tmp_path / "saved.db.part").read_text() == "somebody else's"
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "saved.db").stat().st_size > 0
    assert not list(tmp_path.glob(".warreader-*"))


def test_a_backup_takes_the_place_of_an_earlier_one_of_the_same_work_only(on, run, folder, tmp_path):
    first, second, third = (form["id"] for form in on("list", "--json").objects)
    on("tag", first, "+hospital")
    on("note", second, "who says so?")
    saved = tmp_path / "saved.db"
    assert on("backup", str(saved)).code == 0
    on("tag", third, "+school")
    on("tag", first, "hospital-")
    assert on("backup", str(saved)).code == 0
    before = saved.read_bytes()
    shutil.rmtree(folder)  # the archive is lost, and a new one has nothing in it
    run("import", "--no-annotate", str(shipped_folder("seeds")), "--archive", str(folder))
    refused = on("backup", str(saved))
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "holds other work" in refused.err
    assert saved.read_bytes() == before
    assert on("restore", str(saved)).code == 0
    assert on("backup", str(saved)).code == 0


def test_a_second_restore_keeps_what_the_first_one_kept(on, folder, tmp_path):
    on("tag", on("list", "--json").objects[0]["id"], "+hospital")
    (tmp_path / "none").mkdir()
    empty = tmp_path / "empty.db"
    with closing(Marks(tmp_path / "none")) as marks:
        marks.backup(empty)
    for _ in range(2):
        assert on("restore", str(empty)).code == 0
    assert on("list", "tag:hospital").code == 1
    assert on("restore", str(folder / "user.db.before-restore")).code == 0
    assert on("list", "tag:hospital").code == 0


def test_a_backup_is_put_in_the_place_of_a_file_that_cannot_be_opened(on, folder, tmp_path):
    on("tag", on("list", "--json").objects[0]["id"], "+hospital")
    on("backup", str(tmp_path / "saved.db"))
    broken = b"\xff" * 4096 + (folder / "user.db").read_bytes()[4096:]
    (folder / "user.db").write_bytes(broken)
    refused = on("list")
    assert (refused.code, "warreader restore FILE" in refused.err) == (4, True)
    (tmp_path / "damaged.db").write_bytes((tmp_path / "saved.db").read_bytes()[:8192])
    assert on("restore", str(tmp_path / "damaged.db")).code == 4
    assert (folder / "user.db").read_bytes() == broken
    assert on("restore", str(tmp_path / "saved.db")).code == 0
    assert (folder / "user.db.damaged").read_bytes() == broken
    assert on("list", "tag:hospital").code == 0
    assert {path.name for path in folder.iterdir()} == {"archive.db", "user.db", "user.db.damaged"}


def test_a_backup_takes_the_place_of_the_last_one_after_most_of_the_work_was_taken_away(on, tmp_path):
    first, second, third = (form["id"] for form in on("list", "--json").objects)
    for identity in (first, second, third):
        on("note", identity, "who says so?")
    saved = str(tmp_path / "saved.db")
    assert on("backup", saved).code == 0
    on("note", "--remove", "1")
    on("note", "--remove", "2")
    assert on("backup", saved).code == 0
    assert on("tag", "--yes", "Kharkiv", "+hospital").code == 0
    assert on("backup", saved).code == 0
    on("undo")
    assert on("backup", saved).code == 0
    assert on("restore", saved).code == 0
    assert [form["article"] for form in on("notes", "--json").objects] == [third]


def test_a_file_that_takes_no_mark_is_saved_over_a_backup_that_holds_the_same(on, folder, tmp_path, monkeypatch):
    on("tag", on("list", "--json").objects[0]["id"], "+hospital")
    assert on("backup", str(tmp_path / "saved.db")).code == 0
    with closing(apsw.Connection(str(folder / "user.db"))) as connection:
        connection.execute("DROP TABLE lineage")
    monkeypatch.setattr("warreader.archive._user.backup._LINEAGE", "INSERT INTO nowhere VALUES (1)")
    assert on("backup", str(tmp_path / "saved.db")).code == 0
