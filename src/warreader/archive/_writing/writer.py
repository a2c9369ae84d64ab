"""Adds, replaces, re-dates and removes articles, each in one short transaction.

A new date moves an article to another rowid; contentless full-text tables cannot move a row, so it is taken out and put
in again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.changes import note_change, note_joining
from warreader.archive._storage.codec import (
    bindable,
    identity_bytes,
    pack_published,
    text_hash,
    unpack_published,
)
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.indexing import TITLE_SHARE, When
from warreader.archive._storage.names import rename
from warreader.archive._storage.registry import Registry
from warreader.archive._storage.schema import SEQUENCE_BITS, day_of
from warreader.archive._storage.slugs import pack_slug, unpack_slug
from warreader.archive._user.correction import (
    Correction,
    corrected_article,
    note_correction,
    shown_correction,
    telling_of,
)
from warreader.archive._writing import pages
from warreader.archive._writing.index_writer import IndexWriter
from warreader.archive._writing.origins import OriginWriter
from warreader.archive._writing.sketches import note_sketches, sketch_of
from warreader.article import Article, Label, Outlet, Published, TitleBasis
from warreader.article import slug as make_slug
from warreader.query import split_folded
from warreader.text.folding import apply_fold_choices, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from warreader.archive._storage.documents import Documents
    from warreader.article import Entity
    from warreader.text.folding import FoldChoice

_SOURCES: Final = 1_000  # whose folds are remembered for one transaction
_CARRIED_TABLES: Final = ("page", "fresh", "sketch", "copy")  # they stay with an article that moves
_BASES: Final = {basis: basis[0] for basis in TitleBasis}
_DOCUMENT: Final = (
    "SELECT a.title, a.published, d.text, d.detail, iif(a.engines = 0, '', l.text) "
    "FROM document d JOIN article a USING (id) LEFT JOIN label l ON l.id = a.engines WHERE d.id = ?"
)


class Writer:
    """Writes inside one transaction, which the caller opens; it is thrown away with it.

    Args:
        documents: The documents of the archive, through the write connection.
        corrections: Gives what the reader says of an article, by its ID.
        folds: Gives what the reader wants folded in the articles of a source.
    """

    def __init__(
        self,
        documents: Documents,
        corrections: Callable[[str], Correction],
        folds: Callable[[str], Sequence[FoldChoice]] = lambda _: (),
    ) -> None:
        self._documents = documents
        self._folds = lru_cache(_SOURCES)(folds)
        self._corrections = corrections
        self._connection = documents.connection
        self._next: dict[int | None, int] = {}
        self._changes = documents.connection.total_changes()
        self._registry = Registry(documents.connection)
        self._index = IndexWriter(documents.connection, self._registry)
        self._origins = OriginWriter(documents.connection, self._registry)
        self._due_anew: set[int] = set()  # articles that have got another source

    def add(self, article: Article) -> bool:
        """Store an article, or note another origin of one that is there, and links that it was stored without.

        Returns:
            True if it is new.
        """
        identity = identity_bytes(article.id)
        there = self._one("SELECT id FROM article WHERE identity = ?", identity)
        if there is None:
            hashed = text_hash(article.text)
            duplicate = self._one("SELECT 1 FROM article WHERE text_hash = ?", hashed) is not None
            self._origins.note(article, Outlet(article.given.source, article.given.url), new=True)
            number = self._insert(article, article.annotation.published, hashed, duplicate=duplicate)
            self._connection.execute("INSERT INTO fresh (article) VALUES (?)", (number,))
            self._sketch(number, article)
            self.note_pages(number, article)
            return True
        if article.links:
            self._documents.learn_links(there[0], article.links)
        self._learn_origins(there[0], article)
        return False

    def replace(self, article: Article) -> bool:
        """Store what the engines understand now of an article that is there; slug, origins and mark stay.

        Returns:
            False if there is no such article.
        """
        row = self._row(_bytes(article))
        if row is None:
            return False
        number, hashed, duplicate, slug, current = row
        before = self.load(number, article.id, slug)
        published = article.annotation.published
        if before.annotation.published == published:  # what was inferred beyond it stays until it is inferred anew
            published = current
        self._delete(number)
        number = self._insert(replace(article, slug=slug), published, hashed, duplicate=bool(duplicate), before=number)
        if self._one("SELECT 1 FROM sketch WHERE article = ?", number) is None:
            self._sketch(number, article)
        return True

    def redate(self, identity: str, published: Published | None, days: Sequence[Entity] | None = None) -> bool:
        """Give an article another date; None goes back to what its own text says.

        Args:
            identity: The article.
            published: The date.
            days: The DATE entities that follow from it; None leaves those that are there.

        Returns:
            True if something changed.
        """
        row = self._row(identity_bytes(identity))
        if row is None:
            return False
        number, hashed, duplicate, slug, current = row
        stored = self.load(number, identity, slug)
        wanted = stored.annotation.published if published is None else published
        told = stored if days is None else replace(stored, annotation=telling_of(stored.annotation, days))
        if pack_published(wanted) == pack_published(current) and told.annotation == stored.annotation:
            return False
        self._delete(number)
        self._insert(told, wanted, hashed, duplicate=bool(duplicate), before=number)
        return True

    def correct(self, identity: str) -> bool:
        """Apply the reader's current corrections to a stored article.

        Returns:
            False if there is no such article.
        """
        row = self._row(identity_bytes(identity))
        if row is None:
            self._connection.execute("DELETE FROM corrected WHERE identity = ?", (identity_bytes(identity),))
            return False
        number, hashed, duplicate, slug, published = row
        stored = self.load(number, identity, slug)
        self._delete(number)
        self._insert(stored, published, hashed, duplicate=bool(duplicate), before=number)
        return True

    def remove(self, identity: str) -> bool:
        """Remove an article, with its origins; a copy of its text takes its place as the first.

        Returns:
            False if there is no such article.
        """
        packed = identity_bytes(identity)
        row = self._one("SELECT id, text_hash, duplicate FROM article WHERE identity = ?", packed)
        if row is None:
            return False
        number, hashed, duplicate = row
        addresses = fetch(self._connection, "SELECT address FROM page WHERE article = ?", number)
        self._delete(number)
        for table in _CARRIED_TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # our names
        for (address,) in addresses:
            self._order_versions(address)
        for table in ("origin", "corrected"):
            self._connection.execute(f"DELETE FROM {table} WHERE identity = ?", (packed,))  # our names
        heir = self._one("SELECT identity FROM article WHERE text_hash = ? LIMIT 1", hashed)
        if not duplicate and heir is not None and (row := self._row(heir[0])) is not None:
            number, _, _, slug, published = row
            stored = self.load(number, heir[0].hex(), slug)
            self._delete(number)
            self._insert(stored, published, hashed, duplicate=False, before=number)
        return True

    def reindex(self, number: int) -> None:
        """Index an article again, from its document; it must not be in there."""
        sql = "SELECT lower(hex(identity)), published, source, language, duplicate FROM article WHERE id = ?"
        identity, packed, source, language, duplicate = self._one(sql, number)
        article = self.load(number, identity, "")
        published = unpack_published(packed, day_of(number))
        correction, published = shown_correction(self._connection, identity_bytes(identity), published)
        shown = self._folded(corrected_article(article, published, correction))
        own = article.annotation.published
        self._index.add(number, shown, own, source, language, duplicate=bool(duplicate))

    def reindex_if(self, number: int, wanted: Callable[[Article], bool]) -> bool:
        """Index an article again, as it is shown now, if it is there and wanted.

        Args:
            number: Its rowid.
            wanted: Whether to do so, from the article as the engines made it.
        """
        if self._one("SELECT 1 FROM article WHERE id = ?", number) is None:
            return False
        article = self.load(number, "", "")
        if not wanted(article):
            return False
        self._index.remove(number, article.annotation)
        words = self._folded(article).annotation.words
        self._connection.execute("UPDATE article SET words = ? WHERE id = ?", (words, number))
        self.reindex(number)
        return True

    def _folded(self, article: Article) -> Article:
        """Apply the reader's fold rules to an article."""
        annotation = apply_fold_choices(article.text, article.annotation, self._folds(source_of(article.given)))
        return article if annotation is article.annotation else replace(article, annotation=annotation)

    def load(self, number: int, identity: str, slug: str) -> Article:
        """Read an article as the engines made it, without its origins."""
        self.flush()
        *document, engines = self._one(_DOCUMENT, number)
        source, given, annotation, markup = self._documents.read(number, *document)
        return Article(identity, slug, source, given, annotation, (), markup.asides, engines, markup.links)

    def _row(self, identity: bytes) -> tuple[int, int, int, str, Published | None] | None:
        """Return rowid, hash of the text, whether it is a duplicate, slug, and the date that is not the reader's."""
        sql = "SELECT id, text_hash, duplicate, slug, title, published FROM article WHERE identity = ?"
        row = self._one(sql, identity)
        if row is None:
            return None
        published = unpack_published(row[5], day_of(row[0]))
        slug = unpack_slug(row[3], row[4], published, identity.hex())
        return *row[:3], slug, shown_correction(self._connection, identity, published)[1]

    def finish(self) -> None:
        """Write what was put off and what was counted on the way."""
        for number in sorted(self._due_anew):
            self._file_anew(number)
        self._due_anew.clear()
        self.flush()
        if self._connection.total_changes() != self._changes:
            note_change(self._connection, self._index.risen)
        changed = [(count, name) for name, count in self._index.uses.items() if count]
        self._connection.executemany("UPDATE name SET articles = articles + ? WHERE id = ?", changed)
        self._connection.executemany("INSERT OR IGNORE INTO name_due VALUES (?)", [(name,) for _, name in changed])
        self._index.uses.clear()

    def join(self, label: Label, joined: Mapping[str, str], *, others_stay: bool = False) -> int:
        """Set the joined forms of names; a name that the mapping leaves out stands for itself again, or stays.

        Returns:
            How many names changed.
        """
        changed = rename(self._connection, self._registry, label, joined, others_stay=others_stay)
        if changed:
            note_joining(self._connection)
        return changed

    def flush(self) -> None:
        """Write documents and index for many articles at once: each kind of work finds the caches of its own warm."""
        self._documents.flush()
        self._index.flush()

    def _insert(
        self,
        article: Article,
        published: Published | None,
        hashed: int,
        *,
        duplicate: bool,
        before: int | None = None,
    ) -> int:
        """Store an article, which had a rowid `before` and keeps it unless it is of another day now.

        Returns:
            Its rowid.
        """
        correction = self._corrections(article.id)
        shown = self._folded(corrected_article(article, published, correction))
        annotation = shown.annotation
        when, waits = When.of(annotation.published), article.engines is None
        number = self._new_id(when.day) if before is None or day_of(before) != when.day else before
        for table in () if before is None else _CARRIED_TABLES:
            self._connection.execute(f"UPDATE {table} SET article = ? WHERE article = ?", (number, before))
        source = self._registry.label("source", article.given.source) if article.given.source else None
        language = self._registry.label("language", annotation.language) if annotation.language else None
        title = bindable(annotation.title[:TITLE_SHARE])
        self._connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                _bytes(article),
                hashed,
                duplicate,
                pack_slug(self._slug(article), title, annotation.published, article.id),
                title,
                _BASES[annotation.title_basis],
                pack_published(annotation.published, when.day),
                source,
                language,
                annotation.words,
                self._registry.label("engines", article.engines) if article.engines else None if waits else 0,
            ),
        )
        for city in annotation.cities:
            self._registry.know_city(city)
        self._documents.write(number, article, title, annotation.published)
        new = before is None
        note_correction(self._connection, _bytes(article), correction, published, new=new)
        own = article.annotation.published
        self._index.add(number, shown, own, source, language, duplicate=duplicate, new=new)
        return number

    def _delete(self, number: int) -> None:
        self._index.remove(number, self.load(number, "", "").annotation)
        self._connection.execute("DELETE FROM document WHERE id = ?", (number,))
        self._connection.execute("DELETE FROM article WHERE id = ?", (number,))

    def _sketch(self, number: int, article: Article) -> None:
        """Sketch an article while its text is at hand; one that engines have not read waits."""
        if article.engines:
            sketched = sketch_of(number, split_folded(article.text, article.annotation)[0])
            note_sketches(self._connection, [sketched])

    def note_pages(self, number: int, article: Article) -> None:
        """Link an article with what else stood at its addresses.

        Args:
            number: The rowid of the article.
            article: What was received of it: only its address and origins count.
        """
        for address, captured in pages.addresses_of(article).items():
            if pages.has_stood(self._connection, number, address):
                continue
            others = pages.latest_of(self._connection, address)
            if others:
                stored = self.load(number, "", "")
                if not any(pages.is_version(stored, self.load(other, "", "")) for other in others):
                    continue
            pages.note_page(self._connection, number, address, captured)
            if others or pages.is_superseded(self._connection, number):
                self._order_versions(address)

    def _order_versions(self, address: int) -> None:
        for number in pages.order_versions(self._connection, address):
            self._file_anew(number)

    def _file_anew(self, number: int) -> None:
        self._index.remove(number, self.load(number, "", "").annotation)
        self.reindex(number)

    def _learn_origins(self, number: int, article: Article) -> None:
        """Note further origins of an article that is there, and what follows from them."""
        unknown = self._origins.unknown(article)
        if not unknown:
            return
        received = replace(article, origins=unknown)
        if self._origins.note(received, self._documents.own_place(number), new=False):
            self._due_anew.add(number)
        self.note_pages(number, received)

    def _new_id(self, day: int | None) -> int:
        following = self._next.get(day)
        if following is None:
            if day is None:
                following = min(0, self._one("SELECT coalesce(min(id), 0) FROM article")[0]) - 1
            else:
                first = day << SEQUENCE_BITS
                sql = "SELECT max(id) FROM article WHERE id >= ? AND id < ?"
                latest = self._one(sql, first, (day + 1) << SEQUENCE_BITS)[0]
                following = first if latest is None else latest + 1
        self._next[day] = following + (-1 if day is None else 1)
        return following

    def _slug(self, article: Article) -> str:
        """Return the article's slug, or where another article has it already, one with the other half of the ID."""
        wanted = bindable(article.slug) or make_slug(article.annotation.title, None, article.id)
        low, high = article.id[:8] + "0" * 8, article.id[:8] + "f" * 8
        sql = "SELECT identity FROM article WHERE identity BETWEEN ? AND ?"
        others = fetch(self._connection, sql, identity_bytes(low), identity_bytes(high))
        rows = [row for (other,) in others if (row := self._row(other)) is not None]
        taken = any(row[3] == wanted for row in rows)
        return wanted.removesuffix(article.id[:8]) + article.id[8:] if taken else wanted

    def _one(self, sql: str, *values: Any) -> Any:  # noqa: ANN401  # a row of whatever the statement selects
        return fetch_one(self._connection, sql, *values)


def _bytes(article: Article) -> bytes:
    return identity_bytes(article.id)
