"""A rough phonetic key of a name: what its spellings have in common.

In: one word in plain Latin letters. Out: its skeleton. Synegubov, Sinegubov, Syniehubov, Synyehubov and Synjehubow
have one; so have Zelensky, Zelenskyy and Zelenskiy. The steps are those in which romanisations of Ukrainian and
Russian differ (the Ukrainian table of 2010, BGN/PCGN, ISO 9, and the German, Polish, French and Romanian press); g, h
and kh fall together because Ukrainian and Russian do not agree on them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_STEPS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),
        (r"(?:schtsch|shch|szcz|stsch)", "S"),
        (r"(?:tsch|tch|cz|tc?sch)", "C"),
        (r"(?:sch|sh|sz)", "S"),
        (r"zh|rz(?=[eiy])", "Z"),
        (r"ch(?=[a-z]*[oe]w$)", "h"),  # Polish and German: Terechow, Charkow
        (r"ch(?=[aeiouy]|$)", "C"),
        (r"kh|gh|ch", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dj|dzh", "j"),
        (r"ts|tz", "c"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=s[kc])(?:y|yy|yj|yi|iy|ij|ii|i|yyi|iyi)$", "i"),
        (r"[yj](?=[aou])|i(?=[aou].)|(?<=[aeou])i(?=[aeou])", "i"),
        (r"(?:iu|yu|ju)", "u"),
        (r"(?:ia|ya|ja)", "a"),
        (r"(?:ie|ye|je|io|yo|jo)", "e"),
        (r"(?:iy|yi|yy|ij|yj|ii|ey$|ei$|ej$)", "i"),
        (r"[yj]", "i"),
        (r"w", "v"),
        (r"(?:ff|f)$", "v"),
        (r"g", "h"),
        (r"(.)\1+", r"\1"),
    )
)
_LONGEST: Final = 40
"""Letters of a word that count: the longest surname in the corpora has 24."""


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Reduce a word to its sound.

    Args:
        word: One word in plain Latin letters, as `latin` writes it.

    Returns:
        Small letters, S for sh, C for ch, Z for zh; empty where no letter is left.
    """
    for pattern, replacement in _STEPS:
        word = pattern.sub(replacement, word[:_LONGEST])
    return word
