"""Recognises captions by their words: how they end, the day they give, what they say the picture shows.

In: the shape of a line. Out: yes or no. A caption without any such sign reads as a sentence of the story; what stands
beside it decides then (`surroundings.fold_captions`), or the line model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.text.cleaning.metadata import is_date_word, tokens_of
from warreader.text.report_headlines import names_report

if TYPE_CHECKING:
    from warreader.text.cleaning.shape import Shape

_FEWEST_CAPTION: Final = 4
_LONGEST_CAPTION: Final = 45
_CAPTION_TAIL: Final = 60
_CREDIT: Final = 100
_AGENCY: Final = re.compile(
    r"[.)/(©–—（／-]\s?(?:AFP|AP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty Images|Getty|dpa|PAP|ANSA|TASS|ТАСС|Anadolu|"
    r"Xinhua|Afp|Ansa|Lapresse|LaPresse|Ukrinform|Укрінформ|УНІАН|УНИАН|РИА Новости|Reuters/\w+|NurPhoto|Shutterstock|"
    r"SANA|WAFA|IRNA|MTI|Lusa|LUSA|Agerpres|ČTK|TASR|Belga|Kyodo|رويترز|فرانس برس|أ ف ب|الأناضول|أسوشيتد برس|وكالات|"
    r"سانا|وفا|شينخوا|路透社|法新社|美聯社|美联社|新華社|新华社|中央社|中新社)"
    r"(?: file| photo| Photo| File)?(?:\s?/\s?[\w -]{2,20})?[)\]）]?$"
)
_BRACKETED: Final = re.compile(
    r"\[(?:[^\[\]]{0,40}/\s?)?(?:File:? )?[^\[\]/]{0,20}"
    r"\b(?:AFP|AP|Reuters|EPA|EFE|Getty|Anadolu|Al Jazeera|dpa|Xinhua|TASS)\b[^\[\]]{0,20}\]$"
)
"""A credit in square brackets, as Al Jazeera closes its captions: '… in Gaza City [Mohammed Salem/Reuters]'."""
_PICTURE: Final = (
    r"(?:images?|photos?|pictures?|pics?|credits?|fotos?|bild(?:er)?|zdjęci[ea]|fot|imagine|imagini|imagen|immagine|imagem|"
    r"fotografie|фото|світлин[аи]|знімок|снимок|fotoğraf|صورة|صور|عکس|φωτογραφία|圖|图|照片)"
)
"""What credits call a picture."""
_CREDITED: Final = re.compile(rf"[(\[（]{_PICTURE}\.? ?[:：/／|-] ?[^()\[\]（）]{{2,60}}[)\]）]\.?$", re.IGNORECASE)
"""A credit in brackets that says so: '… in Leeds (Image: Family handout)'."""
_WEEKDAY: Final = re.compile(
    r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:, [A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)?\.?(?: \([^()]*\))?$"
)
_DATED: Final = re.compile(
    r"(?:,|\bthis|[A-Z][\w.]{2,30}) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d"
)
"""A whole date that no preposition introduces. Of 40 such lines of the benchmark 39 are captions."""
_LONGEST_DATED: Final = 80
_CLOSING_DATE: Final = re.compile(r"[\s,(]\d{1,2}\.? [^\W\d_]{3,12}\.?,? (?:19|20)\d\d(?: (?:г|р|року|года)\.?)?\)?$")
_SAID_OF_DAY: Final = re.compile(
    r"\b(?:on|since|until|till|by|before|after|from|of|between|to|am|seit|bis|vom|le|el|il|din|w|od|do|з|до|с|по|от|від)"
    r"(?: the)? ?$"
)
"""What stands before a day that a sentence tells of: 'taken on 10 March 2022'."""
_PICTURED: Final = re.compile(
    r"(?:in )?this (?:(?!(?:is|are|was|were)\b)[\w'.&-]{1,20} ){0,5}?"
    r"(?:image|photo|photograph|picture|illustration|graphic|screenshot|handout|rendering|frame grab|video grab|grab)\b"
    r"(?! (?:that|which)\b)"
    r"[^.!?]{0,90}?\b"
    r"(?:shows?|showing|taken|released|provided|depicts?|distributed|made available|obtained)\b"
    r"|an artist's (?:concept|impression|rendering|rendition|illustration)\b"
    r"|на (?:цьому |цій )?(?:фото|знімку|світлині|ілюстрації)\s?[:–—-]"
    r"|на (?:этом |этой )?(?:фото|снимке|фотографии)\s?[:–—-]"
)
"""How agencies begin a caption: 'In this photo provided by …, firefighters …', 'This satellite image … shows …'.
'This is the picture that …' is how stories say it."""


def is_caption(shape: Shape) -> bool:
    """Return whether a line ends as captions do: an agency behind a stop, ', Tuesday.', or a date without a stop."""
    if not _FEWEST_CAPTION <= shape.words <= _LONGEST_CAPTION:
        return False
    tail = shape.text[-_CAPTION_TAIL:]
    if is_credited(shape) or _AGENCY.search(tail) or _WEEKDAY.search(tail):
        return True
    date = None if shape.ends else _CLOSING_DATE.search(tail)
    if date is None or _SAID_OF_DAY.search(tail[: date.start() + 1].lower()):
        return False
    return any(map(is_date_word, tokens_of(tail.lower()))) and not names_report(shape.text)


def is_credited(shape: Shape) -> bool:
    """Return whether a line ends with an agency's credit in square brackets, or says whose picture it is."""
    tail = shape.text[-_CREDIT:]
    return bool(_BRACKETED.search(tail) or _CREDITED.search(tail))


def is_dated_caption(shape: Shape) -> bool:
    """Return whether a line is an agency's caption: '… shake hands in Hanoi, Vietnam Wednesday, Nov. 20, 2019. …'.

    'On Wednesday, Nov. 20, 2019' and 'as of Wednesday, …' are how stories say it.
    """
    return shape.words <= _LONGEST_DATED and bool(_DATED.search(shape.text))


def is_pictured(shape: Shape) -> bool:
    """Return whether a line begins by saying what the picture is: 'In this photo provided by the Emergency Service, …'.

    'Photos which were released …' and 'the image shows …' are how stories say it.
    """
    return shape.words <= _LONGEST_DATED and bool(_PICTURED.match(shape.folded))
