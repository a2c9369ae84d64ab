"""Recognises headlines of daily reports: 'Ukraine Conflict Update, March 3, 2022'.

In: the words of a line before its date. Out: whether they name a report. Such a line looks like a stamp with a byline,
and is the headline: of the Institute for the Study of War, of OCHA's flash updates, of a general staff's evening notes.
"""

from __future__ import annotations

import re
from typing import Final

_REPORT: Final = re.compile(
    r"\b(?:assessment|(?:situation|daily|weekly|monthly|evening|morning|special|operational|humanitarian) report|"
    r"sitrep|briefing|bulletin|snapshot|summary|round-?up|digest|timeline|key events|recap|overview|fact ?sheet|"
    r"(?!last|latest|recent|news|first|final|page|site|story|article)[^\W\d_]{3,} update|update (?:no\b|#)|"
    r"lagebericht|lage in|lage am|überblick|zusammenfassung|tagesbericht|bilan|compte rendu|rapport de situation|"
    r"le point sur|parte|informe|resumen|boletín|cronología|riepilogo|bollettino|podsumowanie|raport|kronika|"
    r"rezumat|buletin|сводк[аи]|хроника|хроніка|итоги|підсумки|зведення|обзор|огляд|отчет|отчёт|звіт|дайджест|брифинг|"
    r"брифінг|доклад|доповідь|главное за|головне за|ملخص|تقرير|موجز)\b",
    re.IGNORECASE,
)
"""What headlines call a report, in the languages of war news; 'last update' is a label."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_FEWEST: Final = 2  # words: 'Summary:' alone is a label
_REACH: Final = 160  # code points: longer lines are prose


def names_report(head: str) -> bool:
    """Return whether words before a date are the headline of a report.

    Args:
        head: The line up to its date, or all of it.

    Returns:
        Whether they are: at least two words, one of which says what the report is, and no row of fields.
    """
    if len(head) > _REACH or "|" in head:
        return False
    return len(_WORD.findall(head)) >= _FEWEST and _REPORT.search(head) is not None
