"""Draws the lines of a list to pick from, and narrows it by what is typed: contents, links, what to do with a fold.

In: entries, what was typed, a width. Out: which entries stay, and how they look. Texts are harmless already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.tui.render import Piece, Pieces, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Note

_SEEN: Final = 1_000  # code points of a note that are looked at and searched: no line is wider
_BESIDE: Final = 3  # cells around a note: two before it, one behind
_QUOTED: Final = 60  # code points of the words that it is on: enough to know them by


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to pick."""

    text: str
    """What it is; one line."""
    lead: str = ""
    """What stands before it, in a column of its own: a number, a time."""
    note: str = ""
    """What stands at the right end."""


def note_entry(note: Note) -> Entry:
    """Make the entry of a note of the reader's: its day, its words, and what it is on."""
    words = " ".join(show_line(note.text).split())
    on = note.title if note.passage is None else f"“{' '.join(note.passage.exact.split())[:_QUOTED]}” {note.title}"
    return Entry(words[:_SEEN], note.changed[: len("2022-03-02")], show_line(on))


def fitting(entries: Sequence[Entry], typed: str) -> tuple[int, ...]:
    """Choose the entries that hold every word typed.

    Args:
        entries: All of them.
        typed: Words; white space between them, case makes no difference.

    Returns:
        Their numbers in order; one whose lead is exactly what was typed comes first.
    """
    words = typed.casefold().split()
    found = [number for number, entry in enumerate(entries) if _holds(entry, words)]
    exact = typed.strip().casefold()
    return tuple(sorted(found, key=lambda number: entries[number].lead.casefold() != exact)) if exact else tuple(found)


def _holds(entry: Entry, words: Sequence[str]) -> bool:
    text = f"{entry.lead} {entry.text} {entry.note}".casefold()
    return all(word in text for word in words)


def entry_pieces(entry: Entry, lead: int, width: int) -> Pieces:
    """Draw an entry.

    Args:
        entry: The entry.
        lead: Cells of the column of leads; 0 for none.
        width: Cells of the line.
    """
    pieces = [Piece(f" {cells.fit(entry.lead, lead, fill=True)}  ", ("lead",))] if lead else [Piece(" ")]
    room = max(width - sum(cells.width(piece.text) for piece in pieces), 0)
    note = f"  {cells.fit(entry.note, room // 2 - _BESIDE)} " if entry.note and room // 2 > _BESIDE else ""
    text = cells.fit(entry.text, max(room - cells.width(note), 0), fill=True)
    return (*pieces, Piece(text, ("text",)), Piece(note, ("note",)))


def widest_lead(entries: Sequence[Entry]) -> int:
    """Measure the widest lead, in cells; 0 where there is none."""
    return max((cells.width(entry.lead) for entry in entries), default=0)


def lead_width(widest: int, width: int) -> int:
    """Return the cells that the column of leads takes in a line; at most a third of it."""
    return min(widest, width // 3)
