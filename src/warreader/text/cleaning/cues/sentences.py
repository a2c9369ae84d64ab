"""Tells a sentence of the story that opens like a cue from a cue: 'Follow us to the cellar', the children say.

In: a line and the phrase found in it. Out: yes or no. A cue speaks of the site (our newsletter, this article, the video
below) or names somebody ('Photo by Jane Roe'); a sentence that does neither, or in which somebody acts or speaks and
nothing of the site stands behind the phrase, is left to the line model. The words of each language stand in `voices`.
On the development pages of article-extraction-benchmark the share of junk that is folded stayed within 0.001.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.text.cleaning.cues import voices
from warreader.text.cleaning.cues.eastern import ARABIC, GREEK
from warreader.text.cleaning.cues.english import ENGLISH
from warreader.text.cleaning.cues.form import phrases_of
from warreader.text.cleaning.cues.french import FRENCH
from warreader.text.cleaning.cues.german import GERMAN
from warreader.text.cleaning.cues.polish import POLISH
from warreader.text.cleaning.cues.romance import ITALIAN, ROMANIAN, SPANISH
from warreader.text.cleaning.cues.russian import RUSSIAN
from warreader.text.cleaning.cues.ukrainian import UKRAINIAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.text.cleaning.cues.voices import Voice
    from warreader.text.cleaning.shape import Shape

_SPOKEN: Final = (
    (ENGLISH, voices.ENGLISH),
    (UKRAINIAN, voices.UKRAINIAN),
    (RUSSIAN, voices.RUSSIAN),
    (GERMAN, voices.GERMAN),
    (POLISH, voices.POLISH),
    (FRENCH, voices.FRENCH),
    (SPANISH, voices.SPANISH),
    (ITALIAN, voices.ITALIAN),
    (ROMANIAN, voices.ROMANIAN),
    (ARABIC, voices.ARABIC),
    (GREEK, voices.GREEK),
)
_FEWEST: Final = 5
"""Words of a sentence that is judged: 'Become a member today.' is a button."""
_FEWEST_TOLD: Final = 2
"""Words behind a lead's colon."""
_FULL_STOP: Final = re.compile(r"(?<!\.)\.[\"”’»']*$")
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile(r"[\"“„«»](?P<said>[^\"“”«»]{2,200})[\"”“»«](?P<rest>.{0,300})$")
"""What somebody says, wrote or painted, behind a lead: 'Read: "We are alive", in chalk, on the door.'"""
_NAMED: Final = " by"
_REACH_BY: Final = 2
_REACH: Final = 3
"""Words among which a name must stand: 'Photo by Jane Roe', 'Aus dem Englischen übersetzt von Jane Roe'."""
_CREDIT_SIGNS: Final = frozenset(":/(©")
"""Signs of a phrase that no story has in a line: '(Foto: dpa)'."""
_KEPT_LEADS: Final = frozenset({Kind.CAPTION, Kind.LEGAL, Kind.BYLINE})
"""Kinds whose leads have small letters behind them: 'Photo: courtesy of the family.'"""


