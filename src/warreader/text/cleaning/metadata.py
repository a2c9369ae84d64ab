"""Recognises metadata lines: time stamps, bylines, times of live entries, bare counts.

In: the shape of a line. Out: yes or no. What day a stamp means is the business of `text.dates`; here it only matters
that a line is nothing but a stamp.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from warreader.text.cleaning.shape import LOWER, UPPER
from warreader.text.cleaning.stamp_words import DATE_STEMS, SMALL_WORDS, STAMP_LABELS
from warreader.text.report_headlines import names_report

if TYPE_CHECKING:
    from warreader.text.cleaning.shape import Shape

_TOKEN: Final = re.compile(r"[^\s|/,•·()\[\]+\-–—:;.]+(?:[.:][^\s|/,•·()\[\]+\-–—:;.]+)*")
_NUMBER: Final = re.compile(r"\d[\d:.,]*(?:st|nd|rd|th|am|pm|h|er|º|z)?|\d\d?:\d\d\w{0,3}")
_PRECISE: Final = re.compile(r"\d{3}|\d[:.]\d|\d\s?[ap]\.?m\b")
"""What a day of a chronicle does not have: a year, a time."""
_NUMBERED: Final = re.compile(r"(?:day|week|month|year|hour|night)s? \d{1,4}(?: ?(?:-|–|—|to|and) ?\d{1,4})?\W?")
"""'Day 7': the heading of an entry in a diary."""
_LONGEST_STAMP: Final = 18
"""Words of a stamp: 'Thu 24 Feb 2022 06.02 GMT First published on Thu 24 Feb 2022 00.15 GMT' has fifteen."""
_LONGEST_DATE_WORD: Final = 13
_CLOCK: Final = re.compile(
    r"\+*\s*(?:\d{1,2}[:.]\d{2}(?::\d\d)?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?(?:[ap]\.?m\.?|uhr|h\b|heures?))(?:\s?(?:uhr|gmt|utc|[a-z]{2,4}|h))?"
    r"(?:[\s/|,(]+(?:\d{1,2}[:.]\d{2}\)?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4}))?\s*\+*"
)
_BARE: Final = re.compile(r"[\W\d_]+(?:[kmк°]\W*[cfс]?)?\s*")
_BY: Final = frozenset(
    {"by", "von", "par", "por", "di", "автор", "автора", "door", "av", "af", "autor", "autora", "autorka"}
)
_NO_BYLINES: Final = frozenset({"by the numbers", "by the way", "by the sea", "by the river", "by the book"})
"""Headings that open as bylines do."""
_NAME_LINKS: Final = frozenset(
    {"and", "und", "et", "y", "e", "i", "та", "и", "і", "in", "for", "the", "de", "van", "der", "von", "al", "of", "at"}
)
_LONGEST_BYLINE: Final = 12
_WRITERS: Final = frozenset({"writer", "writers", "press"})
"""Last words of a byline without 'by': 'Jane Roe, AP Political Writer', 'Jane Roe Associated Press'."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_NAME: Final = 5
"""Words of the author's name beside a date."""
_ADDRESS: Final = re.compile(r"\S+@\S+\.\w+|@\w{2,20}")
_WHOLE_DATE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d|\b\d{1,2}\.\d{2}\s?uhr")

