"""Writes results as Markdown, each figure beside those it has to beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaluation.peers import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evaluation.everything import Outcome, Result
    from evaluation.shares import Figures


def table(outcome: Outcome) -> str:
    """Write the results as Markdown: the figures that have something to beat, then the pages by language.

    The other figures are in the JSON form.
    """
    lines = ["| area | set | figure | warreader | others |", "|---|---|---|---|---|"]
    lines += [line for result in outcome.results if result.area != "pages" for line in _rows(result)]
    for result in outcome.results:
        if result.area == "pages" and result.groups:
            lines += ["", *pages_table(result.groups)]
    speed = outcome.articles / outcome.seconds if outcome.seconds else 0.0
    lines += ["", f"{outcome.articles} documents in {outcome.seconds:.1f} s, {speed:.0f} a second, start included."]
    return "\n".join(lines)


def _rows(result: Result) -> Iterator[str]:
    if not result.groups:
        yield f"| {result.area} | {result.name} | | not answered | |"
    for group, figures in result.groups.items():
        where = group if group != "all" or result.area == "places" else result.name
        for name, figure in figures.items():
            if others := PEERS.get((result.area, where, name)):
                yield f"| {result.area} | {where} | {name} | {figure:.3f} | {others} |"


def pages_table(groups: Mapping[str, Figures]) -> Iterator[str]:
    """Write the figures of pages as rows of Markdown, a group each: all, a half or a language."""
    names = list(next(iter(groups.values())))
    yield "| | " + " | ".join(name.replace("_", " ") for name in names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for group, figures in groups.items():
        cells = (f"{figures[name]:.3f}" if isinstance(figures[name], float) else f"{figures[name]}" for name in names)
        yield f"| {group} | " + " | ".join(cells) + " |"
