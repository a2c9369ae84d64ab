"""Keeps the search index in step with the reader's fold rules, by indexing the affected articles again.

The page itself shows a choice at once, since it is laid over the article when it is read. What finds articles by their
kept words, names and cities follows here, in short transactions; a run that is stopped is made again by the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._user.folds import packed, read_folds, unpacked
from warreader.text.folding import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import apsw

    from warreader.archive._store import Store
    from warreader.article import Article
    from warreader.text.folding import FoldChoice

_SETTING: Final = "folds:"  # and the source: what the index follows of the reader's choices for it
_BATCH: Final = 100  # articles of one transaction: a twentieth of a second, in which no mark waits


class FoldIndex:
    """Keeps the index in step with the reader's fold rules.

    Args:
        store: Its databases.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def behind(self) -> tuple[str, ...]:
        """Name the sources whose articles are not yet found as the reader wants them folded; empty: all are."""
        with self._store.reading() as connection:
            return tuple(_behind(connection))

    def follow(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Bring the index up to date with the reader's fold rules.

        Args:
            progress: Called with the number of articles that were looked at and of all there are; what it raises
                stops the run, and the next one begins that source again.

        Returns:
            How many articles were filed anew.

        Raises:
            ArchiveError: The archive cannot be written.
        """
        return sum(self._follow(source, progress or (lambda _done, _all: None)) for source in self.behind())

    def _follow(self, source: str, progress: Callable[[int, int], None]) -> int:
        with self._store.reading() as connection:
            wanted = read_folds(connection, source, schema="user")
            before = unpacked(source, _followed(connection, source))
            numbers = [row[0] for row in fetch(connection, *_articles(source))]
        changed = _changed(before, wanted)
        filed = 0
        for start in range(0, len(numbers), _BATCH):
            batch = numbers[start : start + _BATCH]
            with self._store.writing() as writer:
                filed += sum(writer.reindex_if(number, lambda article: _means(article, changed)) for number in batch)
            progress(start + len(batch), len(numbers))
        with self._store.exclusive() as connection:
            sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
            connection.execute(sql, (_SETTING + source, packed(wanted)))
        return filed


def _behind(connection: apsw.Connection) -> list[str]:
    choices: dict[str, list[FoldChoice]] = {}
    for one in read_folds(connection, schema="user"):
        choices.setdefault(one.source, []).append(one)
    sql = "SELECT substr(name, ?), value FROM setting WHERE substr(name, 1, ?) = ?"
    followed = dict(fetch(connection, sql, len(_SETTING) + 1, len(_SETTING), _SETTING))
    sources = sorted({*choices, *followed})
    return [one for one in sources if packed(choices.get(one, ())) != followed.get(one, packed(()))]


def _followed(connection: apsw.Connection, source: str) -> str | None:
    row = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _SETTING + source)
    return None if row is None else str(row[0])


def _articles(source: str) -> tuple[str, ...]:
    if not source:
        return ("SELECT id FROM article WHERE source IS NULL ORDER BY id DESC",)
    sql = (
        "SELECT a.id FROM article a JOIN label l ON l.id = a.source "
        "WHERE l.kind = 'source' AND l.text = ? ORDER BY 1 DESC"
    )
    return (sql, source)


def _changed(before: Sequence[FoldChoice], wanted: Sequence[FoldChoice]) -> list[FoldChoice]:
    old, new = ({(one.scope, one.value, one.fold): one for one in choices} for choices in (before, wanted))
    return [*(new[key] for key in new.keys() - old.keys()), *(old[key] for key in old.keys() - new.keys())]


def _means(article: Article, changed: Sequence[FoldChoice]) -> bool:
    return any(meaning(block, block.span.of(article.text), changed) for block in article.annotation.blocks)
