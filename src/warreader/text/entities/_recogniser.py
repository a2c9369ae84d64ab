"""Finds the named entities of one text: the engines for single lines, then what the whole document says.

In: the source text, its blocks, what the engine for places found, the language. Out: entities in order of their place,
never overlapping. Dates come from their own engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Entity, Label
from warreader.text.entities._arms import arms
from warreader.text.entities._document import carried_over, shared_names, surnames, voted
from warreader.text.entities._gazetteer import places_by_start
from warreader.text.entities._lexicon import read_lexicon
from warreader.text.entities._quantities import quantities
from warreader.text.entities._rules import Found, RuleScanner
from warreader.text.entities._tokens import tokenise
from warreader.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warreader.article import Block
    from warreader.text.entities._gazetteer import Place, PlacesFound
    from warreader.text.entities._tokens import Token

SCAN_LIMIT: Final = 1_000_000
"""Code points of a text that are read: a hostile line of 50 MB costs no more than this; the longest live blog seen has
400,000."""


class Recogniser:
    """Finds persons, places, organisations, peoples, units, weapons and counts. Built once, used for every text.

    Args:
        names: The word lists, data/entity-names.txt.
        model: The weights of the trained model, data/entity-model.bin; None for rules alone.

    Raises:
        ValueError: The bytes are not such lists or weights.
    """

    def __init__(self, names: bytes, model: bytes | None = None) -> None:
        self._lexicon = lexicon = read_lexicon(names)
        self._small = lexicon.small - lexicon.org_head - lexicon.org_opener - lexicon.place_head
        self._model = model

    def recognise(
        self,
        text: str,
        blocks: Sequence[Block],
        places: PlacesFound | None,
        language: str | None,  # noqa: ARG002
    ) -> tuple[Entity, ...]:
        """Find the named entities.

        Args:
            text: The source text.
            blocks: Its blocks; none means that all of it is kept.
            places: What the engine for places found in it; None for nothing.
            language: ISO 639-1; None where unknown.

        Returns:
            The entities, in order of their place; they never overlap. None beyond `SCAN_LIMIT`. Never raises.
        """
        scanned = text[:SCAN_LIMIT]
        taken = bytearray(len(scanned) + 1)
        mentions = places_by_start(places)
        found: list[Found] = []
        tokens: list[Token] = []
        for start, end in _stretches(scanned, blocks):
            _put(found, taken, [*arms(scanned, start, end), *quantities(scanned, start, end)])
            line = tokenise(scanned, start, end, self._small)
            _put(found, taken, self._names(line, mentions))
            tokens += line
        _put(found, taken, (Found(*span, Label.PER) for span in carried_over(tokens, taken, surnames(scanned, found))))
        found = voted(scanned, sorted(found))
        return _entities(scanned, found, blocks)

    def _names(self, tokens: Sequence[Token], places: Mapping[int, Place]) -> list[Found]:
        return RuleScanner(self._lexicon, places, tokens).scan()


def _stretches(text: str, blocks: Sequence[Block]) -> Iterable[tuple[int, int]]:
    """Cut the text at line ends and at the borders of blocks: no name goes over either."""
    borders = sorted({border for block in blocks for border in (block.start, block.end)})
    next_border = 0
    for line in split_lines(text):
        start = line.start
        while next_border < len(borders) and borders[next_border] <= start:
            next_border += 1
        while next_border < len(borders) and borders[next_border] < line.end:
            yield start, borders[next_border]
            start = borders[next_border]
            next_border += 1
        yield start, line.end


def _put(found: list[Found], taken: bytearray, candidates: Iterable[Found]) -> None:
    """Add the candidates that overlap nothing found before."""
    for item in candidates:
        if item.start < item.end and not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
            found.append(item)


def _entities(text: str, found: Sequence[Found], blocks: Sequence[Block]) -> tuple[Entity, ...]:
    names = shared_names(text, found)
    entities: list[Entity] = []
    at = 0
    for item in found:
        while at < len(blocks) and blocks[at].end <= item.start:
            at += 1
        kept = at >= len(blocks) or blocks[at].kept or blocks[at].start > item.start
        spelt = text[item.start : item.end]
        entities.append(Entity(item.start, item.end, item.label, spelt, names[item.start, item.end], kept))
    return tuple(entities)
