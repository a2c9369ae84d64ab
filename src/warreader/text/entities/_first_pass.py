"""The first pass over a text: tokenizes lines and applies the rules to each.

In: the source text, its blocks, what the engine for places found. Out: one `Reading` a line. The recogniser labels it,
and the trainer learns from it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from warreader.article import Label
from warreader.text.entities._features import hints
from warreader.text.entities._gazetteer import places_by_start
from warreader.text.entities._rules import Found, RuleScanner
from warreader.text.entities._tokens import Token, tokenise
from warreader.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warreader.article import Block
    from warreader.text.entities._gazetteer import PlacesFound
    from warreader.text.entities._lexicon import Lexicon


class Reading(NamedTuple):
    """One line, or the part of one that lies in a block."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    tokens: Sequence[Token]
    """Its tokens."""
    found: Sequence[Found]
    """What the rules found in it, in order."""
    hints: Sequence[str]
    """What rules, gazetteer and document say of each token, for the trained model."""

    def token_before(self, start: int) -> Token | None:
        """Find the token before the one that begins at a code point; None at the beginning of the line."""
        index = bisect_left(self.tokens, start, key=attrgetter("start"))
        return self.tokens[index - 1] if index else None

    def places_over(self, start: int, end: int) -> Sequence[Found]:
        """Find the places of the gazetteer that the rules left standing and that overlap a span, in order."""
        first = bisect_right(self.found, start, key=attrgetter("end"))
        behind = bisect_left(self.found, end, key=attrgetter("start"))
        return [item for item in self.found[first:behind] if item.rule == "place" and item.label is Label.LOC]


class Reader:
    """Reads texts line by line.

    Args:
        lexicon: The word lists.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small - lexicon.org_head - lexicon.org_opener - lexicon.place_head

    def read(self, text: str, blocks: Sequence[Block], places: PlacesFound | None) -> list[Reading]:
        """Read a text.

        Args:
            text: The source text.
            blocks: Its blocks; none means that it is one.
            places: What the engine for places found in it; None for nothing.

        Returns:
            One reading a line, in order.
        """
        mentions = places_by_start(places)
        ends = {place.start: place.end for place in mentions.values() if place.label is Label.LOC}
        lines = [(start, end, tokenise(text, start, end, self._small, ends)) for start, end in _lines(text, blocks)]
        small = {token.low for _, _, tokens in lines for token in tokens if not token.capital and not token.first}
        readings = []
        for start, end, tokens in lines:
            found = RuleScanner(self._lexicon, mentions, tokens).scan()
            readings.append(Reading(start, end, tokens, found, hints(tokens, found, mentions, small)))
        return readings


def _lines(text: str, blocks: Sequence[Block]) -> Iterable[tuple[int, int]]:
    """Cut the text at line ends and at the borders of blocks: no name goes over either."""
    borders = sorted({border for block in blocks for border in (block.start, block.end)})
    following = 0
    for line in split_lines(text):
        start = line.start
        while following < len(borders) and borders[following] <= start:
            following += 1
        while following < len(borders) and borders[following] < line.end:
            yield start, borders[following]
            start = borders[following]
            following += 1
        yield start, line.end
