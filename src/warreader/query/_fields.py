"""The fields of the query language: one small object each, in one registry.

A field reads its value and gives a node of the tree, or a modifier of the whole query. A new field is one entry here,
one node in the tree, its plain meaning in `_meaning` and its SQL in the archive.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from warreader.article import Basis, Label, PartialDate
from warreader.frozen import dataclass
from warreader.query._reader_conditions import Has, HasKind, Noted, Tagged, tag_name
from warreader.query._scanner import searchable
from warreader.query._tree import (
    Dated,
    FromSource,
    InArea,
    InCity,
    InLanguage,
    Is,
    Named,
    NearCity,
    Node,
    OnBasis,
    Sort,
    State,
    TellsOf,
    Undated,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDED: Final = "folded"
_USUAL_DISTANCE: Final = 25  # km: a city with its suburbs
_NUMBER: Final = re.compile(r"\d{1,9}\Z", re.ASCII)
_DISTANCE: Final = re.compile(r"(\d{1,5})(?:km)?\Z", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """The value after a field's colon."""

    text: str
    """Without quotes and signs."""
    sign: str = ""
    """`=` or `~` before it, else empty."""
    prefix: bool = False
    """True if a star stands behind it."""
    distance: str = ""
    """What stands behind a `~` after it: `50km`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the language."""

    name: str
    """As it is written before the colon."""
    example: str
    """A whole condition that shows its use."""
    meaning: str
    """What it asks for, in one line: for the help page."""
    read: Callable[[Value], Node | Sort | Drawn | str]
    """Makes a node of a value, a sort order, a draw, or the word `folded`; raises ValueError with what is wrong."""
    signs: str = ""
    """Signs that may stand before the value."""
    takes_distance: bool = False
    """True if `~50km` may stand behind the value."""
    takes_star: bool = False
    """True if the value is a word that may go on: `shell*`."""


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str:
    """Suggest what a mistyped word may have meant.

    Returns:
        `, did you mean X?`, or a list of all that is known where nothing is near.
    """
    import difflib  # 2 ms that a sound query does without

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f", did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"


def _title(value: Value) -> Node:
    if not searchable(value.text):
        raise ValueError("a word needs a letter or a digit")
    return Words(value.text, prefix=value.prefix, title=True)


def _city(value: Value) -> Node:
    return InCity(value.text, literal=value.sign == "=")


def _about(value: Value) -> Node:
    return InCity(value.text, focus=True)


def _in(value: Value) -> Node:
    return InArea(value.text)


def _near(value: Value) -> Node:
    if not value.distance:
        return NearCity(value.text, _USUAL_DISTANCE)
    if not (match := _DISTANCE.match(value.distance)):
        raise ValueError(f"~{value.distance} is no distance; write near:Kharkiv~50km")
    return NearCity(value.text, int(match.group(1)))


def _event(value: Value) -> Node:
    first, last = _range(value.text)
    return TellsOf(first, last)


def _date(value: Value) -> Node:
    inferred = value.sign == "~"
    if value.text.casefold() == "unknown" and not inferred:
        return Undated()
    first, last = _range(value.text)
    return Dated(first, last, inferred)


