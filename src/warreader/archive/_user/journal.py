"""The journal of the reader's changes, so that they can be undone, even after a restart.

An entry (table `deed`) is what one command did, to one article or to a hundred thousand. For each thing that it
changed it keeps the state to go back to, and the articles that it changed, eight bytes each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from warreader.archive._storage import keys
from warreader.archive._storage.codec import identity_bytes
from warreader.archive._storage.database import fetch, fetch_one
from warreader.archive._storage.names import NameChoice, forget_choices, write_choices
from warreader.archive._user.user_file import now
from warreader.article import Label
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import apsw

KEPT: Final = 200
"""Deeds that can be undone, the latest ones."""
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Step:
    """One value to restore."""

    kind: str
    """`read`, `starred`, `tag`, `note`, `bookmark`, `correction`, `name` or `fold`."""
    name: str
    """The tag, the number of the note, the letter, the label of names, or the source of folds; else empty."""
    value: Any
    """What it was: 0 or 1, the values of a row, or None where there was nothing."""
    articles: Sequence[str]
    """IDs of the articles that were changed."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone."""

    told: str
    """What had been done, in words: 'tagged 12 articles +hospital'."""
    articles: tuple[str, ...]
    """IDs of the articles that it had changed."""
    corrected: bool = False
    """True if a correction was among it: the archive must follow."""
    renamed: tuple[tuple[Label, tuple[str, ...]], ...] = ()
    """Spellings that decisions about names were taken back of, by label: joins must be worked out anew."""
    folded: bool = False
    """True if a decision about folds was among it: the index must follow."""


def record(connection: apsw.Connection, told: str, steps: Iterable[Step]) -> None:
    """Record an entry; inside the transaction of the change. One that changed nothing is not recorded."""
    done = [step for step in steps if step.articles or step.kind in {"name", "fold"}]
    if not done:
        return
    connection.execute("INSERT INTO deed (made, told) VALUES (?, ?)", (now(), told))
    deed = connection.last_insert_rowid()
    connection.executemany(
        "INSERT INTO deed_step VALUES (?, ?, ?, ?, ?, ?)",
        [
            (deed, number, step.kind, step.name, json.dumps(step.value), b"".join(map(identity_bytes, step.articles)))
            for number, step in enumerate(done)
        ],
    )
    for table, column in (("deed", "id"), ("deed_step", "deed")):
        connection.execute(f"DELETE FROM {table} WHERE {column} <= ?", (deed - KEPT,))


def undo_latest(connection: apsw.Connection) -> Undone | None:
    """Undo the latest entry; inside a transaction.

    Returns:
        What was taken back; None if there is nothing left to undo.
    """
    deed = fetch_one(connection, "SELECT id, told FROM deed ORDER BY id DESC LIMIT 1")
    if deed is None:
        return None
    sql = "SELECT kind, name, value, articles FROM deed_step WHERE deed = ? ORDER BY number DESC"
    steps = [
        Step(kind, name, json.loads(value), _identities(packed))
        for kind, name, value, packed in fetch(connection, sql, deed[0])
    ]
    for step in steps:
        _BACK[step.kind](connection, step)
    connection.execute("DELETE FROM deed_step WHERE deed = ?", (deed[0],))
    connection.execute("DELETE FROM deed WHERE id = ?", (deed[0],))
    changed = dict.fromkeys(one for step in steps for one in step.articles)
    renamed = tuple((Label(step.name), tuple(step.value["spellings"])) for step in steps if step.kind == "name")
    folded = any(step.kind == "fold" for step in steps)
    return Undone(deed[1], tuple(changed), any(step.kind == "correction" for step in steps), renamed, folded)


def set_flag(connection: apsw.Connection, column: str, articles: Sequence[str], *, value: bool) -> None:
    """Mark articles as read or starred, or take that back."""
    connection.execute(
        f"INSERT INTO mark (article, {column}, changed) SELECT value, ?1, ?2 FROM json_each(?3) WHERE true "
        f"ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}, changed = excluded.changed",
        (int(value), now(), json.dumps(list(articles))),
    )


