"""Finding inside the article that is shown: its hits, where one stands among them, and what the status line says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from warreader.tui.render import Piece, Pieces, find, hints

if TYPE_CHECKING:
    import re

    from warreader.article import Span
    from warreader.tui.widgets.reading_view import ReadingView


@dataclass(frozen=True, slots=True)
class Finding:
    """A search inside one page."""

    wanted: re.Pattern[str]
    """What is looked for."""
    hits: tuple[Span, ...] = ()
    """Where it stands in the source text, as far as the page shows it."""
    hidden: int = 0
    """How often it stands in folded lines."""
    current: Span | None = None
    """The hit one stands on; None for none yet."""

    def on(self, view: ReadingView) -> Finding:
        """Search again, in the page that is shown now; the current hit stays where it is still in sight."""
        if view.page is None:
            return replace(self, hits=(), hidden=0, current=None)
        hits, hidden = find.find(view.page, self.wanted)
        return replace(self, hits=hits, hidden=hidden, current=self.current if self.current in hits else None)

    def step(self, place: int, by: int) -> Finding:
        """Go to another hit: the next one behind `place` (code point) if one stands on none, else `by` further."""
        return replace(self, current=find.step(self.hits, self.current, place, by))

    @property
    def words(self) -> str:
        """Where one is: 'hit 3 of 12'."""
        number = self.hits.index(self.current) + 1 if self.current is not None else 0
        return hints.hit_words(number, self.hits, self.hidden)


def status(view: ReadingView, finding: Finding | None) -> tuple[Pieces, Pieces]:
    """Draw both ends of the line under the reading view.

    Args:
        view: The reading view.
        finding: The search in it; None without one.

    Returns:
        The legend of names or what the search found, and how far one has read.
    """
    if view.article is None:
        return (), ()
    margin = Piece(" " * view.margin)
    shown = "source text · " if view.view == "source" else ""
    share = f"{shown}{view.share} %"
    left: Pieces = ()
    if finding is not None:
        left = (Piece(finding.words, ("hits",)),)
    elif view.names_lit:
        left = hints.legend(view.article, view.size.width - 2 * view.margin - len(share) - 1)
    return (margin, *left), (Piece(share, ("share",)), margin)
