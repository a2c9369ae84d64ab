"""Looks after an archive: merges its index after an import, keeps the table of completions, checks and repairs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._database import fetch_one, transaction

if TYPE_CHECKING:
    import apsw

_MERGED_PAGES: Final = 2_000  # of the index in one transaction: readers and other writers get a turn in between
_SETTING: Final = "completions_at"
_GROWTH: Final = 0.1  # completions are counted anew when the archive has grown or shrunk by so much
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
    connection.execute("PRAGMA optimize")


def _merge(connection: apsw.Connection, table: str) -> bool:
    before = connection.total_changes()
    with transaction(connection):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {_MERGED_PAGES})")
    return connection.total_changes() - before > 1  # otherwise nothing was left to do, says FTS5's documentation


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
