"""The process that annotates beside a reader: it does what `reannotate` does, alone, and ends when it is told to."""

from __future__ import annotations

import fcntl
import json
import os
import queue
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import apsw
import pytest

from warreader.archive import Archive
from warreader.article import Given, Label, Origin, SourceText
from warreader.errors import ArchiveError
from warreader.ingest import CityIndex, import_into, load_annotator
from warreader.ingest._due_note import UNSETTLED, DueNote, was_cut_off
from warreader.ingest.background import NOTE, UNDER_WAY, WAITING, Background, Progress, Stage, only_annotator
from warreader.query import Query, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120  # seconds; the machine may be busy
WORKING = '{"stage": "working", "done": 1200, "total": 18449, "detail": ""}'


def story(number: int, url: str | None = None) -> SourceText:
    text = f"Shelling hit Kharkiv for day {number}, Oleh Synegubov said."
    return SourceText(text, Given(published=f"2022-03-{number + 1:02}", url=url), Origin(f"f#{number}", "0" * 64))


@pytest.fixture
def archive(tmp_path: Any) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as opened:
        yield opened


@pytest.fixture
def beside(archive: Archive) -> Iterator[Any]:
    """Start a process beside the archive, and give what it tells."""
    started: list[Background] = []

    def start(*command: str) -> tuple[Background, queue.Queue[Progress]]:
        told: queue.Queue[Progress] = queue.Queue()
        background = Background(archive.path.parent, command=command or None)
        started.append(background)
        assert background.start_if_wanted(archive, told.put)
        return background, told

    yield start
    for background in started:
        background.stop()


def told_last(told: queue.Queue[Progress]) -> Progress:
    while (progress := told.get(timeout=PATIENCE)).stage in UNDER_WAY:
        pass
    return progress


def test_what_waits_is_annotated_and_settled_beside_the_reader(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1), story(2)], None)
    background, told = beside()
    assert told_last(told) == Progress(Stage.FINISHED, 2, 2)
    assert archive.search(WAITING).total == 0
    assert archive.search(parse("city:Kharkiv person:Synegubov")).total == 2
    assert not background.start_if_wanted(archive, told.put)
    assert not (archive.path.parent / NOTE).exists()


def test_names_that_other_rules_have_joined_are_joined_anew_beside_the_reader(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], load_annotator())
    archive.names.join(Label.PER, {"Oleh Synegubov": "Somebody Else"}, others_stay=True)
    archive.names.begin(Label.PER, '["of before",[]]', all_due=False)
    background, told = beside()
    assert told_last(told) == Progress(Stage.FINISHED)
    assert [one.joined for one in archive.names.stored(Label.PER)] == ["Oleh Syniehubov"]
    assert not background.start_if_wanted(archive, told.put)


def test_it_is_not_started_where_nothing_waits_and_nothing_was_cut_off(archive: Archive) -> None:
    background = Background(archive.path.parent, command=("false",))
    assert not background.start_if_wanted(archive, print)
    with Archive.open(archive.path.parent) as _:
        assert not background.running


def test_one_that_was_cut_off_is_gone_on_with_though_all_are_annotated(archive: Archive, beside: Any) -> None:
    (archive.path.parent / NOTE).touch()
    _, told = beside()
    assert told_last(told).stage is Stage.FINISHED
    assert not (archive.path.parent / NOTE).exists()


def test_one_that_was_cut_off_while_it_joined_names_goes_on_with_the_dates_too(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], load_annotator())
    archive.names.begin(Label.PER, '["of before",[]]', all_due=True)
    for note in (NOTE, UNSETTLED):
        (archive.path.parent / note).touch()
    _, told = beside()
    assert told_last(told).stage is Stage.FINISHED
    assert not (archive.path.parent / UNSETTLED).exists()


def test_an_import_that_was_stopped_in_its_passes_is_gone_on_with(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], load_annotator())
    (archive.path.parent / UNSETTLED).touch()
    _, told = beside()
    assert told_last(told).stage is Stage.FINISHED
    assert not (archive.path.parent / UNSETTLED).exists()


def test_an_import_that_still_runs_is_left_to_itself(archive: Archive) -> None:
    note = DueNote(archive.path.parent)
    note.add()
    with closing(note):
        assert not Background(archive.path.parent, command=("false",)).start_if_wanted(archive, print)
    assert was_cut_off(archive.path.parent)


def test_while_another_one_is_at_work_it_does_nothing(
    archive: Archive, beside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_into(archive, [story(1)], None)
    with only_annotator(archive.path.parent) as mine:
        assert mine
        monkeypatch.setattr("warreader.ingest.background._is_held", lambda _: False)  # it came a moment later
        _, told = beside()
        assert told_last(told).stage is Stage.BUSY
    assert archive.search(WAITING).total == 1


def test_stopped_it_ends_at_once_and_the_next_one_does_the_rest(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(number) for number in range(20)], None)
    background, told = beside()
    told.get(timeout=PATIENCE)  # it is at work
    background.stop()
    assert len(archive) == 20
    assert archive.upkeep.check() == []
    assert not background.start_if_wanted(archive, told.put)  # for good
    another, told = Background(archive.path.parent), queue.Queue()
    if another.start_if_wanted(archive, told.put):  # the first one may have been through on a fast machine
        assert told_last(told).stage is Stage.FINISHED
    assert archive.search(WAITING).total == 0
    assert archive.search(parse("city:Kharkiv")).total == 20


