"""Reverses Ukrainian and Russian declension of names: 'Зеленского' may be the genitive of 'Зеленский'.

In: one word of a name, in Cyrillic letters. Out: what it may be a case form of, with gender and cases. The paradigms
are those of the school grammars of both languages (Русская грамматика 1980, §§ 1171-1250; Український правопис 2019,
§§ 100-109) for given names, patronymics and surnames. A word that several paradigms explain has several readings; who
asks decides between them by what else is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warreader.frozen import dataclass
from warreader.text.letters import with_straight_apostrophes
from warreader.text.names._given_cyrillic import MEN, WOMEN

_CONSONANTS: Final = "бвгґджзклмнпрстфхцчшщ"
_STRESSED: Final = "толст|донск|трубецк|волконск|шаховск|полев|берегов|лугов|яров|ланов|крут|боров|остров|лозов|лонск"
"""Stems of Russian surnames in -ой; all others of their kind are in -ый or -ий."""
_VOWELS: Final = "аеёиоуыэюяіїє"
_SHORTEST: Final = 2  # letters of a stem: Ким, Лев
_LONGEST_ENDING: Final = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What one word may be."""

    nominative: str
    """As it would stand in a dictionary, with the capitals of the word."""
    gender: str
    """m, f, or mf where the word alone does not tell."""
    cases: str
    """n, g, d, a, i, l: those that the form can be."""
    sure: bool = False
    """The ending alone tells that it is a case form, and which: -скому, -овым, -енкові."""
    rare: bool = False
    """Names of this kind are so few that something else must know them: Толстой, Моди."""


@dataclass(frozen=True, slots=True)
class _Paradigm:
    stem: re.Pattern[str]  # what the nominative's stem must be
    nominative: str
    gender: str
    sure: frozenset[str]  # endings that no other word has
    rare: bool


_Endings = dict[str, list[tuple[int, _Paradigm, str]]]


def _paradigms(table: str) -> _Endings:
    """Read a table: stem, nominative, gender, endings with their cases. `!`: a sure ending; `?`: a rare name."""
    rows: _Endings = {}
    for order, line in enumerate(table.strip().splitlines()):
        stem, nominative, gender, *forms = line.split()
        pairs = tuple((ending.rstrip("!"), cases) for ending, cases in (form.split(":") for form in forms))
        sure = frozenset(form.split(":")[0][:-1] for form in forms if "!" in form)
        stem = stem.replace("O", _STRESSED).replace("C", f"[{_CONSONANTS}]").replace("V", f"[{_VOWELS}]")
        rare, gender = gender.endswith("?"), gender.rstrip("?")
        paradigm = _Paradigm(re.compile(f"(?:{stem})\\Z"), nominative.strip("-"), gender, sure, rare)
        for ending, cases in pairs:
            rows.setdefault(ending, []).append((order, paradigm, cases))
    return rows


