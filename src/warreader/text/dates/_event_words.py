"""Vocabulary of event times: 'yesterday', 'last week', 'уночі', 'Nacht zum Dienstag'.

One table a language: patterns with what they mean, counted from the day of publication. English first, then Ukrainian,
Russian, German, Polish, French, Spanish, Italian, Romanian, Arabic, Turkish and Greek. Source: the normalisation rules
of TimeML (TIMEX3) for English, restricted to days and spans of days; the other tables say the same in the words that
agencies of these languages use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from warreader.frozen import dataclass
from warreader.text.dates._future import FUTURE
from warreader.text.dates._months import fold, names_of_months, names_of_weekdays

_NUMBERS: Final = {
    "en": "a/an/one two three four five six seven eight nine ten",
    "uk": "один/одну два/дві три чотири п'ять шість сім вісім дев'ять десять",
    "ru": "один/одну два/две три четыре пять шесть семь восемь девять десять",
    "de": "ein/einem/einer zwei drei vier fünf sechs sieben acht neun zehn",
    "pl": "jeden/jedną dwa/dwie/dwóch trzy/trzech cztery/czterech pięć/pięciu sześć siedem osiem dziewięć dziesięć",
    "fr": "un/une deux trois quatre cinq six sept huit neuf dix",
    "es": "un/una dos tres cuatro cinco seis siete ocho nueve diez",
    "it": "un/una due tre quattro cinque sei sette otto nove dieci",
    "ro": "un/o doi/două trei patru cinci șase șapte opt nouă zece",
    "ar": "واحد اثنين/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر",
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz on",
    "el": "ένα/μία δύο τρεις/τρία τέσσερις/τέσσερα πέντε έξι επτά οκτώ εννέα δέκα",
}
_PAST_WORD: Final = {
    "en": r"(?:last|past|previous)",
    "uk": r"(?:минул\w+)",
    "ru": r"(?:прошл\w+|минувш\w+)",
    "de": r"(?:vergangene[nmr]?|letzte[nmr]?|vorige[nmr]?)",
    "pl": r"(?:zeszł\w+|ubiegł\w+|minion\w+)",
    "fr": r"(?:derni(?:er|ère))",
    "es": r"(?:pasad[oa])",
    "it": r"(?:scors[oa])",
    "ro": r"(?:trecută|trecut)",
    "ar": r"(?:الماضي|الماضية|الفائت)",
    "tr": r"(?:geçen|geçtiğimiz)",
    "el": r"(?:περασμέν\w+|προηγούμεν\w+)",
}
_NEXT_WORD: Final = {
    "en": r"(?:next|coming)",
    "uk": r"(?:наступн\w+)",
    "ru": r"(?:следующ\w+)",
    "de": r"(?:kommende[nmr]?|nächste[nmr]?)",
    "pl": r"(?:przyszł(?:y|ą|ym|ej)|najbliższ\w+)",
    "fr": r"(?:prochaine?)",
    "es": r"(?:próxim[oa])",
    "it": r"(?:prossim[oa])",
    "ro": r"(?:viitoare|viitor)",
    "ar": r"(?:المقبل|القادم)",
    "tr": r"(?:gelecek|önümüzdeki)",
    "el": r"(?:επόμεν\w+|ερχόμεν\w+)",
}
_NIGHT_DAY: Final = r"(?P<day>\d{1,2}(?:[.]|-[ео])?\s[^\W\d_]{3,12}|[^\W\d_]{4,12})"  # a day and month, or a weekday
_SIMPLE: Final = {
    "en": """
        day 0: today|tonight|this (?:morning|afternoon|evening)
        day -1: yesterday(?: (?:morning|afternoon|evening|night))?
        day -2: the day before yesterday
        day 1: tomorrow(?: (?:morning|afternoon|evening|night))?
        days -1 0: overnight|last night|during the night|in the early hours(?! of)
        week -1: last week|the previous week
        week 0: this week
        week 1: next week
        month -1: last month
        month 0: this month
        weekend -1: last weekend|over the weekend|at the weekend
        past: (?:the )?(?:past|last|previous) (?:(?P<n>NUMBER)[ -])?(?P<unit>hours?|days?|weeks?|months?)
        ago: (?P<n>NUMBER) (?P<unit>days?|weeks?|months?) (?:ago|earlier)
    """,
    "uk": """
        day 0: сьогодні|сьогоднішн\\w+
        day -1: [ву]чора
        day -2: поза[ву]чора
        day 1: завтра
        days -1 0: (?:минулої|цієї|протягом) (?:ночі|доби)|[ув]ночі
        days -1 0: (?:за|впродовж|упродовж|протягом|за минулу|за попередню|за останню) доб[иау]
        days -1 0: (?:впродовж|упродовж|протягом) (?:минулої|останньої) доби
        week -1: минулого тижня|попереднього тижня
        week 0: цього тижня
        month -1: минулого місяця
        past: (?:за )?останн\\w+ (?P<n>NUMBER) (?P<unit>годин\\w*|дн\\w+|діб|доби|тижн\\w+)
        ago: (?:(?P<n>NUMBER) )?(?P<unit>день|дні|днів|тиждень|тижні|тижнів|місяць|місяці|місяців) тому
        night: (?:[ув] )?ніч (?:на|проти|(?:з|із|зі) \\w+ на) (?P<day>)
    """,
    "ru": """
        day 0: сегодня|сегодняшн\\w+
        day -1: вчера
        day -2: позавчера
        day 1: завтра
        days -1 0: (?:минувшей|этой|прошлой) ночью|ночью
        days -1 0: (?:за|в течение|за минувшие|за прошедшие|за последние|в течение минувших|за прошлые) сут(?:ки|ок)
        week -1: (?:на )?прошлой неделе
        week 0: (?:на )?этой неделе
        month -1: в прошлом месяце
        past: (?:за )?последн\\w+ (?P<n>NUMBER) (?P<unit>час\\w*|дн\\w+|сут\\w+|недел\\w+)
        ago: (?:(?P<n>NUMBER) )?(?P<unit>день|дня|дней|неделю|недели|недель|месяц|месяца|месяцев) назад
        night: (?:в )?ночь (?:на|со? \\w+ на) (?P<day>)
    """,
    "de": """
        day 0: heute(?: (?:Morgen|Mittag|Nachmittag|Abend|früh))?
        day -1: gestern(?: (?:Morgen|Mittag|Nachmittag|Abend|früh))?
        day -2: vorgestern
        day 1: morgen(?: (?:früh|Abend|Vormittag|Nachmittag))
        days -1 0: (?:vergangene|letzte|vergangenen|letzten) Nacht|in der Nacht(?! (?:zum|auf|zu))|über Nacht
        week -1: (?:vergangene|letzte|vorige|vergangenen|letzten|vorigen) Woche
        week 0: diese(?:r)? Woche
        month -1: (?:vergangenen|letzten|vorigen) Monat
        weekend -1: am (?:vergangenen |letzten )?Wochenende
        past: (?:den )?(?:vergangenen|letzten) (?P<n>NUMBER) (?P<unit>Stunden|Tagen|Tage|Wochen)
        ago: vor (?P<n>NUMBER) (?P<unit>Tag|Tagen|Woche|Wochen|Monat|Monaten)
        night: Nacht (?:zum|auf|auf den|zu) (?P<day>)
    """,
    "pl": """
        day 0: dziś|dzisiaj|dzisiejsz\\w+
        day -1: wczoraj
        day -2: przedwczoraj
        day 1: jutro
        days -1 0: (?:minionej|ostatniej|tej) nocy|w nocy(?! z)|w ciągu (?:ostatniej |minionej )?doby|minionej doby
        week -1: w (?:zeszłym|ubiegłym|minionym) tygodniu
        week 0: w tym tygodniu
        month -1: w (?:zeszłym|ubiegłym) miesiącu
        past: (?:ciągu )?ostatnich (?P<n>NUMBER) (?P<unit>godzin|dni|tygodni)
        ago: (?:(?P<n>NUMBER) )?(?P<unit>dzień|dni|tydzień|tygodnie|tygodni|miesiąc|miesiące) temu
        night: w nocy z \\w+ na (?P<day>)
    """,
    "fr": """
        day 0: aujourd[’']hui|ce (?:matin|soir)|cet après-midi
        day -1: hier(?: (?:matin|soir|après-midi))?
        day -2: avant-hier
        day 1: demain
        days -1 0: cette nuit|la nuit dernière|dans la nuit(?! d)
        week -1: la semaine dernière
        week 0: cette semaine
        month -1: le mois dernier
        past: (?:des|ces|les) (?:(?P<n>NUMBER) )?dernières (?:(?P<n2>NUMBER) )?(?P<unit>heures|journées|semaines)
        ago: il y a (?P<n>NUMBER) (?P<unit>jours?|semaines?|mois)
        night: la nuit (?:de|du) \\w+ (?:à|au) (?P<day>)
    """,
    "es": """
        day 0: hoy|esta (?:mañana|tarde)
        day -1: ayer
        day -2: anteayer|antes de ayer
        days -1 0: anoche|la pasada noche|la noche pasada|esta noche|esta madrugada|de madrugada|durante la noche
        week -1: la semana pasada
        week 0: esta semana
        month -1: el mes pasado
        past: las últimas (?P<n>NUMBER) (?P<unit>horas|semanas)
        ago: hace (?P<n>NUMBER) (?P<unit>días?|semanas?|mes(?:es)?)
        night: la noche del? \\w+ al? (?P<day>)
    """,
    "it": """
        day 0: oggi|stamattina|stamani|questa mattina|stasera|questa sera
        day -1: ieri(?: (?:mattina|pomeriggio|sera|notte))?
        day -2: l[’']altro ieri|avantieri
        day 1: domani
        days -1 0: nella notte(?! (?:tra|fra|del|di|su))|la scorsa notte|la notte scorsa|questa notte|stanotte
        week -1: la (?:settimana scorsa|scorsa settimana)
        week 0: questa settimana
        month -1: il mese scorso|lo scorso mese
        weekend -1: nel fine settimana
        past: (?:nelle |le )?ultime (?P<n>NUMBER) (?P<unit>ore|settimane)
        past: (?:negli |gli )?ultimi (?P<n>NUMBER) (?P<unit>giorni|mesi)
        ago: (?P<n>NUMBER) (?P<unit>giorn[io]|settiman[ae]|mes[ei]) fa
        night: (?:la |nella )?notte (?:tra|fra) (?:il )?\\w+ e (?:il )?(?P<day>)
    """,
    "ro": """
        day 0: astăzi|azi(?!-noapte)|în această (?:dimineață|seară)
        day -1: ieri(?: (?:dimineață|seară))?|aseară
        day -2: alaltăieri
        day 1: mâine
        days -1 0: azi-noapte|noaptea trecută|în cursul nopții|peste noapte|în această noapte
        week -1: săptămâna trecută
        week 0: săptămâna aceasta|această săptămână
        month -1: luna trecută
        past: (?:în )?ultimele (?P<n>NUMBER) (?:de )?(?P<unit>ore|zile|săptămâni|luni)
        ago: (?:acum|în urmă cu) (?P<n>NUMBER) (?:de )?(?P<unit>zi|zile|săptămân[iă]|lun[iă])
        night: (?:în )?noaptea (?:de|dinspre) \\w+ (?:spre|către) (?P<day>)
    """,
    "ar": """
        day 0: اليوم|هذا الصباح|صباح اليوم|مساء اليوم
        day -1: أمس|يوم أمس|مساء أمس|البارحة
        day -2: أول من أمس
        day 1: غدا
        days -1 0: الليلة الماضية|ليل أمس|ليلة أمس|خلال الليل|أثناء الليل
        days -1 0: (?:خلال |في )?الساعات (?:الـ ?24|الأربع والعشرين) (?:الماضية|الأخيرة)
        week -1: الأسبوع الماضي
        week 0: هذا الأسبوع|الأسبوع الجاري|الأسبوع الحالي
        month -1: الشهر الماضي
        night: (?:ليلة|ليل|فجر) (?P<day>)
    """,
    "tr": """
        day 0: bugün|bu (?:sabah|akşam)
        day -1: dün(?: (?:sabah|akşam)|(?! gece))
        day -2: evvelsi gün
        day 1: yarın
        days -1 0: dün gece|gece boyunca|geçen gece|bu gece
        week -1: geçen hafta|geçtiğimiz hafta
        week 0: bu hafta
        month -1: geçen ay
        past: son (?P<n>NUMBER) (?P<unit>saat\\w*|gün\\w*|hafta\\w*)
        ago: (?P<n>NUMBER) (?P<unit>gün|hafta|ay) önce
        night: \\w+ (?P<day>) bağlayan gece
    """,
    "el": """
        day 0: σήμερα
        day -1: χθες|χτες
        day -2: προχθές|προχτές
        day 1: αύριο
        days -1 0: απόψε|τη νύχτα(?! της)|κατά τη διάρκεια της νύχτας|το τελευταίο 24ωρο|το τελευταίο εικοσιτετράωρο
        week -1: την περασμένη εβδομάδα|την προηγούμενη εβδομάδα
        week 0: αυτή την εβδομάδα
        month -1: τον περασμένο μήνα
        past: τις τελευταίες (?P<n>NUMBER) (?P<unit>ώρες|ημέρες|εβδομάδες)
        ago: πριν (?:από )?(?P<n>NUMBER) (?P<unit>ημέρες|εβδομάδες|μήνες)
        night: τη νύχτα (?:της )?\\w+ προς (?P<day>)
    """,
}
_UNITS: Final = {
    "hour": ("hour", "stund", "heure", "hora", "godzin", "годин", "час", "ore", "saat", "ώρ"),
    "week": ("week", "woch", "semain", "seman", "tydz", "tyg", "тиж", "недел", "settiman", "săpt", "hafta", "εβδομ"),
    "month": ("month", "monat", "mois", "mes", "mie", "міс", "мес", "lun", "ay", "μήν"),
}
_CAPITAL_MONTHS: Final = frozenset({"en", "de"})
_NAMED_DAYS: Final = {  # 'Palm Sunday' and 'Black Friday' are days of their own
    "en": r"(?<!Palm )(?<!Easter )(?<!Black )(?<!Good )(?<!Bloody )(?<!Ash )(?<!Super )"
}
_WEEKDAY_TAIL: Final = {"de": r"(?:abend|morgen|nachmittag|vormittag|mittag|nacht|früh)?", "en": r"(?:['’]s)?"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say when."""

    pattern: re.Pattern[str]
    """What it looks like; groups `n` and `unit`, or `day`, where its meaning needs them."""
    meaning: str
    """`day`, `days`, `week`, `month`, `weekend`, `past`, `ago` or `night`."""
    shifts: tuple[int, ...]
    """Days, weeks or months from that of publication; empty for the last three meanings."""


@dataclass(frozen=True, slots=True)
class Words:
    """How one language says when."""

    phrases: tuple[Phrase, ...]
    """Its ways to say when."""
    spot: re.Pattern[str]
    """Matches where any of the phrases begins."""
    weekday: re.Pattern[str]
    """A weekday: groups `past`, `next`, `name`, `past_behind`, `next_behind`."""
    weekdays: dict[str, int]
    """Folded name of a weekday to its number, 0 for Monday."""
    months: frozenset[str]
    """Folded names of its months."""
    capitals: bool
    """True if it writes its months with a capital letter."""
    future: re.Pattern[str]
    """Matches the end of what stands before a weekday that is still to come."""
    numbers: dict[str, int]
    """Its words for one to ten."""


def _numbers(language: str) -> dict[str, int]:
    groups = _NUMBERS[language].split()
    return {word: number for number, group in enumerate(groups, 1) for word in group.split("/")}


def _phrases(language: str, number: str) -> tuple[Phrase, ...]:
    phrases = []
    for line in _SIMPLE[language].strip().splitlines():
        head, written = line.strip().split(": ", 1)
        meaning, *shifts = head.split()
        filled = written.replace("NUMBER", number).replace("(?P<day>)", _NIGHT_DAY)
        pattern = re.compile(rf"\b(?:{filled})\b", re.IGNORECASE)
        phrases.append(Phrase(pattern, meaning, tuple(int(shift) for shift in shifts)))
    return tuple(phrases)


def _make(language: str) -> Words:
    numbers = _numbers(language)
    number = rf"\d{{1,3}}|{'|'.join(map(re.escape, numbers))}"
    phrases = _phrases(language, number)
    names = names_of_weekdays(language)
    name = "|".join(re.escape(one).replace("'", "['’ʼ]") for one in sorted(names, key=len, reverse=True))
    past, coming = _PAST_WORD[language], _NEXT_WORD[language]
    weekday = (
        rf"\b{_NAMED_DAYS.get(language, '')}(?:(?i:(?P<past>{past})\s|(?P<next>{coming})\s))?"
        rf"(?P<name>{name}){_WEEKDAY_TAIL.get(language, '')}"
        rf"(?:\s(?:(?P<past_behind>{past})|(?P<next_behind>{coming})))?\b"
    )
    unnamed = [re.sub(r"\?P<\w+>", "?:", phrase.pattern.pattern).removeprefix(r"\b") for phrase in phrases]
    return Words(
        phrases,
        re.compile(rf"\b(?:{'|'.join(unnamed)})", re.IGNORECASE),
        re.compile(weekday, 0 if language in {"en", "de", "el"} else re.IGNORECASE),
        {fold(one): number for one, number in names.items()},
        frozenset(fold(one) for one in names_of_months(language)),
        language in _CAPITAL_MONTHS,
        FUTURE[language],
        numbers,
    )


def unit_of(word: str) -> str:
    """Name the unit that a word of any of the languages means: `hour`, `day`, `week` or `month`."""
    lower = word.lower()
    return next((unit for unit, stems in _UNITS.items() if lower.startswith(stems)), "day")


@cache
def words_of(language: str) -> Words | None:
    """Return how a language says when.

    Args:
        language: ISO 639-1.

    Returns:
        Its words; None for a language without a table. Made on first use: seven tables take 25 ms.
    """
    return _make(language) if language in _SIMPLE else None
