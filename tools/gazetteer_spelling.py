"""Spellings that GeoNames does not list: Ukrainian and Russian names as papers of other languages write them.

The systems are tables of transliteration in public use: for English the resolution of the Cabinet of Ministers of
Ukraine No. 55 of 27 January 2010 (Ukrainian) and a simplified BGN/PCGN 1947 (Russian); for the others those of their
encyclopedias and news agencies (PWN for Polish, Duden for German).
"""

from __future__ import annotations

import re
from typing import Final


def _table(letters: str, latin: str) -> dict[str, str]:
    """Pair letters with their Latin spellings; `_` stands for none."""
    return dict(zip(letters, latin.split(), strict=True))


_UKRAINIAN_LETTERS: Final = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_RUSSIAN_LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_UK_EN: Final = _table(
    _UKRAINIAN_LETTERS, "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia"
)
_UK_PL: Final = _table(
    _UKRAINIAN_LETTERS, "a b w h g d e je ż z y i ji j k ł m n o p r s t u f ch c cz sz szcz _ ju ja"
)
_UK_DE: Final = _table(
    _UKRAINIAN_LETTERS, "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch _ ju ja"
)
_UK_CS: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e je ž z y i ji j k l m n o p r s t u f ch c č š šč _ ju ja")
_UK_FR: Final = _table(
    _UKRAINIAN_LETTERS, "a b v h g d e ie j z y i ï ï k l m n o p r s t ou f kh ts tch ch chtch _ iou ia"
)
_UK_RO: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e ie j z i i i i k l m n o p r s t u f h ț ci ș șci _ iu ia")
_UK_HU: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e je zs z i i ji j k l m n o p r sz t u f h c cs s scs _ ju ja")
_UK_FI: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e je ž z y i ji i k l m n o p r s t u f h ts tš š štš _ ju ja")
_UK_ES: Final = _table(
    _UKRAINIAN_LETTERS, "a b v j g d e ye zh z i i yi i k l m n o p r s t u f j ts ch sh shch _ iu ia"
)
_UK_SL: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e je ž z i i ji j k l m n o p r s t u f h c č š šč _ ju ja")
_UK_TR: Final = _table(_UKRAINIAN_LETTERS, "a b v h g d e ye j z i i yi y k l m n o p r s t u f h ts ç ş şç _ yu ya")
_RU_EN: Final = _table(_RUSSIAN_LETTERS, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya")
_RU_PL: Final = _table(_RUSSIAN_LETTERS, "a b w g d ie io ż z i j k ł m n o p r s t u f ch c cz sz szcz _ y _ e ju ja")
_RU_DE: Final = _table(
    _RUSSIAN_LETTERS, "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja"
)
_RU_CS: Final = _table(_RUSSIAN_LETTERS, "a b v g d e jo ž z i j k l m n o p r s t u f ch c č š šč _ y _ e ju ja")

_UK_START: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_VOWELS: Final = "аеєиіїоуюяыэё"
_UKRAINIAN: Final = re.compile("[іїєґІЇЄҐ]|['’ʼ]")
_RUSSIAN: Final = re.compile("[ыэёъЫЭЁЪ]")
_CYRILLIC: Final = re.compile("[а-яіїєґёА-ЯІЇЄҐЁ'’ʼ\\- ]+")


def _by_table(name: str, table: dict[str, str], starts: dict[str, str] | None = None) -> str:
    out = []
    for at, letter in enumerate(name.lower()):
        first = not at or not name[at - 1].isalpha()
        latin = table.get(letter, "" if letter in "'’ʼ" else letter)
        if first and starts and letter in starts:
            latin = starts[letter]
        latin = latin.replace("_", "")
        out.append(latin.capitalize() if name[at].isupper() else latin)
    return "".join(out)


def ukrainian_to_english(name: str) -> str:
    """Write a Ukrainian name as the state's own table of 2010 does: Миколаїв -> Mykolaiv."""
    return _by_table(re.sub("(?i)зг", "zgh", name), _UK_EN, _UK_START)


def _polish(name: str, table: dict[str, str]) -> str:
    latin = _by_table(name, table)
    latin = re.sub(r"ł(?=[ij])", "l", latin)  # Melitopol, Liman before i
    soft = {"нь": "ń", "сь": "ś", "зь": "ź", "ць": "ć", "ль": "l"}
    if name[-2:].lower() in soft:
        latin = latin[:-1] + soft[name[-2:].lower()]
    for plain, kept in (("łia", "la"), ("łie", "le")):
        latin = latin.replace(plain, kept)
    latin = re.sub(r"(?<=[bcdfghkłmnprstwzż])j(?=[aeu])", "i", latin)
    return re.sub("ki?ie", "kie", latin)


def transliterations(name: str, *, thorough: int) -> list[str]:
    """Write a Cyrillic name as papers of other languages do.

    Args:
        name: Ukrainian or Russian; other scripts give nothing.
        thorough: 0 English, Polish and German; 1 also Czech, French and rarer English; 2 also Romanian, Hungarian,
            Finnish, Spanish, Slovene and Turkish.

    Returns:
        Latin spellings, without the name itself; a name that could be either language is read as both.
    """
    if not _CYRILLIC.fullmatch(name):
        return []
    found: dict[str, None] = {}
    if not _RUSSIAN.search(name):
        english = ukrainian_to_english(name)
        found[english] = None
        found[_polish(name, _UK_PL)] = None
        for table in (_UK_DE, _UK_CS, _UK_FR) if thorough else (_UK_DE,):
            found[_by_table(name, table)] = None
        if thorough > 1:
            for table in (_UK_RO, _UK_HU, _UK_FI, _UK_ES, _UK_SL, _UK_TR):
                found[_by_table(name, table)] = None
        if thorough:
            found[re.sub(r"(?<=[aeiouy])i(?=[vi])", "yi", english)] = None
    if not _UKRAINIAN.search(name):
        english = _by_table(name, _RU_EN)
        found[english] = None
        found[re.sub("iy$", "y", english)] = None
        if not thorough:
            return [spelling for spelling in found if spelling]
        found[_by_table(re.sub(rf"(?<=[{_VOWELS}])е", "йе", name), _RU_EN)] = None
        found[_by_table(re.sub("^Е", "Йе", name), _RU_EN)] = None
        found[_polish(name, _RU_PL)] = None
        for table in (_RU_DE, _RU_CS):
            found[_by_table(name, table)] = None
            found[_by_table(re.sub(rf"(?<=[{_VOWELS}])е", "йе", name), table)] = None
    return [spelling for spelling in found if spelling]


def romanised(name: str) -> list[str]:
    """Write a Cyrillic name in English, as Ukrainian and as Russian; nothing for other scripts."""
    return [ukrainian_to_english(name), _by_table(name, _RU_EN)] if _CYRILLIC.fullmatch(name) else []


_TO_RUSSIAN: Final = {
    **dict(
        zip(
            ("shch", "tsk", "yë", "yo", "zh", "kh", "ts", "ch", "sh", "yu", "ya", "ye"),
            ["щ", "тск", "ё", "ё", "ж", "х", "ц", "ч", "ш", "ю", "я", "е"],
            strict=True,
        )
    ),
    **dict(zip("ëabvgdeziklmnoprstuf’”", "ёабвгдезиклмнопрстуфьъ", strict=True)),
}
_FROM_LATIN: Final = re.compile("|".join(_TO_RUSSIAN).replace("tsk", "(?<![ie])tsk") + "|y|[ -]|.")
"""Soldatsk has т and с; Troitsk and Lipetsk have ц."""


def russian_of(name: str) -> str:
    """Write a Russian name that GeoNames has in Latin letters only in its own: Tëtkino -> Тёткино.

    Args:
        name: Spelt after BGN/PCGN 1947, the system of GeoNames' Russian names.

    Returns:
        The name in Cyrillic; empty where a letter stands in it that the system does not have.
    """
    out = ""
    for latin in _FROM_LATIN.findall(name.lower()):
        first = not out or out[-1] in " -"
        if latin == "y":
            letter = "й" if out and out[-1] in _VOWELS else "ы"
        elif latin in {" ", "-"}:
            letter = latin
        else:
            letter = "э" if latin == "e" and first else _TO_RUSSIAN.get(latin, "")
        if not letter:
            return ""
        out += letter.upper() if first else letter
    return out


def newspaper_russian(name: str) -> str:
    """Write a Russian name as papers do, without signs for soft letters: Ryl’sk -> Rylsk, Orël -> Oryol."""
    for sign, plain in (("’", ""), ("”", ""), ("yë", "yo"), ("Yë", "Yo"), ("ë", "yo"), ("Ë", "Yo")):
        name = name.replace(sign, plain)
    return name


def is_ukrainian(name: str) -> bool:
    """Return whether a Cyrillic name may be Ukrainian: it has no letter that only Russian has."""
    return bool(_CYRILLIC.fullmatch(name)) and not _RUSSIAN.search(name)


def skeleton(name: str) -> str:
    """Reduce a Latin name to what all systems of transliteration agree on."""
    return re.sub("[^a-z]|[yij]", "", name.lower().replace("kh", "h"))
