"""The entries of the filter drawer: dates and cities with their counts and state.

In: the counts of the archive and the query. Out: entries in order; `facet_lines` draws them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from warreader.article import Label, PartialDate
from warreader.date_words import spelt_date
from warreader.frozen import dataclass
from warreader.query import Dated, FromSource, InCity, InLanguage, Named, Node, Not, Tagged, Undated
from warreader.terminal import show_line
from warreader.tui import query_filters
from warreader.tui.render import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from warreader.archive import CityCount, Facets, NameCount
    from warreader.query import Query

_WHOLE_DAY, _MONTH = len("2022-03-02"), len("2022-03")
_NAME_SEEN: Final = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the drawer."""

    kind: str
    """switch, year, month, day, unknown, country, region, city, name or note."""
    label: str
    """What it says; harmless, one line."""
    count: int | None = None
    """Articles that choosing it gives; None for what cannot be chosen so. For a city: those that name it."""
    about: int | None = None
    """For a city: articles that are about it."""
    date: PartialDate | None = None
    """For year, month and day."""
    geonameid: int = 0
    """For a city: its GeoNames number; 0 for everything else."""
    level: int = 0
    """How deep it stands."""
    chosen: bool = False
    """True if the query asks for it."""
    opened: bool | None = None
    """For what has something below: whether that shows; None where nothing is below."""
    node: Node | None = None
    """For areas, people, organisations, sources, languages and tags: the condition that choosing it means."""
    excluded: bool = False
    """True if the query asks for what is without it."""
    path: str = ""
    """What it is opened by: `2022-03`, `UA`, `UA/Kharkiv Oblast`; empty where nothing is below."""
    within: str = ""
    """The path of what it stands under; empty at the top."""
    at_least: bool = False
    """True while only the newest articles are counted: there may be more."""


def date_entries(
    facets: Facets,
    inferred: Iterable[Sequence[PartialDate]],
    query: Query,
    opened: frozenset[str],
    *,
    with_inferred: bool,
) -> tuple[Entry, ...]:
    """List the dates; while only the newest are counted with years in any case, as there will be several.

    Args:
        facets: Counts of the query without its date.
        inferred: For each article with an inferred date: that date and its rivals.
        query: The query.
        opened: The months (`2022-03`) whose days show.
        with_inferred: Whether an inferred date will do.

    Returns:
        A switch for inferred dates (if there are any), then years (if there are several), months and days, newest
        first, and at the end the articles of unknown date; a note where there is none of all that.
    """
    periods: Counter[str] = Counter()
    for day in facets.days:
        for part in _periods(day.key):
            if len(part) < _WHOLE_DAY or part[:_MONTH] in opened:  # of 4,600 days those that show
                periods[part] += day.count
    guessed = list(inferred)
    for dates in guessed if with_inferred else ():
        periods.update({part for date in dates for part in _periods(str(date))})
    chosen = query_filters.chosen_date(query)
    entries: list[Entry] = []
    if guessed or with_inferred:
        entries.append(Entry("switch", f"{wording.ROUGHLY} inferred too", len(guessed), chosen=with_inferred))
    years = facets.since is not None or sum(len(key) == len("2022") for key in periods) > 1
    for key in sorted(periods, key=_newest_first):
        if (len(key) == _WHOLE_DAY and key[:_MONTH] not in opened) or (len(key) == len("2022") and not years):
            continue
        entries.append(_period(key, periods[key], chosen, opened, level=int(years) * (len(key) > len("2022"))))
    if facets.undated or isinstance(chosen, Undated):
        entries.append(Entry("unknown", "unknown date", facets.undated, chosen=isinstance(chosen, Undated)))
    return tuple(entries) or (NO_DATE,)


def _periods(key: str) -> tuple[str, ...]:
    """Return the periods that hold a date: 2022, 2022-03, 2022-03-02; none for a date without a year."""
    return () if key.startswith("-") else tuple(key[:length] for length in (4, 7, 10) if length <= len(key))


def _newest_first(key: str) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in [*key.split("-"), "0", "0"][:3])
    return -year, -month if month else -99, -day if day else -99


def _period(key: str, count: int, chosen: Dated | Undated | None, opened: frozenset[str], *, level: int) -> Entry:
    date = PartialDate.parse(key)
    kind = "day" if date.day else "month" if date.month else "year"
    label = spelt_date(date)
    if kind == "day" or (kind == "month" and level):  # its year stands above it
        label = label.rsplit(" ", 1)[0]
    if kind == "day":
        level += 1
    asked = isinstance(chosen, Dated) and not chosen.strict and chosen.first == date == chosen.last
    path, within = (key if kind == "month" else ""), (key[:_MONTH] if kind == "day" else "")
    shown = key in opened if path else None
    return Entry(kind, label, count, date=date, level=level, chosen=asked, opened=shown, path=path, within=within)


