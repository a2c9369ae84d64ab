"""The areas that can be scored: how each makes input of its gold, how it is measured, and where its sets stand."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from warreader_eval.notation import read_pages
from warreader_eval.scores import figures, score_pages

from evaluation.bodies import cleaning, cleaning_input, html
from evaluation.dates import dates
from evaluation.entities import entities
from evaluation.places import places
from evaluation.run import read_gold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evaluation.shares import Doc, Figures, Found


@dataclasses.dataclass(frozen=True, slots=True)
class Area:
    """One thing that is measured."""

    name: str
    """As it is called on the command line."""
    files: tuple[str, ...]
    """Its gold sets, inside the folder of data."""
    read: Callable[[Path, int | None], list[Doc]]
    """Reads one of them: path, and how many documents at most."""
    input: Callable[[Doc], Doc]
    """Makes what the program is given of a gold document, without its id."""
    measure: Callable[[list[Doc], Found], dict[str, Figures]]
    """Scores the answers."""
    keeps_everything: bool = False
    """True if the program is told not to clean."""


def _text(doc: Doc) -> Doc:
    return {"text": doc["text"]}


def _labelled_lines(doc: Doc) -> Doc:
    return {"text": cleaning_input(doc)}


def _markup(doc: Doc) -> Doc:
    return {"html": doc["html"], "url": doc["url"]}


def _read_pages(path: Path, limit: int | None) -> list[Doc]:
    pages = read_pages(path.read_text("utf-8"))[:limit]
    return [{"id": page.id, "text": page.text, "page": page} for page in pages]


def _measure_pages(gold: list[Doc], found: Found) -> dict[str, Figures]:
    answers = {doc["page"].id: found.get(doc["id"], {}) for doc in gold}
    groups = score_pages((doc["page"] for doc in gold), answers)
    languages = (name for name in groups if name not in {"all", "dev", "held"})
    return {
        name: {"pages": groups[name].counts["pages"], **figures(groups[name].counts)} for name in ("all", *languages)
    }


AREAS: Final = {
    area.name: area
    for area in (
        Area("cleaning", ("cleaning/dev.jsonl.gz",), read_gold, _labelled_lines, cleaning),
        Area("html", ("cleaning/html_dev.jsonl.gz",), read_gold, _markup, html),
        Area("places", ("places/dev.jsonl.gz",), read_gold, _text, places),
        Area("dates", ("dates/dev.jsonl.gz",), read_gold, _text, dates),
        Area(
            "entities",
            tuple(f"entities/dev/{name}.jsonl.gz" for name in ("conll03", "worldwide", "factru", "seeds")),
            read_gold,
            _text,
            entities,
            keeps_everything=True,
        ),
        Area("pages", ("pages/dev.txt",), _read_pages, _text, _measure_pages),
    )
}
"""All areas, in the order of the table."""
