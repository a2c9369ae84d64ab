"""Continues a slow regular expression search in the background, and delivers hits as they come."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from warreader.tui.render.find import find_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.tui.components.host import Host
    from warreader.tui.finding import Finding
    from warreader.tui.render.find import Found
    from warreader.tui.render.page import Page
    from warreader.tui.render.regex import Expression


class SlowSearch:
    """The rest of a search of which the first frame shows what was found by then.

    Args:
        host: The screen.
        found: Gets the search again, with what was found since.
    """

    def __init__(self, host: Host, found: Callable[[Finding], None]) -> None:
        self._host, self._found = host, found
        self._finding: Finding | None = None  # as it is shown

    def follow(self, finding: Finding | None) -> None:
        """Look on for what is shown now, unless that is done already; what was looked for before is dropped."""
        before, self._finding = self._finding, finding
        if before is not None and before.looks_on and not _is_same(before, finding):
            self._host.worker.drop_find()
        if finding is None or not finding.looks_on or _is_same(finding, before):
            return
        if finding.page is not None and finding.wanted is not None and not isinstance(finding.wanted, re.Pattern):
            self._host.worker.find(partial(_answers, finding.page, finding.wanted), partial(self._take, finding))

    def _take(self, asked: Finding, answer: tuple[Found, bool]) -> None:
        found, is_last = answer
        if self._finding is not None and _is_same(asked, self._finding):
            self._found(replace(self._finding, looks_on=not is_last).with_found(found))


def _is_same(one: Finding, other: Finding | None) -> bool:
    """Return whether two are states of one search in one page."""
    return other is not None and one.wanted is other.wanted and one.page is other.page


def _answers(page: Page, wanted: Expression) -> Iterator[tuple[Found, bool]]:
    found = None
    for found in find_on(page, wanted):
        yield found, False
    if found is not None:
        yield found, True
