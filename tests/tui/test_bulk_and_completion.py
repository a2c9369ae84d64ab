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
    values = values_of(seeds.facets(parse("")), seeds.known_values())
    assert offered in complete_query(typed, values)


def test_organisations_are_completed_the_commonest_first(seeds: Archive) -> None:
    known = seeds.known_values()["org"]
    assert known
    field = complete_query(f"org:{known[0][:3]}", values_of(seeds.facets(parse("")), seeds.known_values()))
    assert any(known[0] in offer for offer in field)
