"""What is typed for everything listed, and what is completed while a query is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warreader.query import parse
from warreader.tui.completion import complete_query, values_of

if TYPE_CHECKING:
    from warreader.archive import Archive


async def test_everything_listed_is_starred_after_a_question_and_one_undo_takes_it_back(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(100, 30), query="about:Kharkiv") as reader:
        await reader.press("colon", *"mark-listed +st", "tab", "enter")
        assert "+starred on 40 articles?" in "\n".join(reader.lines())
        await reader.press("enter")
        assert sixty.search(parse("is:starred")).total == 40
        await reader.press("U")
        assert sixty.search(parse("is:starred")).total == 0


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("lang:e", "lang:en"),
        ("in:Ukr", "in:Ukraine"),
        ("city:Khark", "city:Kharkiv"),
        ("date:2022-0", "date:2022-03"),
        ("about:Ky", "about:Kyiv"),
    ],
)
def test_fields_are_completed_by_what_the_archive_knows(seeds: Archive, typed: str, offered: str) -> None:
    values = values_of(seeds.facets(parse("")), seeds.counts.known_values())
    assert offered in complete_query(typed, values)


def test_organisations_are_completed_the_commonest_first(seeds: Archive) -> None:
    known = seeds.counts.known_values()["org"]
    assert known
    field = complete_query(f"org:{known[0][:3]}", values_of(seeds.facets(parse("")), seeds.counts.known_values()))
    assert any(known[0] in offer for offer in field)


async def test_completions_show_while_a_query_is_typed_and_tab_on_nothing_lists_the_fields(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(100, 30)) as reader:
        await reader.press("slash")
        await reader.type("cit")
        assert reader.lines("#keys")[0].strip() == "tab city:"
        await reader.type("y:K")
        assert reader.lines("#keys")[0].strip() == "tab Kharkiv"
        await reader.press("ctrl+u")
        await reader.type("person:Syn")
        assert reader.lines("#keys")[0].strip() == "tab Oleh Synegubov"
        await reader.press("ctrl+u", "tab")
        assert reader.screen.search.line.value == "city:"
        assert reader.text("#keys").split()[:4] == ["tab", "city:", "about:", "in:"]


async def test_tab_on_an_empty_command_line_lists_the_commands_and_no_slip_is_taken_for_quit(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(100, 30)) as reader:
        await reader.press(":", "tab")
        assert "delmarks" in reader.text("#keys")
        await reader.press("escape", ":", *"12x", "enter")
        assert "there is no command '12x'; tab lists them" in reader.text("#keys")
        await reader.press(":", *"mar")
        assert "marks" in reader.text("#keys").split()


async def test_no_line_breaks_between_a_key_and_what_it_does(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("g")
        words = "\n".join(reader.lines()).replace("\n", " \n")
        assert "m\u00a0marks" in words
        assert "f\u00a0save\u00a0it" in words
        assert len(reader.lines("#keys")) > 1
