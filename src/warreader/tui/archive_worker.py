"""Asks the archive, away from the screen's thread, and posts what it answers.

Nothing that reads a disk runs where keys are handled. Some threads, each with one kind of work, so that a slow count
never holds up the rows of a list, and marks reach the disk in the order in which they were made. A search or count that
was overtaken by a newer one is dropped, and stopped if it runs.
"""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from textual.message import Message

from warreader.archive import stopped_when
from warreader.article import Basis
from warreader.errors import NothingFoundError, QueryError, UnreadableError, WarreaderError
from warreader.query import Is, Query, State
from warreader.tui import filters, memory
from warreader.tui.answers import (
    PAGE,
    ArticleRead,
    CitiesCounted,
    CityNamed,
    ContextsRead,
    DatesCounted,
    Failed,
    Grown,
    Marked,
    MoreCounted,
    PlacesCounted,
    Renewed,
    Result,
    RowsRead,
    Searched,
    Totalled,
    ValuesRead,
)
from warreader.tui.completion import values_of
from warreader.tui.render.facets import Facet

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence

    from warreader.archive import Archive, FacetKind, Listing, NameCount, Row
    from warreader.article import PartialDate
    from warreader.tui.render.facets import Entry

Answer: TypeAlias = "Message | Iterable[Message] | None"
"""What a job gives: an answer, or one after the other as they come."""
_THREADS: Final = ("search", "count", "look up", "read", "write", "export")
_LARGE: Final = frozenset({"count", "look up"})
"""The threads whose work takes much memory for a moment, and needs nothing of it for the next."""
_COUNTS: Final = ("total", "dates", "cities", "more", "time", "stretch")
_DAYS: Final[tuple[FacetKind, ...]] = ("day",)
_CITIES: Final[tuple[FacetKind, ...]] = ("city",)
_INFERRED_SEEN: Final = 5_000  # articles whose inferred dates are counted for the drawer; a background job of 0.1 s


def search(archive: Archive, query: Query, keep: str | None = None, *, typing: bool = False) -> Result:
    """Search, and read the rows that are shown first.

    Args:
        archive: The archive.
        query: What to find.
        keep: ID of the article to stand on, if it is found; while typing, one stands on the first.
        typing: Whether it is being typed: in a large archive the beginning of a word then stands for its commonest
            completions.

    Returns:
        The result.

    Raises:
        WarreaderError: The archive cannot answer.
    """
    listing = archive.search(query, typing=typing)
    selected = (listing.position(keep) if keep and not typing else None) or 0
    first = selected // PAGE * PAGE
    rows = tuple(listing.rows(first, first + PAGE))
    # Counting a million takes 60 ms, and ten times that while a word is typed: the rows do not wait for it.
    return Result(query, listing, first + len(rows) if len(rows) < PAGE else None, selected, rows)


