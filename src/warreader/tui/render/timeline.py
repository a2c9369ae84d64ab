"""Draws the timeline: a bar for every period, hatched as far as its articles' dates are inferred, and what is chosen.

In: periods. Out: the line that shows them, with the period under each of its cells, and words for the one under the
cursor.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from warreader.tui.render import Piece, Pieces, cells
from warreader.tui.render.period_words import period_words
from warreader.tui.render.periods import Period, cells_of
from warreader.tui.render.wording import counted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_BARS: Final = "▁▂▃▄▅▆▇█"
_HATCHED: Final = "░░░▒▒▒▓▓"
"""Beside `_BARS`, with about as much ink: a texture tells what a colour would not tell everybody, and there is no font
without these; dotted bars of different heights are Braille, which DejaVu Sans Mono does not have."""
_NOT_COUNTED: Final = "·"
_WIDEST_BAR: Final = 4


def bar_cells(shown: Sequence[Period], width: int) -> int:
    """Return how wide a bar may be so that all of them fill the width; few bars stay slim."""
    names = cells_of(shown) - len(shown)
    return max(1, min((width - names) // max(len(shown), 1), _WIDEST_BAR))


def timeline(
    shown: Sequence[Period], bar: int, chosen: tuple[dt.date, dt.date] | None, marked: range
) -> tuple[Pieces, tuple[int | None, ...]]:
    """Draw the bars.

    Args:
        shown: The periods.
        bar: Cells of a bar.
        chosen: First and last day that the query asks for; None for all.
        marked: Indexes under the cursor; empty without one.

    Returns:
        The line, and for each of its cells the index of its period, None where a name stands.
    """
    most = max((period.count + period.inferred for period in shown), default=0)
    pieces: list[Piece] = []
    places: list[int | None] = []
    for index, period in enumerate(shown):
        if period.group:
            label = f"{' ' if pieces else ''}{period.group} "
            pieces.append(Piece(label, ("label",)))
            places += [None] * cells.width(label)
        within = chosen is None or (chosen[0] <= period.last and period.first <= chosen[1])
        role = "bar" if within and period.count + period.inferred else "faint"
        pieces.append(Piece(_bar(period, most, bar), (role, "cursor") if index in marked else (role,)))
        places += [index] * bar
    joined = [Piece("".join(one.text for one in run), roles) for roles, run in groupby(pieces, lambda one: one.roles)]
    return tuple(joined), tuple(places)


def _bar(period: Period, most: int, width: int) -> str:
    """Draw one bar; the lowest is for none, so that one article among thousands still shows."""
    count = period.count + period.inferred
    if not period.is_counted:
        return _NOT_COUNTED * width
    if not count:
        return _BARS[0] * width
    height = 1 + (len(_BARS) - 2) * count // most
    hatched = inferred_cells(period, width)
    return _BARS[height] * (width - hatched) + _HATCHED[height] * hatched


def inferred_cells(period: Period, width: int) -> int:
    """Return how many cells of a bar are hatched: the share of inferred dates, rounded.

    A bar of one cell is hatched from a quarter on, as one of two is: it shall not look surer than it is.
    """
    count = period.count + period.inferred
    if width == 1:
        return int(0 < count <= 4 * period.inferred)
    return (2 * period.inferred * width + count) // (2 * count) if count else 0


def count_words(marked: Sequence[Period], counts: Sequence[int], *, together: bool, room: int) -> str:
    """Say what one stands on, as fully as fits: `2 Mar 2022 · 12 articles, 3 inferred`.

    Args:
        marked: The periods under the cursor.
        counts: How many articles choosing them gives without the inferred dates, and how many are inferred.
        together: Whether choosing gives both.
        room: Cells.

    Returns:
        The first number is the length of the list that choosing gives.
    """
    stated, inferred = counts
    first = stated + inferred if together else stated
    said = period_words(Period(marked[0].first, marked[-1].last, 0))
    tail = "" if not inferred else f", {inferred:,} {'' if together else 'more '}inferred"
    year = f" {marked[-1].last.year}"  # the line itself shows it
    brief = said.removesuffix(year) if marked[0].first.year == marked[-1].last.year else said
    numbers = f"{first:,}{tail}"
    forms = (f"{said} · {counted(first, 'article')}{tail}", f"{said} · {numbers}", f"{brief} · {numbers}", numbers)
    return next((form for form in forms if len(form) <= room), forms[-1])