_DURATION: Final = re.compile(
    r"\d{1,3}\s?(?:min|mins|minutes?|minuten|minut[yei]?|minutos?|minuti|minuto|мин|минут[аы]?|хв|хвилин[аи]?|λεπτά|"
    r"دقائق|دقيقة|دقيقه|dakika)\b\.?"
)
_COUNTER: Final = re.compile(
    r"(?:(?:image|photo|picture|slide|bild|foto|фото|zdjęcie|imagen|imagine|immagine)\W{0,2})?"
    r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?(?:of|von|de|di|din|sur|z|з|із|из)\s?/?\s?\d{1,4}\W{0,3}"
)
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright)\s?(?:©\s?|by )?(?:19|20)\d\d\b")
_ELSEWHERE: Final = re.compile(r"(?:on|from|at) [\w-]{3,30}\.(?:com|org|net|co\.uk|ua|de|pl)\s?:")
_FOLLOW: Final = re.compile(
    r"follow [^.!?]{2,50} on (?:twitter|facebook|instagram|telegram|youtube|google news|whatsapp|tiktok|threads|x\b)"
)
_FIELD: Final = re.compile(r"\s[-–—|•·/]\s?[^\W\d_]{3,15}(?: [^\W\d_]{2,10})?:\s")
_FEWEST_FIELDS: Final = 2
_LINK: Final = re.compile(r"(?:\w+ ){0,2}\w+ ?: ?(?:https?://|www\.)\S+")
_NOTE: Final = re.compile(r"\[\d{1,3}\](?:[\s;,]+(?:https?://|www\.|t\.me/)[^\s;,]+)+[\s;,]*")
"""A note that is addresses: '[1] https://t.me/… ; https://…'."""
_REACTIONS: Final = re.compile(
    r"(?:[^\w\s.,]{1,4}\s?\d[\d.,]*(?:\s?[kкmм]\b)?\s*){2,}(?:\d[\d.,]*(?:\s?[kкmм]\b)?\s*[^\W\d_]{3,15})?",
    re.IGNORECASE,
)
"""Signs with a number behind each: '👍 214 🔥 31   12,4K views'."""
_RATES: Final = frozenset(
    """usd eur gbp ron pln uah rub $ € £ ₴ ₽ brent wti btc bitcoin 1usd 1eur курс курси курсы нбу цб долара доллара євро
    евро валют curs bnr valutar kursy walut на 1""".split()
)
_SIGNS_OF_MONEY: Final = "$€£₴₽"
_AMOUNT: Final = re.compile(r"[$€£₴₽]?\d[\d.,]*[$€£₴₽%]?")
_WEATHER: Final = re.compile(
    r"(?:погода|weather|pogoda|vremea|wetter|météo|meteo)\b[^.!?]{0,30}?[+−-]?\d{1,2} ?°?[cf]?°?"
)
"""The weather of a town: 'Погода в Харкові +5'."""
_LONGEST_LINK: Final = 600
_LONGEST_SLOT: Final = 12
_SLOT: Final = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?\s?(?:-|–|—|to|till|until)\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|"
    r"\b\d{1,2}[:.]\d\d\s?[-–—]\s?\d{1,2}[:.]\d\d$"
)
_TAGS: Final = re.compile(r"(?i:tags|теги|etichete|tagi|schlagwörter|étiquettes|etiquetas)\s+[#A-ZА-ЯІЇЄҐЁ]")
_MOST_TAGS: Final = 25
_GLUED: Final = re.compile(f"[{LOWER}][{UPPER}]")
_TRAIL: Final = re.compile(r"\s[|»›•·/>]\s")
_FEWEST_MARKS: Final = 2
_LONGEST_HEAP: Final = 15
_FEWEST_OF_HEADLINE: Final = 4
"""Words of a headline that a path to it ends with."""
_FEWEST_JOINTS: Final = 3
"""Joints of words that no spelling explains: 'WhatsApp' and 'YouTube' in one line are two."""
_COMMENTS: Final = re.compile(
    r"\b\d{1,4} (?:comments?|kommentare?|comentários?|comentarios?|comentarii|commentaires?|commenti|commento|"
    r"komentarz[ey]?|komentarzy|комментари[йяев]{1,2}|коментар[іиів]{0,2})\b"
)
_AGO: Final = re.compile(
    r"\b\d+ (?:minute|hour|day|week|month|year)s? ago\b|\bsays:$|\b(?:at|о|в|um|o) \d{1,2}[:.]\d\d"
)


def is_stamp(shape: Shape) -> bool:
    """Return whether a line is nothing but a date, a time, or both, with or without 'Updated:' and the like."""
    return shape.words <= _LONGEST_STAMP and is_date(shape.folded) and not _NUMBERED.fullmatch(shape.folded)


def is_day(shape: Shape) -> bool:
    """Return whether a stamp is a day and no more: 'Friday, 23 June', without a year and without a time."""
    return is_stamp(shape) and not _PRECISE.search(shape.folded)


def names_change(shape: Shape) -> bool:
    """Return whether a stamp says of what it is: 'Updated: 4 March'."""
    return any(token in STAMP_LABELS for token in tokens_of(shape.folded))


def tokens_of(folded: str) -> list[str]:
    """Cut some words in lower case where dates are cut: at spaces, slashes, dots and dashes."""
    return _TOKEN.findall(folded)


