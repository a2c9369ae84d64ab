"""Matches a text against the gazetteer: longest match of up to five words, capitalized at both ends.

In: the words of a text. Out: findings in order, which do not overlap: possible cities, and countries, regions and
peoples, which block and support them. Whether a possible city is one is decided in `_scoring`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from warreader.text.places import _cues as cues
from warreader.text.places._folding import fold, key_of
from warreader.text.places._form import Entry, KeyKind
from warreader.text.places._inflection import LATIN_RULES, POSTPOSITIONAL

if TYPE_CHECKING:
    from warreader.text.places._gazetteer import Gazetteer
    from warreader.text.places._tokens import Tokens

LONGEST: Final = 5
_MOST_NAMES: Final = 4_000
"""Different names of one text. 563 articles in one have 2,700; a gazetteer that somebody takes for an article has more,
and its further names are passed over."""
_JOIN: Final = frozenset({" ", "-", "\u00a0", "\u2011", "\u2010", "\u2019 ", "' ", ". ", " - "})
_SMALL_INSIDE: Final = frozenset(
    {
        "de", "la", "del", "du", "des", "le", "les", "upon", "on", "of", "the", "and", "am", "an",
        "der", "sur", "en", "al", "el", "di", "nad", "na", "i", "y", "do", "da", "dos", "e",
        "under", "in", "by", "ob", "pod", "d", "l", "с", "під", "за", "von", "a",
        "на", "над", "по", "ла", "эль", "ель", "аль",
    }
)  # fmt: skip
_ARTICLES: Final = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "an", "az"})
_APOSTROPHE_ENDING: Final = re.compile("['’`ʼ‘′´][^\\W\\d_]{1,5}$")
_ROMANIAN: Final = "ro"
_SLAVIC: Final = frozenset({"pl", "cs", "sk"})
_HAMLET: Final = 3_000  # people
_CAPITAL: Final = frozenset(fold(word) for word in ("العاصمة", "عاصمة", "پایتخت"))
_SHADDA: Final = "\u0651"
_REALM: Final = frozenset(fold(word) for word in ("سلطنة", "السلطنة", "سلطان", "بحر", "خليج"))
_SHORT_ARABIC: Final = 2
_ARABIC_PREFIXES: Final = ("و", "ب", "ل", "ف", "ك", "وب", "ول", "فب")
_SMALL_RANGE: Final = 4  # Chinese names of two to six characters
_HAN: Final = range(2, 7)
_POSTAL: Final = 2
_TOO_SHORT: Final = 1


class Kind(Enum):
    """What a finding may be."""

    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    DEMONYM = "demonym"
    ADJECTIVE = "adjective"
    NATURE = "nature"
    """A river, a range of mountains, a part of the world."""


@dataclass(slots=True)
class Finding:
    """A stretch of the text with what the gazetteer knows of it."""

    kind: Kind
    """What it is read as."""
    at: int
    """Its first word."""
    words: int
    """Number of its words."""
    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind it, without a possessive ending."""
    key: str
    """Folded."""
    entries: tuple[Entry, ...]
    """All that it can mean."""
    inflected: bool = False
    """True where only a case form of the key is known."""
    preposed: bool = False
    """True where an ending or prefix does the work of a preposition: `Harkovban`, `بخاركيف`."""
    given: bool = False
    """True where it may be a case form of a given name."""

    @property
    def cyrillic(self) -> bool:
        """True where it is written in Cyrillic."""
        return "\u0400" <= self.key[:1] <= "\u04ff"

    @property
    def behind(self) -> int:
        """The word behind it."""
        return self.at + self.words


def find_all(tokens: Tokens, gazetteer: Gazetteer, *, language: str | None) -> list[Finding]:
    """Find all stretches that the gazetteer knows.

    Args:
        tokens: The words of the text.
        gazetteer: Where to look.
        language: Of the text: some write places in case forms. None where unknown.

    Returns:
        The findings in order.
    """
    findings: list[Finding] = []
    latin = language if language in LATIN_RULES else None
    at, count = 0, len(tokens)
    names: set[str] = set()
    while at < count:
        word = tokens.folded[at]
        if word and "\u3400" <= word[0] <= "\u9fff":
            findings += _in_chinese(tokens, at, gazetteer)
            at += 1
            continue
        if not tokens.capital[at] and word not in _ARTICLES:
            at += 1
            continue
        finding = _abbreviation(tokens, at, findings, gazetteer) or _longest(tokens, at, gazetteer, latin=latin)
        if finding is None or _is_ordinary(tokens, finding, language):
            at += 1
            continue
        if len(names) < _MOST_NAMES or finding.key in names:
            names.add(finding.key)
            findings.append(finding)
        at += finding.words
    return _capitals_of_others(tokens, findings, gazetteer)


