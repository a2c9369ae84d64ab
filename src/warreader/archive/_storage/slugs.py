"""Leaves slugs out of the database where they follow from the row: date, title and the digits of the ID."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import SLUG_LENGTH, plain_words

if TYPE_CHECKING:
    from warreader.article import Published

_ID_DIGITS: Final = 8
_SPACE: Final = SLUG_LENGTH - _ID_DIGITS - 1


def usual_slug(title: str, published: Published | None, identity: str) -> str:
    """Make the slug that a title in ASCII usually has.

    Args:
        title: As the database holds it.
        published: The date there.
        identity: 16 digits.

    Returns:
        What the slug is if it does not have to be stored.
    """
    plain = plain_words(f"{published.date if published else ''} {title}", _SPACE)
    return f"{plain}-{identity[:_ID_DIGITS]}"


def pack_slug(slug: str, title: str, published: Published | None, identity: str) -> str:
    """Write a slug; empty where `unpack_slug` makes it out of the rest."""
    return "" if slug == usual_slug(title, published, identity) else slug


def unpack_slug(packed: str, title: str, published: Published | None, identity: str) -> str:
    """Read a slug."""
    return packed or usual_slug(title, published, identity)
