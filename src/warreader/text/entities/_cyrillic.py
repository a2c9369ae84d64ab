"""What is particular to Ukrainian and Russian: names that go on in small letters, and words that change their endings.

In: tokens. Out: where a name ends. The stems are from news usage of 2022-2024; endings after the grammars of both
languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from warreader.text.entities._tokens import Token

_OPENER: Final = re.compile(
    r"(?:міністерств|министерств|служб|управлін|управлен|прокуратур|поліці|полици|армі|арми|комітет|комитет|адміністраці|"
    r"администраци|департамент|інститут|институт|університет|университет|академі|академи|рад|совет|суд|фонд|організаці|"
    r"организаци|сил|войск|військ|штаб|центр|бюро|агентств|командуван|командован|бригад|офіс|офис|секретаріат|парламент|"
    r"уряд|товариств|обществ|спілк|союз|парті|парти|банк|корпус|гвард|флот|завод|лікарн|больниц|церкв)\w{0,5}\Z"
)
_COMPOUND: Final = re.compile(
    r"(?:мін|мин|ген|держ|гос|нац|єв|евро|обл|укр|рос|міськ|гор|рай|проф|цент|глав|пів)"
    r"(?:оборон|прокур|штаб|служб|поліц|полиц|гвард|банк|рад|совет|дум|деп|фін|фин|юст|здрав|освіт|обр|комітет|комитет|"
    r"адмін|админ|цифр|енерго|энерго|транс|эконом|економ|культ|управ|погран|прикорд|спецслуж|спецтрансгараж|космос|избирком|"
    r"виборч|аналит|бюро|газ|нафт|нефт|залізниц|атом)\w{0,12}\Z"
)
_COMPLEMENT: Final = re.compile(
    r"(?:оборон|безпек|безопасн|справ|дел\Z|зв'язк|связ|юстиц|здоров|здравоохр|фінанс|финанс|освіт|образов|наук|цифров|"
    r"трансформ|інфраструкт|инфраструкт|надзвич|чрезвыч|ситуац|гражданск|цивільн|захист|защит|внутр|закорд|иностран|"
    r"обласн|областн|міськ|городск|районн|військов|военн|генеральн|державн|государств|національн|националь|збройн|"
    r"вооруж|сил\Z|поліці|полици|вивчен|изучен|прав\Z|челов|людин|війни\Z|войны\Z|управлін|управлен|адміністрац|администрац|"
    r"прокурат|рад[аиіу]\Z|прикорд|погранич|слідч|следств|комітет|комитет|розвідк|разведк|праці|труд|соціальн|социальн|"
    r"енергетик|энергетик|економік|экономик|культур|транспорт|президент|прем'єр|уповноважен|служб|охорон|охран|"
    r"штаб|банк|суд\Z|собор|клуб|федерац|регіон|регион|противодейств|протиді|дезинформац|дезінформац|стратегичес|"
    r"стратегічн|коммуникац|комунікац|коррупц|корупц|борьб|боротьб|расследован|розслідуван|наблюден|спостережен|"
    r"реинтеграц|реінтеграц|ветеран|аграрн|сельск|сільськ|хозяйств|господарств|торговл|торгівл|восстановлен|відновлен|"
    r"громад|территор|територ|миграц|міграц|печати|гуманитарн|гуманітарн)\w{0,12}"
)
_LINK: Final = frozenset({"з", "із", "по", "и", "і", "та", "й", "у", "в", "ім", "імені", "имени"})
_ADJECTIVE: Final = re.compile(
    r".{2,}(?:ськ|цьк|зьк|ск|цк|льн|нн|вн|дн|чн|рн|тн|йн|ов|жн|сн|н)(?:ий|ій|ої|ого|ому|им|а|ою|у|і|их|ими|ый|ая|ой|ую|ом|ые|ых|ым|ое|е)\Z"
)
_REGION_ADJECTIVE: Final = re.compile(
    r".{2,}(?:ськ|цьк|зьк|ск|цк)(?:ий|ій|ої|ого|ому|им|а|у|ою|і|их|ими|ый|ая|ой|ую|ом|ые|ых)\Z"
)
_REGION: Final = re.compile(
    r"(?:област|район|громад|край|края|краю|крае|округ|республік|республик|губерн|волост|напрям|направлен)\w{0,4}\Z|"
    r"(?:море|моря|морю|морем|морі|океан\w{0,2}|озер\w{1,2}|річк\w{1,2}|рек[аеиу]|острів|остров\w{0,2}|півостр\w{0,4}|полуостров\w{0,2}|"
    r"площ\w{1,3}|вулиц\w{1,2}|улиц\w{1,2}|проспект\w{0,2}|провулк\w{1,2}|переул\w{2,4}|мост\w{0,2}|міст|аеропорт\w{0,2}|аэропорт\w{0,2}|"
    r"шосе|шоссе|набережн\w{1,2})\Z"
)
_REGION_NOUN: Final = re.compile(r".{3,}(?:щин|ччин)(?:а|и|і|у|ою|ы|е|ой)\Z")
_ENDINGS: Final = re.compile(r"(?:ом|ем|єм|ові|еві|єві|ою|ею|єю|ой|ей|а|я|у|ю|и|і|ї|е|є|ы)\Z")
_SURNAME: Final = re.compile(
    r"[а-яіїєґ'-]{3,}(?:енк[оаиу]|ченк\w|(?:чук|щук|нюк|сюк|люк|дюк)(?:а|у|ом|ові|ем)?|дзе|швили|швілі|янц)\Z"
)
_ARMS: Final = frozenset(
    """КАБ КАБи КАБів КАБами БпЛА БПЛА РСЗВ РСЗО ППО ПВО ЗРК ПЗРК ТЦК БМП БТР САУ ПТРК ОТРК FPV ГРАД АЕС АЭС ТЕС ТЭС
    ГЕС ГЭС ЧП НП ДТП СМИ ЗМІ МСК ТГ ТРЦ ТЦ АЗС ЛЕП ЛЭП БК ЧС ФОТО ВІДЕО ВИДЕО ОНОВЛЕНО СРОЧНО ТЕРМІНОВО США РФ СССР
    СРСР ЛНР ДНР ВОТ ТОТ ООО ТОВ""".split()
)
"""Arms, plants, media and countries: acronyms that are no organisations."""
_STREET: Final = re.compile(
    r"(?:улиц[аеуы]|вулиц(?:я|і|ю|ею)|проспект[аеуі]?|площад[иью]|площ(?:а|і|у|ею)|бульвар[аеуі]?|набережн(?:ой|ую|ая|ій|у|а)|"
    r"переулк[аеу]|провулк[ауі]|майдан[аіу]?)\Z"
)
_OWNER: Final = re.compile(
    r"(?:росси|украины|україни|росії|беларуси|білорусі|израил|ізраїл|ирана|ірану|армени|вірмені|азербайджана|сша\Z|рф\Z|"
    r"турци|туреччини|грузи|грузії|молдов|польш|польщ|сири|сирії|ливан|лівану|казахстан)\w{0,2}\Z"
)
"""Countries in the genitive, behind the acronym of their body: 'МЧС России', 'РНБО України'."""
_LONGEST: Final = 7
_SHORTEST_STEM: Final = 3
_STREET_WORDS: Final = 3
_SHORTEST_ACRONYM: Final = 2
_LONGEST_ACRONYM: Final = 5


def is_given(low: str, given: Container[str]) -> bool:
    """True for a case form of a given name that the list has under another form."""
    stem = _ENDINGS.sub("", low)
    return "а" <= low[:1] <= "ґ" and stem != low and len(stem) >= _SHORTEST_STEM and stem in given


def names_alone(low: str, given: Container[str]) -> bool:
    """True for a word that names a person by itself: a surname by its ending, a given name ('доброволец Илья')."""
    if _SURNAME.match(low):
        return True
    return "а" <= low[:1] <= "ґ" and len(low) > _SHORTEST_STEM and (low in given or is_given(low, given))


def owned_end(tokens: Sequence[Token], at: int, behind: int) -> int:
    """Find the end of an acronym with the country that owns the body: 'МЧС России'; 0 where none stands behind it."""
    if not _is_acronym(tokens[at].text) or behind != at + 1 or behind >= len(tokens):
        return 0
    adjoins = tokens[behind].start - tokens[at].end == 1
    return behind + 1 if adjoins and _OWNER.match(tokens[behind].low) else 0


def street_end(tokens: Sequence[Token], at: int) -> int:
    """Find the end of 'улице Щорса', 'площади Республики', 'вулиці Лесі Українки'; 0 if none begins here."""
    if not _STREET.match(tokens[at].low):
        return 0
    behind = at + 1
    while behind < min(len(tokens), at + 1 + _STREET_WORDS) and tokens[behind].capital:
        if tokens[behind].start - tokens[behind - 1].end != 1:
            break
        behind += 1
    return behind if behind > at + 1 else 0


def is_arm(text: str) -> bool:
    """True for an acronym of a weapon, plant, medium or country, which is not an organisation."""
    return text in _ARMS


def body_end(tokens: Sequence[Token], at: int, places: Mapping[int, object], titles: Container[str]) -> int:
    """Find the end of an organisation's name that begins here.

    'Міністерство оборони України', 'Донецької ОВА', 'Минобороны Армении', 'ОК «Південь»', 'Службе гражданской обороны'.

    Args:
        tokens: The tokens of one line.
        at: The index at which it would begin; a token with a capital.
        places: Mentions of places by their beginning.
        titles: Words that stand before a person's name; no organisation begins with one ('Голова Львівської ОВА').

    Returns:
        The index behind its last token; 0 if no such name begins here.
    """
    if not "Ѐ" <= tokens[at].text[0] <= "ӿ" or tokens[at].low in titles:
        return 0
    head = at
    while (
        head < min(len(tokens), at + _LONGEST)
        and _ADJECTIVE.match(tokens[head].low)
        and (head == at or tokens[head].start - tokens[head - 1].end == 1)
    ):
        head += 1
    if head >= len(tokens) or head - at > _LONGEST:
        return 0
    noun = tokens[head]
    if head > at and _is_acronym(noun.text) and not is_arm(noun.text):
        return head + 1
    compound = head == at and _COMPOUND.match(noun.low)
    if compound or (_OPENER.match(noun.low) and (head > at or _goes_on(tokens, head + 1))):
        return _complements(tokens, head + 1, places)
    if head == at and _is_acronym(noun.text):
        return _quoted_end(tokens, head + 1)
    return 0


def region_end(tokens: Sequence[Token], at: int) -> int:
    """Find the end of 'Харківській області', 'Чорному морі', 'Богодуховского района'; 0 if none begins here."""
    low = tokens[at].low
    if _REGION_NOUN.match(low):
        return at + 1
    if at + 1 < len(tokens) and _ADJECTIVE.match(low) and _REGION.match(tokens[at + 1].low):
        return at + 2
    if at + 1 < len(tokens) and _REGION_ADJECTIVE.match(low) and tokens[at + 1].low in _LINK:
        return at + 1 if at + 2 < len(tokens) and region_end(tokens, at + 2) else 0
    return 0


def _is_acronym(text: str) -> bool:
    return _SHORTEST_ACRONYM <= len(text) <= _LONGEST_ACRONYM and text.isalpha() and text.isupper()


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (
        bool(_COMPLEMENT.match(tokens[at].low))
        or (tokens[at].capital and tokens[at].low.endswith(("ї", "ии", "ины", "іни", "ни")))
    )


def _complements(tokens: Sequence[Token], at: int, places: Mapping[int, object]) -> int:
    """Go over 'оборони України', 'по ЧС Карабаха', 'внутрішніх справ'."""
    behind = at
    index = at
    while index < min(len(tokens), at + _LONGEST):
        token = tokens[index]
        if token.start - tokens[index - 1].end != 1:
            break
        if _COMPLEMENT.match(token.low) or token.start in places:
            behind = index + 1
            if token.start in places:
                break
        elif token.low not in _LINK and not _is_acronym(token.text):
            break
        elif _is_acronym(token.text):
            behind = index + 1
        index += 1
    return behind


def _quoted_end(tokens: Sequence[Token], at: int) -> int:
    """Go over a name in quotation marks behind an acronym: 'ОК «Південь»'."""
    if at < len(tokens) and tokens[at].text in '«"“„':
        for index in range(at + 1, min(len(tokens), at + 5)):
            if tokens[index].text in '»"”“':
                return index + 1
    return 0
