"""The words that stamps are made of: stems of months and weekdays, labels, zones and small words.

For `metadata.is_stamp`, which asks whether a line is nothing but a stamp. Fifteen languages of war news, by hand.
"""

from __future__ import annotations

from typing import Final

DATE_STEMS: Final = frozenset(
    """jan feb mar apr may mai maj mayo mag jun jul aug ago sep set sept oct okt ott out nov dec dez dic dub kvě čer
    srp zář říj lis pro úno led bře janv févr mars avr août déc gen giu lug iun iul sty lut kwi cze lip sie wrz paź
    gru січ лют бер кві тра чер лип сер вер жов лис гру янв фев мар апр мая май июн июл авг сен окт ноя дек ιαν φεβ
    μαρ απρ μαΐ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ ocak şub mart nisan haz tem ağu eyl eki kas ara يناير فبراير مارس
    أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
    كانون فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند mon tue wed thu fri sat sun mont dien
    mitt donn frei sams sonn lun mer jeu ven sam dim lunes martes miér jue vie sáb dom pon wto śro czw pią sob nie
    пон вів вто сре чет пят п'ят суб нед вос lunedì martedì mercoledì giovedì venerdì sabato domenica luni marți
    miercuri joi vineri sâmbătă duminică δευ τρί τρι τετ πέμ παρ σάβ κυρ الأحد الاثنين الإثنين الثلاثاء الأربعاء
    الخميس الجمعة السبت""".split()
)
"""First letters of the names of months and weekdays, or the whole name."""
STAMP_LABELS: Final = frozenset(
    """updated update published posted created modified first last publish publication edited issued since ago
    yesterday today hour hours minute minutes day days week weeks month months year years second seconds just now
    stand aktualisiert veröffentlicht zuletzt geändert vor stunden minuten tagen opublikowano aktualizacja
    zaktualizowano data dodano publikacji ostatnia publié mis à jour modifié il y a heures publicado actualizado
    actualización pubblicato aggiornato ultimo aggiornamento modifica publicat actualizat ultima actualizare
    опубліковано оновлено опубликовано обновлено изменено создано тому назад годин годину хвилин часов часа минут
    δημοσίευση ενημέρωση آخر تحديث نشر تاريخ النشر منذ ساعات انتشار""".split()
)
"""What stands before or behind a date: 'updated', 'ago'."""
SMALL_WORDS: Final = frozenset(
    """am pm a.m p.m uhr h hrs hours gmt utc est edt et ist eet eest cet cest msk bst pst pdt pt ct cst cdt mst mdt
    aest hkt sgt at on of de del di le la the il в о об к год року р г роки года ora klo kl ч godz r dne th st nd rd
    um min mins and date time дата час время""".split()
)
"""What may stand between its parts: zones, prepositions, units of time."""
