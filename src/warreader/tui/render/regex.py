"""Regular expressions typed by the reader, with bounded cost.

In: what was typed behind `re:`. Out: an expression that finds its hits or stops, or one line that says what is not yet
right. The engine is `regex`, since it can stop (decision 0091); it is imported when the first expression is typed.
"""

from __future__ import annotations

import re
import time
from math import prod
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

QUICK: Final = 0.015
"""What the search of one article may take on the screen's thread, so that no frame is late: 100 kB take 1 to 5 ms."""
SECONDS: Final = 0.5
"""What it may take beside the screen: what takes longer than 15 ms is going back and forth."""
LONGEST: Final = 500
"""Code points of an expression."""
MOST_COPIES: Final = 1_000
"""The product of all least numbers in `{4}`, `{2,}`: the engine writes a part out that often. `((ab){1000}){1000}` took
4 GB and a crash, 1,000 take 5 ms."""
_COUNTED: Final = re.compile(r"\{(\d+)(?:,\d*)?\}", re.ASCII)
_VERBOSE: Final = re.compile(r"\(\?[A-Za-z0-9]*x", re.ASCII)
"""Sets a flag by which blanks may stand in `{1 0}`; in one line there is nothing to gain by it."""
_ESCAPED: Final = re.compile(r"\\(?:[pPN]\{[^}]*\}?|.)|\(\?P?[<&][^)>]*[)>]|\(\?P[=>][^)]*\)|\[:\w*:\]", re.DOTALL)
"""What stands for something else, so that a capital in it is none of the text: `\\W`, `\\p{Lu}`, `(?P<Name>`."""


class ExpressionError(ValueError):
    """What was typed is no expression, or not yet; `str(error)` says why."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression."""

    compiled: regex.Pattern[str]
    """As the engine has it."""

    def spans(self, texts: Iterable[str], seconds: float = QUICK) -> Iterator[tuple[int, int, int]]:
        """Find all hits in texts that together may take a while; what else runs in Python goes on meanwhile.

        Args:
            texts: Each is searched by itself: `^` and `$` are its ends.
            seconds: How long it may take.

        Yields:
            The number of the text, from 0, and where the hit begins and ends in it; never an empty one.

        Raises:
            TimeoutError: The time is up.
        """
        until = time.perf_counter() + seconds
        for number, text in enumerate(texts):
            left = until - time.perf_counter()
            if left <= 0:
                raise TimeoutError
            for match in self.compiled.finditer(text, timeout=left, concurrent=True):
                if match.end() > match.start():
                    yield number, match.start(), match.end()
                if time.perf_counter() > until:
                    raise TimeoutError


def expression(typed: str) -> Expression:
    """Read a regular expression.

    Args:
        typed: What stands behind the prefix. Without a capital it matches any case.

    Returns:
        The expression.

    Raises:
        ExpressionError: It is none, or not yet, or asks for too much.
    """
    import regex as engine  # 30 ms that no start waits for

    if len(typed) > LONGEST:
        raise ExpressionError(f"an expression has at most {LONGEST} characters")
    if prod(max(1, int(number)) for number in _COUNTED.findall(typed)) > MOST_COPIES:
        raise ExpressionError(f"repeats in {{}} may make at most {MOST_COPIES:,} copies")
    if _VERBOSE.search(typed):
        raise ExpressionError("an expression is in one line: it cannot be verbose, (?x)")
    plain = _ESCAPED.sub("", typed)
    flags = engine.VERSION0 | (engine.IGNORECASE if plain == plain.lower() else 0)
    try:
        return Expression(engine.compile(typed, flags, cache_pattern=False))
    except engine.error as error:
        raise ExpressionError(_said(error)) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise ExpressionError("it is too deep") from error


def _said(error: regex.error) -> str:
    place = "" if error.pos is None else f", at character {error.pos + 1}"
    return f"{error.msg}{place}"
