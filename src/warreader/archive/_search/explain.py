"""Explains how each condition of a query was understood: which cities, which people, which days."""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch
from warreader.archive._values import Expansion
from warreader.article import Label
from warreader.query import (
    And,
    Condition,
    Dated,
    FromSource,
    InArea,
    InCity,
    Named,
    NearCity,
    Not,
    Or,
    TellsOf,
    Words,
    kilometres_between,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from warreader.archive._search.lexicon import ArchiveLexicon
    from warreader.query import Node, Query

_SHOWN: Final = 20


def explain(query: Query, connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[Expansion, ...]:
    """Explain every condition of a query that means more than it says; see `Archive.explain`."""
    leaves = dict.fromkeys(_leaves(query.root))
    told = ((str(leaf), _tell(leaf, connection, lexicon)) for leaf in leaves)
    return tuple(Expansion(condition, means) for condition, means in told if means is not None)


def _leaves(node: Node | None) -> Iterator[Condition]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, Not):
        yield from _leaves(node.part)
    elif node is not None:
        yield node


@singledispatch
def _tell(_node: Condition, _connection: apsw.Connection, _lexicon: ArchiveLexicon) -> tuple[str, ...] | None:
    return None


@_tell.register(Words)
def _(node: Words, connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...] | None:
    words = lexicon.words(node.text)
    if not node.prefix or len(words) != 1:
        return None if " ".join(words) == node.text else (" ".join(words),)
    known = lexicon.completions if lexicon.is_large else lexicon.indexed
    return tuple(known(connection, words[0], _SHOWN))


@_tell.register(InCity)
def _(node: InCity, connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...]:
    if node.literal:
        return (f"spelt {node.spelling}",)
    return _cities(connection, sorted(lexicon.cities(node.spelling)))


@_tell.register(NearCity)
def _(node: NearCity, connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...]:
    centres = lexicon.positions(node.spelling)
    rows = fetch(connection, "SELECT id, latitude, longitude FROM city") if centres else []
    away = {
        number: min(kilometres_between((north, east), centre) for centre in centres) for number, north, east in rows
    }
    near = [number for number in sorted(away, key=away.__getitem__) if away[number] <= node.kilometres]
    return _cities(connection, near)


@_tell.register(InArea)
def _(node: InArea, _connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...]:
    return tuple(f"{region}, {code}" if region else code for code, region in sorted(lexicon.areas(node.name), key=str))


@_tell.register(Named)
def _(node: Named, _connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...]:
    names = lexicon.people(node.name) if node.label is Label.PER else lexicon.organisations(node.name)
    return tuple(
        " = ".join([name, *(other for other in lexicon.other_spellings(node.label, name) if other != name)])
        for name in sorted(names)[:_SHOWN]
    )


@_tell.register(FromSource)
def _(node: FromSource, _connection: apsw.Connection, lexicon: ArchiveLexicon) -> tuple[str, ...]:
    return tuple(sorted(lexicon.sources(node.name)))


@_tell.register(Dated)
def _(node: Dated, _connection: apsw.Connection, _lexicon: ArchiveLexicon) -> tuple[str, ...]:
    first, last = node.days
    dates = "stated and inferred dates" if node.inferred else "stated dates"
    return (f"{_day(first)}..{_day(last)}, {dates}",)


@_tell.register(TellsOf)
def _(node: TellsOf, _connection: apsw.Connection, _lexicon: ArchiveLexicon) -> tuple[str, ...]:
    first, last = node.days
    return (f"{first}..{last}",)


def _day(ordinal: int | None) -> str:
    return "" if ordinal is None else str(date.fromordinal(min(max(1, ordinal), date.max.toordinal())))


def _cities(connection: apsw.Connection, numbers: list[int]) -> tuple[str, ...]:
    told: list[str] = []
    for number in numbers[:_SHOWN]:
        rows = fetch(connection, "SELECT name, country FROM city WHERE id = ?", number)
        told.append(f"{rows[0][0]} ({rows[0][1]}, {number})" if rows else f"{number}, not in this archive")
    return (*told, f"and {len(numbers) - _SHOWN:,} more") if len(numbers) > _SHOWN else tuple(told)
