"""Resolves relative time stamps: '13 hours ago', 'vor 2 Tagen', '3 години тому'.

They say nothing without the day on which the page was captured.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from warreader.article import PartialDate, Span
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.lines import Line

_LONGEST_LINE: Final = 80  # a stamp, not a sentence
_MOST_LINES: Final = 40
_UNITS: Final = {
    "minute": "m|min(?:ute)?s?|minuten?|minutos?|minuti|minut[yę]?|хвилин[иу]?|минут[ыу]?|dakika|دقائق|دقيقة",
    "hour": "h|h(?:ou)?rs?|stunden?|heures?|horas?|or[ea]|godzin[yę]?|годин[иу]?|час(?:а|ов)?|saat|ساعات|ساعة",
    "day": "d|days?|zi(?:le)?|tag(?:en)?|jours?|d[ií]as?|giorn[io]|dni|dzień|дн(?:і|ів|я|ей)|день|gün|أيام|يوم",
    "week": "w|weeks?|săptămân[iă]|wochen?|semaines?|semanas?|settiman[ae]|tygodn(?:ie|i)|tydzień|"
    "тижн(?:і|ів)|недел[иьюя]|hafta",
}
_LONGEST: Final = {"minute": 24 * 60, "hour": 48, "day": 31, "week": 8}
_AMOUNT: Final = r"(?P<amount>\d{1,3}|an?|one|einer?|einem|une?|un[ao]?)"
_UNIT: Final = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
_AGO: Final = re.compile(
    rf"\b(?P<before>vor|il y a|hace|há|acum|منذ|قبل)\s{{1,2}}{_AMOUNT}\s{{1,2}}(?:{_UNIT})\b", re.IGNORECASE
)
_AGO_BEHIND: Final = re.compile(
    rf"\b{_AMOUNT}\s{{0,2}}(?:{_UNIT})\s{{1,2}}(?:ago|fa|temu|тому|назад|önce|atrás)\b", re.IGNORECASE
)
_DAY_WORD: Final = re.compile(
    r"(?:(?P<today>today|heute|aujourd'hui|hoy|oggi|dziś|dzisiaj|сьогодні|сегодня|bugün)|"
    r"(?P<yesterday>yesterday|gestern|hier|ayer|ieri|wczoraj|вчора|вчера|dün))[,\s|-]{1,4}(?P<time>\d{1,2}[:.]\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A stamp that counts back, resolved."""

    date: PartialDate
    """The day."""
    span: Span
    """Where it stands."""
    time: str | None
    """The time of day, where it prints one."""


def find_relative(lines: Sequence[Line], captured: dt.date, time: str | None) -> Relative | None:
    """Find the first stamp that counts back.

    Args:
        lines: Its lines.
        captured: The day on which the page was captured.
        time: The time of day of the capture, 'HH:MM'; None where unknown, then noon is taken.

    Returns:
        The stamp; None if there is none.
    """
    hour, minute = (int(part) for part in (time or "12:00").split(":"))
    moment = dt.datetime.combine(captured, dt.time(hour, minute), tzinfo=dt.UTC)
    for line in lines[:_MOST_LINES]:
        if len(line.text) > _LONGEST_LINE:
            continue
        if match := _AGO.search(line.text) or _AGO_BEHIND.search(line.text):
            back = _back(match)
            if back is not None:
                return Relative(PartialDate.of((moment - back).date()), _span(line, match), None)
        if match := _DAY_WORD.match(line.text):
            day = captured - dt.timedelta(days=match["today"] is None)
            clock = match["time"].replace(".", ":").zfill(len("HH:MM"))
            return Relative(PartialDate.of(day), _span(line, match), clock)
    return None


def _span(line: Line, match: re.Match[str]) -> Span:
    return Span(line.start + match.start(), line.start + match.end())


def _back(match: re.Match[str]) -> dt.timedelta | None:
    amount = int(match["amount"]) if match["amount"].isdigit() else 1
    unit = next(name for name in _UNITS if match[name])
    return dt.timedelta(**{f"{unit}s": amount}) if amount <= _LONGEST[unit] else None
