"""Completion for the query line and the command line.

In: what stands on the line, and what the archive knows (cities, people, sources ...). Out: lines as they would stand
then, the likeliest first. Pure: what there is to choose from is read beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from warreader.article import Basis
from warreader.query import FIELDS, HasKind, Sort, State, quote

if TYPE_CHECKING:
    from warreader.archive import Facets

MOST: Final = 40
"""Completions that are offered; more cannot be looked through."""

Values = Mapping[str, Sequence[str]]
"""A field to the values it is known to take, the commonest first."""

NOTHING_KNOWN: Final[Values] = MappingProxyType(
    {
        "is": (*State, "folded"),
        "has": tuple(HasKind),
        "sort": tuple(Sort),
        "basis": tuple(Basis),
    }
)
"""The values that are the same in every archive."""
_SAME: Final = {"about": "city", "near": "city"}
_TOKEN: Final = re.compile(r'(?<![^\s(])[-(~]*(?:[a-z]+:(?:~?"[^"]*|[^\s"()]*)|[^\s"():]*)$', re.IGNORECASE)
"""A condition that is being typed, with what stands before it: at the beginning, behind a blank or a parenthesis."""
_SEEN: Final = 200  # code points before the cursor that are looked at, so that a pasted page costs no more than a word
_LEAD: Final = re.compile(r"[-(~]*")


def values_of(facets: Facets, known: Values = MappingProxyType({})) -> Values:
    """Return the values of the fields that the archive counts or knows.

    Args:
        facets: Counts of the whole archive.
        known: What `Archive.counts.known_values` gives.

    Returns:
        The values of each field, the commonest first.
    """
    return {
        **NOTHING_KNOWN,
        **known,
        "city": [city.name for city in sorted(facets.cities, key=lambda city: -city.count)],
        "person": [person.name for person in facets.people],
        "source": [source.name for source in facets.sources],
        "tag": [tag.name for tag in facets.tags],
        "date": sorted({day.key[: len("2022-03")] for day in facets.days}, reverse=True),
    }


def complete_query(text: str, values: Values) -> tuple[str, ...]:
    """Complete the condition at the end of a query.

    Args:
        text: What stands before the cursor.
        values: What the fields are known to take.

    Returns:
        The text with that condition complete; empty where nothing fits or nothing was begun.
    """
    match = _TOKEN.search(text, max(len(text) - _SEEN, 0))
    token = match[0] if match else ""
    lead = _LEAD.match(token)[0] if token else ""  # type: ignore[index]  # it matches everywhere
    before, token = text[: len(text) - len(token)] + lead, token[len(lead) :]
    if before.count('"') % 2:  # inside a phrase
        return ()
    field, colon, begun = token.partition(":")
    if not colon:
        return tuple(f"{before}{name}:" for name in FIELDS if field and name.startswith(field.casefold()))
    field = field.casefold()
    fitting = fits(begun.lstrip('"~'), values.get(_SAME.get(field, field), ()))
    sign = "~" if begun.startswith("~") else ""
    return tuple(f"{before}{field}:{sign}{quote(value, value=True)}" for value in fitting)


def every_field(text: str) -> tuple[str, ...]:
    """Return every field that a condition could begin with behind a text; nothing where one was begun."""
    if text and (text[-1] not in " (-" or text.count('"') % 2):
        return ()
    return tuple(f"{text}{name}:" for name in FIELDS)


def fits(begun: str, values: Sequence[str]) -> list[str]:
    """Choose the values that begin so, behind them those with a word that begins so; in their order."""
    wanted = begun.casefold()
    first = [value for value in values if value.casefold().startswith(wanted)][:MOST]
    inside = re.compile(rf"\W{re.escape(wanted)}") if wanted else None
    more = (value for value in values if inside and inside.search(value.casefold()) and value not in first)
    return [*first, *more][:MOST] if len(first) < MOST else first
