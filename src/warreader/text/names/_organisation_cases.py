"""Finds the nominative of organisation names: 'Генеральной прокуратуры' is 'Генеральная прокуратура'.

In: a body's name in Ukrainian or Russian. Out: the same with the words before its complement in the nominative, and
the clipped words of officialese written out for comparison ('Минобороны', 'Міноборони'). Endings after the school
grammars of both languages; the head words are those of the news of 2014-2026.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from warreader.text.letters import with_straight_apostrophes

_MOST_ADJECTIVES: Final = 3
_LONGEST: Final = 120  # code points of a name that is read

# gender and language, the endings that take the place of the nominative's, then the head words
_HEADS: Final = """
n -о а у ом е = министерство агентство представительство общество ведомство правительство посольство
n -о а у ом і ові = міністерство агентство представництво товариство відомство посольство
n -е я ю ем и = управление отделение командование объединение подразделение учреждение движение
n -я ю ям і = управління відділення командування об'єднання угруповання
f -а ы е у ой ою = прокуратура служба палата дума рада бригада госдума генпрокуратура верхрада облрада спецслужба
f -а и е у ой ою = разведка больница компартия
f -я и ю ей = армия полиция администрация академия организация комиссия партия компания корпорация гвардия федерация
f -я и ю ей = ассоциация коалиция росгвардия оппозиция лаборатория горадминистрация генассамблея ассамблея
f -а и і у ою = прокуратура служба палата дума рада бригада держдума генпрокуратура облрада міськрада нацрада спецслужба
f -ка ки ці ку кою = розвідка контррозвідка
f -я ї ю єю = армія поліція адміністрація академія організація комісія партія компанія корпорація гвардія федерація
f -я ї ю єю = асоціація коаліція нацполіція росгвардія лабораторія опозиція
f -я і ю ею = лікарня асамблея генасамблея укрзалізниця
m - а у ом е = комитет совет суд фонд штаб центр департамент институт университет союз банк корпус флот завод парламент
m - а у ом е = альянс фронт музей клуб секретариат генштаб горсовет облсовет совбез минюст минфин минздрав росатом
m - а у ом е = газпром полк батальон хамас бундестаг конгресс сенат кабмин
m - у а ом і ові = комітет суд фонд штаб центр департамент інститут університет союз банк корпус флот завод парламент
m - у а ом і ові = альянс фронт клуб секретаріат уряд офіс генштаб мін'юст мінфін кабмін нафтогаз енергоатом газпром
m - у а ом і ові = полк батальйон бундестаг конгрес сенат хамас
m - а у ом е = госдепартамент госдеп роскосмос роснефтегаз росгосстрах интерфакс
f - = ова ода
m -ь я ю ем е = кремль
m -ь я ю ем і = кремль
p -ы - ам ами ах = силы
p -а - ам ами ах = войска
p -и - ам ами ах = сили
p -ська ськ ськам ськами ськах = війська
"""
# gender, nominative, oblique endings of adjectives: Russian, then Ukrainian
_ADJECTIVES: Final = """
m ый ого ому ым ом
m ий ого ому им ом
f ая ой ую ою
n ое ого ому ым им ом
p ые ых ым ыми
p ие их им ими
m ий ого ому им ім
f а ої ій у ою
n е ого ому им ім
p і их им ими
"""
_WRITTEN_OUT: Final = {
    "минобороны": "министерство обороны", "міноборони": "міністерство оборони",
    "минюст": "министерство юстиции", "мін'юст": "міністерство юстиції",
    "минфин": "министерство финансов", "мінфін": "міністерство фінансів",
    "минздрав": "министерство здравоохранения", "минобрнауки": "министерство образования и науки",
    "мінцифри": "міністерство цифрової трансформації", "минэнерго": "министерство энергетики",
    "міненерго": "міністерство енергетики", "минкульт": "министерство культуры",
    "генштаб": "генеральный штаб", "генпрокуратура": "генеральная прокуратура",
    "госдума": "государственная дума", "держдума": "державна дума", "совбез": "совет безопасности",
    "генассамблея": "генеральная ассамблея", "генасамблея": "генеральна асамблея",
    "нацгвардия": "национальная гвардия", "нацгвардія": "національна гвардія",
    "нацполіція": "національна поліція", "кабмин": "кабинет министров", "кабмін": "кабінет міністрів",
}  # fmt: skip
_UKRAINIAN: Final = re.compile(r"[іїєґ]|\b(?:оборони|безпеки|охорони|держави|країни|зсу)\b")
"""Letters that Russian has not, and complements of bodies that are spelt so in Ukrainian alone: 'Сил оборони'."""
_RUSSIAN: Final = re.compile("[ыэёъ]")
_ADJECTIVE_STEM: Final = re.compile(r"(?:ск|цк|ськ|цьк|зьк|н|в|г|х|йськ)\Z")


def body_nominative(name: str) -> str:
    """Put a body's name into the nominative.

    Args:
        name: As a text spells it.

    Returns:
        Its nominative, with the capitals of the name; the name itself where nothing is declined, or nothing is known.
    """
    words = name.split()
    if not name or not "Ѐ" <= name[0] <= "ґ" or len(name) > _LONGEST:
        return name
    for at, word in enumerate(words[: _MOST_ADJECTIVES + 1]):
        foreign = _RUSSIAN if _UKRAINIAN.search(name.lower()) else _UKRAINIAN
        heads = sorted(
            _heads().get(with_straight_apostrophes(word.lower()), ()),
            key=lambda head: foreign.search(head[0]) is not None,
        )
        for nominative, gender in heads:
            before = [_adjective(one, gender, name, nominative) for one in words[:at]]
            if all(before):
                return " ".join(
                    (*map(_with_capitals, before, words), _with_capitals(nominative, word), *words[at + 1 :])
                )
        if heads:
            return name
    return name


def written_out(name: str) -> str:
    """Write out the clipped first word of a body's name, for comparison: small letters.

    Args:
        name: In the nominative.
    """
    first, blank, rest = name.lower().partition(" ")
    return _WRITTEN_OUT.get(with_straight_apostrophes(first.lower()), first) + blank + rest


@cache
def _heads() -> dict[str, list[tuple[str, str]]]:
    """From every form of a head word to its nominatives, each with its gender; the nominative itself comes first."""
    forms: dict[str, list[tuple[str, str]]] = {}
    for line in _HEADS.strip().splitlines():
        pattern, _, words = line.partition(" = ")
        gender, own, *endings = pattern.split()
        for word in words.split():
            stem = word.removesuffix(own.strip("-"))
            for ending in (own, *endings):
                known = forms.setdefault(stem + ending.strip("-"), [])
                if (word, gender) not in known:
                    known.insert(0 if ending == own else len(known), (word, gender))
    return forms


def _adjective(word: str, gender: str, name: str, head: str) -> str:
    """The nominative of an adjective before a head word, in small letters; empty where it is none."""
    low = with_straight_apostrophes(word.lower())
    stems = {}
    for line in _ADJECTIVES.strip().splitlines():
        kind, own, *endings = line.split()
        if kind == gender:
            for ending in (own, *endings):
                stem = low.removesuffix(ending)
                if stem != low and _ADJECTIVE_STEM.search(stem):
                    stems[stem + own] = own
    foreign = _RUSSIAN if _UKRAINIAN.search(name.lower() + head) or (gender, head[-1]) == ("p", "и") else _UKRAINIAN
    fitting = [one for one, own in stems.items() if not foreign.search(one) and _spelt_so(one, own)]
    own_language = (
        [one for one in fitting if (own := stems[one]) in {"ий", "а", "е", "і"}]
        if foreign is _RUSSIAN
        else [one for one in fitting if stems[one] in {"ый", "ий", "ая", "ое", "ые", "ие"}]
    )
    return (own_language or fitting or [""])[0]


def _spelt_so(adjective: str, ending: str) -> bool:
    """Russian writes -ий and -ие behind к, г and х only, -ый and -ые elsewhere; Ukrainian -ий everywhere."""
    velar = adjective.removesuffix(ending)[-1:] in "кгх"
    return velar if ending == "ие" else not velar if ending in {"ый", "ые"} else True


def _with_capitals(nominative: str, word: str) -> str:
    if word.isupper():
        return nominative.upper()
    return nominative.capitalize() if word[:1].isupper() else nominative
