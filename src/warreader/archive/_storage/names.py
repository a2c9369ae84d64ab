"""Names as the archive keeps them, and what the reader has decided about them.

Which spellings are one name is worked out anew after every import and stands in `archive.db`. What the reader decided
stands in `user.db`, keyed by the spellings themselves: it holds whatever is imported, forgotten or rebuilt.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from warreader.archive._storage.codec import bindable
from warreader.archive._storage.database import fetch, fetch_one
from warreader.article import Label
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import apsw

    from warreader.archive._storage.registry import Registry


_SHARING: Final = "AND (n.label = ?1 AND n.joined = ?2 OR n.label = ?1 AND n.joined IS NULL AND n.text = ?2)"
"""Each half of it is looked up in an index."""


@dataclass(frozen=True, slots=True)
class StoredName:
    """A stored name, under one of its spellings."""

    text: str
    """The form that its spellings share inside one article."""
    joined: str
    """The form that it shares with others in the whole archive; equal to `text` where it stands for itself."""
    articles: int
    """Articles that name it so, folded mentions included."""
    within: tuple[str, ...] = ()
    """Shorter spellings that stand for it inside one article: 'Terekhov' behind 'Ihor Terekhov'."""


@dataclass(frozen=True, slots=True)
class NameChoice:
    """The reader's decision about two spellings."""

    label: Label
    """PER or ORG."""
    spelling: str
    """The spelling that was moved."""
    other: str
    """The one that it is kept apart from, or is one with."""
    apart: bool
    """True: two names; False: one."""
    form: str
    """The shared form in which the reader saw them when deciding."""

    @property
    def pair(self) -> frozenset[str]:
        """Both spellings."""
        return frozenset((self.spelling, self.other))


def stored_names(connection: apsw.Connection, label: Label, form: str | None = None) -> list[StoredName]:
    """Read the names of a label that stand in an article.

    Args:
        connection: To the archive.
        label: PER or ORG.
        form: Only those that share this form; None: all.

    Returns:
        The names, in the order of their spelling.
    """
    which, values = ("", ()) if form is None else (_SHARING, (bindable(form),))
    within: dict[int, list[str]] = defaultdict(list)
    sql = f"SELECT s.name, s.text FROM name_spelling s JOIN name n ON n.id = s.name WHERE n.label = ?1 {which}"
    for number, text in fetch(connection, f"{sql} ORDER BY s.text", label, *values):
        within[number].append(text)
    sql = f"SELECT n.id, text, coalesce(joined, text), articles FROM name n WHERE label = ?1 AND articles > 0 {which}"
    return [
        StoredName(text, joined, articles, tuple(within.get(number, ())))
        for number, text, joined, articles in fetch(connection, f"{sql} ORDER BY text", label, *values)
    ]


def rename(
    connection: apsw.Connection, registry: Registry, label: Label, joined: Mapping[str, str], *, others_stay: bool
) -> int:
    """Set the joined forms of names; inside a transaction.

    Args:
        connection: The write connection.
        registry: Gives a form that no article spells so a number, that it be found by its words.
        label: PER or ORG.
        joined: As for `_passes.names.Names.join`.
        others_stay: As there.

    Returns:
        How many names changed.
    """
    sql = "SELECT id, text, coalesce(joined, text) FROM name WHERE label = ?"
    if others_stay:
        some = (fetch_one(connection, f"{sql} AND text = ?", label, text) for text in joined)
        rows = [row for row in some if row is not None]
    else:
        rows = fetch(connection, sql, label)
    changed = [(form, number) for number, text, old in rows if (form := bindable(joined.get(text, text))) != old]
    connection.executemany("UPDATE name SET joined = nullif(?, text) WHERE id = ?", changed)
    for form in dict.fromkeys(form for form, _ in changed):
        registry.name(label, form)
    return len(changed)


def read_choices(connection: apsw.Connection) -> list[NameChoice]:
    """Read everything that the reader decided about names.

    Args:
        connection: To `user.db`.

    Returns:
        The decisions, in the order of the spellings.
    """
    sql = "SELECT label, spelling, other, apart, form FROM name_choice ORDER BY spelling, other"
    return [
        NameChoice(Label(label), spelling, other, bool(apart), form)
        for label, spelling, other, apart, form in fetch(connection, sql)
    ]


def write_choices(connection: apsw.Connection, choices: Iterable[NameChoice]) -> int:
    """Record decisions; each takes the place of an earlier one about the same two spellings.

    Args:
        connection: To `user.db`, inside a transaction.
        choices: The decisions.

    Returns:
        How many are new or different.
    """
    before = set(read_choices(connection))
    fresh = [choice for choice in choices if choice not in before]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for one in fresh:
        _forget_pair(connection, one.label, one.pair)
        row = (one.label, bindable(one.spelling), bindable(one.other), int(one.apart), bindable(one.form), now)
        connection.execute("INSERT INTO name_choice VALUES (?, ?, ?, ?, ?, ?)", row)
    return len(fresh)


def forget_choices(connection: apsw.Connection, choices: Collection[NameChoice]) -> None:
    """Remove decisions.

    Args:
        connection: To `user.db`, inside a transaction.
        choices: Those that no longer hold.
    """
    for one in choices:
        _forget_pair(connection, one.label, one.pair)


def _forget_pair(connection: apsw.Connection, label: Label, pair: Collection[str]) -> None:
    one, other = min(pair), max(pair)
    connection.execute(
        "DELETE FROM name_choice WHERE label = ?1 AND (spelling = ?2 AND other = ?3 OR spelling = ?3 AND other = ?2)",
        (label, bindable(one), bindable(other)),
    )
