"""The features of the line model: measurements of each line, its neighbours, and its place in the page.

In: the pieces, what the rules said of them, and a table of words. Out: one row of numbers a piece, in the order of
`FEATURES`. Length, end, capitals and place carry most of the weight and depend on no language; function words count
where the language is known, the table of words where its language is the page's.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.cues import loose_cue
from warreader.text.cleaning.evidence import attributes
from warreader.text.cleaning.layout import PLACE, places
from warreader.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.text.cleaning.page import Piece, Verdict
    from warreader.text.cleaning.shape import Shape

OWN: Final = (
    "words",
    "characters",
    "ends",
    "colon",
    "question",
    "ellipsis",
    "comma_end",
    "lower_start",
    "digit_start",
    "quote_start",
    "bullet_start",
    "bracket_start",
    "capitals",
    "shouting",
    "digits",
    "punctuation",
    "word_length",
    "function_words",
    "commas",
    "sentences",
    "quotes",
    "pipes",
    "address",
    "sign",
    "brackets",
    "prose",
    "year",
    "said",
    "vocabulary",
    "vocabulary_least",
    "promotion",
    "caption",
    "small_print",
    "pointer",
    "label",
    "pictured",
    "weekday_date",
    "pronouns",
    "tail",
    "bracket_end",
    "duration",
    "folded",
    "doubted",
    "kept",
)
"""What a row says of the line itself; `capitals` and `function_words` are -1 where script or language has none."""
BESIDE: Final = (
    "words",
    "ends",
    "capitals",
    "prose",
    "folded",
    "function_words",
    "punctuation",
    "vocabulary",
    "promotion",
    "caption",
    "pointer",
)
"""What a row says of each neighbour, two before and two behind; -2 where there is none."""
STEPS: Final = (-2, -1, 1, 2)
FEATURES: Final = (*OWN, *PLACE, *(f"{name}{step:+d}" for step in STEPS for name in BESIDE))
"""The names of the columns."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_SENTENCES: Final = re.compile(r"[.!?…]['\"”’»)]*\s+[\"“«(‘]?[^\W_]")
_ADDRESS: Final = re.compile(r"https?://|www\.|\.com\b|\.org\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PICTURED: Final = re.compile(
    r"\b(?:left|right|centre|center|pictured|photo|photograph|file|image|looks? on|poses?|speaks during|is seen|"
    r"seen here|shown|shows|walks? (?:past|by)|stands? (?:in|at|next|near)|handout|illustration|rendering|screenshot|"
    r"зліва|справа|ліворуч|праворуч|слева|на фото|на знімку|на снимке|links|rechts|im bild|archivbild|na zdjęciu|"
    r"lewej|prawej|gauche|droite|izquierda|derecha|sinistra|destra)\b"
)
"""Words of captions that are written as sentences."""
_WEEKDAY_DATE: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}"
)
"""A day printed whole inside a line: captions of agencies have it, stories say 'on Wednesday'."""
_YOURS: Final = frozenset(
    """you your our us we ваш ваша ваші вас наш наша нас ihr ihre uns votre vous nos nuestro vostro dumneavoastră
    waszej nasz naszej""".split()
)
"""Words by which a site speaks of itself and to its readers."""
_TAIL: Final = re.compile(r"[^\W\d]{3}[.!?…۔][\"”»')]{0,2}\s+[\"“«(‘\[]{0,2}([^.!?…۔]{1,60})$")
"""What stands behind the last sentence of a line without being one: a caption's credit."""
_BRACKET_END: Final = re.compile(r"[(\[（][^()\[\]（）]{2,50}[)\]）]\W?$")
_DURATION: Final = re.compile(r"(?:^|\s)\d{1,2}:\d\d(?::\d\d)?\b|\b\d+(?:[.,]\d+)? ?(?:[KMGkКМ][Bb]|КБ|МБ|кб|мб)\b")
"""How long a recording plays, or the size of a file."""
_LAST: Final = 140
"""Code points of a line's end that are searched for its credit."""
_QUOTES: Final = frozenset('"“”«»„')
_BULLETS: Final = frozenset("-–—•*▪■●►▶→·>+|")
_PIPES: Final = frozenset("|•»›·")
_UNKNOWN: Final = -1.0
_NOBODY: Final = -2.0
_DOUBT: Final = 0.86
"""Confidence of a rule below which the model may overrule it."""
_INDEX: Final = {name: number for number, name in enumerate(OWN)}
_BESIDE: Final = tuple(_INDEX[name] for name in BESIDE)
_LOOSE: Final = (
    (Kind.NEWSLETTER, Kind.SHARE, Kind.PAYWALL, Kind.ADVERT, Kind.LIVE),
    (Kind.CAPTION, Kind.AUDIO, Kind.SOCIAL),
    (Kind.LEGAL, Kind.COMMENTS),
    (Kind.RELATED,),
    (Kind.BYLINE, Kind.OTHER, Kind.SECTION, Kind.TIMESTAMP),
)
"""Kinds of loose cue, in the order of the features promotion, caption, small_print, pointer, label."""
_LOOSE_ROWS: Final[dict[Kind | None, tuple[float, ...]]] = {
    kind: tuple(float(kind in group) for group in _LOOSE) for kind in (None, *Kind)
}


