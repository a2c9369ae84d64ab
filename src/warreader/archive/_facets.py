"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Articles come in as parts, in order; their days come as one text, and everything else as lists of a narrow table.
Counting is left to `Counter`, which is faster than SQLite's GROUP BY.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from warreader.archive._laying import CITY, SOURCE, Coding, loose_days
from warreader.archive._parts import Placed
from warreader.archive._people import WatchedCount
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.features import city_of
from warreader.archive._storage.limits import never
from warreader.archive._storage.numbers import unpack_numbers
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.archive._stretches import count_stretch
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    import apsw

    from warreader.archive._parts import Part
    from warreader.archive._people import PeopleCount

FacetKind = Literal["city", "day", "person", "source", "tag"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source", "tag")
_FEATURES: Final = "CROSS JOIN feature f ON f.article = {id}"
"""Its lists are read as one value: bytes go through `group_concat` unchanged, and the rows need not become Python's."""
_CITIES: Final = "CAST(group_concat(f.cities, '') AS BLOB)"
_PEOPLE: Final = "CAST(group_concat(f.people, x'%s') AS BLOB)"
_SOURCES: Final = "group_concat(f.source)"
_LOOSE: Final = "CROSS JOIN loose l ON l.article = {id}"
_ANY_LOOSE: Final = "SELECT 1 FROM loose LIMIT 1"
_YEAR, _MONTH = len("2022"), len("2022-03")


def count_facets(
    connection: apsw.Connection,
    parts: Iterable[Part | Placed],
    people: PeopleCount | None,
    *,
    folded: bool,
    kinds: Collection[FacetKind] = ALL_KINDS,
) -> Facets:
    """Count over articles, as `count_in_parts` does, until all are counted."""
    *_, whole = count_in_parts(connection, parts, people, folded=folded, kinds=kinds, due=never)
    return whole


def count_in_parts(  # noqa: PLR0913  # all by their names but for what is counted
    connection: apsw.Connection,
    parts: Iterable[Part | Placed],
    people: PeopleCount | None,
    *,
    folded: bool,
    kinds: Collection[FacetKind],
    due: Callable[[], bool],
) -> Iterator[Facets]:
    """Count over articles.

    Args:
        connection: A read connection, inside a transaction.
        parts: The articles, the newest first; some placed in a stretch only where people are watched and folded text
            does not count.
        people: Counts people; None: they are not counted.
        folded: True if mentions in folded text count.
        kinds: What to count; the rest is left empty. Tags are counted elsewhere: they change without the archive.
        due: Tells whether what is counted so far is wanted; asked between two parts.

    Yields:
        The counts of the newest articles, whenever they are due; at the end those of all. Without tags.
    """
    counted = RunningCount(connection, people, kinds, folded=folded)
    for number, part in enumerate(parts):
        if number and due():
            yield counted.so_far()
        counted.take(part)
    yield counted.whole()


class RunningCount:
    """What is counted so far, as `count_in_parts` has it."""

    def __init__(
        self,
        connection: apsw.Connection,
        people: PeopleCount | None,
        kinds: Collection[FacetKind],
        *,
        folded: bool = False,
    ) -> None:
        self._connection = connection
        self._people = people
        self._kinds = kinds
        self._folded = folded
        self._reached = 0
        self.total = 0
        """Articles."""
        self._undated = 0
        self._days: Counter[int] = Counter()
        self._partial: Counter[str] = Counter()
        self._uses: Counter[int] = Counter()
        self._sources: Counter[int] = Counter()
        self._codes: Counter[int] = Counter()
        self._loose = fetch_one(connection, _ANY_LOOSE) is not None
        self._lists = [
            _CITIES if "city" in kinds else "NULL",
            _SOURCES if "source" in kinds else "NULL",
            _PEOPLE % people.between.hex() if people else "NULL",
        ]

    def take(self, part: Part | Placed) -> None:
        """Count the articles of a part."""
        self._reached = part.first
        if isinstance(part, Placed):
            self._take_placed(part)
        else:
            self._take_rows(part)

    def _take_rows(self, part: Part) -> None:
        dated = part.first >= 0
        columns = ", ".join(("count(*)", part.days if dated and "day" in self._kinds else "NULL", *self._lists))
        join = _FEATURES if set(self._lists) != {"NULL"} else ""
        count, days, cities, sources, people = part.fetch(columns, self._connection, join)[0]
        self.total += count
        self._undated += 0 if dated else count
        if days:
            _add_days(self._days, part.first >> SEQUENCE_BITS, days)
        if self._loose and dated:
            for number, inferred, latest in part.fetch("{id}, l.inferred, l.latest", self._connection, _LOOSE):
                self._add_loose(number >> SEQUENCE_BITS, latest, 1, inferred=bool(inferred))
        self._uses.update(unpack_numbers((cities or b"",)))
        self._sources.update(map(int, sources.split(",")) if sources else ())
        if self._people and people:
            self._people.add(people)

    def _take_placed(self, part: Placed) -> None:
        places, stretch = part.places, part.stretch
        self.total += len(places)
        count_stretch(self._connection, stretch, places, self._codes)
        if stretch.first < 0:
            self._undated += len(places)
            return
        start = 0
        while start < len(places):
            day, following = stretch.day_of(places[start])
            stop = bisect_left(places, following, start)
            self._days[day] += stop - start
            start = stop

    def _add_loose(self, day: int, latest: int, count: int, *, inferred: bool) -> None:
        self._days[day] -= count
        if inferred:
            self._undated += count
        else:
            self._partial[_partial(day, latest)] += count

    def _decode(self) -> None:
        """Sort out what was counted by codes."""
        coding = Coding(self._connection) if self._codes else None
        for code, count in self._codes.items():
            if code & 1:
                if isinstance(self._people, WatchedCount):
                    self._people.add_person(code >> 1, count)
            elif code and coding is not None:
                value, kind = coding.value(code)
                if kind == CITY:
                    self._uses[value] += count
                elif kind == SOURCE:
                    self._sources[value] += count
                else:
                    day, latest, inferred = loose_days(value)
                    self._add_loose(day, latest, count, inferred=inferred)
        self._codes.clear()

    def so_far(self) -> Facets:
        """Return what was counted, where more is to come."""
        return self._facets(date.fromordinal(max(self._reached >> SEQUENCE_BITS, 0) + 1).isoformat())

    def whole(self) -> Facets:
        """Return what was counted, where that is all."""
        return self._facets(None)

    def _facets(self, since: str | None) -> Facets:
        self._decode()
        asked, connection = self._kinds, self._connection
        named, rare = self._people.found(connection) if self._people and self.total else ((), 0)
        return Facets(
            total=self.total,
            undated=self._undated,
            cities=_cities(connection, self._uses, folded=self._folded) if self._uses and "city" in asked else (),
            days=_day_counts(self._days, self._partial) if "day" in asked else (),
            people=named,
            sources=_sources(connection, self._sources) if self._sources and "source" in asked else (),
            rare=rare,
            since=since,
        )


def _add_days(days: Counter[int], first: int, ordered: str) -> None:
    """Count the days of a part, see `Part.days`."""
    start = 0
    while start < len(ordered):
        stop = bisect_right(ordered, ordered[start], start)
        days[first - 1 + ord(ordered[start])] += stop - start
        start = stop


def subtract(whole: Facets, rest: Facets) -> Facets:
    """Take the counts over some articles away from those over more.

    Args:
        whole: Over all of them.
        rest: Over some of them.

    Returns:
        The counts over the others; people are left to the caller, since only the most named are told here.
    """
    cities = {one.geonameid: one for one in rest.cities}
    days = {one.key: one.count for one in rest.days}
    sources = {one.key: one.count for one in rest.sources}
    left = [
        replace(one, count=one.count - cities[one.geonameid].count, about=one.about - cities[one.geonameid].about)
        if one.geonameid in cities
        else one
        for one in whole.cities
    ]
    named = [replace(one, count=one.count - sources.get(one.key, 0)) for one in whole.sources]
    dated = [DayCount(one.key, one.count - days.get(one.key, 0)) for one in whole.days]
    return Facets(
        total=whole.total - rest.total,
        undated=whole.undated - rest.undated,
        cities=tuple(sorted((one for one in left if one.count or one.about), key=_city_order)),
        days=tuple(one for one in dated if one.count),
        people=(),
        sources=tuple(sorted((one for one in named if one.count), key=lambda one: (-one.count, one.name))),
    )


def _city_order(city: CityCount) -> tuple[int, int, str, int]:
    return -city.about, -city.count, city.name, city.geonameid


def _partial(first: int, last: int) -> str:
    """Write the month or the year that goes from one day to another."""
    begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return begin[:_MONTH] if begin[:_MONTH] == end[:_MONTH] else begin[:_YEAR]


def _day_counts(days: Counter[int], partial: Counter[str]) -> tuple[DayCount, ...]:
    counts = {date.fromordinal(day).isoformat(): count for day, count in days.items() if count > 0} | partial
    return tuple(DayCount(key, counts[key]) for key in sorted(counts))  # a month stands before its days


def _cities(connection: apsw.Connection, uses: Counter[int], *, folded: bool) -> tuple[CityCount, ...]:
    counts: Counter[int] = Counter()
    about: Counter[int] = Counter()
    for number, count in uses.items():
        city, focus, kept = city_of(number >> 2), number & 2, number & 1
        if focus:
            about[city] += count
        if kept or focus or folded:  # one that only folded text names is counted for what the article is about
            counts[city] += count if kept or folded else 0
    known = {row[0]: row[1:] for row in fetch(connection, "SELECT id, name, country FROM city")}
    found = [CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts]
    return tuple(sorted(found, key=_city_order))


def _sources(connection: apsw.Connection, counts: Counter[int]) -> tuple[NameCount, ...]:
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind = 'source'"))
    largest = sorted(((known[number], count) for number, count in counts.items()), key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)
