"""What the archive worker answers: a result, and a message for each thing that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from warreader.tui.panes import USUAL

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Callable, Mapping, Sequence

    from warreader.archive import CountryCount, Facets, Listing, NameCount, Note, Row
    from warreader.article import Article, PartialDate
    from warreader.ingest.background import Background
    from warreader.query import Query
    from warreader.tui.chronology import TimeKind
    from warreader.tui.completion import Values
    from warreader.tui.panes import Panes
    from warreader.tui.render.context import Context
    from warreader.tui.render.facets import Entry, Facet
    from warreader.tui.render.periods import Period
    from warreader.tui.resuming import Resuming

PAGE: Final = 64
"""Rows read at once: more than any screen shows, less than 1 ms to read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found, with the rows that are shown first."""

    query: Query
    """What was asked."""
    listing: Listing
    """All of it."""
    total: int | None
    """How many articles it has; None as long as nobody has counted them."""
    selected: int
    """The row to stand on."""
    rows: tuple[Row, ...]
    """The rows of the page that holds it."""

    @property
    def known(self) -> int:
        """How many rows the list has for now."""
        return self.selected // PAGE * PAGE + len(self.rows) if self.total is None else self.total


@dataclass(frozen=True, slots=True)
class Start:
    """What the reader starts with."""

    result: Result
    """What is listed at first."""
    text: str = ""
    """The query as typed."""
    total: int | None = None
    """Articles in the archive; None as long as nobody has counted them."""
    name: str = ""
    """What the top line calls it; untrusted."""
    resuming: Resuming | None = None
    """Where the archive was left the last time; None: a start begins anew, and what it leaves is not kept."""
    served: bool = False
    """Whether the reader shows in a browser, for somebody who is not at this machine's keyboard."""
    panes: Panes = USUAL
    """How wide the panes are."""
    background: Background | None = None
    """The process that annotates what waits for the engines; None: what waits goes on waiting."""
    standing: Callable[[], tuple[int, int]] | None = None
    """Tells the row one has gone to meanwhile, and the line at the top of the list; None where nothing is shown yet."""


class Searched(Message):
    """A search is done."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


class Grown(Message):
    """Somebody has written to the archive."""


class Renewed(Message):
    """The same search, done again: with the pages around the row one stands on, so that none of them goes blank."""

    def __init__(self, result: Result, pages: Mapping[int, Sequence[Row]]) -> None:
        super().__init__()
        self.result, self.pages = result, pages


class Totalled(Message):
    """A result is counted."""

    def __init__(self, query: Query, listing: Listing, total: int) -> None:
        super().__init__()
        self.query, self.listing, self.total = query, listing, total


class RowsRead(Message):
    """A page of rows is there."""

    def __init__(self, listing: Listing, page: int, rows: Sequence[Row]) -> None:
        super().__init__()
        self.listing, self.page, self.rows = listing, page, tuple(rows)


class DatesCounted(Message):
    """The counts of days are there; None where counting takes too long."""

    def __init__(self, query: Query, facets: Facets | None, inferred: tuple[tuple[PartialDate, ...], ...] = ()) -> None:
        super().__init__()
        self.query, self.facets, self.inferred = query, facets, inferred


class TimeCounted(Message):
    """The bars of the timeline are counted, for a line of `width` cells; None where counting takes too long."""

    def __init__(self, query: Query, kind: TimeKind, width: int, periods: tuple[Period, ...] | None) -> None:
        super().__init__()
        self.query, self.kind, self.width, self.periods = query, kind, width, periods


class StretchCounted(Message):
    """A stretch of the timeline is counted: articles with stated dates, and those with inferred ones."""

    def __init__(self, query: Query, kind: TimeKind, span: tuple[dt.date, dt.date], counts: tuple[int, int]) -> None:
        super().__init__()
        self.query, self.kind, self.span, self.counts = query, kind, span, counts


class CitiesCounted(Message):
    """The counts of cities are there; None where counting takes too long."""

    def __init__(self, query: Query, facets: Facets | None) -> None:
        super().__init__()
        self.query, self.facets = query, facets


class MoreCounted(Message):
    """The counts of another list of the drawer are there; None where counting takes too long."""

    def __init__(self, facet: Facet, query: Query, counts: tuple[NameCount, ...] | None) -> None:
        super().__init__()
        self.facet, self.query, self.counts = facet, query, counts


class PlacesCounted(Message):
    """The counts of places are there, with those of the regions of `opened`; None where counting takes too long."""

    def __init__(self, query: Query, opened: frozenset[str], places: tuple[CountryCount, ...] | None) -> None:
        super().__init__()
        self.query, self.opened, self.places = query, opened, places


class CityNamed(Message):
    """What to write behind `city:` for a city that was chosen is known."""

    def __init__(self, value: str, chosen: Entry, *, focus: bool, excluded: bool) -> None:
        super().__init__()
        self.value, self.chosen, self.focus, self.excluded = value, chosen, focus, excluded


class ArticleRead(Message):
    """An article is there."""

    def __init__(self, row: Row, article: Article, position: int, notes: Sequence[Note] = ()) -> None:
        super().__init__()
        self.row, self.article, self.position, self.notes = row, article, position, tuple(notes)


class ContextsRead(Message):
    """The words around the hits of a query are there, by article; None for an article without any."""

    def __init__(self, wanted: re.Pattern[str], contexts: Mapping[str, Context | None]) -> None:
        super().__init__()
        self.wanted, self.contexts = wanted, contexts


class Marked(Message):
    """A mark is on the disk."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row


class ValuesRead(Message):
    """What the fields of a query are known to take is there."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self.values = values


class Failed(Message):
    """Something could not be done."""

    def __init__(self, what: str, reason: str, *, identity: str | None = None) -> None:
        super().__init__()
        self.what, self.reason, self.identity = what, reason, identity
