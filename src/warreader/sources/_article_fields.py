"""Recognises an article in a JSON object or table row, whatever the exporter's field names.

A mapping comes in; its text and what was given beside it go out. Names (`_field_names`) are
compared without case and punctuation, and the first that says something wins.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

from warreader.article import Given
from warreader.frozen import dataclass
from warreader.sources._encoding import repair
from warreader.sources._field_names import FETCHED, HTML, LANGUAGE, MARKUP_INSIDE, PUBLISHED, SOURCE, TEXT, TITLE, URL

_DUMP: Final = "dump"
_COMMON_CRAWL: Final = "CC-MAIN-"
"""How dumps of Common Crawl are called: in FineWeb and its kin, which name one, `date` is the day of the crawl."""
_NAMES_INSIDE: Final = ("name", "title", "rendered", "href", "domain", "id", "url")
"""What names an object, as NewsAPI has it: "source": {"id": null, "name": "BBC News"}."""
_NOTHING: Final = frozenset({"none", "null", "nan", "n/a", "nat", "undefined"})
"""What exporters write for a missing value; news-please writes the word 'None'."""
_LONGEST_NOTHING: Final = 20  # with white space around it
_PUNCTUATION: Final = re.compile(r"[^a-z0-9]+")
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
LONGEST_FIELD: Final = 10_000
"""Characters kept of a field beside the text: no real title or address is longer."""
_LATEST_EPOCH: Final = 253_402_300_799  # 9999-12-31; above it seconds are milliseconds
_EARLIEST_MILLISECONDS: Final = 100_000_000_000  # as seconds the year 5138, as milliseconds 1973

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a record holds, before it is an article."""

    text: str | None
    """The article's text; None where there is none."""
    html: str | None
    """The page; None where there is none."""
    given: Given
    """What the record says beside it."""
    replaced: int
    """How many characters of the text no database can hold and were replaced."""


def parts_of(record: Fields) -> Parts:
    """Find the article in a record.

    Args:
        record: A JSON object or a row with column names.

    Returns:
        Its parts; nothing is raised for odd values.
    """
    fields = _named(record)
    text = _first_text(fields)
    html = _first(fields, HTML) or _markup_inside(fields)
    text, replaced = (None, 0) if text is None else repair(text)
    return Parts(text, None if html is None else repair(html)[0], _given(fields), replaced)


def _named(record: Fields) -> dict[str, object]:
    fields = {_PUNCTUATION.sub("", key.lower()): value for key, value in record.items()}
    if isinstance(inside := fields.get("fields"), dict):  # the Guardian's
        fields = {_PUNCTUATION.sub("", str(key).lower()): value for key, value in inside.items()} | fields
    if "date" in fields and str(fields.get(_DUMP, "")).startswith(_COMMON_CRAWL):
        fields["crawldate"] = fields.pop("date")
    return fields


def _markup_inside(fields: Fields) -> str | None:
    for name in MARKUP_INSIDE:
        value = fields.get(name)
        if isinstance(value, dict):
            for key in ("content", "rendered"):
                if isinstance(markup := value.get(key), str) and markup.strip():
                    return markup
    return None


def captured_at(fetched: str | None) -> dt.datetime | None:
    """Read the time of a capture.

    Args:
        fetched: ISO 8601, RFC 2822, or seconds or milliseconds since 1970.

    Returns:
        The time with a zone (UTC where none is given); None where it cannot be read.
    """
    if not fetched:
        return None
    for read in (dt.datetime.fromisoformat, _from_epoch, parsedate_to_datetime):
        try:
            moment = read(fetched)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return None


def _from_epoch(text: str) -> dt.datetime:
    seconds = float(text)
    return dt.datetime.fromtimestamp(seconds / 1000 if seconds > _EARLIEST_MILLISECONDS else seconds, dt.UTC)


def _given(fields: Fields) -> Given:
    given = Given(
        title=_first(fields, TITLE),
        published=_first(fields, PUBLISHED),
        source=_first(fields, SOURCE),
        language=_first(fields, LANGUAGE),
        url=_first(fields, URL),
        fetched=_first(fields, FETCHED),
    )
    if given.source and "://" in given.source:  # trafilatura's `source` is the address
        given = replace(given, source=_first(fields, ("hostname", "sitename")), url=given.url or given.source)
    if given.language and not _LANGUAGE_TAG.match(given.language):
        given = replace(given, language=None)
    captured = captured_at(given.fetched)
    return replace(given, fetched=captured.isoformat() if captured else None) if given.fetched else given


def host_of(address: str | None) -> str | None:
    """Name who publishes an address where nothing else does: its host; None where it has none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    for name in names:
        if name in fields and (value := said(fields[name])):
            return repair(value[:LONGEST_FIELD] if names is not HTML else value)[0]
    return None


def _first_text(fields: Fields) -> str | None:
    blank: str | None = None
    for name in TEXT:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)  # paragraphs
        if not isinstance(value, str) or _is_nothing(value):
            continue
        if value.strip():
            return value
        blank = value
    return blank


def said(value: object) -> str | None:
    """Return what a field says.

    Args:
        value: As JSON has it.

    Returns:
        Text without the words for nothing, a number as text, the name inside an object; None where it says nothing.
    """
    if isinstance(value, dict):
        return next((inside for name in _NAMES_INSIDE if (inside := said(value.get(name)))), None)
    if isinstance(value, list):
        return said(value[0]) if value and (len(value) == 1 or isinstance(value[0], dict)) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if not isinstance(value, str):
        return None
    return None if _is_nothing(value) else value.strip() or None


def _is_nothing(value: str) -> bool:
    return len(value) <= _LONGEST_NOTHING and value.strip().lower() in _NOTHING


def _number(value: float) -> str | None:
    if isinstance(value, int):
        return str(value) if abs(value) <= _LATEST_EPOCH * 1000 else None
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) <= _LATEST_EPOCH * 1000 else None  # NaN fails it


def can_hold_text(names: Iterable[str]) -> bool:
    """Return whether one of some names of columns is that of a text or a page.

    Args:
        names: As a table has them.

    Returns:
        True where a row may hold an article.
    """
    wanted = {*TEXT, *HTML}
    return any(_PUNCTUATION.sub("", name.lower()) in wanted for name in names)


def is_known(name: str) -> bool:
    """Return whether a column can belong to an article.

    Args:
        name: As a table has it.

    Returns:
        True for the name of a text, a page, or something given beside it.
    """
    wanted = {*TEXT, *HTML, *MARKUP_INSIDE, *TITLE, *PUBLISHED, *SOURCE, *URL, *LANGUAGE, *FETCHED, _DUMP}
    return _PUNCTUATION.sub("", name.lower()) in wanted
