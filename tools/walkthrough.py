"""Reads docs/walkthrough.md: which keys each of its steps names, what it quotes from the screen, and its picture.

The page is the only place where that stands: `take_walkthrough.py` presses its keys in a real terminal and takes its
pictures, and the tests press them and look for what it says. A step is a section whose heading begins with a number:

    ## 3. Open one
    **Keys:** `j` `enter`
    The top bar says “3 of 74”.
    ![...](pictures/walk-3-open.png)

A key is written by its name (enter, esc, space, tab, up, down, ctrl+s) or as it is typed, text too. What stands in
“curly quotes” is on the screen once the keys are pressed, unless in a code block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[1] / "docs" / "walkthrough.md"
_WALKED: Final = {"ar": 5, "de": 5, "en": 25, "es": 0, "fr": 0, "pl": 5, "ro": 9, "ru": 14, "tr": 0, "uk": 15}
"""The last page of each language that the walk is about."""
_FIRST_OF_OTHERS: Final = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the page."""

    title: str
    """Its heading, without the number."""
    keys: tuple[str, ...]
    """What is pressed or typed, one after the other."""
    quotes: tuple[str, ...]
    """What is on the screen then, each on one line of a window."""
    picture: Path
    """The picture that is taken then."""


def read_steps(page: str) -> tuple[Step, ...]:
    """Read the steps of the page.

    Raises:
        ValueError: A step has no keys, or not one picture.
    """
    steps = []
    for section in re.split(r"(?m)^## (?=\d)", page)[1:]:
        title, _, text = re.split(r"(?m)^## ", section)[0].partition("\n")
        text = re.sub(r"(?ms)^```.*?^```$", "", text)
        pictures, lines = re.findall(r"!\[[^]]*\]\(([^)]+)\)", text), re.findall(r"(?m)^\*\*Keys:\*\* (.*)$", text)
        keys = tuple(re.findall(r"`([^`]+)`", " ".join(lines)))
        if len(pictures) != 1 or not keys:
            raise ValueError(f"{title}: one picture and some keys, not {pictures} and {keys}")
        quotes = tuple(" ".join(words.split()) for words in re.findall("“([^”]+)”", text))
        steps.append(Step(title.partition(". ")[2], keys, quotes, PAGE.parent / pictures[0]))
    return tuple(steps)


def _is_walked(page: str) -> bool:
    """Return whether a page was there when the walk was written: its counts stay true when pages are added."""
    language, _, number = page.partition("-")
    return int(number) <= _WALKED.get(language, _FIRST_OF_OTHERS)


def write_articles(folder: Path) -> int:
    """Write the articles that the page is about: the seeds, and 83 of the pages of tests/eval/pages.

    Returns:
        How many.
    """
    from warreader_eval.run import gold_pages  # tests/eval need not be on the path to read the page

    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{page.id}.txt": page.text for page in gold_pages() if _is_walked(page.id)}
    seeds = sorted((PAGE.parents[1] / "seeds").glob("*.txt"))
    texts |= {path.name: path.read_bytes().decode() for path in seeds}
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return len(texts)