def _range(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    first, dots, last = text.partition("..")
    if not dots:
        day = _period(first)
        return day, day
    if not first and not last:
        raise ValueError("a range needs a beginning or an end")
    begin, end = _period(first) if first else None, _period(last) if last else None
    if begin and end and begin.earliest and end.latest and begin.earliest > end.latest:
        raise ValueError(f"the range ends before it begins: {first}..{last}")
    return begin, end


def _after(value: Value) -> Node:
    return Dated(_period(value.text), None, value.sign == "~", strict=True)


def _before(value: Value) -> Node:
    return Dated(None, _period(value.text), value.sign == "~", strict=True)


def _period(text: str) -> PartialDate:
    try:
        period = PartialDate.parse(text)
    except ValueError as error:
        raise ValueError(f"{text} is no date; write 2022, 2022-03 or 2022-03-02") from error
    if period.year is None:
        raise ValueError(f"{text} has no year; write 2022-03-02")
    return period


def _basis(value: Value) -> Node:
    bases = [str(basis) for basis in Basis]
    name = value.text.casefold()
    if name not in bases:
        raise ValueError(f"no basis {value.text}{nearest(name, bases)}")
    return OnBasis(Basis(name))


def _person(value: Value) -> Node:
    return Named(Label.PER, value.text)


def _organisation(value: Value) -> Node:
    return Named(Label.ORG, value.text)


def _source(value: Value) -> Node:
    return FromSource(value.text)


def _language(value: Value) -> Node:
    return InLanguage(value.text.lower())


def _tag(value: Value) -> Node:
    return Tagged(tag_name(value.text))


def _note(value: Value) -> Node:
    if not searchable(value.text):
        raise ValueError("a word needs a letter or a digit")
    return Noted(value.text, prefix=value.prefix)


def _has(value: Value) -> Node:
    things = [str(thing) for thing in HasKind]
    name = value.text.casefold()
    if name not in things:
        raise ValueError(f"nothing is called {value.text}{nearest(name, things)}")
    return Has(HasKind(name))


def _is(value: Value) -> Node | str:
    states = [*map(str, State), FOLDED]
    name = value.text.casefold()
    if name not in states:
        raise ValueError(f"no state {value.text}{nearest(name, states)}")
    return FOLDED if name == FOLDED else Is(State(name))


def _sort(value: Value) -> Sort:
    orders = [str(order) for order in Sort]
    name = value.text.casefold()
    if name not in orders:
        raise ValueError(f"no order {value.text}{nearest(name, orders)}")
    return Sort(name)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What `sample:` and `seed:` say."""

    size: int | None = None
    """Articles to draw; None where only the seed is named."""
    seed: int | None = None
    """Of the draw; None where only the size is named."""


def _sample(value: Value) -> Drawn:
    if not _NUMBER.match(value.text) or not int(value.text):
        raise ValueError(f"{value.text} is no number of articles; write sample:200 seed:7")
    return Drawn(size=int(value.text))


def _seed(value: Value) -> Drawn:
    if not _NUMBER.match(value.text):
        raise ValueError(f"{value.text} is no whole number; write sample:200 seed:7")
    return Drawn(seed=int(value.text))


_ALL: Final = (
    Field("city", "city:Kharkiv", "names the city, in any spelling; city:=Kharkov in that spelling", _city, "="),
    Field("about", "about:Kharkiv", "is about the city", _about),
    Field("in", "in:Ukraine", "names a city of the country or region", _in),
    Field("near", "near:Kharkiv~50km", "names a city that is no farther away", _near, takes_distance=True),
    Field("date", "date:2022-03", "was published then; A..B for a range, ~ with inferred dates, unknown", _date, "~"),
    Field("after", "after:2022-03-02", "was published later than all of that", _after, "~"),
    Field("before", "before:2022-03", "was published earlier than any of that", _before, "~"),
    Field("event", "event:2022-03-01", "tells of something that happened then; A..B for a range", _event),
    Field("basis", "basis:crawler", "has a date that rests on: " + ", ".join(Basis), _basis),
    Field("person", "person:Zelensky", "names the person, however it is spelt", _person),
    Field("org", "org:Reuters", "names the organisation", _organisation),
    Field("title", 'title:"air strike"', "has the word or phrase in its title", _title, takes_star=True),
    Field("source", "source:bbc", "comes from that source", _source),
    Field("lang", "lang:uk", "is written in that language", _language),
    Field("tag", "tag:hospital", "has that tag of yours", _tag),
    Field("note", "note:witness", "has a note of yours with the word or phrase", _note, takes_star=True),
    Field("has", "has:note", "has a note of yours, or a tag", _has),
    Field(
        "is",
        "is:unread",
        "is unread, read, starred, tagged, corrected, inferred, duplicate, superseded; folded searches folded text too",
        _is,
    ),
    Field("sort", "sort:oldest", "orders the list: newest, oldest, relevance, title", _sort),
    Field("sample", "sample:200 seed:7", "draws so many of what the rest of the query finds, at random", _sample),
    Field("seed", "sample:200 seed:7", "of a sample: the same seed draws the same articles; 0 if not given", _seed),
)
FIELDS: Final[Mapping[str, Field]] = MappingProxyType({field.name: field for field in _ALL})
"""Every field by its name, in the order of the help page."""
