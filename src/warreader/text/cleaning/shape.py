"""Measurements of one line, computed once for the rules and the line model.

In: a line. Out: its shape. A line of 50 MB costs as much as one of some thousand characters: what lies behind the cap
cannot change what a line of that length is.
"""

from __future__ import annotations

import re
from typing import Final

from warreader.frozen import dataclass

CAP: Final = 3_000
"""Code points measured of one line; a paragraph longer than this (500 words) is prose by its length alone."""
STEM: Final = 5
"""Letters by which two forms of a word are taken for one: Харкові, Харкова."""
LOWER: Final = "a-zß-öø-ÿа-яёіїєґąćęłńśźżěščřžůőűțșăğşı"
UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐĄĆĘŁŃŚŹŻĚŠČŘŽŮŐŰȚȘĂĞŞİ"
"""Letters by case, for character classes: where a small one meets a capital, a crawler ran two words together."""
_TOKENS: Final = 1_000
"""Code points whose words are looked up in tables: no cue, label or casualty stands behind them alone."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END: Final = re.compile(r"[.!?…։。！？؟۔][\"”’»')\]›“]*$")
_OPENING_MARKS: Final = re.compile(r"^[\s\-–—•*▪■●►▶→✔✅❌⚡️❗‼️>»«\"'“”|+.·]+")
_CJK: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_PROSE_WORDS: Final = 12
"""Words of the shortest prose line: shorter ones were headings, captions and teasers more often than not."""
_LONG: Final = 40
"""Words at which a line is prose whatever its end: wire paragraphs end in a cut or an ellipsis now and then."""
_CJK_WORD: Final = 2
"""Characters of a Chinese or Japanese word, about."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What was measured of a line."""

    text: str
    """The line, at most `CAP` code points of it."""
    opening: str
    """Its text without bullets and quotes before it, apostrophes made one."""
    folded: str
    """`opening` in lower case, with single spaces."""
    tokens: frozenset[str]
    """The words of `folded`, without figures; of the first thousand code points."""
    stems: frozenset[str]
    """The first five letters of each of them."""
    words: int
    """Words, or pairs of characters in scripts without spaces."""
    ends: bool
    """It ends as a sentence does."""
    prose: bool
    """It is a paragraph of an article by its length and end."""


def measure(line: str) -> Shape:
    """Measure a line.

    Args:
        line: Its text, without white space around it; never empty.

    Returns:
        Its shape.
    """
    text = line if len(line) <= CAP else line[:CAP]
    opening = _OPENING_MARKS.sub("", text).replace("’", "'") or text
    folded = " ".join(lower_case(opening).split())
    tokens = frozenset(_WORD.findall(folded[:_TOKENS]))
    count = len(text.split())
    if not text.isascii():
        count += len(_CJK.findall(text)) // _CJK_WORD
    ends = bool(_SENTENCE_END.search(line[-12:]))
    prose = len(line) > CAP or count >= _LONG or (count >= _PROSE_WORDS and (ends or line[-1] in ":;,"))
    return Shape(text, opening, folded, tokens, frozenset(token[:STEM] for token in tokens), count, ends, prose)


def lower_case(text: str) -> str:
    """Make lower case in which İ of Turkish is the one letter that the tables have."""
    return text.lower().replace("i\u0307", "i")
