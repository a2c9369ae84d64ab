"""Names of persons, organisations and places by rules: offices and given names, heads of names, known bodies, acronyms.

In: the tokens of one line and what the engine for places found in it. Out: spans with a label, in order, never
overlapping. It serves every language; where a trained model knows the language, the rules only fill in what it left
out.

The rules are those of every rule-based recogniser (MUC-6 and MUC-7 systems; Mikheev, Moens and Grover 1999, "Named
Entity Recognition without Gazetteers"): an office or a given name makes a person, a head word makes an organisation or
place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from warreader.article import Label
from warreader.text.entities import _cyrillic, _polish
from warreader.text.entities._tokens import DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.text.entities._gazetteer import Place
    from warreader.text.entities._lexicon import Lexicon
    from warreader.text.entities._tokens import Token

NAME_PARTICLES: Final = frozenset("al el bin ibn abu de del da di du der den van von la le ul ben bint".split())
"""Small words inside a person's name, Arabic and Romance and Germanic."""
_ORG_PARTICLES: Final = frozenset({"of", "for", "the", "and", "&"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_OPENS: Final = frozenset({"of", "for"})
_LONGEST_NAME: Final = 4
_SHORTEST_NAME: Final = 3
_PARTICLES_AT_MOST: Final = 2
"""'von der Leyen'."""
_LONGEST_BODY: Final = 9
"""Words of an organisation's name, at most; also what keeps a line of nothing but capitals linear."""
_SHORTEST_ACRONYM: Final = 2
_LONGEST_ACRONYM: Final = 6
_BETWEEN_OFFICE_AND_NAME: Final = frozenset({"of", "the", ",", ".", "-", "–", "—", "for"})
_WATERS: Final = frozenset({"gulf", "sea", "strait", "straits", "bay", "isle", "cape", "sound"})
"""What makes a place's name with 'of': 'Sea of Azov', 'Strait of Hormuz'."""
_OUTLET: Final = re.compile(r"[^\W\d_a-z][\w-]+\.[A-Za-z]{2,5}\Z")
"""A host that a text writes like a name: 'BAQ.KZ', 'NEWSru.com'."""
_CASELESS: Final = re.compile("[\u0590-\u05ff\u0600-\u06ff]")
"""Hebrew and Arabic letters."""
_STRONG_HEADS: Final = frozenset(
    "ministry university college institute council commission agency corporation inc ltd corp".split()
)
"""Heads that make an organisation even behind a given name: 'Nelson Mandela University'."""


_FOREIGN_PARTICLES: Final = frozenset("de della dello dell' del di des du für der la les i și e et und y a".split())


class Found(NamedTuple):
    """A name in a text."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    label: Label
    """Its kind."""
    name: str | None = None
    """The form that its spellings share, where the rule knows it."""
    rule: str = ""
    """Which rule found it; empty for the trained model."""


class _Match(NamedTuple):
    behind: int  # index of the token behind the last one
    label: Label
    rule: str
    name: str | None = None


class RuleScanner:
    """Reads the tokens of one line from left to right, once."""

    def __init__(self, lexicon: Lexicon, places: Mapping[int, Place], tokens: Sequence[Token]) -> None:
        self._lexicon = lexicon
        self._places = places
        self._tokens = tokens
        self._titled = False

    def scan(self) -> list[Found]:
        """Find the names."""
        found: list[Found] = []
        at = 0
        while at < len(self._tokens):
            match = self._match(at)
            if match is None:
                self._titled = self._still_titled(at)
                at += 1
                continue
            first, last = self._tokens[at], self._tokens[match.behind - 1]
            found.append(Found(first.start, last.end, match.label, match.name, match.rule))
            self._titled = self._titled and match.label is not Label.PER
            at = match.behind
        return found

    def _match(self, at: int) -> _Match | None:
        token = self._tokens[at]
        body = self._known_body(at) if token.low in self._lexicon.known else None
        if body is not None:
            longer = _cyrillic.body_end(self._tokens, at, self._places, self._lexicon.title)
            longer = max(longer, _cyrillic.owned_end(self._tokens, at, body.behind))
            return body if longer <= body.behind else _Match(longer, Label.ORG, "body")
        if token.low in self._lexicon.given and _CASELESS.match(token.low):
            return self._caseless_person(at)
        if not token.capital or token.low in _ARTICLES:
            return self._place(at) or self._small_region(at) or self._small_street(at)
        if _OUTLET.match(token.text):
            return _Match(at + 1, Label.ORG, "outlet")
        bodies = (self._water, self._opened_body, self._headed_body)
        rules = (*bodies, self._person, self._place, self._headed_place, self._acronym)
        for rule in rules:
            if (match := rule(at)) is not None:
                return match
        return None

    def _still_titled(self, at: int) -> bool:
        low = self._tokens[at].low
        return low in self._lexicon.title or (self._titled and low in _BETWEEN_OFFICE_AND_NAME)

    def _known_body(self, at: int) -> _Match | None:
        """'Armed Forces of Ukraine', 'BBC': as the list spells it, or in a line that is all of capitals."""
        tokens = self._tokens
        for known in self._lexicon.known.get(tokens[at].low, ()):
            words = tokens[at : at + 1 + len(known.rest)]
            if tuple(token.low for token in words[1:]) != known.rest:
                continue
            if words[0].shouted or tuple(token.text for token in words) == known.spelling:
                rule = "body" if known.label is Label.ORG else "known"
                return _Match(at + len(words), known.label, rule, known.name)
        return None

    def _run(self, at: int) -> int:
        """The index behind the capitalised words that begin here, one space apart."""
        tokens = self._tokens
        behind = at + 1
        most = min(len(tokens), at + _LONGEST_BODY)
        while behind < most and tokens[behind].capital and self._adjoins(behind) and not tokens[behind].first:
            behind += 1
        return behind

    def _adjoins(self, at: int) -> bool:
        """True if no more than a space or an abbreviation's full stop stands before this token."""
        return self._tokens[at].start - self._tokens[at - 1].end <= 1

    def _opened_body(self, at: int) -> _Match | None:
        """'Ministry of Defence', 'University of Kharkiv'; Ukrainian and Russian ones that go on in small letters."""
        tokens = self._tokens
        behind = _cyrillic.body_end(tokens, at, self._places, self._lexicon.title)
        if behind:
            return _Match(behind, Label.ORG, "opened")
        behind = self._foreign_body(at)
        if behind:
            return _Match(behind, Label.ORG, "opened")
        opener = next((i for i in range(at, self._run(at)) if tokens[i].low in self._lexicon.org_opener), None)
        if opener is None or opener + 2 >= len(tokens) or tokens[opener + 1].low not in _OPENS:
            return None
        behind = last = opener + 1
        while behind < min(len(tokens), at + _LONGEST_BODY) and (
            tokens[behind].capital or tokens[behind].low in _ORG_PARTICLES
        ):
            if tokens[behind].low == "and" and self._begins_another(behind + 1):
                break
            behind += 1
            last = behind if tokens[behind - 1].capital else last
        return _Match(last, Label.ORG, "opened") if tokens[last - 1].capital and last > opener + 1 else None

    def _begins_another(self, at: int) -> bool:
        """Tell whether another body begins behind 'and': 'Ministry of Defence and Ministry of Health', 'and the …'."""
        low = self._tokens[at].low if at < len(self._tokens) else ""
        opens = at + 1 < len(self._tokens) and self._tokens[at + 1].low in _OPENS
        return low == "the" or (opens and low in self._lexicon.org_opener)

    def _foreign_body(self, at: int) -> int:
        """The index behind 'Ministerstwo Obrony Wielkiej Brytanii', 'Ministero della Difesa'; 0 if none begins here."""
        tokens = self._tokens
        if tokens[at].low not in self._lexicon.org_opener_foreign:
            return 0
        behind = last = at + 1
        while behind < min(len(tokens), at + _LONGEST_BODY) and self._adjoins(behind):
            if not tokens[behind].capital and tokens[behind].low not in _FOREIGN_PARTICLES:
                break
            behind += 1
            last = behind if tokens[behind - 1].capital else last
        return last if last > at + 1 else 0

    def _small_region(self, at: int) -> _Match | None:
        """Polish writes regions small: 'obwodu charkowskiego'."""
        tokens = self._tokens
        if not tokens[at].low.startswith(("obw", "woj")):
            return None
        if at + 1 < len(tokens) and _polish.is_region(f"{tokens[at].low} {tokens[at + 1].low}"):
            return _Match(at + 2, Label.LOC, "region")
        return None

    def _small_street(self, at: int) -> _Match | None:
        """'улице Щорса', 'вулиці Соборній', 'площади Республики': the word for the street is part of its name."""
        behind = _cyrillic.street_end(self._tokens, at)
        return _Match(behind, Label.LOC, "region") if behind else None

    def _headed_body(self, at: int) -> _Match | None:
        """'Karazin National University', "Kharkiv Regional Prosecutor's Office", 'Russian Defence Ministry'."""
        tokens, lexicon = self._tokens, self._lexicon
        behind = self._run(at)
        if behind + 1 < len(tokens) and tokens[behind].low == "'s" and tokens[behind + 1].low == "office":
            return _Match(behind + 2, Label.ORG, "headed")
        heads = [i for i in range(at + 1, behind) if tokens[i].low in lexicon.org_head]
        if (
            not heads
            or tokens[at].low in lexicon.title
            or (tokens[at].first and tokens[at].low in lexicon.small - lexicon.org_head)
        ):
            return None
        if self._all_place(at, heads[-1] + 1) or all(tokens[i].low in lexicon.not_name for i in range(at, heads[-1])):
            return None
        person = tokens[at].low in lexicon.given and heads[-1] == at + 1
        if person and tokens[heads[-1]].low not in _STRONG_HEADS:
            return None
        return _Match(heads[-1] + 1, Label.ORG, "headed")

    def _person(self, at: int) -> _Match | None:
        """'Oleg Synegubov', 'Mr Terekhov', 'Sergei V. Lavrov', 'Ursula von der Leyen'."""
        tokens, lexicon = self._tokens, self._lexicon
        if self._is_place(at) and not self._looks_like_person(at):
            return None
        behind = at
        while behind < min(len(tokens), at + _LONGEST_NAME + 2) and (behind == at or self._adjoins(behind)):
            if not self._names_person(behind, at):
                step = self._particles(behind) if behind > at else 0
                if not step:
                    break
                behind += step
                continue
            behind += 1
        words = [token for token in tokens[at:behind] if token.capital or token.low not in NAME_PARTICLES]
        if not words or all(len(word.low) < _SHORTEST_NAME for word in words):
            return None
        evident = (
            tokens[at].low in lexicon.given
            or _cyrillic.is_given(tokens[at].low, lexicon.given)
            or (len(words) > 1 and _polish.is_given(tokens[at].low, words[-1].low, lexicon.given))
        )
        full = len(words) > 1 and (
            evident or (not tokens[at].first and words[-1].low in lexicon.surname and tokens[at].low in lexicon.surname)
        )
        if self._titled and tokens[at].low not in lexicon.small:
            return _Match(behind, Label.PER, "titled")
        if len(words) == 1 and not tokens[at].first and _cyrillic.names_alone(tokens[at].low, lexicon.given):
            return _Match(behind, Label.PER, "surname")
        if full:
            return _Match(behind, Label.PER, "given" if evident else "surname")
        return None

    def _caseless_person(self, at: int) -> _Match | None:
        """'أحمد عثمان حمزة': scripts without capitals need every word to be a known name, or an office before it."""
        tokens, lexicon = self._tokens, self._lexicon
        behind = at + 1
        while behind < min(len(tokens), at + _LONGEST_NAME) and self._adjoins(behind):
            if tokens[behind].low not in lexicon.given and tokens[behind].low not in lexicon.surname:
                break
            behind += 1
        return _Match(behind, Label.PER, "given") if behind - at > 1 else self._place(at)

    def _looks_like_person(self, at: int) -> bool:
        """A place's name that is also a given name, with what may be a surname behind it: 'Jordan Peterson'."""
        tokens, lexicon = self._tokens, self._lexicon
        follows = at + 1 < len(tokens) and tokens[at + 1].capital and self._adjoins(at + 1)
        if not follows or self._is_place(at + 1) or tokens[at].low not in lexicon.given:
            return False
        others = (lexicon.title, lexicon.org_head, lexicon.not_name, lexicon.place_head, lexicon.small)
        return not any(tokens[at + 1].low in words for words in others)

    def _names_person(self, index: int, at: int) -> bool:
        token = self._tokens[index]
        lexicon = self._lexicon
        if not token.capital or not token.text[0].isalpha() or (token.first and index > at):
            return False
        if token.low in lexicon.not_name or token.low in lexicon.title or token.low in lexicon.org_head:
            return False
        if index > at and self._is_place(index) and self._tokens[at].low not in lexicon.given:
            return False
        return len(token.text) > 1

    def _particles(self, index: int) -> int:
        """How many name particles stand here before a capitalised word: 'von der Leyen', 'al Assad'."""
        tokens = self._tokens
        step = 0
        while step < _PARTICLES_AT_MOST and index + step < len(tokens) and tokens[index + step].low in NAME_PARTICLES:
            step += 1
        follows = index + step < len(tokens) and tokens[index + step].capital
        return step if follows else 0

    def _all_place(self, at: int, behind: int) -> bool:
        """True if one place's name covers these tokens: 'Russian Federation'."""
        place = self._places.get(self._tokens[at].start)
        return place is not None and place.label is Label.LOC and place.end >= self._tokens[behind - 1].end

    def _is_place(self, index: int) -> bool:
        return self._tokens[index].start in self._places

    def _place(self, at: int) -> _Match | None:
        place = self._places.get(self._tokens[at].start)
        if place is None or (place.label is Label.LOC and self._is_common(at, place)):
            return None
        behind = at + 1
        while behind < len(self._tokens) and self._tokens[behind].start < place.end:
            behind += 1
        if place.label is Label.LOC and behind < len(self._tokens):
            low = self._tokens[behind].low
            if low in self._lexicon.place_head_small and self._tokens[behind - 1].low not in self._lexicon.place_head:
                return _Match(behind + 1, Label.LOC, "region")
            if low in self._lexicon.place_head and self._tokens[behind].capital:
                return _Match(behind + 1, Label.LOC, "region")
        return _Match(behind, place.label, "place", place.name)

    def _is_common(self, at: int, place: Place) -> bool:
        """True for a single word that is an office, a head of names or a direction: towns are called Gouverneur too."""
        token = self._tokens[at]
        alone = token.end >= place.end
        common = (self._lexicon.title, self._lexicon.place_head_small, DIRECTIONS)
        return alone and any(token.low in words for words in common)

    def _headed_place(self, at: int) -> _Match | None:
        """'Antonivskyi Bridge', 'Caspian Sea', 'Moscow Avenue', 'Харківській області'."""
        tokens, lexicon = self._tokens, self._lexicon
        behind = self._run(at)
        if tokens[at].first and tokens[at].low in lexicon.small:
            return None
        if behind - at > 1 and tokens[behind - 1].low in lexicon.place_head | lexicon.place_head_small:
            return _Match(behind, Label.LOC, "landmark")
        region = _cyrillic.region_end(tokens, at)
        if region:
            return _Match(region, Label.LOC, "region")
        if behind < len(tokens) and tokens[behind].low in lexicon.place_head_small and not tokens[at].first:
            return _Match(behind + 1, Label.LOC, "region")
        return None

    def _water(self, at: int) -> _Match | None:
        """'Sea of Azov', 'Strait of Hormuz'."""
        words = self._tokens[at : at + 3]
        if [word.low for word in words[1:2]] != ["of"] or not words[-1].capital or words[0].low not in _WATERS:
            return None
        return _Match(self._run(at + 2), Label.LOC, "landmark")

    def _acronym(self, at: int) -> _Match | None:
        """'UNHCR', 'ДСНС'; not in a line of capitals, where the tokeniser has changed the spelling."""
        token = self._tokens[at]
        letters = token.text.replace(".", "")
        if not (_SHORTEST_ACRONYM <= len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()):
            return None
        if token.low.replace(".", "") in self._lexicon.not_name or _cyrillic.is_arm(token.text):
            return None
        return _Match(at + 1, Label.ORG, "acronym")
