"""Leaves slugs out of the database that follow from the row: nearly all are date, title and digits of the ID, plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import SLUG_LENGTH

if TYPE_CHECKING:
    from warreader.article import Published

_ID_DIGITS: Final = 8
_SPACE: Final = SLUG_LENGTH - _ID_DIGITS - 1
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")


def usual_slug(title: str, published: Published | None, identity: str) -> str:
    """Make the slug that a title in ASCII usually has: python-slugify's, in a twentieth of its time.

    Args:
        title: As the database holds it.
        published: The date there.
        identity: 16 digits.

    Returns:
        What the slug is if it does not have to be stored.
    """
    plain = _SEPARATORS.sub("-", _THOUSANDS.sub("", f"{published.date if published else ''} {title}".lower())).strip(
        "-"
    )
    if len(plain) > _SPACE:
        plain = _cut(plain)
    return f"{plain}-{identity[:_ID_DIGITS]}"


def _cut(plain: str) -> str:
    """Cut at words as python-slugify does: what is too long is left out, what still fits goes on."""
    cut = ""
    for word in plain.split("-"):
        if len(cut) + len(word) < _SPACE:
            cut += f"{word}-"
        elif len(cut) + len(word) == _SPACE:
            cut += word
            break
    return cut.strip("-")


def pack_slug(slug: str, title: str, published: Published | None, identity: str) -> str:
    """Write a slug; empty where `unpack_slug` makes it out of the rest."""
    return "" if slug == usual_slug(title, published, identity) else slug


def unpack_slug(packed: str, title: str, published: Published | None, identity: str) -> str:
    """Read a slug."""
    return packed or usual_slug(title, published, identity)
