"""Lines of a page, and the way between lines and places in the source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from warreader.tui.render import cells
from warreader.tui.render.layout import WRAPPED_AT_ONCE, Layout
from warreader.tui.render.page import Page, Paragraph, View, clean_page, source_page

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from warreader.article import Article

LONG = "\n".join(f"Sentence number {number} of a long article tells of one more thing." for number in range(12_000))


def shown(layout: Layout) -> list[str]:
    lines = [layout.line(number) for number in range(layout.height)]
    return [line.paragraph.text[line.start : line.end] for line in lines if line]


def test_lines_are_those_of_the_paragraphs_in_order(make_article: Callable[..., Article]) -> None:
    layout = Layout(clean_page(make_article("One two three.\nFour five.", title="T")), 8)
    assert shown(layout)[-6:] == ["", "One two", "three.", "", "Four", "five."]


@given(st.lists(st.text("ab кд 漢", min_size=0, max_size=60), min_size=1, max_size=12), st.integers(1, 30))
def test_every_place_is_found_on_the_line_that_shows_it(texts: list[str], width: int) -> None:
    paragraphs, place = [], 0
    for text in texts:
        paragraphs.append(Paragraph(text, start=place))
        place += len(text) + 1
    layout = Layout(Page(None, View.SOURCE, tuple(paragraphs), ()), width)  # type: ignore[arg-type]
    for number in range(layout.height):
        line = layout.line(number)
        assert line is not None
        if line.end > line.start:
            assert layout.line_of(line.paragraph.start + line.start) == number
            assert layout.place(number) == line.paragraph.start + line.start


def test_no_line_stands_behind_the_last(make_article: Callable[..., Article]) -> None:
    layout = Layout(clean_page(make_article("x")), 20)
    assert layout.line(layout.height) is None
    assert layout.line(-1) is None


def test_a_folded_place_leads_to_the_next_line_that_is_shown(make_article: Callable[..., Article]) -> None:
    text = "Before.\nFolded away.\nAfter."
    layout = Layout(clean_page(make_article(text, folded=("Folded away.",))), 40)
    line = layout.line(layout.line_of(text.index("away")))
    assert line is not None
    assert line.paragraph.text == "After."


def test_a_place_survives_a_change_of_width_and_of_view(make_article: Callable[..., Article]) -> None:
    made = make_article(LONG[:60_000])
    narrow, wide, source = Layout(clean_page(made), 31), Layout(clean_page(made), 78), Layout(source_page(made), 50)
    for number in range(20, narrow.height, 97):
        place = narrow.place(number)
        for other in (wide, source):
            line = other.line(other.line_of(place))
            assert line is not None
            assert line.paragraph.start is not None
            assert line.paragraph.start + line.start <= place <= line.paragraph.start + line.end


def test_a_giant_text_is_wrapped_only_where_it_is_looked_at(
    make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped: list[str] = []
    wrap = cells.wrap

    def counted(text: str, width: int) -> list[tuple[int, int]]:
        wrapped.append(text)
        return wrap(text, width)

    monkeypatch.setattr(cells, "wrap", counted)
    layout = Layout(clean_page(make_article(LONG)), 60)
    assert len(LONG) > 3 * WRAPPED_AT_ONCE
    assert 0 < len(wrapped) < len(layout.page.paragraphs) / 2
    top = layout.settle(layout.height - 30, 30)
    assert layout.line(top) is not None
    assert 0 < len(wrapped) < len(layout.page.paragraphs) / 2


def test_the_words_at_the_top_stay_there_while_a_giant_text_settles(make_article: Callable[..., Article]) -> None:
    page = clean_page(make_article(LONG))
    layout = Layout(page, 33)
    number = layout.height - 200
    estimated = Layout(page, 33).line(number)
    top = layout.settle(number, 40)
    line = layout.line(top)
    assert line is not None
    assert estimated is not None
    assert line.paragraph is estimated.paragraph


def test_after_all_was_seen_the_height_is_exact(make_article: Callable[..., Article]) -> None:
    layout = Layout(clean_page(make_article(LONG)), 33)
    top = 0
    while top < layout.height - 40:
        top = layout.settle(top, 40) + 40
    layout.settle(max(layout.height - 40, 0), 40)
    assert layout.height == len(shown(layout))