def _capitals_of_others(tokens: Tokens, findings: list[Finding], gazetteer: Gazetteer) -> list[Finding]:
    """Read a country's name as another country's capital where the text is about that one: عمان is Oman or Amman.

    'The capital' before it settles it, as does 'the sultanate'; else it is the city where the country of the city is
    named and the country itself by no other word.
    """
    double = [(one, code) for one in findings if one.kind is Kind.COUNTRY and (code := _capital_of(one, gazetteer))]
    if not double:
        return findings
    keys = {one.key for one, _ in double}
    named = {code for one in findings if one.key not in keys for code in _countries(one, gazetteer)}
    for one, code in double:
        before = tokens.folded[one.at - 1] if one.at and tokens.gap(one.at) == " " else ""
        own = set(_countries(one, gazetteer))
        doubled = _SHADDA in tokens.text[one.start : one.end]  # Oman has one m
        if doubled or before in _CAPITAL or (code in named and not named & own and before not in _REALM):
            one.kind = Kind.CITY
            one.preposed = one.preposed or doubled or before in _CAPITAL
    return findings


def _capital_of(finding: Finding, gazetteer: Gazetteer) -> str:
    """The country whose capital has the name of this other country; empty for none."""
    own = {gazetteer.country_at(entry.row)[0] for entry in finding.entries if entry.kind is KeyKind.COUNTRY}
    cities = [entry.row for entry in finding.entries if entry.kind is KeyKind.CITY]
    codes = (gazetteer.country_of(row) for row in cities if gazetteer.is_capital(row))
    return next((code for code in codes if code not in own), "")


def _countries(finding: Finding, gazetteer: Gazetteer) -> list[str]:
    """The countries that a finding names or lies in."""
    kinds = {KeyKind.COUNTRY, KeyKind.PEOPLE}
    codes = [gazetteer.country_at(entry.row)[0] for entry in finding.entries if entry.kind in kinds]
    if finding.kind is Kind.CITY:
        codes += [gazetteer.country_of(entry.row) for entry in finding.entries if entry.kind is KeyKind.CITY]
    return codes


def _is_ordinary(tokens: Tokens, finding: Finding, language: str | None) -> bool:
    """Return whether a word is one of the language rather than a country or region: 'Того' is Togo only behind 'в'."""
    if finding.words > 1 or cues.ORDINARY.get(finding.key, "") not in {None, language}:
        return False
    return finding.at == 0 or tokens.gap(finding.at) != " " or tokens.folded[finding.at - 1] not in cues.PREPOSITIONS


def _abbreviation(tokens: Tokens, at: int, findings: list[Finding], gazetteer: Gazetteer) -> Finding | None:
    """Read the short form of a region behind a comma: `Hurricane, W.Va.`, `Hugo, OK`."""
    if not findings or findings[-1].behind != at or tokens.gap(at).strip() != ",":
        return None
    for words in (2, 1):
        if at + words > len(tokens) or (words > 1 and tokens.gap(at + 1) not in {".", " "}):
            continue
        short = "".join(tokens.folded[at : at + words])
        code = cues.ABBREVIATIONS.get(short)
        word = tokens.text[tokens.start[at] : tokens.end[at + words - 1]]
        if code is None or not tokens.capital[at] or (len(short) == _POSTAL and word.islower()):
            continue
        row = gazetteer.region_row(*code.split("."))
        if row is not None:
            entry = Entry(KeyKind.REGION, row, primary=True)
            return Finding(Kind.REGION, at, words, tokens.start[at], tokens.end[at + words - 1], short, (entry,))
    return None


def _longest(tokens: Tokens, at: int, gazetteer: Gazetteer, *, latin: str | None) -> Finding | None:
    if not tokens.capital[at] and not _article(tokens, at):
        return None
    reach = 1
    while reach < LONGEST and at + reach < len(tokens) and tokens.gap(at + reach) in _JOIN:
        if (
            not tokens.capital[at + reach]
            and tokens.folded[at + reach] not in _SMALL_INSIDE
            and not _hyphenated(tokens, at + reach)
        ):
            break
        if tokens.gap(at + reach) == ". " and len(tokens.folded[at + reach - 1]) > _SMALL_RANGE:
            break
        reach += 1
    if reach == 1 and len(tokens.folded[at]) <= _TOO_SHORT and tokens.text[tokens.start[at]] < "\u0590":
        return None
    for words in range(reach, 0, -1):
        if tokens.capital[at + words - 1] and (finding := _read(tokens, at, words, gazetteer, latin=latin)):
            return finding
    return None


def _hyphenated(tokens: Tokens, at: int) -> bool:
    """Return whether a small word stands between hyphens: Дейр-эз-Зор."""
    return at + 1 < len(tokens) and tokens.gap(at) == "-" == tokens.gap(at + 1)


