"""The reader's fold rules by source, and how far the index has caught up with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._user.journal import Step, record, write_fold
from warreader.errors import NothingFoundError
from warreader.text.folding import FoldChoice, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from warreader.archive._user.user_file import UserFile

_COLUMNS: Final = "source, scope, value, fold, shown"
_SHOWN: Final = 200  # code points of the words that are kept to be shown


class Folds:
    """The reader's fold rules; every change is on disk before the call returns, and can be undone.

    Args:
        file: The reader's file.
    """

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def all(self) -> tuple[FoldChoice, ...]:
        """Return every choice, by source."""
        with self._file.reading() as connection:
            return tuple(read_folds(connection))

    def of(self, source: str) -> tuple[FoldChoice, ...]:
        """Return the choices for a source; empty: for articles of which nobody knows it."""
        with self._file.reading() as connection:
            return tuple(read_folds(connection, bindable(source)))

    def choose(self, choice: FoldChoice) -> bool:
        """Record a choice; it takes the place of an earlier one about the same blocks.

        Returns:
            True if it is news.
        """
        told = f"{'always' if choice.fold else 'never'} fold “{choice.shown or choice.value}”"
        return self._write(choice, [int(choice.fold), bindable(choice.shown[:_SHOWN])], told)

    def forget(self, choice: FoldChoice) -> None:
        """Remove a choice.

        Raises:
            NothingFoundError: There is no such choice.
        """
        if not self._write(choice, None, f"took back what is folded: “{choice.shown or choice.value}”"):
            raise NothingFoundError("there is no such decision; warreader folds lists them")

    def _write(self, choice: FoldChoice, value: Sequence[Any] | None, told: str) -> bool:
        key = [bindable(choice.source), str(choice.scope), bindable(choice.value)]
        with self._file.writing() as connection:
            sql = "SELECT fold, shown FROM fold_choice WHERE source = ? AND scope = ? AND value = ?"
            row = fetch_one(connection, sql, *key)
            before = None if row is None else list(row)
            if (before or [None])[0] == (value or [None])[0]:
                return False
            write_fold(connection, key, value)
            record(connection, told, [Step("fold", key[0], {"key": key, "back": before}, ())])
        return True


def read_folds(connection: apsw.Connection, source: str | None = None, *, schema: str = "main") -> list[FoldChoice]:
    """Read the choices for a source, or all of them.

    Args:
        connection: To a database that holds them.
        source: Whose; None: all.
        schema: Where `user.db` is attached.
    """
    where, values = ("", ()) if source is None else ("WHERE source = ?", (source,))
    sql = f"SELECT {_COLUMNS} FROM {schema}.fold_choice {where} ORDER BY source, scope, value"  # our names
    return [
        FoldChoice(source, Scope(scope), value, bool(fold), shown)
        for source, scope, value, fold, shown in fetch(connection, sql, *values)
    ]


def packed(choices: Sequence[FoldChoice]) -> str:
    """Write what the index of a source follows."""
    return json.dumps([[one.scope, one.value, one.fold] for one in choices], ensure_ascii=False)


def unpacked(source: str, value: str | None) -> list[FoldChoice]:
    """Read what `packed` wrote."""
    return [FoldChoice(source, Scope(scope), words, fold) for scope, words, fold in json.loads(value or "[]")]
