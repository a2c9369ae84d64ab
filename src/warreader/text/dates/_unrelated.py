"""Recognises dates that cannot be the date of publication because they belong to something else.

The day of a quoted post, of a right, of a photograph, a bound ('until 31 March'), an entry of a timeline, a day that a
sentence of the story tells of. None of them is weighed; a quoted post still tells how old the article is at the most.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.text.dates._cues import COPYRIGHT, PUBLISHED, UPDATED
from warreader.text.dates._tokens import is_weekday, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.dates._expressions import Expression
    from warreader.text.lines import Line

CONTEXT: Final = 60
"""Code points before and behind a date that are looked at."""
_LONGEST_TWEET: Final = 300
_SENTENCE: Final = 60  # code points beside a date: a line of prose, not a stamp with a byline
_ENTRY: Final = 20
_MENU: Final = 3  # lines
_MENU_LINE: Final = 25
_MASTHEAD_REACH: Final = 600  # code points from the top
_TWEET: Final = re.compile(r"\(@\w+\)|twitter\.com|t\.co/|^[—–-]\s.{0,80}@\w+|^Posted by .{2,60} on ")
_HANDLE: Final = re.compile(r"@\w{2,20}\)?[\s·•-]*$")
_ADDRESS: Final = re.compile(r"https?://\S*$")
_BOUND: Final = re.compile(
    r"\b(?:due|payable|effective|ended|ending|until|before|since|from|through|expir\w+|maturing|matures?|after|seit|nach|"
    r"depuis|avant|après|після|после|до|з|с|із|со|od|desde|hasta|dal|dall|fino al|born|geboren|né|deadline:?|event:|"
    r"termin:)\s*(?:the\s|dem\s|le\s|el\s)?$",
    re.IGNORECASE,
)
_PHOTO_BEHIND: Final = re.compile(r"[\s.,)]*\(?(?:AP Photo|Photo\b|REUTERS/|AFP/|EPA/|Getty|Foto:|Фото:)|\bvia AP\b")
_PHOTO_BEFORE: Final = re.compile(r"(?:photo|foto|фото|image|bild|picture|зображення|zdjęcie):?\s?$", re.IGNORECASE)
_TODAY: Final = re.compile(
    r"^\W*(?:today(?:'s date)?(?: is)?|heute(?: ist)?|aujourd'hui|hoy(?: es)?|oggi|dzisiaj|dziś|dnes|danas|astăzi|azi|"
    r"сегодня|сьогодні|днес|bugün|σήμερα|اليوم|امروز)\b\W{0,3}[^\W\d_]{0,12}\W{0,9}$",
    re.IGNORECASE,
)
_FILE_PHOTO: Final = re.compile(r"FILE\b|(?:ARCHIV|Archiv)(?:foto|bild)?\b|Архивное фото|Архівне фото")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w'’ʼ]*)[,.]?\s*[(\[]?$")
_YEAR_WORD: Final = r"(?:року|роки|року\.|года|г\.|р\.|r\.|roku|жылы|ж\.|gada)"
_WORD_BEHIND: Final = re.compile(rf"\s*(?:{_YEAR_WORD})?[\s,)\]]*([^\W\d_]+)")


_NEW_SENTENCE: Final = re.compile(
    rf"\s*(?:{_YEAR_WORD})?\s+[\"'“„«(]?[A-ZÀ-ÖØ-ÞĀ-ſА-ЯІЇЄҐΑ-Ω\u0600-\u06ff\u0900-\u097f\u4e00-\u9fff]"
)
_PREPOSITIONS: Final = vocabulary(
    "on in of at from by the and for den dem am vom im der le la du de au el del al il dal dell en em da no na nu din "
    "у в на від з із с от до по dnia w we z od do v ve ze dne o за і та и а وفي في من منذ يوم بتاريخ"
)


class Foreign(StrEnum):
    """What a date belongs to that is no date of publication."""

    POST = "post"
    RIGHT = "right"
    PHOTOGRAPH = "photograph"
    BOUND = "bound"
    ENTRY = "entry"
    SENTENCE = "sentence"
    MASTHEAD = "masthead"
    """'Tuesday, January 9, 2024' above 'Home', 'News', 'Sport': the day of the crawl, in 5 of 5 on 382 pages."""


def belongs_to(
    text: str, expression: Expression, line: tuple[int, int], above: str, below: Sequence[Line]
) -> Foreign | None:
    """Return what a date belongs to, if it is no date of publication.

    Args:
        text: The source text.
        expression: The date.
        line: Where its line begins (or goes on behind a crawler's prefix), and where it ends.
        above: The line above.
        below: The lines below.

    Returns:
        What it belongs to; None if it may be the date of publication.
    """
    start, end = line
    before = text[max(start, expression.start - CONTEXT) : expression.start]
    behind = text[expression.end : min(end, expression.end + CONTEXT)]
    opening = text[start : min(end, start + _LONGEST_TWEET)]
    rest = (end - start) - (expression.end - expression.start)
    checks = (
        (Foreign.POST, _TWEET.search(opening) or _HANDLE.search(above[-CONTEXT:]) or _ADDRESS.search(before)),
        (Foreign.RIGHT, COPYRIGHT.search(before)),
        (Foreign.PHOTOGRAPH, expression.time is None and _is_of_photograph(before, behind, opening)),
        (Foreign.BOUND, _BOUND.search(before)),
        (Foreign.ENTRY, not before.strip() and behind.startswith(":") and rest > _ENTRY),
        (
            Foreign.MASTHEAD,
            _is_today(expression, before)
            or (expression.weekday is not None and rest < _ENTRY and _is_masthead(expression, before, below)),
        ),
        (Foreign.SENTENCE, rest >= _SENTENCE and expression.time is None and _goes_on(before, behind)),
    )
    return next((kind for kind, found in checks if found), None)


def _is_of_photograph(before: str, behind: str, opening: str) -> bool:
    """Return whether a date is in a caption; one that begins its line is not: '2 March 2022 Photo: Reuters'."""
    if _PHOTO_BEFORE.search(before) or _FILE_PHOTO.match(opening):
        return True
    return bool(before.strip() and _PHOTO_BEHIND.match(behind))


def _is_today(expression: Expression, before: str) -> bool:
    """Return whether a page says itself that the day is that of whoever reads it: 'Сегодня 22 ноября 2025'."""
    return expression.time is None and bool(_TODAY.match(before))


def _is_masthead(expression: Expression, before: str, below: Sequence[Line]) -> bool:
    menu = below[:_MENU]
    short = len(menu) == _MENU and all(len(line.text) < _MENU_LINE for line in menu)
    return short and expression.start < _MASTHEAD_REACH and expression.time is None and not _is_cued(before)


def _goes_on(before: str, behind: str) -> bool:
    return goes_on_before(before, behind) or goes_on_behind(before, behind)


def goes_on_before(before: str, behind: str) -> bool:
    """Return whether the words before a date belong to a sentence that takes it in.

    '... on March 2, 2022' does; '... by rocket strikes March 2, 2022 At least four' is a headline, a stamp and a story
    on one line; so is what stands behind 'Published'.
    """
    word = _WORD_BEFORE.search(before)
    if word is None or word[1][0].isupper() or is_weekday(word[1]) or _is_cued(before):
        return False
    return not _NEW_SENTENCE.match(behind) or word[1].lower() in _PREPOSITIONS


def goes_on_behind(before: str, behind: str) -> bool:
    """Return whether the words behind a date go on with its sentence: 'March 2, 2022, when ...'."""
    word = _WORD_BEHIND.match(behind)
    return bool(word and word[1][0].islower()) and not _is_cued(before)


def _is_cued(before: str) -> bool:
    return bool(PUBLISHED.search(before) or UPDATED.search(before))
