"""The date grammar: reads one date from a sequence of tokens, in every notation that news uses.

In comes a row of tokens and a place in it, out comes the date that begins there: in figures with the year first or
last, with the name of a month, in Chinese, Japanese or Korean signs, in the Persian calendar, with or without its year.
A day that no calendar has (31 June, an Iranian year with a French month) is no date, and no part of it is one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.article import PartialDate
from warreader.frozen import dataclass
from warreader.text.dates._clock import clock_at
from warreader.text.dates._persian import FIRST_YEAR as FIRST_PERSIAN_YEAR
from warreader.text.dates._persian import LAST_YEAR as LAST_PERSIAN_YEAR
from warreader.text.dates._persian import to_gregorian
from warreader.text.dates._tokens import Token, month_at, persian_month_at, vocabulary

if TYPE_CHECKING:
    from datetime import date

FIRST_YEAR: Final = 1900
"""No earlier year is a date of publication of crawled news."""
LAST_YEAR: Final = 2100
"""No later one either: a misprint, or a trap such as 9999-12-31."""
_DAYS: Final = 31
_MONTHS: Final = 12
_OCTOBER: Final = 10
_SHORT: Final = 2  # digits of a day, a month, a year without its century
_YEAR_WIDTH: Final = 4
_MONTH_REACH: Final = 5  # tokens: a name of two words, a full stop, the day
_CENTURY_TURN: Final = 70  # two digits: 70 to 99 are 19xx (the earliest wire archives), the rest 20xx
_ORDINALS: Final = vocabulary("st nd rd th er º ª го ое ого й ste de η . - / °")
_OF: Final = vocabulary("of de del di d da van від ng - –")
_YEAR_FILLERS: Final = vocabulary("жылғы жылы ж gada m . , год года р рік року г em de del - / г년")
_BEFORE_YEAR: Final = vocabulary(". , - / –")
_OF_YEAR: Final = vocabulary("de del d of г gada")
_BEHIND_MONTH: Final = vocabulary(". - / de")
_BEHIND_DAY: Final = vocabulary(", . - / of")
_BEFORE_CLOCK: Final = vocabulary(", at @")
_COMMA: Final = vocabulary(",")
_DASHES: Final = vocabulary("- / .")
_YEAR_SIGNS: Final = "年년"
_MONTH_SIGNS: Final = "月월"
_DAY_SIGNS: Final = "日号號일"
_SEPARATORS: Final = "-/.−–"


class Form(StrEnum):
    """How a date is written."""

    ISO = "iso"
    """Year first, in figures."""
    NAMED = "named"
    """With the name of the month, or in Chinese, Japanese or Korean signs."""
    NUMERIC = "numeric"
    """Year last, in figures: day and month may be in either order."""
    PERSIAN = "persian"
    """A day of the Persian calendar, converted."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a row of tokens."""

    first: int
    """Index of its first token."""
    behind: int
    """Index behind its last token."""
    start: int
    """Code point at which it begins: inside the first token where something is glued before the month."""
    end: int
    """Code point behind it."""
    date: PartialDate | None
    """What it means; None for a day that no calendar has, or of a year out of reach."""
    form: Form
    """How it is written."""
    rival: PartialDate | None = None
    """The day with day and month the other way round; None where only one reading exists."""
    month_first: bool | None = None
    """For figures that allow one order only: which one; None where they do not tell."""
    short_year: bool = False
    """True if the year has two digits."""


def partial(year: int | None, month: int, day: int | None) -> PartialDate | None:
    """Make a date if there is such a day, and its year is one in which crawled news was published."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def date_at(tokens: list[Token], at: int) -> Written | None:
    """Read the date that begins at an index.

    Args:
        tokens: The tokens.
        at: An index into them.

    Returns:
        The date, whose day may not exist; None if no date begins there.
    """
    token = tokens[at]
    if token.kind == "word":
        near = any(one.kind == "number" for one in tokens[at + 1 : at + _MONTH_REACH])
        return _month_first(tokens, at) if near else None
    if len(token.text) == _YEAR_WIDTH:
        return _year_first(tokens, at) if token.kind == "number" else None
    return _short_figure(tokens, at) if _is_day(token) else None


def _short_figure(tokens: list[Token], at: int) -> Written | None:
    """Read a date that begins with a figure of one or two digits."""
    if at > 1 and tokens[at].glued and tokens[at - 1].glued and tokens[at - 2].kind == "number":
        if tokens[at - 1].text == "-":
            return _day_first(tokens, at)  # '14-20 March'
        if tokens[at - 1].text in ":./,":
            return None
    found = _numeric(tokens, at) or _east_asian(tokens, at, at, None) or _day_first(tokens, at)
    if found and found.date and found.date.year is None:
        later = _month_first(tokens, at + 1)  # '10 March 2, 2022'
        return None if later and later.date and later.date.year and later.date.day else found
    return found


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _skip(tokens: list[Token], index: int, words: frozenset[str], most: int) -> int:
    while most and index < len(tokens) and tokens[index].text.lower() in words:
        index, most = index + 1, most - 1
    return index


def _is_day(token: Token) -> bool:
    return 1 <= token.value <= _DAYS and len(token.text) <= _SHORT


def _day_at(tokens: list[Token], index: int) -> int | None:
    return tokens[index].value if index < len(tokens) and _is_day(tokens[index]) else None


def _full_year(short: int) -> int:
    return short + (1900 if short >= _CENTURY_TURN else 2000)


def _year_at(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    """Read a year of four digits, or of two behind an apostrophe: the year, the index behind, whether it is short."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.text in {"'", "’", "‘"} and len(_text(tokens, index + 1)) == _SHORT and tokens[index + 1].value >= 0:
        return _full_year(tokens[index + 1].value), index + 2, True
    if token.value >= 0 and len(token.text) == _YEAR_WIDTH:
        return token.value, index + 1, False
    return None


