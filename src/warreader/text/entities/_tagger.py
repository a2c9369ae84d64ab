"""Adapts entity taggers of other libraries to the interface of this one.

In: the lines of a text, and what a tagger says of them: spans of code points with its own labels. Out: PER, LOC, ORG
and NORP, without the article before a name and the possessive behind it. Units, weapons and counts stay with the rules,
and places that the tagger passed over with the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from warreader.article import Label
from warreader.text.entities._rules import Found

if TYPE_CHECKING:
    from warreader.text.entities._first_pass import Reading

Tagged = tuple[int, int, str]
"""A span of code points of a line, half-open, and the label that the tagger gives it."""
Tagger = Callable[[Sequence[str]], Iterable[Iterable[Tagged]]]
"""Says for each of some lines what it names."""

LONGEST_PIECE: Final = 10_000
"""Code points that a tagger is given at once: memory of spaCy and slovnet grows with the length of one text."""
_LABELS: Final = {
    "PER": Label.PER,
    "PERSON": Label.PER,
    "persName": Label.PER,
    "LOC": Label.LOC,
    "GPE": Label.LOC,
    "FAC": Label.LOC,
    "FACILITY": Label.LOC,
    "LOCATION": Label.LOC,
    "placeName": Label.LOC,
    "geogName": Label.LOC,
    "ORG": Label.ORG,
    "ORGANIZATION": Label.ORG,
    "orgName": Label.ORG,
    "NORP": Label.NORP,
    "NAT_REL_POL": Label.NORP,
}
"""The labels of spaCy's models (OntoNotes, CoNLL; NKJP in Polish, RONEC in Romanian) and of slovnet; no others."""
_BEFORE: Final = re.compile(r"(?i:the|an?)\s+(?=\S)|[\s\"'«„“”(\[]+")
_BEHIND: Final = re.compile(r"(?:['’ʼ`]s|[\s\"'’»“”,.;:)\]]+)\Z")
_ABBREVIATED: Final = re.compile(r"[^\W\d_]\.\Z")


def tagged(readings: Sequence[Reading], text: str, tagger: Tagger) -> list[list[Found]]:
    """Ask a tagger for the names of some lines.

    Args:
        readings: The lines of one text.
        text: The source text.
        tagger: The tagger.

    Returns:
        For each line its names, in order, not overlapping; spans of code points of `text`.
    """
    pieces = [(number, *piece) for number, line in enumerate(readings) for piece in _pieces(text, line.start, line.end)]
    found: list[list[Found]] = [[] for _ in readings]
    answers = tagger([text[start:end] for _, start, end in pieces])
    for (number, start, end), answer in zip(pieces, answers, strict=True):
        found[number] += converted(text, start, end, answer)
    return found


def converted(text: str, start: int, end: int, answer: Iterable[Tagged]) -> list[Found]:
    """Turn what a tagger says of a piece of text into names.

    Args:
        text: The source text.
        start: Code point at which the piece begins.
        end: Code point behind its last one.
        answer: Spans of the piece, with the tagger's labels.

    Returns:
        Names in order, inside the piece, not overlapping; what has another label or nothing but signs is left out.
    """
    names: list[Found] = []
    for first, behind, label in sorted(answer):
        known = _LABELS.get(label)
        if known is None:
            continue
        begin, close = _trimmed(text, start + max(0, first), min(start + behind, end))
        if begin < close and (not names or names[-1].end <= begin):
            names.append(Found(begin, close, known, "tagger"))
    return names


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off an article or quotation mark in front, a possessive or stop behind; not the dot of 'U.S.'."""
    while start < end and (match := _BEFORE.match(text, start, end)):
        start = match.end()
    while start < end and not _ABBREVIATED.search(text, max(start, end - 2), end):
        match = _BEHIND.search(text, max(start, end - 2), end)
        if match is None:
            break
        end = match.start()
    return start, end


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Cut a very long line at blanks."""
    while end - start > LONGEST_PIECE:
        cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        cut = cut if cut > 0 else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end