def is_doubted(verdict: Verdict | None) -> bool:
    """Return whether the model may overrule a verdict: a fold by a rule that is not sure."""
    return verdict is not None and not verdict.kept and verdict.confidence < _DOUBT


def tabulate(
    pieces: Sequence[Piece],
    verdicts: Sequence[Verdict | None],
    language: str | None,
    vocabulary: Mapping[str, float],
) -> list[tuple[float, ...]]:
    """Measure a page.

    Args:
        pieces: The page.
        verdicts: What the rules said, one a piece.
        language: ISO 639-1; None where unknown, then function words count for nothing.
        vocabulary: Word in lower case -> how much it speaks for the article, above 0, or against it, below 0.

    Returns:
        One row a piece, of the length of `FEATURES`.
    """
    common = frozenset(FUNCTION_WORDS[language].split()) if language in FUNCTION_WORDS else None
    own = [_own(piece, verdict, common, vocabulary) for piece, verdict in zip(pieces, verdicts, strict=True)]
    place = places(pieces, verdicts, [bool(row[_INDEX["prose"]]) for row in own])
    nobody = (_NOBODY,) * len(BESIDE)
    beside = [nobody, nobody, *(tuple(row[index] for index in _BESIDE) for row in own), nobody, nobody]
    return [
        (*row, *place[at], *beside[at], *beside[at + 1], *beside[at + 3], *beside[at + 4]) for at, row in enumerate(own)
    ]


def _own(
    piece: Piece, verdict: Verdict | None, common: frozenset[str] | None, vocabulary: Mapping[str, float]
) -> tuple[float, ...]:
    shape = piece.shape
    text = shape.text
    last = text[-1]
    tokens = _WORD.findall(text)
    return (
        math.log1p(shape.words),
        math.log1p(piece.end - piece.start),
        float(shape.ends),
        float(last in ":："),
        float(last in "?？؟"),
        float(text.endswith(("...", "…"))),
        float(last in ",;،"),
        *_start(text[0]),
        *_words(text, tokens, common),
        (text.count(",") + text.count("،")) / max(1, len(tokens)),
        math.log1p(sum(1 for _ in _SENTENCES.finditer(text))),
        float(not _QUOTES.isdisjoint(text)),
        float(min(3, sum(map(text.count, _PIPES)))),
        float(bool(_ADDRESS.search(text))),
        float("@" in text or "#" in text),
        float("(" in text),
        float(shape.prose and shape.ends),
        float(bool(_YEAR.search(text[-60:]))),
        float(attributes(shape)),
        *_speaks(shape, vocabulary),
        *_LOOSE_ROWS[loose_cue(shape)],
        float(min(2, len(_PICTURED.findall(shape.folded)))),
        float(bool(_WEEKDAY_DATE.search(shape.folded))),
        float(not _YOURS.isdisjoint(shape.tokens)),
        *_credit(text),
        float(verdict is not None and not verdict.kept),
        float(is_doubted(verdict)),
        float(verdict is not None and verdict.kept),
    )


def _credit(text: str) -> tuple[float, float, float]:
    """Count the words behind the last sentence, and tell whether a bracket ends the line and a length stands in it."""
    end = text[-_LAST:]
    tail = _TAIL.search(end)
    return (
        float(len(tail[1].split())) if tail else 0.0,
        float(bool(_BRACKET_END.search(end))),
        float(bool(_DURATION.search(end))),
    )


def _start(first: str) -> tuple[float, ...]:
    return (
        float(first.islower()),
        float(first.isdigit()),
        float(first in _QUOTES),
        float(first in _BULLETS),
        float(first in "(["),
    )


def _words(text: str, tokens: Sequence[str], common: frozenset[str] | None) -> tuple[float, ...]:
    """Return capitals, shouting, digits, punctuation, word length and function words, as shares."""
    alphabetic = [token for token in tokens if not token[0].isdigit()]
    letters, count = len(alphabetic) or 1, len(tokens) or 1
    upper = sum(token[0].isupper() for token in alphabetic)
    cased = bool(upper) or any(map(str.islower, text))
    size = sum(map(len, tokens))
    return (
        upper / letters if cased else _UNKNOWN,
        sum(token.isupper() and len(token) > 1 for token in alphabetic) / letters if cased else _UNKNOWN,
        (len(tokens) - len(alphabetic)) / count,
        max(0, len(text) - size - text.count(" ")) / len(text),
        size / count,
        sum(token.lower() in common for token in alphabetic) / letters if common else _UNKNOWN,
    )


def _speaks(shape: Shape, vocabulary: Mapping[str, float]) -> tuple[float, float]:
    """Add up what a line's words speak for or against the article, and give the one that speaks most against it."""
    if not shape.tokens:
        return 0.0, 0.0
    found = [vocabulary.get(token, 0.0) for token in shape.tokens]
    return math.fsum(found) / math.sqrt(len(found)), min(found)
