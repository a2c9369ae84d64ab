#!/usr/bin/env python3
"""Train src/warreader/data/entity-model.bin, the weights of the recogniser of named entities.

    pip install python-crfsuite==0.9.12
    tools/train_recogniser.py TRAIN.json.gz ... [--test NAME.json.gz ...] [--hold-out 5] [--out FILE]

What comes in: documents of sentences of [token, tag] (wikigold, the Broad Twitter Corpus, WNUT17: CC BY 4.0). What
goes out: the weights, and precision, recall and F1 on the test files and, with --hold-out N, on every N-th document of
the training files, which is then left out. The text of each document is put together again, cut by the program's own
tokeniser and read by its own rules and gazetteer, so that training sees what reading will see.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pycrfsuite

from warreader import resources
from warreader.text.entities._features import LABELS, FeatureMaker, stretches
from warreader.text.entities._first_pass import Reader
from warreader.text.entities._lexicon import read_lexicon
from warreader.text.entities._model import HEADER, LANES, MAGIC, TRANSITIONS, Model
from warreader.text.places import Gazetteer, find_places

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "src" / "warreader" / "data" / "entity-model.bin"
BITS: Final = 18
CHUNK: Final = 12  # sentences that make a document where a file has no documents, such as a day of tweets
LONG: Final = 200  # sentences: a document longer than this is none
BEFORE_NOTHING_WORDS: Final = """
. , ; : ! ? ) ] } % ' 's 're 've 'm 'll 'd n't ’s ’ ” …
"""
BEFORE_NOTHING: Final = frozenset(BEFORE_NOTHING_WORDS.split())
AFTER_NOTHING: Final = frozenset(["(", "[", "{", "$", "£", "€", "“", "#", "@"])
LIMIT: Final = 127  # of a weight in eight bits
SPREAD: Final = 30.0  # steps for each unit of weight; larger weights than LIMIT / SPREAD are cut off

Span = tuple[int, int, str]
Sentence = list[list[str]]
"""Tokens with their tags."""


class Document(NamedTuple):
    """A text with its gold spans."""

    text: str
    gold: list[Span]


def sentences_of(path: Path) -> list[list[Sentence]]:
    """Read a file: its documents, each a list of sentences."""
    found = []
    for sentences in json.loads(gzip.decompress(path.read_bytes())):
        step = CHUNK if len(sentences) > LONG else len(sentences)
        found += [sentences[at : at + step] for at in range(0, len(sentences), step)]
    return found


def documents(path: Path) -> list[Document]:
    """Read a file and put its texts together again."""
    return [detokenised(sentences) for sentences in sentences_of(path)]


def detokenised(sentences: list[list[list[str]]]) -> Document:
    """Write the sentences of a document as a text, a line each, and find the gold spans in it."""
    text, gold = "", []
    for sentence in sentences:
        text += "\n" if text else ""
        begun: list | None = None
        glued, quoted = True, False
        for token, tag in sentence:
            closing = token == '"' and quoted
            text += "" if glued or token in BEFORE_NOTHING or closing else " "
            kind = tag[2:] if tag[2:] in {"PER", "LOC", "ORG"} else ""
            if begun is not None and (kind != begun[2] or tag[0] == "B"):
                gold.append(tuple(begun))
                begun = None
            if kind and begun is None:
                begun = [len(text), 0, kind]
            text += token
            if begun is not None:
                begun[1] = len(text)
            glued = token in AFTER_NOTHING or (token == '"' and not quoted)
            quoted = quoted != (token == '"')
        if begun is not None:
            gold.append(tuple(begun))
    return Document(text, gold)


class Maker:
    """Turns documents into labelled stretches of features, the way the recogniser reads."""

    def __init__(self) -> None:
        self.lexicon = read_lexicon(resources.data_bytes("entity-names.txt"))
        self.reader = Reader(self.lexicon)
        self.gazetteer = Gazetteer(resources.data_bytes("gazetteer.bin"))
        self.maker = FeatureMaker(self.lexicon, 1 << BITS)

    def stretches(self, document: Document) -> list[tuple[list[list[int]], list[str], list[tuple[int, int]]]]:
        """Return the features, gold labels and places of each stretch."""
        result = []
        places = find_places(document.text, (), self.gazetteer)
        peoples = {(other.start, other.end) for other in places.others if other.role == "demonym"}
        gold = [span for span in document.gold if span[:2] not in peoples]  # the tweets have 'Russian' as a place
        owner = {at: (span[0], span[2]) for span in gold for at in range(span[0], span[1])}
        for reading in self.reader.read(document.text, (), places):
            for start, end in stretches(reading.tokens):
                tokens = reading.tokens[start:end]
                labels, past = [], None
                for token in tokens:
                    now = owner.get(token.start)
                    labels.append("O" if now is None else ("I-" if now == past else "B-") + now[1])
                    past = now
                features = self.maker.features(reading.tokens, start, end, reading.hints)
                result.append((features, labels, [(token.start, token.end) for token in tokens]))
        return result


def read_info(path: str) -> pycrfsuite._dumpparser.ParsedDump:
    """Read the weights that crfsuite wrote."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger.info()


