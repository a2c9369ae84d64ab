"""Chooses which cities an article is about, or none of them.

In: the mentions of each city, and the countries and regions that the text names. Out: the focus. Every city is a
choice, and so is none of them; each has a sum of weighted clues, and the largest sum wins (a conditional logit,
McFadden 1974). `tools/train_focus.py` learns the weights.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.frozen import dataclass
from warreader.text.places._weights import FOCUS, NO_FOCUS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.article import Block, Mention
    from warreader.text.places._candidate import Candidate
    from warreader.text.places._gazetteer import GazetteerCity

    Mentions = Mapping[int, Sequence[tuple[Candidate, Mention]]]
Clues = dict[str, float]
_SECOND: Final = math.log(0.75)
"""How near a second city's sum must come to the first's: at these odds it was never wrong where the first was right."""
_MOST: Final = 3
_DATELINE: Final = 0.6
_GOVERNMENT: Final = 0.4
_LEADS_ON: Final = 0.3
"""What a mention counts that says where the story was filed, means a government, or leads to another place."""
_OTHERS: Final = 3
"""Mentions added to those of all cities, so that the only one of a flash is not its whole; 0 to 6 did as well."""
_ENTRIES: Final = 4
_ENTRY: Final = re.compile(
    r"(?m)^[ \t+•|-]{0,6}(?:\d{1,2}[:.]\d\d(?:[ \t]?(?:[ap]\.?m\.?|GMT|UTC|Uhr|EET|ET))?[ \t+|–—-]{0,6}"
    r"(?:\d{1,2}\.\d{1,2}\.\d{4})?[ \t]*$)"
)
"""A line that is a time and nothing else begins an entry of a live blog."""
_SCANNED: Final = 60_000
_TEXT: Final = frozenset({Kind.BODY, Kind.DATELINE, Kind.SUBHEADING, Kind.LIVE})
_NEARBY_REACH: Final = 40
_NEARBY_WORDS: Final = re.compile(
    r"(?i)(?:(?:north|south|east|west|kilomet(?:er|re)s|km|miles|outskirts|suburbs?)\w* (?:of|from)|outside(?: of)?|"
    r"(?:км|кілометр\w*|километр\w*|північ|південь|схід|захід|север\w*|юг\w*|восток\w*|запад\w*) (?:від|от)|"
    r"(?:nördlich|südlich|östlich|westlich) von|kilometer von|(?:północ|południe|wschód|zachód|km) od|"
    r"(?:nord|sud|est|ouest|km) d[e'’]|(?:norte|sur|este|oeste|km) de|(?:nord|sud|est|ovest|km) (?:di|da)) ?$"
)
"""Words before a city by which another place is found: 'a town north of Kyiv'."""
_FACILITY: Final = re.compile(
    r"(?:['’]s?)?(?: [\w’'-]+){0,2} (?:hospital|school|airport|metro|suburb|district|residents?|apartment|kindergarten|"
    r"theat(?:er|re)|market|mall|station|street|power plant|neighbou?rhood|clinic|university|museum|cathedral)\b"
)
_BETWEEN: Final = re.compile(r"[\s,;/]*(?:and|y|et|und|oraz|та|і|и|й|i|și|e|或|和|و)?[\s,]*")
_BETWEEN_REACH: Final = 8
"""What may stand between two cities of a list, and its code points."""
_UNSPACED: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_ACTS: Final = re.compile(
    r"(?:方面|當局|当局|政府|官方)?(?:[已曾也並并則则]|隨後|随后)?"
    r"(?:表示|[稱称說说指]|呼籲|呼吁|宣[布稱称佈]|要求|否[認认]|警告|拒[絕绝]|同意|[認认][為为]|希望|反[對对]|支持|[與与和同]|譴責|谴责|抗[議议])"
)
"""What a government does, in Chinese: behind a capital it makes it one."""


@dataclass(frozen=True, slots=True)
class NamedArea:
    """A country or region that the kept text names."""

    start: int
    """Code point at which it begins."""
    country: str
    """ISO 3166-1 alpha-2; empty where it has none."""
    regions: frozenset[int]
    """Rows of the regions of that name; empty for a country or people."""


def choose_focus(
    text: str,
    blocks: Sequence[Block],
    mentions: Mentions,
    cities: Mapping[int, GazetteerCity],
    areas: Sequence[NamedArea],
) -> frozenset[int]:
    """Choose the cities that an article is about.

    Args:
        text: The source text.
        blocks: Its blocks.
        mentions: The mentions of each city, by its row in the gazetteer.
        cities: These cities, by row.
        areas: The countries and regions that the kept text names.

    Returns:
        One row, seldom two or three, or none: where none stands out, the article is about no city.
    """
    choices, none = weigh_choices(text, blocks, mentions, cities, areas)
    sums = {row: _sum(FOCUS, clues) for row, clues in choices.items()}
    best = max(sums.values(), default=-math.inf)
    if best < _sum(NO_FOCUS, none):
        return frozenset()
    near = [row for row in sums if sums[row] >= best + _SECOND]
    return frozenset(sorted(near, key=lambda row: -sums[row])[:_MOST])


def weigh_choices(
    text: str,
    blocks: Sequence[Block],
    mentions: Mentions,
    cities: Mapping[int, GazetteerCity],
    areas: Sequence[NamedArea],
) -> tuple[dict[int, Clues], Clues]:
    """Collect the clues of each choice; the arguments are those of `choose_focus`.

    Returns:
        The clues of each city that the kept text names, and those of the choice that the article is about none.
    """
    story = _Story(text, blocks)
    named = [one for row, pairs in mentions.items() if (one := _named(story, cities[row], row, pairs)).starts]
    heads = [area for area in areas if story.in_headline(area.start)]
    countries = {area.country for area in heads} | {one.city.country for one in named if one.titled}
    regions = frozenset[int]().union(*(area.regions for area in heads))
    total = math.fsum(one.amount for one in named)
    firsts = sorted(one.first for one in named if one.first is not None)
    listed = _listed(text, named)
    leader = min((one.titled_as_city for one in named if one.titled_as_city is not None), default=None)
    choices: dict[int, Clues] = {}
    for one in named:
        rival = max((other.amount for other in named if other is not one), default=0.0)
        choices[one.row] = {
            "headline": float(leader is not None and one.titled_as_city == leader),
            "share": one.amount / (total + _OTHERS),
            "amount": math.log(one.amount),
            "lead": math.log((one.amount + 0.5) / (rival + 0.5)),
            "rank": math.log1p(len(firsts) if one.first is None else bisect_left(firsts, one.first)),
            "spread": (one.starts[-1] - one.starts[0]) / story.length,
            "nearby": one.nearby / len(one.starts),
            "listed": sum(start in listed for start in one.starts) / len(one.starts),
            "country": float(one.city.country in countries),
            "region": float(one.city.region_row in regions),
            "live": float(story.live and not one.titled),
        }
    return choices, {
        "always": 1.0,
        "untitled": float(bool(story.headlines) and leader is None),
        "countries": math.log1p(len({area.country for area in areas if area.country})),
    }


def _sum(weights: Mapping[str, float], clues: Clues) -> float:
    return math.fsum(weights[name] * value for name, value in clues.items())


class _Story:
    """Where an article says what it is about."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        kept = [block for block in blocks if block.kept]
        self.text = text
        self.headlines = [(block.start, block.end) for block in kept if block.kind is Kind.HEADLINE]
        self.datelines = [(block.start, block.end) for block in kept if block.kind is Kind.DATELINE]
        self.length = max(1, sum(block.end - block.start for block in kept if block.kind in _TEXT))
        entries = sum(block.kind is Kind.LIVE for block in blocks)
        self.live = entries >= _ENTRIES or len(_ENTRY.findall(text[:_SCANNED])) >= _ENTRIES

    def in_headline(self, place: int) -> bool:
        """Return whether a code point stands in a headline."""
        at = bisect_right(self.headlines, place, key=lambda span: span[0]) - 1
        return at >= 0 and place < self.headlines[at][1]

    def is_dateline(self, candidate: Candidate) -> bool:
        """Return whether a mention says where the story was filed; of several only the first looks like it."""
        return candidate.dateline or any(start <= candidate.finding.start < end for start, end in self.datelines)

    def is_government(self, candidate: Candidate, mention: Mention) -> bool:
        """Return whether a capital stands for those who rule there: 'Moscow denied', but not 'in Moscow'."""
        if not candidate.capital or _FACILITY.match(self.text, mention.end):
            return False
        if _UNSPACED.match(self.text, mention.start):
            return bool(_ACTS.match(self.text, mention.end))  # what stands before it is no word of its own
        clues = candidate.clues
        return not clues.get("preposition") and not clues.get("place_noun") and not clues.get("inflected")

    def leads_on(self, mention: Mention) -> bool:
        """Return whether a mention says where another place is."""
        return bool(_NEARBY_WORDS.search(self.text[max(0, mention.start - _NEARBY_REACH) : mention.start]))


