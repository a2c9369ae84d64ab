"""Scores names: spans of PER, LOC and ORG.

Both sides lose a leading article and a trailing possessive first, because corpora differ in that and readers do not
mind. Three figures: the same span and label, an overlap with the same label, an overlap with any label (what a reader
sees lit).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from evaluation.shares import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from evaluation.shares import Doc, Figures, Found

LABELS: Final = frozenset({"PER", "LOC", "ORG"})
_ARTICLE: Final = re.compile(r"(?i)^(the|a|an)\s+")
_TAIL: Final = re.compile(r"(['’`]s|['’`]|[\s.,;:!?\"”“)\]])+$")
_OPENING: Final = " \n\t\"“”'‘(["
_Name = tuple[int, int, str]


def entities(gold: list[Doc], found: Found) -> dict[str, Figures]:
    """Score documents with gold spans `[start, end, label]`."""
    said_n = wanted_n = exact = 0
    touching = dict.fromkeys(("overlap", "any"), (0, 0))
    for doc in gold:
        answer = found.get(doc["id"], {}).get("entities", [])
        wanted = _names(doc["text"], doc["gold"])
        said = _names(doc["text"], ((name["start"], name["end"], name["label"]) for name in answer))
        said_n, wanted_n, exact = said_n + len(said), wanted_n + len(wanted), exact + len(said & wanted)
        for name, same in (("overlap", _same_label), ("any", _any_label)):
            right, met = touching[name]
            touching[name] = (right + _count_touching(said, wanted, same), met + _count_touching(wanted, said, same))
    figures: Figures = {"spans": wanted_n, "exact_f1": f1(ratio(exact, said_n), ratio(exact, wanted_n))}
    for name, (right, met) in touching.items():
        figures[f"{name}_f1"] = f1(ratio(right, said_n), ratio(met, wanted_n))
    return {"all": figures}


def _names(text: str, spans: Iterable[tuple[int, int, str]]) -> set[_Name]:
    return {(*_trimmed(text, start, end), label) for start, end, label in spans if label in LABELS}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_OPENING))
    if article := _ARTICLE.match(text[start:end]):
        start += article.end()
    if tail := _TAIL.search(text[start:end]):
        end = start + tail.start()
    return start, end


def _same_label(one: _Name, other: _Name) -> bool:
    return one[2] == other[2]


def _any_label(_one: _Name, _other: _Name) -> bool:
    return True


def _count_touching(names: set[_Name], others: set[_Name], same: Callable[[_Name, _Name], bool]) -> int:
    return sum(any(a[0] < b[1] and b[0] < a[1] and same(a, b) for b in others) for a in names)
