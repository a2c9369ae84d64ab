#!/usr/bin/env python3
"""Trains the line model that folds what surrounds an article, and writes it as JSON for plain Python.

    tools/train_cleaner.py DATA [--out src/warreader/data/cleaner.json] [--folds 5]

DATA holds cleaning/dev.jsonl.gz, cleaning/extra_dev.jsonl.gz and pages/dev.txt (written pages, in the notation of
tests/eval); the dev half of tests/eval itself is learned from too. Needs lightgbm, scikit-learn and numpy; the reader
needs none of them. With --folds the scores are printed out of fold, by site, for a row of thresholds; without, the
model is trained on everything and written. The 382 whole pages of the date benchmark with an extractor's choice as weak
gold were tried and gained nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleaner_pages import BODY, JUNK, TrainingPage, may_fold, read_benchmark, read_written, simulate
from evaluation.written import pages_to_learn_from
from warreader.text.cleaning.context import CONTEXT, surround
from warreader.text.cleaning.cues import cue_phrases
from warreader.text.cleaning.features import FEATURES, tabulate
from warreader.text.cleaning.judgement import RESTORED, is_brief, is_clean, level
from warreader.text.cleaning.model import SETTLED, LineModel
from warreader.text.cleaning.shape import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST: Final = {"n_estimators": 150, "num_leaves": 16}
SECOND: Final = {"n_estimators": 150, "num_leaves": 12}
"""Swept for the first: 100 to 300 trees of 12 to 31 leaves; more gains nothing out of fold, fewer lose 0.002 of F1."""
PARTS: Final = 4
"""Parts by site: what the second trees are told of a page comes from first trees that have not seen its site."""
NORMAL: Final = 0.16
BRIEF: Final = 0.25
CAUTIOUS: Final = 0.06
"""Thresholds, chosen out of fold: see the table in data/cleaner.LICENSE.md. A heading or label that is lost costs less
than a paragraph, so it is folded sooner."""
SIMULATED: Final = 400
_FEWEST_SITES: Final = 4
"""Sites that must use a word before it speaks for or against a line anywhere."""
_FAINT: Final = 0.1
"""Weight of a word below which it is left out."""
_BLIND: Final = 0.25
"""Share of lines seen a second time without capitals, half of them without function words: as in Arabic or Chinese."""
_CUE: Final = 0.3
"""How much a phrase of the cue tables counts beside a line of a site: they speak languages of which few pages are."""
_WORD: Final = re.compile(r"\w+")

Vocabulary = dict[str, float]


def fold_of(site: str, folds: int, salt: str = "") -> int:
    """Put a site into a fold: all pages of a site stand on one side."""
    return int(hashlib.md5((salt + site).encode()).hexdigest(), 16) % folds


def train_vocabulary(pages: list[TrainingPage]) -> Vocabulary:
    """Learn which words speak for the article, by logistic regression over lines; each site counts alike."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    rows: dict[tuple[str, str], tuple[frozenset[str], int]] = {}
    for page in pages:
        if page.source == "simulated" or page.form == "extr":
            continue
        for piece, label in zip(page.pieces, page.labels, strict=True):
            if label in {BODY, JUNK} and piece.shape.tokens:
                rows.setdefault((page.site, piece.shape.folded), (piece.shape.tokens, label))
                for token in piece.shape.tokens:
                    sites[token].add(page.site)
    for number, phrase in enumerate(cue_phrases()):
        if tokens := measure(phrase).tokens:
            rows.setdefault(("", phrase), (tokens, JUNK))
        for token in tokens:
            sites[token].add(f"cue {number}")
    words = sorted(word for word, used in sites.items() if len(used) >= _FEWEST_SITES)
    column = {word: number for number, word in enumerate(words)}
    per_site = Counter((site, label) for (site, _), (_, label) in rows.items())
    cells = [
        (row, column[token], 1 / math.sqrt(len(tokens)))
        for row, (tokens, _) in enumerate(rows.values())
        for token in sorted(tokens)
        if token in column
    ]
    matrix = csr_matrix(
        ([value for _, _, value in cells], ([row for row, _, _ in cells], [at for _, at, _ in cells])),
        shape=(len(rows), len(words)),
    )
    weights = [3 / math.sqrt(per_site[site, label]) if site else _CUE for (site, _), (_, label) in rows.items()]
    model = LogisticRegression(C=0.3, max_iter=300, class_weight="balanced")
    model.fit(matrix, [label for _, label in rows.values()], sample_weight=weights)
    return {
        word: round(float(weight), 2)
        for word, weight in zip(words, model.coef_[0], strict=True)
        if abs(weight) > _FAINT
    }