@dataclass(frozen=True, slots=True)
class _Named:
    """How the kept text names a city."""

    row: int
    city: GazetteerCity
    starts: list[int]  # of its mentions, in order
    ends: list[int]
    amount: float  # its mentions, those that say less counted for less
    nearby: int  # how many lead to another place
    first: int | None  # where first, if not for its government nor to lead to another place
    titled: bool  # a headline names it
    titled_as_city: int | None  # where first, if not for its government


def _named(story: _Story, city: GazetteerCity, row: int, pairs: Sequence[tuple[Candidate, Mention]]) -> _Named:
    starts, ends, amount, nearby, titled = list[int](), list[int](), 0.0, 0, False
    first: int | None = None
    as_city: int | None = None
    for candidate, mention in sorted(pairs, key=lambda pair: pair[1].start):
        if not mention.kept:
            continue
        starts.append(mention.start)
        ends.append(mention.end)
        filed, leads_on = story.is_dateline(candidate), story.leads_on(mention)
        rules = not filed and story.is_government(candidate, mention)
        amount += (_DATELINE if filed else _GOVERNMENT if rules else 1.0) * (_LEADS_ON if leads_on else 1.0)
        nearby += leads_on
        if first is None and not rules and not leads_on:
            first = mention.start
        if story.in_headline(mention.start):
            titled = True
            as_city = mention.start if as_city is None and not rules else as_city
    return _Named(row, city, starts, ends, amount, nearby, first, titled, as_city)


def _listed(text: str, named: Sequence[_Named]) -> set[int]:
    """Find mentions that stand in a list of cities: 'Kyiv, Dnipro and Lviv'."""
    spans = sorted((start, end, one.row) for one in named for start, end in zip(one.starts, one.ends, strict=True))
    return {
        start
        for (first, end, row), (second, _, other) in pairwise(spans)
        if row != other and second - end <= _BETWEEN_REACH and _BETWEEN.fullmatch(text[end:second])
        for start in (first, second)
    }