@dataclass(frozen=True, slots=True)
class _Words:
    """A row of words, some of them with any ending."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def any_of(self, tokens: Iterable[str]) -> bool:
        """Return whether one of some words in lower case is in the row."""
        return any(token in self.whole or token.startswith(self.begun) for token in tokens)


@dataclass(frozen=True, slots=True)
class _Told:
    """How the languages of one phrase speak."""

    site: _Words
    saying: _Words
    acting: _Words


def _words(rows: Iterable[str]) -> _Words:
    words = " ".join(rows).split()
    return _Words(
        frozenset(word for word in words if word[-1] != "*"), tuple({word[:-1] for word in words if word[-1] == "*"})
    )


def _by_phrase(*columns: str) -> dict[str, _Told]:
    """Find how the languages of each phrase speak: 'foto' is a word of six of them."""
    spoken: defaultdict[str, list[Voice]] = defaultdict(list)
    for tables, voice in _SPOKEN:
        found = {phrase for row in tables for column in columns for phrase in phrases_of(getattr(row, column))}
        for phrase in found.difference(phrases_of(voice.never)):
            spoken[phrase].append(voice)
    made: dict[tuple[int, ...], _Told] = {}
    for many in spoken.values():
        key = tuple(map(id, many))
        if key not in made:
            made[key] = _Told(
                _words(voice.site for voice in many),
                _words(voice.saying for voice in many),
                _words(row for voice in many for row in (voice.acting, voice.saying)),
            )
    return {phrase: made[tuple(map(id, many))] for phrase, many in spoken.items()}


_PHRASES: Final = _by_phrase("lead", "start", "inside")
_NOTICES: Final = _by_phrase("notice")


def is_told(shape: Shape, phrase: str, kind: Kind) -> bool:
    """Return whether a line that opens with a cue phrase, or has one inside, is a sentence of the story.

    Args:
        shape: The line.
        phrase: The phrase, in lower case, as the table has it.
        kind: What the line would be.

    Returns:
        True if it ends as a sentence does and nothing but the phrase speaks of the site. False for languages without
        a voice.
    """
    told = _PHRASES.get(phrase)
    if told is None or shape.words < _FEWEST or not _FULL_STOP.search(shape.text):
        return False
    if not shape.folded.startswith(phrase):
        return _CREDIT_SIGNS.isdisjoint(phrase) and kind is not Kind.BYLINE and _tells(shape, phrase, told)
    if phrase[-1] == ":":
        return is_told_behind(shape, phrase[:-1].rstrip(), shape.opening[len(phrase) :].strip(), kind)
    if kind is Kind.BYLINE or phrase.endswith(_NAMED):
        reach = _REACH_BY if phrase.endswith(_NAMED) else _REACH
        if not _names(shape, len(phrase), reach):
            return True
    return kind is not Kind.BYLINE and _tells(shape, phrase, told)


def _tells(shape: Shape, phrase: str, told: _Told) -> bool:
    if not told.site.any_of(shape.tokens):
        return True
    around = _around(shape, phrase)
    return told.acting.any_of(around) and (told.saying.any_of(around) or not told.site.any_of(around))


def is_told_behind(shape: Shape, lead: str, rest: str, kind: Kind) -> bool:
    """Return the same of a line in which a mark stands behind the phrase: 'More: bread, salt, candles', with a stop.

    Args:
        shape: The line.
        lead: The phrase before the mark, in lower case.
        rest: What stands behind the mark, without spaces around it.
        kind: What the line would be.

    Returns:
        True if the rest is a sentence that begins with a small letter, since titles and names have capitals; or a
        quotation about which something is told.
    """
    told = _PHRASES.get(lead)
    if told is None or not _FULL_STOP.search(shape.text) or len(rest.split()) < _FEWEST_TOLD:
        return False
    if quoted := _QUOTED.match(rest):
        return _tells_of(quoted["rest"].lstrip(), kind)
    if not rest[0].islower():
        return False
    return kind not in _KEPT_LEADS or told.acting.any_of(_WORD.findall(rest.lower()))


def is_said(shape: Shape, phrase: str) -> bool:
    """Return whether somebody of the story says what small print says: 'without permission, the judges said'.

    Args:
        shape: The line.
        phrase: The phrase in it, in lower case.

    Returns:
        True if the line ends as a sentence does and has a verb of speech. False for languages without a voice.
    """
    told = _NOTICES.get(phrase)
    return told is not None and bool(_FULL_STOP.search(shape.text)) and told.saying.any_of(_around(shape, phrase))


def _around(shape: Shape, phrase: str) -> frozenset[str]:
    """Return the words of a line before and behind a phrase."""
    before, _, behind = shape.folded.partition(phrase)
    return frozenset(_WORD.findall(f"{before} {behind}"))


def _tells_of(rest: str, kind: Kind) -> bool:
    """Tell whether a quotation behind a lead belongs to the story: by what stands behind it, or since no name does."""
    if not any(map(str.isalpha, rest)):
        return kind is Kind.BYLINE  # 'Text: "Mum, they are coming."'
    return rest[0] in ",—–-" or rest[0].islower() or kind is Kind.BYLINE


def _names(shape: Shape, behind: int, reach: int) -> bool:
    """Return whether a name follows the phrase: a capital among the next words, or an account."""
    following = shape.opening[behind:].split()[:reach]
    return any(word[0].isupper() or word[0] in "@(" for word in following)
