"""Transliterates names to plain Latin letters, so that Ukrainian and Russian spellings meet.

In: a name. Out: small letters a to z, apostrophes gone. The Cyrillic table is our own: it reads г as h in both
languages (the skeleton does not tell g from h), и and ы and і and й as i, е and є and э as e, so that Олег Синегубов
and Олег Синєгубов are one spelling. Greek after ELOT 743, Arabic and Persian after BGN/PCGN 1956 (short vowels are not
written and cannot be known), Hebrew, Georgian and Armenian after their national systems. Chinese, Japanese and Korean
stay as they are: they meet only in the aliases.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = dict(
    zip(
        "абвгґдеёєжзийіїклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "h",
            "h",
            "d",
            "e",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sh",
            "-",
            "i",
            "-",
            "e",
            "iu",
            "ia",
        ],
        strict=True,
    )
) | {
    "ў": "v",
    "ј": "i",
    "љ": "l",
    "њ": "n",
    "ћ": "ch",
    "ђ": "d",
    "џ": "j",
    "ѓ": "h",
    "ќ": "k",
    "ә": "a",
    "ө": "o",
    "ү": "u",
    "ұ": "u",
    "қ": "k",
    "ғ": "h",
    "ң": "n",
    "һ": "h",
    "ѕ": "z",
}
_GREEK: Final = {
    "ου": "u",
    "γγ": "ng",
    "γκ": "g",
    "γχ": "nh",
    "μπ": "b",
    "ντ": "d",
    "τζ": "j",
    "αι": "e",
    "ει": "i",
    "οι": "i",
    "αυ": "av",
    "ευ": "ev",
} | dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωςϊϋ",
        [
            "a",
            "v",
            "h",
            "d",
            "e",
            "z",
            "i",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "ks",
            "o",
            "p",
            "r",
            "s",
            "t",
            "i",
            "f",
            "h",
            "ps",
            "o",
            "s",
            "i",
            "i",
        ],
        strict=True,
    )
)
_ARABIC: Final = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءپچژگکیۀڤ",
        [
            "a",
            "b",
            "t",
            "t",
            "j",
            "h",
            "h",
            "d",
            "d",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "-",
            "h",
            "f",
            "k",
            "k",
            "l",
            "m",
            "n",
            "h",
            "u",
            "i",
            "a",
            "a",
            "a",
            "i",
            "a",
            "u",
            "i",
            "-",
            "p",
            "ch",
            "zh",
            "h",
            "k",
            "i",
            "e",
            "v",
        ],
        strict=True,
    )
)
_HEBREW: Final = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        [
            "a",
            "b",
            "h",
            "d",
            "h",
            "v",
            "z",
            "h",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "s",
            "a",
            "p",
            "ts",
            "k",
            "r",
            "sh",
            "t",
            "k",
            "m",
            "n",
            "f",
            "ts",
        ],
        strict=True,
    )
)
_GEORGIAN: Final = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            "a",
            "b",
            "h",
            "d",
            "e",
            "v",
            "z",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "zh",
            "r",
            "s",
            "t",
            "u",
            "p",
            "k",
            "h",
            "k",
            "sh",
            "ch",
            "ts",
            "dz",
            "ts",
            "ch",
            "h",
            "j",
            "h",
        ],
        strict=True,
    )
)
_ARMENIAN: Final = {"ու": "u"} | dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        [
            "a",
            "b",
            "h",
            "d",
            "e",
            "z",
            "e",
            "e",
            "t",
            "zh",
            "i",
            "l",
            "h",
            "ts",
            "k",
            "h",
            "dz",
            "h",
            "ch",
            "m",
            "i",
            "n",
            "sh",
            "o",
            "ch",
            "p",
            "j",
            "r",
            "s",
            "v",
            "t",
            "r",
            "ts",
            "v",
            "p",
            "k",
            "o",
            "f",
            "ev",
        ],
        strict=True,
    )
)
_LETTERS: Final = {
    source: target.replace("-", "")
    for table in (_GREEK, _CYRILLIC, _ARABIC, _HEBREW, _GEORGIAN, _ARMENIAN)
    for source, target in table.items()
} | {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a"}
_TONOS: Final = str.maketrans("άέήίόύώ", "αεηιουω")
"""Greek vowels lose their accent first, so that ού is still the pair ου."""
_PAIRS: Final = re.compile("|".join(sorted((re.escape(key) for key in _LETTERS), key=len, reverse=True)))


@lru_cache(maxsize=20_000)
def latin(name: str) -> str:
    """Write a name in plain Latin letters.

    Args:
        name: A name in any alphabet; long ones cost their length.

    Returns:
        Small letters with accents gone; spaces, hyphens and full stops stay. Letters of scripts without a table stay.
    """
    if name.isascii():
        return name.lower()
    small = unicodedata.normalize("NFC", name).lower().translate(_TONOS)
    written = _PAIRS.sub(lambda match: _LETTERS[match.group()], small)
    apart = unicodedata.normalize("NFD", written)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _PAIRS.sub(lambda match: _LETTERS[match.group()], plain)
