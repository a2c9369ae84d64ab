"""The identity of an article: its ID and its slug."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warreader.article._calendar import PartialDate
    from warreader.article._model import Given

ID_DIGITS: Final = 16
"""Hexadecimal digits of an ID: 64 bits, so that a million articles share one with a chance of 3 in 100 million."""
SLUG_LENGTH: Final = 80
"""The longest slug: fits every file system with room for a folder and a suffix."""
_SLUG_ID_DIGITS: Final = 8
_SEPARATOR: Final = "\x1f"  # the unit separator: cannot make two different triples look alike
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
_TITLE_SHARE: Final = 400  # more than enough for the slug; python-slugify is linear but slow


def article_id(text: str, given: Given) -> str:
    """Name a text by its content and by what was given with it.

    Args:
        text: The source text.
        given: Only the title and the date count. The same text with another given title is another article.

    Returns:
        The first 16 hexadecimal digits of SHA-256 over given title, given date and source text, joined by U+001F,
        in UTF-8 (lone surrogates as they are).
    """
    import hashlib  # 2 ms of a start, which names no text

    parts = (given.title or "", given.published or "", text)
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def slug(title: str, published: PartialDate | None, identity: str) -> str:
    """Make a readable name for files and links.

    Args:
        title: The headline; any script.
        published: The date; None where there is none.
        identity: The article's ID.

    Returns:
        Date and headline in `a-z0-9-`, cut at a word, then the first 8 digits of the ID; at most 80 characters, never
        empty, never a reserved file name (the digits see to that).
    """
    tail = identity[:_SLUG_ID_DIGITS]
    space = SLUG_LENGTH - len(tail) - 1
    if title.isascii() and "&" not in title:
        words = plain_words(f"{published or ''} {title[:_TITLE_SHARE]}", space)
        return f"{words}-{tail}" if words else tail
    from slugify import slugify  # 17 ms of import, and only an import needs it

    sound = title[:_TITLE_SHARE].encode("utf-8", "replace").decode()  # slugify warns of lone surrogates
    stem = re.sub(r"\s+", " ", f"{published or ''} {sound}")
    words = slugify(stem, max_length=space, word_boundary=True)
    return f"{words}-{tail}" if words else tail


def plain_words(text: str, space: int) -> str:
    """Write a text in ASCII without entities of HTML as python-slugify does, in a twentieth of its time.

    Args:
        text: The text.
        space: The longest result; cut at words: what is too long is left out, what still fits goes on.

    Returns:
        Its words, with hyphens between them.
    """
    plain = _SEPARATORS.sub("-", _THOUSANDS.sub("", text.lower())).strip("-")
    if len(plain) <= space:
        return plain
    cut = ""
    for word in plain.split("-"):
        if len(cut) + len(word) < space:
            cut += f"{word}-"
        elif len(cut) + len(word) == space:
            cut += word
            break
    return (cut or plain[:space]).strip("-")
