"""Takes a person's name apart: titles and particles away, given names, surname.

In: a name as a text spells it. Out: a `PersonName` of skeletons; two spellings of one name have the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warreader.text.names._equivalents import GIVEN
from warreader.text.names._letters import latin
from warreader.text.names._skeleton import skeleton

_POSSESSIVE: Final = re.compile(r"['’ʼ`]s?\Z|(?<=\w)['’ʼ`]s(?=\s)")
_TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "president",
        "prime",
        "minister",
        "premier",
        "chancellor",
        "gen",
        "general",
        "lt",
        "col",
        "colonel",
        "maj",
        "major",
        "capt",
        "captain",
        "sgt",
        "gov",
        "governor",
        "mayor",
        "secretary",
        "sen",
        "senator",
        "rep",
        "prof",
        "professor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "sheikh",
        "sheik",
        "ayatollah",
        "imam",
        "rev",
        "reverend",
        "herr",
        "frau",
        "mme",
        "m",
        "monsieur",
        "pan",
        "pani",
        "прем'єр",
        "президент",
        "пан",
        "пані",
        "господин",
    ]
)
_PARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "ben",
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "del",
        "la",
        "le",
        "ter",
        "zu",
    ]
)
_EXCHANGED: Final = str.maketrans("gyjew", "hiiiv")
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
    initial: str = ""
    """The class of the first given name's first letter; letters that romanisations exchange are one. Empty without."""

    @property
    def full(self) -> bool:
        """True if it has a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1


def take_apart(name: str) -> PersonName:
    """Take a person's name apart.

    Args:
        name: As a text spells it; any script.

    Returns:
        Its parts; without a surname where nothing but titles is left.
    """
    words = _POSSESSIVE.sub("", name[:_LONGEST].strip()).replace(",", " ").split()
    words = [word for word in words if word.strip(".").lower() not in _TITLES] or words
    plain = [_ARTICLE.sub("", latin(word)) for word in words]
    parts = [part for part in (skeleton(word) for word in plain if word not in _PARTICLES) if part]
    if not parts:
        return PersonName((), "")
    given = tuple(GIVEN.get(part, part) for part in parts[:-1])
    first = plain[0].translate(_EXCHANGED)[:1] if given else ""
    return PersonName(given, parts[-1], first)


def name_key(name: str) -> str:
    """Give the key that all spellings of one name share.

    Args:
        name: A person's name as a text or a reader spells it; any script.

    Returns:
        The skeletons of its parts, a space between; equivalent given names (Volodymyr, Vladimir) are one. The last
        part is the surname. Empty where no letter is left.
    """
    parts = take_apart(name)
    return " ".join((*parts.given, parts.surname))
