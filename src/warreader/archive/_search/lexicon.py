"""Implements `query.Lexicon`: which cities, people and sources a spelling can mean in this archive."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._counting.cache import Remembered
from warreader.archive._storage import keys
from warreader.archive._storage.changes import generation
from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch, fetch_one
from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.archive._storage.database import Readers
    from warreader.archive._values import CityNames

_SPELLINGS: Final = "SELECT text FROM name_spelling WHERE name = ?"
_LARGE: Final = 5_000  # articles; at 20,000 the exact beginning of a word takes up to 60 ms
_CODE: Final = len("US")
_TOKENIZER: Final = ("unicode61", ["remove_diacritics", "2"])  # as in _storage.schema
_MOST_REMEMBERED: Final = 2_000
"""Beginnings of rare words that are remembered, 0.2 MB: the timeline asks for the same ones 150 times."""
_COMMON: Final = 500
"""Articles of a word from which on it takes longer to count them than to ask anew behind it: 20 us."""


class ArchiveLexicon:
    """Implements `query.Lexicon` over an archive.

    Args:
        readers: Connections to the archive.
        names: The gazetteer; None: only cities of the archive are known, by the spellings that stand in it.
    """

    def __init__(self, readers: Readers, names: CityNames | None) -> None:
        self._readers = readers
        self._names = names
        self._rare_words: Remembered[list[tuple[str, bool]]] = Remembered(len, _MOST_REMEMBERED)

    @property
    def is_large(self) -> bool:
        """True if the beginnings of words are better completed than looked up: the exact answer may take 75 ms."""
        rows = fetch(self._readers.get(), "SELECT value FROM setting WHERE name = 'completions_at'")
        return bool(rows) and rows[0][0] >= _LARGE

    def words(self, text: str) -> tuple[str, ...]:
        """Cut a text into the words that the index knows."""
        tokenizer = self._readers.get().fts5_tokenizer(*_TOKENIZER)
        found = tokenizer(
            keys.indexable(text).encode(),
            apsw.FTS5_TOKENIZE_DOCUMENT,
            None,
            include_offsets=False,
            include_colocated=False,
        )
        return tuple(word for word in found if isinstance(word, str))

    def cities(self, spelling: str) -> frozenset[int]:
        """Return the cities that can be spelt so, or the one of that GeoNames number."""
        if spelling.isascii() and spelling.isdigit():
            return frozenset({int(spelling)}) if len(spelling) < 19 else frozenset()  # noqa: PLR2004  # 64 bits
        known = frozenset() if self._names is None else self._names.cities_spelt(spelling)
        return known or frozenset(
            row[0]
            for row in self._readers.get().execute(
                "SELECT city FROM spelling WHERE text = ?", (bindable(spelling.casefold()),)
            )
        )

    def release(self) -> None:
        """Give back the memory that answers have taken."""
        if self._names is not None:
            self._names.release()

    def areas(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the countries and regions that can be called so; without a gazetteer, the regions of the archive.

        `US/Georgia` is that region alone, where the archive knows a city of it.
        """
        code, slash, region = name.partition("/")
        if slash and len(code) == _CODE:
            sql = "SELECT DISTINCT country, region FROM city WHERE country = ? AND region IS NOT NULL"
            of_it = [row[1] for row in fetch(self._readers.get(), sql, code.upper())]
            return frozenset((code.upper(), one) for one in of_it if one.casefold() == region.casefold())
        known = frozenset() if self._names is None else self._names.areas_spelt(name)
        wanted = self.words(name)
        if known or not wanted:
            return known
        rows = fetch(self._readers.get(), "SELECT DISTINCT country, region FROM city")
        return frozenset((code, None) for code, _ in rows if code.casefold() == name.casefold()) or frozenset(
            (code, region) for code, region in rows if region and self.words(region) == wanted
        )

    def country(self, code: str) -> str:
        """Return what a country is called, as `areas` understands it; without a gazetteer its ISO code."""
        return (self._names.country_name(code) if self._names is not None else None) or code

    def positions(self, spelling: str) -> tuple[tuple[float, float], ...]:
        """Return latitude and longitude of the cities that can be spelt so."""
        return tuple(place for one in sorted(self.cities(spelling)) if (place := self._position(one)) is not None)

    def _position(self, geonameid: int) -> tuple[float, float] | None:
        row = fetch(self._readers.get(), "SELECT latitude, longitude FROM city WHERE id = ?", geonameid)
        if row:
            return row[0][0], row[0][1]
        return None if self._names is None else self._names.position(geonameid)

    def completions(self, connection: apsw.Connection, beginning: str, limit: int) -> list[str]:
        """Give the commonest words that begin so, commonest first; empty before `Upkeep.optimize` has counted them."""
        sql = "SELECT word FROM completion WHERE word >= ? AND word < ? ORDER BY articles DESC, word LIMIT ?"
        return [row[0] for row in fetch(connection, sql, beginning, f"{beginning}\U0010ffff", limit)]

    def indexed(self, connection: apsw.Connection, beginning: str, limit: int) -> list[str]:
        """Give the commonest words that begin so, commonest first, as the index is now; slow in a large archive."""
        sql = "SELECT term FROM search_words WHERE term >= ? AND term < ? ORDER BY doc DESC, term LIMIT ?"
        return [row[0] for row in fetch(connection, sql, beginning, f"{beginning}\U0010ffff", limit)]

    def completed(self, connection: apsw.Connection, beginning: str) -> int:
        """Count the articles of all words that begin so, each word by itself; as of the last `Upkeep.optimize`."""
        sql = "SELECT coalesce(sum(articles), 0) FROM completion WHERE word >= ? AND word < ?"
        return int(fetch(connection, sql, beginning, f"{beginning}\U0010ffff")[0][0])

    def common_words(self, connection: apsw.Connection, beginning: str, most: int) -> dict[str, int] | None:
        """Return the words that begin so which many articles have, in order, as of the last `Upkeep.optimize`.

        Returns:
            How many articles have each; None where there are more than so many.
        """
        sql = (
            "SELECT word, articles FROM completion WHERE word >= ? AND word < ? AND articles >= ? ORDER BY word LIMIT ?"
        )
        found = fetch(connection, sql, beginning, f"{beginning}\U0010ffff", _COMMON, most + 1)
        return dict(found) if len(found) <= most else None

    def rare_words(
        self, connection: apsw.Connection, beginning: str, common: Sequence[str], most: int
    ) -> list[tuple[str, bool]] | None:
        """Find how all other words of the index begin, as it is now, where none of the common ones begins so.

        The index counts the articles of a word before it gives the word: so the common ones are passed over, and one
        asks for what lies between them, once for each beginning.

        Args:
            connection: A read connection.
            beginning: What all of them begin with.
            common: Those that are passed over, in order.
            most: So many beginnings are found at most.

        Returns:
            Beginnings, in order, and whether that is all of the word, since a common one goes on from there. None where
            there are more.
        """
        key, made_in = (beginning, most, *common), generation(connection)
        found = self._rare_words.get(key, made_in)
        if found is None and (found := self._find_rare_words(connection, beginning, common, most)) is not None:
            self._rare_words.put(key, made_in, found)
        return found

    @staticmethod
    def _find_rare_words(
        connection: apsw.Connection, beginning: str, common: Sequence[str], most: int
    ) -> list[tuple[str, bool]] | None:
        sql = "SELECT term FROM search_words WHERE term >= ? AND term <= ? LIMIT 1"
        found, start = list[tuple[str, bool]](), beginning
        for before, word in pairwise((None, *common, None)):
            last = f"{beginning if word is None else word[:-1] + chr(ord(word[-1]) - 1)}\U0010ffff"
            while row := fetch_one(connection, sql, start, last):
                begun = _distinct(row[0], beginning, before, word)
                found.append((begun or row[0], begun is None))
                start = f"{begun}\U0010ffff" if begun else f"{row[0]}\x01"
                if len(found) > most:
                    return None
            start = f"{word}\x01"
        return found

    def count_with(self, connection: apsw.Connection, word: str) -> int:
        """Count the articles that have a word, as of the last `Upkeep.optimize`."""
        row = fetch(connection, "SELECT articles FROM completion WHERE word = ?", word)
        return int(row[0][0]) if row else 0

    def other_spellings(self, label: Label, joined: str) -> list[str]:
        """Return the spellings in the archive that share a joined name."""
        names = self.names(label, joined)
        connection = self._readers.get()
        texts = [fetch(connection, "SELECT text FROM name WHERE id = ?", one)[0][0] for one in names]
        more = [row[0] for one in names for row in fetch(connection, _SPELLINGS, one)]
        return sorted({*texts, *more})

    def spellings(self, text: str) -> list[int]:
        """Return the numbers of a spelling, one for each city that is spelt so in the archive."""
        sql = "SELECT id FROM spelling WHERE text = ?"
        return [row[0] for row in self._readers.get().execute(sql, (bindable(text.casefold()),))]

    def people(self, name: str) -> frozenset[str]:
        """Return the joined names of people that can be spelt so."""
        return self._joined(Label.PER, name)

    def organisations(self, name: str) -> frozenset[str]:
        """Return the joined names of organisations that can be spelt so."""
        return self._joined(Label.ORG, name)

    def sources(self, name: str) -> frozenset[str]:
        """Return the sources that can be meant."""
        rows = self._readers.get().execute("SELECT text FROM label WHERE kind = 'source'")
        return self._nearest(name, (row[0] for row in rows))

    def names(self, label: Label, joined: str) -> list[int]:
        """Return the numbers of the names that share a form."""
        sql = (
            "SELECT id FROM name WHERE label = ?1 AND joined = ?2 "
            "UNION ALL SELECT id FROM name WHERE label = ?1 AND text = ?2 AND joined IS NULL"
        )
        return [row[0] for row in fetch(self._readers.get(), sql, label, bindable(joined))]

    def _joined(self, label: Label, name: str) -> frozenset[str]:
        connection = self._readers.get()
        if self.names(label, name):
            return frozenset({bindable(name)})
        wanted = self.words(name)
        if not wanted:
            return frozenset()
        rows = connection.execute(
            "SELECT DISTINCT coalesce(n.joined, n.text) FROM name_search f "
            "LEFT JOIN name_spelling s ON s.id = -f.rowid JOIN name n ON n.id = coalesce(s.name, f.rowid) "
            "WHERE name_search MATCH ? AND n.label = ?",
            (f'"{" ".join(wanted)}"', label),
        )
        found = frozenset(row[0] for row in rows)
        return frozenset(one for one in found if self.words(one) == wanted) or found

    def _nearest(self, name: str, known: Iterable[str]) -> frozenset[str]:
        everything = list(known)
        if (exact := bindable(name)) in everything:
            return frozenset({exact})
        wanted = self.words(name)
        if not wanted:
            return frozenset()
        cut = {one: self.words(one) for one in everything}
        equal = frozenset(one for one, words in cut.items() if words == wanted)
        return equal or frozenset(one for one, words in cut.items() if _holds(words, wanted))


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(words[start : start + length] == wanted for start in range(len(words) - length + 1))


def _distinct(word: str, beginning: str, *others: str | None) -> str | None:
    """Return how a word begins and no other does, at least as given; None where another goes on from the word."""
    length = len(beginning)
    for other in filter(None, others):
        shared = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
        if shared is None:
            return None
        length = max(length, shared + 1)
    return word[:length]
