from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from warreader.archive import Archive
from warreader.ingest import _finish as finish_module
from warreader.ingest import _manifest as manifest_module
from warreader.ingest import open_paths, opened_paths
from warreader.query import Query


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "articles"
    root.mkdir()
    (root / "a.txt").write_text("Kharkiv was shelled on Tuesday, the mayor said.\n")
    (root / "b.txt").write_text("Sumy was shelled on Wednesday, the governor said.\n")
    return root


@pytest.fixture
def visit(tmp_path, folder, monkeypatch):
    """Visit the folder; gives the openings of the articles, the ledger, and which files were read."""
    read: list[str] = []
    real = opened_paths.read_file
    monkeypatch.setattr(
        opened_paths, "read_file", lambda file, *guard: read.append(Path(file.path).name) or real(file, *guard)
    )

    def visit_now(*paths, stdin=None):
        read.clear()
        found = open_paths(paths or [str(folder)], tmp_path / "cache", tmp_path / "user", stdin=stdin)
        with found.archive as archive:
            listing = archive.search(Query())
            return sorted(row.title.split()[0] for row in listing.rows(0, 100)), found.ledger, sorted(read)

    return visit_now


def test_a_second_visit_reads_nothing_again(visit):
    titles, ledger, read = visit()
    assert (titles, ledger.stored, read) == (["Kharkiv", "Sumy"], 2, ["a.txt", "b.txt"])
    titles, ledger, read = visit()
    assert (titles, ledger.stored, ledger.known, read) == (["Kharkiv", "Sumy"], 0, 2, [])


def test_only_what_has_changed_is_read_again_and_the_old_text_is_gone(visit, folder):
    visit()
    (folder / "a.txt").write_text("Mariupol was shelled on Thursday, officials said.\n")
    titles, _, read = visit()
    assert (titles, read) == (["Mariupol", "Sumy"], ["a.txt"])


def test_articles_of_a_vanished_file_are_not_shown(visit, folder):
    visit()
    (folder / "a.txt").unlink()
    assert visit()[0] == ["Sumy"]


def test_a_text_that_another_file_still_holds_stays(visit, folder):
    (folder / "c.txt").write_text((folder / "a.txt").read_text())
    visit()
    (folder / "a.txt").unlink()
    assert visit()[0] == ["Kharkiv", "Sumy"]


def test_a_new_file_is_added(visit, folder):
    visit()
    (folder / "c.txt").write_text("Izium was shelled on Friday, officials said.\n")
    titles, ledger, read = visit()
    assert (titles, ledger.stored, ledger.known, read) == (["Izium", "Kharkiv", "Sumy"], 1, 2, ["c.txt"])


def test_what_could_not_be_read_is_told_at_every_visit(visit, folder):
    (folder / "c.jsonl").write_text("{broken\n")
    assert visit()[1].failed == 1
    assert visit()[1].failed == 1


def test_other_paths_have_another_cache(visit, folder):
    assert visit()[0] == ["Kharkiv", "Sumy"]
    assert visit(str(folder / "a.txt"))[0] == ["Kharkiv"]
    assert visit()[0] == ["Kharkiv", "Sumy"]


def test_the_same_paths_written_otherwise_have_the_same_cache(visit, folder, monkeypatch):
    visit()
    monkeypatch.chdir(folder)
    assert visit(".")[2] == []


def test_other_engines_read_everything_again(visit, monkeypatch):
    visit()
    monkeypatch.setattr(manifest_module, "fingerprint_of_engines", lambda: "other")
    assert visit()[2] == ["a.txt", "b.txt"]


def test_a_visit_that_was_cut_off_is_made_good_by_the_next(visit, folder, monkeypatch):
    visit()
    (folder / "c.txt").write_text("Izium was shelled on Friday, officials said.\n")
    with monkeypatch.context() as broken:
        broken.setattr(opened_paths, "_Update", type("Cut", (opened_paths._Update,), {"_forget": _cut_off}))
        with pytest.raises(KeyboardInterrupt):
            visit()
    (folder / "c.txt").unlink()
    assert visit()[0] == ["Kharkiv", "Sumy"]


def test_what_follows_from_a_vanished_file_is_done_though_it_was_cut_off(visit, folder, monkeypatch):
    visit()
    (folder / "a.txt").unlink()
    run, runs = finish_module.run_passes, []
    with monkeypatch.context() as broken:
        broken.setattr(finish_module, "run_passes", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            visit()
    monkeypatch.setattr(finish_module, "run_passes", lambda *one, **more: (runs.append(one), run(*one, **more)))
    assert visit()[0] == ["Sumy"]
    assert len(runs) == 1
    visit()
    assert len(runs) == 1


def _cut_off(*_values, **_options) -> None:
    raise KeyboardInterrupt


def test_a_damaged_cache_is_made_again(visit, tmp_path):
    visit()
    (database,) = (tmp_path / "cache").rglob("archive.db")
    database.write_bytes(b"garbage" * 1000)
    assert visit()[0] == ["Kharkiv", "Sumy"]


def test_standard_input_is_read_each_time(visit):
    assert visit("-", stdin=io.BytesIO(b"Izium was shelled."))[0] == ["Izium"]
    assert visit("-", stdin=io.BytesIO(b"Lyman was shelled."))[0] == ["Lyman"]


def test_marks_go_to_the_folder_of_the_user(visit, folder, tmp_path):
    found = open_paths([str(folder)], tmp_path / "cache", tmp_path / "user")
    with found.archive as archive:
        identity = archive.search(Query()).rows(0, 1)[0].id
        archive.marks.set_starred(identity, value=True)
    assert not list((tmp_path / "cache").rglob("user.db"))
    with Archive.open(tmp_path / "other", user=tmp_path / "user") as archive:
        assert archive.marks.get(identity).starred
    (folder / "a.txt").touch()
    visit()
    found = open_paths([str(folder)], tmp_path / "cache", tmp_path / "user")
    with found.archive as archive:
        assert archive.marks.get(identity).starred


def test_a_name_that_is_no_utf_8_is_remembered(visit, folder):
    (folder / os.fsdecode(b"\xff.txt")).write_text("Lyman was shelled.\n")
    assert visit()[0] == ["Kharkiv", "Lyman", "Sumy"]
    assert visit()[2] == []
