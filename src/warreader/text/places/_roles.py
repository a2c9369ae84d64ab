"""Assigns roles to the cities of an article: what it is about, and where it was filed.

In: the mentions of each city. Out: the one to three focus cities, or none. A city in the headline or the lede weighs
most, then how often it is named; a capital that acts (`Moscow denied`) is a government and weighs little, and so does
a dateline. A live blog is about the cities of its headline or about none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.article import Block, Mention
    from warreader.text.places._candidate import Candidate

_LEDE: Final = 600
"""Code points of the article's own text that count as its opening, the first ones most: two wire paragraphs."""
_MOST: Final = 3
_MOST_OF_MANY: Final = 2
_MANY: Final = 8
"""Cities that make a round-up: one of them needs the headline, the opening or three mentions to stand out."""
_PARAGRAPH: Final = 100
"""Code points of the shortest first paragraph; before it may stand labels and a summary."""
_ENTRIES: Final = 4
_ENTRY: Final = re.compile(
    r"(?m)^[ \t+•|-]{0,6}(?:\d{1,2}[:.]\d\d(?:[ \t]?(?:[ap]\.?m\.?|GMT|UTC|Uhr|EET|ET))?[ \t+|–—-]{0,6}"
    r"(?:\d{1,2}\.\d{1,2}\.\d{4})?[ \t]*$)"
)
"""A line that is a time and nothing else begins an entry of a live blog."""
_SCANNED: Final = 60_000
_LISTED: Final = 4
"""Cities that make the first paragraph a list: 'missiles on Kyiv, Dnipro, Lviv and Ternopil'."""
_TOLD: Final = 3
"""Paragraphs that make a city the focus where the headline names none and the first paragraph does not either."""
_TWICE: Final = 2
_REMOTE_REACH: Final = 40
_REMOTE: Final = re.compile(
    r"(?i)(?:(?:north|south|east|west|kilomet(?:er|re)s|km|miles|outskirts|suburbs?)\w* (?:of|from)|outside(?: of)?|"
    r"(?:км|кілометр\w*|километр\w*|північ|південь|схід|захід|север\w*|юг\w*|восток\w*|запад\w*) (?:від|от)|"
    r"(?:nördlich|südlich|östlich|westlich) von|kilometer von|(?:północ|południe|wschód|zachód|km) od|"
    r"(?:nord|sud|est|ouest|km) d[e'’]|(?:norte|sur|este|oeste|km) de|(?:nord|sud|est|ovest|km) (?:di|da)) ?$"
)
_FACILITY: Final = re.compile(
    r"(?:['’]s?)?(?: [\w’'-]+){0,2} (?:hospital|school|airport|metro|suburb|district|residents?|apartment|kindergarten|"
    r"theat(?:er|re)|market|mall|station|street|power plant|neighbou?rhood|clinic|university|museum|cathedral)\b"
)

_UNSPACED: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_ACTS: Final = re.compile(
    r"(?:方面|當局|当局|政府|官方)?(?:[已曾也並并則则]|隨後|随后)?"
    r"(?:表示|[稱称說说指]|呼籲|呼吁|宣[布稱称佈]|要求|否[認认]|警告|拒[絕绝]|同意|[認认][為为]|希望|反[對对]|支持|[與与和同]|譴責|谴责|抗[議议])"
)
"""What a government does, in Chinese: behind a capital it makes it one."""


@dataclass(frozen=True, slots=True)
class FocusWeights:
    """What makes a city the focus; chosen on the development pages by cross-validation.

    `crowd` and `rival` are shares of the best city's worth: more than three cities above the first make a round-up
    about none of them, and only those above the second are the focus too. `least` is what the best needs, and
    `least_of_many` what it needs where eight cities or more are named. Where a headline names
    no city, `fewest` is how often the story has to name one; its first paragraph counts twice. `remote` is what is left
    of a city by which another place is found: 'a town north of Kyiv'.
    """

    headline: float = 3.0
    second: float = 0.8
    subheading: float = 0.5
    lede: float = 2.0
    dateline: float = 0.6
    government: float = 0.4
    power: float = 0.7
    crowd: float = 0.75
    rival: float = 0.92
    least: float = 1.0
    least_of_many: float = 1.7
    fewest: int = 2
    remote: float = 0.3


