"""Draws the lines around the panes: footer keys, legend of names, state of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Label
from warreader.terminal import show_line
from warreader.tui.keys.actions import ACTIONS, FOOTER, Action, Place
from warreader.tui.keys.names import shown_key
from warreader.tui.render import Piece, Pieces, cells, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.article import Article
    from warreader.tui.keys.keymap import Keymap

_BY_ID: Final = {action.id: action for action in ACTIONS}
_GAP: Final = 2
_MORE: Final = "…"
_HELD: Final = "\u00a0"  # a space at which no line is broken
_WHERE: Final = {
    Place.READING: "in an open article", Place.LIST: "in the list", Place.DRAWER: "in the filters",
    Place.TIMELINE: "on the timeline",
}  # fmt: skip
_NAMES: Final = {
    Label.PER: "Person", Label.LOC: "Place", Label.ORG: "Organisation", Label.NORP: "Group", Label.UNIT: "Unit",
    Label.WEAPON: "Weapon", Label.DATE: "Date", Label.QUANTITY: "Quantity",
}  # fmt: skip


def footer(place: Place, width: int, keymap: Keymap) -> tuple[tuple[Action, Pieces], ...]:
    """Choose the keys that the footer shows.

    Args:
        place: Where the keyboard is.
        width: Cells.
        keymap: The keys that are bound; what has none does not show.

    Returns:
        Actions with what is drawn for each, `key name`, a gap before all but the first; as many as fit. Those that work
        everywhere come last, the first of them always if there is room for anything.
    """
    always, local = ([_BY_ID[name] for name in FOOTER.get(one, ())] for one in (Place.EVERYWHERE, place))
    keys = {action.id: keymap.first(action, place) for action in (*always, *local)}
    chosen: list[Action] = []
    left = width
    for action in (action for action in (*always[:1], *local, *always[1:]) if keys[action.id]):
        need = cells.width(keys[action.id]) + 1 + len(action.name) + _GAP
        if need <= left:
            chosen.append(action)
            left -= need
    shown = [action for action in (*local, *always) if action in chosen]
    return tuple((action, _hint(keys[action.id], action, gap=index > 0)) for index, action in enumerate(shown))


def _hint(key: str, action: Action, *, gap: bool) -> Pieces:
    lead = (Piece(" " * _GAP),) if gap else ()
    return (*lead, Piece(key, ("key",)), Piece(f" {action.name}", ("name",)))


def which_key(typed: Iterable[str], continuations: Iterable[tuple[str, Action]]) -> Pieces:
    """Draw the count and keys pressed so far, and what may follow them; no line breaks between a key and its name."""
    pieces = [Piece(" ".join(map(shown_key, typed)), ("hits",)), Piece(" …")]
    for keys, action in continuations:
        pieces += [
            Piece("  "),
            Piece(shown_key(keys), ("key",)),
            Piece(f" {action.name}".replace(" ", _HELD), ("name",)),
        ]
    return tuple(pieces)


def dead_key(keys: str, keymap: Keymap) -> str:
    """Say that keys do nothing where they were pressed: what they do elsewhere, or where all keys are listed.

    Args:
        keys: As the table of actions writes them.
        keymap: The keys that are bound.
    """
    shown, elsewhere = show_line(shown_key(keys)), keymap.done_elsewhere(keys)
    if elsewhere is not None:
        return f"{shown} works {_WHERE[elsewhere.place]}: {elsewhere.help[:1].lower()}{elsewhere.help[1:]}"
    listed = keymap.hint("help.open")
    return f"{shown} does nothing here" + (f"; {listed} lists the keys" if listed else "")


def completions(offers: Sequence[str], chosen: int | None, width: int) -> Pieces:
    """Draw what a line could become.

    Args:
        offers: Whole lines.
        chosen: The one that stands there now; None for none.
        width: Cells.

    Returns:
        Of each the word, or the phrase in quotes, in which it differs, the chosen one among them.
    """
    common = _beginning(offers) if len(offers) > 1 else (offers[0] if offers else "")[:-1]
    if common.count('"') % 2:  # what stands in quotes is one value: "Oleh Syniehubov"
        common = common[: common.rindex('"')]
    lead = max(common.rfind(sign) for sign in " :(") + 1
    names = [show_line(offer[lead:]).strip('"') for offer in offers]
    first, room = 0, width - len(_MORE) * 2
    while (
        chosen is not None
        and first < chosen
        and sum(cells.width(name) + _GAP for name in names[first : chosen + 1]) > room
    ):
        first += 1
    pieces = [Piece("… ", ("name",))] if first else []
    for number, name in enumerate(names[first:], first):
        room -= cells.width(name) + _GAP
        if room < 0 and number > first:
            return (*pieces, Piece(_MORE, ("name",)))
        pieces += [Piece(name, ("hits" if number == chosen else "say",)), Piece(" " * _GAP)]
    return tuple(pieces)


def _beginning(lines: Sequence[str]) -> str:
    """Return what all lines begin with."""
    first, last = min(lines), max(lines)
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)]


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


def hit_words(number: int, hits: Sequence[object], hidden: int, cut: str = "") -> str:
    """Say where one is in a search: 'hit 3 of 12 · 2 more in folded lines'.

    Args:
        number: The hit one stands on, from 1; 0 for none yet.
        hits: Those in sight.
        hidden: How many are in folded lines.
        cut: Why there may be more; empty where these are all.
    """
    stopped = f" · stopped: {cut}" if cut else ""
    more = f" · {hidden:,} more in folded lines" if hits else f" · {hidden:,} in folded lines"
    folded = more if hidden else ""
    if not hits:
        return f"no hit{folded}{stopped}"
    if not number:
        return wording.counted(len(hits), "hit") + folded + stopped
    return f"hit {number:,} of {len(hits):,}{'+' if cut else ''}{folded}{stopped}"


def sample_words(number: int, size: int, seed: int) -> tuple[str, str]:
    """Say where one is in a sample: '137 of 200' and ', seed 7 '; as wide for its first article as for its last.

    Args:
        number: The article one stands on, from 1.
        size: How many were drawn.
        seed: Of the draw.
    """
    return f"{number:>{len(f'{size:,}')},} of {size:,}", f", seed {seed} "


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