@pytest.fixture
def writing(archive: Archive) -> Iterator[apsw.Connection]:
    """Somebody else, who is about to write to an archive with articles that wait."""
    import_into(archive, [story(number) for number in range(28)], None)
    with closing(apsw.Connection(str(archive.path))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO setting VALUES ('another', 1)")
        yield connection


@pytest.fixture
def at_work(archive: Archive, writing: apsw.Connection) -> Iterator[Any]:
    """A process that has begun, and comes to nothing before that one is through."""
    assert writing.in_transaction
    engines = json.dumps({"cautious": False, "entities": []})
    command = [sys.executable, "-m", "warreader.ingest._background_process", str(archive.path.parent), engines]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert json.loads(process.stdout.readline()) == {"stage": "working", "done": 0, "total": 28, "detail": ""}
            yield process
        finally:
            process.kill()


def test_it_ends_with_whoever_started_it(at_work: Any) -> None:
    assert at_work.poll() is None
    at_work.stdin.close()
    assert at_work.wait(PATIENCE) == 1


def test_when_somebody_else_has_written_it_waits(archive: Archive, at_work: Any, writing: apsw.Connection) -> None:
    writing.execute("COMMIT")
    told = json.loads(at_work.stdout.readline())
    assert told["stage"] == "waiting"
    assert archive.search(WAITING).total == 28 - told["done"] > 0


def test_its_priority_is_low_but_not_so_low_that_its_transactions_are_held_up(at_work: Any) -> None:
    assert 0 < os.getpriority(os.PRIO_PROCESS, at_work.pid) - os.getpriority(os.PRIO_PROCESS, 0) <= 10
    assert os.sched_getscheduler(at_work.pid) == os.SCHED_OTHER


def test_no_more_than_a_few_articles_are_stored_at_once(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(number) for number in range(28)], None)
    _, told = beside()
    done = [0]
    while (progress := told.get(timeout=PATIENCE)).stage is Stage.WORKING:
        done.append(progress.done)
    done.append(progress.done)
    assert max(after - before for before, after in pairwise(done)) <= 10
    assert done[-1] == 28


def test_it_belongs_to_the_session_but_not_to_the_group_of_whoever_started_it(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], None)
    background, told = beside(sys.executable, "-c", f"print('{WORKING}', flush=True); input()")
    told.get(timeout=PATIENCE)
    assert background._process is not None
    assert os.getsid(background._process.pid) == os.getsid(0)
    assert os.getpgid(background._process.pid) != os.getpgid(0)


def test_another_one_is_not_even_started_while_one_is_at_work(archive: Archive) -> None:
    import_into(archive, [story(1)], None)
    another = Background(archive.path.parent, command=("false",))
    with only_annotator(archive.path.parent) as mine:
        assert mine
        assert not another.start_if_wanted(archive, print)
    assert another.start_if_wanted(archive, print)
    another.stop()


def test_a_note_that_was_taken_away_while_it_was_opened_holds_nobody_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = only_annotator(tmp_path)
    assert first.__enter__()
    lock, late = fcntl.flock, [first]

    def flock(file: Any, operation: int) -> None:
        if late:  # the first one ends after the second has opened the note, and before it locks that
            late.pop().__exit__(None, None, None)
        lock(file, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    with only_annotator(tmp_path) as second, only_annotator(tmp_path) as third:
        assert second
        assert not third
    assert not (tmp_path / NOTE).exists()


def test_a_note_that_cannot_be_opened_is_an_error_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / NOTE).mkdir()
    with (
        pytest.raises(ArchiveError, match=f"{NOTE} cannot be written .* move away what is there"),
        only_annotator(tmp_path),
    ):
        pass


def test_earlier_versions_of_a_page_wait_too(archive: Archive) -> None:
    import_into(archive, [story(number, "https://example.org/a") for number in range(2)], None)
    assert archive.search(WAITING).total == 2
    assert str(WAITING) == str(parse(str(WAITING)))
    assert archive.search(Query()).total == 1


def test_a_process_that_breaks_says_so(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], None)
    _, told = beside(sys.executable, "-c", f"print('nonsense'); print('{WORKING}'); raise SystemExit(5)")
    assert told.get(timeout=PATIENCE) == Progress(Stage.WORKING, 1200, 18449)
    assert told_last(told) == Progress(Stage.FAILED, 1200, 18449, "it ended with code 5")