def is_date(folded: str) -> bool:
    """Return the same of some words in lower case."""
    if not any(map(str.isdigit, folded)):
        return False
    words = 0
    for token in tokens_of(folded):
        if is_date_word(token) or token in STAMP_LABELS:
            words += 1
        elif token not in SMALL_WORDS and not _NUMBER.fullmatch(token):
            return False
    return words > 0 or bool(_WHOLE_DATE.search(folded))


def is_label(folded: str) -> bool:
    """Return whether some words in lower case only name a stamp: 'updated:', 'stand:', 'first published on'."""
    tokens = tokens_of(folded)
    return any(token in STAMP_LABELS for token in tokens) and all(
        token in STAMP_LABELS or token in SMALL_WORDS for token in tokens
    )


def is_date_word(token: str) -> bool:
    """Return whether a word in lower case belongs to a date: a month, a weekday, 'today'."""
    return len(token) <= _LONGEST_DATE_WORD and any(token[:size] in DATE_STEMS for size in (3, 4, 5, len(token)))


def is_clock(shape: Shape) -> bool:
    """Return whether a line is the time of a live entry: '19:12', '++17.52++', '22:07 Uhr', '3.20am GMT / 03:20'."""
    return shape.words <= 5 and bool(_CLOCK.fullmatch(shape.text.strip().lower()))  # noqa: PLR2004  # '22:47 18.3.2022 MSK'


def is_bare(shape: Shape) -> bool:
    """Return whether a line holds figures and no words: '2217', '1/9', '31.4 C'. Signs alone part the story: '___'."""
    return bool(_BARE.fullmatch(shape.folded)) and any(map(str.isdigit, shape.folded))


def is_byline(shape: Shape) -> bool:
    """Return whether a line names who wrote it: 'By Hannah Prowse', 'Автор Тарас Одуд', 'Jane Roe, AP Sports Writer'.

    So does an e-mail address alone, and a name beside a date with its year.
    """
    if shape.words > _LONGEST_BYLINE:
        return False
    if _ADDRESS.fullmatch(shape.opening):
        return True
    if shape.ends:
        return False
    names = shape.opening.replace(":", " ").split()
    if names and names[0].lower() in _BY and shape.folded not in _NO_BYLINES:
        return _are_names([name for name in names[1:] if "@" not in name and any(map(str.isalpha, name))])
    if names and names[-1].lower() in _WRITERS and len(names) > 2:  # noqa: PLR2004  # 'Associated Press' is a source
        return _are_names(names)
    return (
        bool(_YEAR.search(shape.folded)) and _is_dated_name(shape.opening.split()) and not names_report(shape.opening)
    )


def _are_names(words: list[str]) -> bool:
    return (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word.lower().strip(",") in _NAME_LINKS for word in words)
    )


def _is_dated_name(words: list[str]) -> bool:
    """Return whether a date with its year and a name share the line: 'November 20, 2019 Jane Roe'."""
    return any(
        is_date(" ".join(dated).lower()) and _YEAR.search(" ".join(dated)) and _is_name(name)
        for cut in range(2, len(words) - 1)
        for dated, name in ((words[:cut], words[cut:]), (words[cut:], words[:cut]))
    )


def _is_name(words: list[str]) -> bool:
    return (
        2 <= len(words) <= _LONGEST_NAME  # noqa: PLR2004  # a first name and a surname
        and not any(map(str.isdigit, "".join(words)))
        and "," not in "".join(words)
        and _are_names(words)
    )


def is_link(shape: Shape) -> bool:
    """Tell whether a line gives nothing but a labelled address: 'Sursa: https://…'. A bare address is as often body."""
    return bool(_LINK.fullmatch(shape.folded[:_LONGEST_LINK]) or _NOTE.fullmatch(shape.text[:_LONGEST_LINK]))


def is_reactions(shape: Shape) -> bool:
    """Tell whether a line counts what readers feel: '👍 214 🔥 31   12,4K views'."""
    return any(unicodedata.category(sign) == "So" for sign in shape.text[:4]) and bool(
        _REACTIONS.fullmatch(shape.text[:_LONGEST_LINK].replace("\ufe0f", ""))
    )


