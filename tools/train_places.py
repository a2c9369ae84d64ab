"""Fits the weights of the places: `python tools/train_places.py ARTICLES.jsonl.gz PAGES.jsonl`.

Needs numpy. ARTICLES, an object a line: `{"id", "src", "text", "places": [{"start", "end", "cls", "city", "demonym"}]}`
where cls P is a populated place and city its GeoNames number. PAGES: `{"id", "text", "cities": [{"start", "end",
"geonameid"}]}`, all cities marked. Two fits: a logistic regression over possible mentions (WEIGHTS), and a conditional
logit over the cities of one name (RIVALS); both shrink towards the weights that stand in the file (ridge), which began
as a hand's guess. Five folds over documents first, scored on mentions and on the choice of city; then the fit over all.
Prints the weights; nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any, Final

import numpy as np

from warreader.resources import data_bytes
from warreader.text.language import identify
from warreader.text.places import Gazetteer
from warreader.text.places import _weights as weights
from warreader.text.places._context import Context, gather
from warreader.text.places._disambiguation import Resolver
from warreader.text.places._matching import find_all
from warreader.text.places._regions import mark_regions
from warreader.text.places._scoring import Candidate, candidates, reconsider
from warreader.text.places._tokens import tokenise

Doc = dict[str, Any]
FOLDS: Final = 5
RIDGE: Final = 3.0
PAGE_WEIGHT: Final = 2.5  # a page of war news is what users hold; an article of American local news is not
LOCAL_WEIGHT: Final = 0.7
SMALL_STEP: Final = 1e-5
ROUNDS: Final = 3  # the second round's clues depend on the weights
GAZETTEER: Final = Gazetteer(data_bytes("gazetteer.bin"))


def read(path: Path) -> list[Doc]:
    """Read JSON Lines, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def weight_of(doc: Doc) -> float:
    """Return how much a document counts."""
    return PAGE_WEIGHT if "cities" in doc else LOCAL_WEIGHT if doc.get("src") == "lgl" else 1.0


def look(doc: Doc) -> tuple[list[Candidate], Context]:
    """Score the candidates of a document with the present weights, both rounds."""
    text = doc["text"]
    tokens, language = tokenise(text, GAZETTEER.folder), identify(text)
    findings = find_all(tokens, GAZETTEER, language=language)
    mark_regions(tokens, findings, GAZETTEER)
    context = gather(findings, GAZETTEER, language)
    found = candidates(tokens, findings, context, GAZETTEER, language)
    believed = [candidate for candidate in found if candidate.score >= weights.THRESHOLD]
    reconsider(found, Resolver(believed, context, GAZETTEER).settle(), GAZETTEER)
    return found, context


def gold(doc: Doc, candidate: Candidate) -> tuple[bool | None, int | None]:
    """Return whether a candidate is a city by the gold, and which one; None where the gold does not say."""
    finding = candidate.finding
    if "cities" in doc:
        hits = [mark for mark in doc["cities"] if mark["start"] < finding.end and finding.start < mark["end"]]
        return bool(hits), hits[0]["geonameid"] if hits else None
    hits = [mark for mark in doc["places"] if mark["start"] < finding.end and finding.start < mark["end"]]
    cities = [mark for mark in hits if mark.get("cls") == "P" and not mark.get("demonym")]
    if cities:
        return True, cities[0].get("city")
    return (None if any(mark.get("cls") is None or mark.get("demonym") for mark in hits) else False), None


