"""Reverses inflection of place names: `Харкові` -> `Харків`.

In: folded words. Out: folded words that could be their nominative, the likeliest first; the gazetteer decides whether
there is a place of that name. Rules by ending after the declensions of Ukrainian and Russian place names, with the
vowels that come and go in them (Київ - Києва, Ірпінь - Ірпеня), and the same for Polish, Czech and Greek, whose papers
inflect Ukrainian names too (w Charkowie, v Charkově, του Χαρκόβου).
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

Rules = dict[str, tuple[str, ...]]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_FORMS: Final = 60
_MIN_STEM: Final = 2

# ending -> what may stand in the nominative instead. Folding has turned й, ї and ё into и, і and е.
_CYRILLIC: Final = (
    ("ського", ("ське", "ськии")), ("ському", ("ське", "ськии")), ("ським", ("ське", "ськии")),
    ("ского", ("ское", "скии")), ("скому", ("ское", "скии")), ("ском", ("ское", "скии", "ск")),
    ("ским", ("ское", "скии")), ("ового", ("овии", "ове", "овыи", "овои", "овое", "ів")),
    ("овому", ("овии", "ове", "овыи", "овои", "овое", "ів")), ("овим", ("овии", "ове", "ів")),
    ("овом", ("овыи", "овои", "овое", "ів", "ов")),
    ("овым", ("овыи", "овои", "овое")), ("ого", ("е", "ии", "ое", "ыи", "ои")), ("ому", ("е", "ии", "ое", "ыи",
    "ои")),
    ("им", ("е", "ии", "ои")), ("ым", ("ыи", "ое", "ои")), ("его", ("ее", "ии")), ("ему", ("ее", "ии")),
    ("оі", ("а", "я")), ("ои", ("ая", "а")), ("ую", ("ая",)), ("іи", ("а",)), ("еи", ("ая", "а", "я")),
    ("ею", ("а", "я", "ея")), ("ою", ("а", "ая")), ("ою", ("а",)), ("их", ("і", "ие", "ые", "и")), ("ых", ("ые",)),
    ("іх", ("і",)), ("єва", ("ів",)), ("ова", ("ів", "ов", "ово", "ова")), ("ева", ("ів", "ев", "ево")),
    ("єву", ("ів",)), ("ову", ("ів", "ов", "ово", "ова")), ("еву", ("ів", "ев", "ево")), ("євом", ("ів",)),
    ("евом", ("ів", "ев", "ево")), ("єві", ("ів",)), ("ові", ("ів", "ов", "", "о", "ь")), ("еві", ("ів", "ь", "")),
    ("ове", ("ов", "ово", "ів")), ("еве", ("ев", "ево")), ("овым", ("ов",)), ("евым", ("ев",)), ("евым", ("ево",)),
    ("овым", ("ово",)), ("поля", ("піль", "поль")), ("полі", ("піль", "поль", "поле")), ("полю", ("піль", "поль")),
    ("полем", ("піль", "поль", "поле")), ("поле", ("поль",)), ("еня", ("інь", "ень")), ("ені", ("інь", "ень")),
    ("еню", ("інь", "ень")), ("енем", ("інь", "ень")), ("ене", ("ень",)),
    ("рову", ("рів", "ров")), ("реву", ("рів",)), ("ця", ("ець", "ц")), ("ці", ("ець", "ця", "ка", "ки", "ц")),
    ("цю", ("ець", "ця")), ("цем", ("ець", "ц", "це")), ("цею", ("ця",)), ("це", ("ец", "ца")), ("ца", ("ец",)),
    ("цу", ("ец", "ца")), ("цом", ("ец",)), ("ле", ("ель", "ла", "ля", "л", "ль")), ("рла", ("рел",)),
    ("рле", ("рел",)), ("рлу", ("рел",)), ("рлом", ("рел",)), ("ками", ("ки",)), ("ах", ("и", "ы", "а")),
    ("ях", ("і", "и", "я")), ("ам", ("и", "ы")), ("ям", ("і", "и")), ("ами", ("и", "ы")), ("ями", ("і", "и")),
    ("ів", ("и", "і")), ("вець", ("вці",)), ("вців", ("вці",)), ("вцах", ("вцы",)), ("вцов", ("вцы",)), ("ок", ("ки",)),
    ("зі", ("га", "з", "за", "г")), ("сі", ("ха", "с", "са", "сь")), ("зе", ("г", "з", "за")), ("жжі", ("жжя",)),
    ("жжю", ("жжя",)), ("жжям", ("жжя",)), ("жье", ("жье",)), ("жья", ("жье",)), ("жью", ("жье",)),
    ("жьем", ("жье",)), ("ия", ("ии",)), ("іі", ("ія",)), ("ію", ("ія",)), ("ією", ("ія",)),
    ("ии", ("ия", "ь", "и", "іи")), ("ию", ("ия", "и")), ("иеи", ("ия",)), ("оем", ("ои",)),
    ("ем", ("ь", "е", "и", "")), ("єм", ("и",)), ("ом", ("", "о", "ь")), ("ои", ("а",)), ("а", ("", "о")),
    ("у", ("", "а", "о")), ("і", ("", "а", "о", "ь", "я", "и", "ія")), ("е", ("", "а", "о", "я", "ь", "и")),
    ("и", ("а", "ь", "я")), ("ы", ("а",)), ("ю", ("ь", "я", "и")), ("я", ("ь", "е", "и")), ("єю", ("я",)),
    ("", ("и", "ы", "а", "о")),
)  # fmt: skip

# Polish and Czech; folding has turned ó, ł, ń, ě, š ... into o, l, n, e, s.
_SLAVIC: Final = (
    ("awiu", ("aw",)), ("awia", ("aw",)), ("awiem", ("aw",)),
    ("zu", ("ze", "z")), ("za", ("ze", "z")),
    ("owie", ("ow", "owo")), ("owa", ("ow", "owo")), ("owu", ("ow",)), ("owem", ("ow", "owo")), ("owowi", ("ow",)),
    ("ewie", ("ew", "ow")), ("ewa", ("ew", "ow")), ("ewem", ("ew",)), ("iewa", ("iow", "iew")),
    ("iewie", ("iow", "iew")), ("ove", ("ov", "ova")), ("ova", ("ov",)), ("ovu", ("ov",)), ("ovem", ("ov",)),
    ("eve", ("ev",)), ("eva", ("ev",)), ("evu", ("ev",)), ("cie", ("t", "to", "ta")), ("dzie", ("d", "da")),
    ("rze", ("r", "ra", "rz")),  ("skiem", ("sk", "skie")), ("skiego", ("skie", "ski")), ("skiemu", ("skie", "ski")),
    ("sku", ("sk",)), ("ska", ("sk",)), ("skem", ("sk",)), ("ce", ("ka", "cze", "ec")), ("ki", ("ka",)),
    ("aze", ("aha",)),
    ("ke", ("ka",)), ("kou", ("ka",)), ("ku", ("ka", "k")), ("ka", ("k", "ko")), ("niu", ("n",)), ("nia", ("n",)),
    ("niem", ("n",)), ("lu", ("l",)), ("la", ("l",)), ("lem", ("l",)), ("slu", ("sl",)), ("sla", ("sl",)),
    ("ach", ("y", "e", "i")), ("ich", ("i", "ie", "e")), ("ym", ("y", "e")), ("ego", ("e", "y")), ("emu", ("e", "y")),
    ("ej", ("a",)), ("iem", ("", "ie")), ("em", ("", "o", "e")), ("ami", ("y", "i")), ("ie", ("", "a", "o", "ia")),
    ("e", ("", "a", "o")),
    ("a", ("", "o")), ("u", ("", "o")), ("y", ("a", "")), ("i", ("a", "ia", "")), ("o", ("a",)), ("ou", ("a",)),
    ("", ("y", "i")),
)  # fmt: skip

# Romanian genitive and dative: Harkovului, Chișinăului; Ucrainei, Rusiei; not 'rei' and 'tei', which end first names.
# With the article, a name ends as towns do: Kievul, Harkovul, Chișinăul, Bucureștiul, Mariupolul; 'Omul' is a man.
_ROMANIAN: Final = (
    ("ului", ("", "u")),
    ("iei", ("ia",)),
    ("nei", ("na",)),
    ("vei", ("va",)),
    ("pei", ("pa",)),
    ("sei", ("sa",)),
    *((ending + "ul", (ending,)) for ending in ("ov", "ev", "esti", "pol", "burg", "lgrad", "ngton", "din")),
    ("aul", ("au",)),
)

_GENITIVE: Final = (("s", ("",)),)

# Hungarian, Finnish and Estonian, Turkish, Lithuanian and Latvian put endings behind the name.
_HUNGARIAN: Final = tuple(
    (vowel + ending, ("",) if vowel else ("", "a", "e"))
    for vowel in ("", "o", "e", "i", "a")
    for ending in ("ban", "ben", "bol", "ba", "be", "rol", "ra", "re", "on", "en", "n", "ot", "et", "t", "nak",
    "nek", "tol",
                   "val", "vel", "nal", "nel", "hoz", "hez", "ig", "i", "ert", "kent")
)  # fmt: skip
_FINNIC: Final = (
    *(
        (vowel + ending, ("",) if vowel else ("", "a", "i"))
        for vowel in ("", "i", "e", "u")
        for ending in ("ssa", "sta", "lla", "lta", "lle", "n", "in", "an", "on", "en", "aan", "oon", "een", "iin",
        "yn", "a", "ta",
                       "ksi", "na", "s", "st", "sse", "l", "le", "lt", "ni", "t")
    ),
    ("ngissa", ("nki",)), ("ngista", ("nki",)), ("ngin", ("nki",)), ("nkiin", ("nki",)), ("vassa", ("va",)),
)  # fmt: skip
_TURKIC: Final = tuple(
    (ending, ("",))
    for ending in ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "ya", "ye", "yi", "yu", "a", "e", "i", "u",
    "in", "un",
                   "nin", "nun", "daki", "deki", "taki", "teki", "la", "le", "yla", "yle", "na", "ne", "nda", "nde")
)  # fmt: skip
_BALTIC: Final = (
    ("e", ("as", "a", "e")), ("o", ("as",)), ("ui", ("as",)), ("a", ("as", "a")), ("uje", ("ai",)), ("oje", ("a",)),
    ("eje", ("e",)),
    ("is", ("is",)), ("yje", ("is",)), ("i", ("is", "e")), ("ai", ("a",)), ("os", ("a",)), ("es", ("e",)), ("u",
    ("as", "a")),
    ("ava", ("iv",)), ("ivas", ("iv",)), ("as", ("", "a")), ("is", ("",)), ("us", ("",)), ("ive", ("iv",)), ("ivo",
    ("iv",)),
)  # fmt: skip

_GREEK: Final = (
    ("ου", ("ο", "οσ")), ("ησ", ("η",)), ("ασ", ("α",)), ("ων", ("α",)), ("ο", ("οσ",)), ("α", ("ασ",)),
    ("η", ("ησ",)),
)  # fmt: skip

# Adjectives of countries look like case forms of towns: Ukraińskie - Ukrainsk, Російська - Російськ.
_PEOPLES: Final = (
    "ukrain",
    "украин",
    "україн",
    "росіис",
    "россииск",
    "русск",
    "польс",
    "polsk",
    "rosyjsk",
    "німец",
    "немец",
)

# Countries in Polish whose case forms look like their adjectives, or that no ending explains.
_POLISH_COUNTRIES: Final = {
    **dict.fromkeys(("ukrainy", "ukrainie", "ukraine", "ukraina"), ("ukraina",)),
    **dict.fromkeys(("niemiec", "niemcom", "niemcami", "niemczech"), ("niemcy",)),
    **dict.fromkeys(("wloch", "wlochom", "wlochami", "wloszech"), ("wlochy",)),
    **dict.fromkeys(("wegier", "wegrom", "wegrami", "wegrzech"), ("wegry",)),
    **dict.fromkeys(("polski", "polsce", "polske"), ("polska",)),
    **dict.fromkeys(("chinom", "chinami", "chinach"), ("chiny",)),
}

# Forms that no ending explains.
_IRREGULAR: Final = {
    "лубен": ("лубни",),
    "розі": ("ріг",), "рогу": ("ріг", "рог"), "рогом": ("ріг", "рог"), "рога": ("ріг", "рог"), "роге": ("рог",),
    "києві": ("киів",), "києва": ("киів",), "києву": ("киів",), "києвом": ("киів",), "києве": ("киів",),
}  # fmt: skip


def base_forms(words: Sequence[str], latin: str | None = None) -> Iterator[tuple[str, ...]]:
    """Propose nominatives of a place name.

    Args:
        words: Its folded words, in any script.
        latin: Language after whose rules Latin words are inflected (a key of `LATIN_RULES`); None: they are not.

    Returns:
        Up to 60 proposals,
        each with as many words as came in; none where no rule applies. A word may stay as it is as
        long as another changes.
    """
    choices = [_word_forms(word, LATIN_RULES.get(latin or "", {})) for word in words]
    if all(len(forms) == 1 for forms in choices):
        return
    given = tuple(words)
    for proposal in islice(product(*choices), _MAX_FORMS):
        if proposal != given:
            yield proposal


def _word_forms(word: str, latin: Rules) -> tuple[str, ...]:
    if latin is _SLAVIC_RULES and word in _POLISH_COUNTRIES:
        return (word, *_POLISH_COUNTRIES[word])
    if not word or word.startswith(_PEOPLES):
        return (word,)
    if word in _IRREGULAR:
        return (word, *_IRREGULAR[word])
    first = word[0]
    if "\u0400" <= first <= "\u04ff":
        rules = _CYRILLIC_RULES
    elif "\u0370" <= first <= "\u03ff":
        rules = _GREEK_RULES
    else:
        rules = latin if first.isascii() else {}
    if not rules:
        return (word,)
    forms: dict[str, None] = {word: None}
    for length in range(min(_LONGEST, len(word) - _MIN_STEM), -1, -1):
        cut = len(word) - length
        for nominative in rules.get(word[cut:], ()):
            forms[word[:cut] + nominative] = None
    return tuple(forms)


def _by_ending(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> Rules:
    table: Rules = {}
    for ending, nominatives in rules:
        table[ending] = tuple(dict.fromkeys((*table.get(ending, ()), *nominatives)))
    return table


_CYRILLIC_RULES: Final = _by_ending(_CYRILLIC)
_GREEK_RULES: Final = _by_ending(_GREEK)
_SLAVIC_RULES: Final = _by_ending(_SLAVIC)
_ROMANIAN_RULES: Final = _by_ending(_ROMANIAN)
_GENITIVE_RULES: Final = _by_ending(_GENITIVE)
LATIN_RULES: Final[dict[str, Rules]] = {
    **dict.fromkeys(("pl", "cs", "sk", "hr", "sl", "sr", "bs"), _SLAVIC_RULES),
    **dict.fromkeys(("de", "sv", "da", "no", "nb", "nl"), _GENITIVE_RULES),
    "hu": _by_ending(_HUNGARIAN),
    "ro": _ROMANIAN_RULES,
    **dict.fromkeys(("fi", "et"), _by_ending(_FINNIC)),
    **dict.fromkeys(("tr", "az"), _by_ending(_TURKIC)),
    **dict.fromkeys(("lt", "lv"), _by_ending(_BALTIC)),
}
"""Rules for languages in Latin script, by ISO 639-1."""
POSTPOSITIONAL: Final = frozenset({"hu", "fi", "et", "tr", "az"})
"""Languages whose endings do the work of prepositions."""
_LONGEST: Final = max(
    len(ending) for rules in (_CYRILLIC_RULES, _GREEK_RULES, *LATIN_RULES.values()) for ending in rules
)
