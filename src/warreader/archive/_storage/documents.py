"""Reads and writes the documents: source texts, and what was understood of them, compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive._storage.codec import unpack_published
from warreader.archive._storage.compression import Compression, Part
from warreader.archive._storage.database import decoding, fetch_one
from warreader.archive._storage.detail import (
    Known,
    Markup,
    Place,
    pack_detail,
    unpack_blocks,
    unpack_detail,
    unpack_given,
    with_links,
)
from warreader.archive._storage.schema import day_of
from warreader.article import Outlet
from warreader.query import kept_text

if TYPE_CHECKING:
    import apsw

    from warreader.article import Annotation, Article, Given, Link, Published


class Documents:
    """The documents of an archive, through one connection.

    Args:
        connection: To the archive.
        compression: Of the archive.
    """

    def __init__(self, connection: apsw.Connection, compression: Compression) -> None:
        self.connection = connection
        self.compression = compression
        self._cities: dict[int, Place | None] = {}
        self._due: list[tuple[int, bytes, bytes]] = []

    def write(self, number: int, article: Article, title: str, published: Published | None) -> None:
        """Store the text of an article and what was understood of it, at the next `flush`; lone surrogates survive.

        Args:
            number: Its rowid.
            article: The article; its cities are in the database already.
            title: As its row has it.
            published: The date that its row has.
        """
        text = article.text.encode("utf-8", "surrogatepass")
        known = Known(title, published, self._city)
        detail = pack_detail(
            article.text, article.given, article.annotation, known, Markup(article.asides, article.links)
        )
        self._due.append((number, text, detail))

    def flush(self) -> None:
        """Write what is due. All texts are compressed, then all details: the dictionary of each stays in the cache."""
        pack = self.compression.pack
        texts = [pack(Part.TEXT, text) for _, text, _ in self._due]
        details = [pack(Part.DETAIL, detail) for _, _, detail in self._due]
        rows = zip((number for number, _, _ in self._due), texts, details, strict=True)
        self.connection.executemany("INSERT INTO document VALUES (?, ?, ?)", rows)
        self._due = []

    def learn_links(self, number: int, links: tuple[Link, ...]) -> None:
        """Record the links of a document that was stored when links were not kept yet; one that has some keeps them.

        Raises:
            DamagedValueError: It cannot be read.
        """
        stored = fetch_one(self.connection, "SELECT detail FROM document WHERE id = ?", number)
        if stored is not None:
            with decoding():
                detail = with_links(self.compression.unpack(self.connection, stored[0]), links)
            if detail is not None:
                packed = self.compression.pack(Part.DETAIL, detail)
                self.connection.execute("UPDATE document SET detail = ? WHERE id = ?", (packed, number))

    def read(
        self, number: int, title: str, published: str | None, text: bytes, detail: bytes
    ) -> tuple[str, Given, Annotation, Markup]:
        """Read the two columns of a document.

        Args:
            number: Its rowid.
            title: The title in the article's row.
            published: The date there.
            text: The first column.
            detail: The second column.

        Returns:
            The source text, what was given beside it, the annotation as the engines made it, what the markup said.

        Raises:
            DamagedValueError: They cannot be read.
        """
        with decoding():
            known = Known(title, unpack_published(published, day_of(number)), self._city)
            source = self.text(text)
            return source, *unpack_detail(source, self.compression.unpack(self.connection, detail), known)

    def kept(self, text: bytes, detail: bytes) -> tuple[str, str | None]:
        """Read only the kept text of a document and the address that was given with it.

        Args:
            text: The first column.
            detail: The second column.

        Raises:
            DamagedValueError: They cannot be read.
        """
        with decoding():
            packed = self.compression.unpack(self.connection, detail)
            return kept_text(self.text(text), unpack_blocks(packed)), unpack_given(packed).url

    def own_place(self, number: int) -> Outlet:
        """Read the source and the address that were given with a document.

        Raises:
            DamagedValueError: It cannot be read.
        """
        if any(number == due for due, _, _ in self._due):
            self.flush()
        stored = fetch_one(self.connection, "SELECT detail FROM document WHERE id = ?", number)
        if stored is None:
            return Outlet(None, None)
        with decoding():
            return unpack_given(self.compression.unpack(self.connection, stored[0]))

    def text(self, packed: bytes) -> str:
        """Read the first column of a document.

        Raises:
            ValueError: It is damaged.
        """
        return self.compression.unpack(self.connection, packed).decode("utf-8", "surrogatepass")

    def _city(self, geonameid: int) -> Place | None:
        if geonameid not in self._cities:
            sql = "SELECT name, country, region, latitude, longitude FROM city WHERE id = ?"
            self._cities[geonameid] = fetch_one(self.connection, sql, geonameid)
        return self._cities[geonameid]