def _made(
    tokens: list[Token], span: tuple[int, int], date: PartialDate | None, form: Form, *, start: int | None = None
) -> Written:
    first, behind = span
    return Written(first, behind, tokens[first].start if start is None else start, tokens[behind - 1].end, date, form)


def _of_day(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _year_first(tokens: list[Token], at: int) -> Written | None:
    """Read '2022-03-02', '2022年3月2日', '2022. március 2.', '1400/12/09', '2022 жылғы 2 наурыз'."""
    year = tokens[at].value
    sign = _text(tokens, at + 1)[:1]
    if sign and sign in _YEAR_SIGNS:
        return _east_asian(tokens, at, at + 2, year)
    if sign and sign in _SEPARATORS and _text(tokens, at + 3) == sign and at + 4 < len(tokens):
        return _figures(tokens, at, year)
    index = _skip(tokens, at + 1, _YEAR_FILLERS, 2)
    day = _day_at(tokens, index)
    if day is not None:
        name = month_at(tokens, index + 1) if tokens[index - 1].kind == "word" else None
        return _made(tokens, (at, name[1]), partial(year, name[0], day), Form.NAMED) if name else None
    if not (name := month_at(tokens, index)):
        return None
    day_index = _skip(tokens, name[1], _DASHES, 1)
    day = _day_at(tokens, day_index)
    if day is None or _text(tokens, day_index + 1) == ":" or _year_at(tokens, _skip(tokens, day_index + 1, _COMMA, 1)):
        return None  # '2022 March 2:30', or a year before 'March 2, 2022'
    return _made(tokens, (at, day_index + 1), partial(year, name[0], day), Form.NAMED)


def _figures(tokens: list[Token], at: int, year: int) -> Written | None:
    """Read '2022-03-02', or '1400/12/09' of the Persian calendar."""
    month, day, sign = tokens[at + 2], tokens[at + 4], tokens[at + 1].text
    if len(month.text) > _SHORT or len(day.text) > _SHORT or month.value < 0 or day.value < 0 or not month.glued:
        return None
    if _goes_on(tokens, at + 5, sign):
        return None
    if FIRST_PERSIAN_YEAR < year <= LAST_PERSIAN_YEAR:
        return _made(tokens, (at, at + 5), _of_day(to_gregorian(year, month.value, day.value)), Form.PERSIAN)
    return _made(tokens, (at, at + 5), partial(year, month.value, day.value), Form.ISO)


def _goes_on(tokens: list[Token], index: int, sign: str) -> bool:
    """Return whether figures go on behind a sign: '2022.03.02.11', '1.2.2022-3'."""
    if index + 1 >= len(tokens) or not (tokens[index].glued and tokens[index + 1].glued):
        return False
    if _text(tokens, index + 2) == ":":
        return False  # '28.01.2020-15:49'
    return tokens[index].text in {sign, "/", "-"} and tokens[index + 1].kind == "number"


def _east_asian(tokens: list[Token], first: int, at: int, year: int | None) -> Written | None:
    """Read '3月2日' at an index, with the year already read."""
    month, day = _day_at(tokens, at), _day_at(tokens, at + 2)
    month_sign, day_sign = _text(tokens, at + 1)[:1], _text(tokens, at + 3)[:1]
    if month is None or day is None or not month_sign or month_sign not in _MONTH_SIGNS:
        return None
    if not day_sign or day_sign not in _DAY_SIGNS:
        return None
    end = tokens[at + 3].start + 1  # the next word is glued to it: '3月2日電'
    return Written(first, at + 4, tokens[first].start, end, partial(year, month, day), Form.NAMED)


def _numeric(tokens: list[Token], at: int) -> Written | None:
    """Read '02/03/2022', '2. 3. 2022', '2.3.22'."""
    if at + 4 >= len(tokens) or not tokens[at + 1].glued or not tokens[at + 3].glued:
        return None
    sign, second, year = tokens[at + 1].text, tokens[at + 2], tokens[at + 4]
    if sign not in _SEPARATORS or tokens[at + 3].text != sign or not _is_day(second) or year.value < 0:
        return None
    spaced = not (second.glued and year.glued)
    short = len(year.text) == _SHORT
    if (spaced and (sign != "." or short)) or not (short or len(year.text) == _YEAR_WIDTH):
        return None
    if _goes_on(tokens, at + 5, sign):
        return None
    if FIRST_PERSIAN_YEAR < year.value <= LAST_PERSIAN_YEAR:
        day = to_gregorian(year.value, second.value, tokens[at].value)
        return _made(tokens, (at, at + 5), _of_day(day), Form.PERSIAN)
    return _either_order(tokens, at, _full_year(year.value) if short else year.value, short=short)


def _either_order(tokens: list[Token], at: int, year: int, *, short: bool) -> Written:
    """Read figures whose day and month may stand in either order; with full stops the day is first everywhere."""
    one, two = tokens[at].value, tokens[at + 2].value
    day_first = partial(year, two, one) if two <= _MONTHS else None
    month_first = partial(year, one, two) if one <= _MONTHS else None
    if day_first and (tokens[at + 1].text == "." or one == two):
        month_first = None
    both = day_first is not None and month_first is not None
    return Written(
        at,
        at + 5,
        tokens[at].start,
        tokens[at + 4].end,
        day_first or month_first,
        Form.NUMERIC,
        rival=month_first if both else None,
        month_first=None if both or one == two else month_first is not None,
        short_year=short,
    )


def _day_first(tokens: list[Token], at: int) -> Written | None:
    """Read '2 March 2022', '2nd of March, 2022', '2-Mar-22', '2. marca', '9 березня', '۰۹ اسفند ۱۴۰۰'."""
    day = tokens[at].value
    index = _skip(tokens, _skip(tokens, at + 1, _ORDINALS, 2), _OF, 1)
    if persian := persian_month_at(tokens, index):
        year = _year_at(tokens, _skip(tokens, persian[1], _BEFORE_YEAR, 1))
        if year is None:
            return None
        return _made(tokens, (at, year[1]), _of_day(to_gregorian(year[0], persian[0], day)), Form.PERSIAN)
    if not (name := month_at(tokens, index)):
        return None
    month, index = name[0], name[1]
    if _text(tokens, at + 1) == "." and tokens[index - 1].text.lower() == "listopada":
        month = _OCTOBER  # '5. listopada' is Croatian; Polish writes its November without the full stop
    if _text(tokens, index) == "/" and month_at(tokens, index + 1):
        index += 2  # 'Juli/July'
    year = _year_at(tokens, _skip(tokens, _skip(tokens, index, _BEFORE_YEAR, 2), _OF_YEAR, 1))
    if year is None:
        year = _short_year_at(tokens, index)
    if year is None:
        return _made(tokens, (at, index), partial(None, month, day), Form.NAMED)
    found = _made(tokens, (at, year[1]), partial(year[0], month, day), Form.NAMED)
    return Written(found.first, found.behind, found.start, found.end, found.date, found.form, short_year=year[2])


def _short_year_at(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    """Read the year of '2-Mar-22' and '11.Sep.17'."""
    if _text(tokens, index) not in {"-", "."} or len(_text(tokens, index + 1)) != _SHORT:
        return None
    year = tokens[index + 1]
    if year.value < 0 or not (year.glued and tokens[index].glued):
        return None
    return _full_year(year.value), index + 2, True


def _month_first(tokens: list[Token], at: int) -> Written | None:
    """Read 'March 2, 2022', 'Mar. 2nd 2022', 'March 2', 'March 2022', 'March 2, 10:06 am, 2022'."""
    if not (name := month_at(tokens, at)):
        return None
    month, index, start = name
    index = _skip(tokens, index, _BEHIND_MONTH, 1)
    day = _day_at(tokens, index)
    if day is None:
        year = _year_at(tokens, index)
        broken = at and tokens[at - 1].kind == "number" and 0 <= tokens[at - 1].value < 100  # noqa: PLR2004  # 31 June 2022
        if year is None or year[2] or broken:
            return None
        return _made(tokens, (at, year[1]), partial(year[0], month, None), Form.NAMED, start=start)
    behind = _skip(tokens, index + 1, _ORDINALS - _BEHIND_DAY, 1)
    if _text(tokens, behind) == ":" and tokens[behind].glued:
        return None
    year = _year_at(tokens, _skip(tokens, behind, _BEHIND_DAY, 2)) or _year_behind_clock(tokens, behind)
    if year is None:
        return _made(tokens, (at, behind), partial(None, month, day), Form.NAMED, start=start)
    return _made(tokens, (at, year[1]), partial(year[0], month, day), Form.NAMED, start=start)


def _year_behind_clock(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    clock = clock_at(tokens, _skip(tokens, index, _BEFORE_CLOCK, 2))
    return _year_at(tokens, _skip(tokens, clock.behind, _COMMA, 1)) if clock else None
