"""Counts over a result by city, day, person and source: each is the length of the list that choosing it gives.

Articles come in as parts, in order; their days come as one text, and everything else as lists of a narrow table.
Counting is left to `Counter`, which is faster than SQLite's GROUP BY.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from warreader.archive._counting.hits import Placed
from warreader.archive._counting.people import BETWEEN, WatchedCount
from warreader.archive._counting.stretch_builder import CITY, LANGUAGE, SOURCE, Coding, loose_days
from warreader.archive._counting.stretches import Chosen, LaidCount, articles_by_day
from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.features import city_of
from warreader.archive._storage.limits import never
from warreader.archive._storage.numbers import unpack_numbers
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.archive._values import CityCount, DayCount, Facets, NameCount

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    import apsw

    from warreader.archive._counting.hits import Part
    from warreader.archive._counting.people import PeopleCount
    from warreader.archive._counting.stretches import Kind

FacetKind = Literal["city", "day", "person", "source", "language", "tag"]
ALL_KINDS: Final[tuple[FacetKind, ...]] = ("city", "day", "person", "source", "language", "tag")
_FEATURES: Final = "CROSS JOIN feature f ON f.article = {id}"
"""Its lists are read as one value: bytes go through `group_concat` unchanged, and the rows need not become Python's."""
_CITIES: Final = "CAST(group_concat(f.cities, '') AS BLOB)"
_PEOPLE: Final = f"CAST(group_concat(f.people, x'{BETWEEN.hex()}') AS BLOB)"
_SOURCES: Final = "group_concat(f.source)"
_ARTICLE: Final = "CROSS JOIN article a ON a.id = {id}"
_LANGUAGES: Final = "group_concat(a.language)"
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
        self._languages: Counter[int] = Counter()
        self._loose = fetch_one(connection, _ANY_LOOSE) is not None
        self._lists = [
            _CITIES if "city" in kinds else "NULL",
            _SOURCES if "source" in kinds else "NULL",
            _PEOPLE if people else "NULL",
            _LANGUAGES if "language" in kinds else "NULL",
        ]
        laid: dict[Kind, bool] = {
            "where": "city" in kinds or self._loose,
            "from": not {"source", "language"}.isdisjoint(kinds),
            "who": isinstance(people, WatchedCount),
        }
        self._laid = {kind: LaidCount(connection, kind) for kind, asked in laid.items() if asked}

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
        features = _FEATURES if set(self._lists[:3]) != {"NULL"} else ""
        join = f"{features} {_ARTICLE if 'language' in self._kinds else ''}"
        count, days, cities, sources, people, languages = part.fetch(columns, self._connection, join)[0]
        self.total += count
        self._undated += 0 if dated else count
        for day, number in Counter(days or "").items():
            self._days[(part.first >> SEQUENCE_BITS) - 1 + ord(day)] += number
        if self._loose and dated:
            for number, inferred, latest in part.fetch("{id}, l.inferred, l.latest", self._connection, _LOOSE):
                self._add_loose(number >> SEQUENCE_BITS, latest, 1, inferred=bool(inferred))
        self._uses.update(unpack_numbers((cities or b"",)))
        for counts, labels in ((self._sources, sources), (self._languages, languages)):
            counts.update(map(int, labels.split(",")) if labels else ())
        if self._people and people:
            self._people.add(people)

    def _take_placed(self, part: Placed) -> None:
        self.total += part.number
        chosen = Chosen(part.stretch, part.places, are_others=part.are_others)
        for laid in self._laid.values():
            laid.add(chosen)
        if part.stretch.first < 0:
            self._undated += part.number
        elif "day" in self._kinds:
            self._take_days(part)

    def _take_days(self, part: Placed) -> None:
        places, stretch, sign = part.places, part.stretch, -1 if part.are_others else 1
        if part.are_others:
            self._days.update(
                dict(enumerate(articles_by_day(self._connection, stretch), stretch.first >> SEQUENCE_BITS))
            )
        start = 0
        while start < len(places):
            day, following = stretch.day_of(places[start])
            stop = bisect_left(places, following, start)
            self._days[day] += sign * (stop - start)
            start = stop

    def _add_loose(self, day: int, latest: int, count: int, *, inferred: bool) -> None:
        self._days[day] -= count
        if inferred:
            self._undated += count
        else:
            self._partial[_partial(day, latest)] += count

    def _decode(self) -> None:
        """Sort out what was counted by codes."""
        laid = {kind: count.take() for kind, count in self._laid.items()}
        if isinstance(self._people, WatchedCount):
            self._people.add_laid(laid.pop("who"))
        with decoding():
            coding = Coding(self._connection)
            for code, count in chain.from_iterable(one.items() for one in laid.values()):
                value, kind = coding.value(code)
                if kind == CITY:
                    self._uses[value] += count
                elif kind == SOURCE:
                    self._sources[value] += count
                elif kind == LANGUAGE:
                    self._languages[value] += count
                else:
                    day, latest, inferred = loose_days(value)
                    self._add_loose(day, latest, count, inferred=inferred)

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
            sources=_labels(connection, self._sources) if "source" in asked else (),
            languages=_labels(connection, self._languages) if "language" in asked else (),
            rare=rare,
            since=since,
        )


def ordered_cities(cities: Iterable[CityCount]) -> tuple[CityCount, ...]:
    """Order cities as `Facets` has them, without those that nothing is counted for."""
    counted = (city for city in cities if city.count or city.about)
    return tuple(sorted(counted, key=lambda city: (-city.about, -city.count, city.name, city.geonameid)))


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
    with decoding():  # what is counted has a row, unless it was damaged
        return ordered_cities(
            CityCount(city, known[city][0], known[city][1], counts[city], about[city]) for city in counts
        )


def _labels(connection: apsw.Connection, counts: Counter[int]) -> tuple[NameCount, ...]:
    if not counts:
        return ()
    known = dict(fetch(connection, "SELECT id, text FROM label WHERE kind IN ('source', 'language')"))
    with decoding():
        named = [(known[number], count) for number, count in counts.items()]
    largest = sorted(named, key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, name, count) for name, count in largest)
