"""The curated aliases that no phonetic rule can join: other scripts, other names of one organisation.

In: the bytes of data/name-aliases.txt. Out: for people and for bodies a mapping from a folded spelling to the shared
form.
"""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from warreader.frozen import dataclass
from warreader.text.letters import with_straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Aliases:
    """Known spellings."""

    people: Mapping[str, str] = field(default_factory=dict)
    """From a folded spelling of a person's name to the shared form."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The same for organisations."""


def fold_spelling(spelling: str) -> str:
    """Fold a spelling for the list of aliases: case, apostrophes, white space, an article, a possessive."""
    plain = with_straight_apostrophes(spelling).casefold()
    return " ".join(plain.removesuffix("'s").split()).removeprefix("the ")


def read_aliases(content: bytes) -> Aliases:
    """Read the list of aliases.

    Args:
        content: The file data/name-aliases.txt: `shared form = spelling | spelling`, under `[people]` or `[bodies]`.

    Returns:
        The aliases.

    Raises:
        ValueError: The bytes are not UTF-8, or a spelling is claimed by two.
    """
    sections: dict[str, dict[str, str]] = {"people": {}, "bodies": {}}
    current = sections["people"]
    for line in content.decode("utf-8").splitlines():
        if line.startswith("["):
            current = sections[line.strip("[]")]
        elif " = " in line and not line.startswith("#"):
            shared, _, spellings = line.partition(" = ")
            for spelling in (shared, *spellings.split(" | ")):
                if current.setdefault(fold_spelling(spelling), shared) != shared:
                    raise ValueError(f"name-aliases.txt: {spelling!r} is claimed by {shared!r} and another")
    return Aliases(**{name: MappingProxyType(section) for name, section in sections.items()})
