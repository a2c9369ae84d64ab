"""Pages for training the line model: real ones with gold labels, and simulated ones made of their parts.

A simulated page is the body of one page with the surroundings of others put before, into and behind it: unlimited
labels, and every kind of junk beside every kind of body.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from warreader.article import Given
from warreader.text.cleaning import run_rules
from warreader.text.cleaning.evidence import is_evidence
from warreader.text.cleaning.features import is_doubted
from warreader.text.cleaning.page import Piece, Verdict, cut_pieces
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.language import identify
from warreader.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from warreader_eval.notation import GoldPage

BODY: Final = 1
JUNK: Final = 0
UNSCORED: Final = -1
_LABELS: Final = {"body": BODY, "boiler": JUNK, "kept": BODY, "folded": JUNK}
_WEIGHTS: Final = {"aeb": 1.0, "np": 0.5, "moz": 0.3, "pages": 3.0, "simulated": 0.35}
"""Trust in the gold of each source: moz keeps captions, np is the output of a regression test."""
_FORMS: Final = {"full": 0.35, "light": 1.0, "extr": 0.7, "page": 1.0, "simulated": 1.0}


@dataclass(slots=True)
class TrainingPage:
    """A page with gold, and what the rules made of it."""

    name: str
    site: str
    source: str
    form: str
    text: str
    gold: list[tuple[int, int, int]]
    """Start, end and label of each line or block."""
    language: str | None
    pieces: tuple[Piece, ...]
    verdicts: list[Verdict | None]
    labels: list[int]
    """One a piece: BODY, JUNK or UNSCORED."""
    body: str = ""
    """Gold text of the article, for shingle F1; empty where there is none."""
    open: list[bool] = field(default_factory=list)
    """One a piece: the model may decide."""

    @property
    def weight(self) -> float:
        """How much its lines count: less for each, the more there are."""
        return _WEIGHTS[self.source] * _FORMS[self.form] * math.sqrt(30 / (20 + len(self.pieces)))


def make_page(  # noqa: PLR0913
    name: str,
    site: str,
    source: str,
    form: str,
    lines: Sequence[tuple[str, int]],
    *,
    body: str = "",
    dated: bool = True,
) -> TrainingPage:
    """Run the rules over labelled lines."""
    text, gold = "", []
    for line, label in lines:
        gold.append((len(text), len(text) + len(line), label))
        text += line + "\n"
    return _measured(name, site, source, form, text.rstrip("\n"), gold, body=body, dated=dated)


def _measured(  # noqa: PLR0913, PLR0917
    name: str,
    site: str,
    source: str,
    form: str,
    text: str,
    gold: list[tuple[int, int, int]],
    *,
    body: str = "",
    dated: bool = True,
) -> TrainingPage:
    lines, given = split_lines(text), Given()
    marks = find_published(text, lines, given).marks if dated else ()
    language = identify(text)
    pieces = cut_pieces(text, lines, find_headline(text, lines, marks, given), marks)
    verdicts = run_rules(pieces, language)
    labels, at = [], 0
    for piece in pieces:
        while at < len(gold) and gold[at][1] <= piece.start:
            at += 1
        inside = at < len(gold) and gold[at][0] < piece.end
        labels.append(gold[at][2] if inside else UNSCORED)
    undecided = [verdict is None or is_doubted(verdict) for verdict in verdicts]
    return TrainingPage(name, site, source, form, text, gold, language, pieces, verdicts, labels, body, undecided)


def may_fold(page: TrainingPage, number: int) -> bool:
    """Return whether the model may fold a piece: it is open and no evidence."""
    return page.open[number] and not is_evidence(page.pieces[number].shape)


def read_benchmark(path: Path) -> list[TrainingPage]:
    """Read one of the benchmark's files: JSON Lines of pages with labelled lines."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        documents = [json.loads(row) for row in rows]
    return [
        make_page(
            document["id"],
            document["site"].removeprefix("www."),
            document["corpus"],
            document["variant"],
            [(line["text"].replace("\n", " "), _LABELS.get(line["label"], UNSCORED)) for line in document["lines"]],
            body=document["gold"],
        )
        for document in documents
        if document["lines"]
    ]


