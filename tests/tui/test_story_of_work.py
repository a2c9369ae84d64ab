"""Marks, tags, notes, corrections, searches, and what leaves the reader: every action by its key, with its effect."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from stories import move_along, moves, story

from warreader.article import Span
from warreader.query import Query, parse
from warreader.text.passages import Passage
from warreader.tui.keys.actions import Place
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from warreader.archive import Archive

ARTICLES = 60


@story("article.tag", "listed.tag", "listed.read", "listed.sample", "undo", "confirm.yes", "confirm.no")
async def test_story_of_marks_and_tags(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30), query="about:Kharkiv") as reader:
        teller = tell(reader)

        def found(query: str) -> int:
            return sixty.search(parse(query)).total

        listed = found("about:Kharkiv")
        await teller.do("article.tag")
        await reader.press(*"hospital -later", "enter")
        assert found("tag:hospital") == 1
        assert "+hospital" in reader.text("#keys")
        await teller.do("listed.tag")
        await reader.press(*"hos", "tab", "enter")
        assert f"+hospital on {listed} articles?" in "\n".join(reader.lines())
        await teller.do("confirm.no")
        assert found("tag:hospital") == 1
        await reader.press("g", "a", *"war", "enter")
        await teller.do("confirm.yes")
        assert found("tag:war") == listed
        await teller.do("undo")
        assert (found("tag:war"), found("tag:hospital")) == (0, 1)
        assert f"Undone: +war on {listed} articles" in reader.text("#keys")
        await teller.do("listed.sample")
        await reader.press("escape")
        await teller.do("listed.read")
        await reader.press("enter")
        assert found("is:read") == listed
        await reader.press("U")
        assert found("is:read") == 0
        teller.done()


async def test_what_is_undone_in_an_article_is_undone_for_its_head_and_the_next_key(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("enter")
        identity = reader.screen.reading.row.id
        await reader.press("w")
        assert "tags: later" in reader.text("#view")
        await reader.press("U")
        assert "tags:" not in reader.text("#view")
        await reader.press("w")
        assert "tags: later" in reader.text("#view")
        assert sixty.search(parse("tag:later")).ids() == [identity]
        for key in "*U*":
            await reader.press(key)
        assert sixty.search(parse("is:starred")).ids() == [identity]


async def test_what_is_done_to_all_that_is_listed_and_undone_shows_in_the_article_beside(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(160, 30), query="about:Kharkiv") as reader:
        await reader.press("enter", "q", "t", *"one", "enter")
        assert "tags: one" in reader.text("#view")
        await reader.press("U")
        assert "tags:" not in reader.text("#view")
        await reader.press(":", *"tag-listed all", "enter", "y")
        assert "tags: all" in reader.text("#view")
        await reader.press("U")
        assert "tags:" not in reader.text("#view")


async def test_cities_may_be_parted_by_commas(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(160, 40)) as reader:
        await reader.press("C", "tab", "ctrl+u", *"Chuhuiv, Kyiv;Lviv", "enter")
        (identity,) = sixty.search(parse("is:corrected")).ids()
        assert [city.name for city in sixty.marks.correction(identity).cities] == ["Chuhuiv", "Kyiv", "Lviv"]


@story(
    "article.note", "reading.note", "note.save", "note.drop", "note.earlier", "note.later", "article.correct",
    "correct.save", "correct.drop", "correct.next", "correct.previous",
)  # fmt: skip
async def test_story_of_notes_and_corrections(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 40)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await reader.press("enter")
        identity = view.article.id
        await teller.do("article.note")
        await reader.press(*"who said so?")
        await teller.do("note.save")
        assert "▌ who said so?" in reader.text("#view")
        await teller.do("reading.note")
        assert "¶ 1" in "\n".join(reader.lines())
        await teller.do("note.later")
        assert "¶ 2 Oleh Synegubov spoke" in "\n".join(reader.lines())
        await teller.do("note.later")
        await teller.do("note.earlier")
        await reader.press(*"checked")
        await teller.do("note.save")
        note = sixty.marks.notes.of(identity)[1]
        assert (note.text, note.passage.exact[:14]) == ("checked", "Oleh Synegubov")
        lines = reader.lines("#view")
        assert lines.index(next(line for line in lines if "▌ checked" in line)) > 0
        await reader.press("a", *" Really")
        await teller.do("note.drop")
        assert "again discards what you wrote" in "\n".join(reader.lines())
        await teller.do("note.drop")
        assert len(sixty.marks.notes.of(identity)) == 2
        await teller.do("article.correct")
        await teller.do("correct.drop")
        await teller.do("article.correct")
        await reader.press(*["backspace"] * 10, *"2022-02-27")
        assert "27 February 2022, corrected by you" in "\n".join(reader.lines())
        await teller.do("correct.next")
        await teller.do("correct.next")
        await teller.do("correct.previous")
        await reader.press("down", *" again")
        await teller.do("correct.save")
        assert sixty.marks.correction(identity).fields == ("date", "title")
        assert "corrected by you" in reader.text("#view")
        await reader.press("U", "U", "U")
        assert not sixty.marks.correction(identity)
        assert sixty.marks.notes.of(identity) == ()
        assert "▌" not in reader.text("#view")
        teller.done()


@story(
    "article.cite", "article.pipe", "article.pager", "article.editor", "article.browser", "listed.export",
    "search.open", "search.save", *moves(Place.SEARCHES), "searches.choose", "searches.forget", "searches.close",
)  # fmt: skip
async def test_story_of_what_leaves_the_reader_and_of_saved_searches(  # one story
    reading: Any, sixty: Archive, tell: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[tuple[str, ...]] = []
    for what in ("pipe", "page", "edit"):
        monkeypatch.setattr(
            f"warreader.tui.external_programs.{what}", lambda _, *words, name=what: ran.append((name, *words))
        )
    monkeypatch.setattr("warreader.tui.external_programs.address", lambda _: "https://example.org/a")
    monkeypatch.setattr("warreader.tui.external_programs.has_browser", lambda: False)
    async with reading(sixty, size=(160, 30), query="hospital") as reader:
        teller, app = tell(reader), reader.app
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        await reader.press("enter")
        await teller.do("article.cite")
        assert "SHA-256 of the bytes received" in app.clipboard
        await reader.press("space", "Y")
        assert "paragraph " in app.clipboard
        await reader.press(":", *"cite bibtex", "enter")
        assert app.clipboard.startswith("@online{")
        await teller.do("article.pipe")
        await reader.press(*"wc -w", "enter")
        await teller.do("article.pager")
        await teller.do("article.editor")
        assert ran == [("pipe", "wc -w"), ("page",), ("edit",)]
        await teller.do("article.browser")
        assert app.clipboard == "https://example.org/a"
        await teller.do("listed.export")
        reader.screen.query_one("#command").put(f"export {tmp_path / 'out'} csv")
        await reader.press("enter")
        assert f"{ARTICLES} articles, for hospital: 2 files in" in reader.text("#keys")
        assert (tmp_path / "out" / "articles.csv").exists()
        await reader.press("h")
        await teller.do("search.open")
        assert "no saved searches yet" in reader.text("#keys")
        for number in range(30):
            sixty.marks.searches.save(f"search {number:02}", f"headline {number}", None)
        await teller.do("search.save")
        await reader.press(*"a hospital", "enter")
        await teller.do("search.open")
        found = app.screen.query_one("#saved")
        assert found.searches[0][1:] == (ARTICLES, 0)
        await move_along(teller, Place.SEARCHES, lambda: found.cursor, lambda: found.count - 1)
        await teller.do("searches.close")
        assert app.screen is reader.screen
        await reader.press("f", "j")
        await teller.do("searches.forget")
        assert len(sixty.marks.searches.all()) == 30
        await reader.press("f", "j")
        await teller.do("searches.choose")
        assert reader.text("#query").strip() == "headline 1"
        teller.done()


async def test_what_is_done_with_an_article_is_done_from_a_list_that_stands_alone(
    reading: Any, sixty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "warreader.tui.external_programs.pipe", lambda article, command: ran.append((article.annotation.title, command))
    )
    async with reading(sixty, size=(80, 24)) as reader:
        monkeypatch.setattr(reader.app, "suspend", contextlib.nullcontext)
        await reader.press("enter", "space", "h", "j")  # another article was read before, and not from its beginning
        row = reader.screen.articles.list.current
        await reader.press("Y")
        assert row.title in reader.app.clipboard
        assert "Copied a citation of the article (plain)" in reader.text("#keys")
        await reader.press("|", *"wc -w", "enter")
        assert ran == [(row.title, "wc -w")]
        await reader.press("a", *"seen", "ctrl+s")
        assert [note.text for note in sixty.marks.notes.of(row.id)] == ["seen"]
        await reader.press("a", *" again", "ctrl+s")  # the same note, not a second one
        assert len(sixty.marks.notes.of(row.id)) == 1
        await reader.press("C", *["backspace"] * 10, *"2022-02-27", "enter")
        assert sixty.marks.correction(row.id).fields == ("date",)
        await reader.press("g", "b")
        assert "No address is known of this article." in reader.text("#keys")
        await reader.press("/", *"nothing at all", "enter", "Y")
        assert "No article is listed." in reader.text("#keys")


@story("notes.open", "article.later", "later.show")
async def test_story_of_what_was_kept(reading: Any, sixty: Archive, tell: Any) -> None:
    rows = sixty.search(Query()).rows(0, 60)
    text = sixty.article(rows[50].id).text
    start = text.index("Line 80 of")
    sixty.marks.notes.add(rows[50].id, "who counted?", Passage.of(text, Span(start, start + 20)), title=rows[50].title)
    sixty.marks.notes.add(rows[3].id, "a second source", title=rows[3].title)
    async with reading(sixty, size=(120, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await teller.do("notes.open")
        shown = "\n".join(reader.lines())
        assert "Notes (2)" in shown
        assert "a second source" in shown
        assert "“Line 80 of the text." in shown
        await reader.press(*"counted", "enter")
        assert view.article.id == rows[50].id
        assert view.place <= start < view.place + 60
        assert "▌ who counted?" in reader.text("#view")
        await reader.press("h")
        await teller.do("article.later")
        assert sixty.search(parse("tag:later")).total == 1
        await teller.do("later.show")
        assert reader.text("#query").strip() == "tag:later"
        await teller.do("article.later")
        assert sixty.search(parse("tag:later")).total == 0
        sixty.remove([rows[3].id])
        await reader.press("escape", "g", "n", *"second", "enter")
        assert "no longer in the archive" in reader.text("#keys")
        teller.done()