def _article(tokens: Tokens, at: int) -> bool:
    """Return whether an Arabic article begins a name: `al-Bab`."""
    return (
        tokens.folded[at] in _ARTICLES and at + 1 < len(tokens) and tokens.gap(at + 1) == "-" and tokens.capital[at + 1]
    )


def _read(tokens: Tokens, at: int, words: int, gazetteer: Gazetteer, *, latin: str | None) -> Finding | None:
    parts = tokens.folded[at : at + words]
    if not all(parts):
        return None
    start, end = tokens.start[at], tokens.end[at + words - 1]
    key = key_of(parts)
    entries = gazetteer.entries(key)
    inflected = preposed = given = False
    first = parts[0][0]
    if "\u0370" <= first <= "\u04ff" or (latin and (not entries or _is_hamlet(entries, latin, gazetteer))):
        more = gazetteer.inflected(parts, latin)
        has_article = latin == _ROMANIAN and parts[-1].endswith("ul")  # Kievul: the nominative, with its article
        inflected, given = not entries and not has_article, more.given and not entries
        entries = tuple(dict.fromkeys((*entries, *more.entries)))
        preposed = inflected and latin in POSTPOSITIONAL
    if not entries and words == 1 and "\u0600" <= first <= "\u06ff":
        key, entries = _without_prefix(key, gazetteer)
        start += len(parts[0]) - len(key)
        preposed = key != parts[0]
    if not entries:
        key, entries, end = _before_apostrophe(tokens, at + words - 1, parts, gazetteer)
    if not entries:
        return None
    return Finding(_kind(entries, gazetteer), at, words, start, end, key, entries, inflected, preposed, given)


def _is_hamlet(entries: tuple[Entry, ...], latin: str, gazetteer: Gazetteer) -> bool:
    """Return whether a name is only a hamlet's as it stands, so that a case form is likelier: 'Lvově' is not Lvove."""
    return latin in _SLAVIC and all(
        entry.kind is KeyKind.CITY and gazetteer.people_in(entry.row) < _HAMLET for entry in entries
    )


def _without_prefix(key: str, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]]:
    """Read an Arabic name behind a conjunction or preposition written together with it: `وخاركيف`."""
    for prefix in _ARABIC_PREFIXES:
        rest = key[len(prefix) :]
        if key.startswith(prefix) and len(rest) > _SHORT_ARABIC and (entries := gazetteer.entries(rest)):
            return rest, entries
    return key, ()


def _before_apostrophe(
    tokens: Tokens, last: int, parts: list[str], gazetteer: Gazetteer
) -> tuple[str, tuple[Entry, ...], int]:
    """Read a name before an apostrophe and an ending: `Kharkiv's`, `Harkiv'de`."""
    word = tokens.text[tokens.start[last] : tokens.end[last]]
    match = _APOSTROPHE_ENDING.search(word)
    if match is None:
        return "", (), tokens.end[last]
    key = key_of([*parts[:-1], fold(word[: match.start()])])
    return key, gazetteer.entries(key), tokens.start[last] + match.start()


_CITY_OVER_REGION: Final = 500_000  # Washington is the capital, Victoria and Ontario are regions
_TOWN: Final = 15_000
_REGIONS_FIRST: Final = frozenset({"US", "CA", "AU", "GB", "IN", "CN", "BR", "DE", "IT", "ES", "FR", "MX"})
"""Countries whose regions news name without saying 'region'; elsewhere a region named like a city is that city."""


def _kind(entries: tuple[Entry, ...], gazetteer: Gazetteer) -> Kind:
    kinds = {entry.kind for entry in entries}
    if KeyKind.COUNTRY in kinds:
        return Kind.COUNTRY
    if KeyKind.PEOPLE in kinds:
        return Kind.DEMONYM
    if KeyKind.COUNTY in kinds:
        return Kind.REGION
    if KeyKind.REGION in kinds:
        most = max((gazetteer.people_in(entry.row) for entry in entries if entry.kind is KeyKind.CITY), default=0)
        first = any(
            gazetteer.region_at(entry.row)[0] in _REGIONS_FIRST for entry in entries if entry.kind is KeyKind.REGION
        )
        return Kind.CITY if most >= (_CITY_OVER_REGION if first else _TOWN) else Kind.REGION
    return Kind.CITY


def _in_chinese(tokens: Tokens, at: int, gazetteer: Gazetteer) -> list[Finding]:
    """Find names in a run of Chinese, which has no spaces: the longest match from left to right."""
    run, base = tokens.text[tokens.start[at] : tokens.end[at]], tokens.start[at]
    findings, place = [], 0
    while place < len(run) - 1:
        for length in reversed(_HAN):
            key = run[place : place + length]
            if len(key) == length and (entries := gazetteer.entries(key)):
                kind = _kind(entries, gazetteer)
                findings.append(Finding(kind, at, 1, base + place, base + place + length, key, entries))
                place += length - 1
                break
        place += 1
    return findings
