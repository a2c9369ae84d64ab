"""How values are written into the database: compact dates, IDs as bytes, and text that SQLite can bind."""

from __future__ import annotations

import hashlib
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
    """Give 64 bits of the SHA-256 of a text, as SQLite's signed integer."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) - _SIGN_BIT


def pack_published(published: Published | None) -> str | None:
    """Write a date as a compact JSON list; what is at its default at the end is left out."""
    if published is None:
        return None
    others = [_pack_claim(one.date, one.basis, one.confidence, one.evidence) for one in published.alternatives]
    form = _pack_claim(published.date, published.basis, published.confidence, published.evidence)
    form += [published.time, published.zone, others]
    while not form[-1] and not isinstance(form[-1], float):
        form.pop()
    return json.dumps(form, separators=(",", ":"))


def _pack_claim(date: PartialDate, basis: Basis, confidence: float, evidence: tuple[Evidence, ...]) -> list[Any]:
    places = [one.article if one.article is not None else [one.start, one.end] for one in evidence]
    return [str(date), str(basis), float(round(confidence, 3)), places]


def unpack_published(packed: str | None) -> Published | None:
    """Read what `pack_published` wrote.

    Raises:
        ValueError: It is damaged; so do TypeError and LookupError say.
    """
    if packed is None:
        return None
    form = json.loads(packed)
    date, basis, confidence, evidence, time, zone, others = form + [[], None, None, []][len(form) - 3 :]
    alternatives = tuple(
        Alternative(PartialDate.parse(one[0]), Basis(one[1]), one[2], _evidence(one[3])) for one in others
    )
    return Published(PartialDate.parse(date), Basis(basis), confidence, time, zone, _evidence(evidence), alternatives)


def _evidence(places: list[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(article=one) if isinstance(one, str) else Evidence(*one) for one in places)
