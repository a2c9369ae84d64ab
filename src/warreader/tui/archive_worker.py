"""Runs archive queries and writes off the screen's thread, and posts the results.

Nothing that reads a disk runs where keys are handled. What a newer question overtakes is dropped, and stopped if it
runs (`threads`).
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeVar, TypeVarTuple

from textual.events import Callback

from warreader.errors import NothingFoundError, QueryError, UnreadableError, WarreaderError
from warreader.query import Query
from warreader.tui import memory, query_filters
from warreader.tui.answers import (
    PAGE,
    ArticleRead,
    CityNamed,
    Marked,
    Renewed,
    Result,
    Searched,
)
from warreader.tui.completion import values_of
from warreader.tui.jobs import counts
from warreader.tui.render import wording
from warreader.tui.threads import KEPT, Threads

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.message import Message

    from warreader.archive import Archive, Listing, Row
    from warreader.tui.answers import MoreCounted, PlacesCounted
    from warreader.tui.completion import Values
    from warreader.tui.render.facets import Entry, Facet
    from warreader.tui.render.hit_context import Context

Given = TypeVarTuple("Given")
"""What a job is given besides the archive."""
Answer = TypeVar("Answer")
SEARCH: Final = "search"
"""What could not be done where a search fails, as `Failed` says it."""
OF_ITSELF: Final = "note that it was read"
"""What could not be done where a mark fails that nobody asked for, as `Failed` says it."""
_THREADS: Final = ("search", "total", "count", "look up", "find", "read", "write", "long")
_LARGE: Final = frozenset({"total", "count", "look up"})
"""The threads whose work takes much memory for a moment, and needs nothing of it for the next."""
_READ: Final = "read the article"
_ANSWER: Final = "answer"
_CHANGE: Final = "change"
_QUESTION: Final = "question"
_LOOKED_UP: Final = "looked up"
_COUNTS: Final = ("total", "dates", "cities", "more", "time", "stretch", "beyond")
_COUNT: Final = "count the dates and cities"


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
    # Counting a million takes 20 ms, and ten times that while a word is typed: the rows do not wait for it.
    return Result(query, listing, first + len(rows) if len(rows) < PAGE else listing.counted, selected, rows)


class ArchiveWorker:
    """The threads that read and write the archive for one screen.

    Args:
        archive: The archive.
        post: Takes messages to the screen.
        pace: Gives for each count what tells when a part of it is due.
    """

    def __init__(
        self, archive: Archive, post: Callable[[Message], object], pace: Callable[[], counts.Due] = counts.Pace
    ) -> None:
        self._archive = archive
        self._pace = pace
        self._threads = Threads(_THREADS, post, self._give_back)
        self._ask = self._threads.ask
        self._version: int | None = None

    def _give_back(self, thread: str) -> None:
        """Give back what a job has left in memory."""
        with contextlib.suppress(WarreaderError):
            if thread in _LARGE:
                self._archive.shrink()
            elif thread == KEPT:
                self._archive.shrink_writer()
        if thread in _LARGE:
            memory.trim()

    @property
    def busy(self) -> bool:
        """True while an answer is outstanding."""
        return self._threads.busy

    def awaits(self, kind: Literal["answer", "change", "article", "rows", "counts"]) -> bool:
        """Return whether something is outstanding: what a key asked for, or has done, or counts of dates and cities."""
        return self._threads.awaits(kind)

    def close(self) -> None:
        """Wait until every mark is on the disk, drop the rest; a search or count that runs is stopped."""
        self._threads.close()

    def search(self, query: Query, keep: str | None, *, typing: bool) -> None:
        """Search; answers with `Searched`, unless a newer search was asked for meanwhile.

        While one types, counts of what was typed before are dropped: they would hold up the rows of the next letter.
        """
        if typing:
            self._threads.drop(*_COUNTS)

        def answer() -> Searched:
            return Searched(search(self._archive, query, keep, typing=typing), typing=typing)

        self._ask("search", SEARCH, answer, latest="search")

    def drop_search(self) -> None:
        """Answer a search no more that has not been answered yet."""
        self._threads.drop("search")

    def watch(self, grown: Callable[[], None]) -> None:
        """Check whether somebody has written to the archive; calls `grown` if so, from the second look on."""

        def look() -> Message | None:
            before, self._version = self._version, self._archive.version()
            return Callback(grown) if before not in {None, self._version} else None

        # nobody has asked for that: whoever asks for something is told
        self._ask("read", "look at the archive", look, failed=lambda _: None)

    def renew(self, query: Query, keep: str | None, then: Callable[[Renewed], None]) -> None:
        """Search again, for an archive that has grown, unless a search is asked for since."""
        self._ask("search", SEARCH, lambda: self._renew(query, keep), then, latest="search")

    def _renew(self, query: Query, keep: str | None) -> Renewed:
        result = search(self._archive, query, keep)
        page = result.selected // PAGE
        first, last = max(page - 1, 0) * PAGE, (page + 2) * PAGE
        rows = result.listing.rows(first, last)
        pages = {(first + at) // PAGE: tuple(rows[at : at + PAGE]) for at in range(0, len(rows), PAGE)}
        return Renewed(replace(result, total=result.listing.total), pages)

    def rows(self, listing: Listing, page: int, then: Callable[[Sequence[Row]], None]) -> None:
        """Read a page of rows."""
        start = page * PAGE
        self._ask("read", "read the list", lambda: listing.rows(start, start + PAGE), then, awaited="rows")

    def total(self, listing: Listing | None, then: Callable[[int | None], None]) -> None:
        """Count a result alone, or without one all articles; gives None where that takes too long."""
        job = partial(counts.count_alone, self._archive, listing)
        self._ask("total", "count", job, then, latest="" if listing is None else "total")

    def count(self, query: Query, *, typing: bool = False) -> None:
        """Count for the drawer; answers with `DatesCounted` and `CitiesCounted`, unless a newer count overtakes it."""
        self._threads.drop("dates")

        def ask(thread: str, latest: str, count: Callable[..., Message | Iterator[Message]]) -> None:
            def answer() -> Message | Iterator[Message]:
                return count(self._archive, query, self._pace(), typing=typing)

            self._ask(thread, _COUNT, answer, latest=latest, awaited="counts")

        if query_filters.without_dates(query) == query:
            ask("count", "cities", counts.count_both)
        else:
            ask("count", "cities", counts.count_cities)
            ask("total", "dates", counts.count_dates)

    def count_time(
        self,
        kind: Literal["time", "stretch", "beyond"],
        then: Callable[[Answer | None], None],
        job: Callable[[Archive, *Given], Answer],
        *values: *Given,
    ) -> None:
        """Count along the timeline, one stretch of it, or what it leaves out; a newer count of the kind overtakes it.

        Args:
            kind: Which of the three.
            then: Gets what was counted, on the screen's thread; None where that takes too long.
            job: Gets the archive and the values.
            values: What the job gets besides.
        """

        def count() -> Answer | None:
            with contextlib.suppress(QueryError):
                return job(self._archive, *values)
            return None

        self._ask("count", "count along the timeline", count, then, latest=kind)

    def values(self, then: Callable[[Values], None]) -> None:
        """Read what there is to complete in a query."""
        archive = self._archive
        self._ask(
            "count", "read the names", lambda: values_of(archive.facets(Query()), archive.counts.known_values()), then
        )

    def count_more(self, facet: Facet, query: Query, then: Callable[[MoreCounted], None]) -> None:
        """Count for one more list of the drawer, unless a newer count overtakes it."""
        what, archive, pace = f"count the {facet.value.lower()}", self._archive, self._pace
        self._ask("count", what, lambda: counts.count_more(archive, facet, query, pace()), then, latest="more")

    def count_places(self, query: Query, opened: frozenset[str], then: Callable[[PlacesCounted], None]) -> None:
        """Count places, and the regions of some countries (ISO codes), unless a newer count overtakes it."""
        archive = self._archive
        self._ask("count", "count the places", lambda: counts.count_places(archive, query, opened), then, latest="more")

    def name_city(self, chosen: Entry, then: Callable[[CityNamed], None], *, focus: bool, excluded: bool) -> None:
        """Find out what to write for a city."""

        def name() -> CityNamed:
            value = self._archive.city_value(chosen.geonameid)
            return CityNamed(value, chosen, focus=focus, excluded=excluded)

        self._ask("search", "name the city", name, then, awaited=_ANSWER)

    def read(self, row: Row, then: Callable[[ArticleRead], None]) -> None:
        """Read an article, unless a newer one is asked for meanwhile."""
        self._ask("read", _READ, lambda: self._read(row), then, latest="read", identity=row.id, awaited="article")

    def _read(self, row: Row) -> ArticleRead:
        article, marks = self._archive.article(row.id), self._archive.marks
        versions = self._archive.relatives.versions(row.id)
        mine = next((number for number, one in enumerate(versions) if one.id == row.id), 0)
        times = wording.version_times(versions)[:mine]
        return ArticleRead(row, article, marks.position(row.id), tuple(marks.notes.of(row.id)), times)

    def contexts(
        self,
        wanted: re.Pattern[str],
        identities: Sequence[str],
        then: Callable[[Mapping[str, Context | None]], None],
    ) -> None:
        """Read the words around the hits in some articles, by their IDs, unless a later wish overtakes it."""
        self._ask(
            "read", "read the list", partial(_contexts, self._archive, wanted, identities), then, latest="contexts"
        )

    def mark(self, row: Row, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Write marks; answers with `Marked` when they are on the disk."""
        self._ask("write", OF_ITSELF, lambda: self._mark(row, read, starred), awaited=_CHANGE)

    def _mark(self, row: Row, read: bool | None, starred: bool | None) -> Marked:  # noqa: FBT001  # as `mark` has them
        marks = self._archive.marks
        if read is not None:
            marks.set_read(row.id, read)
            row = replace(row, read=read)
        if starred is not None:
            marks.set_starred(row.id, starred)
            row = replace(row, starred=starred)
        return Marked(row)

    def work(
        self,
        what: str,
        job: Callable[[Archive, *Given], Answer],
        *values: *Given,
        then: Callable[[Answer], None] | None = None,
    ) -> None:
        """Do what the reader does to the archive, after what was asked before; the next key waits for it.

        Args:
            what: What could not be done, where it fails.
            job: Gets the archive and the values.
            values: What the job gets besides.
            then: Gets what the job gives, on the screen's thread; None: that is a message, or nothing.
        """
        awaited = _CHANGE if then is None else _ANSWER
        self._ask("write", what, lambda: job(self._archive, *values), then, awaited=awaited)

    def question(
        self,
        what: str,
        job: Callable[[Archive, *Given], Answer],
        *values: *Given,
        then: Callable[[Answer], None],
    ) -> None:
        """Read what a dialog is to show, as `work` does; one that something newer is asked for comes to nothing."""
        self._ask("write", what, lambda: job(self._archive, *values), then, latest=_QUESTION, awaited=_ANSWER)

    def work_in_background(
        self,
        what: str,
        job: Callable[[Archive, *Given], Answer],
        *values: *Given,
        then: Callable[[Answer], None] | None = None,
    ) -> None:
        """Do what no key has asked for, as `work` does; no key waits for it."""
        self._ask("write", what, lambda: job(self._archive, *values), then)

    def give_up(self) -> bool:
        """Open no dialog that is asked for, and look nothing up; tell whether an answer was outstanding."""
        self._threads.drop(_QUESTION, _LOOKED_UP)
        return self._threads.awaits(_ANSWER)

    def look_up(
        self,
        what: str,
        job: Callable[[Archive, *Given], Answer | Iterator[Answer]],
        *values: *Given,
        then: Callable[[Answer], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Look something up, on a thread of its own.

        What something newer to be looked up overtakes is dropped, and stopped between two answers or while it searches
        or counts.

        Args:
            what: What could not be done, where it fails.
            job: Gets the archive and the values; gives an answer, or an iterator of them.
            values: What the job gets besides.
            then: Gets each answer, on the screen's thread; None: they are messages.
            failed: Gets why it failed, untrusted, on the screen's thread; None: that is told as everything that fails.
        """
        done = partial(job, self._archive, *values)
        self._ask("look up", what, done, then, latest=_LOOKED_UP, failed=failed, awaited=_ANSWER)

    def drop_look_up(self) -> None:
        """Stop what is looked up; it is answered no more."""
        self._threads.drop(_LOOKED_UP)

    def find(self, job: Callable[[], Answer | Iterator[Answer]], then: Callable[[Answer], None]) -> None:
        """Find something in the article that is read, on a thread of its own; a newer search overtakes it.

        Args:
            job: Gives an answer, or an iterator of them.
            then: Gets each answer, on the screen's thread.
        """
        self._ask("find", "find that", job, then, latest="found")

    def drop_find(self) -> None:
        """Answer a search in the article no more."""
        self._threads.drop("found")

    def work_long(
        self, what: str, job: Callable[[Archive, Callable[[int, int], None], *Given], Message], *values: *Given
    ) -> None:
        """Do what may take minutes, on a thread of its own; the end of the reader breaks it off.

        Args:
            what: What could not be done, where it fails.
            job: Gets the archive, what to tell how far it is, and the values; gives its answer.
            values: What the job gets besides.
        """

        def goes_on(_done: int, _total: int) -> None:
            if self._threads.is_closing:
                raise UnreadableError("the reader was closed")

        self._ask("long", what, lambda: job(self._archive, goes_on, *values))

    def save_place(self, identity: str, place: int) -> None:
        """Write where the reader is in an article (code point); answers nothing."""
        self._ask("write", "save the place", lambda: self._archive.marks.set_position(identity, place))


def _contexts(archive: Archive, wanted: re.Pattern[str], identities: Sequence[str]) -> Mapping[str, Context | None]:
    from warreader.tui.render.hit_context import context_of  # not for the first frame

    found: dict[str, Context | None] = {}
    for identity in identities:
        with contextlib.suppress(NothingFoundError):  # it was taken out a moment ago
            found[identity] = context_of(archive.article(identity), wanted)
    return found