def tables(page: TrainingPage, vocabulary: Vocabulary) -> np.ndarray:
    """Measure a page as the program does."""
    rows = tabulate(page.pieces, page.verdicts, page.language, vocabulary)
    return np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))


def train_trees(pages: list[TrainingPage], rows: dict[int, np.ndarray], **size: int) -> lightgbm.Booster:
    """Train on the lines that the model may decide."""
    features, labels, weights = [], [], []
    for page in pages:
        for number, (label, undecided) in enumerate(zip(page.labels, page.open, strict=True)):
            if undecided and label in {BODY, JUNK}:
                length = page.pieces[number].end - page.pieces[number].start
                features.append(rows[id(page)][number])
                labels.append(label)
                weights.append(
                    page.weight * (1 + min(length, 600) / 120 * (label == BODY))
                )  # a lost paragraph hurts most
    table, y, w = np.array(features), np.array(labels), np.array(weights)
    chosen = np.random.RandomState(0)
    seen_blind = chosen.rand(len(y)) < _BLIND
    blind = _blinded(table[seen_blind], chosen)
    table, y, w = (
        np.vstack([table, blind]),
        np.concatenate([y, y[seen_blind]]),
        np.concatenate([w, w[seen_blind] * 0.6]),
    )
    classifier = lightgbm.LGBMClassifier(
        **size,
        learning_rate=0.05,
        min_child_samples=25,
        subsample=0.8,
        subsample_freq=1,
        colsample_bytree=0.4,
        reg_lambda=5,
        n_jobs=1,
        verbose=-1,
        random_state=0,
        deterministic=True,
    )
    return classifier.fit(table, y, sample_weight=w).booster_


def _blinded(table: np.ndarray, chance: np.random.RandomState) -> np.ndarray:
    table = table.copy()
    for column, name in enumerate(FEATURES):
        if name.startswith(("capitals", "shouting")):
            table[:, column] = np.where(table[:, column] > -2, -1, table[:, column])  # noqa: PLR2004  # -2: no neighbour
        elif name == "lower_start":
            table[:, column] = 0
    without = chance.rand(len(table)) < 0.5  # noqa: PLR2004
    for column, name in enumerate(FEATURES):
        if name.startswith(("function_words", "vocabulary")):
            table[without, column] = np.where(table[without, column] > -2, -1 if name[0] == "f" else 0, -2)  # noqa: PLR2004
    return table


def train(pages: list[TrainingPage], seed: int) -> dict[str, Any]:
    """Train vocabulary and both layers of trees, and give the form that `LineModel.parse` reads.

    The trees see each page with a vocabulary that was trained without its site, and the second trees with what first
    trees that were trained without its site say of it.
    """
    everything = [*pages, *simulate(pages, SIMULATED, seed)]
    parts = [[page for page in everything if fold_of(page.site, PARTS, "v") == part] for part in range(PARTS)]
    rows: dict[int, np.ndarray] = {}
    for part in parts:
        inside = {id(page) for page in part}
        vocabulary = train_vocabulary([page for page in pages if id(page) not in inside])
        rows |= {id(page): tables(page, vocabulary) for page in part}
    wider: dict[int, np.ndarray] = {}
    for part in parts:
        inside = {id(page) for page in part}
        first = train_trees([page for page in everything if id(page) not in inside], rows, **FIRST)
        for page in part:
            said = first.predict(rows[id(page)], raw_score=True) if len(page.pieces) else []
            wider[id(page)] = np.hstack([rows[id(page)], _company(page, said)])
    return export(
        train_trees(everything, rows, **FIRST), train_trees(everything, wider, **SECOND), train_vocabulary(pages)
    )


def _company(page: TrainingPage, said: Sequence[float]) -> np.ndarray:
    """Measure what the first trees say around each line, as `LineModel.chances` does."""
    odds = [
        one if undecided else SETTLED if verdict and verdict.kept else -SETTLED
        for one, undecided, verdict in zip(said, page.open, page.verdicts, strict=True)
    ]
    company = surround(odds, [piece.end - piece.start for piece in page.pieces])
    return np.array(company, dtype=np.float32).reshape(-1, len(CONTEXT))


