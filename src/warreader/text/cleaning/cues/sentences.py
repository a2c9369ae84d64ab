"""Tells a sentence of the story that opens like a cue from a cue: 'Follow us to the cellar', the children say.

In: a line and the English phrase found in it. Out: yes or no. A cue speaks of the site (our newsletter, this article,
the video below) or names somebody ('Photo by Jane Roe'); a sentence that does neither, or in which somebody acts and
nothing of the site stands behind the phrase, is left to the line model. The words were set
by hand on 26 written pages; on the development pages of article-extraction-benchmark the share of junk that is folded
stayed within 0.001.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.cues.english import ENGLISH

if TYPE_CHECKING:
    from warreader.text.cleaning.shape import Shape

_PHRASES: Final = frozenset(
    " ".join(phrase.split())
    for row in ENGLISH
    for column in (row.lead, row.start, row.inside)
    for phrase in column.split("·")
)
_NOTICES: Final = frozenset(" ".join(phrase.split()) for row in ENGLISH for phrase in row.notice.split("·"))
_SPEAKING: Final = frozenset({"said", "says", "told", "tells", "asked", "asks", "ask", "ruled", "wrote"})
_FEWEST: Final = 5
"""Words of a sentence that is judged: 'Become a member today.' is a button."""
_FEWEST_TOLD: Final = 2
"""Words behind a lead's colon."""
_FULL_STOP: Final = re.compile(r"(?<!\.)\.[\"”’»']*$")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SITE: Final = frozenset(
    """our us your subscriber subscribers newsletter newsletters inbox email emails mail account app apps channel
    channels page site website web article articles story stories coverage reporting journalism journalist journalists
    podcast podcasts video videos audio photo photos picture pictures gallery blog update updates news alert alerts
    notifications facebook twitter telegram instagram youtube whatsapp viber google tiktok linkedin threads link links
    here below click tap comment comments browser javascript cookie cookies policy privacy login password content
    advertisement ad ads sponsor sponsors subscription membership member members edition headlines feed episode
    moderated error mistake typo ctrl enter window agree accept conversation discussion section topic topics analysis
    copyright reserved permission headline reuters ap afp getty epa tass anadolu maxar planet handout file courtesy
    reply required signed registered logged subscribe username device player slideshow playback""".split()  # noqa: SIM905
)
"""What a line about the site speaks of."""
_ACTING: Final = frozenset(
    """he she they him her them his their hers theirs i my was were had has did said says say told tell tells asked
    asks wrote writes write reads read warned begs urged ordered whisper whispers shout shouted sang sing ends came went
    reached arrived hung hangs stood stands took lived lives died knew knows shows learn puts""".split()  # noqa: SIM905
)
"""Somebody of the story, or what happened to them."""
_NAMED: Final = " by"
_KEPT_LEADS: Final = frozenset({Kind.CAPTION, Kind.LEGAL, Kind.BYLINE})
"""Kinds whose leads have small letters behind them: 'Photo: courtesy of the family.'"""


def is_told(shape: Shape, phrase: str, kind: Kind) -> bool:
    """Tell whether a line that opens with a cue phrase, or has one inside, is a sentence of the story.

    Args:
        shape: The line.
        phrase: The phrase, in lower case, as the table has it.
        kind: What the line would be.

    Returns:
        True if it ends as a sentence does and nothing but the phrase speaks of the site. False for other languages.
    """
    if phrase not in _PHRASES or shape.words < _FEWEST or not _FULL_STOP.search(shape.text):
        return False
    at = shape.folded.find(phrase)
    if at == 0 and phrase.endswith(_NAMED) and not _names(shape, len(phrase)):
        return True
    if kind is Kind.BYLINE:
        return False
    if _SITE.isdisjoint(shape.tokens):
        return True
    around = frozenset(_WORD.findall(shape.folded[: max(at, 0)] + " " + shape.folded[at + len(phrase) :]))
    return _SITE.isdisjoint(around) and not _ACTING.isdisjoint(around)


def is_told_behind(shape: Shape, lead: str, rest: str, kind: Kind) -> bool:
    """Tell the same of a line in which a mark stands behind the phrase: 'More: bread, salt, candles', with a stop.

    Args:
        shape: The line.
        lead: The phrase before the mark, in lower case.
        rest: What stands behind the mark, without spaces around it.
        kind: What the line would be.

    Returns:
        True if the rest is a sentence that begins with a small letter: titles and names have capitals.
    """
    if lead not in _PHRASES or not _FULL_STOP.search(shape.text) or len(rest.split()) < _FEWEST_TOLD:
        return False
    if not rest[0].islower():
        return False
    return kind not in _KEPT_LEADS or not _ACTING.isdisjoint(_WORD.findall(rest.lower()))


def is_said(shape: Shape, phrase: str) -> bool:
    """Tell whether somebody of the story says what small print says: 'without permission, the judges said'.

    Args:
        shape: The line.
        phrase: The phrase in it, in lower case.

    Returns:
        True if the line ends as a sentence does and has a verb of speech. False for other languages.
    """
    return phrase in _NOTICES and bool(_FULL_STOP.search(shape.text)) and not _SPEAKING.isdisjoint(shape.tokens)


def _names(shape: Shape, behind: int) -> bool:
    """Tell whether a name follows the phrase: a capital among the next two words, or an account."""
    following = shape.opening[behind:].split()[:2]
    return any(word[0].isupper() or word[0] in "@(" for word in following)
