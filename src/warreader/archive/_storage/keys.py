"""The keys of the full-text index: one private-use word for each thing that can be filtered by.

A filter is then a word like any other: FTS5 intersects the list of articles about Kharkiv with that of 'shelling' from
both ends, whichever is shorter. Text that is indexed or asked for cannot hold such a word: U+E000 is taken out of it.
Chinese and Japanese have no spaces between words; their characters are indexed one by one, so that a word is a phrase.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.codec import bindable
from warreader.article import Label

if TYPE_CHECKING:
    from warreader.article import Basis

_MARK: Final = "\ue000"

ANY: Final = f"{_MARK}a"
"""Every article has it: a query of negations only needs something to start from."""
NONE: Final = f"{_MARK}z"
"""No article has it."""
INFERRED: Final = f"{_MARK}i"
"""The date is inferred."""
UNKNOWN: Final = f"{_MARK}u"
"""No date, a date without a year, or an inferred one."""
DUPLICATE: Final = f"{_MARK}d"
"""The text was there before."""
SUPERSEDED: Final = f"{_MARK}older"
"""There is a later text of its page."""
WAITING: Final = f"{_MARK}n"
"""It is not annotated yet."""

# Letters of the other kinds of key: for kept text, and for folded text.
_CITY: Final = ("c", "f")
_SPELLING: Final = ("k", "j")
_COUNTRY: Final = ("g", "h")
_REGION: Final = ("r", "t")
_EVENT: Final = ("e", "m")
_NAME: Final = {Label.PER: ("p", "q"), Label.ORG: ("w", "v")}
_DATED: Final = "y"
_GUESSED: Final = "x"
_FOCUS: Final = "o"
_SOURCE: Final = "s"
_LANGUAGE: Final = "l"
_BASIS: Final = "b"


def city(geonameid: int, *, kept: bool) -> str:
    """The article names the city."""
    return f"{_MARK}{_CITY[not kept]}{geonameid}"


def focus(geonameid: int) -> str:
    """The article is about the city."""
    return f"{_MARK}{_FOCUS}{geonameid}"


def spelling(number: int, *, kept: bool) -> str:
    """The article spells a city so."""
    return f"{_MARK}{_SPELLING[not kept]}{number}"


def country(code: str, *, kept: bool) -> str:
    """The article names a city of the country."""
    return f"{_MARK}{_COUNTRY[not kept]}{code.lower()}"


def region(number: int, *, kept: bool) -> str:
    """The article names a city of the region."""
    return f"{_MARK}{_REGION[not kept]}{number}"


def event(digits: str, *, kept: bool) -> str:
    """The article tells of a day (YYYYMMDD), or of days that lie in one month (YYYYMM) or year (YYYY)."""
    return f"{_MARK}{_EVENT[not kept]}{digits}"


def dated(digits: str) -> str:
    """The article was published then, as it says or as was given: YYYYMMDD, YYYYMM or YYYY."""
    return f"{_MARK}{_DATED}{digits}"


def guessed(digits: str) -> str:
    """The article's date is inferred, and this is it or one of its alternatives."""
    return f"{_MARK}{_GUESSED}{digits}"


def name(label: Label, number: int, *, kept: bool) -> str:
    """The article has the name of a person or organisation."""
    return f"{_MARK}{_NAME[label][not kept]}{number}"


def source(number: int) -> str:
    """The article comes from the source."""
    return f"{_MARK}{_SOURCE}{number}"


def language(number: int) -> str:
    """The article is written in the language."""
    return f"{_MARK}{_LANGUAGE}{number}"


def basis(value: Basis) -> str:
    """The date rests on this."""
    return f"{_MARK}{_BASIS}{value.replace('-', '')}"


@cache
def _single() -> re.Pattern[str]:
    """Find characters that stand for themselves; 1.5 ms to compile, and not needed to list what there is."""
    return re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def indexable(text: str) -> str:
    """Prepare text for the index, and text to look for: what FTS5 shall cut into words."""
    if text.isascii():
        return text
    return _single().sub(r" \1 ", bindable(text).replace(_MARK, " "))
