"""Recognises lines that are controls of a page: rows of sections or buttons, a player's time and speed.

In: the shape of a line. Out: yes or no. Nothing here depends on the language: what tells a row of labels is the gap
between them, which no sentence has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warreader.text.cleaning.shape import Shape

_GAP: Final = re.compile(r"[ \u00a0]{2,}|\t+")
_LONGEST_LABEL: Final = 6
"""Words of a label: 'Share this via WhatsApp' has four."""
_LONGEST_ROW: Final = 60
_STOPS: Final = frozenset(".!?…:;,。！？،؟；")
"""What ends a sentence or a clause: typists put two spaces behind it."""
_SUM: Final = re.compile(r"[$€£₴₽]\s?\d[\d.,]*")
_DEGREES: Final = re.compile(r"[^\d+−-]{2,30} [+−-]\d{1,2} ?°?[CF]?")
_PLAYED: Final = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?(?![\d:])")
_SPEED: Final = re.compile(r"(?:\S+ ){1,4}[0-3](?:[.,]\d{1,2})?[x×]")
_LONGEST_CONTROL: Final = 12
_COUNT: Final = re.compile(
    r"(?:[^\W\d_]{2,12}, )?(?:\d{1,4}|no|nessun|keine|aucun|sin|sem|brak|niciun|нет|немає|hiç) "
    r"(?:comments?|kommentare?|comentários?|comentarios?|comentariu|comentarii|commentaires?|commenti|commento|komentarz[ey]?|"
    r"komentarzy|комментари[йяев]{1,2}|коментар[іиів]{0,2}|yorum)"
)


def cells(shape: Shape) -> tuple[str, ...]:
    """Cut a line at its gaps: two spaces or more, or a tabulator."""
    return tuple(cell for cell in _GAP.split(shape.text) if cell)


def is_row_of_labels(shape: Shape) -> bool:
    """Return whether a line is labels with gaps between them: 'News  Sport  Weather', '$50  $100  Other'.

    Of 67 such lines of the written pages none belongs to an article. A row with other figures may be one of a table.
    """
    if shape.words > _LONGEST_ROW or not _GAP.search(shape.text):
        return False
    labels = cells(shape)
    if any(label[-1] in _STOPS or len(label.split()) > _LONGEST_LABEL for label in labels):
        return False
    if labels[0][0].isupper() and any(label[0].islower() for label in labels):
        return False  # 'We counted them  one by one'
    if all(_DEGREES.fullmatch(label) for label in labels):
        return True
    named = [label for label in labels if not any(map(str.isdigit, label))]
    return bool(named) and all(label in named or _SUM.fullmatch(label) for label in labels)


def is_player(shape: Shape) -> bool:
    """Return whether a line is a player's time or speed: '00:00 / 00:34', 'Listen 1x'."""
    if shape.words > _LONGEST_CONTROL or shape.ends:
        return False
    return bool(_PLAYED.search(shape.text) or _SPEED.fullmatch(shape.text))


def counts_comments(shape: Shape) -> bool:
    """Return whether a line says how many comments there are and no more: '6 comments', 'Nessun commento'."""
    return not shape.ends and shape.words <= _LONGEST_CONTROL and bool(_COUNT.fullmatch(shape.folded))
