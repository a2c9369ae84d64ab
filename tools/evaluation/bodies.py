"""Scores cleaning: how much of the kept text is the article's own, in runs of four words.

Gold documents of the area `cleaning` hold labelled lines (body, boiler, title) and a gold body; those of `html` the
markup of a page and a gold body. The score is that of the article-extraction benchmark: precision and recall of
four-word shingles, page by page, averaged, and F1 of the two averages. Lines that are a title count for nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Final, NamedTuple

from evaluation.shares import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evaluation.shares import Doc, Figures, Found

SHINGLE: Final = 4
"""Words in a shingle, as in the article-extraction benchmark."""
AROUND_BODY: Final = frozenset({"headline", "byline", "timestamp", "section"})
"""Kept blocks that are no body: the gold of `html` leaves them out."""
_WORD: Final = re.compile(r"\w+")


class Agreement(NamedTuple):
    """How the shingles of one page agree with the gold; parts of a whole that is 1."""

    both: float
    extra: float
    missed: float


def cleaning_input(doc: Doc) -> str:
    """Make the source text of a document of labelled lines: one line each."""
    return "\n".join(line["text"].replace("\n", " ") for line in doc["lines"])


def cleaning(gold: list[Doc], found: Found) -> dict[str, Figures]:
    """Score documents of labelled lines, by variant."""
    pages: defaultdict[str, list[Agreement]] = defaultdict(list)
    lines: defaultdict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    characters: defaultdict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for doc in gold:
        variant, kept_lines = doc["variant"], []
        for words, label, kept in _judged_lines(doc, found.get(doc["id"], {})):
            lines[variant][label, kept] += 1
            characters[variant][label, kept] += len(words)
            if kept:
                kept_lines.append(words)
        pages[variant].append(_agreement(doc["gold"], "\n".join(kept_lines)))
    return {
        variant: {
            **_averages(rows),
            "junk_lines_removed": _share_folded(lines[variant], "boiler"),
            "body_chars_lost": _share_folded(characters[variant], "body"),
        }
        for variant, rows in sorted(pages.items())
    }


def html(gold: list[Doc], found: Found) -> dict[str, Figures]:
    """Score whole pages of markup."""
    rows = []
    for doc in gold:
        answer = found.get(doc["id"], {})
        body = [
            answer["text"][block["start"] : block["end"]]
            for block in answer.get("blocks", [])
            if block["kept"] and block.get("kind") not in AROUND_BODY
        ]
        rows.append(_agreement(doc["gold"], "\n".join(body)))
    return {"all": _averages(rows)}


def _judged_lines(doc: Doc, answer: Doc) -> Iterator[tuple[str, str, bool]]:
    """Yield text, gold label and whether it was kept for each line that is not a title."""
    kept_blocks = [block for block in answer.get("blocks", []) if block["kept"]]
    at = 0
    for line in doc["lines"]:
        start, end = at, at + len(line["text"])
        at = end + 1
        covered = sum(max(0, min(end, block["end"]) - max(start, block["start"])) for block in kept_blocks)
        if line["label"] != "title":
            yield line["text"], line["label"], covered * 2 > end - start


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _agreement(gold: str, kept: str) -> Agreement:
    want, have = _shingles(gold), _shingles(kept)
    both, extra, missed = (want & have).total(), (have - want).total(), (want - have).total()
    whole = both + extra + missed or 1
    return Agreement(both / whole, extra / whole, missed / whole)


def _averages(rows: list[Agreement]) -> Figures:
    precision = _mean(row.both / (row.both + row.extra) for row in rows if row.both + row.extra)
    recall = _mean(row.both / (row.both + row.missed) for row in rows if row.both + row.missed)
    return {"pages": len(rows), "f1": f1(precision, recall), "precision": precision, "recall": recall}


def _mean(shares: Iterable[float]) -> float:
    return fmean([*shares] or [0.0])


def _share_folded(counts: Counter[tuple[str, bool]], label: str) -> float:
    return ratio(counts[label, False], counts[label, False] + counts[label, True])
