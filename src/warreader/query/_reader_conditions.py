"""Conditions on the reader's own data: tags and notes; and how a tag is spelt."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

from warreader.frozen import dataclass
from warreader.query._quoting import quote
from warreader.terminal import show_line

LONGEST_TAG: Final = 64
"""Code points."""


def tag_name(text: str) -> str:
    """Write a tag in its one form: 'War  Crimes' and 'war-crimes' are the same tag.

    Args:
        text: As it was typed.

    Returns:
        Lower case, composed (NFC), with a hyphen for white space.

    Raises:
        ValueError: It is empty or too long, begins with a sign, or holds what a terminal must not see.
    """
    name = "-".join(unicodedata.normalize("NFC", text.casefold()).split())
    if not name:
        raise ValueError("a tag needs a name")
    if len(name) > LONGEST_TAG:
        raise ValueError(f"a tag has at most {LONGEST_TAG} characters; this one has {len(name)}")
    if name[0] in "+-=~" or show_line(name) != name or any(unicodedata.category(one) in {"Co", "Cn"} for one in name):
        raise ValueError(f"{text!r} is no tag; begin it with a letter or digit")
    return name


class HasKind(StrEnum):
    """The values of `has:`."""

    NOTE = "note"
    """The reader wrote a note on the article or on a passage of it."""
    TAG = "tag"
    """The reader gave the article a tag."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The reader gave the article a tag: `tag:hospital`."""

    name: str
    """As `tag_name` writes it."""

    def __str__(self) -> str:
        return f"tag:{quote(self.name, value=True)}"


@dataclass(frozen=True, slots=True)
class Noted:
    """A note of the reader on the article has a word or phrase: `note:witness`."""

    text: str
    """As typed, without quotes; it holds at least one letter or digit."""
    prefix: bool = False
    """True if the last word may go on."""

    def __str__(self) -> str:
        return f"note:{quote(self.text, value=True)}" + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Has:
    """The article has a note or tag of the reader: `has:note`."""

    thing: HasKind
    """Of which kind."""

    def __str__(self) -> str:
        return f"has:{self.thing}"
