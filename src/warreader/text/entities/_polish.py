"""What is particular to Polish: regions in small letters, and given names in the cases of a sentence.

In: words, casefolded. Out: whether they are such a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

_REGION: Final = re.compile(r"(?:obw[oó]d|wojew[oó]dztw)\w{0,3} \w{3,20}[sc]k(?:i|iego|im|iemu|ie|a|iej|ą)\Z")
_ENDINGS: Final = ("owi", "iem", "em")
"""Of the dative and the instrumental of men's names; that of the surname is the same, or that of an adjective."""


def is_region(words: str) -> bool:
    """True for two words that name a region: 'obwodu charkowskiego'."""
    return _REGION.match(words) is not None


def is_given(low: str, surname: str, given: Container[str]) -> bool:
    """True for a case form of a given name before a surname in the same case: 'Donaldem Tuskiem', 'Janowi Kowalskiemu'.

    Args:
        low: The word.
        surname: The last word of the name.
        given: Known given names.

    Returns:
        Whether it is one.
    """
    ending = next((one for one in _ENDINGS if low.endswith(one)), None)
    if ending is None or not surname.endswith((*_ENDINGS, "im", "ym", "emu")):
        return False
    return low.removesuffix(ending) in given
