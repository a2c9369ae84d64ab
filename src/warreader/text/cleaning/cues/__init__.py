"""Recognises cue lines: short lines that announce what is not the article ('Read more: …', 'Advertisement').

In: the words of one line. Out: the cue, with its kind and the phrase that gave it away. Whole phrases and leads are one
dictionary look-up, phrases inside a line one look-up a word, so the cost does not grow with the tables.
Precision of short against long lines was measured by category on 181 pages (e.g. byline 0.96 against 0.54, timestamp
0.98 against 0.41): hence the limits on words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.text.cleaning.cues.buttons import BUTTONS
from warreader.text.cleaning.cues.eastern import ARABIC, GREEK, PERSIAN, TURKISH
from warreader.text.cleaning.cues.english import ENGLISH
from warreader.text.cleaning.cues.form import phrases_of
from warreader.text.cleaning.cues.french import FRENCH
from warreader.text.cleaning.cues.german import GERMAN
from warreader.text.cleaning.cues.others import OTHERS
from warreader.text.cleaning.cues.polish import POLISH
from warreader.text.cleaning.cues.portuguese import CZECH, PORTUGUESE
from warreader.text.cleaning.cues.romance import ITALIAN, ROMANIAN, SPANISH
from warreader.text.cleaning.cues.russian import RUSSIAN
from warreader.text.cleaning.cues.sentences import is_said, is_told, is_told_behind
from warreader.text.cleaning.cues.sites import SITES
from warreader.text.cleaning.cues.ukrainian import UKRAINIAN
from warreader.text.cleaning.shape import LOWER, UPPER, lower_case, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.text.cleaning.shape import Shape

SHORT: Final = 14
"""Words of a line that may be a cue whatever its end; beyond, precision falls from 0.96 to 0.4 (see above)."""
UNENDED: Final = 40
"""Words of a line that may be a cue if it does not end as a sentence does."""
NOTICE: Final = 60
"""Words of a notice: a legal phrase that nobody writes in a story may stand in a whole paragraph of small print."""
_LEAD_LENGTH: Final = 60
"""Code points among which the delimiter of a lead must stand: the longest lead of the tables has 45."""
_DELIMITER: Final = re.compile(r"\s*[:|»›…：।\t]|\.\.\.|\s[-–—]\s?|[–—]\s|\s{2,}|\s?>+")
_GLUED: Final = re.compile(f"([{LOWER}])([{UPPER}])")
_QUESTION: Final = re.compile(r"(?<=[?!]) ")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_GREEK: Final = re.compile(r"[\u0370-\u03ff]")
_UNSPACED: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TABLES: Final = (
    *ENGLISH,
    *UKRAINIAN,
    *RUSSIAN,
    *POLISH,
    *GERMAN,
    *FRENCH,
    *SPANISH,
    *ITALIAN,
    *ROMANIAN,
    *ARABIC,
    *PERSIAN,
    *GREEK,
    *TURKISH,
    *PORTUGUESE,
    *CZECH,
    *OTHERS,
    *SITES,
    *BUTTONS,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells what a line is."""

    kind: Kind
    """What the line is."""
    phrase: str
    """The phrase of the table, in lower case."""
    alone: bool
    """The phrase is the whole line: what it announces may follow on the next lines."""
    sure: bool
    """The phrase stands alone, before a delimiter or as a notice, not merely at the start or inside."""


def _phrases(column: str) -> Iterator[tuple[Kind, str]]:
    for row in _TABLES:
        for phrase in phrases_of(getattr(row, column)):
            yield row.kind, phrase


def cue_phrases() -> tuple[str, ...]:
    """Return all phrases of the tables, in lower case: what the line model learns words of other languages from."""
    columns = ("whole", "lead", "start", "inside", "notice")
    return tuple(sorted({phrase for column in columns for _, phrase in _phrases(column)}))


def _dictionary(*columns: str) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for column in columns:
        for kind, phrase in _phrases(column):
            found.setdefault(_key(phrase), kind)
            found.setdefault(_key(_as_capitals(phrase)), kind)
    return found


