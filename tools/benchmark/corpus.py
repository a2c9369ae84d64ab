"""The corpus of a benchmark as all contenders read it, and what they are asked about it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WORDS: Final = ("said", "oil", "bank", "wheat", "tanker", "minister", "nuclear", "killed", "earthquake", "zzzz")
_PHRASES: Final = ("central bank", "prime minister", "interest rates", "oil prices", "white house")
_FEW: Final = 5


class Kind(Enum):
    """What a question asks for."""

    WORD = "a word"
    PHRASE = "a phrase"
    CITY = "a city"
    MONTH = "a word in a month"
    COUNTS = "cities and months of a word, counted"


@dataclass(frozen=True)
class Question:
    """Something to ask."""

    kind: Kind
    text: str
    month: str = ""


def read(path: Path, limit: int = 0) -> Iterator[dict[str, Any]]:
    """Read the articles of a corpus: `title`, `text`, `published`, `city`; what is missing is empty.

    Args:
        path: JSON Lines.
        limit: At most so many; 0 is all.

    Yields:
        An object for each.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit and number == limit:
                return
            record = json.loads(line)
            yield {name: record.get(name) or "" for name in ("title", "text", "published", "city")}


def questions(path: Path, limit: int = 0) -> list[Question]:
    """Choose what to ask: fixed words and phrases, the commonest and rarer cities, the months with most articles."""
    cities: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for record in read(path, limit):
        cities[record["city"]] += 1
        months[record["published"][:7]] += 1
    del cities[""], months[""]
    named = [name for name, _ in cities.most_common()]
    return [
        *(Question(Kind.WORD, word) for word in _WORDS),
        *(Question(Kind.PHRASE, phrase) for phrase in _PHRASES),
        *(Question(Kind.CITY, name) for name in named[:: max(1, len(named) // _FEW)]),
        *(Question(Kind.MONTH, word, month) for word in _WORDS[:_FEW] for month, _ in months.most_common(3)),
        *(Question(Kind.COUNTS, word) for word in _WORDS),
    ]