FOCUS: Final = FocusWeights()


def choose_focus(
    text: str,
    blocks: Sequence[Block],
    mentions: Mapping[int, Sequence[tuple[Candidate, Mention]]],
    weights: FocusWeights = FOCUS,
) -> frozenset[int]:
    """Choose the cities that an article is about.

    Args:
        text: The source text.
        blocks: Its blocks.
        mentions: The mentions of each city, by its row in the gazetteer.
        weights: What counts how much.

    Returns:
        One to three rows, or none: where none stands out, or more than three do, it is about no city.
    """
    story = _story(text, blocks, mentions)
    worth = {row: story.worth(pairs, weights) for row, pairs in mentions.items()}
    focus = _outstanding(worth, titled=story.first >= 0, weights=weights)
    return frozenset(focus) if story.tells_of(focus, mentions) else frozenset()


@dataclass(frozen=True, slots=True)
class _Story:
    """Where an article says what it is about."""

    headlines: list[tuple[int, int]]
    subheadings: list[tuple[int, int]]
    body: int  # where its own text begins
    opening: int  # the end of its first paragraph
    text: str
    starts: list[int]  # of its blocks that are kept
    datelines: list[tuple[int, int]]
    first: int  # where the headline names its first city; -1 where it names none
    live: bool

    def worth(self, pairs: Sequence[tuple[Candidate, Mention]], weights: FocusWeights) -> float:
        """Weigh how much a city is what the article is about; 0 where its mentions are not enough to tell."""
        count = top = own = 0.0
        titled = any(mention.kept and _inside(mention, self.headlines) for _, mention in pairs)
        for candidate, mention in pairs:
            if not mention.kept:
                continue
            dateline = self._is_dateline(candidate)
            share = 1.0 if titled and dateline else self._share(candidate, weights)
            if share < 1.0 and not dateline and _FACILITY.match(self.text, mention.end):
                share = 1.0
            if _REMOTE.search(self.text[max(0, mention.start - _REMOTE_REACH) : mention.start]):
                share *= weights.remote
            if _inside(mention, self.headlines):
                top = max(top, weights.headline * share * (1.0 if mention.start == self.first else weights.second))
            elif self.live:
                continue
            elif self.body <= mention.start < self.body + _LEDE:
                top = max(top, weights.lede * share * (1 - (mention.start - self.body) / _LEDE))
            own += self._is_own(candidate, weights) * (2 if mention.start < self.opening else 1)
            count += share + (weights.subheading if _inside(mention, self.subheadings) else 0.0)
        if self.live:
            return top + count**weights.power if top else 0.0
        enough = not self.headlines or own >= (1 if titled else weights.fewest)
        return top + count**weights.power if enough else 0.0

    def _is_own(self, candidate: Candidate, weights: FocusWeights) -> bool:
        """Return whether a mention is of the city itself: a capital is as often its government, or an agency's desk."""
        return not candidate.capital or self._share(candidate, weights) >= 1.0

    def _share(self, candidate: Candidate, weights: FocusWeights) -> float:
        if self._is_dateline(candidate):
            return weights.dateline
        clues, finding = candidate.clues, candidate.finding
        if _UNSPACED.match(self.text, finding.start):
            stands_alone = bool(_ACTS.match(self.text, finding.end))  # what stands before it is no word of its own
        else:
            stands_alone = not clues.get("preposition") and not clues.get("place_noun") and not clues.get("inflected")
        return weights.government if candidate.capital and stands_alone else 1.0

    def _introduced(self, kept: Mapping[int, Sequence[int]]) -> frozenset[int]:
        """Find the one city that the first paragraph with any city names, if it names it twice: an essay begins so."""
        where = min((bisect_right(self.starts, start) for starts in kept.values() for start in starts), default=0)
        counts = {row: sum(bisect_right(self.starts, start) == where for start in kept[row]) for row in kept}
        named = {row: count for row, count in counts.items() if count}
        return frozenset(named) if len(named) == 1 and max(named.values()) >= _TWICE else frozenset()

    def _is_dateline(self, candidate: Candidate) -> bool:
        """Return whether a mention says where the story was filed; of several only the first looks like it."""
        return candidate.dateline or any(start <= candidate.finding.start < end for start, end in self.datelines)

    def tells_of(self, focus: frozenset[int], mentions: Mapping[int, Sequence[tuple[Candidate, Mention]]]) -> bool:
        """Tell whether a story whose headline names no city is about the best at all.

        Three paragraphs name it, or the first one does, and no list of cities stands there in a round-up.
        """
        if self.first >= 0 or not self.headlines:
            return True
        kept = {row: [mention.start for _, mention in pairs if mention.kept] for row, pairs in mentions.items()}
        if any(len({bisect_right(self.starts, start) for start in kept[row]}) >= _TOLD for row in focus):
            return True
        opening = {row for row, starts in kept.items() if any(start < self.opening for start in starts)}
        if not opening and focus == self._introduced(kept):
            return True
        return not focus.isdisjoint(opening) and (len(opening) < _LISTED or len(mentions) < _MANY)


