"""Normalizes place names to the keys of the gazetteer.

In: a name as somebody printed it. Out: lower-case words without accents, apostrophes and hyphens, joined by one space.
`tools/build_gazetteer.py` writes keys with the same functions that look them up, so the two cannot drift apart.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from warreader.text.letters import without_marks

LETTER: Final = r"[^\W\d_]"
MARK: Final = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\u00ad]"
APOSTROPHE: Final = "['’ʼ`‘′]"
WORD: Final = re.compile(
    rf"(?:{LETTER}\.){{2,}}|{LETTER}(?:{LETTER}|{MARK})*(?:{APOSTROPHE}{LETTER}(?:{LETTER}|{MARK})*)*"
)
"""A word of any script: letters, the marks on them, and apostrophes inside. `U.S.` is one word. Linear."""

_SINGLES: Final = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
        "ґ": "г", "ѣ": "е", "\u0640": "",  # Arabic tatweel stretches a line and means nothing
        "ک": "ك", "ی": "ي", "ى": "ي", "ۀ": "ه", "ة": "ه", "ھ": "ه", "ٱ": "ا", "گ": "غ", "پ": "ب", "چ": "ج", "ڤ": "ف",
        "\u00ad": "", "\u200c": "", "\u200d": "", ".": "",
        **dict.fromkeys("'’ʼ`‘′ʻʹ", ""),
    }
)  # fmt: skip
_CANON: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_MAX_NAME: Final = 100


def fold(word: str) -> str:
    """Fold one word: case, accents, apostrophes and look-alike letters of Arabic and Persian.

    Args:
        word: A word of any script.

    Returns:
        What is left of it; empty where nothing but marks stood there. `ї` folds to `і` and `й` to `и` as accents do:
        the gazetteer is folded in the same way.
    """
    if word.isascii():
        lower = word.lower()
        if lower.isalpha():
            return lower
        return lower.translate(_SINGLES)
    return without_marks(unicodedata.normalize("NFKD", word.casefold().translate(_SINGLES))).translate(_SINGLES)


def key_of(words: list[str]) -> str:
    """Join folded words to a key; `saint` and `st`, `mount` and `mt`, `fort` and `ft` are one."""
    return " ".join([_CANON.get(word, word) for word in words])


def name_key(name: str) -> str:
    """Fold a whole name.

    Args:
        name: A name; only its first 100 characters count.

    Returns:
        Its key; empty where it holds no letter.
    """
    return key_of([folded for match in WORD.finditer(name[:_MAX_NAME]) if (folded := fold(match.group()))])
