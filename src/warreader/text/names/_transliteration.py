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

from warreader.text.letters import without_marks

_GREEK: Final = """
ου=u γγ=ng γκ=g γχ=nh μπ=b ντ=d τζ=j αι=e ει=i οι=i αυ=av ευ=ev α=a β=v γ=h δ=d ε=e ζ=z η=i θ=t ι=i κ=k λ=l μ=m
ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=h ψ=ps ω=o ς=s ϊ=i ϋ=i
"""
_CYRILLIC: Final = """
а=a б=b в=v г=h ґ=h д=d е=e ё=e є=e ж=zh з=z и=i й=i і=i ї=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h
ц=ts ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=iu я=ia ў=v ј=i љ=l њ=n ћ=ch ђ=d џ=j ѓ=h ќ=k ә=a ө=o ү=u ұ=u қ=k ғ=h ң=n һ=h
ѕ=z
"""
_ARABIC: Final = """
ا=a ب=b ت=t ث=t ج=j ح=h خ=h د=d ذ=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع= غ=h ف=f ق=k ك=k ل=l م=m ن=n ه=h و=u ي=i
ى=a ة=a أ=a إ=i آ=a ؤ=u ئ=i ء= پ=p چ=ch ژ=zh گ=h ک=k ی=i ۀ=e ڤ=v
"""
_HEBREW: Final = """
א=a ב=b ג=h ד=d ה=h ו=v ז=z ח=h ט=t י=i כ=k ל=l מ=m נ=n ס=s ע=a פ=p צ=ts ק=k ר=r ש=sh ת=t ך=k ם=m ן=n ף=f ץ=ts
"""
_GEORGIAN: Final = """
ა=a ბ=b გ=h დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=h ყ=k შ=sh ჩ=ch ც=ts
ძ=dz წ=ts ჭ=ch ხ=h ჯ=j ჰ=h
"""
_ARMENIAN: Final = """
ու=u ա=a բ=b գ=h դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=h ծ=ts կ=k հ=h ձ=dz ղ=h ճ=ch մ=m յ=i ն=n շ=sh ո=o չ=ch
պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
"""
_LATIN: Final = """
ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ə=a
"""
_LETTERS: Final = {
    letters: written
    for table in (_GREEK, _CYRILLIC, _ARABIC, _HEBREW, _GEORGIAN, _ARMENIAN, _LATIN)
    for letters, _, written in (pair.partition("=") for pair in table.split())
}
"""What is written for a letter, or for two; nothing for the hard and the soft sign."""
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
    plain = without_marks(unicodedata.normalize("NFD", written))
    return _PAIRS.sub(lambda match: _LETTERS[match.group()], plain)
