"""Marks, one a letter: every action by its key, with its effect; over a restart, after an undo, typed and picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stories import story

from warreader.archive import Archive, Bookmark
from warreader.query import Query
from warreader.text.passages import Passage
from warreader.tui.jobs.bookmarks import letters_of, mark_entry, passage_at
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from pathlib import Path

SMALL = (80, 14)


async def do(teller: Any, identity: str, letter: str) -> None:
    """Press the first key of a chord that ends in a letter, and that letter."""
    screen = teller.reader.app.screen
    assert identity in screen.offered
    teller.left.discard(identity)
    await teller.reader.press(screen.keymap.keys[identity][0].split(" ")[0], letter)


@story("list.mark", "mark.go")
async def test_story_of_marks_set_in_the_list(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=SMALL) as reader:
        teller, screen = tell(reader), reader.screen
        await reader.press("j")
        wanted = screen.articles.list.current
        await do(teller, "list.mark", "a")
        assert f"Mark a is the beginning of “{wanted.title}”" in reader.text("#keys")
        await reader.press("G")
        await do(teller, "mark.go", "a")
        assert (screen.place, screen.reading.row.id) == ("reading", wanted.id)
        teller.done()


@pytest.mark.parametrize("way", [("G",), ("g", "d"), ("g", "t"), ("G", "enter")])
async def test_a_mark_is_gone_to_from_everywhere(reading: Any, sixty: Archive, way: tuple[str, ...]) -> None:
    async with reading(sixty, size=(160, 45)) as reader:
        await reader.press("j", "m", "a", *way, "'", "a")
        assert (reader.screen.place, reader.screen.reading.row.title) == ("reading", "Headline 58")


async def test_an_empty_list_has_no_article_to_mark(reading: Any, empty: Archive) -> None:
    async with reading(empty) as reader:
        await reader.press("m", "a")
        assert "No article is listed." in reader.text("#keys")


@story("reading.mark", "mark.go", "mark.back", "mark.list")
async def test_story_of_letter_marks(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=SMALL) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await teller.do("mark.list")
        assert "There are no marks yet" in reader.text("#keys")
        await teller.do("mark.back")
        assert "no jump yet" in reader.text("#keys")
        await reader.press("enter", "space")
        first, place = view.article.id, view.place
        assert place > 0
        await do(teller, "reading.mark", "a")
        assert "Mark a is this place" in reader.text("#keys")
        await reader.press("J", "m", "b")
        second = view.article.id
        await reader.press("q")
        await do(teller, "mark.go", "a")
        assert (view.article.id, view.place) == (first, place)
        await teller.do("mark.back")
        assert view.article.id == second
        await reader.press("'", "'")
        assert (view.article.id, view.place) == (first, place)
        await reader.press("`", "z")
        assert "There is no mark z." in reader.text("#keys")
        await reader.press("g", "m")
        assert "Marks (2)" in "\n".join(reader.lines())
        await reader.press("b", "enter")
        assert view.article.id == second
        await reader.press("'", "ф")  # a Ukrainian layout: the key of a
        assert view.article.id == first
        teller.done()


async def test_the_place_of_a_mark_is_forgotten_where_another_article_is_read_before_it_shows(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=SMALL) as reader:
        await reader.press("enter", "space", "m", "a", "g", "g")
        screen = reader.screen
        first, place = screen.reading.row, sixty.marks.bookmarks.get("a").passage.start
        await reader.press("J")
        second = screen.reading.row
        screen.open_row(first, place)
        screen.open_row(second)
        await reader.settle()
        await reader.press("K")
        view = screen.query_one(ReadingView)
        assert (view.article.id, view.place) == (first.id, 0)


async def test_marks_are_typed_by_name_undone_and_refused_where_they_mean_nothing(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=SMALL) as reader:
        marks = sixty.marks.bookmarks
        await reader.press(":", *"mark a", "enter")
        assert "Mark a is the beginning of" in reader.text("#keys")
        await reader.press("enter", ":", *"mark a", "enter", "space", "m", "c", "m", "d")
        assert [mark.letter for mark in marks.all()] == ["a", "c", "d"]
        await reader.press(":", *"delmarks b-c", "enter")
        assert "1 mark taken away: c" in reader.text("#keys")
        await reader.press("U")
        assert [mark.letter for mark in marks.all()] == ["a", "c", "d"]
        await reader.press(":", *"delmarks !", "enter")
        assert not marks.all()
        for typed, said in (("mark ab", "a letter from a to z"), ("delmarks 1", "takes letters"), ("mark", "")):
            await reader.press(":", *typed, "enter")
            assert said in reader.text("#keys")
        await reader.press("q", "enter")  # `:mark` alone asks for the letter
        assert marks.get("q") is not None


async def test_a_mark_set_before_the_article_shows_says_so(reading: Any, sixty: Archive) -> None:
    async with reading(sixty) as reader:
        await reader.press("enter")
        reader.screen.query_one(ReadingView).clear("")
        await reader.press("m", "a")
        assert "Open the article first." in reader.text("#keys")


def test_a_mark_survives_a_restart_a_restore_and_text_that_shifts(tmp_path: Path, seeded_folder: Path) -> None:
    with Archive.open(seeded_folder, user=tmp_path) as archive:
        identity = next(iter(archive.search(Query()).ids()))
        text = archive.article(identity).text
        place = text.index("\n", 200) + 1
        archive.marks.bookmarks.put("k", identity, passage_at(text, place), title="as it was")
        archive.marks.backup(tmp_path / "copy.db")
        archive.marks.bookmarks.remove("k")
        archive.marks.restore(tmp_path / "copy.db")
    with Archive.open(seeded_folder, user=tmp_path) as archive:
        mark = archive.marks.bookmarks.get("k")
        assert mark is not None
        assert mark.passage is not None
        assert mark.passage.start >= place
        assert text[mark.passage.start :].startswith(mark.passage.exact)


def test_letters_are_read_as_vim_reads_them() -> None:
    assert letters_of("a") == "a"
    assert letters_of("a c-e, x") == "acdex"
    assert letters_of("aab") == "ab"
    assert len(letters_of("!")) == 26
    assert letters_of("e-c") == letters_of("A") == letters_of("a-") == letters_of("") == ""


def test_the_words_at_a_place_are_those_of_its_line() -> None:
    assert passage_at("one\n  two three\nfour", 3) == Passage(6, 15, "two three", "one\n  ", "\nfour")
    assert passage_at("one two", 0) is None
    assert passage_at("one \n ", 3) is None
    assert passage_at("", 5) is None
    assert len(passage_at("x" * 500, 1).exact) == 120


def test_a_mark_of_an_article_that_is_gone_says_so() -> None:
    entry = mark_entry(Bookmark("a", "0" * 16, None, "Old\x1b[2J news", ""), None)
    assert (entry.lead, entry.text) == ("a", "at the beginning")
    assert entry.note.startswith("no longer in the archive · Old")
    assert "\x1b" not in entry.note


async def test_arrows_only_reach_marks_and_backspace_edits_where_one_types(
    make_app: Any, sixty: Archive, reader_of: Any
) -> None:
    app = make_app(sixty)
    app._bound = make_keymap("arrows")
    async with app.run_test(size=SMALL) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press("f3", *"hospitalx", "backspace", "enter")
        assert reader.screen.query_one("#query").value == "hospital"
        await reader.press("enter", "pagedown", "alt+m", "a", "home", "alt+j", "a")
        place = reader.screen.query_one(ReadingView).place
        assert place > 0
        await reader.press("alt+up")
        assert reader.screen.query_one(ReadingView).place == 0
