"""Parses personal names: titles and particles removed, given names, surname.

In: a name as a text spells it. Out: a `PersonName` of skeletons; two spellings of one name have the same.
"""

from __future__ import annotations

import re
from typing import Final

from warreader.frozen import dataclass
from warreader.text.names._equivalents import EASTERN, GIVEN
from warreader.text.names._phonetic_key import skeleton
from warreader.text.names._transliteration import latin

_POSSESSIVE: Final = re.compile(r"['’ʼ`]s?\Z|(?<=\w)['’ʼ`]s(?=\s)")
_TITLES: Final = frozenset(
    """mr mrs ms miss dr sir dame lord lady baroness president prime minister premier chancellor gen general lt col
    colonel maj major capt captain sgt gov governor mayor secretary sen senator rep prof professor king queen prince
    princess pope sheikh sheik ayatollah imam rev reverend herr frau mme monsieur pan pani прем'єр президент пан
    пані господин""".split()
)
_PARTICLES: Final = frozenset("al el bin ibn abu von van der den de da di du del la le ter zu".split())
_EXCHANGED: Final = str.maketrans("gyjew", "hiiiv")
_ARTICLES: Final = frozenset({"al", "el", "la", "le", "abu"})
_LATIN: Final = 0x24F  # the last letter of Latin Extended-B
_EASTERN_ENDING: Final = re.compile(
    r"(?:[oeiy]v|(?<!th)(?<!dr)[oe]w|[oe]ff|(?:[ztc]h|ts|ut|uk|og|[iy]l|av|am)[iy]n|s[ck]y|s[ck]i|s[ck][iy][yij]|enko|ch?uk|ju?k|iuk|y?[iy]ch|vi[cć]|witsch|itsch|[iy]an|dze|shvili|"
    r"[oe]va|ina|skaya|aya|ny[yi]?|ko|[oe]wa|sz|czyk|[aeiou]yev|zade|oglu)\Z"
)
"""Endings of Slavic, Caucasian and Turkic surnames, as the press of several languages romanises them."""
_DOUBLED: Final = re.compile(r"([b-eghj-rt-xz])\1")  # Lattin and Latin are two, Zelenskyy and Zelensky are not
_ARTICLE: Final = re.compile(r"^(?:al|el|as|ad|ar|an|ash|at|az)[- ](?=\w{3})")
_LONGEST: Final = 120
"""Code points of a name that count: a name longer than this is none."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; each part is a skeleton."""

    given: tuple[str, ...]
    """Given and middle names, equivalents reduced to one of them; one letter for an initial. Empty for a lone
    surname."""
    surname: str
    """The last part; empty where nothing is left."""
    spelt: str = ""
    """The surname in plain Latin letters; empty for other scripts."""
    eastern: bool = False
    """True for names whose romanisations differ: Synegubov, Sinegubov."""
    initial: str = ""
    """The class of the first given name's first letter; letters that romanisations exchange are one. Empty without."""

    def may_be(self, other: PersonName) -> bool:
        """True if the surnames can be one: Synegubov may be Sinegubov, Bush is not Busch, and Penny is not Penney.

        Args:
            other: A name with the same skeleton of its surname.
        """
        if not self.spelt or not other.spelt or self.spelt == other.spelt:
            return True
        return self.eastern and other.eastern and _DOUBLED.sub(r"\1", self.spelt) != _DOUBLED.sub(r"\1", other.spelt)

    @property
    def full(self) -> bool:
        """True if it has a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1


def take_apart(name: str) -> PersonName:
    """Parse a person's name.

    Args:
        name: As a text spells it; any script.

    Returns:
        Its parts; without a surname where nothing but titles is left.
    """
    words = _POSSESSIVE.sub("", name[:_LONGEST].strip()).replace(",", " ").split()
    while len(words) > 1 and words[0].strip(".").lower() in _TITLES:  # only in front: John King is no king
        del words[0]
    plain = [_ARTICLE.sub("", latin(word)) for word in words]
    own = [word for at, word in enumerate(plain) if not _is_particle(words, at, word)]
    parts = [part for part in (skeleton(word) for word in own) if part]
    if not parts:
        return PersonName((), "")
    given = tuple(GIVEN.get(part, part) for part in parts[:-1])
    first = plain[0].translate(_EXCHANGED)[:1] if given else ""
    return PersonName(given, parts[-1], *_spelling(name, plain, parts[-1]), first)


def _is_particle(words: list[str], at: int, word: str) -> bool:
    """True for a particle that says nothing; 'Al' in front may be a given name: Al Evans."""
    if word not in _PARTICLES or at == len(words) - 1:
        return False
    return bool(at) or words[0][0].islower() or word not in _ARTICLES


def _spelling(name: str, plain: list[str], surname: str) -> tuple[str, bool]:
    """The surname's letters, where it stands in Latin ones; whether romanisations of it differ."""
    if any(letter.isalpha() and ord(letter) > _LATIN for letter in name[:_LONGEST]):
        return "", True
    last = next((word for word in reversed(plain) if skeleton(word) == surname), "")
    east = any(word in EASTERN for word in plain[:-1]) or _EASTERN_ENDING.search(last) is not None
    return re.sub("[^a-z]", "", last), east


def name_key(name: str) -> str:
    """Return the key that all spellings of one name share.

    Args:
        name: A person's name as a text or a reader spells it; any script.

    Returns:
        The skeletons of its parts, a space between; equivalent given names (Volodymyr, Vladimir) are one. The last
        part is the surname. Empty where no letter is left.
    """
    parts = take_apart(name)
    return " ".join((*parts.given, parts.surname))