class ArchiveWorker:
    """The threads that read and write the archive for one screen."""

    def __init__(self, archive: Archive, post: Callable[[Message], object]) -> None:
        self._archive = archive
        self._post = post
        self._threads = {name: ThreadPoolExecutor(1, f"warreader-{name}") for name in _THREADS}
        self._newest = dict.fromkeys((*_COUNTS, "search", "read", "contexts", "looked up"), 0)
        self._version: int | None = None
        self._lock = threading.Lock()
        self._pending = 0
        self._closing = False

    @property
    def busy(self) -> bool:
        """True while an answer is outstanding."""
        return self._pending > 0

    def close(self) -> None:
        """Wait until every mark is on the disk, drop the rest; a search or count that runs is stopped."""
        self._closing = True
        for name, thread in self._threads.items():
            thread.shutdown(wait=True, cancel_futures=name != "write")

    def search(self, query: Query, keep: str | None, *, typing: bool) -> None:
        """Search; answers with `Searched`, unless a newer search was asked for meanwhile.

        While one types, counts of what was typed before are dropped: they would hold up the rows of the next letter.
        """
        if typing:
            self._drop(*_COUNTS)
        self._ask(
            "search", "search", lambda: Searched(search(self._archive, query, keep, typing=typing)), latest="search"
        )

    def drop_search(self) -> None:
        """Answer a search no more that has not been answered yet."""
        self._drop("search")

    def watch(self) -> None:
        """Look whether somebody has written to the archive; answers with `Grown` if so, from the second look on."""
        self._ask("read", "look at the archive", self._watch)

    def _watch(self) -> Message | None:
        before, self._version = self._version, self._archive.version()
        return Grown() if before not in {None, self._version} else None

    def renew(self, query: Query, keep: str | None) -> None:
        """Search again, for an archive that has grown; answers with `Renewed`, unless a search was asked for since."""
        self._ask("search", "search", lambda: self._renew(query, keep), latest="search")

    def _renew(self, query: Query, keep: str | None) -> Message:
        result = search(self._archive, query, keep)
        page = result.selected // PAGE
        first, last = max(page - 1, 0) * PAGE, (page + 2) * PAGE
        rows = result.listing.rows(first, last)
        pages = {(first + at) // PAGE: tuple(rows[at : at + PAGE]) for at in range(0, len(rows), PAGE)}
        return Renewed(replace(result, total=result.listing.total), pages)

    def rows(self, listing: Listing, page: int) -> None:
        """Read a page of rows; answers with `RowsRead`."""
        start = page * PAGE
        self._ask("read", "read the list", lambda: RowsRead(listing, page, listing.rows(start, start + PAGE)))

    def total(self, query: Query, listing: Listing | None = None) -> None:
        """Count a result, or all that a query finds; answers with `Totalled`, or not at all if that takes too long."""
        self._ask("count", "count", lambda: self._total(query, listing), latest="" if listing is None else "total")

    def _total(self, query: Query, listing: Listing | None) -> Message | None:
        counted = self._archive.search(query) if listing is None else listing
        with contextlib.suppress(QueryError):
            return Totalled(query, counted, counted.total)
        return None

    def count(self, query: Query) -> None:
        """Count for the drawer; answers with `DatesCounted` and `CitiesCounted`, unless a newer count overtook it."""
        self._ask("count", "count the dates", lambda: self._count_dates(query), latest="dates")
        self._ask("count", "count the cities", lambda: self._count_cities(query), latest="cities")

    def _count_dates(self, query: Query) -> Message:
        dateless = filters.population(filters.without_dates(query))
        try:
            counts = self._archive.facets(dateless, _DAYS)
            listing = self._archive.search(dateless & Is(State.INFERRED))
            rows = listing.rows(0, _INFERRED_SEEN)
        except QueryError:
            return DatesCounted(query, None)
        return DatesCounted(query, counts, tuple(_dates(row) for row in rows))

    def _count_cities(self, query: Query) -> Message:
        try:
            return CitiesCounted(query, self._archive.facets(filters.population(query), _CITIES))
        except QueryError:
            return CitiesCounted(query, None)

    def count_time(self, job: Callable[[Archive], Message | None], *, stretch: bool = False) -> None:
        """Count along the timeline, or one stretch of it; a newer count of the same overtakes it."""
        self._ask(
            "count", "count along the timeline", lambda: job(self._archive), latest="stretch" if stretch else "time"
        )

    def values(self) -> None:
        """Read what there is to complete in a query; answers with `ValuesRead`."""
        archive = self._archive
        self._ask(
            "count", "read the names", lambda: ValuesRead(values_of(archive.facets(Query()), archive.known_values()))
        )

    def count_more(self, facet: Facet, query: Query) -> None:
        """Count for one more list of the drawer; answers with `MoreCounted`, unless a newer count overtook it."""
        self._ask("count", f"count the {facet.value.lower()}", lambda: self._count_more(facet, query), latest="more")

    def _count_more(self, facet: Facet, query: Query) -> Message:
        archive = self._archive
        count: dict[Facet, Callable[[Query], tuple[NameCount, ...]]] = {
            Facet.PERSON: lambda query: archive.facets(query, {"person"}).people,
            Facet.ORGANISATION: archive.count_organisations,
            Facet.SOURCE: lambda query: archive.facets(query, {"source"}).sources,
            Facet.LANGUAGE: archive.count_languages,
            Facet.TAG: archive.count_tags,
        }
        try:
            return MoreCounted(facet, query, count[facet](filters.population(query)))
        except QueryError:
            return MoreCounted(facet, query, None)

    def count_places(self, query: Query, opened: frozenset[str]) -> None:
        """Count places, and the regions of some countries (ISO codes); answers with `PlacesCounted`, as above."""
        self._ask("count", "count the places", lambda: self._count_places(query, opened), latest="more")

    def _count_places(self, query: Query, opened: frozenset[str]) -> Message:
        try:
            return PlacesCounted(query, opened, self._archive.count_places(filters.population(query), opened))
        except QueryError:
            return PlacesCounted(query, opened, None)

    def name_city(self, chosen: Entry, *, focus: bool, excluded: bool = False) -> None:
        """Find out what to write for a city; answers with `CityNamed`."""
        self._ask(
            "search",
            "name the city",
            lambda: CityNamed(self._archive.city_value(chosen.geonameid), chosen, focus=focus, excluded=excluded),
        )

    def read(self, row: Row) -> None:
        """Read an article; answers with `ArticleRead`, unless a newer one was asked for meanwhile."""
        self._ask("read", "read the article", lambda: self._read(row), latest="read", identity=row.id)

    def _read(self, row: Row) -> ArticleRead:
        marks = self._archive.marks
        return ArticleRead(row, self._archive.article(row.id), marks.position(row.id), marks.notes.of(row.id))

    def contexts(self, wanted: re.Pattern[str], identities: Sequence[str]) -> None:
        """Read the words around the hits in some articles; answers with `ContextsRead`, or for a later wish instead."""
        self._ask("read", "read the list", lambda: self._contexts(wanted, identities), latest="contexts")

    def _contexts(self, wanted: re.Pattern[str], identities: Sequence[str]) -> Message:
        from warreader.tui.render.context import Context, context_of  # noqa: PLC0415  # not for the first frame

        found: dict[str, Context | None] = {}
        for identity in identities:
            with contextlib.suppress(NothingFoundError):  # it was taken out a moment ago
                found[identity] = context_of(self._archive.article(identity), wanted)
        return ContextsRead(wanted, found)

    def mark(self, row: Row, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Write marks; answers with `Marked` when they are on the disk."""
        self._ask("write", "save the mark", lambda: self._mark(row, read, starred))

    def _mark(self, row: Row, read: bool | None, starred: bool | None) -> Marked:  # noqa: FBT001  # as `mark` has them
        marks = self._archive.marks
        if read is not None:
            marks.set_read(row.id, read)
            row = replace(row, read=read)
        if starred is not None:
            marks.set_starred(row.id, starred)
            row = replace(row, starred=starred)
        return Marked(row)

    def work(self, what: str, job: Callable[[Archive], Message | None]) -> None:
        """Do what the reader does to the archive, after what was asked before; answers with what the job gives."""
        self._ask("write", what, lambda: job(self._archive))

    def look_up(self, what: str, job: Callable[[Archive], Answer]) -> None:
        """Look something up, on a thread of its own; answers with what the job gives.

        What something newer to be looked up overtakes is dropped, and stopped between two answers or while it searches
        or counts.
        """
        self._ask("look up", what, lambda: job(self._archive), latest="looked up")

    def export(self, job: Callable[[Archive, Callable[[int, int], None]], Message]) -> None:
        """Export, on a thread of its own; answers with what the job gives. The end of the reader breaks it off."""

        def goes_on(_done: int, _total: int) -> None:
            if self._closing:
                raise UnreadableError("the reader was closed; the same export again begins anew")

        self._ask("export", "export", lambda: job(self._archive, goes_on))

    def remember(self, identity: str, place: int) -> None:
        """Write where the reader is in an article (code point); answers nothing."""
        self._ask("write", "save the place", lambda: self._archive.marks.set_position(identity, place))

    def _ask(
        self,
        thread: str,
        what: str,
        job: Callable[[], Answer],
        *,
        latest: str = "",
        identity: str | None = None,
    ) -> None:
        """Have something done; of what is asked for with one name as `latest`, only the last is answered."""
        with self._lock:
            self._pending += 1
            if latest:
                self._newest[latest] += 1
            ticket = (latest, self._newest[latest]) if latest else None
        self._threads[thread].submit(self._do, thread, what, job, ticket, identity)

    def _drop(self, *names: str) -> None:
        """Answer nothing of what was asked for with these names as `latest`."""
        with self._lock:
            for name in names:
                self._newest[name] += 1

    def _do(
        self,
        thread: str,
        what: str,
        job: Callable[[], Answer],
        ticket: tuple[str, int] | None,
        identity: str | None,
    ) -> None:
        try:
            if self._is_wanted(ticket):
                with stopped_when(lambda: not self._is_wanted(ticket)):
                    for answer in _each(job()):
                        if not self._is_wanted(ticket):
                            break
                        self._post(answer)
        except WarreaderError as error:
            if self._is_wanted(ticket):
                self._post(Failed(what, str(error), identity=identity))
        except Exception as error:  # noqa: BLE001  # no error of a thread may end the reader; it is told on the screen
            self._post(Failed(what, f"{type(error).__name__}: {error}", identity=identity))
        finally:
            if thread in _LARGE:
                with contextlib.suppress(WarreaderError):
                    self._archive.shrink()
                memory.give_back()
            with self._lock:
                self._pending -= 1

    def _is_wanted(self, ticket: tuple[str, int] | None) -> bool:
        return ticket is None or (self._newest[ticket[0]] == ticket[1] and not self._closing)


def _each(answer: Answer) -> Iterable[Message]:
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, Message) else answer


def _dates(row: Row) -> tuple[PartialDate, ...]:
    if row.published is None or row.published.basis is not Basis.INFERRED:
        return ()
    return (row.published.date, *(item.date for item in row.published.alternatives))
