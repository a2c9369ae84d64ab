"""The process that annotates beside a reader: it does what `reannotate` does, alone, and ends when it is told to."""

from __future__ import annotations

import queue
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import Archive
from warreader.article import Given, Origin, SourceText
from warreader.ingest import CityIndex, import_into
from warreader.ingest.background import NOTE, WAITING, Background, Progress, Stage, alone
from warreader.query import Query, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    while (progress := told.get(timeout=PATIENCE)).stage in {Stage.WORKING, Stage.SETTLING}:
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


def test_while_another_one_is_at_work_it_does_nothing(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(1)], None)
    with alone(archive.path.parent) as mine:
        assert mine
        _, told = beside()
        assert told_last(told).stage is Stage.BUSY
    assert archive.search(WAITING).total == 1


def test_stopped_it_ends_at_once_and_the_next_one_does_the_rest(archive: Archive, beside: Any) -> None:
    import_into(archive, [story(number) for number in range(20)], None)
    background, told = beside()
    told.get(timeout=PATIENCE)  # it is at work
    background.stop()
    assert len(archive) == 20
    assert archive.check() == []
    assert not background.start_if_wanted(archive, told.put)  # for good
    another, told = Background(archive.path.parent), queue.Queue()
    if another.start_if_wanted(archive, told.put):  # the first one may have been through on a fast machine
        assert told_last(told).stage is Stage.FINISHED
    assert archive.search(WAITING).total == 0
    assert archive.search(parse("city:Kharkiv")).total == 20


def test_it_ends_with_whoever_started_it(archive: Archive) -> None:
    command = [sys.executable, "-m", "warreader.ingest._background", str(archive.path.parent), "{}"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.close()
    assert process.wait(PATIENCE) == 1


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
