"""How values are written into the database: compressed texts, compact dates, and text that SQLite can bind."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from warreader.article import (
    Alternative,
    Basis,
    Evidence,
    Given,
    PartialDate,
    Published,
    annotation_from_form,
    annotation_to_form,
)

if TYPE_CHECKING:
    from warreader.article import Annotation

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LEVEL: Final = 3  # zstd: 0.40 of the raw size at 133 MB/s; level 9 gains 3 % at a fifth of the speed (measured)
_SIGN_BIT: Final = 1 << 63


def bindable(text: str) -> str:
    """Make a text that SQLite takes: lone surrogates become U+FFFD, one for one."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def pack_text(text: str) -> bytes:
    """Compress a text; lone surrogates survive."""
    return _compress(text.encode("utf-8", "surrogatepass"))


def unpack_text(packed: bytes) -> str:
    """Read what `pack_text` wrote."""
    return _decompress(packed).decode("utf-8", "surrogatepass")


def pack_detail(given: Given, annotation: Annotation) -> bytes:
    """Compress what was given and what was understood."""
    form = {"given": asdict(given), "annotation": annotation_to_form(annotation)}
    return _compress(json.dumps(form, separators=(",", ":")).encode())


def unpack_detail(packed: bytes) -> tuple[Given, Annotation]:
    """Read what `pack_detail` wrote."""
    form = json.loads(_decompress(packed))
    return Given(**form["given"]), annotation_from_form(form["annotation"])


def _compress(content: bytes) -> bytes:
    import zstandard  # noqa: PLC0415  # 13 ms of import, and a list needs none of it

    return zstandard.ZstdCompressor(level=_LEVEL).compress(content)


def _decompress(packed: bytes) -> bytes:
    import zstandard  # noqa: PLC0415  # see above

    try:
        return zstandard.ZstdDecompressor().decompress(packed)
    except zstandard.ZstdError as error:
        raise ValueError(f"compressed text: {error}") from error


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
    """Write a date as compact JSON: what is at its default is left out."""
    if published is None:
        return None
    form = _pack_claim(published)
    if published.time is not None:
        form["t"] = published.time
    if published.zone is not None:
        form["z"] = published.zone
    if published.alternatives:
        form["a"] = [_pack_claim(one) for one in published.alternatives]
    return json.dumps(form, separators=(",", ":"))


def _pack_claim(claim: Published | Alternative) -> dict[str, Any]:
    form: dict[str, Any] = {"d": str(claim.date), "b": str(claim.basis), "c": round(claim.confidence, 3)}
    if claim.evidence:
        form["e"] = [one.article if one.article is not None else [one.start, one.end] for one in claim.evidence]
    return form


def unpack_published(packed: str | None) -> Published | None:
    """Read what `pack_published` wrote."""
    if packed is None:
        return None
    form = json.loads(packed)
    alternatives = tuple(
        Alternative(PartialDate.parse(one["d"]), Basis(one["b"]), one["c"], _evidence(one)) for one in form.get("a", ())
    )
    date = PartialDate.parse(form["d"])
    return Published(date, Basis(form["b"]), form["c"], form.get("t"), form.get("z"), _evidence(form), alternatives)


def _evidence(form: dict[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(article=one) if isinstance(one, str) else Evidence(*one) for one in form.get("e", ()))
