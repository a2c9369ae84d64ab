"""Finds words or a regular expression inside a page."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from warreader.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warreader.tui.render.page import Page
    from warreader.tui.render.regex import Expression

    Wanted = re.Pattern[str] | Expression

PREFIX: Final = "re:"
"""Before a regular expression; with a space before it, these are three characters like any others."""
MOST_HITS: Final = 10_000
"""More are not gathered: nobody walks them, and to light a million would hold the screen up for seconds."""


SLOW: Final = "it takes too long"
_MANY: Final = "too many"
_EVERY: Final = 0.1  # seconds between two answers of a slow search


class Found(NamedTuple):
    """What a search found in a page."""

    hits: tuple[Span, ...]
    """Those that the page shows, in the order of the source text."""
    hidden: int
    """How many stand in folded blocks."""
    cut: str = ""
    """Why there may be more: `too many`, `it takes too long`; empty where these are all."""


def pattern(needle: str) -> re.Pattern[str] | None:
    """Make the pattern of what was typed.

    Args:
        needle: The words; any white space matches any white space. All in lower case matches any case, one capital
            matches the case as typed.

    Returns:
        A pattern without repetition but for white space, so linear on any text; None if nothing was typed.
    """
    parts = [re.escape(part) for part in needle.split()]
    if not parts:
        return None
    return re.compile(r"\s+".join(parts), re.IGNORECASE if needle == needle.lower() else 0)


def wanted(typed: str) -> Wanted | None:
    """Read what was typed to find: words, or behind `re:` a regular expression.

    Args:
        typed: As it stands on the line.

    Returns:
        What to find; None if nothing was typed.

    Raises:
        ExpressionError: The expression is none, or not yet.
    """
    if not typed.startswith(PREFIX):
        return pattern(typed)
    from warreader.tui.render.regex import expression  # most searches do without

    return expression(typed[len(PREFIX) :]) if typed[len(PREFIX) :].strip() else None


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Make the pattern that lights the words of a query in an article.

    Args:
        words: Words and phrases; one that ends in `*` matches every word that begins so.

    Returns:
        A pattern for whole words in any case; None where there are no words.
    """
    parts = []
    for word in sorted(set(words), key=len, reverse=True):
        stem, star, _ = word.partition("*")
        if stem.strip():
            parts.append(r"\s+".join(re.escape(part) for part in stem.split()) + (r"\w*" if star else r"\b"))
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE) if parts else None


def find(page: Page, wanted: Wanted) -> Found:
    """Find all hits in a page; of an expression those that come within 15 ms.

    Args:
        page: The page.
        wanted: What to find; a pattern never matches the empty string.

    Returns:
        The hits; `cut` is `SLOW` where `find_on` may find more.
    """
    shown, texts = _texts(page)
    found: list[tuple[int, int, int]] = []
    cut = SLOW
    with suppress(TimeoutError):
        found.extend(islice(_spans(texts, wanted), MOST_HITS + 1))
        cut = _MANY if len(found) > MOST_HITS else ""
    return _found(found, shown, cut)


def find_on(page: Page, wanted: Expression) -> Iterator[Found]:
    """Find all hits of a slow expression in a page, away from the screen.

    Args:
        page: The page.
        wanted: What to find.

    Yields:
        What is found so far, ten times a second if there is something new; at last what there is within half a second.
    """
    from warreader.tui.render.regex import SECONDS

    shown, texts = _texts(page)
    found: list[tuple[int, int, int]] = []
    cut, told = SLOW, time.monotonic()
    with suppress(TimeoutError):
        for hit in islice(wanted.spans(texts, SECONDS), MOST_HITS + 1):
            found.append(hit)
            if time.monotonic() - told > _EVERY:
                told = time.monotonic()
                yield _found(found, shown, "")
        cut = _MANY if len(found) > MOST_HITS else ""
    yield _found(found, shown, cut)


def _texts(page: Page) -> tuple[list[int], list[str]]:
    """Return the texts to search, those in sight first, and where each of these begins in the source text."""
    shown = [(paragraph.text, paragraph.start) for paragraph in page.paragraphs if paragraph.start is not None]
    folded = [block.span.of(page.article.text) for block in page.folded]
    return [start for _, start in shown], [*(text for text, _ in shown), *folded]


def _found(found: Sequence[tuple[int, int, int]], shown: Sequence[int], cut: str) -> Found:
    some = found[:MOST_HITS]
    hits = [Span(shown[number] + start, shown[number] + end) for number, start, end in some if number < len(shown)]
    return Found(tuple(sorted(hits)), len(some) - len(hits), cut)


def _spans(texts: Sequence[str], wanted: Wanted) -> Iterator[tuple[int, int, int]]:
    if not isinstance(wanted, re.Pattern):
        yield from wanted.spans(texts)
        return
    for number, text in enumerate(texts):
        for match in wanted.finditer(text):
            yield number, *match.span()


def step(hits: Sequence[Span], current: Span | None, place: int, by: int) -> Span | None:
    """Go to another hit; behind the last one comes the first.

    Args:
        hits: All of them, in order.
        current: The hit one stands on; None to begin at `place`.
        place: Code point of the source text at which the window begins.
        by: 1 for the next, -1 for the one before.

    Returns:
        The hit; None where there are none.
    """
    if not hits:
        return None
    if current is not None:
        return hits[(bisect_left(hits, current) + by) % len(hits)]
    index = bisect_left(hits, Span(place, place))
    return hits[index % len(hits)] if by > 0 else hits[index - 1]
