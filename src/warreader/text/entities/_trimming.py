"""Strips affixes that are no part of a name: Turkish case endings, Arabic words for a region.

In: a name found in a text of a language. Out: the same name, perhaps shorter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Label

if TYPE_CHECKING:
    from warreader.text.entities._rules import Found

_TURKISH: Final = frozenset({"tr", "az"})
_ENDING: Final = re.compile(r"['’][a-zçğıöşü]{1,8}\Z")
"""Behind an apostrophe Turkish puts the case of a name: "Tahran'ı", "Selami'nin", "Natanz'daki" (Türk Dil Kurumu)."""
_REGION_NOUN: Final = re.compile(r"(?:ولاية|محافظة|مدينة|إقليم|اقليم|منطقة|قطاع|بلدة|قرية|مخيم|مقاطعة)[ \u00a0](?=\w)")
"""Stands before the name of a place, as 'province of' does."""


def trimmed(text: str, found: Found, language: str | None) -> Found:
    """Cut a name down to itself.

    Args:
        text: The source text.
        found: A name found in it.
        language: Of the text; None where unknown.

    Returns:
        The name without case ending or word for a region; as it is in other languages, and never empty.
    """
    if language in _TURKISH and found.label in {Label.PER, Label.LOC, Label.ORG}:
        ending = _ENDING.search(text, found.start, found.end)
        if ending and ending.start() > found.start:
            return found._replace(end=ending.start())
    if language == "ar" and found.label is Label.LOC:
        noun = _REGION_NOUN.match(text, found.start, found.end)
        if noun and noun.end() < found.end:
            return found._replace(start=noun.end())
    return found
