"""The state of a search inside an article: hits, current hit, message. A value."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from warreader.errors import QueryError
from warreader.frozen import dataclass
from warreader.query import parse
from warreader.terminal import show_line
from warreader.tui.render import find, hints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.article import Span
    from warreader.tui.render.evidence import Stop
    from warreader.tui.render.find import Found, Wanted
    from warreader.tui.render.page import Page

_QUERY_SHOWN: Final = 30  # code points: the line has 80 cells on a small terminal
_LOOKS_ON: Final = " · looking on …"


@dataclass(frozen=True, slots=True)
class Finding:
    """A search inside one page, or a walk over places of it that are known beforehand."""

    wanted: Wanted | None
    """What is looked for; None for a walk, and for what cannot be looked for as it stands."""
    hits: tuple[Span, ...] = ()
    """Where it stands in the source text, as far as the page shows it."""
    hidden: int = 0
    """How often it stands in folded lines."""
    current: Span | None = None
    """The hit one stands on; None for none yet."""
    said: Mapping[Span, str] = field(default_factory=dict)
    """For a walk: what is said at each place; harmless."""
    name: str = ""
    """For a walk: what it goes over."""
    cut: str = ""
    """Why there may be more hits; empty where these are all."""
    looks_on: bool = False
    """Whether the rest is still to be looked for, away from the screen."""
    page: Page | None = field(default=None, compare=False, repr=False)
    """For an expression: the page that was searched."""
    anywhere: str = ""
    """What `filter` takes to look for the same in all articles; empty for what is no query."""
    fault: str = ""
    """Why nothing can be looked for: an expression that is half typed; harmless."""

    @classmethod
    def typed(cls, text: str) -> Finding | None:
        """Make the search for what was typed; None if nothing was."""
        try:
            wanted = find.wanted(text)
        except ValueError as error:
            return cls(None, fault=f"no expression yet: {show_line(str(error))}")
        return None if wanted is None else cls(wanted, anywhere=_query_of(text))

    told: str = ""
    """For a walk over no place at all: what is said instead."""

    @classmethod
    def walk(cls, name: str, stops: Sequence[Stop]) -> Finding:
        """Make a walk over places."""
        said: dict[Span, str] = {}
        for span, words in stops:
            said.setdefault(span, words)
        return cls(None, tuple(sorted(said)), said=said, name=name)

    def on(self, page: Page | None) -> Finding:
        """Search again, in the page that is shown now; the current hit stays where it is still in sight."""
        if page is None or self.wanted is None:
            return self
        if self.page is page:
            return self
        slow = not isinstance(self.wanted, re.Pattern)
        found = find.find(page, self.wanted)
        fresh = replace(self, page=page if slow else None, looks_on=slow and found.cut == find.SLOW)
        return fresh.with_found(found)

    def with_found(self, found: Found) -> Finding:
        """Take the hits that were found so far."""
        kept = self.current is not None and (self.looks_on or self.current in found.hits)
        return replace(
            self,
            hits=found.hits,
            hidden=found.hidden,
            cut="" if self.looks_on else found.cut,
            current=self.current if kept else None,
        )

    def step(self, place: int, by: int) -> Finding:
        """Go to another hit: the next one behind `place` (code point) if one stands on none, else `by` further."""
        return replace(self, current=find.step(self.hits, self.current, place, by))

    @property
    def highlighted(self) -> tuple[Span, ...]:
        """What is lit in the text: all hits of a search, of a walk the place one stands on."""
        if self.wanted is not None:
            return self.hits
        return () if self.current is None else (self.current,)

    @property
    def words(self) -> str:
        """Where one is: 'hit 3 of 12', or what is said there."""
        if self.fault:
            return self.fault
        if self.told and not self.hits:
            return self.told
        number = self.hits.index(self.current) + 1 if self.current in self.hits else 0
        if self.current is not None and self.wanted is None:
            return f"{self.said[self.current]} · {number:,} of {len(self.hits):,}"
        said = hints.hit_words(number, self.hits, self.hidden, self.cut) + (_LOOKS_ON if self.looks_on else "")
        none = not (self.hits or self.hidden or self.cut or self.looks_on)
        return said + (f" · :filter {self.anywhere} searches all articles" if none and self.anywhere else "")


def _query_of(text: str) -> str:
    """Return what was typed as a harmless query, … for a long one; empty for an expression or for no query."""
    if text.startswith(find.PREFIX):
        return ""
    try:
        parse(text)
    except QueryError:
        return ""
    return show_line(text).strip() if len(text) <= _QUERY_SHOWN else "…"
