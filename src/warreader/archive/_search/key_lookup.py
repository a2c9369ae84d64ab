"""Finds the index keys for a condition: a city with all its spellings, a person, a source.

What a condition means follows from the lexicon, or where it asks for what lies near a place from the cities that the
archive knows. Each answer is worked out once for a query.
"""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING, Final

from warreader.archive._search.alternatives import any_of
from warreader.archive._storage import keys
from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch
from warreader.article import Label
from warreader.errors import QueryError
from warreader.query import FromSource, InArea, InCity, InLanguage, Named, NearCity, kilometres_between

if TYPE_CHECKING:
    import apsw

    from warreader.archive._search.lexicon import ArchiveLexicon

Keyed = InCity | InArea | NearCity | Named | FromSource | InLanguage
"""Conditions that are met by articles with one of some keys."""
AT_ONCE: Final = 2_000
"""Keys of one expression, such as the people called 'Ivan': FTS5 opens a list for each in 10 us, and holds a page."""
_MOST: Final = 20_000
"""Keys of one condition."""
_KILOMETRES: Final = 111.0
"""From one degree of latitude to the next, rounded down: it is 111.2 on the sphere of `kilometres_between`."""


class KeyLookup:
    """Finds keys for one query.

    Args:
        connection: A read connection, for what only the archive knows.
        lexicon: What spellings mean.
        folded: True if folded text counts.
    """

    def __init__(self, connection: apsw.Connection, lexicon: ArchiveLexicon, *, folded: bool) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self.sides: Final = (True, False) if folded else (True,)
        """What a key may be of: True for kept text, False for folded."""
        self._known: dict[Keyed, list[str]] = {}

    def keys(self, node: Keyed) -> list[str]:
        """Return the keys, any of which an article must have; empty where nothing can be meant.

        Raises:
            QueryError: There are too many.
        """
        if node not in self._known:
            found = self._known[node] = self._find(node)
            if len(found) > _MOST:
                raise QueryError(f"{len(found):,} different ones can be meant; write more of the name")
        return self._known[node]

    def in_groups(self, node: Keyed) -> list[str]:
        """Return full-text expressions, any of which an article must meet, each small enough for FTS5."""
        found = [f'"{one}"' for one in self.keys(node)]
        return [any_of(found[at : at + AT_ONCE]) for at in range(0, len(found), AT_ONCE)]

    @singledispatchmethod
    def _find(self, node: Keyed) -> list[str]:
        raise TypeError(f"no keys for {node!r}")

    @_find.register(InCity)
    def _(self, node: InCity) -> list[str]:
        if node.literal:
            numbers = self._lexicon.spellings(node.spelling)
            return [keys.spelling(one, kept=side) for one in numbers for side in self.sides]
        cities = sorted(self._lexicon.cities(node.spelling))
        if node.focus:
            return [keys.focus(one) for one in cities]
        return [keys.city(one, kept=side) for one in cities for side in self.sides]

    @_find.register(InArea)
    def _(self, node: InArea) -> list[str]:
        found: list[str] = []
        for code, region in sorted(self._lexicon.areas(node.name), key=str):
            if region is None:
                found += [keys.country(code, kept=side) for side in self.sides]
            else:
                sql = "SELECT id FROM label WHERE kind = 'region' AND text = ?"
                numbers = fetch(self._connection, sql, f"{code}/{bindable(region)}")
                found += [keys.region(row[0], kept=side) for row in numbers for side in self.sides]
        return found

    @_find.register(NearCity)
    def _(self, node: NearCity) -> list[str]:
        near: set[int] = set()
        degrees = node.kilometres / _KILOMETRES
        sql = "SELECT id, latitude, longitude FROM city WHERE latitude BETWEEN ? AND ?"
        for centre in self._lexicon.positions(node.spelling):
            near |= {
                number
                for number, north, east in fetch(self._connection, sql, centre[0] - degrees, centre[0] + degrees)
                if kilometres_between((north, east), centre) <= node.kilometres
            }
        return [keys.city(one, kept=side) for one in sorted(near) for side in self.sides]

    @_find.register(Named)
    def _(self, node: Named) -> list[str]:
        lexicon = self._lexicon
        joined = lexicon.people(node.name) if node.label is Label.PER else lexicon.organisations(node.name)
        numbers = [one for form in sorted(joined) for one in lexicon.names(node.label, form)]
        return [keys.name(node.label, one, kept=side) for one in numbers for side in self.sides]

    @_find.register(FromSource)
    def _(self, node: FromSource) -> list[str]:
        rows = fetch(self._connection, "SELECT id, text FROM label WHERE kind = 'source'")
        known = self._lexicon.sources(node.name)
        return [keys.source(number) for number, text in rows if text in known]

    @_find.register(InLanguage)
    def _(self, node: InLanguage) -> list[str]:
        rows = fetch(self._connection, "SELECT id, text FROM label WHERE kind = 'language'")
        code = bindable(node.code)
        found = [number for number, text in rows if text.lower() == code or text.lower().startswith(f"{code}-")]
        return [keys.language(number) for number in found]