def fit_mentions(docs: list[Doc], prior: np.ndarray, names: list[str]) -> np.ndarray:
    """Fit WEIGHTS by Newton's method; a bias takes the threshold's place."""
    rows, labels, counts = [], [], []
    for doc in docs:
        for candidate in look(doc)[0]:
            label, _ = gold(doc, candidate)
            if label is not None:
                rows.append([float(candidate.clues.get(name, 0.0)) for name in names])
                labels.append(label)
                counts.append(weight_of(doc))
    x, y, w, found = np.array(rows), np.array(labels, dtype=float), np.array(counts), prior.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (w * (p - y)) + RIDGE * (found - prior)
        bend = (x * (w * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found


def choices(doc: Doc, names: list[str]) -> list[tuple[np.ndarray, int]]:
    """Collect, for every believed name with several cities, the clues of each and which one is right."""
    found, context = look(doc)
    resolver = Resolver([candidate for candidate in found if candidate.score >= weights.THRESHOLD], context, GAZETTEER)
    chosen, result, done = resolver.settle(), [], set()
    for candidate in found:
        key, (_, city) = candidate.finding.key, gold(doc, candidate)
        if key not in resolver.rows or key in resolver.fixed or key in done or city is None:
            continue
        rows = list(resolver.rows[key])
        right = [at for at, row in enumerate(rows) if GAZETTEER.city_at(row).geonameid == city]
        if right and len(rows) > 1:
            done.add(key)
            clues = [resolver.clues(key, row, chosen) for row in rows]
            table = np.array([[float(one.get(name, 0.0)) for name in names] for one in clues])
            result.append((table, right[0]))
    return result


def fit_choices(docs: list[Doc], prior: np.ndarray, names: list[str]) -> np.ndarray:
    """Fit RIVALS by gradient descent."""
    groups = [(x, right, weight_of(doc)) for doc in docs for x, right in choices(doc, names)]
    found = prior.copy()
    for _ in range(300):
        slope = RIDGE * (found - prior)
        bend = RIDGE * np.eye(len(found))
        for x, right, w in groups:
            p = np.exp(x @ found - (x @ found).max())
            p /= p.sum()
            mean = p @ x
            slope += w * (mean - x[right])
            bend += w * ((x * p[:, None]).T @ x - np.outer(mean, mean))
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < SMALL_STEP:
            break
    return found


def fit(docs: list[Doc], start: tuple[dict[str, float], dict[str, float]]) -> None:
    """Fit both tables and put them in place."""
    names, rivals = list(start[0]), list(start[1])
    weights.WEIGHTS.update(start[0])
    weights.RIVALS.update(start[1])
    for _ in range(ROUNDS):
        prior = np.array([start[0][name] for name in names])
        weights.WEIGHTS.update(zip(names, map(float, fit_mentions(docs, prior, names)), strict=True))
        prior = np.array([start[1][name] for name in rivals])
        weights.RIVALS.update(zip(rivals, map(float, fit_choices(docs, prior, rivals)), strict=True))


def main() -> None:
    """Score by five folds, then fit over all and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    docs = [doc for path in parser.parse_args().files for doc in read(path)]
    random.Random(7).shuffle(docs)
    start = dict(weights.WEIGHTS), dict(weights.RIVALS)
    hits = believed = wanted = right = settled = 0
    for fold in range(FOLDS):
        fit([doc for at, doc in enumerate(docs) if at % FOLDS != fold], start)
        for doc in docs[fold::FOLDS]:
            pairs = [(candidate.score >= weights.THRESHOLD, gold(doc, candidate)[0]) for candidate in look(doc)[0]]
            hits += sum(said and bool(label) for said, label in pairs)
            believed += sum(said and label is not None for said, label in pairs)
            wanted += sum(bool(label) for _, label in pairs)
            for x, at in choices(doc, list(start[1])):
                settled += 1
                right += int(np.argmax(x @ np.array(list(weights.RIVALS.values())))) == at
    print(f"five folds: mentions precision {hits / believed:.3f} recall {hits / wanted:.3f}")
    print(f"five folds: choice of city {right / settled:.3f}")
    fit(docs, start)
    print(json.dumps({"WEIGHTS": weights.WEIGHTS, "RIVALS": weights.RIVALS}, indent=4, default=float))


if __name__ == "__main__":
    main()
