"""Fits the weights of the focus: `python tools/train_focus.py ARTICLES.jsonl.gz [PAGES.txt ...]`.

Needs numpy and scipy. Learns from the dev half of tests/eval, from further written PAGES in its notation, and, for a
fifth of their weight, from ARTICLES of the place engine whose title names one city. A conditional logit: the gold
cities of a page together are one choice, each other city another, and so is none. Ridge towards nothing, but for live
blogs, of which few are among the pages. First each group of pages is left out in turn (a half of tests/eval; all files
of one name but for its digits: an author), then all but the held half are fitted. Prints the weights.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.optimize import minimize

from evaluation.written import own_pages, written_pages
from warreader.article import Given, Origin, SourceText
from warreader.ingest.engines import load_annotator
from warreader.text.places import _focus
from warreader.text.places._weights import FOCUS, NO_FOCUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES: Final = (*FOCUS, *NO_FOCUS)
RIDGE: Final = 2.0
"""0.5 to 8 gave the same within two pages of 215."""
ARTICLE: Final = 0.2
LIVE: Final = -3.0
LEAST_SCALE: Final = 0.05


@dataclass(frozen=True)
class Choice:
    """A page: a row of clues for each city and for none, and which rows are right."""

    group: str
    page: str
    table: np.ndarray
    right: np.ndarray
    weight: float


def texts(articles: Path, files: Sequence[Path]) -> Iterator[tuple[str, str, str, set[int]]]:
    """Read group, name, text and gold of every page."""
    for page in own_pages():
        yield f"tests/eval {page.half}", page.id, page.text, set(page.focus)
    for path in files:
        for page in written_pages(path):
            yield path.stem.rstrip("0123456789"), page.id, page.text, set(page.focus)
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            title = document.get("title") or ""
            towns = [place for place in document["places"] if place.get("cls") == "P" and place.get("city")]
            titled = {town["city"] for town in towns if not town.get("demonym") and town["name"] in title}
            if len(titled) == 1:
                yield "articles", document["id"], document["text"], titled


def read_choices(articles: Path, files: Sequence[Path]) -> list[Choice]:
    """Let the program weigh the choices of every page; those whose focus it has not found teach nothing."""
    annotator, seen, weigh = load_annotator(), list[Any](), _focus.weigh_choices

    def watch(*arguments: Any) -> Any:  # noqa: ANN401  # as it is called
        seen.append(arguments)
        return weigh(*arguments)

    _focus.weigh_choices = watch
    found = []
    for group, name, text, gold in texts(articles, files):
        seen.clear()
        annotator.annotate(SourceText(text, Given(), Origin("-", "0" * 64)))
        said, blocks, mentions, cities, areas = seen[-1]
        wanted = {row for row, city in cities.items() if city.geonameid in gold}
        choices, none = weigh(said, blocks, mentions, cities, areas)
        if choices.keys() & wanted or (choices and not gold):
            weight = ARTICLE if group == "articles" else 1.0
            found.append(_choice(group, name, choices, none, wanted, weight))
    return found


def _choice(  # noqa: PLR0913, PLR0917
    group: str,
    page: str,
    choices: dict[int, dict[str, float]],
    none: dict[str, float],
    wanted: set[int],
    weight: float,
) -> Choice:
    table = np.array([[clues.get(key, 0.0) for key in NAMES] for clues in (*choices.values(), none)])
    right = [float(row in wanted) for row in choices]
    return Choice(group, page, table, np.array([*right, float(not any(right))]), weight)


def fit(choices: Sequence[Choice], scale: np.ndarray) -> np.ndarray:
    """Fit the weights of standardised clues, and give them for the clues as they are."""
    prior = np.zeros(len(NAMES))
    prior[NAMES.index("live")] = LIVE * scale[NAMES.index("live")]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = RIDGE * ((weights - prior) ** 2).sum() / 2, RIDGE * (weights - prior)
        for one in choices:
            table = one.table / scale
            sums = np.exp(table @ weights - (table @ weights).max())
            chances, wanted = sums / sums.sum(), sums * one.right
            total -= one.weight * np.log(wanted.sum() / sums.sum())
            slope -= one.weight * (table.T @ (wanted / wanted.sum() - chances))
        return total, slope

    return minimize(loss, prior, jac=True, method="L-BFGS-B").x / scale


def is_right(choice: Choice, weights: np.ndarray) -> bool:
    """Return whether the largest sum is one of a right choice."""
    return bool(choice.right[np.argmax(choice.table @ weights)])


def main() -> None:
    """Run the command line."""
    choices = read_choices(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    scale = np.maximum(np.vstack([one.table for one in choices]).std(0), LEAST_SCALE)
    learned = [one for one in choices if one.group != "tests/eval held"]
    for group in dict.fromkeys(one.group for one in choices):
        weights = fit([one for one in learned if one.group != group], scale)
        own = [one for one in choices if one.group == group]
        wrong = [one.page for one in own if not is_right(one, weights)]
        shown = len(wrong) if group in {"tests/eval held", "articles"} else ", ".join(wrong)
        print(f"{group}: left out, {len(own) - len(wrong)} of {len(own)} right; wrong: {shown}")
    weights = fit(learned, scale)
    print(f"all: {sum(is_right(one, weights) for one in choices)} of {len(choices)} right")
    print({name: round(float(weight), 2) for name, weight in zip(NAMES, weights, strict=True)})


if __name__ == "__main__":
    main()
