"""Recognises lines that look like cues but carry information, and are never folded.

'Reuters could not independently verify …', 'UPD: as of 17:48 seven killed', 'Editor's note', 'Source: …' with a name,
'Details:', 'Quote:', corrections, and short lines that carry a number of people or an attribution. Source: the list
'never fold' drawn from about a hundred crawled pages of war news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warreader.text.cleaning.shape import Shape

_LABELS: Final = re.compile(
    r"(?:"
    r"source|sources|details|quote|direct quote|background|literally|updated? at|upd\b|update|"
    r"editor'?s?'? note|correction|clarification|this story has been (?:updated|corrected)|"
    r"this story was (?:updated|corrected)|джерело|джерела|деталі|пряма мова|дослівно|передісторія|нагадаємо|"
    r"уточнення|виправлення|оновлено о|оновлення|источник|источники|детали|подробности|прямая речь|дословно|"
    r"предыстория|напомним|уточнение|исправление|обновление|quelle|hinweis der redaktion|"
    r"anmerkung der redaktion|korrektur|hintergrund|źródło|od redakcji|sprostowanie|aktualizacja|sursa|"
    r"nota redacției|note de la rédaction|correction|précision|source|nota del editor|nota de la redacción|"
    r"fuente|fonte|nota della redazione|المصدر|ملاحظة|توضيح|تصحيح|πηγή|διόρθωση|zdroj|vir|forrás"
    r")"
)
_REMINDERS: Final = re.compile(
    r"(?:as (?:previously )?reported|let us recall|recall that|as a reminder|earlier it was reported|"
    r"as .{2,30} reported earlier|"
    r"нагадаємо|нагадаю|як повідомлялося|раніше повідомлялося|напомним|напомню|как сообщалось|ранее сообщалось|"
    r"przypomnijmy|jak informowaliśmy|reamintim|amintim că|ricordiamo|rappelons|recordemos|zur erinnerung)\b"
)
"""What opens a line that tells what was known before, often with an older toll."""
_CORRECTED: Final = re.compile(
    r"[(\[*]{0,2}this (?:story|article|report|piece|headline|post|page) (?:has been|was|is) "
    r"(?:updated|corrected|amended|changed|edited on)\b[^.]{0,80}?"
    r"\b(?:because|after|with|"
    r"to (?:say|show|clarify|correct|reflect|add|remove|include|make|note|fix|state|indicate))\b"
)
"""What opens a line that tells what was wrong, or is new: it is a fact of the story, not small print."""
_NAMED: Final = re.compile(r"\s*[:：.\-–—]\s*[^\W\d_]")
_ADDRESS: Final = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|ru|ua|ro|pl|de)\b")
_CHECKS: Final = (
    frozenset(
        {"indep", "indép", "indip", "незал", "незав", "unabh", "nieza", "ανεξά", "مستقل", "nezáv", "neodv", "незаў"}
    ),
    frozenset(
        {"verif", "confi", "перев", "підтв", "прове", "подтв", "überp", "bestä", "zwery", "potwi", "vérif", "επιβε"}
    ),
)
"""Stems of 'independently' and of 'verify': together, or the second with a negation, they tell of a check."""
_NEGATIONS: Final = frozenset(
    {
        "not",
        "unable",
        "couldn't",
        "hasn't",
        "haven't",
        "yet",
        "не",
        "ні",
        "nicht",
        "nie",
        "non",
        "no",
        "pas",
        "nu",
        "ni",
    }
)
_NUMBERS: Final = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands два
    дві двоє две двое три троє трое чотири четыре четверо четверо п'ять пять п'ятеро пятеро шість шесть
    шестеро семеро десять десятки zwei drei vier fünf sechs sieben acht neun zehn elf zwölf deux trois
    quatre cinq sept huit neuf dix dwie dwóch dwoje dwaj trzy troje trzech cztery pięć pięcioro sześć
    două doi trei patru cinci șase due tre quattro cinque dos tres cuatro cinco seis δύο τρεις τέσσερις
    πέντε ثلاثة أربعة خمسة""".split()
)
_CASUALTIES: Final = frozenset(
    """killed dead died deaths death wounded injured casualties injuries bodies missing captured detained
    evacuated civilians toll tote toten toter getötet verletzt verletzte verletzten morts mort tués tué
    blessés muertos muertas heridos morti feriti uccisi morți uciși răniți قتيل قتلى جريح جرحى مصاب قتل
    νεκροί νεκρός νεκρών""".split()
)
_CASUALTY_STEMS: Final = frozenset(
    {
        *("загин", "вбито", "вбиті", "убито", "поран", "постр", "жертв", "погиб", "убит", "убиты", "ранен", "ранил"),
        *("zabit", "zginę", "ranny", "ranni", "ranna", "ofiar", "τραυμ", "mrtvý", "zraně", "ubite", "ubiti"),
    }
)
_SAYING: Final = frozenset(
    """said says say told tell tells asked ask asks wrote writes according announced stated reported sagte sagten teilte
    teilten nach laut selon déclaré según dijo secondo detto potrivit declarat anunțat словам словами передає передает
    قال أعلن""".split()
)
_SAYING_STEMS: Final = frozenset({"повід", "заяви", "сообщ", "poinf", "powie", "przek", "δήλωσ"})


def is_label(shape: Shape) -> bool:
    """Return whether a line opens with a label that is evidence: 'Source: …', 'Details:', 'UPD …', 'Editor's note'.

    Or with a reminder of what was reported before: 'Нагадаємо, …'; or it tells a correction.

    Args:
        shape: The line.

    Returns:
        True if so. 'Source:' with an address and no name is none.
    """
    if _REMINDERS.match(shape.folded) or _CORRECTED.match(shape.folded):
        return True
    match = _LABELS.match(shape.folded)
    return bool(
        match and _NAMED.match(shape.folded, match.end()) and not _ADDRESS.search(shape.folded, match.end(), 300)
    )


def attributes(shape: Shape) -> bool:
    """Return whether a line says who said it, in one of the languages of the table."""
    return not (_SAYING.isdisjoint(shape.tokens) and _SAYING_STEMS.isdisjoint(shape.stems))


def counts_people(shape: Shape) -> bool:
    """Return whether a line gives a number of people killed, wounded, missing and the like."""
    if _CASUALTIES.isdisjoint(shape.tokens) and _CASUALTY_STEMS.isdisjoint(shape.stems):
        return False
    return not _NUMBERS.isdisjoint(shape.tokens) or any(map(str.isdigit, shape.folded))


def is_evidence(shape: Shape) -> bool:
    """Return whether a line carries what a reader must not lose: a verification, a number of people, an attribution.

    Args:
        shape: The line.

    Returns:
        True if so. A cue with a delimiter ('Read more: Six killed …') is decided before this question is asked.
    """
    if is_label(shape) or _is_check(shape) or counts_people(shape):
        return True
    return shape.ends and attributes(shape)


def _is_check(shape: Shape) -> bool:
    independently, verify = (not stems.isdisjoint(shape.stems) for stems in _CHECKS)
    return verify and (independently or not _NEGATIONS.isdisjoint(shape.tokens))
