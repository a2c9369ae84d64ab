"""Gives the cities of an article their roles: what it is about, and where it was filed.

In: the mentions of each city. Out: the one to three focus cities, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.article import Block, Mention
    from warreader.text.places._scoring import Candidate

_LEDE_SHARE: Final = 0.12
_LEDE: Final = 2.0
_HEADLINE: Final = 3.0
_DATELINE: Final = 0.3
_RIVAL: Final = 0.6
_MOST: Final = 3
_LEAST: Final = 2.0


def choose_focus(
    text: str, blocks: Sequence[Block], mentions: Mapping[int, Sequence[tuple[Candidate, Mention]]]
) -> frozenset[int]:
    """Choose the cities that an article is about.

    Args:
        text: The source text.
        blocks: Its blocks.
        mentions: The mentions of each city, by its row in the gazetteer.

    Returns:
        One to three rows, or none: where several are named once each, none of them early, it is about no city.
    """
    headlines = [(b.start, b.end) for b in blocks if b.kind is Kind.HEADLINE and b.kept]
    body = next((b.start for b in blocks if b.kind in {Kind.BODY, Kind.DATELINE, Kind.HEADLINE} and b.kept), 0)
    lede = body + (len(text) - body) * _LEDE_SHARE
    weights: dict[int, float] = {}
    for row, pairs in mentions.items():
        weight = 0.0
        for candidate, mention in pairs:
            if not mention.kept:
                continue
            if candidate.dateline:
                weight += _DATELINE
            elif any(start <= mention.start < end for start, end in headlines):
                weight += _HEADLINE
            else:
                weight += 1.0 + (_LEDE if mention.start < lede else 0.0)
        weights[row] = weight
    most = max(weights.values(), default=0.0)
    if most < _LEAST:
        return frozenset()
    ranked = sorted((row for row in weights if weights[row] >= most * _RIVAL), key=lambda row: -weights[row])
    return frozenset(ranked[:_MOST])
