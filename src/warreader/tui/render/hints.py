"""Draws the lines of words around the panes: the footer's keys, the legend of names, the state of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Label
from warreader.tui.actions import ACTIONS, FOOTER, Action, Place, shown_key
from warreader.tui.render import Piece, Pieces, cells, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.article import Article

_BY_ID: Final = {action.id: action for action in ACTIONS}
_GAP: Final = 2
_NAMES: Final = {
    Label.PER: "Person", Label.LOC: "Place", Label.ORG: "Organisation", Label.NORP: "Group", Label.UNIT: "Unit",
    Label.WEAPON: "Weapon", Label.DATE: "Date", Label.QUANTITY: "Quantity",
}  # fmt: skip


def footer(place: Place, width: int) -> tuple[tuple[Action, Pieces], ...]:
    """Choose the keys that the footer shows.

    Args:
        place: Where the keyboard is.
        width: Cells.

    Returns:
        Actions with what is drawn for each, `key name`, a gap before all but the first; as many as fit. Those that work
        everywhere come last, the first of them always if there is room for anything.
    """
    always = [_BY_ID[name] for name in FOOTER[Place.EVERYWHERE]]
    local = [_BY_ID[name] for name in FOOTER.get(place, ())]
    chosen: list[Action] = []
    left = width
    for action in (always[0], *local, *always[1:]):
        need = _cells(action) + _GAP
        if need <= left:
            chosen.append(action)
            left -= need
    shown = [action for action in (*local, *always) if action in chosen]
    return tuple((action, _hint(action, gap=index > 0)) for index, action in enumerate(shown))


def _cells(action: Action) -> int:
    return len(shown_key(action.keys[0])) + 1 + len(action.name)


def _hint(action: Action, *, gap: bool) -> Pieces:
    lead = (Piece(" " * _GAP),) if gap else ()
    return (*lead, Piece(shown_key(action.keys[0]), ("key",)), Piece(f" {action.name}", ("name",)))


def which_key(continuations: Iterable[tuple[str, Action]]) -> Pieces:
    """Draw what may follow the keys pressed so far."""
    pieces: list[Piece] = []
    for keys, action in continuations:
        pieces += [Piece("  " if pieces else ""), Piece(shown_key(keys), ("key",)), Piece(f" {action.name}", ("name",))]
    return tuple(pieces)


def label_name(label: Label) -> str:
    """Name a kind of entity as a reader would."""
    return _NAMES[label]


def legend(article: Article, width: int) -> Pieces:
    """Draw the kinds of name that an article has, each as the text shows it; as many as fit into `width` cells."""
    labels = {entity.label for entity in article.annotation.entities}
    if article.annotation.cities:
        labels.add(Label.LOC)
    pieces: list[Piece] = []
    for label, name in _NAMES.items():
        gap = _GAP if pieces else 0
        if label in labels and gap + len(name) <= width:
            width -= gap + len(name)
            pieces += [Piece(" " * gap), Piece(name, (f"entity-{label.value.lower()}",))]
    return tuple(pieces)


def hit_words(number: int, hits: Sequence[object], hidden: int) -> str:
    """Say where one is in a search: 'hit 3 of 12 · 2 more in folded lines'.

    Args:
        number: The hit one stands on, from 1; 0 for none yet.
        hits: Those in sight.
        hidden: How many are in folded lines.
    """
    more = f" · {hidden:,} more in folded lines" if hits else f" · {hidden:,} in folded lines"
    folded = more if hidden else ""
    if not hits:
        return f"no hit{folded}"
    if not number:
        return words.counted(len(hits), "hit") + folded
    return f"hit {number:,} of {len(hits):,}{folded}"


def line_of_pieces(left: Pieces, right: Pieces, width: int) -> Pieces:
    """Put pieces at both ends of a line; the left ones give way."""
    needed = sum(cells.width(piece.text) for piece in right)
    room = max(width - needed - (1 if needed else 0), 0)
    kept: list[Piece] = []
    for piece in left:
        text = cells.fit(piece.text, room)
        room -= cells.width(text)
        kept.append(Piece(text, piece.roles))
    return (*kept, Piece(" " * (room + (1 if needed else 0))), *right)


def wrapped_pieces(pieces: Pieces, width: int) -> tuple[Pieces, ...]:
    """Break pieces into lines.

    Args:
        pieces: Harmless and on one line; spaces at their beginning stand before every line.
        width: Cells of a line.

    Returns:
        At least one line.
    """
    text = "".join(piece.text for piece in pieces)
    lead = min(len(text) - len(text.lstrip(" ")), width // 2)
    margin = (Piece(" " * lead),) if lead else ()
    return tuple((*margin, *_slice(pieces, start, end)) for start, end in cells.wrap(text, width - lead))


def _slice(pieces: Pieces, start: int, end: int) -> Pieces:
    cut: list[Piece] = []
    at = 0
    for piece in pieces:
        part = piece.text[max(start - at, 0) : max(end - at, 0)]
        if part:
            cut.append(Piece(part, piece.roles))
        at += len(piece.text)
    return tuple(cut)
