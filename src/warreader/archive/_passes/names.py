"""The names of an archive: how they are joined, which must be joined again, and how related names are found.

A name is due as soon as the number of its articles has changed. Whoever joins names looks up only those that share a
key with one that is due; what the keys are the caller says. They are kept as 32 bits of each: two keys that fall
together bring a name too many, never one too few. Keys are written when they are first needed, in short transactions,
so that nobody waits for them when an archive of an older version is opened.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Final
from zlib import crc32

import apsw

from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch, fetch_one, transaction
from warreader.archive._storage.names import stored_names
from warreader.article import Label
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from warreader.archive._storage.names import StoredName
    from warreader.archive._store import Store

    Keying = Callable[[Label, str], Iterable[str]]

_KEYED: Final = "keyed"
_RECORD: Final = "joined "  # and the label
_STEP: Final = 20_000
"""Names that get their keys in one transaction: 50 ms. Each writes most pages of the table, so fewer are dearer."""
_READ: Final = "SELECT value FROM setting WHERE name = ?"
_WRITE: Final = "INSERT OR REPLACE INTO setting VALUES (?, ?)"
_UNKEYED: Final = "SELECT id, label, text FROM name WHERE id > ? ORDER BY id LIMIT ?"
_WITH_KEY: Final = """
SELECT n.text, n.articles FROM carray(?1) k CROSS JOIN name_key h ON h.key = k.value CROSS JOIN name n ON n.id = h.name
WHERE n.label = ?2 AND n.articles > 0
"""
_FORM: Final = """
SELECT coalesce(joined, text) FROM name WHERE label = ?1 AND text = ?2 AND articles > 0
UNION ALL SELECT joined FROM name WHERE label = ?1 AND joined = ?2 AND articles > 0 LIMIT 1
"""
_WITHIN: Final = """
SELECT n.text FROM name_spelling s JOIN name n ON n.id = s.name WHERE n.label = ? AND s.text = ? AND n.articles > 0
ORDER BY n.text LIMIT 1
"""
_JOINED_FORMS: Final = "SELECT DISTINCT joined FROM name WHERE label = ? AND joined IS NOT NULL AND articles > 0"
_FORMS_WITH: Final = """
SELECT DISTINCT coalesce(joined, text) FROM name NOT INDEXED WHERE label = ?1 AND articles > 0 AND (
    instr(casefold(text), ?2) OR joined IS NOT NULL AND instr(casefold(joined), ?2)
    OR id IN (SELECT name FROM name_spelling WHERE instr(casefold(text), ?2))
)
"""
_COMMONEST: Final = (
    "SELECT text FROM name NOT INDEXED WHERE label = ? AND articles > 0 ORDER BY articles DESC, id LIMIT ?"
)
_DUE: Final = """
SELECT n.id, n.text, n.articles FROM name_due d CROSS JOIN name n ON n.id = d.name
WHERE n.label = ? AND d.name > ? ORDER BY d.name LIMIT ?
"""
_SETTLE: Final = "DELETE FROM name_due WHERE name = (SELECT id FROM name WHERE label = ? AND text = ? AND articles = ?)"
_BEFORE_ALL: Final = -1  # numbers begin at 1
_ALL: Final = -1


@dataclass(frozen=True, slots=True)
class Settled:
    """The result of a pass over names, stored together with its joins."""

    seen: Mapping[str, int]
    """Names that are due no more, with their articles as the pass knew them: one that has got or lost articles since
    is still due."""
    record: str
    """What the pass joined by, as the caller wants it given back."""


class Names:
    """The names of an archive, and what the passes over them need.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def stored(self, label: Label, form: str | None = None) -> list[StoredName]:
        """Return names of people or organisations, each with the form that it was joined to.

        Args:
            label: PER or ORG.
            form: Only those that share this form; None: all.

        Returns:
            The names, in the order of their spelling.
        """
        with self._store.reading() as connection:
            return stored_names(connection, label, form)

    def form_of(self, label: Label, spelling: str) -> str | None:
        """Return the form that a name is joined to; itself where it is such a form, None where no article names it so.

        Args:
            label: PER or ORG.
            spelling: As `StoredName.text` or `StoredName.joined`.
        """
        with self._store.reading() as connection:
            row = fetch_one(connection, _FORM, label, bindable(spelling))
        return None if row is None else str(row[0])

    def with_spelling(self, label: Label, spelling: str) -> str | None:
        """Return a name that a spelling stands for inside an article; None where it does so in none."""
        with self._store.reading() as connection:
            row = fetch_one(connection, _WITHIN, label, bindable(spelling))
        return None if row is None else str(row[0])

    def joined_forms(self, label: Label) -> list[str]:
        """Return the forms that names are joined to, in no order."""
        with self._store.reading() as connection:
            return [row[0] for row in fetch(connection, _JOINED_FORMS, label)]

    def forms_with(self, label: Label, part: str) -> list[str]:
        """Return the forms of the names that have a spelling, or are joined to one, that some letters are part of.

        Args:
            label: PER or ORG.
            part: The letters; capitals or not is the same.
        """
        with self._store.reading() as connection:
            return [row[0] for row in fetch(connection, _FORMS_WITH, label, bindable(part.casefold()))]

    def commonest(self, label: Label, most: int) -> list[str]:
        """Return the names that most articles have, the commonest first.

        Args:
            label: PER or ORG.
            most: So many at most.
        """
        with self._store.reading() as connection:
            return [row[0] for row in fetch(connection, _COMMONEST, label, most)]

    def counts(self, label: Label) -> dict[str, int]:
        """Count the articles of every name, before joining.

        Args:
            label: PER or ORG.

        Returns:
            Name (the form that its spellings share in one article) to number of articles, folded mentions included.
        """
        sql = "SELECT text, articles FROM name WHERE label = ? AND articles > 0"
        with self._store.reading() as connection:
            return dict(fetch(connection, sql, label))

    def total(self) -> int:
        """Count all names that were ever met, of people and organisations; at once."""
        with self._store.reading() as connection:
            return int(fetch_one(connection, "SELECT coalesce(max(id), 0) FROM name")[0])

    def due(self, label: Label) -> dict[str, int]:
        """Return the names whose number of articles has changed since they were joined.

        Args:
            label: PER or ORG.

        Returns:
            As `counts`, those in no article any more with 0.
        """
        return next(self.due_in_parts(label, _ALL), {})

    def due_in_parts(self, label: Label, most: int) -> Iterator[dict[str, int]]:
        """Return the same in parts; what is settled before its part comes is left out.

        Args:
            label: PER or ORG.
            most: Names of a part.
        """
        last = _BEFORE_ALL
        while True:
            with self._store.reading() as connection:
                rows = fetch(connection, _DUE, label, last, most)
            if not rows:
                return
            last = rows[-1][0]
            yield {text: articles for _, text, articles in rows}

    def count_due(self) -> int:
        """Count the names that are due, of people and organisations."""
        with self._store.reading() as connection:
            return int(fetch_one(connection, "SELECT count(*) FROM name_due")[0])

    def begin(self, label: Label, record: str, *, all_due: bool) -> None:
        """Record by what names are joined from now on.

        Args:
            label: PER or ORG.
            record: As in `Settled.record`.
            all_due: Have all names joined anew; otherwise they stay until something changes.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        with self._store.exclusive() as connection, transaction(connection):
            if all_due:
                connection.execute("INSERT OR IGNORE INTO name_due SELECT id FROM name WHERE label = ?", (label,))
            connection.execute(_WRITE, (_RECORD + label, record))

    def write_keys(self, rules: str, keys: Keying, progress: Callable[[int], object] | None = None) -> None:
        """Write the keys of all names that have none yet, or have them by other rules; in short transactions.

        Args:
            rules: Names the rules that the keys follow: other rules, other keys.
            keys: Gives the keys of a name.
            progress: Told the number of the last name that has them, of `total`, where there are many.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        while True:
            with self._store.reading() as reader:
                kept, behind = _keyed(reader)
                rows = fetch(reader, _UNKEYED, behind if kept == rules else 0, _STEP)
                if not rows and kept == rules:
                    return
                found = sorted(
                    {(hashed(label, key), name) for name, label, text in rows for key in keys(Label(label), text)}
                )
            with self._store.exclusive() as connection, transaction(connection):
                if _keyed(connection) != (kept, behind):  # another program was faster
                    continue
                if kept != rules:
                    connection.execute("DELETE FROM name_key")
                connection.executemany("INSERT OR IGNORE INTO name_key VALUES (?, ?)", found)
                connection.execute(_WRITE, (_KEYED, json.dumps([rules, rows[-1][0] if rows else 0])))
            if progress is not None and len(rows) == _STEP:
                progress(rows[-1][0])

    def with_keys(self, label: Label, keys: Iterable[str]) -> dict[str, int]:
        """Find the names that have one of some keys.

        Args:
            label: PER or ORG.
            keys: As `write_keys` had them.

        Returns:
            As `counts`; now and then one more that has none of them.
        """
        numbers = array("q", sorted({hashed(label, key) for key in keys}))
        with self._store.reading() as connection:
            return dict(fetch(connection, _WITH_KEY, apsw.carray(numbers), label)) if numbers else {}

    def record(self, label: Label) -> str | None:
        """Return what the last pass over names has noted in `Settled.record`; None where none has."""
        with self._store.reading() as connection:
            row = fetch_one(connection, _READ, _RECORD + label)
        return None if row is None else str(row[0])

    def join(
        self, label: Label, joined: Mapping[str, str], *, others_stay: bool = False, settled: Settled | None = None
    ) -> int:
        """Say which names are one: the name to the form that all of them share.

        Args:
            label: PER or ORG.
            joined: A name that it leaves out stands for itself.
            others_stay: A name that it leaves out stays as it is instead.
            settled: What is to be noted in the same transaction.

        Returns:
            How many names changed.
        """
        with self._store.writing() as writer:
            changed = writer.join(label, joined, others_stay=others_stay)
            if settled is not None:
                _note(self._store.connection, label, settled)
        return changed


def hashed(label: Label, key: str) -> int:
    """Return the 32 bits that are kept of a key."""
    return crc32(f"{label}\0{key}".encode("utf-8", "surrogatepass"))


def _keyed(connection: apsw.Connection) -> tuple[str, int]:
    """Return by which rules names have keys, and the last that has."""
    row = fetch_one(connection, _READ, _KEYED)
    if row is None:
        return "", 0
    rules, last = json.loads(row[0])
    return str(rules), int(last)


def _note(connection: apsw.Connection, label: Label, settled: Settled) -> None:
    connection.executemany(_SETTLE, [(label, bindable(text), articles) for text, articles in settled.seen.items()])
    connection.execute(_WRITE, (_RECORD + label, settled.record))
