"""Recognises lines that look like cues and are evidence: they are never folded.

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
_NAMED: Final = re.compile(r"\s*[:：.\-–—]\s*[^\W\d_]")
_ADDRESS: Final = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|ru|ua|ro|pl|de)\b")
_VERIFICATION: Final = re.compile(
    r"independent(?:ly)? (?:verif|confirm)|"
    r"(?:not|unable to|n't) (?:be |been |immediately |been able to )*(?:verif|confirm)|"
    r"незалежн\w+ (?:джерел|перевір|підтв)|независим\w+ (?:провер|подтв)|"
    r"не може (?:незалежно )?(?:перевірити|підтвердити)|"
    r"не может (?:независимо )?(?:проверить|подтвердить)|unabhängig(?:er seite)? (?:überprüf|bestätig|verifizier)|"
    r"niezależnie (?:zweryf|potwierdz)|de (?:source|manière) indépendante|de forma independiente|in modo indipendente|"
    r"verificat\w* independent|από ανεξάρτητ|من مصدر مستقل|بشكل مستقل"
)
_COUNT: Final = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|"
    r"дв\w{1,4}|тр[иьо]\w{0,3}|чотир\w+|четыр\w+|п.ят\w+|шіст\w+|шест\w+|семер\w+|десят\w+|zwei|drei|vier|fünf|sechs|"
    r"deux|trois|quatre|cinq|six|dwie|dwóch|dwoje|trzy|troje|pięć|două|trei|patru|due|tre|quattro|dos|tres|cuatro)\b)"
)
_CASUALTIES: Final = re.compile(
    r"\b(?:killed|dead|died|deaths?|wounded|injured|casualties|injuries|bodies|missing|captured|detained|evacuated|civilians|"
    r"загин\w+|вбит\w+|поранен\w+|постраждал\w+|жертв\w*|тіл\w?|погиб\w+|убит\w+|ранен\w+|пострадавш\w+|"
    r"getötet|tote[nr]?|verletzte?[nr]?|morts?|tués?|blessés?|muert[oa]s|herid[oa]s|morti|feriti|uccis[ei]|"
    r"morți|uciși|răniți|zabit\w+|zginęł\w+|rann\w+|ofiar\w*|νεκρο\w+|τραυματ\w+)\b|قتل|جرح|مصاب"
)
_ATTRIBUTION: Final = re.compile(
    r"\b(?:said|says|told|according to|reported by|announced|stated|повідоми\w+|заяви\w+|за словами|сообщи\w+|заяви\w+|"
    r"по словам|передає|передает|sagte|teilte\w* .{0,40}mit|nach angaben|laut|selon|a déclaré|según|"
    r"dijo|secondo|ha detto|"
    r"potrivit|a declarat|a anunțat|poinformował\w*|powiedział\w*|według|przekazał\w*)\b"
)
_SCANNED: Final = 600
"""Code points scanned: evidence lines are short; a longer one is prose and needs no protection of its own."""


def is_label(shape: Shape) -> bool:
    """Tell whether a line opens with a label that is evidence: 'Source: …', 'Details:', 'UPD …', 'Editor's note'.

    Args:
        shape: The line.

    Returns:
        True if so. 'Source:' with an address and no name is none.
    """
    match = _LABELS.match(shape.folded)
    return bool(
        match and _NAMED.match(shape.folded, match.end()) and not _ADDRESS.search(shape.folded, match.end(), 300)
    )


def is_evidence(shape: Shape) -> bool:
    """Tell whether a line carries what a reader must not lose: a verification, a number of people, an attribution.

    Args:
        shape: The line.

    Returns:
        True if so. A cue with a delimiter ('Read more: Six killed …') is decided before this question is asked.
    """
    scanned = shape.folded[:_SCANNED]
    if is_label(shape) or _VERIFICATION.search(scanned):
        return True
    if _CASUALTIES.search(scanned) and _COUNT.search(scanned):
        return True
    return shape.ends and bool(_ATTRIBUTION.search(scanned))