def is_heap(shape: Shape) -> bool:
    """Return whether a line is tags that a crawler ran together: 'ReutersDniproSerhiy LysakTelegramUkraine'."""
    if shape.words > _LONGEST_HEAP or shape.ends or "/" in shape.text:
        return False
    return len(_GLUED.findall(shape.text)) >= _FEWEST_JOINTS


def is_trail(shape: Shape) -> bool:
    """Return whether a line is names with marks between: 'Home » News » War', 'Chernobyl | Energoatom | war'."""
    if shape.words > _LONGEST_HEAP or shape.ends:
        return False
    return len(_TRAIL.findall(shape.text)) >= _FEWEST_MARKS


def is_path_to(shape: Shape, headline: Shape) -> bool:
    """Return whether a line is the headline behind the names of its sections: 'HomeWorldFour killed as Kharkiv hit'."""
    if headline.words < _FEWEST_OF_HEADLINE or len(shape.text) <= len(headline.text):
        return False
    return shape.text.endswith(headline.text)


def is_tags(shape: Shape) -> bool:
    """Tell whether a line is 'Tags' and names: 'Tags Kyiv Ukraine', 'Теги #війна'; 'Tags were found' is a sentence."""
    if shape.words > _MOST_TAGS or shape.ends:
        return False
    words = shape.text.split()
    return bool(_TAGS.match(shape.text)) or (len(words) > 1 and all(word[0] == "#" for word in words))


def is_fields(shape: Shape) -> bool:
    """Return whether a line is a date and named fields: '5/10/2022 - Posted by: Jane Roe - Category: War'."""
    if shape.ends or shape.words > _LONGEST_STAMP * 2:
        return False
    fields = list(_FIELD.finditer(shape.text))
    return len(fields) >= _FEWEST_FIELDS and is_date(shape.text[: fields[0].start()].lower())


def is_counted(shape: Shape) -> bool:
    """Return whether a short line gives a date and counts comments: '23/08/2018 2 comentários Alfabetização'."""
    if shape.ends or shape.words > _LONGEST_STAMP or not _COMMENTS.search(shape.folded):
        return False
    return bool(_WHOLE_DATE.search(shape.folded) or _YEAR.search(shape.folded))


def is_signature(shape: Shape) -> bool:
    """Return whether a line signs a comment: a name and a date or a time ago, or '… says:'."""
    if shape.words > _LONGEST_STAMP or shape.ends:
        return False
    return bool(_WHOLE_DATE.search(shape.folded)) or bool(_AGO.search(shape.folded))


def is_counter(shape: Shape) -> bool:
    """Return whether a line counts the pictures of a gallery: 'Image 1 of 5', '1 of 6'."""
    return bool(_COUNTER.fullmatch(shape.folded[:60]))


def is_duration(shape: Shape) -> bool:
    """Return whether a line says how long the article takes: '5 min', '3 хв'."""
    return bool(_DURATION.fullmatch(shape.folded[:30]))


def is_copyright(shape: Shape) -> bool:
    """Return whether a line begins with a copyright sign and a year: '© 2022 …', '(c) 2019 …'."""
    return bool(_COPYRIGHT.match(shape.folded))


def is_pointer(shape: Shape) -> bool:
    """Return whether a line points to another page of the site: 'On Example.com: …', 'Follow Jane Roe on Twitter'."""
    return bool(_ELSEWHERE.match(shape.folded) or _FOLLOW.match(shape.folded))


def is_rates(shape: Shape) -> bool:
    """Tell whether a line is rates of money or the weather: 'USD 41.25 EUR 44.80', 'Погода в Харкові +5'."""
    if shape.words > _LONGEST_HEAP:
        return False
    if _WEATHER.fullmatch(shape.folded[:_LONGEST_LINK]):
        return True
    words = [word for word in re.split(r"[\s:=|/]+", shape.text.lower()) if word]
    if not all(word in _RATES or _AMOUNT.fullmatch(word) for word in words):
        return False
    return any(map(str.isdigit, shape.text)) and any(
        word in _RATES - {"на", "1"} or word[0] in _SIGNS_OF_MONEY for word in words
    )


def is_slot(shape: Shape) -> bool:
    """Return whether a line is a slot of a radio's or television's schedule: 'Tom Swarbrick 4pm - 6pm'."""
    return shape.words <= _LONGEST_SLOT and not shape.ends and bool(_SLOT.search(shape.folded))
