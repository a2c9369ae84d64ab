"""The tokenizer of the recogniser.

In: a text and a range of code points. Out: tokens that know whether they stand with a capital and whether they begin a
sentence. Every kind of apostrophe is read as a straight one, one for one, so that the spans still hold ("Ukraine`s" in
seed 000).
"""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

_LETTERS: Final = r"[^\W\d_]+"
_TOKEN: Final = re.compile(
    r"https?://\S+"
    r"|[^\W_][\w-]{1,40}\.(?i:com|org|net|info|media|news|ua|ru|by|kz|pl|de|uk|su)\b(?:\.ua\b)?"
    r"|(?:St|Mt|Ft|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Gov|Sen|Rep|Rev|Prof|Adm|Brig|Fr|Hon)\.(?=\s)"
    r"|[@#]\w+"
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:[^\W\d_a-zа-я]\.(?=[^\W\d_]|\s))+"  # initials and abbreviations: U.S. and J.
    rf"|{_LETTERS}(?:['’ʼ`](?!s\b){_LETTERS}|-(?:{_LETTERS}|\d+))*"
    r"|['’ʼ`]s\b"
    r"|\S"
)
_QUOTES: Final = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
NO_PLACES: Final[Mapping[int, int]] = MappingProxyType({})
_ARTICLED: Final = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|bin|ibn|ul)-[A-Z]")
"""Arabic names keep their article small: al-Assad."""
_SIDES: Final = ("north", "south", "east", "west")
DIRECTIONS: Final = frozenset(
    [*_SIDES, *(side + "ern" for side in _SIDES), *(a + b for a in _SIDES[:2] for b in _SIDES[2:]), "central"]
)
"""In a headline in title case they are no names by themselves ('Strikes on Eastern Aleppo'); the gazetteer has 'West
Bank'."""
_ELIDED: Final = re.compile(r"(?:l|d|qu|s|n|j|c|m|dell|all|nell|dall|sull|un|quell)['’](?=[^\W\d_a-zà-ÿ])")
"""French and Italian articles and prepositions lose their vowel before a name: "l'ONU", "dell'Onu"."""
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’»)]")
_ABBREVIATED: Final = frozenset(
    """mr mrs ms dr gen lt col maj sgt capt cpl cmdr gov sen rep rev prof st adm jr sr vs no inc ltd corp co ім вул обл
    м г с пос ст п ул тов р тис млн млрд""".split()
)
"""Abbreviations whose full stop ends no sentence: ranks and courtesy titles in English; Ukrainian and Russian news
usage."""
_SHARE_CAPITALISED: Final = 0.9
"""A line in which more of the longer words have a capital is a headline in title case; 'Sean Penn In Kyiv To Film' in
seed 004."""
_SHARE_UPPER: Final = 0.6
_LONGER: Final = 4
_INITIAL: Final = 2  # 'J.'
_FEWEST: Final = 3
_UNSPACED: Final = "\u3040"  # Kana, Chinese, Hangul and what stands behind them


class Token(NamedTuple):
    """A word, number or sign."""

    start: int
    """Code point at which it begins."""
    end: int
    """Code point behind its last one."""
    text: str
    """As spelt, with straight apostrophes; in a line all of capitals, with a capital at the beginning only."""
    low: str
    """Casefolded, with straight apostrophes."""
    capital: bool
    """True if it stands with a capital that may mean a name."""
    first: bool
    """True if it begins a sentence or line."""
    shouted: bool
    """True in a line that is all of capitals."""