def city_entries(facets: Facets, query: Query) -> tuple[Entry, ...]:
    """List the cities.

    Args:
        facets: Counts of the query.
        query: The query.

    Returns:
        The cities in the order of `facets`; one note where there are none.
    """
    chosen = query_filters.chosen_cities(query)
    entries = tuple(city_entry(city, chosen) for city in facets.cities)
    return (*excluded_entries(query, InCity), *entries) or (NO_CITY,)


def city_entry(city: CityCount, chosen: Collection[str], *, level: int = 0, within: str = "") -> Entry:
    """Make the entry of a city.

    Args:
        city: Its counts.
        chosen: The cities that the query asks for, see `query_filters.chosen_cities`.
        level: How deep it stands.
        within: The path of what it stands under.
    """
    return Entry(
        "city",
        shown_name(city.name),
        city.count,
        about=city.about,
        geonameid=city.geonameid,
        level=level,
        chosen=bool(chosen) and (city.name.casefold() in chosen or str(city.geonameid) in chosen),
        within=within,
    )


def shown_name(name: str) -> str:
    """Make a name harmless, and no longer than any line."""
    return show_line(name[:_NAME_SEEN])


NOTHING: Final = Entry("note", "no match")
"""Stands where nothing is left of a list that was narrowed."""
NO_DATE: Final = Entry("note", "no dates")
"""Stands where no article is counted."""
NO_CITY: Final = Entry("note", "no city is named")
"""Stands where there is none."""


COUNTING: Final = Entry("note", "counting …")
"""Stands while counts are on their way."""


class Facet(StrEnum):
    """What the second list of the drawer shows."""

    COUNTRY = "Countries"
    CITY = "Cities"
    PERSON = "People"
    ORGANISATION = "Organisations"
    SOURCE = "Sources"
    LANGUAGE = "Languages"
    TAG = "Tags"


_NODES: Final[Mapping[Facet, Callable[[str], Node]]] = {
    Facet.PERSON: partial(Named, Label.PER),
    Facet.ORGANISATION: partial(Named, Label.ORG),
    Facet.SOURCE: FromSource,
    Facet.LANGUAGE: InLanguage,
    Facet.TAG: Tagged,
}


def name_entries(facet: Facet, counts: Sequence[NameCount], query: Query) -> tuple[Entry, ...]:
    """List people, organisations, sources, languages or tags.

    Args:
        facet: Which of them.
        counts: Counts of the query.
        query: The query.

    Returns:
        What the query is without, then those that are counted in their order; one note where there are none.
    """
    make = _NODES[facet]
    found = [
        Entry(
            "name",
            show_line(one.name[:_NAME_SEEN]),
            one.count,
            node=node,
            chosen=query_filters.stands(query, node) is True,
        )
        for one, node in ((one, make(one.key)) for one in counts)
    ]
    kind = make("x")
    without = [
        entry
        for entry in excluded_entries(query, type(kind))
        if not isinstance(kind, Named) or (isinstance(entry.node, Named) and entry.node.label is kind.label)
    ]
    return (*without, *found) or (Entry("note", f"no {facet.value.lower()}"),)


def excluded_entries(query: Query, *kinds: type[Node]) -> tuple[Entry, ...]:
    """List what a query asks to be without: it is counted nowhere, and can be taken back here."""
    return tuple(
        Entry("name", show_line(str(node.part).partition(":")[2].strip('"')), 0, node=node.part, excluded=True)
        for node in query_filters.conditions(query)
        if isinstance(node, Not) and isinstance(node.part, kinds)
    )


def narrowed(entries: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """Keep the entries whose label holds what was typed, and those that are chosen."""
    wanted = words.casefold().split()
    if not wanted:
        return tuple(entries)
    kept = [
        one for one in entries if one.chosen or one.excluded or all(word in one.label.casefold() for word in wanted)
    ]
    return tuple(kept) or (NOTHING,)


def at_least(entries: Sequence[Entry], *, newest: bool = True) -> tuple[Entry, ...]:
    """Mark entries as counted in less than all articles.

    Args:
        entries: Of dates, cities or names.
        newest: Whether in the newest, while more is counted: how many dates are inferred is not looked for by then.
    """
    unknown = "switch" if newest else None
    return tuple(replace(one, at_least=True, count=None if one.kind == unknown else one.count) for one in entries)


def too_many() -> tuple[Entry, ...]:
    """Say that counting takes too long."""
    return (Entry("note", "too many to count"),)
