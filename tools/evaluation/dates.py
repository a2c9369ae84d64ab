"""Scores publication dates: the right day where the text holds it, a wrong one anywhere.

Gold documents hold `gold` (a day), `present` (the text holds it) and `yearless` (agency datelines: only month and day
are compared, and an invented year that is wrong is counted).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from evaluation.shares import ratio

if TYPE_CHECKING:
    from evaluation.shares import Doc, Figures, Found

LEAP_YEAR: Final = "1988"
"""A year in which every month and day exists, for comparing dates without a year."""


def dates(gold: list[Doc], found: Found) -> dict[str, Figures]:
    """Score documents with a gold day, by the set they come from."""
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for doc in gold:
        published = found.get(doc["id"], {}).get("published")
        groups[doc["src"]].update(_counts(doc, published["date"] if published else None))
    return {name: _figures(counts) for name, counts in sorted(groups.items())}


def _figures(c: Counter[str]) -> Figures:
    return {
        "articles": c["articles"],
        "right_where_present": ratio(c["right"], c["present"]),
        "within_1_day": ratio(c["near"], c["present"]),
        "wrong_of_all": ratio(c["wrong"], c["articles"]),
        "undated_where_absent": ratio(c["silent_where_absent"], c["absent"]),
        "wrong_year_of_all": ratio(c["wrong_year"], c["articles"]),
    }


def _counts(doc: Doc, said: str | None) -> Counter[str]:
    present = bool(doc["present"])
    c = Counter(articles=1, present=int(present), absent=int(not present))
    if said is None:
        c["silent_where_absent"] = int(not present)
        return c
    want = doc["gold"]
    if doc.get("yearless"):
        c["wrong_year"] = int(not said.startswith("--") and said[:4] != want[:4])
        said, want = said[-5:], want[-5:]
        near = _within_a_day(f"{LEAP_YEAR}-{said}", f"{LEAP_YEAR}-{want}")
    else:
        near = _within_a_day(said, want)
    c["right"] = int(said == want and present)
    c["near"] = int(near and present)
    c["wrong"] = int(said != want)
    return c


def _within_a_day(one: str, other: str) -> bool:
    try:
        return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) <= 1
    except ValueError:
        return False