def tokenise(
    text: str, start: int, end: int, small: Container[str] | None = None, places: Mapping[int, int] = NO_PLACES
) -> list[Token]:
    """Cut one line, or a part of one, into tokens.

    Args:
        text: The source text.
        start: Code point at which the line begins.
        end: Code point behind its last one.
        small: Words that usually stand in small letters; decides what a capital means in headlines. None to take
            capitals as they are, whatever the whole line looks like.
        places: Where the mentions of places end, by their beginning: 'Ukraine-Russia' and 'Rome-based' are cut at
            their borders, and 'TOKYO' is no acronym.

    Returns:
        The tokens in order; none for a blank line. Linear in the length.
    """
    pieces = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, start, end)]
    pieces = [part for one in pieces for part in ((one,) if one[2].isalpha() else _elided(one))]
    if places:
        pieces = [part for one in pieces for part in ((one,) if _is_plain(one[2]) else _cut(one, places))]
    upper, titled = (False, False) if small is None else _capital_style([piece for _, _, piece in pieces])
    tokens: list[Token] = []
    first = True
    for begin, behind, piece in pieces:
        straight = piece.translate(_QUOTES)
        low = straight.lower().rstrip(".") if len(straight) > _INITIAL and straight[-1] == "." else straight.lower()
        capital = piece[0].isupper() or _ARTICLED.match(piece) is not None
        if small is not None and capital and (upper or titled) and (low in small or low in DIRECTIONS):
            capital = False
        loud = len(piece) > 1 and piece.isupper() and (upper or (len(piece) > _LONGER and begin in places))
        spelt = straight.capitalize() if loud else straight
        tokens.append(Token(begin, behind, spelt, low, capital, first, upper))
        first = _ends_sentence(tokens) or (first and not piece[0].isalnum())
    return tokens


def _elided(piece: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """Cut "l'ONU" behind its article."""
    begin, behind, word = piece
    if (match := _ELIDED.match(word)) is None:
        return [piece]
    at = begin + match.end()
    return [(begin, at, match[0]), (at, behind, word[match.end() :])]


def _is_plain(word: str) -> bool:
    """Return whether nothing in a word can be the border of another: letters of a script that parts words by blanks."""
    return word.isalpha() and word[0] < _UNSPACED


def _cut(piece: tuple[int, int, str], places: Mapping[int, int]) -> list[tuple[int, int, str]]:
    """Cut a word at the borders of places: 'Rome-based', 'Ukraine-Russia', "dell'Ucraina", '哈尔科夫市'."""
    begin, behind, word = piece
    if not word[0].isalpha():
        return [piece]
    if word[0] >= _UNSPACED:
        return _cut_unspaced(piece, places)
    hyphen = word.find("-")
    if hyphen > 0 and places.get(begin, behind) < behind:
        return _parts(begin, word, hyphen)
    hyphen = word.rfind("-")
    if hyphen > 0 and places.get(begin + hyphen + 1) == behind:
        return _parts(begin, word, hyphen)
    at = begin + max(word.rfind("'"), word.rfind("’")) + 1
    if begin < at < behind and at in places:
        return [(begin, at, word[: at - begin]), (at, behind, word[at - begin :])]
    return [piece]


def _cut_unspaced(piece: tuple[int, int, str], places: Mapping[int, int]) -> list[tuple[int, int, str]]:
    """Cut a run of letters that no blanks part, a whole clause, around the places in it."""
    begin, behind, word = piece
    inside = [(at, places[at]) for at in range(begin, behind) if begin < places.get(at, 0) <= behind]
    borders = sorted({begin, behind, *(border for place in inside for border in place)})
    return [(one, other, word[one - begin : other - begin]) for one, other in pairwise(borders)]


def _parts(begin: int, word: str, hyphen: int) -> list[tuple[int, int, str]]:
    at = begin + hyphen
    return [(begin, at, word[:hyphen]), (at, at + 1, "-"), (at + 1, begin + len(word), word[hyphen + 1 :])]


def _capital_style(pieces: Sequence[str]) -> tuple[bool, bool]:
    """Return whether a line is all of capitals, and whether it is in title case."""
    longer = [piece for piece in pieces if len(piece) >= _LONGER and piece[0].isalpha()]
    if len(longer) < _FEWEST:
        return False, False
    upper = sum(piece.isupper() for piece in longer) > _SHARE_UPPER * len(longer)
    return upper, sum(piece[0].isupper() for piece in longer) > _SHARE_CAPITALISED * len(longer)


def _ends_sentence(tokens: Sequence[Token]) -> bool:
    last = tokens[-1]
    if last.text in _STOPS:
        before = tokens[-2].low if len(tokens) > 1 else ""
        return not (last.text == "." and before in _ABBREVIATED)
    return last.text in _CLOSERS and len(tokens) > 1 and tokens[-2].text in _STOPS
