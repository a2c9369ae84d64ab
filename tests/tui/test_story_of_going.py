"""Going about: back and forward in what was read, to sections, along links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stories import story

from warreader.query import Query
from warreader.tui.keys.actions import Place
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    import pytest

    from warreader.archive import Archive


@story("history.back", "history.forward")
async def test_story_of_going_back_and_forward_in_what_was_read(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        listing = reader.screen.query_one(ArticleList)
        await teller.do("history.back")
        assert "Nothing was read before this" in reader.text("#keys")
        await reader.press("enter", "space", "J", "h", ":", "8", "enter", "enter")
        read = [sixty.search(Query()).rows(n, n + 1)[0].id for n in (0, 1, 7)]
        assert view.article.id == read[2]
        await teller.do("history.back", count="2")
        assert (view.article.id, listing.cursor, view.place > 0) == (read[0], 0, True)
        assert "1 of 3 articles read" in reader.text("#keys")
        await teller.do("history.forward")
        assert (view.article.id, listing.cursor) == (read[1], 1)
        await reader.press("h", "j", "j")
        await teller.do("history.back")  # from the list, the last one read is behind one
        assert (view.article.id, reader.screen.place) == (read[1], Place.READING)
        sixty.remove([read[0]])
        await reader.press("alt+left")
        assert "no longer in the archive" in reader.text("#keys")
        assert reader.screen.history.past.read == (read[1], read[2])
        teller.done()


async def test_from_the_list_back_is_the_article_that_was_read_last(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        view = reader.screen.query_one(ReadingView)
        first, second = sixty.search(Query()).ids()[:2]
        await reader.press("enter", "q", "H")
        assert (view.article.id, reader.screen.place) == (first, Place.READING)
        await reader.press("q", "j", "enter", "q", "H")
        assert (view.article.id, reader.screen.place) == (second, Place.READING)
        await reader.press("H")
        assert view.article.id == first
        await reader.press("L", "q")
        assert reader.screen.place is Place.LIST
        reader.screen.history.step(-1)
        reader.screen.history.step(-1)  # before the first has found its article
        await reader.settle()
        assert view.article.id == first


@story(
    "reading.contents", "reading.next-section", "reading.previous-section", "article.links", "pick.take", "pick.copy",
    "pick.down", "pick.up", "pick.page-down", "pick.page-up", "pick.close",
)  # fmt: skip
async def test_story_of_contents_and_links(  # one story
    reading: Any, parted: Archive, tell: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.external_programs.has_browser", lambda: True)
    opened: list[str] = []
    async with reading(parted, size=(160, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("enter")
        await teller.do("reading.next-section")
        assert reader.lines("#view")[0].strip() == "10:00"
        assert "1 of 40: 10:00 · Entry number 0 of the day." in reader.text("#keys")
        await teller.do("reading.next-section", count="38")
        await teller.do("reading.next-section")
        assert "40 of 40: Aftermath" in reader.text("#keys")
        await teller.do("reading.next-section")
        assert "last section" in reader.text("#keys")
        await teller.do("reading.previous-section")
        assert "39 of 40" in reader.text("#keys")
        await teller.do("reading.contents")
        found = reader.app.screen.query_one("#pick")
        assert found.chosen == 38
        await teller.do("pick.up")
        assert found.chosen == 37
        await teller.do("pick.page-up")
        before = found.chosen
        assert before < 36
        await teller.do("pick.down")
        assert found.chosen == before + 1
        await teller.do("pick.page-down")
        assert found.chosen > 30
        await reader.press(*"zzz")
        assert "Nothing here has these words" in "\n".join(reader.lines())
        await reader.press(*["backspace"] * 3, *"number 7")
        await teller.do("pick.take")
        assert "8 of 40" in reader.text("#keys")
        assert view.article.text[view.place :].startswith("10:07")
        await teller.do("article.links")
        assert "https://example.org/report" in "\n".join(reader.lines())
        await teller.do("pick.close")
        await reader.press("g", "x", "1")
        await teller.do("pick.copy")
        assert reader.app.clipboard == "https://example.org/report"
        await reader.press("g", "x", "0", "enter")
        assert opened == ["https://example.com/live"]
        teller.done()
