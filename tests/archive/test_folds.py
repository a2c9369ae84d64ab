"""What the reader wants folded, or never, by source: on the page at once, in the index soon, over every import."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from warreader.archive import Archive
from warreader.article import (
    Annotation,
    Article,
    Block,
    Entity,
    Given,
    Kind,
    Label,
    Origin,
    TitleBasis,
    article_id,
)
from warreader.errors import NothingFoundError
from warreader.query import parse
from warreader.text.folding import FoldChoice, Scope, apply_fold_choices, opening, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEVER = FoldChoice("LBC", Scope.LINE, plain("Photo: the bridge"), fold=False, shown="Photo: the bridge")
ALWAYS = FoldChoice("LBC", Scope.OPENING, "also read", fold=True, shown="Also read: more")


def article(number: int, source: str | None = "LBC") -> Article:
    """Three lines: of the story, a folded caption that names somebody, and a pointer."""
    text = f"Story {number} of the day.\nPhoto: the bridge\nAlso read: zebra {number}"
    given = Given(title=f"Story {number}", source=source)
    blocks, place = [], 0
    for line in text.split("\n"):
        folded = line.startswith("Photo")
        kind = Kind.CAPTION if folded else Kind.BODY
        blocks.append(Block(place, place + len(line), kind, not folded, "cue line: photo" if folded else "", 0.9))
        place += len(line) + 1
    start = text.index("bridge")
    named = Entity(start, start + 6, Label.ORG, "bridge", "bridge", kept=False)
    annotation = Annotation(f"Story {number}", TitleBasis.GIVEN, blocks=tuple(blocks), entities=(named,), words=9)
    identity = article_id(text, given)
    return Article(identity, f"story-{identity}", text, given, annotation, (Origin("test", "0" * 64),))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a") as opened:
        opened.add([article(1), article(2), article(3, "BBC"), article(4, None)])
        yield opened


def found(archive: Archive, query: str) -> int:
    return archive.search(parse(query)).total


def test_a_choice_shows_on_the_page_at_once_and_in_the_index_when_that_has_followed(archive: Archive) -> None:
    identity = archive.search(parse('"story 1"')).ids()[0]
    before = archive.article(identity)
    assert archive.marks.folds.choose(NEVER)
    assert not archive.marks.folds.choose(NEVER)
    shown = archive.article(identity).annotation
    assert [(one.kept, one.reason) for one in shown.blocks][1] == (True, "never folded, by you")
    assert (before.annotation.words, shown.words) == (9, 12)
    assert shown.entities[0].kept
    assert found(archive, "bridge") == 0
    assert archive.fold_index.behind() == ("LBC",)
    assert archive.fold_index.follow() == 2
    assert (found(archive, "bridge"), archive.fold_index.behind()) == (2, ())
    archive.marks.folds.choose(ALWAYS)
    assert archive.fold_index.follow() == 2
    assert found(archive, "zebra") == 2  # those of other sources
    archive.undo()
    archive.undo()
    assert archive.marks.folds.all() == ()
    assert archive.fold_index.follow() == 2
    assert (found(archive, "bridge"), found(archive, "zebra")) == (0, 4)
    assert archive.article(identity) == before
    assert archive.upkeep.check() == []


def test_what_comes_later_or_is_understood_anew_is_folded_so_too(archive: Archive) -> None:
    archive.marks.folds.choose(ALWAYS)
    archive.add([article(9)])
    assert found(archive, '"zebra 9"') == 0
    archive.replace([article(1)])
    assert found(archive, '"zebra 1"') == 0
    assert archive.article(article(9).id).annotation.blocks[2].kept is False


def test_a_run_that_is_stopped_is_made_again(archive: Archive) -> None:
    archive.marks.folds.choose(NEVER)

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.fold_index.follow(stop)
    assert archive.fold_index.behind() == ("LBC",)
    archive.fold_index.follow()
    assert (found(archive, "bridge"), archive.fold_index.behind()) == (2, ())


def test_articles_of_an_unknown_source_have_choices_of_their_own(archive: Archive) -> None:
    archive.marks.folds.choose(replace(NEVER, source="", scope=Scope.KIND, value=Kind.CAPTION.value))
    archive.fold_index.follow()
    assert found(archive, "bridge") == 1


def test_a_choice_is_taken_back_once(archive: Archive) -> None:
    archive.marks.folds.choose(NEVER)
    assert archive.marks.folds.of("LBC") == (NEVER,)
    archive.marks.folds.forget(NEVER)
    with pytest.raises(NothingFoundError):
        archive.marks.folds.forget(NEVER)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Photo: a bridge", "photo"),
        ("At 10:30 it began", ""),
        ("No colon", ""),
        (": x", ""),
        ("圖：橋", "圖"),
        ("x" * 60 + ":", ""),
    ],
)
def test_the_beginning_of_a_line_is_what_stands_before_a_colon(line: str, begins: str) -> None:
    assert opening(line) == begins


def test_the_most_special_choice_wins() -> None:
    made = article(1)
    kinds = FoldChoice("LBC", Scope.KIND, "caption", fold=False)
    line = FoldChoice("LBC", Scope.LINE, plain("Photo: the  BRIDGE"), fold=True)
    assert apply_fold_choices(made.text, made.annotation, [kinds]).blocks[1].kept
    assert not apply_fold_choices(made.text, made.annotation, [kinds, line]).blocks[1].kept
