"""Scores cities: the set of them in each article, by GeoNames id, and where their mentions stand.

A gold document lists every toponym: `cls` P for a populated place, None where nobody knows its class, `demonym` for
adjectives of a place; `city` its id in the gazetteer's source, if it has one there. A gold city without an id is met by
a predicted one that overlaps it within 25 km; toponyms of unknown class neither help nor harm.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from evaluation.shares import f1, overlap, ratio

if TYPE_CHECKING:
    from evaluation.shares import Doc, Figures, Found

SAME_PLACE_KM: Final = 25
"""Two records of one town stand no farther apart than this."""
NEAR_KM: Final = 161
"""100 miles, the distance that the geoparsing literature reports (Leidner 2007)."""
EARTH_DIAMETER_KM: Final = 12_742
_Nameless = tuple[str, float, float]


@dataclass(slots=True)
class _Article:
    """One article: what the gold wants and what was said, ready to be compared."""

    doc: Doc
    cities: list[Doc]
    wanted: list[Doc] = field(default_factory=list)
    unknown: list[Doc] = field(default_factory=list)
    mentions: list[Doc] = field(default_factory=list)

    def __post_init__(self) -> None:
        toponyms = [place for place in self.doc["places"] if not place.get("demonym")]
        demonyms = [place for place in self.doc["places"] if place.get("demonym")]
        self.wanted = [place for place in toponyms if place.get("cls") == "P"]
        self.unknown = [place for place in toponyms if place.get("cls") is None]
        said = (
            {"id": city["geonameid"], "lat": city["latitude"], "lon": city["longitude"], **mention}
            for city in self.cities
            for mention in city["mentions"]
        )
        self.mentions = [mention for mention in said if not any(overlap(mention, place) for place in demonyms)]


def places(gold: list[Doc], found: Found) -> dict[str, Figures]:
    """Score articles with gold toponyms, together and by the set they come from."""
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for doc in gold:
        article = _Article(doc, found.get(doc["id"], {}).get("cities", []))
        counts = _spans(article) + _set(article) + _focus(article)
        for group in ("all", doc["src"]):
            groups[group].update(counts)
    return {name: _figures(counts) for name, counts in sorted(groups.items())}


def _figures(c: Counter[str]) -> Figures:
    precision = ratio(c["right"], c["right"] + c["wrong"])
    recall = ratio(c["right"], c["right"] + c["missed"])
    return {
        "articles": c["articles"],
        "set_f1": f1(precision, recall),
        "set_precision": precision,
        "set_recall": recall,
        "set_exact": ratio(c["exact"], c["articles"]),
        "span_f1": f1(ratio(c["spans_right"], c["spans_said"]), ratio(c["spans_met"], c["spans_wanted"])),
        "within_161_km": ratio(c["near"], c["placed"]),
        "focus": ratio(c["focus_right"], c["focus_clear"]),
    }


def _kilometres(one: Doc, other: Doc) -> float:
    """Return the great-circle distance of two places with `lat` and `lon` in degrees."""
    lat, lon = math.radians(one["lat"]), math.radians(one["lon"])
    other_lat, other_lon = math.radians(other["lat"]), math.radians(other["lon"])
    haversine = math.sin((other_lat - lat) / 2) ** 2
    haversine += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(haversine)))


def _spans(article: _Article) -> Counter[str]:
    """Count mentions against gold cities: a mention that only meets an unknown toponym is not held against anyone."""
    c: Counter[str] = Counter()
    scored = [said for said in article.mentions if not any(overlap(said, place) for place in article.unknown)]
    c["spans_said"] = len(scored)
    c["spans_wanted"] = len(article.wanted)
    c["spans_right"] = sum(any(overlap(said, want) for want in article.wanted) for said in scored)
    for want in article.wanted:
        meeting = [said for said in article.mentions if overlap(said, want)]
        c["spans_met"] += bool(meeting)
        if meeting and want.get("lat") is not None:
            same = (said for said in meeting if (said["start"], said["end"]) == (want["start"], want["end"]))
            c["placed"] += 1
            c["near"] += _kilometres(want, next(same, meeting[0])) <= NEAR_KM
    return c


def _set(article: _Article) -> Counter[str]:
    """Count the set of cities, by id; gold cities without one by their place."""
    wanted = {want["city"] for want in article.wanted if want.get("city")}
    nameless: defaultdict[_Nameless, list[Doc]] = defaultdict(list)
    for want in article.wanted:
        if not want.get("city") and want.get("lat") is not None:
            nameless[want["name"].lower(), round(want["lat"], 1), round(want["lon"], 1)].append(want)
    excused, met = _excused(article, nameless)
    said = {mention["id"] for mention in article.mentions}
    right = len(wanted & said) + len(met)
    wrong = len(said - wanted - excused)
    missed = len(wanted - said) + len(nameless) - len(met)
    return Counter(articles=1, right=right, wrong=wrong, missed=missed, exact=int(not wrong and not missed))


def _excused(article: _Article, nameless: dict[_Nameless, list[Doc]]) -> tuple[set[int], set[_Nameless]]:
    """Return which said ids are not held against anyone, and which gold cities without an id were met."""
    excused: set[int] = set()
    met: set[_Nameless] = set()
    for said in article.mentions:
        for place in article.unknown:
            if overlap(said, place) and (place.get("lat") is None or _kilometres(place, said) <= SAME_PLACE_KM):
                excused.add(said["id"])
        for key, wants in nameless.items():
            if any(overlap(said, want) and _kilometres(want, said) <= SAME_PLACE_KM for want in wants):
                met.add(key)
                excused.add(said["id"])
    return excused, met


def _focus(article: _Article) -> Counter[str]:
    """Count the focus where it is beyond doubt: the title names exactly one gold city."""
    title = article.doc.get("title")
    titled = {want["city"] for want in article.wanted if title and want.get("city") and want["name"] in title}
    if len(titled) != 1:
        return Counter()
    right = any(city.get("focus") and city["geonameid"] in titled for city in article.cities)
    return Counter(focus_clear=1, focus_right=int(right))
