"""Decides whether a finding names a city: sums up what speaks for and against it.

In: the findings of a text. Out: for each possible city the clues seen, and their weighted sum. A clue is a name from
`WEIGHTS`; its weight is a log-odds-like figure. The sum is compared with a threshold in `_engine`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from warreader.text.places import _cues as cues
from warreader.text.places._gazetteer import KeyKind
from warreader.text.places._matching import Finding, Kind
from warreader.text.places._weights import WEIGHTS

if TYPE_CHECKING:
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._tokens import Tokens

_SENTENCE_GAP: Final = re.compile(r"[.!?:;\n\r\"“”«»„•|–—…]")
_APART: Final = re.compile(r"[,;:()\n\r|/\[\]\"“”«».!?–—]")
_DATELINE: Final = re.compile(
    r"[ \t]*(?:,[^\n]{0,40}?)?[ \t]*(?:\([A-Z][\w./ -]{1,30}\)[ \t]*)?(?:[-–—:]{1,2}[ \t\n]|\([A-Z][\w./ -]{1,30}\))"
)
_CANDIDATES: Final = 40
_ADJOINS: Final = frozenset({" ", "-", "\u00a0"})
_LIST_MARKS: Final = frozenset({",", "-", "–", "/"})
_OPENING: Final = 4  # words: a crawler's prefix ' date 2022-03-02 ' may stand before the dateline
_SOMETIMES: Final = 1  # levels of the table of common words
_OFTEN: Final = 2
_ACRONYM: Final = 4
_SHORT: Final = 3
_WELL_KNOWN: Final = 150_000  # people


@dataclass(slots=True)
class Candidate:
    """A finding that may be a city."""

    finding: Finding
    """Where it stands and what it can be."""
    rows: dict[int, bool]
    """Rows of the cities it can be; True where it is the city's own name."""
    most: float
    """People in the largest of them."""
    clues: dict[str, float] = field(default_factory=dict)
    """What was seen; values are 1 but for measured ones."""
    score: float = 0.0
    """The weighted sum of the clues."""
    region: tuple[str, str] | None = None
    """Country and code of the region printed behind it: `Parma, Ohio`."""
    country: str | None = None
    """Country printed behind it: `Chasiv Yar, Ukraine`."""
    dateline: bool = False
    """True where it begins a dateline."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says of places at large."""

    countries: Counter[str]
    """Mentions of countries, of their regions and peoples."""
    regions: Counter[int]
    """Mentions of regions, by row."""


def gather(findings: list[Finding], gazetteer: Gazetteer) -> Context:
    """Count the countries and regions of a document."""
    countries: Counter[str] = Counter()
    regions: Counter[int] = Counter()
    for finding in findings:
        if finding.kind is Kind.CITY:
            continue
        for entry in finding.entries:
            if entry.kind is KeyKind.COUNTRY:
                countries[gazetteer.country_at(entry.row)[0]] += 1
            elif entry.kind is KeyKind.PEOPLE:
                countries[gazetteer.people_at(entry.row)[0]] += 0.7  # type: ignore[assignment]  # half-counts are fine
            elif entry.kind is KeyKind.REGION:
                regions[entry.row] += 1
                countries[gazetteer.region_at(entry.row)[0]] += 0.5  # type: ignore[assignment]  # as above
    return Context(countries, regions)


def candidates(tokens: Tokens, findings: list[Finding], gazetteer: Gazetteer) -> list[Candidate]:
    """Score every possible city of a text.

    Args:
        tokens: The words of the text.
        findings: What the gazetteer knows of them.
        gazetteer: The cities.

    Returns:
        A candidate for each finding of kind city, in order.
    """
    context = gather(findings, gazetteer)
    found = []
    for finding in findings:
        if finding.kind is Kind.CITY:
            rows: dict[int, bool] = {}
            for entry in finding.entries:
                if entry.kind is KeyKind.CITY:
                    rows[entry.row] = rows.get(entry.row, False) or entry.primary
            most = max(map(gazetteer.people_in, rows))
            found.append(Candidate(finding, rows, most))
    persons = _persons(tokens, found)
    starts = {finding.at: finding for finding in findings}
    ends = {finding.behind: finding for finding in findings}
    view = _View(tokens, starts, ends, context, persons, gazetteer)
    for candidate in found:
        view.look(candidate)
        candidate.score = sum(WEIGHTS.get(name, 0.0) * value for name, value in candidate.clues.items())
    return found


def _persons(tokens: Tokens, found: list[Candidate]) -> Counter[str]:
    """Count how often a name looks like a person's: a first name or title before it, 'said' behind it."""
    persons: Counter[str] = Counter()
    for candidate in found:
        at, behind = candidate.finding.at, candidate.finding.behind
        if at and tokens.capital[at - 1] and not _APART.search(tokens.gap(at).replace(".", "")):
            before = tokens.folded[at - 1]
            if before in cues.FIRST_NAMES or before in cues.TITLES or len(before) == 1:
                persons[candidate.finding.key] += 1
        if behind < len(tokens) and tokens.folded[behind] in cues.SPEECH and tokens.gap(behind).isspace():
            persons[candidate.finding.key] += 1
    return persons


def _capital_behind(word: str, *, known: bool) -> str:
    if word in cues.NEWSPAPERS:
        return "newspaper"
    if word in cues.INSTITUTIONS:
        return "institution"
    return "before_place" if known else "before_capital"


