"""Finds dated articles about the same events as an undated one: those that share its rarest words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._storage.codec import identity_bytes, text_hash, unpack_published
from warreader.archive._storage.database import decoding, fetch_one
from warreader.archive._storage.schema import day_of
from warreader.archive._values import Neighbour
from warreader.query import split_folded

if TYPE_CHECKING:
    import apsw

    from warreader.archive._search.lexicon import ArchiveLexicon
    from warreader.archive._storage.documents import Documents
    from warreader.article import Article

_MOST_WORDS: Final = 40  # the rarest ones of the text; more add time, not candidates
_SCANNED: Final = 20_000  # code points of the text: the lede and what follows it
_MOST_POSTINGS: Final = 50_000  # articles that all of the words together may stand in; bounds the time at any size
_SHORTEST: Final = 3  # letters of a word that can be characteristic


def find_neighbours(documents: Documents, lexicon: ArchiveLexicon, article: Article, limit: int) -> list[Neighbour]:
    """Find dated articles that share rare words with an article; see `Dating.neighbours`."""
    connection = documents.connection
    words = _characteristic(connection, lexicon, article)
    if not words:
        return []
    match = " OR ".join(f'"{word}"' for word in words)
    rows = connection.execute(
        "SELECT lower(hex(a.identity)), a.id, a.title, a.published, d.text, d.detail "
        "FROM (SELECT rowid AS id, rank AS score FROM search WHERE search MATCH ? AND rowid >= 0) f "
        "JOIN article a USING (id) JOIN document d USING (id) "
        "WHERE NOT EXISTS (SELECT 1 FROM loose l WHERE l.article = a.id) AND a.identity <> ? AND a.text_hash <> ? "
        "ORDER BY f.score LIMIT ?",
        (match, identity_bytes(article.id), text_hash(article.text), limit),
    )
    found: list[Neighbour] = []
    with decoding():
        for identity, number, title, packed, text, detail in rows:
            published = unpack_published(packed, day_of(number))
            if published is not None:
                source, _, annotation, _ = documents.read(number, title, packed, text, detail)
                found.append(Neighbour(identity, published, source, annotation))
    return found


def _characteristic(connection: apsw.Connection, lexicon: ArchiveLexicon, article: Article) -> list[str]:
    """Choose the words that the fewest other articles have, rarest first."""
    kept, _ = split_folded(article.text, article.annotation)
    words = {word for word in lexicon.words(kept[:_SCANNED]) if len(word) >= _SHORTEST and not word.isdigit()}
    counts = [
        (row[0], word)
        for word in sorted(words)
        if (row := fetch_one(connection, "SELECT doc FROM search_words WHERE term = ?", word)) and row[0] > 1
    ]
    chosen: list[str] = []
    postings = 0
    for count, word in sorted(counts)[:_MOST_WORDS]:
        postings += count
        if postings > _MOST_POSTINGS:
            break
        chosen.append(word)
    return chosen
