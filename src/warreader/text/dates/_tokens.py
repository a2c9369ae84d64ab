"""Tokens of the date grammar: numbers, words and single signs, with their positions."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from warreader.text.dates._months import MONTHS, PERSIAN_MONTHS, WEEKDAYS, fold

_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"  # Latin and Cyrillic accents, Hebrew points, Arabic vowels
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u09cd\u200c"  # Devanagari, Bengali, ZWNJ
)
_TOKEN: Final = re.compile(
    rf"(?P<number>(?:19|20)\d\d(?=\d{{1,2}}:\d\d)|\d+)|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ](?=[^\W\d_]))*)|(?P<sign>[^\w\s]|_)"
)
_LONGEST_NAME: Final = 24  # of a month or weekday, with a word glued before it


class Token(NamedTuple):
    """A number, a word, or one sign."""

    kind: str
    """`number`, `word` or `sign`."""
    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    text: str
    """As it stands."""
    glued: bool
    """True if no white space stands before it."""

    @property
    def value(self) -> int:
        """Its number; -1 for anything else, and for numbers of more than four digits."""
        return int(self.text) if self.kind == "number" and len(self.text) <= 4 else -1  # noqa: PLR2004  # a year


def vocabulary(words: str) -> frozenset[str]:
    """Make a set of the words in a text."""
    return frozenset(words.split())


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Cut `text[start:end]`.

    Args:
        text: Any text.
        start: Code point at which to begin.
        end: Code point at which to stop.

    Returns:
        The tokens in order; digits of every script are numbers.
    """
    behind = start
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        tokens.append(
            Token(match.lastgroup or "sign", match.start(), match.end(), match.group(), match.start() == behind)
        )
        behind = match.end()
    return tokens


def _glued_name(word: str, names: dict[str, int]) -> tuple[int, int] | None:
    """Find a name behind something written onto it: 'deskFebruary', "d'août"."""
    for at in range(len(word) - 1, 0, -1):
        behind_sign = word[at - 1] in "'’ʼ"
        if (behind_sign or (word[at].isupper() and word[at - 1].islower())) and (number := names.get(fold(word[at:]))):
            return number, at
    return None


def month_at(tokens: list[Token], index: int, names: dict[str, int] = MONTHS) -> tuple[int, int, int] | None:
    """Read the name of a month.

    Args:
        tokens: The tokens.
        index: Where it may begin.
        names: The table: that of the Gregorian or of the Persian calendar.

    Returns:
        Number of the month, index behind it, and code point at which the name begins; None if none stands there.
    """
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    token = tokens[index]
    if len(token.text) > _LONGEST_NAME:
        token = token._replace(text=token.text[-_LONGEST_NAME:], start=token.end - _LONGEST_NAME)
    folded = fold(token.text)
    if index + 1 < len(tokens) and tokens[index + 1].kind == "word":
        number = names.get(f"{folded} {fold(tokens[index + 1].text[:_LONGEST_NAME])}")
        if number:
            return number, index + 2, token.start
    if number := names.get(folded):
        return number, index + 1, token.start
    if glued := _glued_name(token.text, names):
        return glued[0], index + 1, token.start + glued[1]
    return None


def persian_month_at(tokens: list[Token], index: int) -> tuple[int, int, int] | None:
    """Read the name of a month of the Persian calendar; else as `month_at`."""
    return month_at(tokens, index, PERSIAN_MONTHS)


def weekday_of(token: Token) -> int | None:
    """Read the name of a weekday: 0 for Monday; None if the token is none."""
    return WEEKDAYS.get(fold(token.text)) if token.kind == "word" and len(token.text) <= _LONGEST_NAME else None


def is_weekday(word: str) -> bool:
    """Return whether a word names a weekday."""
    return len(word) <= _LONGEST_NAME and fold(word) in WEEKDAYS