# stem, ending of the nominative ("-": none), gender, then ending:cases. Russian first, then Ukrainian.
_SURNAMES: Final = _paradigms("""
[сц]к              ий  m  ого!:ga ому!:d им!:i ом!:l
[бвдзлмнпрстф](?<![оеё]в)(?<![иы]н) ый m ого:ga ому:d ым:i ом:l
(?:[оеё]в|[иы]н)   ый  m  ого:ga ому:d
O                  ой m ого:ga ому:d ым:i им:i ом:l
(?<![сц])[гкхжш]   ий  m  ого:ga ому:d им:i ом:l
[чщжш]             ий  m  его:ga ему:d им:i ем:l
[оеё]в|[иы]н       -   m  а:ga у:d ым!:i е:l
[чщ]ин|C(?<![оеё]в)(?<![иы]н) -  m  а:ga у:d ом:i ем:i е:l
[иы]н              -   m? ом:i
[аеёиоуыэюяіє]     й   m  я:ga ю:d ем:i е:l
и                  й   m  и:l
[бвдзлмнпрстфчш](?<![оеё]в)(?<![иы]н) ь   m  я:ga ю:d ем:i е:l
C                  ец  m  ца:ga цу:d цом:i цем:i це:l
C                  ок  m? ка:ga ку:d ком:i ке:l
[бвдзлмнпрстфц](?<![оеё]в)(?<![иы]н) а mf ы:g е:dl у:a ой:i ою:i
[сц]к              а   mf и:g е:dl у:a
[гкхжшчщ](?<![сц]к) а  mf и:g е:dl у:a ой:i ою:i ей:i
[дтзслнрцжшч](?<![иы]н)|[аеио] я mf е:dl ю:a ей:i ею:i
[дтзслнрцжшч](?<![иы]н)|[аеио] я mf? и:g
[оеё]в|[иы]н       а   f  ой:gdil у:a ою:i
C(?<![оеё]в)(?<![иы]н) ая f ой:gdil ую!:a ою:i ей:gdil
C                  ів  m? ова:ga ову:dl ові:dl овим:i ева:ga еву:dl еві:dl євим:i
н                  ій  m  ього!:ga ьому!:dl ім:i
[сцз]ьк            ий  m  ого!:ga ому!:dl им!:i ім:l
[бвдзлмнпрстфгкхжшчщ](?<![оеєі]в) ий m ого:ga ому:dl им:i
[оеє]в             ий  m  ого:ga ому:dl
[оеє]в|[иії]н      -   m  а:ga у:dl ові:dl им!:i і:dl
[бвгґджзклмнпрстфхчшщ](?<![оеєі]в)(?<![ії]н) - m а:ga у:dl ові:dl еві:dl ом:i ем:i і:l
[еє]нк             о   m  а!:ga у!:dl ові!:dl ом!:i
[бвгджзйлмнпрстфчшь]к|[аийо]л о m а:ga у:dl ові:dl ом:i
[аеиоуюяії]        й   m  я:ga ю:dl єві:dl єм:i ї:l
[бвдзлмнпрстфчш](?<![оеє]в)(?<![иії]н) ь m я:ga ю:dl еві:dl ем:i і:l
C                  ець m  ця:ga цю:dl цеві:dl цем:i ці:l
C                  ок  m? ка:ga ку:dl кові:dl ком:i
[бвдзлмнпрстфцжшчщ](?<![оеє]в)(?<![иії]н) а mf и:g і:dl у:a ою:i
[гґхк]             а   mf и:g у:a ою:i
[дтзслнрцжшч](?<![иії]н) я   mf ю:a ею:i
[дтзслнрцжшч](?<![иії]н) я   mf? і:gdl
[аеиії]            я   mf ї:gdl ю:a єю:i
[оеє]в|[иії]н      а   f  ої!:g ій!:dl у:a ою:i
[сцз]ьк|[бвгдзлмнпрст](?<![оеє]в)(?<![иії]н) а f ої:g ій:dl у:a ою:i
""")
# Case forms whose stem changes in Ukrainian: Сибіга - Сибізі; the last letter of the stem belongs to the ending.
_CHANGED: Final = {"з": "г", "ц": "к", "с": "х"}
_GIVEN: Final = _paradigms("""
C                  -   m  а:ga у:dl ом:i ем:i е:l ові:dl еві:dl і:l
[рл]               -   m  я:ga ю:dl ем:i еві:dl і:l
V                  й   m  я:ga ю:dl ем:i е:l єві:dl єм:i ї:l
[иі]               й   m  я:ga ю:dl ем:i и:l єм:i ї:l єві:dl
C                  ь   m  я:ga ю:dl ем:i е:l еві:dl і:l
[лрт]              о   m  а:ga у:dl ом:i ові:dl і:l
C                  а   mf ы:g и:g е:dl і:dl у:a ой:i ою:i ей:i
C|V|ь              я   mf и:gdl і:gdl ї:gdl е:dl ю:a ей:i ёй:i ею:i єю:i
[лв]               ь   f  и:gdl ью:i
в                  -   f  і:gdl 'ю:i
[ьи]               я   f  и:gdl е:dl ю:a ей:i
""")
_IRREGULAR: Final = {
    **{f"пав{ending}": "павел" for ending in ("ла", "лу", "лом", "ле")},
    **{f"петр{ending}": "пётр" for ending in ("а", "у", "ом", "е")},
    **{f"льв{ending}": "лев" for ending in ("а", "у", "ом", "е")},
    **{f"лев{ending}": "лев" for ending in ("а", "у", "ом", "ові", "і")},
    **{f"федор{ending}": "федір" for ending in ("а", "у", "ом", "ові", "і")},
    **{f"яков{ending}": "яків" for ending in ("а", "у", "ом", "ові", "і")},
    **{f"антон{ending}": "антін" for ending in ("ові",)},
    "кузьми": "кузьма",
}
_IRREGULAR_CASES: Final = {"а": "ga", "у": "dl", "м": "i", "е": "l", "і": "dl", "и": "g"}
_PATRONYMICS: Final = _paradigms("""
[оеё]вич|ич        -   m  а:ga у:d ем:i е:l еві:dl і:l
[оеёіє]вн|[иі]ничн|їв?н|ївн а f ы:g е:dl у:a ой:i и:g і:dl ою:i
""")
_PATRONYMIC: Final = re.compile(r"(?:ич|вна|чна|їчна)\Z")
_SAME_ALWAYS: Final = re.compile(r"(?:[оеёиуыэюєї]|иа|уа|(?<![сц]к)их|ых)\Z")
_ABROAD: Final = re.compile(r"(?:швили|швілі|иани|іані|дзе)\Z")
"""Surnames that are never declined."""
_ADJECTIVE: Final = re.compile(r"(?:ск|цк|ськ|цьк|зьк|н)(?:ий|ый|ой)\Z")
_WOMANS: Final = re.compile(r"(?:(?:[оеёє]в|[иыії]н|ск|цк|ськ|цьк|зьк)а|ая)\Z")
"""Endings of a surname in the nominative that only women have."""


