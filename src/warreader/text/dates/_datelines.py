"""Finds an agency's dateline, with or without a date.

'KYIV:', 'KYIV, March 2 (Reuters) -', 'CHASIV YAR, Ukraine (AP) —', 'КИЇВ. 9 березня. УНН.', 'Kijev, 20. marca -',
'ЕРЕВАН, 28 окт — Sputnik.', 'الفاشر، 9 سبتمبر 2025 –', '(法新社基輔19日電)'.

A place in capitals is enough beside a colon or dash; a place in small letters needs a date or an agency in brackets
beside it, else any 'Mariupol - a city of ...' would count.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.frozen import dataclass
from warreader.text.dates._cues import PUBLISHED, UPDATED
from warreader.text.dates._expressions import find_expressions
from warreader.text.dates._grammar import partial
from warreader.text.dates._tokens import is_weekday, vocabulary

if TYPE_CHECKING:
    from warreader.article import PartialDate

_REACH: Final = 170  # code points from the start of a line; the longest dateline of 855 agency stories has 75
_LONGEST_PLACE: Final = 60
_NOT_PLACES: Final = vocabulary(
    "UPDATE UPDATED UPDATES BREAKING VIDEO WATCH LIVE EXCLUSIVE OPINION ANALYSIS EXPLAINER FACTBOX PHOTO PHOTOS IMAGE "
    "CREDIT CAPTION NEWS READ RELATED ALSO MORE SHARE BY FILE NOTE EDITOR CORRECTION WARNING ADVERT ADVERTISEMENT "
    "LISTEN PODCAST DATE SOURCE TAGS TOPICS UPD INTERVIEW TIMELINE SEE QUOTE DETAILS BACKGROUND SPORT WORLD FOTO "
    "FOTOS VÍDEO ОНОВЛЕНО ОБНОВЛЕНО ФОТО ВІДЕО ВИДЕО УВАГА ВНИМАНИЕ ДЖЕРЕЛО ИСТОЧНИК ЧИТАЙТЕ ДИВІТЬСЯ СМОТРИТЕ "
    "РЕКЛАМА АВТОР ТЕМА EIL EILMELDUNG LIVEBLOG LIVETICKER PILNE WIDEO ZOBACZ CZYTAJ MIRA LEE EN LIRE VOIR QUESTION "
    "ANSWER Q A FAQ US UK EU UN NATO ООН НАТО США USA TV PM AM HIV COVID OK NB PS ON IN AT FROM SINCE BEFORE AFTER IM "
    "VOM SEIT VON PAR POR AUTOR AUTHOR ВІД ОТ ÚLTIMA LAST"
)
_AGENCY_BEHIND: Final = re.compile(
    r"\s*(?:Sputnik|REGNUM|Reuters|AFP|AP|dpa|Xinhua|РИА Новости|ТАСС|Интерфакс(?:-Украина|-Україна)?|УНН|УНІАН|УНИАН|"
    r"Укрінформ|Укринформ|Trend|АПА|АПА-ИНФОРМ|INTERFAX\.RU)\."
)
_LETTER: Final = r"[^\W\d_]"
_CHINESE: Final = re.compile(
    r"[（(【]?\s?(?P<agency>[\u4e00-\u9fff]{2,4}(?:社|網|网|报|報|中新))?(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:綜合|综合)?[電电](?:[^）)】\n]{0,12}[）)】])?"
)
_AGENCY: Final = re.compile(r"[\s.,]*(?:[(（\[][^()（）\[\]\n]{2,40}[)）\]]|/[^/\d\n]{2,24}/)")
_AGENCY_ALONE: Final = re.compile(
    r"\((?:CNN|[A-Z]{2,6}|Reuters|Xinhua|dpa(?:-AFX)?|Sputnik)(?: [A-Z][\w ]{2,20})?\)\s*[-–—]+(?=\s)"
)
_CLOSED: Final = re.compile(r"\s*[.।](?=\s|$)|(?=\s+[^\W\d_a-zа-яіїєґ])")
_WEEKDAY_BEHIND: Final = re.compile(r"\.?,\s*(?P<name>[^\W\d_]{4,12})(?=\s*[(/–—-])")
_DASH: Final = re.compile(r"\s*(?:--|[-–—―]|\.\s*[-–—―])(?=\s|$|[^\W\d_])")
_HEAD: Final = re.compile(r"(?P<place>[^\W\d_][^\n:()\d]{1,58}?)\s*(?=[:(\[（]|\s[-–—]|--|$)")
_AGENCY_SENTENCE: Final = re.compile(r"\.\s+[^\W\d_][^\n.:;]{1,24}\.(?=\s|$)")
_AGENCY_NAMED: Final = re.compile(r",\s(?:ИА|ІА|агентство)\s[^\n.:;]{2,24}\.(?=\s|$)")
_BARE_AGENCY: Final = re.compile(r"[ ,./|]{1,3}[A-ZА-ЯІЇЄҐ][\w.-]{1,24}(?=\s*[-–—:])")
_WORD: Final = re.compile(rf"{_LETTER}[\w'’ʼ-]*")
_DIGIT: Final = re.compile(r"\d")
_DATED_REACH: Final = 120
_SHORTEST_CAPITALS: Final = 3  # 'US:' is no city
_MOST_WORDS: Final = 7
_DAYS: Final = 31


@dataclass(frozen=True, slots=True)
class Dateline:
    """An agency's dateline."""

    span: Span
    """Its place: from the city to the sign that ends it."""
    date: PartialDate | None
    """Its day, perhaps without a year; None if it gives none."""
    day: int | None
    """The day of the month, where no month is given ('19日電'); else None."""
    evidence: Span | None
    """Where the date stands; None without one."""
    time: str | None = None
    """A time of day within it, 'HH:MM'."""
    zone: str | None = None
    """The zone printed beside that."""


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Find the dateline with which a line begins.

    Args:
        text: The source text.
        start: Code point at which the line begins, or at which it goes on behind a crawler's prefix.
        end: Code point behind the line.

    Returns:
        The dateline, with places in the source text; None if the line begins with none.
    """
    line = text[start : min(end, start + _REACH)]
    found = _east_asian(line) or _dated(line) or _undated(line)
    if found is None:
        return None
    evidence = found.evidence and Span(found.evidence.start + start, found.evidence.end + start)
    return replace(found, span=Span(found.span.start + start, found.span.end + start), evidence=evidence)


def _east_asian(line: str) -> Dateline | None:
    """Read '(法新社基輔19日電)', '新华社基辅3月2日电'."""
    if not (match := _CHINESE.match(line)):
        return None
    where = Span(match.start("day") if match["month"] is None else match.start("month"), match.end("day") + 1)
    if match["month"] is None:
        day = int(match["day"])
        return Dateline(Span(0, match.end()), None, day, where) if 1 <= day <= _DAYS else None
    date = partial(None, int(match["month"]), int(match["day"]))
    return None if date is None else Dateline(Span(0, match.end()), date, None, where)


def _is_capitals(place: str) -> bool:
    letters = [one for one in place if one.isalpha()]
    return len(letters) >= _SHORTEST_CAPITALS and all(one.isupper() for one in letters)


def _is_place(head: str) -> bool:
    """Return whether words can be a place: few, each beginning with a capital letter, or of a script without any."""
    words = _WORD.findall(head)
    if ":" in head or PUBLISHED.search(head) or UPDATED.search(head):
        return False
    if not 1 <= len(words) <= _MOST_WORDS or len(head) > _LONGEST_PLACE or words[0].upper() in _NOT_PLACES:
        return False
    small = sum(word[0].islower() for word in words)
    return small == 0 or (small <= 2 and not words[0][0].islower() and not words[-1][0].islower())  # noqa: PLR2004  # de la


def _behind_agency(line: str, at: int) -> tuple[int, bool]:
    match = _AGENCY.match(line, at)
    return (match.end(), True) if match else (at, False)


def _ending(line: str, at: int) -> int | None:
    """Find the dash or colon that ends a dateline: the index behind it; None if there is none."""
    if dash := _DASH.match(line, at):
        return dash.end()
    return at + 1 if line[at : at + 1] == ":" and not line[at + 1 : at + 2].isalnum() else None


def _dated(line: str) -> Dateline | None:
    """Read a dateline with its day: 'KYIV, Ukraine, March 2, 2022 (Reuters) -', 'КИЇВ. 9 березня. УНН.'."""
    expressions = find_expressions(line, 0, min(len(line), _DATED_REACH)) if _DIGIT.search(line[:_DATED_REACH]) else []
    if not expressions or expressions[0].date.day is None:
        return None
    one = expressions[0]
    head = line[: one.start].rstrip(" ,.،(|")
    if is_weekday(head):  # 'Friday, November 26, 2021 — updated ...'
        head = ""
    if head and not _is_place(head):
        return None
    behind = one.end + (line[one.end : one.end + 1] == ")")
    if (weekday := _WEEKDAY_BEHIND.match(line, behind)) and is_weekday(weekday["name"]):
        behind = weekday.end()
    at, agency = _behind_agency(line, behind)
    end = _dated_ending(line, at)
    if end is None and agency and head and (closed := _CLOSED.match(line, at)):
        end = closed.end()  # 'New Delhi, Mar 2 (PTI) Russian', 'Харьков, 2 марта. /ТАСС/.'
    if end is None or not (head or agency):
        return None
    return Dateline(Span(0, end), one.date, None, Span(one.start, one.end), one.time, one.zone)


def _dated_ending(line: str, at: int) -> int | None:
    name = _BARE_AGENCY.match(line, at)
    for begin in (at, *([name.end()] if name else [])):
        if (end := _ending(line, begin)) is not None:
            agency = _AGENCY_BEHIND.match(line, end)
            return agency.end() if agency else end
    sentence = _AGENCY_SENTENCE.match(line, at) or _AGENCY_NAMED.match(line, at)
    return sentence.end() if sentence else None


def _undated(line: str) -> Dateline | None:
    """Read a dateline without a day: 'KYIV:', 'KYIV, Ukraine (AP) —', 'CHARKIW (dpa-AFX) -'."""
    if alone := _AGENCY_ALONE.match(line):
        return Dateline(Span(0, alone.end()), None, None, None)
    match = _HEAD.match(line)
    if not match or not _is_place(head := match["place"].rstrip(" ,")):
        return None
    at, agency = _behind_agency(line, match.end("place"))
    end = _ending(line, at)
    if end is None or end >= len(line) or not (agency or _is_capitals(head.split(",")[0])):
        return None
    return Dateline(Span(0, end), None, None, None)
