"""The database files: made, refused, damaged, shared between threads and processes, killed."""

import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import apsw
import pytest
import zstandard
from article_makers import make_article, published

from warreader.archive import Archive, Marks
from warreader.archive._storage import database, read_only
from warreader.archive._storage.file_swap import swap_in
from warreader.errors import ArchiveError
from warreader.query import Query, parse

ARTICLES = [make_article(f"Shells hit town {n}", when=published(f"2022-03-{n % 28 + 1:02}")) for n in range(200)]


def read_everything(folder):
    with Archive.open(folder) as archive:
        archive.facets(parse("shells"))
        for row in archive.search(Query()).rows(0, 200):
            archive.article(row.id)


def version_of(path):
    connection = apsw.Connection(str(path))
    found = connection.pragma("application_id"), connection.pragma("user_version")
    connection.close()
    return found


@pytest.mark.parametrize("name", ["archive.db", "user.db"])
def test_a_new_database_carries_our_mark_and_a_version(tmp_path, name):
    Archive.open(tmp_path).close()
    application, version = version_of(tmp_path / name)
    assert application.to_bytes(4) == {"archive.db": b"wrAr", "user.db": b"wrUs"}[name]
    assert version >= 1


@pytest.mark.parametrize("name", ["archive.db", "user.db"])
@pytest.mark.parametrize(
    ("pragma", "value", "message"),
    [
        ("user_version", 999, "newer warreader"),
        ("application_id", 77, "another program"),
        ("application_id", 0, "another program"),
    ],
)
def test_a_newer_or_foreign_database_is_refused_and_left_as_it_is(tmp_path, name, pragma, value, message):
    Archive.open(tmp_path).close()
    connection = apsw.Connection(str(tmp_path / name))
    connection.pragma("journal_mode", "delete")
    connection.pragma(pragma, value)
    connection.close()
    before = (tmp_path / name).read_bytes()
    with pytest.raises(ArchiveError, match=message) as caught:
        Archive.open(tmp_path)
    assert caught.value.exit_code == 4
    assert "\n" not in str(caught.value)
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("name", ["archive.db", "user.db"])
@pytest.mark.parametrize(
    "content",
    [b"hello", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000, random.Random(7).randbytes(100_000)],
    ids=["text", "nothing", "a header alone", "noise"],
)
def test_a_damaged_database_is_refused_and_left_as_it_is(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ArchiveError) as caught:
        Archive.open(tmp_path)
    assert name in str(caught.value)
    assert (tmp_path / name).read_bytes() == content


def test_an_empty_file_is_an_archive_that_was_never_filled(tmp_path):
    (tmp_path / "archive.db").touch()
    with Archive.open(tmp_path) as archive:
        assert len(archive) == 0


def test_a_truncated_archive_is_an_error_of_ours(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES)
    path = tmp_path / "archive.db"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    with pytest.raises(ArchiveError, match="damaged"):
        read_everything(tmp_path)


