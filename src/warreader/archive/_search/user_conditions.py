"""SQL for conditions on the reader's own data (tags, notes, marks) in the attached `user.db`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive._search.selection import Marked
from warreader.errors import QueryError
from warreader.query import Has, HasKind, Is, Noted, State, Tagged

if TYPE_CHECKING:
    from warreader.archive._search.lexicon import ArchiveLexicon
    from warreader.archive._search.selection import Condition

LONGEST_PHRASE: Final = 100
"""Words of one phrase; 900 take the index 0.4 s in three hundred articles that repeat them."""

_OF: Final = "SELECT a.id FROM user.%s m JOIN article a ON a.identity = unhex(m.article) WHERE %s"
_CORRECTED: Final = "SELECT a.id FROM corrected c JOIN article a ON a.identity = c.identity"
_IN: Final = "{id} IN ({marked})"
_FOUND: Final = "m.id IN (SELECT rowid FROM user.note_search WHERE note_search MATCH ?)"
_STATES: Final = {
    State.READ: _OF % ("mark", "m.read"),
    State.STARRED: _OF % ("mark", "m.starred"),
    State.TAGGED: _OF % ("tag", "1"),
    State.CORRECTED: _CORRECTED,
}
_THINGS: Final = {HasKind.NOTE: _OF % ("note", "1"), HasKind.TAG: _STATES[State.TAGGED]}

MarkNode = Is | Tagged | Noted | Has


def user_condition(node: MarkNode, lexicon: ArchiveLexicon) -> Condition:
    """Write such a condition over `{id}`.

    Args:
        node: The condition.
        lexicon: Cuts the words of a note.

    Returns:
        The condition and its values.

    Raises:
        QueryError: A phrase is too long.
    """
    match node:
        case Is(State.UNREAD):
            return f"NOT ({_IN})", [Marked(_STATES[State.READ])]
        case Is():
            return _IN, [Marked(_STATES[node.state])]
        case Has():
            return _IN, [Marked(_THINGS[node.thing])]
        case Tagged():
            return _IN, [Marked(_OF % ("tag", "m.name = ?"), (node.name,))]
        case Noted():
            words = lexicon.words(node.text)
            if len(words) > LONGEST_PHRASE:
                raise QueryError(f"a phrase has at most {LONGEST_PHRASE} words; this one has {len(words):,}")
            if not words:
                return "0", []
            match = f'"{" ".join(words)}"' + (" *" if node.prefix else "")
            return _IN, [Marked(_OF % ("note", _FOUND), (match,))]