def _as_capitals(phrase: str) -> str:
    """Write a phrase as capitals made small again have it: Greek ones bear no accents."""
    if not _GREEK.search(phrase):
        return phrase
    return unicodedata.normalize("NFC", re.sub("\u0301", "", unicodedata.normalize("NFD", phrase)))


def _key(phrase: str) -> str:
    return phrase.strip(" .,:;!?-–—()[]'\"«»…")


def _starts() -> dict[str, tuple[tuple[str, Kind], ...]]:
    found: defaultdict[str, list[tuple[str, Kind]]] = defaultdict(list)
    for kind, phrase in _phrases("start"):
        found[phrase.split(maxsplit=1)[0]].append((phrase, kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _anchored(column: str) -> tuple[dict[str, tuple[tuple[str, Kind], ...]], tuple[tuple[str, Kind], ...]]:
    """Sort the phrases of a column by their first word; those of scripts without spaces have none and stand apart."""
    by_word: defaultdict[str, list[tuple[str, Kind]]] = defaultdict(list)
    unspaced: list[tuple[str, Kind]] = []
    for kind, phrase in _phrases(column):
        word = _FIRST_WORD.search(phrase)
        if word is None or _UNSPACED.search(phrase):
            unspaced.append((phrase, kind))
        else:
            by_word[word.group()].append((phrase, kind))
    ordered = {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in by_word.items()}
    return ordered, tuple(unspaced)


def _word_sets() -> tuple[tuple[Kind, frozenset[str]], ...]:
    sets: defaultdict[Kind, set[str]] = defaultdict(set)
    for row in _TABLES:
        sets[row.kind].update(row.words.split())
    return tuple((kind, frozenset(words)) for kind, words in sets.items() if words)


_WHOLE: Final = _dictionary("whole", "lead")
_LEAD: Final = _dictionary("lead")
_START: Final = _starts()
_INSIDE: Final = _anchored("inside")
_NOTICE: Final = _anchored("notice")
_WORDS: Final = _word_sets()
_QUOTES: Final = frozenset('"“„«‘”»')
_LONGEST_ANNOUNCED: Final = 6
"""Words of a line that announces a list: 'Read more fact checks:'."""
_FEWEST_OF_LEAD: Final = 2
"""Words of a lead that may have more words behind it there."""
_READ: Final = frozenset(
    """read see related читайте дивіться смотрите lesen czytaj zobacz przeczytaj lire lea lee leggi citește vezi leia
    čtěte διαβάστε اقرأ""".split()
)
"""What such a lead begins with: 'Also on Friday:' is the story."""
_NUMBERS: Final = re.compile(r"^\W*(?:\d[\d.,k]*(?:[ \u00a0]\d{3})*\+?\W+)?|(?:\W+\d[\d.,k]*\+?)?\W*$")


def find_cue(shape: Shape) -> Cue | None:
    """Return whether a line is a cue line.

    Args:
        shape: What was measured of the line.

    Returns:
        The cue; None if the line is none, or too long to be sure.
    """
    if shape.words > NOTICE or not shape.folded:
        return None
    if shape.words <= SHORT or (shape.words <= UNENDED and not shape.ends):
        found = _find_whole(shape) or _find_lead(shape)
        if not found and shape.text[0] not in _QUOTES:  # what somebody says is no cue: “Help us”
            found = _find_start(shape) or _find_inside(shape) or _find_glued(shape)
            if found and is_told(shape, found.phrase, found.kind):
                found = None
        if found:
            return found
    if shape.words <= UNENDED and shape.text[0] == "©" and not (shape.ends and shape.text[1:].lstrip()[:1].islower()):
        return Cue(_START["©"][0][1], "©", alone=False, sure=True)
    if (notice := _stands_in(shape, _NOTICE)) and not is_said(shape, notice[0]):
        return Cue(notice[1], notice[0], alone=False, sure=True)
    return None


def loose_cue(shape: Shape) -> Kind | None:
    """Return which cue a line would be if its length did not matter: a hint for the line model, no ground for a fold.

    Args:
        shape: What was measured of the line.

    Returns:
        The kind; None where no phrase begins it or stands in it.
    """
    found = _find_lead(shape) or _find_start(shape)
    if found:
        return found.kind
    inside = _stands_in(shape, _INSIDE) or _stands_in(shape, _NOTICE)
    return inside[1] if inside else None


def _find_whole(shape: Shape) -> Cue | None:
    if shape.words > SHORT or (shape.ends and shape.text[0] in _QUOTES):
        return None  # “Next.” is what somebody says
    bare = _NUMBERS.sub("", shape.folded)
    if kind := _WHOLE.get(bare):
        return Cue(kind, bare, alone=True, sure=True)
    tokens = [token for token in re.split(r"[\s|/·•,]+", shape.folded) if any(map(str.isalpha, token))]
    for kind, words in _WORDS:
        if tokens and all(token.strip("().:!-") in words for token in tokens):
            return Cue(kind, " ".join(tokens[:3]), alone=False, sure=True)
    return None


def _find_lead(shape: Shape) -> Cue | None:
    match = _DELIMITER.search(shape.opening, 1, _LEAD_LENGTH)
    while match:
        head = _NUMBERS.sub("", lower_case(shape.opening[: match.start()]))
        head = " ".join(head.split())
        if (kind := _LEAD.get(head)) and not is_told_behind(shape, head, shape.opening[match.end() :].strip(), kind):
            return Cue(kind, head, alone=match.end() >= len(shape.opening), sure=True)
        match = _DELIMITER.search(shape.opening, match.end(), _LEAD_LENGTH)
    return _find_announcing(shape)


def _find_announcing(shape: Shape) -> Cue | None:
    """Look for a lead with more words before the colon that ends the line: 'Read more fact checks:'."""
    words = shape.folded.split()
    if shape.text[-1] not in ":：" or words[0] not in _READ or not _FEWEST_OF_LEAD < len(words) <= _LONGEST_ANNOUNCED:
        return None
    for count in range(len(words) - 1, _FEWEST_OF_LEAD - 1, -1):
        head = " ".join(words[:count])
        if _LEAD.get(head) is Kind.RELATED:
            return Cue(Kind.RELATED, head, alone=True, sure=True)
    return None


def _find_start(shape: Shape) -> Cue | None:
    behind = _QUESTION.split(shape.folded, maxsplit=1)[1:]  # 'Found a mistake? Select it and press …'
    for line in (shape.folded, shape.folded.lstrip("([ "), *behind):
        first = line.split(maxsplit=1)[0] if line else ""
        for phrase, kind in (*_START.get(first, ()), *_START.get(first[:1], ())):
            if line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalnum():
                return Cue(kind, phrase, alone=False, sure=False)
    return None


def _find_inside(shape: Shape) -> Cue | None:
    inside = _stands_in(shape, _INSIDE)
    return Cue(inside[1], inside[0], alone=False, sure=False) if inside else None


def _find_glued(shape: Shape) -> Cue | None:
    """Look again where a crawler ran words together: 'Media captionThe bridge', 'in CharkiwQuelle: dpa'."""
    if not _GLUED.search(shape.text):
        return None
    parted = measure(_GLUED.sub(r"\1 \2", shape.text))
    return _find_start(parted) or _find_inside(parted)


def _stands_in(
    shape: Shape, phrases: tuple[dict[str, tuple[tuple[str, Kind], ...]], tuple[tuple[str, Kind], ...]]
) -> tuple[str, Kind] | None:
    by_word, unspaced = phrases
    for word in sorted(shape.tokens & by_word.keys()):
        for phrase, kind in by_word[word]:
            at = shape.folded.find(phrase)
            before = shape.folded[at - 1] if at > 0 else shape.text[0]
            if at < 0 or before in _QUOTES:  # “some rights reserved” is spoken of
                continue
            if at == 0 or not phrase[0].isalnum() or not shape.folded[at - 1].isalnum():
                return phrase, kind
    if not shape.folded.isascii():
        return next((row for row in unspaced if row[0] in shape.folded), None)
    return None
