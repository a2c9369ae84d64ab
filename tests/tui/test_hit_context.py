"""The words around a hit, under the row of its article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.tui.render import cells
from warreader.tui.render.find import words_pattern
from warreader.tui.render.hit_context import Context, context_of, context_pieces
from warreader.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

TEXT = "A hospital burns\nRead more: hospital\n" + "It was quiet. " * 20 + "Then the Hospital burned.\nHospital."


def around(article: Article, *words: str) -> Context | None:
    wanted = words_pattern(words)
    assert wanted is not None
    return context_of(article, wanted)


def drawn(context: Context | None, width: int) -> tuple[str, list[str]]:
    assert context is not None
    pieces = context_pieces(context, width)
    return "".join(piece.text for piece in pieces), [piece.text for piece in pieces if "found" in piece.roles]


def test_it_is_the_first_hit_of_kept_text_beside_the_headline(make_article: Callable[..., Article]) -> None:
    made = make_article(TEXT, headline="A hospital burns", folded=("Read more: hospital",))
    text, found = drawn(around(made, "hospital"), 40)
    assert text == "…quiet. Then the Hospital burned."
    assert found == ["Hospital"]


def test_a_line_with_room_begins_where_the_paragraph_does(make_article: Callable[..., Article]) -> None:
    text, found = drawn(around(make_article("The hospital burned; no hospital is left."), "hospital"), 60)
    assert (text, found) == ("The hospital burned; no hospital is left.", ["hospital", "hospital"])


def test_an_article_without_a_hit_in_kept_text_has_none(make_article: Callable[..., Article]) -> None:
    assert around(make_article("Quiet.\nhospital", folded=("hospital",)), "hospital") is None


@given(st.text(max_size=80), st.text(max_size=80), st.integers(12, 60))
def test_the_hit_is_in_sight_and_no_line_is_too_wide(before: str, behind: str, width: int) -> None:
    from warreader.terminal import show_line

    text = show_line(f"{before} hospital {behind}")
    start = len(before) + 1
    text, found = drawn(Context(text, ((start, start + 8),)), width)
    assert cells.width(text) <= width
    assert found
    assert found[0][:1] in {"h", "…"}


@pytest.mark.parametrize(
    ("size", "lines"), [((160, 45), 3), ((100, 30), 3), ((80, 24), 2), ((25, 24), 2), ((80, 8), 1)]
)
async def test_it_shows_where_there_is_room(reading: Any, sixty: Archive, size: tuple[int, int], lines: int) -> None:
    async with reading(sixty, size=size, query="hospital") as reader:
        listing = reader.screen.query_one(ArticleList)
        assert listing.row_height == lines
        shows = "Terekhov of hospital" in reader.text("#list")
        assert shows == (size not in {(25, 24), (80, 8)})
        await reader.press("G")
        assert listing.row_height == lines
        await reader.press("escape")
        assert "Terekhov of hospital" not in reader.text("#list")


async def test_while_one_types_rows_stay_as_they_are(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(80, 24)) as reader:
        await reader.press("slash", *"hospital")
        assert "Terekhov of hospital" not in reader.text("#list")
        await reader.press("enter")
        assert "Terekhov of hospital" in reader.text("#list")
        await reader.press("slash", *" -title:12 is:unread", "enter")
        assert "Terekhov of hospital" in reader.text("#list")


async def test_a_query_for_titles_or_cities_needs_no_more_lines(reading: Any, sixty: Archive) -> None:
    for query in ("title:headline", "about:Kharkiv", "-hospital"):
        async with reading(sixty, size=(80, 24), query=query) as reader:
            assert reader.screen.query_one(ArticleList).row_height == 1


async def test_rows_further_down_get_theirs_when_they_are_looked_at(
    reading: Any, empty: Archive, make_article: Callable[..., Article]
) -> None:
    start = dt.date(2020, 1, 1)
    empty.add(
        [make_article(f"Text {n} of it.", title=f"Headline {n}", day=start + dt.timedelta(n)) for n in range(300)]
    )
    async with reading(empty, size=(80, 24), query="text") as reader:
        assert "Text 299 of it." in reader.text("#list")
        await reader.press("1", "5", "0", "j")
        assert "Text 149 of it." in reader.text("#list")
        await reader.press("G")
        assert "Text 0 of it." in reader.text("#list")
