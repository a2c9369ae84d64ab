"""Times, and the table that is made of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NONE: Final = "-"
_HIGH: Final = 0.95
_EXACT: Final = 10  # milliseconds from which on no decimals are told


def spent(action: Callable[[], object], times: int = 1) -> list[float]:
    """Do something several times.

    Returns:
        Milliseconds of each.
    """
    found: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        found.append((time.perf_counter() - begun) * 1000)
    return found


def middle_and_high(times: Iterable[float]) -> str:
    """Write the median and the 95th percentile of milliseconds: '0.4 / 1.8'; a dash for none."""
    ordered = sorted(times)
    if not ordered:
        return NONE
    high = ordered[min(len(ordered) - 1, int(len(ordered) * _HIGH))]
    return f"{_told(ordered[len(ordered) // 2])} / {_told(high)}"


def _told(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= _EXACT else f"{milliseconds:.1f}"


@dataclass
class Table:
    """Rows of one kind of work, a column for each who does it."""

    title: str
    columns: Sequence[str]
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, row: str, column: str, cell: str) -> None:
        """Put a figure in."""
        self.rows.setdefault(row, {})[column] = cell

    def markdown(self) -> str:
        """Write it, without the columns that have no figure."""
        shown = [name for name in self.columns if any(name in cells for cells in self.rows.values())]
        lines = [f"| {self.title} | {' | '.join(shown)} |", f"|{'---|' * (len(shown) + 1)}"]
        for row, cells in self.rows.items():
            lines.append(f"| {row} | {' | '.join(cells.get(name, NONE) for name in shown)} |")
        return "\n".join(lines)
