"""Deciding what is folded in the articles of a source: in the reader, at once, and undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from stories import story

from warreader.archive import Archive
from warreader.query import parse
from warreader.tui.render.fold_choices import fold_offers
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warreader.article import Article

CAPTION, POINTER = "Photo: the bridge at noon", "Also read: zebras of the steppe"


@pytest.fixture
def sourced(tmp_path: Path, make_article: Callable[..., Article]) -> Iterator[Archive]:
    """Three articles of one source, each with a folded caption and a pointer that is kept."""
    with Archive.open(tmp_path / "sourced") as archive:
        archive.add(
            [
                make_article(
                    f"Story number {number}.\n{CAPTION}\nMore of it.\n{POINTER}",
                    title=f"Story {number}",
                    day=dt.date(2022, 3, 1 + number),
                    source="LBC",
                    folded=(CAPTION,),
                )
                for number in range(3)
            ]
        )
        yield archive


def test_offers_come_for_what_is_in_sight_and_most_wanted_first(make_article: Callable[..., Article]) -> None:
    article = make_article(f"Prose.\n{CAPTION}\n{POINTER}", source="LBC", folded=(CAPTION,))
    offers = fold_offers(article, 0, len(article.text), ())
    assert [(one.entry.lead, one.entry.text) for one in offers] == [
        ("never fold", CAPTION),
        ("never fold", "Photo: …"),
        ("never fold", "every related links"),
        ("always fold", "Prose."),
        ("always fold", POINTER),
        ("always fold", "Also read: …"),
    ]
    assert [one.entry.text for one in fold_offers(article, 0, 3, ())] == ["Prose."]
    nameless = make_article(f"Prose.\n{CAPTION}", folded=(CAPTION,))
    assert "every" not in " ".join(one.entry.text for one in fold_offers(nameless, 0, 99, ()))


@story("reading.fold")
async def test_story_of_folding_always_and_never(reading: Any, sourced: Archive, tell: Any) -> None:
    def found(query: str) -> int:
        return sourced.search(parse(query)).total

    async with reading(sourced, size=(100, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await reader.press("enter")
        assert CAPTION not in reader.text("#view")
        await teller.do("reading.fold")
        await reader.press(*"photo", "enter")
        assert CAPTION in reader.text("#view")
        assert "Never folded from now on" in reader.text("#keys") or "Search follows" in reader.text("#keys")
        await reader.settle()
        assert found("bridge") == 3
        await reader.press("X", *"also read: …", "enter")
        assert POINTER not in reader.text("#view")
        await reader.settle()
        assert found("zebras") == 0
        await reader.press("J")
        assert CAPTION in reader.text("#view")
        assert POINTER not in reader.text("#view")
        await reader.press("X", *"take back", "enter")
        await reader.press("U")
        await reader.press("U")
        await reader.press("U")
        assert sourced.marks.folds.all() == ()
        assert (found("bridge"), found("zebras")) == (0, 3)
        assert view.article.annotation.blocks[1].reason == "cue line: test"
        teller.done()


async def test_what_a_closed_reader_did_not_come_to_is_done_at_the_next_start(
    reading: Any, sourced: Archive, make_article: Callable[..., Article]
) -> None:
    article = make_article(f"Prose.\n{CAPTION}", source="LBC", folded=(CAPTION,))
    sourced.marks.folds.choose(fold_offers(article, 0, 99, ())[0].choice)
    assert sourced.fold_index.behind() == ("LBC",)
    async with reading(sourced):
        pass
    assert sourced.fold_index.behind() == ()
    assert sourced.search(parse("bridge")).total == 3
