"""The footer says one thing at a time, as long as it is true; and what is long gets more lines."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from warreader.config import OwnKeys
from warreader.errors import ArchiveError
from warreader.tui.keys.actions import Place
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.render import Piece, cells
from warreader.tui.render.hints import wrapped_pieces
from warreader.tui.widgets.styled_line import KeyLine

if TYPE_CHECKING:
    from warreader.archive import Archive

Run = Any


async def test_the_last_article_is_told_until_the_next_key(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("enter", "J", "J", "J")
        assert "This is the last article." in reader.text("#keys")
        await reader.press("k")
        assert "This is the last article." not in reader.text("#keys")
        assert "page" in reader.text("#keys")


async def test_what_is_told_in_passing_goes_after_some_seconds(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.widgets.styled_line._SAID", 0.05)
    async with reading(seeds) as reader:
        await reader.press("K")
        await asyncio.sleep(0.1)
        await reader.settle()
        assert "This is the first article." not in reader.text("#keys")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("A", "A works in an open article: write a note on the paragraph here"),
        ("Ф", "A works in an open article"),
        ("y", "y does nothing here; ? lists the keys"),
        ("gq", "gq does nothing here"),
    ],
)
async def test_a_key_that_does_nothing_says_so(reading: Run, seeds: Archive, keys: str, told: str) -> None:
    async with reading(seeds) as reader:
        await reader.press(*keys)
        assert told in reader.text("#keys")
        await reader.press("j")
        assert "find" in reader.text("#keys")


async def test_a_count_and_the_beginning_of_a_chord_are_no_dead_keys(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        for keys in ("5", "g", "escape"):
            await reader.press(keys)
            assert "nothing" not in reader.text("#keys")


async def test_an_empty_list_has_no_last_article(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, query="zebra") as reader:
        await reader.press("J")
        assert "No article is listed." in reader.text("#keys")
        await reader.press("escape")
        assert "find" in reader.text("#keys")


async def test_a_fault_of_the_query_is_told_until_the_query_changes(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("slash")
        await reader.type("date:2022-13")
        await reader.press("enter")
        assert reader.screen.place is Place.LIST
        assert "2022-13 is no date" in reader.text("#keys")
        await reader.press("j", "enter", "h")
        assert "2022-13 is no date" in reader.text("#keys")
        await reader.press("escape")
        assert "2022-13 is no date" not in reader.text("#keys")


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_a_long_fault_is_told_in_full(reading: Run, seeds: Archive, size: tuple[int, int]) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("slash")
        await reader.type("foo:bar")
        words = " ".join(" ".join(reader.lines("#keys")).split())
        assert words.startswith("there is no field foo:; there are city, about,")
        assert words.endswith("put it in quotes)")
        await reader.press(*["backspace"] * 7)
        assert len(reader.lines("#keys")) == 1


async def test_the_evidence_is_told_in_full_in_a_narrow_terminal(reading: Run, seeds: Archive) -> None:
    async with reading(seeds, size=(40, 14)) as reader:
        await reader.press("j", "enter", "e")
        words = " ".join(" ".join(reader.lines("#status")).split())
        assert words == "2 March 2022 · from the crawler · 1 of 1"
        await reader.press("escape")
        assert len(reader.lines("#status")) == 1


async def test_the_switch_for_inferred_dates_is_told_while_no_date_is_asked_for(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        await reader.press("F", "tilde")
        assert "also finds articles whose date is inferred" in reader.text("#keys")
        await reader.press("tilde")
        assert "no longer finds" in reader.text("#keys")


def test_pieces_keep_roles_and_margin_over_lines() -> None:
    lines = wrapped_pieces((Piece("  "), Piece("one two ", ("key",)), Piece("three", ("name",))), 8)
    assert ["".join(piece.text for piece in line) for line in lines] == ["  one", "  two", "  three"]
    assert lines[2][-1].roles == ("name",)
    assert all(sum(cells.width(piece.text) for piece in line) <= 8 for line in lines)


async def test_an_archive_that_takes_no_mark_says_so_once(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ArchiveError("user.db cannot be written")

    monkeypatch.setattr(seeds.marks, "set_read", refuse)
    async with reading(seeds) as reader:
        await reader.press("enter", "J", "J")
        assert reader.notices == ["Could not note that it was read: user.db cannot be written"]


async def test_a_search_that_fails_at_every_letter_says_so_once(
    reading: Run, seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ArchiveError("archive.db cannot be read")

    async with reading(seeds) as reader:
        monkeypatch.setattr(seeds, "search", refuse)
        await reader.press("slash")
        for letter in "shell":
            await reader.press(letter)
        assert reader.notices.count("Could not search: archive.db cannot be read") == 1


async def test_the_key_that_completes_is_that_of_the_line_one_types_on(reading: Run, seeds: Archive) -> None:
    async with reading(seeds) as reader:
        own = [OwnKeys("command.complete", "ctrl+n", "c.toml, line 1")]
        reader.screen.query_one(KeyLine)._keymap = make_keymap(own=own)
        await reader.press("colon", *"them")
        assert reader.text("#keys").split()[:2] == ["^n", "theme"]
        await reader.press("escape", "slash", *"cit")
        assert reader.text("#keys").split() == ["tab", "city:"]