@pytest.mark.parametrize("seed", range(5))
def test_flipped_bytes_never_raise_anything_but_an_archive_error(tmp_path, seed):
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES)
    path = tmp_path / "archive.db"
    content, dice = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(200):
        content[dice.randrange(100, len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    with suppress(ArchiveError):
        read_everything(tmp_path)


def test_a_folder_that_cannot_be_made_is_an_archive_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="cannot be made"):
        Archive.open(tmp_path / "file" / "archive")


def test_threads_read_while_another_writes(tmp_path):
    faults = []
    with Archive.open(tmp_path) as archive:

        def read():
            try:
                for _ in range(20):
                    listing = archive.search(parse("shells"))
                    assert len(listing.rows(0, 1_000)) <= archive.search(Query()).total
                    archive.facets(Query())
            except BaseException as error:  # noqa: BLE001  # told by the main thread
                faults.append(error)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for start in range(0, 200, 20):
            archive.add(ARTICLES[start : start + 20])
            archive.marks.set_read(ARTICLES[start].id, True)
        for thread in threads:
            thread.join()
        assert not faults
        assert len(archive) == 200


def test_two_programs_share_an_archive(tmp_path):
    with Archive.open(tmp_path) as one, Archive.open(tmp_path) as two:
        one.add(ARTICLES[:10])
        assert len(two) == 10
        two.add(ARTICLES[5:20])
        assert len(one) == 20
        two.marks.set_read(ARTICLES[0].id, True)
        assert one.search(parse("is:read")).total == 1


_WORKER = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_archive_files import ARTICLES
from warreader.archive import Archive, Marks
with Archive.open(Path(sys.argv[1])) as archive:
    for start in range(0, 200, 4):
        archive.add(ARTICLES[start : start + 4])
        archive.marks.set_starred(ARTICLES[start].id, True)
        print(start + 4, flush=True)
"""


def test_what_was_confirmed_survives_being_killed_and_a_new_start_ends_the_same(tmp_path):
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "query")]
    for delay in (0.0, 0.01, 0.03, 0.06):
        command = [sys.executable, "-c", _WORKER, str(tmp_path), *folders]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        confirmed = int(process.stdout.readline() or 0)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        confirmed = max([confirmed, *map(int, process.communicate()[0].split())])
        with Archive.open(tmp_path) as archive:
            assert len(archive) >= confirmed
            assert archive.search(parse("is:starred")).total >= confirmed // 4
            assert archive.search(parse("shells")).total == len(archive)
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES)
        assert len(archive) == archive.search(parse("shells")).total == 200
        archive.search(parse("shells")).rows(0, 200)


def test_marks_are_written_through_to_the_disk(tmp_path):
    with Archive.open(tmp_path) as archive:
        connection = archive.marks._connection
        assert connection.pragma("synchronous") == 2
        assert connection.pragma("journal_mode") == "wal"
        archive.marks.set_position(ARTICLES[0].id, 1234)
        archive.marks.set_read(ARTICLES[0].id, True)
    with Archive.open(tmp_path) as archive:
        assert archive.marks.position(ARTICLES[0].id) == 1234
        assert archive.marks.get(ARTICLES[0].id).read
        archive.marks.set_read(ARTICLES[0].id, False)
        assert not archive.marks.get(ARTICLES[0].id).read
        assert archive.marks.position(ARTICLES[1].id) == 0


@pytest.mark.parametrize("fault", [apsw.CantOpenError, apsw.ReadOnlyError, apsw.FullError])
def test_an_archive_whose_folder_takes_no_file_is_read_as_it_stands(tmp_path, monkeypatch, fault):
    folder = tmp_path / "an archive?"
    with Archive.open(folder) as archive:
        archive.add(ARTICLES)
        archive.marks.set_starred(ARTICLES[3].id, True)

    def refuse(*_):
        raise fault

    monkeypatch.setattr(database, "_open_for_writing", refuse)
    read_everything(folder)
    with Archive.open(folder) as archive:
        assert archive.search(parse("is:starred")).ids() == [ARTICLES[3].id]
        with pytest.raises(ArchiveError, match="cannot be written"):
            archive.marks.set_read(ARTICLES[0].id, True)
        with pytest.raises(ArchiveError, match="cannot be written"):
            archive.add([make_article("Another text")])
    (folder / "archive.db-wal").write_bytes(b"not yet in the database")
    with pytest.raises(ArchiveError):
        Archive.open(folder)


@pytest.fixture
def unwritable(monkeypatch):
    """Nothing can be written from now on."""

    def refuse(*_):
        raise apsw.CantOpenError

    return lambda: monkeypatch.setattr(database, "_open_for_writing", refuse)


def test_an_archive_that_only_reads_is_checked_without_a_false_alarm(tmp_path, unwritable):
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES)
    unwritable()
    with Archive.open(tmp_path) as archive:
        assert archive.upkeep.check() == []


@pytest.fixture
def older(tmp_path):
    """The folder of an archive of version 1, without a `user.db`."""
    content = zstandard.decompress(Path(__file__).with_name("archive_version_1.db.zst").read_bytes())
    (tmp_path / "archive.db").write_bytes(content)
    return tmp_path


def test_an_older_archive_that_cannot_be_written_is_brought_up_to_date_in_memory(older, unwritable):
    before = (older / "archive.db").read_bytes()
    unwritable()
    read_everything(older)
    with Archive.open(older) as archive:
        found = archive.search(Query()).ids(), archive.facets(Query())
        assert archive.upkeep.check() == []
        with pytest.raises(ArchiveError, match="cannot be written"):
            archive.marks.set_read(found[0][0], True)
        with pytest.raises(ArchiveError, match="cannot be written"):
            archive.remove(found[0][:1])
    assert [(path.name, path.read_bytes() == before) for path in older.iterdir()] == [("archive.db", True)]


def test_what_the_reader_made_is_read_beside_an_older_archive_that_is_brought_up_to_date_in_memory(
    older, unwritable, tmp_path_factory
):
    with Archive.open(shutil.copytree(older, tmp_path_factory.mktemp("copy") / "archive")) as archive:
        (identity, *_) = archive.search(Query()).ids()
    with closing(Marks(older)) as marks:
        marks.set_starred(identity, True)
    unwritable()
    with Archive.open(older) as archive:
        assert archive.search(parse("is:starred")).ids() == [identity]


def test_an_older_archive_that_is_too_large_for_that_says_so(older, unwritable, monkeypatch):
    monkeypatch.setattr(read_only, "_MOST", 1_000)
    unwritable()
    with pytest.raises(ArchiveError, match="older warreader"):
        Archive.open(older)


def test_an_archive_that_is_read_without_locks_is_never_called_damaged_when_another_program_writes(
    tmp_path, monkeypatch, unwritable
):
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES)
    unwritable()
    reader = Archive.open(tmp_path)
    monkeypatch.undo()
    with reader:
        listing = reader.search(Query())
        assert len(listing.ids()) == len(ARTICLES)
        with Archive.open(tmp_path) as writer:
            writer.add([make_article("Another text")])
            writer.upkeep.rebuild()
        for ask in (lambda: reader.article(ARTICLES[0].id), listing.ids, lambda: reader.facets(Query())):
            with pytest.raises(ArchiveError, match="another program"):
                ask()


def test_what_was_put_aside_is_never_replaced(tmp_path):
    path = tmp_path / "archive.db"
    path.write_text("first")
    (tmp_path / "archive.db-wal").write_text("of the first")
    for name in ("second", "third"):
        (tmp_path / "fresh").write_text(name)
        swap_in(path, tmp_path / "fresh", "damaged")
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {
        "archive.db": "third",
        "archive.db.damaged": "first",
        "archive.db.damaged-wal": "of the first",
        "archive.db.damaged-2": "second",
    }


@pytest.mark.parametrize("instead", [None, b""], ids=["deleted", "replaced"])
def test_nothing_is_noted_in_a_file_that_is_no_longer_there(tmp_path, instead):
    with Archive.open(tmp_path) as archive:
        archive.add(ARTICLES[:2])
        archive.marks.set_read(ARTICLES[0].id, True)
        for name in ("archive.db", "user.db"):
            (tmp_path / name).rename(tmp_path / f"{name}.away")
            if instead is not None:
                (tmp_path / name).write_bytes(instead)
        with pytest.raises(ArchiveError, match="deleted, moved or replaced"):
            archive.marks.set_read(ARTICLES[1].id, True)
        with pytest.raises(ArchiveError, match="deleted, moved or replaced"):
            archive.add(ARTICLES[2:4])
