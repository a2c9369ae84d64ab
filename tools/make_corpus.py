#!/usr/bin/env python3
"""Make a corpus of any size out of nothing: the same one for the same seed, everywhere.

    make_corpus.py 100000 CORPUS.jsonl [--seed 1]

One object a line: `id`, `title`, `text`, `published`, `city`. What matters to an index is as in news: words fall off as
Zipf found, one in a hundred is new, texts are 1.4 kB in the middle and sometimes much longer, days are spread over
twelve years, more of them late, and every article names two people and a city. The words themselves are made up, but
for the hundred that everybody uses and those that the benchmarks ask for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from bisect import bisect
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON: Final = (
    "the of to and in a said for on that was is by at with from it its be as he would were has an have not they "
    "which had will this but their after are been who or more one new up over people last could also two first "
    "year other than about into when no there three some week day told out officials all before between while "
    "government state military forces city attack president war country region army police party group minister "
    "security report monday tuesday wednesday thursday friday saturday sunday night early near border talks"
)
_ASKED: Final = (
    "oil dollar bank prices central interest rates prime house white killed wounded wheat tax reform bill damage "
    "inflation nuclear missiles tanker earthquake iran soviet yen rise"
)
"""Words that tools/bench_archive.py asks for; they take the ranks behind the common ones, in this order."""
_PHRASES: Final = ("central bank", "prime minister", "interest rates", "oil prices", "white house")
_SYLLABLES: Final = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo"
_VOCABULARY: Final = 60_000
_SKEW: Final = 2.7  # Mandelbrot's shift: the very first ranks are flatter than 1/rank
_FIRST_DAY: Final = dt.date(2010, 1, 1)
_DAYS: Final = 4_600
_CITIES: Final = 400
_LENGTH: Final = (5.25, 0.5)  # of the logarithm of the number of words: 190 in the middle, 430 at the 95th percentile
_PHRASE: Final = 0.05  # of the sentences have one of the phrases
_RARE: Final = 0.2  # and up to here a name that no other article has, as news has many
_LONGEST: Final = 3_000  # words


class Corpus:
    """Makes articles, one after another.

    Args:
        seed: Another one makes another corpus.
    """

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)
        self._syllables = _SYLLABLES.split()
        fixed = [*_COMMON.split(), *_ASKED.split()]
        self._words = [*fixed, *(self._word() for _ in range(_VOCABULARY - len(fixed)))]
        self._weights = list(accumulate(1 / (rank + _SKEW) for rank in range(_VOCABULARY)))
        self._people = [f"{self._word().title()} {self._word().title()}" for _ in range(5_000)]
        self._cities = [self._word().title() for _ in range(_CITIES)]

    def articles(self, count: int) -> Iterator[dict[str, Any]]:
        """Make so many articles.

        Yields:
            Objects with `id`, `title`, `text`, `published` (a day) and `city`.
        """
        for number in range(count):
            day = _FIRST_DAY + dt.timedelta(days=int(_DAYS * self._dice.random() ** 0.5))
            city = self._cities[int(_CITIES * self._dice.random() ** 3)]
            yield {
                "id": number,
                "title": " ".join(self._some(self._dice.randint(5, 11))).capitalize(),
                "text": self._text(city),
                "published": day.isoformat(),
                "city": city,
            }

    def _text(self, city: str) -> str:
        first, second = (self._people[int(len(self._people) * self._dice.random() ** 3)].split()[1] for _ in range(2))
        left = min(_LONGEST, int(self._dice.lognormvariate(*_LENGTH)))
        paragraphs = [f"{city}: {self._sentence()} {first} and {second} said."]
        while left > 0:
            sentences = [self._sentence() for _ in range(self._dice.randint(2, 4))]
            left -= sum(sentence.count(" ") for sentence in sentences)
            paragraphs.append(" ".join(sentences))
        return "\n\n".join(paragraphs)

    def _sentence(self) -> str:
        words = self._some(self._dice.randint(8, 22))
        chance = self._dice.random()
        if chance < _PHRASE:
            words.insert(len(words) // 2, self._dice.choice(_PHRASES))
        elif chance < _RARE:
            words.append(f"{self._word()}{self._word()}".title())
        return " ".join(words).capitalize() + "."

    def _some(self, count: int) -> list[str]:
        total, roll = self._weights[-1], self._dice.random
        return [self._words[bisect(self._weights, roll() * total)] for _ in range(count)]

    def _word(self) -> str:
        return "".join(self._dice.choice(self._syllables) for _ in range(self._dice.randint(2, 4)))


def write(path: Path, count: int, seed: int = 1) -> int:
    """Write a corpus.

    Returns:
        Bytes of text in it.
    """
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for article in Corpus(seed).articles(count):
            size += len(article["text"])
            file.write(json.dumps(article) + "\n")
    return size


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.path, options.count, options.seed)
    print(f"{options.count:,} articles, {size / 1e6:,.0f} MB of text: {options.path}")


if __name__ == "__main__":
    main()
