"""Shows the progress of a long command on standard error: amount done, speed, time left.

Counts come in as often as anyone likes; a line goes out ten times a second, and only where a person can see it.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from warreader.cli.output import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFRESH: Final = 0.1
"""Seconds between two pictures."""
_SETTLED: Final = 2.0  # seconds after which a rate tells something
_MINUTE: Final = 60
_HOUR: Final = 3600
_SURE: Final = 0.005  # of the work: before that much is done, nobody can tell how long the rest takes


def time_left(share: float, seconds: float) -> str:
    """Say how long the rest will take, if it goes on as it went.

    Args:
        share: How much is done, 0 to 1.
        seconds: How long that took.

    Returns:
        '40 s left', '12 min left', '3 h 20 min left'; empty where nobody can tell yet.
    """
    if seconds < _SETTLED or share < _SURE or share >= 1:
        return ""
    left = round(seconds * (1 - share) / share)
    if left < _MINUTE:
        return f"{left} s left"
    if left < _HOUR:
        return f"{round(left / _MINUTE)} min left"
    return f"{left // _HOUR} h {left % _HOUR // _MINUTE} min left"


def progress_line(done: int, seconds: float, what: str, *, total: int | None = None, share: float | None = None) -> str:
    """Say how far it is.

    Args:
        done: How many are done.
        seconds: How long that took.
        what: What they are, or what was done with them: 'articles', 'read'.
        total: How many there are; None where that is not known.
        share: How much is done where that is better measured otherwise, 0 to 1.

    Returns:
        '1,200 of 5,000 articles · 250 a second · 15 s left', or as much of it as is known.
    """
    if share is None and total:
        share = done / total
    parts = [f"{done:,} {what}" if total is None else f"{done:,} of {total:,} {what}"]
    if seconds > 0 and done:
        parts.append(f"{done / seconds:,.0f} a second")
    if share is not None and (left := time_left(share, seconds)):
        parts.append(left)
    return " · ".join(parts)


class Report(Protocol):
    """Takes how far it is."""

    def __call__(
        self,
        done: int,
        total: int | None = None,
        *,
        what: str | None = None,
        share: float | None = None,
        stage: str = "",
    ) -> None:
        """Show it, if it is time to; another stage begins its time anew, the rest is as for `progress_line`."""
        ...


def of_passes(report: Report) -> Callable[[str, int, int], None]:
    """Show how far the passes over a whole archive are, each a stage of its own."""
    return lambda what, done, total: report(done, total, what=what, stage=what)


@contextmanager
def show_progress_of(what: str, *, quiet: bool = False) -> Iterator[Report]:
    """Show a line while there is somebody to see it; it is gone at the end.

    Args:
        what: What is counted: 'articles'.
        quiet: Show nothing.

    Yields:
        Takes how far it is.
    """
    if quiet or not is_terminal(sys.stderr):
        yield _show_nothing
        return
    from rich.console import Console  # 60 ms that only a person at a terminal needs
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        began = shown = time.monotonic()
        counted, current = what, ""

        def report(
            done: int,
            total: int | None = None,
            *,
            what: str | None = None,
            share: float | None = None,
            stage: str = "",
        ) -> None:
            nonlocal shown, began, current
            now = time.monotonic()
            if stage != current:
                began, current = now, stage
            if now - shown >= REFRESH:
                shown = now
                line = progress_line(done, now - began, what or counted, total=total, share=share)
                bar.update(task, description=line)

        yield report


def _show_nothing(*_: object, **__: object) -> None:
    pass
