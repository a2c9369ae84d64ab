"""The reader's marks in `user.db`: read, starred, position, tags, notes, corrections and saved searches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal

from warreader.archive._storage.codec import identity_bytes
from warreader.archive._storage.database import decoding, fetch, fetch_one
from warreader.archive._storage.maintenance import check
from warreader.archive._storage.names import NameChoice, forget_choices, read_choices, write_choices
from warreader.archive._storage.schema import USER
from warreader.archive._user.backup import restore_backup, write_backup
from warreader.archive._user.bookmarks import Bookmarks
from warreader.archive._user.correction import Correction
from warreader.archive._user.folds import Folds
from warreader.archive._user.journal import (
    Step,
    Undone,
    decision_step,
    record,
    set_flag,
    set_tag,
    undo_latest,
    write_correction,
)
from warreader.archive._user.notes import Notes
from warreader.archive._user.searches import Searches
from warreader.archive._user.user_file import UserFile, now
from warreader.archive._values import Mark
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    import apsw

_CHUNK: Final = 20_000  # articles of one statement


@dataclass(frozen=True, slots=True)
class Change:
    """A change to articles: a tag, star or read mark set or removed."""

    kind: Literal["read", "starred", "tag"]
    """What is changed."""
    value: bool
    """True sets it, False takes it away."""
    name: str = ""
    """The tag, as `query.tag_name` writes it; else empty."""

    def __str__(self) -> str:
        """Say it in a word: `+hospital`, `-read`."""
        return f"{'+' if self.value else '-'}{self.name or self.kind}"


class Marks(UserFile):
    """The reader's marks, keyed by article ID; they survive every change of the archive.

    Safe to use from any thread. Written with synchronous=FULL, so that a power cut loses none that was confirmed.

    Args:
        folder: Where `user.db` is, or is made.

    Raises:
        ArchiveError: The file is damaged, not ours, or newer than this program.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.notes: Final = Notes(self)
        """Notes on articles and on passages."""
        self.bookmarks: Final = Bookmarks(self)
        """Places to come back to, one a letter."""
        self.searches: Final = Searches(self)
        """Saved searches."""
        self.folds: Final = Folds(self)
        """What is always folded, or never."""

    def set_read(self, identity: str, value: bool) -> None:  # noqa: FBT001  # set_read(id, True) reads well
        """Mark an article as read or unread."""
        self._set(identity, "read", int(value))

    def set_starred(self, identity: str, value: bool) -> None:  # noqa: FBT001  # as above
        """Give an article a star, or take it away."""
        self._set(identity, "starred", int(value))

    def set_position(self, identity: str, code_point: int) -> None:
        """Remember where the reader is: the code point of the source text at the top of the window."""
        self._set(identity, "position", code_point)

    def position(self, identity: str) -> int:
        """Return the place where the reader left an article; 0 where it was never left."""
        return self.get(identity).position

    def get(self, identity: str) -> Mark:
        """Return all marks of an article; one without marks is unread, has no star and no tag, and begins at 0."""
        sql = "SELECT read, starred, position FROM mark WHERE article = ?"
        with self.reading() as connection:
            row = fetch_one(connection, sql, identity)
            tags = fetch(connection, "SELECT name FROM tag WHERE article = ? ORDER BY name", identity)
        given = tuple(name for (name,) in tags)
        return Mark(tags=given) if row is None else Mark(bool(row[0]), bool(row[1]), row[2], given)

    def apply(self, identities: Sequence[str], changes: Iterable[Change], told: str | None = None) -> int:
        """Change the marks of any number of articles, as one undo step.

        Args:
            identities: The articles.
            changes: What to do to each of them.
            told: What this is, in words, for the undo; None: made of the changes.

        Returns:
            How many articles were changed; the others were so already.
        """
        wanted = tuple(changes)
        with self.writing() as connection:
            steps = [step for change in wanted for step in _apply(connection, identities, change)]
            changed = {one for step in steps for one in step.articles}
            words = " ".join(map(str, wanted))
            record(connection, told or f"{words} on {len(changed):,} article{'' if len(changed) == 1 else 's'}", steps)
        return len(changed)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag and how many articles have it, by name; articles that are no longer there count too."""
        with self.reading() as connection:
            return tuple(fetch(connection, "SELECT name, count(*) FROM tag GROUP BY name ORDER BY name"))

    def correction(self, identity: str) -> Correction:
        """Return what the reader says of an article; empty where nothing was corrected."""
        with self.reading() as connection, decoding():
            row = fetch_one(connection, "SELECT value FROM correction WHERE article = ?", identity)
            return Correction.unpack(row[0] if row else None)

    def corrections(self) -> Callable[[str], Correction]:
        """Return what answers as `correction` does, for a transaction; at once where nothing was ever corrected."""
        with self.reading() as connection:
            some = fetch_one(connection, "SELECT 1 FROM correction LIMIT 1")
        nothing = Correction()
        return self.correction if some else lambda _identity: nothing

    def set_correction(self, identity: str, correction: Correction) -> bool:
        """Record what the reader says of an article; the archive follows by `Archive.correct`, which calls this.

        Args:
            identity: The article.
            correction: All that is said of it; an empty one takes back what was said before.

        Returns:
            True if it is news.
        """
        identity_bytes(identity)
        with self.writing() as connection:
            row = fetch_one(connection, "SELECT value FROM correction WHERE article = ?", identity)
            before, after = row[0] if row else None, correction.pack()
            if before == after:
                return False
            write_correction(connection, identity, after)
            told = "corrected an article" if after else "took a correction back"
            record(connection, told, [Step("correction", "", before, [identity])])
        return True

    def undo(self) -> Undone | None:
        """Undo the latest change; use `Archive.undo`, which lets the archive follow.

        Returns:
            What was taken back; None if there is nothing to undo.
        """
        with self.writing() as connection:
            return undo_latest(connection)

    def name_choices(self) -> list[NameChoice]:
        """Return everything that the reader decided about names, in the order of the spellings."""
        with self.reading() as connection:
            return read_choices(connection)

    def choose_names(self, choices: Collection[NameChoice], told: str = "") -> int:
        """Record what the reader decided about names; a later decision about two spellings replaces an earlier one.

        Args:
            choices: The decisions.
            told: What is done, in words, so that it can be undone; empty: it is not among what can be undone.

        Returns:
            How many are new or different.
        """
        with self.writing() as connection:
            before = read_choices(connection)
            fresh = [one for one in choices if one not in before]
            changed = write_choices(connection, fresh)
            if told and fresh:
                labels = dict.fromkeys(one.label for one in fresh)
                record(
                    connection,
                    told,
                    [decision_step(label, before, [one for one in fresh if one.label is label]) for label in labels],
                )
        return changed

    def forget_name_choices(self, choices: Collection[NameChoice]) -> None:
        """Remove what the reader decided about names."""
        with self.writing() as connection:
            forget_choices(connection, choices)

    def check(self) -> list[str]:
        """Check for damage.

        Returns:
            What is wrong, a line each; empty if all is well.
        """
        with self._lock:
            return check(self._connection, USER.name)

    def backup(self, target: Path) -> None:
        """Write a copy of everything that the reader made, while it is in use.

        Args:
            target: The file to write; it takes the place of one of that name only when it is whole.

        Raises:
            UsageError: A file of that name would be lost: it is no backup, an archive works in it, or it holds the
                work of another archive.
            ArchiveError: It cannot be written.
        """
        with self._lock:
            write_backup(self._connection, target)

    def restore(self, source: Path) -> Path:
        """Restore what `backup` wrote.

        Args:
            source: The copy.

        Returns:
            Where that is which was there before.

        Raises:
            ArchiveError: It is missing, damaged, not ours, or newer than this program; nothing was changed.
        """
        with self._lock:
            return restore_backup(self._connection, self.path, source)

    def _set(self, identity: str, column: str, value: int) -> None:
        identity_bytes(identity)  # a wrong ID is a fault of the program, not a mark
        with self.writing() as connection:
            connection.execute(
                f"INSERT INTO mark (article, {column}, changed) VALUES (?, ?, ?) "  # one of our columns
                f"ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}, changed = excluded.changed",
                (identity, value, now()),
            )


def _apply(connection: apsw.Connection, identities: Sequence[str], change: Change) -> list[Step]:
    """Make one change, in chunks, and give what to put back: only those articles for which it was news."""
    steps: list[Step] = []
    for start in range(0, len(identities), _CHUNK):
        chosen = json.dumps(list(dict.fromkeys(identities[start : start + _CHUNK])))
        if change.kind == "tag":
            rows = fetch(
                connection,
                "SELECT value FROM json_each(?1) WHERE "
                "EXISTS (SELECT 1 FROM tag WHERE name = ?2 AND article = value) <> ?3",
                chosen,
                change.name,
                change.value,
            )
        else:
            sql = (
                "SELECT j.value FROM json_each(?1) j LEFT JOIN mark m ON m.article = j.value "
                f"WHERE coalesce(m.{change.kind}, 0) <> ?2"
            )
            rows = fetch(connection, sql, chosen, change.value)
        news = [row[0] for row in rows]
        if change.kind == "tag":
            set_tag(connection, change.name, news, value=change.value)
        else:
            set_flag(connection, change.kind, news, value=change.value)
        steps.append(Step(change.kind, change.name, int(not change.value), news))
    return steps
