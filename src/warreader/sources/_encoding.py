"""Decodes the bytes of a text file in any encoding.

Bytes come in; a text, the name of its encoding and the number of replaced characters go out. The order is: byte order
mark, UTF-8, the NUL pattern of UTF-16, UTF-8 with a few broken bytes, then a guess among the encodings that news in
Europe and the Middle East was written in. charset-normalizer left to itself takes short Western texts for anything;
held to this list, and checked for sense, it reads 343 of 348 single lines of war pages in seven languages rightly; four
East Asian encodings more make it take Polish and Russian for Chinese, so those are left out.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from warreader.frozen import dataclass
from warreader.terminal import REPLACEMENT

_MARKS: Final = (  # the longer one first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES: Final = (
    "cp1251",
    "koi8_u",
    "koi8_r",
    "cp866",
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1253",
    "cp1256",
    "iso8859_5",
)
_LATIN: Final = ("cp1252", "cp1250", "iso8859_2")
_WESTERN: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÙÚÛÜŒ«»‘’‚“”„–—…•€£§©®°·¿¡ºª\xa0")
_CENTRAL: Final = frozenset(
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäôĺľŕőöűüÄÖÜŐŰăâîşţĂÂÎŞŢđĐß’‘‚“”„–—…•«»§©®°\xa0"
)
_SURE: Final = 0.6
"""Share of the characters beyond ASCII that must make sense before a guess beats UTF-8 with broken bytes."""
_SAMPLE: Final = 65_536  # bytes the guess looks at: more did not change none of them
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD: Final = 3
_CONTROLS: Final = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)})  # C0 but white space and ESC
_BINARY_IF_TEXT: Final = 0.3  # as perl's -B test: of a valid text, this share of control characters
_BINARY_IF_BROKEN: Final = 0.02  # random bytes hold 0.1, a text with wrong bytes in it next to none
_NUL_SHARE: Final = 0.02  # Cyrillic in UTF-16 has a NUL at every blank and stop only
_ONE_SIDE: Final = 0.95
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how its bytes were read."""

    text: str
    """Without a byte order mark; NULs and broken bytes are U+FFFD."""
    encoding: str
    """Python's name of the encoding."""
    replaced: int
    """How many characters were replaced."""

    def replaced_in(self, part: str) -> int:
        """Count those in a part of the text."""
        return part.count(REPLACEMENT) if self.replaced else 0


def decode(data: bytes) -> Decoded | None:
    """Read bytes as text.

    Args:
        data: The bytes of one text.

    Returns:
        The text; None where the bytes are no text in any encoding known here.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data, name)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data and (wide := _utf_16_without_mark(data)):
        return _with_replacements(data, wide)
    if controls > _BINARY_IF_TEXT * len(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if controls > _BINARY_IF_BROKEN * len(data):
            return None
        return _with_replacements(data, _guess(data))
    return _without_nuls(text, "utf-8", 0)


def repair(text: str) -> tuple[str, int]:
    """Replace what no database and no file can hold: NULs and lone surrogates, as JSON can smuggle them in.

    Args:
        text: Any text.

    Returns:
        The text of the same length, and the number of replaced characters.
    """
    if text.isascii() and "\0" not in text:
        return text, 0
    return _UNSTORABLE.subn(REPLACEMENT, text)


def _with_replacements(data: bytes, encoding: str) -> Decoded:
    try:
        text, broken = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        genuine = data.count(REPLACEMENT.encode()) if encoding.startswith("utf-8") else 0
        broken = text.count(REPLACEMENT) - genuine
    return _without_nuls(text, "utf-8" if encoding == "utf-8-sig" else encoding, broken)


def _without_nuls(text: str, encoding: str, replaced: int) -> Decoded:
    nuls = text.count("\0")
    return Decoded(text.replace("\0", REPLACEMENT) if nuls else text, encoding, replaced + nuls)


def _utf_16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    nuls, low = sample.count(0), sample[::2].count(0)
    if nuls < _NUL_SHARE * len(sample):
        return None
    name = "utf-16-be" if low >= _ONE_SIDE * nuls else "utf-16-le" if low <= (1 - _ONE_SIDE) * nuls else None
    if name is None:
        return None
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    readable = sum(character.isalnum() or character.isspace() or character.isprintable() for character in text)
    return name if readable >= _ONE_SIDE * len(text) and "\0" not in text else None


def _guess(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii >= 2 * broken:  # at least as many whole sequences as broken ones: UTF-8 it was
        return "utf-8"
    sample = _sample(data)
    from charset_normalizer import from_bytes  # 30 ms of import, and few files need it

    best = from_bytes(sample, cp_isolation=list(_GUESSES)).best()
    name = None if best is None else best.encoding
    if name is not None and name not in _LATIN:
        return name if _script_sense(sample.decode(name, "replace")) >= _SURE else "utf-8"
    # the three share most letters, so what a language writes decides before the frequencies of a short text do
    sense, _, latin = max((_latin_sense(sample, one), one == name, one) for one in _LATIN)
    return latin if sense >= _SURE else "utf-8"


def _sample(data: bytes) -> bytes:
    first = next(re.finditer(rb"[\x80-\xff]", data)).start()
    begin = max(0, first - 100)
    return data[begin : begin + _SAMPLE]


def _latin_sense(sample: bytes, encoding: str) -> float:
    """Share of the characters beyond ASCII that the languages of an encoding use where it stands."""
    text = sample.decode(encoding, "replace")
    known = _WESTERN if encoding == "cp1252" else _CENTRAL
    beyond = sum(not character.isascii() for character in text)
    strange = sum(
        len(word)
        for word in _WORD.findall(text)
        if len(word) > 1 and not word.isascii() and not any(map(str.isascii, word))  # no language writes such words
    )
    sensible = sum(character in known for character in text if not character.isascii())
    return max(0, sensible - strange) / beyond


def _script_sense(text: str) -> float:
    """Share of the letters beyond ASCII that stand in words of three and more with capitals where words have them."""
    letters = sensible = 0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        letters += len(word)
        if len(word) >= _SHORTEST_WORD and (word[1:].islower() or word.isupper() or word.lower() == word.upper()):
            sensible += len(word)
    return sensible / letters if letters else 0.0