@dataclass(frozen=True, slots=True)
class _View:
    """What stands around a candidate."""

    tokens: Tokens
    starts: dict[int, Finding]
    ends: dict[int, Finding]
    context: Context
    persons: Counter[str]
    gazetteer: Gazetteer

    def look(self, candidate: Candidate) -> None:
        """Collect the clues of one candidate."""
        self._name(candidate)
        self._before(candidate)
        self._behind(candidate)
        self._document(candidate)

    def _name(self, candidate: Candidate) -> None:
        clues, finding = candidate.clues, candidate.finding
        clues["bias"] = 1
        clues["people"] = math.log10(candidate.most + 10) - 4.2
        clues["alias"] = not any(candidate.rows.values())
        clues["inflected"] = finding.inflected
        clues["words"] = finding.words > 1
        first = self.tokens.text[finding.start]
        clues["caseless"] = not first.isupper()
        if finding.words == 1:
            level = self.gazetteer.common.get(finding.key, 0)
            clues["common_often"] = level == _OFTEN
            clues["common_some"] = level == _SOMETIMES
            clues["never"] = finding.key in cues.NEVER
            clues["proof"] = finding.key in cues.ONLY_WITH_PROOF
            clues["first_name"] = finding.key in cues.FIRST_NAMES
            word = self.tokens.text[finding.start : finding.end]
            clues["acronym"] = len(word) <= _ACRONYM and word.isupper()
            clues["short"] = len(finding.key) <= _SHORT
        elif all(part in cues.NEVER for part in finding.key.split(" ")):
            clues["never"] = 1

    def _before(self, candidate: Candidate) -> None:
        clues, at, tokens = candidate.clues, candidate.finding.at, self.tokens
        gap = tokens.gap(at)
        clues["sentence_start"] = self._starts(at) and candidate.finding.words == 1
        if at == 0 or "\n" in gap:
            return
        before = tokens.folded[at - 1]
        known = self.ends.get(at)
        if known is not None and gap.strip() in _LIST_MARKS and known.kind is Kind.CITY:
            clues["after_city"] = 1
        if gap == ". " and before in cues.TITLES | cues.PLACE_NOUNS:
            clues["place_noun" if before in cues.PLACE_NOUNS else "title"] = 1
        if gap not in _ADJOINS:
            return
        clues["preposition"] = before in cues.PREPOSITIONS
        clues["the"] = before == "the"
        clues["place_noun"] = before in cues.PLACE_NOUNS or (
            before == "of" and at > 1 and tokens.folded[at - 2] in cues.PLACE_NOUNS
        )
        clues["not_city_before"] = before in cues.BEFORE_NOT_CITY
        clues["speech_before"] = before in cues.SPEECH
        if tokens.capital[at - 1]:
            clues["title"] = before in cues.TITLES and before not in cues.PLACE_NOUNS
            if not clues["caseless"] and known is None:
                self._capital_before(candidate, before)

    def _capital_before(self, candidate: Candidate, before: str) -> None:
        if before in cues.FIRST_NAMES:
            candidate.clues["after_first_name"] = 1
        elif before not in cues.PREPOSITIONS and before not in cues.TITLES:
            fresh = self._starts(candidate.finding.at - 1)
            candidate.clues["after_capital_start" if fresh else "after_capital"] = 1

    def _starts(self, at: int) -> bool:
        """Tell whether a sentence, a headline or a dateline begins with this word."""
        gap = self.tokens.gap(at)
        return at == 0 or bool(_SENTENCE_GAP.search(gap)) or (at < _OPENING and any(map(str.isdigit, gap)))

    def _behind(self, candidate: Candidate) -> None:
        clues, finding, tokens = candidate.clues, candidate.finding, self.tokens
        behind = finding.behind
        tail = tokens.text[finding.end : finding.end + 80]
        if self._starts(finding.at) and _DATELINE.match(tail):
            clues["dateline"] = 1
            candidate.dateline = True
        if behind >= len(tokens):
            return
        gap, word = tokens.text[finding.end : tokens.start[behind]], tokens.folded[behind]
        neighbour = self.starts.get(behind)
        if gap.strip() == "," and neighbour is not None:
            self._comma(candidate, neighbour)
        if gap not in _ADJOINS:
            return
        if word in cues.ADMINISTRATIVE:
            clues["administrative"] = 1
        elif word in cues.SPEECH:
            clues["before_speech"] = 1
        elif tokens.capital[behind] and not clues["caseless"]:
            clues[_capital_behind(word, known=neighbour is not None)] = 1

    def _comma(self, candidate: Candidate, neighbour: Finding) -> None:
        clues = candidate.clues
        for entry in neighbour.entries:
            if entry.kind is KeyKind.REGION:
                country, code, _ = self.gazetteer.region_at(entry.row)
                if any(self.gazetteer.region_of(row) == entry.row for row in candidate.rows):
                    candidate.region = (country, code)
            elif entry.kind is KeyKind.COUNTRY:
                candidate.country = self.gazetteer.country_at(entry.row)[0]
        if candidate.region is not None:
            clues["comma_region"] = 1
        elif candidate.country is not None:
            lies = any(self.gazetteer.country_of(row) == candidate.country for row in candidate.rows)
            clues["comma_country" if lies else "comma_other"] = 1
        elif neighbour.kind is Kind.CITY:
            clues["comma_city"] = 1

    def _document(self, candidate: Candidate) -> None:
        clues, context = candidate.clues, self.context
        support = 0.0
        for row in sorted(candidate.rows, key=self.gazetteer.people_in, reverse=True)[:_CANDIDATES]:
            if context.regions.get(self.gazetteer.region_of(row)):
                support = max(support, 1.5)
            elif context.countries.get(self.gazetteer.country_of(row)):
                support = max(support, 0.8)
        clues["support"] = support
        if not support and candidate.most < _WELL_KNOWN:
            clues["unsupported_small"] = 1
        if self.persons.get(candidate.finding.key) and candidate.region is None:
            clues["person" if "preposition" not in clues else "person_after_preposition"] = 1