def _story(text: str, blocks: Sequence[Block], mentions: Mapping[int, Sequence[tuple[Candidate, Mention]]]) -> _Story:
    """Find where an article says what it is about."""
    kept = [block for block in blocks if block.kept]
    headlines = [(block.start, block.end) for block in kept if block.kind is Kind.HEADLINE]
    paragraphs = (b.end for b in kept if b.kind is Kind.BODY and b.end - b.start >= _PARAGRAPH)
    return _Story(
        headlines,
        [(block.start, block.end) for block in kept if block.kind is Kind.SUBHEADING],
        next((block.start for block in kept if block.kind in {Kind.BODY, Kind.DATELINE}), 0),
        next(paragraphs, _LEDE),
        text,
        [block.start for block in kept],
        [(block.start, block.end) for block in kept if block.kind is Kind.DATELINE],
        _first(mentions, headlines),
        _is_live(text, blocks),
    )


def _outstanding(worth: Mapping[int, float], *, titled: bool, weights: FocusWeights) -> frozenset[int]:
    """Choose the cities that stand out: up to three, but two of a round-up whose headline names none."""
    most = max(worth.values(), default=0.0)
    many = len(worth) >= _MANY
    if most < (weights.least_of_many if many else weights.least):
        return frozenset()
    if sum(one >= most * weights.crowd for one in worth.values()) > (_MOST_OF_MANY if many and not titled else _MOST):
        return frozenset()
    return frozenset(row for row in worth if worth[row] >= most * weights.rival)


def _first(mentions: Mapping[int, Sequence[tuple[Candidate, Mention]]], headlines: list[tuple[int, int]]) -> int:
    """Find where the headline names its first city; -1 where it names none."""
    starts = (
        mention.start
        for pairs in mentions.values()
        for _, mention in pairs
        if mention.kept and _inside(mention, headlines)
    )
    return min(starts, default=-1)


def _inside(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, mention.start, key=lambda span: span[0]) - 1
    return at >= 0 and mention.start < spans[at][1]


def _is_live(text: str, blocks: Sequence[Block]) -> bool:
    entries = sum(block.kind is Kind.LIVE for block in blocks)
    return entries >= _ENTRIES or len(_ENTRY.findall(text[:_SCANNED])) >= _ENTRIES
