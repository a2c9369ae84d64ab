"""Encodes values for the database: compact dates, IDs as bytes, and text that SQLite can bind."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any, Final

from warreader.article import (
    Alternative,
    Basis,
    Evidence,
    PartialDate,
    Published,
)

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SIGN_BIT: Final = 1 << 63
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"))
_LEAST: Final = 3  # values that a packed date always has: day, basis, confidence
_LETTERS: Final = {
    Basis.CORRECTED: "c",
    Basis.GIVEN: "g",
    Basis.STATED: "s",
    Basis.DATELINE: "d",
    Basis.URL: "u",
    Basis.CRAWLER: "w",
    Basis.YEAR_FILLED: "y",
    Basis.INFERRED: "i",
}
_BASES: Final = {**{letter: basis for basis, letter in _LETTERS.items()}, **{str(one): one for one in Basis}}
"""By letter, and by name as version 2 of the archive wrote it."""


def bindable(text: str) -> str:
    """Make a text that SQLite takes: lone surrogates become U+FFFD, one for one."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def identity_bytes(identity: str) -> bytes:
    """Write an ID as eight bytes.

    Raises:
        ValueError: It does not have 16 hexadecimal digits.
    """
    packed = bytes.fromhex(identity)
    if len(packed) != 8:  # noqa: PLR2004  # 16 digits
        raise ValueError(f"an ID has 16 hexadecimal digits, not {identity!r}")
    return packed


def text_hash(text: str) -> int:
    """Return 64 bits of the SHA-256 of a text, as SQLite's signed integer."""
    import hashlib  # 2 ms of a start, which stores nothing

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) - _SIGN_BIT


def dump(form: list[Any]) -> str:
    """Write a list as compact JSON; lone surrogates are escaped."""
    return _ENCODER.encode(form)


def pack_published(published: Published | None, day: int | None = None) -> str | None:
    """Write a date as a compact JSON list; what is at its default at the end is left out.

    Args:
        published: The date.
        day: The day that is known without it, as a proleptic Gregorian ordinal: the date is then not written again.
    """
    if published is None:
        return None
    others = [_pack_claim(str(one.date), one.basis, one.confidence, one.evidence) for one in published.alternatives]
    whole = None if day is None else published.date.whole
    date = 0 if whole is not None and whole.toordinal() == day else str(published.date)
    form = _pack_claim(date, published.basis, published.confidence, published.evidence)
    form += [published.time, published.zone, others]
    while len(form) > _LEAST and not form[-1]:
        form.pop()
    return dump(form)


def _pack_claim(date: str | int, basis: Basis, confidence: float, evidence: tuple[Evidence, ...]) -> list[Any]:
    places = [one.article if one.article is not None else [one.start, one.end] for one in evidence]
    sure = round(confidence, 3)
    return [date, _LETTERS[basis], 1 if sure == 1 else sure, places]


def unpack_published(packed: str | None, day: int | None = None) -> Published | None:
    """Read what `pack_published` wrote.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    if packed is None:
        return None
    form = json.loads(packed)
    date, basis, confidence, evidence, time, zone, others = form + [[], None, None, []][len(form) - _LEAST :]
    alternatives = tuple(
        Alternative(PartialDate.parse(one[0]), _BASES[one[1]], float(one[2]), _evidence(one[3])) for one in others
    )
    when = PartialDate.parse(date) if date else PartialDate.of(dt.date.fromordinal(day or 0))
    return Published(when, _BASES[basis], float(confidence), time, zone, _evidence(evidence), alternatives)


def _evidence(places: list[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(article=one) if isinstance(one, str) else Evidence(*one) for one in places)