def read_written(pages: Iterable[GoldPage]) -> list[TrainingPage]:
    """Take pages of our own writing with the kind of each block."""
    found = []
    for page in pages:
        gold = [
            (one.start, one.end, UNSCORED if one.kind == "headline" else _LABELS.get(one.state, UNSCORED))
            for one in page.blocks
        ]
        found.append(_measured(page.id, page.id, "pages", "page", page.text, gold))
    return found


@dataclass(slots=True)
class _Parts:
    """What simulated pages are made of."""

    bodies: list[tuple[str, list[str]]]
    around: list[list[str]]
    between: list[list[str]]


def simulate(pages: Iterable[TrainingPage], count: int, seed: int) -> list[TrainingPage]:
    """Make pages of the parts of others.

    Args:
        pages: Whose parts to take; in cross-validation only those of the training side.
        count: How many to make.
        seed: Of the choices.

    Returns:
        The pages, each of the site that its body is from.
    """
    chance = random.Random(seed)
    pages = list(pages)
    news = _parts([page for page in pages if page.source in {"aeb", "np"}])
    war = _parts([page for page in pages if page.source == "pages"])
    made = []
    for number in range(count):
        is_war = bool(war.bodies) and chance.random() < 0.35  # noqa: PLR2004  # the share that helped both sets
        own, other = (war, news) if is_war and chance.random() < 0.7 else (news, news)  # noqa: PLR2004
        site, body = chance.choice((war if is_war else news).bodies)
        lines = _assemble(chance, body, own.around or other.around, own.between or other.between)
        made.append(make_page(f"simulated-{number}", site, "simulated", "simulated", lines, dated=False))
    return made


def _parts(pages: Sequence[TrainingPage]) -> _Parts:
    parts = _Parts([], [], [])
    for page in pages:
        labelled = [
            (page.text[start:end].strip(), label) for start, end, label in page.gold if page.text[start:end].strip()
        ]
        body = [line for line, label in labelled if label == BODY]
        if page.form in {"light", "page"} and sum(map(len, body)) > 600:  # noqa: PLR2004  # a few paragraphs at least
            parts.bodies.append((page.site, body))
        if page.form != "extr":
            runs = _runs(labelled)
            parts.around.extend(runs)
            parts.between.extend(runs[1:-1] if page.form == "light" else runs if page.form == "page" else [])
    return parts


def _runs(labelled: Sequence[tuple[str, int]]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for line, label in labelled:
        if label == JUNK:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _assemble(
    chance: random.Random, body: list[str], around: list[list[str]], between: list[list[str]]
) -> list[tuple[str, int]]:
    lines: list[tuple[str, int]] = []

    def add(pool: list[list[str]], most: int) -> None:
        run = chance.choice(pool)
        start = chance.randrange(max(1, len(run) - most + 1))
        lines.extend((line, JUNK) for line in run[start : start + chance.randint(1, most)])

    whole_page = chance.random() < 0.3  # noqa: PLR2004  # as whole pages are among what users hold
    for _ in range(3 if whole_page else chance.choice((0, 1, 1, 2))):
        add(around, 40 if whole_page else 6)
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        add(between, 2)
    if len(body) > 12 and chance.random() < 0.4:  # noqa: PLR2004  # short articles are rarer in the benchmark
        body = body[: chance.randint(6, len(body))]
    for paragraph in body:
        lines.append((paragraph, BODY))
        if chance.random() < 0.1:  # noqa: PLR2004  # a cue after every tenth paragraph, as in the seeds
            add(between, 3)
    for _ in range(4 if whole_page else chance.choice((0, 1, 1, 2, 3))):
        add(around, 40 if whole_page else 8)
    return lines
