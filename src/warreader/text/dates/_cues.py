"""Cue words beside a date that tell what it is the date of.

Each is matched against the few words just before a date, or against a short line above it.
"""

from __future__ import annotations

import re
from typing import Final


def _ending_in(reach: int, *stems: str) -> re.Pattern[str]:
    """Match text that ends in one of the stems, with at most so many code points behind it."""
    return re.compile(rf"(?:{'|'.join(' '.join(stems).split())})[^\n]{{0,{reach}}}$".replace("_", " "), re.IGNORECASE)


PUBLISHED: Final = _ending_in(
    40,
    r"publi(?:shed|cation|é|cado|cada|cato|kov|sh|ziert|cat|s) posted post_date created first_published filed issued",
    r"released veröffentlicht erstellt erschienen datum \bdate\b \bdata\b fecha опубл дата додано добавлено створено",
    r"создано dodano utworzono opublikowan yayın eklenme oluşturma δημοσί ημερομηνία megjelen közzét objavljen",
    r"zveřejněno vydáno julkaistu жарияла प्रकाशित تاريخ نُ?شر منشور منتشر تاریخ gepost geplaatst lagt_ut publicerad",
    r"publisert (?:^|[|,;.]\s?)(?:by|von)\b",
    r"发布 發布 发表 發表 rapor\w*\sz relacj\w*\sz bericht\w*\svom зведен\w* сводк\w* хронік\w* хроник\w*",
)
"""The date behind it is that of publication."""
UPDATED: Final = _ending_in(
    25,
    r"updated? modified revised last_(?:change|edit) edited aktualisiert geändert letzte_änderung mis_à_jour",
    r"actualizad aggiornat ultima_modifica atualizad оновлен обновл изменен змінен zaktualizow aktualizacj güncelle",
    r"actualiz[aă]r actualiz[aá]ci actualisé modifié_le ažurir обновен 更新",
    r"actualizat modificat ενημερώ ενημέρωση frissít módosít posodob aktualizov upraven päivitetty muokattu жаңарт",
    r"अपडेट अद्यतन تحديث به.?روز bijgewerkt uppdaterad oppdatert opdateret last\b",
)
"""The date behind it is that of a later change."""
_ANY_DATE: Final = re.compile(r"date|data|fecha|datum|дата|تاريخ|تاریخ|ημερομηνία|last", re.IGNORECASE)
"""Words that say only that a date follows: 'Data actualizării' is that of a change."""
FOREIGN: Final = _ending_in(
    40,
    r"copyright © \(c\) since seit founded born geboren retrieved accessed archived expires until bis deadline event",
    r"termin cookie version comment kommentar says: schreibt sagt: meint: пише: пишет: dit_?: dice: pisze: skriver:",
    r"sagte antwort reply related mehr_zum read_more photo foto",
    r"фото image picture bild\b file_pic getty credit архивное комментар коментар",
)
"""The date behind it belongs to something else: a right, a reader's comment, a photograph."""


def _beginning_with(lead: str, *stems: str) -> re.Pattern[str]:
    """Match a line that begins with one of the stems, behind the signs of `lead`."""
    return re.compile(rf"{lead}(?:{'|'.join(' '.join(stems).split())})".replace("_", " "), re.IGNORECASE)


def read_label(before: str) -> tuple[bool, bool]:
    """Return whether the words before a date label it as that of publication, and whether as that of a change.

    Where both are named, the nearer label holds: 'Data actualizării: 04.06 Data publicării: 03.06'.

    Returns:
        Published, updated: never both.
    """
    published, updated = PUBLISHED.search(before), UPDATED.search(before)
    if not (published and updated):
        return bool(published), bool(updated)
    nearer = published.start() > updated.start() and not _ANY_DATE.match(published[0])
    return nearer, not nearer


COPYRIGHT: Final = re.compile(r"(?:copyright|©|\(c\))\W{0,3}$", re.IGNORECASE)
"""The date behind it is that of a right."""
COMMENTS: Final = _beginning_with(
    r"(?:\d{1,5}\s)?",
    "kommentar comment коментар комментар komentar comentari commentair commento commenti reacties yorum σχόλι",
    "hozzászól leave_a_reply leave_a_comment schreibe?_einen diskussion leserbrief readers?_comments",
)
"""A line that begins the readers' comments, or counts them."""
RELATED: Final = _beginning_with(
    r"[\s>»•-]*",
    "lesen_sie mehr_zum auch_interessant aktuelle_beiträge neueste das_neueste latest recent read_(?:also|more)",
    "also_read see_also more_(?:from|on|news) related most_read trending читайте дивіться смотрите новини_за_темою",
    "схожі новости_по_теме останні_новини последние_новости czytaj zobacz przeczytaj à_lire lire_aussi lee_también",
    "leggi_anche citește ilgili_haber διαβάστε olvassa اقرأ_أيضا إقرأ_أيضا بیشتر_بخوانید",
)
"""A line above links to other stories."""