def train(data: list[tuple[list[list[int]], list[str], object]], c2: float, rounds: int) -> bytes:
    """Train and pack the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels, _ in data:
        trainer.append([[str(bucket) for bucket in token] for token in features], labels)
    trainer.set_params({"c1": 0.0, "c2": c2, "max_iterations": rounds, "feature.minfreq": 1})
    with tempfile.TemporaryDirectory() as folder:
        trained = str(Path(folder) / "entity-model.crfsuite")
        trainer.train(trained)
        info = read_info(trained)
    number = {label: index for index, label in enumerate(LABELS)}
    weights = bytearray(b"\x80" * (LANES << BITS))
    cut = 0
    for (bucket, label), weight in info.state_features.items():
        step = round(weight * SPREAD)
        cut += abs(step) > LIMIT
        weights[int(bucket) * LANES + number[label]] = 128 + max(-LIMIT, min(LIMIT, step))
    flat = [0] * (len(LABELS) ** 2)
    for (past, now), weight in info.transitions.items():
        flat[number[past] * len(LABELS) + number[now]] = round(weight * SPREAD)
    print(f"{len(info.state_features)} weights, {cut} cut off")
    return HEADER.pack(MAGIC, BITS) + TRANSITIONS.pack(*flat) + bytes(weights)


def spans(labels: list[str], places: list[tuple[int, int]]) -> set[Span]:
    """Read the spans out of labels."""
    found: list[list] = []
    past = "O"
    for label, (start, end) in zip(labels, places, strict=True):
        if label != "O":
            if label[0] == "B" or label[2:] != past[2:]:
                found.append([start, end, label[2:]])
            found[-1][1] = end
        past = label
    return {(start, end, kind) for start, end, kind in found}


def score(model: Model, maker: Maker, test: list[Document]) -> str:
    """Score the model alone, exact spans."""
    counts: Counter[str] = Counter()
    for document in test:
        found: set[Span] = set()
        for features, _, places in maker.stretches(document):
            found |= spans([LABELS[label] for label in model.label(features)], places)
        counts["right"] += len(found & set(document.gold))
        counts["found"] += len(found)
        counts["gold"] += len(document.gold)
    precision = counts["right"] / max(1, counts["found"])
    recall = counts["right"] / max(1, counts["gold"])
    return (
        f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


def main() -> None:
    """Read, train, write, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--hold-out", type=int, default=0)
    parser.add_argument("--c2", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    maker = Maker()
    began = time.perf_counter()
    data, held = [], {}
    for path in options.train:
        for index, sentences in enumerate(sentences_of(path)):
            if options.hold_out and index % options.hold_out == 0:
                held.setdefault(path.name, []).append(detokenised(sentences))
                continue
            data += maker.stretches(detokenised(sentences))
    size = sum(len(labels) for _, labels, _ in data)
    print(f"{len(data)} stretches, {size} tokens, {time.perf_counter() - began:.0f} s")
    content = train(data, options.c2, options.rounds)
    options.out.write_bytes(content)
    print(f"{len(content)} bytes, {time.perf_counter() - began:.0f} s")
    model = Model(content)
    for path in options.test:
        held[path.name] = documents(path)
    for name, test in held.items():
        print(f"{name:20s} {score(model, maker, test)}")


if __name__ == "__main__":
    main()
