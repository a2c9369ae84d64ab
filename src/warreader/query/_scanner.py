"""The scanner: cuts a query into parentheses, operators, words, phrases and field names."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import Final

from warreader.frozen import dataclass

_CLOSING: Final = {'"': '"', "“": '”“"', "„": '”“"', "‟": '”“"', "”": '”"', "«": "»"}
_WORD: Final = re.compile(r"[^\s()\"“”„‟«»]+")
_FIELD: Final = re.compile(r"[^\W\d_]+:")
_NEAR: Final = re.compile(r"NEAR(?:/(\d{1,4}))?\Z")


class Mark(Enum):
    """Kinds of token."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    FIELD = auto()
    WORD = auto()
    QUOTED = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query."""

    mark: Mark
    """What it is."""
    text: str
    """A word or the inside of quotes; a field's name; the distance of a NEAR."""
    start: int
    """Code point of the query at which it begins."""
    end: int
    """Code point behind it."""
    closed: bool = True
    """False for quotes that do not end."""


def searchable(text: str) -> bool:
    """Return whether the index can hold anything of a text: a letter, a digit or a private-use character."""
    return any(character.isalnum() or unicodedata.category(character) == "Co" for character in text)


def scan(text: str) -> list[Token]:
    """Cut a query into tokens.

    Args:
        text: What the user typed.

    Returns:
        The tokens in order. Every character that is not white space belongs to one.
    """
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        token = _next(text, place)
        tokens.append(token)
        place = token.end
    return tokens


def _next(text: str, start: int) -> Token:
    first = text[start]
    if first in "()":
        return Token(Mark.OPEN if first == "(" else Mark.CLOSE, first, start, start + 1)
    if first in _CLOSING:
        return _quoted(text, start)
    if start > 0 and text[start - 1] == ":":
        return _word(text, start)
    if first == "-" and text[start + 1 : start + 2].strip():
        return Token(Mark.NOT, first, start, start + 1)
    if field := _FIELD.match(text, start):
        return Token(Mark.FIELD, field.group()[:-1].casefold(), start, field.end())
    word = _word(text, start)
    return _operator(word.text, start, word.end) or word


def _word(text: str, start: int) -> Token:
    word = _WORD.match(text, start)
    end = word.end() if word else start + 1  # a closing quote that nothing opened
    return Token(Mark.WORD, text[start:end], start, end)


def _operator(word: str, start: int, end: int) -> Token | None:
    if word in {"AND", "OR", "NOT"}:
        return Token(Mark[word], word, start, end)
    if near := _NEAR.match(word):
        return Token(Mark.NEAR, near.group(1) or "", start, end)
    return None


def _quoted(text: str, start: int) -> Token:
    closing = _CLOSING[text[start]]
    content: list[str] = []
    place = start + 1
    while place < len(text):
        character = text[place]
        if character in closing:
            if character == '"' and text[place + 1 : place + 2] == '"':  # a doubled quote stands for itself
                content.append(character)
                place += 2
                continue
            return Token(Mark.QUOTED, "".join(content), start, place + 1)
        content.append(character)
        place += 1
    return Token(Mark.QUOTED, "".join(content), start, len(text), closed=False)