def set_tag(connection: apsw.Connection, name: str, articles: Sequence[str], *, value: bool) -> None:
    """Add a tag to articles, or remove it."""
    chosen = json.dumps(list(articles))
    if value:
        sql = "INSERT OR IGNORE INTO tag (name, article, added) SELECT ?1, value, ?2 FROM json_each(?3)"
        connection.execute(sql, (name, now(), chosen))
    else:
        sql = "DELETE FROM tag WHERE name = ?1 AND article IN (SELECT value FROM json_each(?2))"
        connection.execute(sql, (name, chosen))


def write_note(connection: apsw.Connection, number: int, row: Sequence[Any] | None) -> None:
    """Put the row of a note where it belongs, and its words into the index; None takes it away."""
    connection.execute("DELETE FROM note WHERE id = ?", (number,))
    connection.execute("DELETE FROM note_search WHERE rowid = ?", (number,))
    if row is not None:
        connection.execute("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
        text = keys.indexable(str(row[1]))
        connection.execute("INSERT INTO note_search (rowid, text) VALUES (?, ?)", (number, text))


def write_bookmark(connection: apsw.Connection, letter: str, row: Sequence[Any] | None) -> None:
    """Set the row of a bookmark: article, passage, title, when; None takes it away."""
    connection.execute("DELETE FROM bookmark WHERE letter = ?", (letter,))
    if row is not None:
        connection.execute("INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (letter, *row))


def write_correction(connection: apsw.Connection, article: str, value: str | None) -> None:
    """Set what the reader says of an article, as JSON; None takes it back."""
    if value is None:
        connection.execute("DELETE FROM correction WHERE article = ?", (article,))
    else:
        connection.execute("INSERT OR REPLACE INTO correction VALUES (?, ?, ?)", (article, value, now()))


def write_fold(connection: apsw.Connection, key: Sequence[str], value: Sequence[Any] | None) -> None:
    """Set what is folded: source, scope and words, then whether and the words as shown; None takes it back."""
    connection.execute("DELETE FROM fold_choice WHERE source = ? AND scope = ? AND value = ?", tuple(key))
    if value is not None:
        connection.execute("INSERT INTO fold_choice VALUES (?, ?, ?, ?, ?, ?)", (*key, *value, now()))


def decision_step(label: Label, before: Sequence[NameChoice], fresh: Sequence[NameChoice]) -> Step:
    """Make the step of decisions about names of one label.

    Args:
        label: PER or ORG.
        before: All decisions as they were.
        fresh: Those that are made.
    """
    pairs = {one.pair for one in fresh}
    back = [
        [one.spelling, one.other, one.apart, one.form] for one in before if one.label is label and one.pair in pairs
    ]
    made = [[one.spelling, one.other, one.apart, one.form] for one in fresh]
    return Step("name", label, {"spellings": sorted(set().union(*pairs)), "made": made, "back": back}, ())


def _back_names(connection: apsw.Connection, step: Step) -> None:
    made, back = (
        [NameChoice(Label(step.name), spelling, other, apart=apart, form=form) for spelling, other, apart, form in rows]
        for rows in (step.value["made"], step.value["back"])
    )
    forget_choices(connection, made)
    write_choices(connection, back)


def _identities(packed: bytes) -> tuple[str, ...]:
    digits = packed.hex()
    return tuple(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def _back_flag(connection: apsw.Connection, step: Step) -> None:
    set_flag(connection, step.kind, step.articles, value=bool(step.value))


def _back_tag(connection: apsw.Connection, step: Step) -> None:
    set_tag(connection, step.name, step.articles, value=bool(step.value))


def _back_note(connection: apsw.Connection, step: Step) -> None:
    write_note(connection, int(step.name), step.value)


def _back_bookmark(connection: apsw.Connection, step: Step) -> None:
    write_bookmark(connection, step.name, step.value)


def _back_correction(connection: apsw.Connection, step: Step) -> None:
    for article in step.articles:
        write_correction(connection, article, step.value)


def _back_fold(connection: apsw.Connection, step: Step) -> None:
    write_fold(connection, step.value["key"], step.value["back"])


_BACK: Final[dict[str, Callable[[apsw.Connection, Step], None]]] = {
    "read": _back_flag,
    "starred": _back_flag,
    "tag": _back_tag,
    "note": _back_note,
    "bookmark": _back_bookmark,
    "correction": _back_correction,
    "name": _back_names,
    "fold": _back_fold,
}
