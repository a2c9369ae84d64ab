"""What nobody waits for any more is stopped, also where it has begun, so that it holds up nothing."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from textual.events import Callback

from warreader.archive import stopped_when
from warreader.archive._storage.database import translated
from warreader.archive._storage.limits import limited
from warreader.errors import QueryError
from warreader.query import Query, parse
from warreader.tui.answers import CitiesCounted, DatesCounted, Failed, Searched
from warreader.tui.archive_worker import ArchiveWorker
from warreader.tui.facet_counts import FacetCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

    from warreader.archive import Archive
    from warreader.article import Article

Run = Any


@pytest.fixture
def posted() -> list[Message]:
    return []


@pytest.fixture
def worker(seeds: Archive, posted: list[Message]) -> Iterator[ArchiveWorker]:
    with ExitStack() as stack:
        made = ArchiveWorker(seeds, posted.append)
        stack.callback(made.close)
        yield made


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    assert condition()


def answers(posted: list[Message]) -> list[Message]:
    """What was answered, without the notes that something was."""
    return [one for one in posted if not isinstance(one, Callback)]


def test_a_count_that_runs_is_stopped_by_the_next_letter(
    worker: ArchiveWorker, seeds: Archive, posted: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(*_: object, **__: object) -> None:
        begun.set()
        try:
            with translated(seeds.path), limited(seeds._store.readers.get(), 20) as connection:
                sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
                connection.execute(sql).fetchall()
        finally:
            ended.set()

    monkeypatch.setattr(seeds.counts, "facets_in_parts", endless)
    worker.count(parse("hit"))
    assert begun.wait(20)
    worker.search(parse("hit*"), None, typing=True)
    assert ended.wait(5)
    wait_for(lambda: not worker.busy)
    assert [type(one) for one in answers(posted)] == [Searched]


def test_an_answer_that_nobody_waits_for_tells_no_failure(
    worker: ArchiveWorker, seeds: Archive, posted: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    search = seeds.search

    def failing(query: Query, **more: object) -> object:
        if query == parse("first"):
            begun.set()
            go_on.wait(20)
            raise QueryError("too long")
        return search(query, **more)

    monkeypatch.setattr(seeds, "search", failing)
    worker.search(parse("first"), None, typing=True)
    assert begun.wait(20)
    worker.search(parse("second"), None, typing=True)
    go_on.set()
    wait_for(lambda: not worker.busy)
    assert not any(isinstance(one, Failed) for one in posted)


def test_counts_are_dropped_by_typing_and_by_no_other_search(worker: ArchiveWorker, posted: list[Message]) -> None:
    worker.count(parse("hit"))
    worker.search(parse("hit"), None, typing=False)
    wait_for(lambda: not worker.busy)
    assert {type(one) for one in answers(posted)} == {Searched, DatesCounted, CitiesCounted}


def test_a_search_is_stopped_when_its_answer_is_useless(
    seeds: Archive, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.archive._storage.limits._STEPS", 10)
    seeds.add([make_article(f"Kherson was hit again {n}.", title=f"Headline {n}") for n in range(400)])
    with stopped_when(lambda: True), pytest.raises(QueryError):
        seeds.search(parse("again -zzz")).total  # noqa: B018  # counting is what is tried
    assert seeds.search(parse("again")).total == 400


class Endless:
    """Looks up for ten seconds; it can be stopped between two answers."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self, _archive: Archive) -> Iterator[Message]:
        try:
            for _ in range(5_000):
                self.begun.set()
                time.sleep(0.002)
                yield Failed("wait", "not yet")
        finally:
            self.ended.set()


def test_what_is_looked_up_holds_up_no_count_and_gives_way_to_the_next(
    worker: ArchiveWorker, posted: list[Message]
) -> None:
    endless = Endless()
    worker.look_up("wait", endless)
    assert endless.begun.wait(20)
    worker.count(parse("hit"))
    wait_for(lambda: {DatesCounted, CitiesCounted} <= {type(one) for one in posted})
    assert not endless.ended.is_set()
    worker.look_up("answer", lambda _: Failed("answer", "it is here"))
    wait_for(lambda: not worker.busy)
    assert endless.ended.is_set()
    assert isinstance(answers(posted)[-1], Failed)


def test_the_end_of_the_reader_stops_what_is_looked_up(seeds: Archive) -> None:
    endless, worker = Endless(), ArchiveWorker(seeds, lambda _: None)
    worker.look_up("wait", endless)
    assert endless.begun.wait(20)
    closing = threading.Thread(target=worker.close, daemon=True)
    closing.start()
    assert endless.ended.wait(5)
    closing.join(5)


async def test_cities_come_back_with_a_query_whose_counts_were_dropped(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        screen = reader.screen
        screen.drawer._counts = FacetCounts(screen.drawer._counts.dates)
        screen.drawer.count()
        await reader.settle()
        assert screen.drawer._counts.cities is not None
        assert screen.drawer._counts.cities.query == screen.search.asked
