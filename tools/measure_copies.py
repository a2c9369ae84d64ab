#!/usr/bin/env python3
"""Measure how well copies of stories are found: copies that are made on purpose, and pairs that a corpus already has.

    measure_copies.py STORIES.jsonl [--limit N] [--show N]

Each line holds an object with `text`. Printed: for each way of copying, how many copies become candidates by their
sketch and how many of those are called near; how many of random pairs of different stories are; and with --show, pairs
of the corpus that are called near, to be judged by eye.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.text.copies import fingerprint, likeness, promising, sketch

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST: Final = 40  # words of a story
_SAMPLE: Final = 1_500
_SHOWN: Final = 220  # characters


def ways(dice: random.Random, stories: list[str]) -> dict[str, Callable[[str], str]]:
    """Return the ways of copying a story."""
    words = [word for story in stories[:200] for word in story.split()]

    def changed(share: float) -> Callable[[str], str]:
        return lambda text: " ".join(dice.choice(words) if dice.random() < share else one for one in text.split())

    def cut(share: float) -> Callable[[str], str]:
        return lambda text: " ".join(text.split()[: max(20, int(len(text.split()) * share))])

    def with_more(text: str) -> str:
        return f"{text}\n\n{' '.join(dice.choice(stories).split()[:60])}"

    return {
        "agency's dateline and credit added": lambda text: f"KYIV, March 2 (Reuters) - {text} (Editing by A. B.)",
        "the last quarter cut off": cut(0.75),
        "the last half cut off": cut(0.5),
        "60 words of another story added": with_more,
        "5 % of the words changed": changed(0.05),
        "10 % of the words changed": changed(0.1),
        "20 % of the words changed": changed(0.2),
    }


def bands(sketched: tuple[int, ...]) -> tuple[int, ...]:
    """Return the bands of a sketch: two texts that have one in common are candidates."""
    return tuple(
        number << 32 | first << 16 | second
        for number, (first, second) in enumerate(zip(sketched[::2], sketched[1::2], strict=True))
    )


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    with options.stories.open(encoding="utf-8") as lines:
        texts = dict.fromkeys(json.loads(line)["text"] for line in islice(lines, options.limit))
    stories = [text for text in texts if len(text.split()) >= _LEAST]
    dice = random.Random(11)
    sample = dice.sample(stories, min(_SAMPLE, len(stories)))
    print("| copy | candidates | found |\n|---|---|---|")
    for name, way in ways(dice, sample).items():
        texts_and_copies = [(text, way(text)) for text in sample]
        pairs = [(fingerprint(text), fingerprint(copy)) for text, copy in texts_and_copies]
        sketches = [(sketch(text), sketch(copy)) for text, copy in texts_and_copies]
        met = [bool(set(bands(one)) & set(bands(other))) and promising(one, other) for one, other in sketches]
        found = sum(hit and likeness(*pair).near for hit, pair in zip(met, pairs, strict=True))
        print(f"| {name} | {sum(met) / len(met):.3f} | {found / len(met):.3f} |")
    show(stories, dice, options.show)


def show(stories: list[str], dice: random.Random, count: int) -> None:
    """Print how many pairs a corpus has, and some of them."""
    prints = [fingerprint(text) for text in stories]
    sketches = [sketch(text) for text in stories]
    having: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(sketches):
        for band in bands(one):
            having[band].append(number)
    found_together = {(found[0], other) for found in having.values() for other in found[1:] if other != found[0]}
    pairs = sorted(pair for pair in found_together if promising(sketches[pair[0]], sketches[pair[1]]))
    near = [(one, other) for one, other in pairs if likeness(prints[one], prints[other]).near]
    print(f"\n{len(stories):,} stories, {len(pairs):,} candidate pairs, {len(near):,} near")
    for one, other in dice.sample(near, min(count, len(near))):
        found = likeness(prints[one], prints[other])
        print(f"\n{found.resemblance:.2f} {found.containment:.2f} {found.details:.2f}")
        for number in (one, other):
            print("   ", " ".join(stories[number].split())[:_SHOWN])


if __name__ == "__main__":
    main()
