"""Identifies the language of a text by script and function words.

In: a text, or a line of one. Out: an ISO 639-1 code, or None where the evidence is thin. No model: an article of forty
words holds a dozen function words, and that decides between the languages that news about a war comes in.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from warreader.text.function_words import FUNCTION_WORDS

_SAMPLE: Final = 20_000
"""Code points looked at: four times the longest wire story; keeps a hostile text of 50 MB bounded."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPT_SHARE: Final = 0.5
"""The main script holds at least half of the letters; a page of halves has none."""
_MIN_WEIGHT: Final = 1.5
"""Evidence below one or two unshared function words decides nothing: a headline of names stays None."""
_MIN_MARGIN: Final = 1.12
"""How much better the best language must be than the next: Slovak and Czech, or Croatian and Slovene, share much."""

_SCRIPTS: Final = (
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hebrew", "\u05d0-\u05ea"),
    ("devanagari", "\u0900-\u097f"),
    ("hangul", "\uac00-\ud7a3\u1100-\u11ff"),
    ("kana", "\u3041-\u30ff"),
    ("han", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("armenian", "\u0531-\u0587"),
    ("georgian", "\u10a0-\u10ff"),
    ("thai", "\u0e01-\u0e5b"),
)
_LETTERS: Final = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
_KANA: Final = dict(_LETTERS)["kana"]
_HAN: Final = dict(_LETTERS)["han"]
_ALONE: Final = {
    "greek": "el",
    "hebrew": "he",
    "devanagari": "hi",
    "hangul": "ko",
    "kana": "ja",
    "han": "zh",
    "armenian": "hy",
    "georgian": "ka",
    "thai": "th",
}
"""Scripts that one language of the news writes in. Japanese is mostly Han, see `identify`."""
_GROUPS: Final = {
    "cyrillic": ("uk", "ru", "be", "bg", "sr", "mk", "kk"),
    "arabic": ("ar", "fa", "ur"),
}
_LETTER_HINTS: Final = {
    "uk": "їєґ",
    "be": "ўі",
    "ru": "ыэъ",
    "kk": "әғқңөұүһ",
    "sr": "ђћџљњј",
    "mk": "ѓќѕ",
    "pl": "łąęśżźćń",
    "cs": "řůěťď",
    "sk": "ľĺŕôť",
    "hu": "őű",
    "ro": "țșţşăâ",
    "tr": "ğışİ",
    "de": "ßäöü",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "fr": "œêèçù",
    "sv": "å",
    "fi": "ä",
    "da": "æø",
    "fa": "پچژگکی",
    "ur": "ٹڈڑںےہ",
}
"""Letters that speak for a language, though a few others may have them; worth a tenth of a function word each."""
_CONTENDERS: Final = 4
"""Languages whose letters are looked at: the likeliest by their words."""
_HINT_WEIGHT: Final = 0.1
_HINT_CAP: Final = 0.25
"""Letters may add at most a quarter of a word for each word of the text: names full of ł do not make a text Polish."""


def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in set(words.split()):
            owners.setdefault(word, []).append(language)
    return {word: tuple((language, 1 / len(shared)) for language in shared) for word, shared in owners.items()}


_WEIGHTS: Final = _weights()
"""Word -> languages that have it, each with its weight: a word that three share is worth a third to each."""
_LATIN: Final = tuple(set(FUNCTION_WORDS) - set(_ALONE.values()) - {one for group in _GROUPS.values() for one in group})


def main_script(text: str) -> str | None:
    """Return the script that most letters of a text are in.

    Args:
        text: Any text; the first 20,000 code points count.

    Returns:
        `latin`, `cyrillic`, `arabic`, `greek`, `hebrew`, `devanagari`, `hangul`, `kana`, `han`, `armenian`,
        `georgian` or `thai`; None without letters, or where no script has half of them.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "latin" if any(map(str.isalpha, sample)) else None
    counts = {name: len(letters.findall(sample)) for name, letters in _LETTERS}
    total = sum(counts.values())
    name = max(counts, key=counts.__getitem__)
    return name if total and counts[name] >= total * _SCRIPT_SHARE else None


def language_weights(text: str) -> dict[str, float]:
    """Weigh the function words of a text for each language.

    Args:
        text: Any text; the first 20,000 code points count.

    Returns:
        Language -> weight, only languages with any. A word that n languages share counts 1/n for each.
    """
    found: dict[str, float] = {}
    for word, times in Counter(_WORD.findall(text[:_SAMPLE].lower())).items():
        for language, weight in _WEIGHTS.get(word, ()):
            found[language] = found.get(language, 0.0) + weight * times
    return found


def identify(text: str) -> str | None:
    """Return the language of a text.

    Args:
        text: Any text; the first 20,000 code points count.

    Returns:
        ISO 639-1, or None where the text is too short, mixed, or in a language that the tables do not hold.
    """
    sample = text[:_SAMPLE]
    script = main_script(sample)
    if script is None:
        return None
    if script == "han":
        return "ja" if len(_KANA.findall(sample)) * 10 > len(_HAN.findall(sample)) else "zh"
    if script in _ALONE:
        return _ALONE[script]
    inside = _GROUPS.get(script, _LATIN)
    weights = {language: weight for language, weight in language_weights(sample).items() if language in inside}
    if not sample.isascii():
        letters = Counter(sample.lower())
        for language in sorted(weights, key=weights.__getitem__)[-_CONTENDERS:]:
            hints = sum(letters[letter] for letter in _LETTER_HINTS.get(language, ""))
            weights[language] += min(hints * _HINT_WEIGHT, len(sample) / 6 * _HINT_CAP)
    return _surest(weights)


def _surest(weights: dict[str, float]) -> str | None:
    ranked = sorted(weights, key=lambda language: (-weights[language], language))
    if not ranked or weights[ranked[0]] < _MIN_WEIGHT:
        return None
    if len(ranked) > 1 and weights[ranked[0]] < weights[ranked[1]] * _MIN_MARGIN:
        return None
    return ranked[0]
