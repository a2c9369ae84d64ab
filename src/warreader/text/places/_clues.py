"""Extracts the features of a candidate city from the words around it.

In: the words and findings of a text. Out: clues by name, written into the candidate. What each is worth stands in
`_weights`.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from warreader.text.function_words import FUNCTION_WORDS
from warreader.text.places import _common_words as common_words
from warreader.text.places import _cues as cues
from warreader.text.places._folding import fold
from warreader.text.places._form import KeyKind
from warreader.text.places._matching import Finding, Kind

if TYPE_CHECKING:
    from warreader.text.places._candidate import Candidate
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._tokens import Tokens

_SENTENCE_GAP: Final = re.compile(r"[.!?:;\n\r\"“”«»„•|–—…]")
_DATELINE: Final = re.compile(
    r"[ \t]*(?:,[^\n]{0,40}?)?[ \t]*(?:\([A-ZА-ЯІЇЄ][\w./ -]{1,30}\)[ \t]*)?"
    r"(?:[-–—:]{1,2}[ \t\n]|\([A-ZА-ЯІЇЄ][\w./ -]{1,30}\))"
)
_TAIL: Final = 80
_ADJOINS: Final = frozenset({" ", "-", "\u00a0"})
_LIST_MARKS: Final = frozenset({",", "-", "–", "/"})
_OPENING: Final = 4  # words: a crawler's prefix ' date 2022-03-02 ' may stand before the dateline
_OFTEN: Final = 2  # levels of the guards, see Guard
_FREQUENT: Final = 3
_ACRONYM: Final = 4
_SHORT: Final = 3
_WINDOW: Final = 5
_TITLE_CASE: Final = 0.75
_LONG_WORD: Final = 3
_LONG_CASELESS: Final = 5
_METROPOLIS: Final = 1_000_000
_APOSTROPHES: Final = frozenset("'’")
_FIRST_UNSPACED: Final = "\u3041"
"""Scripts from here on have no spaces, and so no preposition that could be seen."""
_SEATS: Final = frozenset({2660646, 2747373, 2973783})
"""GeoNames ids of Geneva, The Hague and Strasbourg: towns in which bodies of the world sit are named far from home."""
_KNOWN: Final = 150_000
_SMALL_TOWN: Final = 20_000
_LARGE: Final = 100_000


class View:
    """What stands around the candidates of one text.

    Args:
        tokens: The words of the text.
        findings: What the gazetteer knows of them.
        gazetteer: The cities.
        language: Of the text; None where unknown.
    """

    def __init__(
        self, tokens: Tokens, findings: list[Finding], gazetteer: Gazetteer, language: str | None = None
    ) -> None:
        self._tokens = tokens
        self._starts = {finding.at: finding for finding in findings}
        self._ends = {finding.behind: finding for finding in findings}
        self._gazetteer = gazetteer
        self._other_language = language not in {None, "en"}
        self._german = language == "de"
        self._nouns = cues.NOUNS.get(language or "", frozenset()) | _function_words(language)
        self._never = (
            cues.NEVER | cues.NEVER_CASELESS | self._nouns | common_words.NEVER_IN.get(language or "", frozenset())
        )
        self._starts_of_sentences = common_words.STARTS.get(language or "", frozenset())
        self._articles = common_words.ARTICLES.get(language or "", frozenset())

    def look(self, candidate: Candidate) -> None:
        """Collect the clues of one candidate."""
        self._name(candidate)
        self._before(candidate)
        self._behind(candidate)
        clues = candidate.clues
        if clues["caseless"] and clues["famous"]:
            spaced = self._tokens.text[candidate.finding.start] < _FIRST_UNSPACED
            clues["famous_caseless"] = clues.get("preposition", 0) if spaced else 1

    def _name(self, candidate: Candidate) -> None:
        clues, finding = candidate.clues, candidate.finding
        clues["bias"] = 1
        clues["people"] = math.log10(candidate.most + 10) - 4.2  # 0 at about 15,000
        candidate.capital = any(map(self._gazetteer.is_capital, candidate.rows))
        seat = any(self._gazetteer.city_at(row).geonameid in _SEATS for row in candidate.rows)
        famous = candidate.most >= _METROPOLIS or candidate.capital or seat
        clues["famous"] = famous
        clues["foreign"] = self._gazetteer.country_of(next(iter(candidate.rows))) not in cues.ANGLO
        clues["unique"] = len(candidate.rows) == 1
        clues["other_language"] = self._other_language
        clues["alias"] = not any(candidate.rows.values())
        clues["inflected"] = finding.inflected
        clues["adjectival"] = finding.words == 1 and finding.key.endswith(cues.ADJECTIVE_ENDINGS)
        clues["words"] = finding.words > 1
        clues["caseless"] = not self._tokens.text[finding.start].isupper()
        if finding.words > 1:
            clues["never"] = finding.key in common_words.NEVER_TOGETHER or all(
                part in cues.NEVER for part in finding.key.split(" ")
            )
            return
        guard = self._gazetteer.guard(finding.key)
        clues["small_often"] = guard.small == _OFTEN
        clues["small_some"] = guard.small == 1
        clues["surname"] = guard.surname == 1
        clues["surname_common"] = guard.surname == _OFTEN
        clues["surname_frequent"] = guard.surname == _FREQUENT
        clues["given"] = guard.given == 1 or finding.given
        clues["given_frequent"] = guard.given == _OFTEN or finding.key in cues.FIRST_NAMES
        clues["famous_name"] = famous and (guard.surname > 1 or guard.given > 1)
        clues["known_name"] = candidate.most >= _KNOWN and (guard.surname > 1 or guard.given > 1)
        clues["caseless_long"] = clues["caseless"] and len(finding.key) > _LONG_CASELESS
        clues["never"] = finding.key in self._never
        clues["proof"] = finding.key in cues.ONLY_WITH_PROOF
        word = self._tokens.text[finding.start : finding.end]
        clues["acronym"] = len(word) <= _ACRONYM and word.isupper()
        clues["short"] = len(finding.key) <= _SHORT and not clues["caseless"]
        clues["caseless_small"] = clues["caseless"] and candidate.most < _SMALL_TOWN

    def _title_case(self, finding: Finding) -> bool:
        """Return whether the words around it are written with capitals too: a headline."""
        tokens, capitals, words = self._tokens, 0, 0
        for step, behind in ((-1, finding.at), (1, finding.behind - 1)):
            at = behind
            for _ in range(_WINDOW):
                if "\n" in tokens.gap(at if step < 0 else at + 1):
                    break
                at += step
                if not 0 <= at < len(tokens):
                    break
                if len(tokens.folded[at]) > _LONG_WORD:
                    words += 1
                    capitals += tokens.capital[at]
        return words > 1 and capitals >= words * _TITLE_CASE

    def _parted(self, finding: Finding) -> bool:
        """Return whether an apostrophe parts a name from its ending: 'Reni'de'. No ordinary word has it in Turkish."""
        return not _APOSTROPHES.isdisjoint(self._tokens.text[finding.start : finding.end])

    def _before(self, candidate: Candidate) -> None:
        clues, at, tokens = candidate.clues, candidate.finding.at, self._tokens
        gap = tokens.gap(at)
        finding = candidate.finding
        clues["sentence_start"] = self._begins(at) and finding.words == 1
        clues["inflected_start"] = (
            clues["sentence_start"] and finding.inflected and not self._german and not self._parted(finding)
        )
        clues["inflected_start_known"] = clues["inflected_start"] and candidate.most >= _LARGE
        clues["cyrillic_start"] = clues["sentence_start"] and finding.cyrillic and candidate.most < _LARGE
        clues["preposition"] = finding.preposed
        if self._begins(at) and self._opens(finding):
            clues["never"] = True
        if at == 0 or "\n" in gap:
            return
        before = tokens.folded[at - 1]
        known = self._ends.get(at)
        if known is not None and gap.strip() in _LIST_MARKS and known.kind is Kind.CITY:
            clues["after_city"] = 1
        if gap == ". ":
            clues["place_noun"] = before in cues.PLACE_NOUNS
            clues["title"] = before in cues.TITLES and before not in cues.PLACE_NOUNS
            clues["after_initial"] = len(before) == 1 and tokens.capital[at - 1]
        if gap not in _ADJOINS:
            return
        clues["preposition"] = finding.preposed or before in cues.PREPOSITIONS
        clues["of_not_city"] = before in cues.OF and at > 1 and tokens.folded[at - 2] in cues.SEAS
        clues["river"] = before in cues.BEYOND and candidate.finding.key.startswith(cues.RIVERS)
        if before in self._articles and finding.words == 1:
            clues["never"] = True
        clues["the"] = before == "the"
        clues["the_bare"] = before == "the" and not self._capital_or_resident(candidate.finding)
        clues["place_noun"] = before in cues.PLACE_NOUNS or (
            before == "of" and at > 1 and tokens.folded[at - 2] in cues.PLACE_NOUNS
        )
        clues["townsfolk"] = before == "of" and at > 1 and tokens.folded[at - 2] in cues.TOWNSFOLK
        clues["not_city_before"] = before in cues.BEFORE_NOT_CITY
        clues["speech_before"] = before in cues.SPEECH
        opens = clues["place_noun"] and (finding.cyrillic or self._german)  # 'Місто Бахмут', 'Kleinstadt Tamra'
        if tokens.capital[at - 1] and not clues["caseless"] and not opens:
            self._capital_before(candidate, before, known)

    def _opens(self, finding: Finding) -> bool:
        """Return whether it is an ordinary word that begins a sentence, with or without its article: `La guardia`."""
        first, _, rest = finding.key.partition(" ")
        article = rest and first in {"la", "el", "le", "il", "las", "los"}
        declined = finding.preposed or self._tokens.text[finding.end : finding.end + 1] in {"'", "’"}  # Ordu'da
        return not declined and (rest if article else finding.key) in self._starts_of_sentences

    def _capital_or_resident(self, finding: Finding) -> bool:
        """Return whether the name stands before what it qualifies: `the Athens City Council`, `the Sacramento area`."""
        behind = finding.behind
        if behind >= len(self._tokens) or self._tokens.text[finding.end : self._tokens.start[behind]] not in _ADJOINS:
            return False
        word = self._tokens.folded[behind]
        return self._tokens.capital[behind] or word in cues.RESIDENTS or word in cues.AREA_NOUNS

    def _capital_before(self, candidate: Candidate, before: str, known: Finding | None) -> None:
        clues = candidate.clues
        if before in cues.TITLES and before not in cues.PLACE_NOUNS:
            clues["title"] = 1
        elif before not in cues.PREPOSITIONS and (self._gazetteer.is_given(before) or before in cues.FIRST_NAMES):
            clues["after_given"] = 1
        elif known is not None:
            clues["after_place"] = known.kind is Kind.CITY
        elif before not in cues.PREPOSITIONS and before not in self._nouns:
            fresh = self._begins(candidate.finding.at - 1)
            if not fresh:
                clues["after_capital_title" if self._title_case(candidate.finding) else "after_capital"] = 1
            else:
                clues["after_capital_start"] = 1

    def _begins(self, at: int) -> bool:
        """Return whether a sentence, a headline or a dateline begins with this word."""
        gap = self._tokens.gap(at)
        return at == 0 or bool(_SENTENCE_GAP.search(gap)) or (at < _OPENING and any(map(str.isdigit, gap)))

    def _begins_dateline(self, finding: Finding) -> bool:
        """Tell whether a name begins a dateline or heads a line; one with a colon must begin its line: 'Rano: …'."""
        text, at = self._tokens.text, finding.at
        if not self._begins(at) or not _DATELINE.match(text[finding.end : finding.end + _TAIL]):
            return False
        return text[finding.end] != ":" or at < _OPENING or "\n" in self._tokens.gap(at)

    def _behind(self, candidate: Candidate) -> None:
        clues, finding, tokens = candidate.clues, candidate.finding, self._tokens
        behind = finding.behind
        if self._begins_dateline(finding):
            clues["dateline"] = 1
            candidate.dateline = True
        if behind >= len(tokens):
            return
        gap, word = tokens.text[finding.end : tokens.start[behind]], tokens.folded[behind]
        neighbour = self._starts.get(behind)
        if gap.strip() == "," and neighbour is not None:
            self._comma(candidate, neighbour)
        if gap not in _ADJOINS:
            return
        self._in_country(candidate, behind)
        if clue := _small_behind(word):
            clues[clue] = 1
        elif tokens.capital[behind] and not clues["caseless"]:
            clues["given_before_capital"] = neighbour is None and bool(
                clues.get("given") or clues.get("given_frequent")
            )
            clue = _capital_behind(word, known=neighbour is not None)
            if clue == "before_capital" and self._german and finding.inflected:
                return  # 'Kiews Bürgermeister': every noun has a capital
            if clue == "before_capital" and self._title_case(finding):
                clue = "before_capital_title"
            clues[clue] = 1
        elif word in cues.RESIDENTS:
            clues["residents"] = 1

    def _in_country(self, candidate: Candidate, behind: int) -> None:
        """Settle a name by the country said to hold it: 'Christchurch in New Zealand'."""
        tokens, country = self._tokens, self._starts.get(behind + 1)
        if tokens.folded[behind] not in cues.IN or country is None or country.kind is not Kind.COUNTRY:
            return
        if tokens.gap(behind + 1) not in _ADJOINS:
            return
        codes = {self._gazetteer.country_at(e.row)[0] for e in country.entries if e.kind is KeyKind.COUNTRY}
        held = {self._gazetteer.country_of(row) for row in candidate.rows} & codes
        candidate.country = min(held, default=candidate.country)

    def _comma(self, candidate: Candidate, neighbour: Finding) -> None:
        clues = candidate.clues
        for entry in neighbour.entries:
            if entry.kind is KeyKind.REGION and candidate.region is None:
                if any(self._gazetteer.region_of(row) == entry.row for row in candidate.rows):
                    candidate.region = entry.row
            elif entry.kind is KeyKind.COUNTRY:
                code = self._gazetteer.country_at(entry.row)[0]
                if any(self._gazetteer.country_of(row) == code for row in candidate.rows):
                    candidate.country = code
        if candidate.region is not None:
            clues["comma_region"] = 1
        elif candidate.country is not None:
            clues["comma_country"] = 1
        elif neighbour.kind is Kind.CITY:
            clues["comma_city"] = 1


def _function_words(language: str | None) -> frozenset[str]:
    return frozenset(map(fold, FUNCTION_WORDS.get(language or "", "").split()))


def _small_behind(word: str) -> str | None:
    if word in cues.WORKS:
        return "works"
    if word in cues.AREA_NOUNS:
        return "area"
    return "before_speech" if word in cues.SPEECH else None


def _capital_behind(word: str, *, known: bool) -> str:
    if word in cues.NEWSPAPERS:
        return "newspaper"
    if word in cues.STREETS:
        return "street"
    if word in cues.CIVIC:
        return "civic"
    if word in cues.INSTITUTIONS:
        return "institution"
    return "before_place" if known else "before_capital"
