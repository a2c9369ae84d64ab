"""Reading while somebody imports: what comes is taken in, and the reader stays where he is."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

from warreader.archive import Archive
from warreader.tui.controllers.host import PAUSE
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from warreader.article import Article

Run = Any


def put(archive: Archive, articles: list[Article]) -> None:
    """Write as another program does."""
    with Archive.open(archive.path.parent) as other:
        other.add(articles)


async def look(reader: Any) -> None:
    reader.let_pass(PAUSE)
    reader.screen.import_watch.look()
    await reader.settle()


async def test_new_articles_are_told_and_counted_and_the_cursor_stays_on_its_article(
    reading: Run, empty: Archive, make_article: Callable[..., Article]
) -> None:
    start = dt.date(2020, 1, 1)
    empty.add([make_article(f"Text {n}.", title=f"Headline {n}", day=start + dt.timedelta(n)) for n in range(100)])
    async with reading(empty, size=(80, 24)) as reader:
        await reader.press("pagedown", "j", "j")
        listing = reader.screen.query_one(ArticleList)
        row, before = listing.current, reader.lines("#list")
        late = [make_article(f"Later {n}.", title=f"Late {n}", day=start + dt.timedelta(500 + n)) for n in range(12)]
        put(empty, late)
        await look(reader)
        assert "12 new articles" in reader.text("#keys")
        assert "112 articles" in reader.text("#count")
        assert listing.current.id == row.id
        assert reader.lines("#list") == before
        await reader.press("g", "g")
        assert "Late 11" in reader.lines("#list")[0]


async def test_the_article_that_is_read_stays(
    reading: Run, seeds: Archive, make_article: Callable[..., Article]
) -> None:
    async with reading(seeds, size=(80, 12)) as reader:
        await reader.press("enter", "space")
        view = reader.screen.query_one(ReadingView)
        before = (view.article.id, view.scroll_offset.y)
        put(seeds, [make_article("New text.", title="New", day=dt.date(2030, 1, 1))])
        await look(reader)
        assert (view.article.id, view.scroll_offset.y) == before
        assert "1 new article" in reader.text("#keys")
        await reader.press("K")
        assert "New text." in reader.text("#view")


async def test_an_empty_archive_fills(reading: Run, empty: Archive, make_article: Callable[..., Article]) -> None:
    async with reading(empty) as reader:
        put(empty, [make_article("New text.", title="New", day=dt.date(2030, 1, 1))])
        await look(reader)
        assert "1 article" in reader.text("#count")
        assert "New" in reader.text("#list")


async def test_what_the_query_does_not_find_is_not_told(
    reading: Run, seeds: Archive, make_article: Callable[..., Article]
) -> None:
    async with reading(seeds, query="convoy") as reader:
        put(seeds, [make_article("New text.", title="New", day=dt.date(2030, 1, 1))])
        await look(reader)
        assert "new article" not in reader.text("#keys")
        assert "2 of 4" in reader.text("#count")


async def test_marks_of_the_reader_are_no_growth(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("asterisk", "r")
        await look(reader)
        assert "new article" not in reader.text("#keys")


async def test_no_line_moves_under_a_key(reading: Any, seeds: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(seeds) as reader:
        looked: list[object] = []
        monkeypatch.setattr(reader.screen.worker, "watch", looked.append)
        reader.let_pass(PAUSE)
        await reader.press("j")
        reader.let_pass(-60)  # this machine may be slow
        reader.screen.import_watch.look_when_idle()
        assert not looked
        reader.let_pass(60 + PAUSE)
        reader.screen.import_watch.look_when_idle()
        assert looked


async def test_whoever_writes_a_note_or_clicks_is_not_idle(reading: Any, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        for act in (reader.press("A"), reader.pilot.press("x"), reader.pilot.click("#list", offset=(5, 1))):
            before = time.monotonic()
            reader.let_pass(PAUSE)
            await act
            assert reader.screen.idle <= time.monotonic() - before
