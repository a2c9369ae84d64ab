"""Messages in which the archive worker delivers results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message

from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.tui.session.panes import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from warreader.archive import CountryCount, DayCount, Facets, Listing, NameCount, Note, Row
    from warreader.article import Article, PartialDate
    from warreader.ingest.background import Background
    from warreader.query import Query
    from warreader.tui.render.facets import Entry, Facet
    from warreader.tui.session.panes import Panes
    from warreader.tui.session.resume import Resuming

PAGE: Final = 64
"""Rows read at once: more than any screen shows, less than 1 ms to read."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a search, with the rows to show first."""

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
    """The initial state of the reader."""

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
    """A search is done; `typing` as it was asked for."""

    def __init__(self, result: Result, *, typing: bool = False) -> None:
        super().__init__()
        self.result, self.typing = result, typing


@dataclass(frozen=True, slots=True)
class Renewed:
    """The same search, done again."""

    result: Result
    """What it found."""
    pages: Mapping[int, Sequence[Row]]
    """The pages around the row one stands on, so that none of them goes blank."""


class DatesCounted(Message):
    """Counts of days are there, of all articles or of the newest; None where counting takes too long."""

    def __init__(
        self,
        query: Query,
        facets: Facets | None,
        inferred: tuple[tuple[PartialDate, ...], ...] = (),
        all_days: tuple[DayCount, ...] = (),
    ) -> None:
        super().__init__()
        self.query, self.facets, self.inferred = query, facets, inferred
        self.all_days = all_days
        """While only the newest are counted: the days of the whole archive."""


class CitiesCounted(Message):
    """Counts of cities are there, of all articles or of the newest; None where counting takes too long.

    `typing` as it was asked for.
    """

    def __init__(self, query: Query, facets: Facets | None, *, typing: bool = False) -> None:
        super().__init__()
        self.query, self.facets, self.typing = query, facets, typing


@dataclass(frozen=True, slots=True)
class MoreCounted:
    """The counts of another list of the drawer."""

    facet: Facet
    """Which list."""
    query: Query
    """What was asked."""
    counts: tuple[NameCount, ...] | None
    """None where counting takes too long."""
    newest: int | None = None
    """How many articles are counted so far, the newest; None: all are."""
    rare: int = 0
    """Who is in so few articles of the archive may be missing; 0 where nobody is."""
    approximate: bool = False
    """Whether beginnings of words stand for their commonest completions only."""


@dataclass(frozen=True, slots=True)
class PlacesCounted:
    """The counts of places."""

    query: Query
    """What was asked."""
    opened: frozenset[str]
    """The countries (ISO codes) whose regions are counted too."""
    places: tuple[CountryCount, ...] | None
    """None where counting takes too long."""


@dataclass(frozen=True, slots=True)
class CityNamed:
    """A city that was chosen, and what to write for it."""

    value: str
    """What stands behind `city:`."""
    chosen: Entry
    """The entry of the drawer."""
    focus: bool
    """Whether articles about it are meant, not every mention."""
    excluded: bool
    """Whether it is to be left out."""


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article that was read."""

    row: Row
    """As it is listed."""
    article: Article
    """What it says."""
    position: int
    """Code point at which the reader left it."""
    notes: tuple[Note, ...]
    """The reader's notes on it."""
    earlier: tuple[str, ...] = ()
    """When the earlier texts of its page were captured or published, the last one at the end; harmless."""


class Marked(Message):
    """A mark is on the disk."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row


class Failed(Message):
    """A job failed."""

    def __init__(self, what: str, reason: str, *, identity: str | None = None) -> None:
        super().__init__()
        self.what, self.reason, self.identity = what, reason, identity


class WorkDone(Message):
    """A change was made and is on disk."""

    def __init__(self, told: str, row: Row | None = None, *, moved: bool = False, folded: bool = False) -> None:
        super().__init__()
        self.told = show_line(told)
        """What, in a line."""
        self.row = row
        """The article as it is listed now; None where several were changed, or none."""
        self.moved = moved
        """True if the list may be another one now."""
        self.folded = folded
        """True if something else is folded now, and the index must follow."""
