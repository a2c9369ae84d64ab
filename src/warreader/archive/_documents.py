"""Reads and writes the documents: source texts, and what was understood of them, compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive._compression import Compression, Part
from warreader.archive._database import decoding
from warreader.archive._detail import pack_detail, unpack_detail

if TYPE_CHECKING:
    import apsw

    from warreader.article import Annotation, Article, Aside, Given


class Documents:
    """The documents of an archive, through one connection.

    Args:
        connection: To the archive.
        compression: Of the archive.
    """

    def __init__(self, connection: apsw.Connection, compression: Compression) -> None:
        self.connection = connection
        self.compression = compression

    def write(self, number: int, article: Article) -> None:
        """Store the text of an article and what was understood of it; lone surrogates survive."""
        text = article.text.encode("utf-8", "surrogatepass")
        detail = pack_detail(article.text, article.given, article.annotation, article.asides)
        packed = self.compression.pack(Part.TEXT, text), self.compression.pack(Part.DETAIL, detail)
        self.connection.execute("INSERT INTO document VALUES (?, ?, ?)", (number, *packed))

    def read(self, text: bytes, detail: bytes) -> tuple[str, Given, Annotation, tuple[Aside, ...]]:
        """Read the two columns of a document.

        Returns:
            The source text, what was given beside it, the annotation as the engines made it, the asides of its page.

        Raises:
            DamagedValueError: They cannot be read.
        """
        with decoding():
            source = self.compression.unpack(self.connection, text).decode("utf-8", "surrogatepass")
            return source, *unpack_detail(source, self.compression.unpack(self.connection, detail))