def given_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a known given name in any case.

    Args:
        word: With its capitals.

    Returns:
        The readings, the nominative among them; empty where no given name of the list fits.
    """
    return _given_readings(word)


@lru_cache(maxsize=5_000)
def _given_readings(word: str) -> tuple[Reading, ...]:
    low = with_straight_apostrophes(word.lower())
    found = [Reading(word, gender, "n") for gender, names in (("m", MEN), ("f", WOMEN)) if low in names]
    for one in (*_backwards(word, low, _GIVEN), *_changed(word, low)):
        plain = with_straight_apostrophes(one.nominative.lower())
        for gender, names in (("m", MEN), ("f", WOMEN)):
            if plain in names and gender in one.gender:
                found.append(Reading(one.nominative, gender, one.cases))
    nominative = _IRREGULAR.get(low, low)
    if nominative != low:
        found.append(Reading(_capital(nominative, word), "m", _IRREGULAR_CASES[low[-1]]))
    return _merged(found)


@lru_cache(maxsize=20_000)
def surname_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a surname in any case.

    Args:
        word: With its capitals; one without Cyrillic letters has no case forms.

    Returns:
        The readings. The word as it stands is among them: in the nominative, or in every case where it is not declined.
    """
    low = with_straight_apostrophes(word.lower())
    found = [] if "-" in low or _ABROAD.search(low) else _backwards(word, low, _SURNAMES)
    if any(one.sure for one in found):
        found = [one for one in found if one.sure]
    found = [*_standing(word, low, found), *found]
    return _merged([*found, *_changed(word, low)])


@lru_cache(maxsize=5_000)
def middle_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a patronymic in any case, or as any name that stays as it is."""
    low = with_straight_apostrophes(word.lower())
    found = [*_backwards(word, low, _PATRONYMICS), *_given_readings(word)]
    if _PATRONYMIC.search(low):
        found.append(Reading(word, "f" if low[-1] == "а" else "m", "n"))
    return _merged(found) or (Reading(word, "mf", "ngdail"),)


@lru_cache(maxsize=5_000)
def stranger_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a given name that no list has: 'Дональда' may be of 'Дональд'."""
    low = with_straight_apostrophes(word.lower())
    as_it_stands = "ngdail" if _SAME_ALWAYS.search(low) else "n"
    return _merged([Reading(word, "mf", as_it_stands), *_backwards(word, low, _GIVEN)])


def _standing(word: str, low: str, declined: list[Reading]) -> list[Reading]:
    """The readings of a word as it stands; one that looks declined is hardly a name that never is."""
    if _SAME_ALWAYS.search(low):
        return [Reading(word, "mf", "ngdail", rare=bool(declined))]
    if low[-1:] in _CONSONANTS or low[-1:] in "ьй":
        woman = () if _ADJECTIVE.search(low) else (Reading(word, "f", "ngdail", rare=bool(declined)),)
        return [Reading(word, "m", "n", rare=any(one.sure for one in declined)), *woman]
    return [Reading(word, "f" if _WOMANS.search(low) else "mf", "n")]


def _backwards(word: str, low: str, table: _Endings) -> list[Reading]:
    """The nominatives that a word may be an oblique form of, in the order of the table."""
    found = []
    for length in range(min(_LONGEST_ENDING, len(low) - _SHORTEST), 0, -1):
        cut = len(low) - length
        for order, paradigm, cases in table.get(low[cut:], ()):
            if paradigm.stem.search(low, 0, cut):
                nominative = f"{word[:cut]}{_as(word, paradigm.nominative)}"
                sure = low[cut:] in paradigm.sure
                found.append((order, Reading(nominative, paradigm.gender, cases, sure, paradigm.rare)))
    return [reading for _, reading in sorted(found, key=lambda one: one[0])]


def _changed(word: str, low: str) -> list[Reading]:
    """Сибізі of Сибіга, Ользі of Ольга."""
    if len(low) <= _SHORTEST or low[-1] != "і" or low[-2] not in _CHANGED:
        return []
    return [Reading(f"{word[:-2]}{_as(word, _CHANGED[low[-2]] + 'а')}", "mf", "dl")]


def _merged(readings: list[Reading]) -> tuple[Reading, ...]:
    """Put together what differs in its cases only."""
    found: dict[tuple[str, str], Reading] = {}
    for one in readings:
        other = found.get((one.nominative, one.gender), one)
        cases = "".join(dict.fromkeys(other.cases + one.cases))
        found[one.nominative, one.gender] = Reading(
            one.nominative, one.gender, cases, one.sure or other.sure, one.rare and other.rare
        )
    return tuple(found.values())


def _capital(nominative: str, word: str) -> str:
    return nominative.upper() if word.isupper() else nominative.capitalize()


def _as(word: str, ending: str) -> str:
    return ending.upper() if word.isupper() and len(word) > 1 else ending