def export(first: lightgbm.Booster, second: lightgbm.Booster, vocabulary: Vocabulary) -> dict[str, Any]:
    """Write trees and vocabulary in the form that `LineModel.parse` reads."""
    used: dict[str, int] = {}
    names = (*FEATURES, *CONTEXT)

    def convert(node: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        column = used.setdefault(names[node["split_feature"]], len(used))
        threshold = float(f"{node['threshold']:.5g}")
        return [column, threshold, convert(node["left_child"]), convert(node["right_child"])]

    trees = [
        [convert(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]] for booster in (first, second)
    ]
    return {
        "features": list(used),
        "normal": NORMAL,
        "brief": BRIEF,
        "cautious": CAUTIOUS,
        "vocabulary": vocabulary,
        "first": trees[0],
        "second": trees[1],
    }


def chances_of(page: TrainingPage, model: LineModel) -> list[float]:
    """Ask the model about a page, as `judge` does."""
    rows = tabulate(page.pieces, page.verdicts, page.language, model.vocabulary)
    settled = [
        None if undecided else bool(verdict and verdict.kept)
        for undecided, verdict in zip(page.open, page.verdicts, strict=True)
    ]
    return level(page.pieces, page.open, model.chances(rows, settled, [p.end - p.start for p in page.pieces]))


def kept(page: TrainingPage, chances: list[float], prose: float, brief: float) -> list[bool]:
    """Decide as `judge` does, over chances that were computed before; one threshold for paragraphs, one for others."""
    if is_clean(page.pieces, page.verdicts):
        return [True] * len(page.pieces)
    answers = []
    for number, (verdict, chance) in enumerate(zip(page.verdicts, chances, strict=True)):
        if verdict is None:
            threshold = brief if is_brief(page.pieces[number].shape) else prose
            answers.append(chance >= threshold or not may_fold(page, number))
        else:
            answers.append(verdict.kept or (page.open[number] and chance >= RESTORED))
    return answers


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3) if words else 0))


def score(pages: list[TrainingPage], answers: dict[str, list[bool]]) -> str:
    """Return F1 of shingles, share of junk lines folded, and per cent of body characters lost."""
    precisions, recalls, counts = [], [], Counter[str]()
    for page in pages:
        text = []
        for piece, label, keep in zip(page.pieces, page.labels, answers[page.name], strict=True):
            size = piece.end - piece.start
            counts["body"] += size * (label == BODY)
            counts["lost"] += size * (label == BODY and not keep)
            counts["junk"] += label == JUNK
            counts["folded"] += label == JUNK and not keep
            if keep and label in {BODY, JUNK}:
                text.append(page.text[piece.start : piece.end])
        if page.body:
            want, have = shingles(page.body), shingles("\n".join(text))
            both = sum((want & have).values())
            precisions.append(both / max(1, sum(have.values())))
            recalls.append(both / max(1, sum(want.values())))
    p, r = fmean(precisions or [0.0]), fmean(recalls or [0.0])
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return (
        f"F1 {f1:.4f} folded {counts['folded'] / counts['junk']:.3f} lost {100 * counts['lost'] / counts['body']:.2f} %"
    )


def cross_validate(pages: list[TrainingPage], folds: int) -> None:
    """Print scores out of fold for a row of thresholds."""
    chances: dict[str, list[float]] = {}
    for fold in range(folds):
        form = train([page for page in pages if fold_of(page.site, folds) != fold], fold)
        model = LineModel.parse(json.dumps(form).encode())
        for page in pages:
            if fold_of(page.site, folds) == fold and page.source in {"aeb", "pages"}:
                chances[page.name] = chances_of(page, model)
    scored = [page for page in pages if page.name in chances]
    for prose, brief in ((0.0, 0.0), (0.06, 0.06), (0.1, 0.1), (0.16, 0.16), (0.16, 0.25), (0.2, 0.2), (0.3, 0.3)):
        answers = {page.name: kept(page, chances[page.name], prose, brief) for page in scored}
        for form_name in ("light", "extr", "full", "page"):
            some = [page for page in scored if page.form == form_name]
            print(f"{prose:.2f} {brief:.2f} {form_name:6s}", score(some, answers))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/warreader/data/cleaner.json"))
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pages = [
        *read_benchmark(options.data / "cleaning" / "dev.jsonl.gz"),
        *read_benchmark(options.data / "cleaning" / "extra_dev.jsonl.gz"),
        *read_written(pages_to_learn_from(options.data)),
    ]
    if options.folds:
        cross_validate(pages, options.folds)
        return
    form = train(pages, 0)
    options.out.write_text(json.dumps(form, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, {len(form['features'])} features")


if __name__ == "__main__":
    main()
