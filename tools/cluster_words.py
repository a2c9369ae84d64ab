#!/usr/bin/env python3
"""Group words that stand among the same neighbours, for tools/build_names.py.

    pip install numpy
    tools/cluster_words.py --out CLUSTERS.txt CORPUS.jsonl.gz TRAIN.json.gz ...

What comes in: running text (the bodies of a JSON Lines corpus; sentences of [token, tag]). What goes out: one line a
cluster, its words sorted. Only that words are alike is kept; no text can be had back. Words are counted with the two
before and after them, the counts turned into positive pointwise mutual information, reduced by a truncated singular
value decomposition (Levy and Goldberg 2014) and grouped by k-means.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

import numpy as np

WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]")
CONTEXTS: Final = 2_000
DIMENSIONS: Final = 100
CLUSTERS: Final = 400
SEEN: Final = 4
ROUNDS: Final = 25
OFFSETS: Final = (-2, -1, 1, 2)


def texts(paths: list[Path]) -> list[list[str]]:
    """Read sentences and paragraphs as lists of words, numbers as one word."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            if ".jsonl" in path.name:
                pieces = [piece for line in lines for piece in json.loads(line)["body"].split("\n")]
                found += [WORD.findall(piece) for piece in pieces]
            else:
                found += [[token for token, _ in sentence] for document in json.load(lines) for sentence in document]
    return [["0" if word[0].isdigit() else word.lower() for word in words] for words in found]


def vectors(sentences: list[list[str]]) -> tuple[list[str], np.ndarray]:
    """Count neighbours and reduce the counts."""
    counts = Counter(word for words in sentences for word in words)
    known = [word for word, count in counts.most_common() if count >= SEEN]
    row = {word: index for index, word in enumerate(known)}
    table = np.zeros((len(known), CONTEXTS * len(OFFSETS)), dtype=np.float32)
    for words in sentences:
        rows = [row.get(word, -1) for word in words]
        for at, own in enumerate(rows):
            if own < 0:
                continue
            for number, offset in enumerate(OFFSETS):
                if 0 <= at + offset < len(rows) and 0 <= rows[at + offset] < CONTEXTS:
                    table[own, number * CONTEXTS + rows[at + offset]] += 1
    total = table.sum()
    ours, theirs = table.sum(1, keepdims=True), table.sum(0, keepdims=True) ** 0.75
    theirs *= total / max(theirs.sum(), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log(table * total / (ours * theirs))
    table[~(table > 0)] = 0
    random = np.random.default_rng(0)
    basis = table @ random.standard_normal((table.shape[1], DIMENSIONS + 10)).astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(table @ (table.T @ basis))
    left, strength, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    found = (basis @ left)[:, :DIMENSIONS] * np.sqrt(strength[:DIMENSIONS])
    return known, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def clusters(points: np.ndarray) -> np.ndarray:
    """Group by k-means on the sphere."""
    random = np.random.default_rng(0)
    centres = points[random.choice(len(points), CLUSTERS, replace=False)]
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1e-9), centres)
    return (points @ centres.T).argmax(1)


def main() -> None:
    """Read, count, group, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    words, points = vectors(texts(options.paths))
    groups: dict[int, list[str]] = {}
    for word, group in zip(words, clusters(points), strict=True):
        if word.isalpha():
            groups.setdefault(int(group), []).append(word)
    lines = sorted(" ".join(sorted(group)) for group in groups.values())
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {len(lines)} clusters, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
