"""Merges the index after an import, maintains the table of completions, checks and repairs databases."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import apsw

from warreader.archive._storage.database import DamagedValueError, fetch, fetch_one, transaction
from warreader.archive._storage.limits import interruptible
from warreader.article import article_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.archive._storage.documents import Documents
    from warreader.archive._writing.writer import Writer

_MERGED_PAGES: Final = 400  # of the index in one transaction, 0.1 s: readers and other writers get a turn in between
_SETTING: Final = "completions_at"
_GROWTH: Final = 0.1  # completions are counted anew when the archive has grown or shrunk by so much
_DELETED: Final = 10  # percent of a segment of the index from which on FTS5 merges it, unless told otherwise
_DELETED_FROM: Final = ("search", "search_folded")
_TOLD_EVERY: Final = 500  # articles
_FEWEST: Final = 2  # articles that must have a word


def optimize(connection: apsw.Connection) -> None:
    """Merge the segments of the index, in short transactions, and count the completions where they are out of date.

    Args:
        connection: The write connection, outside of a transaction.
    """
    for table in ("search", "search_folded", "name_search"):
        with transaction(connection):  # a negative number begins a merge of all segments, positive ones go on with it
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', -{_MERGED_PAGES})")
        while _merge(connection, table):
            pass
    count_completions(connection)
    connection.execute("PRAGMA incremental_vacuum").fetchall()
    connection.execute("PRAGMA optimize")


def _merge(connection: apsw.Connection, table: str) -> bool:
    before = connection.total_changes()
    with transaction(connection):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {_MERGED_PAGES})")
    return connection.total_changes() - before > 1  # otherwise nothing was left to do, says FTS5's documentation


@contextmanager
def deleted_left(connection: apsw.Connection) -> Iterator[None]:
    """Leave what is deleted from the index while the block runs; the next write of another kind merges it.

    The setting is that of the database, so it is put back in the same transaction: whoever is killed leaves none.
    https://www.sqlite.org/fts5.html#the_deletemerge_configuration_option

    Args:
        connection: The write connection, in a transaction; when the block ends all has been given to the index.
    """
    for table in _DELETED_FROM:
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('deletemerge', 0)")
    yield
    for table in _DELETED_FROM:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('flush')")  # else it is done at the end, and merges
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('deletemerge', {_DELETED})")


def count_completions(connection: apsw.Connection) -> bool:
    """Count in how many articles each word stands, for search-as-you-type; where that is out of date.

    Returns:
        False if it was not.
    """
    articles = fetch_one(connection, "SELECT count(*) FROM article")[0]
    counted = fetch_one(connection, "SELECT value FROM setting WHERE name = ?", _SETTING)
    if counted is not None and abs(articles - counted[0]) <= _GROWTH * counted[0]:
        return False
    with transaction(connection):
        connection.execute("DELETE FROM completion")
        connection.execute(
            "INSERT INTO completion SELECT term, doc FROM search_words WHERE doc >= ? AND term < char(0xe000)",
            (_FEWEST,),
        )
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_SETTING, articles))
    return True


def check(connection: apsw.Connection, name: str) -> list[str]:
    """Check for damage in a database and in its full-text indexes.

    Args:
        connection: A write connection, outside of a transaction; nothing is changed.
        name: Of the file, for the messages.

    Returns:
        What is wrong, a line each; empty if all is well.
    """
    with interruptible(connection):
        return _check(connection, name)


def _check(connection: apsw.Connection, name: str) -> list[str]:
    try:
        found = [f"{name}: {row[0]}" for row in fetch(connection, "PRAGMA integrity_check") if row[0] != "ok"]
        indexes = fetch(
            connection, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 %'"
        )
    except apsw.Error as error:
        return [f"{name}: {error}"]
    for (index,) in indexes:
        try:
            with transaction(connection):
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        except apsw.ReadOnlyError:
            break  # the pragma has read the indexes as well, all but what they tell of the texts
        except apsw.Error as error:
            found.append(f"{name}: the index {index}: {error}; rebuild the index")
    return found


def check_links(connection: apsw.Connection) -> list[str]:
    """Look for articles without a document, documents without an article, and articles that the index does not hold."""
    questions = {
        "articles have lost their text": "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM document)",
        "texts belong to no article": "SELECT count(*) FROM document WHERE id NOT IN (SELECT id FROM article)",
        "articles are not in the index; rebuild it": "SELECT count(*) FROM article "
        "WHERE id NOT IN (SELECT id FROM search_docsize)",
        "entries of the index belong to no article; rebuild it": "SELECT count(*) FROM search_docsize "
        "WHERE id NOT IN (SELECT id FROM article)",
    }
    counts = ((fetch_one(connection, sql)[0], told) for told, sql in questions.items())
    return [f"archive.db: {count:,} {told}" for count, told in counts if count]


def check_documents(documents: Documents, progress: Callable[[int], object]) -> list[str]:
    """Read every text and see that it is the one its ID was made of.

    Args:
        documents: The texts.
        progress: Told now and then how many were read.
    """
    unreadable = other = 0
    rows = documents.connection.execute(
        "SELECT a.identity, a.id, a.title, a.published, d.text, d.detail FROM article a JOIN document d USING (id)"
    )
    for done, (identity, *values) in enumerate(rows):
        if not done % _TOLD_EVERY:
            progress(done)
        try:
            source, given, *_ = documents.read(*values)
        except DamagedValueError:
            unreadable += 1
        else:
            other += article_id(source, given) != identity.hex()
    found = {"texts cannot be read any more": unreadable, "texts are not what was stored": other}
    return [f"archive.db: {count:,} {told}" for told, count in found.items() if count]


def rebuild(connection: apsw.Connection, writer: Writer, progress: Callable[[int, int], object]) -> int:
    """Make the index anew from the documents; inside a transaction.

    Args:
        connection: The write connection.
        writer: Writes the index.
        progress: Told now and then how many articles are indexed, and how many there are.

    Returns:
        How many articles were indexed.
    """
    for table in ("search", "search_folded"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for table in ("loose", "undated", "feature", "stretch"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE name SET articles = 0")
    numbers = [row[0] for row in fetch(connection, "SELECT id FROM article ORDER BY id")]
    for done, number in enumerate(numbers):
        if not done % _TOLD_EVERY:
            progress(done, len(numbers))
        writer.reindex(number)
    return len(numbers)
