"""Draws the card of a name: head, bars over time, spellings, who appears with it, newest articles.

In: what the card says, and a width. Out: lines, each with what choosing it means.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.article import PartialDate, TitleBasis
from warreader.date_words import spelt_date
from warreader.frozen import dataclass
from warreader.terminal import show_line
from warreader.tui.render import Piece, Pieces, cells, hints, timeline, wording
from warreader.tui.render.periods import periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warreader.archive import DayCount, Row
    from warreader.tui.jobs.cards import Card, Spelling

_FIGURES: Final = 8  # cells of a count
_NAME: Final = (24, 34)  # cells of a name before its count: as few as the names need, so that a reason has room
_DATE: Final = 15  # cells of a date before a headline
_COUNTING: Final = "counting …"
_SEEN: Final = 200  # code points of a name that are looked at


class Means(StrEnum):
    """What choosing a line does."""

    FILTER = "filter"
    """Ask for the articles of the card."""
    SPELLING = "spelling"
    """The same; this spelling can be kept apart."""
    SPLIT = "split"
    """Keep this spelling apart; no line means it, a key on a spelling does."""
    PERSON = "person"
    """Show the card of this person."""
    ARTICLE = "article"
    """Read this article."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a card."""

    pieces: Pieces
    """What is drawn."""
    means: Means | None = None
    """What choosing it does; None where the cursor never stands."""
    value: str = ""
    """The spelling, the person or the ID of the article; untrusted."""


def card_lines(card: Card, width: int) -> tuple[CardLine, ...]:
    """Draw a card.

    Args:
        card: What it says.
        width: Cells.

    Returns:
        Lines of at most `width` cells; the first one is the name, and can be chosen.
    """
    name = CardLine((_piece(card.subject.name, width, "name"),), Means.FILTER)
    lines = [name, *(_plain(text, width, role) for text, role in _head(card))]
    if bars := _bars(card.days, width):
        lines += [CardLine(()), CardLine(bars)]
    column = _name_column(card, width)
    spellings = [_spelling(one, card.subject.name, column, width) for one in card.spellings]
    if not spellings and len(card.subject.spelt) > 1:
        spellings = [_plain(f"  {text}", width, "entry") for text in card.subject.spelt]
    lines += _section("Spelt" if card.spellings else "Spelt here", spellings, width)
    beside = [CardLine(_counted(one.name, one.count, "", column, width), Means.PERSON, one.key) for one in card.beside]
    if card.is_partial and card.total and not beside:
        beside = [_plain(f"  {_COUNTING}", width, "note")]
    lines += _section("With", beside, width)
    lines += _section("Newest", [_article(row, width) for row in card.newest], width)
    return tuple(lines)


def _head(card: Card) -> Iterator[tuple[str, str]]:
    subject, city = card.subject, card.subject.city
    if city is None:
        yield hints.label_name(subject.label), "about"
    else:
        area = ", ".join(part for part in (city.region or "", card.country or city.country) if part)
        yield f"City · {area} · {_degrees(city.latitude, 'NS')} {_degrees(city.longitude, 'EW')}", "about"
    if card.fault:
        yield card.fault, "fault"
    elif card.total is None:
        yield _COUNTING, "about"
    elif not card.total:
        yield "No article of the archive names it outside of folded text.", "about"
    else:
        yield f"{wording.counted(card.total, 'article')}{_how(card)}", "figure"
        if said := _period(card) or (_COUNTING if card.is_partial else ""):
            yield said, "about"


def _how(card: Card) -> str:
    """Say how the articles were counted where that is not by the name alone."""
    if card.about is not None:
        return f" · about it: {card.about:,}"
    return "" if card.subject.is_joined else " · counted by its words, not as a name"


def _period(card: Card) -> str:
    """Say when it was first and last named: `first 24 February 2022 · last 6 March 2022 · 2 undated`."""
    keys = sorted(day.key for day in card.days if not day.key.startswith("-"))
    parts = []
    if keys:
        first, last = (spelt_date(PartialDate.parse(key)) for key in (keys[0], keys[-1]))
        parts = [f"first {first}", f"last {last}"] if first != last else [first]
    if card.undated:
        parts.append(f"{wording.ROUGHLY} {card.undated:,} undated")
    return " · ".join(parts)


def _degrees(value: float, signs: str) -> str:
    return f"{abs(value):.2f}° {signs[value < 0]}"


def _bars(days: Iterable[DayCount], width: int) -> Pieces:
    shown = periods(days, width)
    if not shown:
        return ()
    return timeline.timeline(shown, timeline.bar_cells(shown, width), None, range(0))[0]


def _name_column(card: Card, width: int) -> int:
    names = [one.text for one in card.spellings] + [one.name for one in card.beside]
    widest = max((cells.width(show_line(name[:_SEEN])) for name in names), default=0) + 3
    least, most = _NAME
    return min(max(widest, least), most, max(width - _FIGURES - 2, 0))


def _spelling(one: Spelling, form: str, column: int, width: int) -> CardLine:
    within = ", ".join(show_line(text[:_SEEN]) for text in one.within)
    notes = [one.reason, f"in one article also {within}" if within else ""]
    pieces = _counted(one.text, one.articles, " · ".join(note for note in notes if note), column, width)
    return CardLine(pieces) if one.text == form else CardLine(pieces, Means.SPELLING, one.text)


def _counted(name: str, count: int, note: str, column: int, width: int) -> Pieces:
    text = cells.fit(f"  {show_line(name[:_SEEN])}", column, fill=True)
    figure = cells.fit(f"{count:>{_FIGURES},}", width - column)
    left = width - column - _FIGURES - 2
    return Piece(text, ("entry",)), Piece(figure, ("count",)), Piece(cells.fit(f"  {show_line(note)}", left), ("note",))


def _article(row: Row, width: int) -> CardLine:
    date = cells.fit(f"  {wording.row_date(row.published)}", min(_DATE, width), fill=True)
    title, room = show_line(row.title[:_SEEN]), width - cells.width(date) - 1
    said = wording.quoted(title, room) if row.title_basis is TitleBasis.OPENING else title
    title = cells.fit(f" {said}", room + 1)
    return CardLine((Piece(date, ("date",)), Piece(title, ("entry",))), Means.ARTICLE, row.id)


def _section(title: str, lines: list[CardLine], width: int) -> list[CardLine]:
    return [CardLine(()), _plain(title, width, "section"), *lines] if lines else []


def _plain(text: str, width: int, role: str) -> CardLine:
    return CardLine((_piece(text, width, role),))


def _piece(text: str, width: int, role: str) -> Piece:
    return Piece(cells.fit(show_line(text[:_SEEN]), width), (role,))
