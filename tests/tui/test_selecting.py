"""Text of an article is selected with the mouse and copied, as it was before it was wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from warreader.tui.render import cells
from warreader.tui.render.layout import Layout
from warreader.tui.render.page import source_page
from warreader.tui.render.selected_text import cells_of, point_at, selected_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

TEXT = "One two three four five six seven eight nine ten.\nУ Харкові 12 людей.\n\nLast."


def laid(make_article: Callable[..., Article], width: int) -> Layout:
    return Layout(source_page(make_article(TEXT)), width)


def test_wrapped_lines_are_joined_and_paragraphs_are_not(make_article: Callable[..., Article]) -> None:
    layout = laid(make_article, 20)
    first = layout.line_of(0)
    assert selected_text(layout, (first, 4), (first + 1, 4)) == "two three four five six"[: 16 + 3]
    last = layout.line_of(TEXT.index("Last"))
    assert selected_text(layout, (first, 0), (last, 5)) == TEXT
    assert selected_text(layout, (first, 8), (first, 8)) == ""


@given(st.text(alphabet="aЖ漢🇺🇦é\u0301 ", max_size=30), st.integers(0, 60))
def test_a_cell_leads_to_the_character_in_it(text: str, column: int) -> None:
    from warreader.tui.render.layout import Line
    from warreader.tui.render.page import Paragraph

    line = Line(Paragraph(text), 0, len(text))
    point = point_at(line, column)
    start, end = cells_of(line, (0, point))
    assert start == 0
    assert end <= column or point == 0
    assert cells_of(line, (0, -1)) == (0, cells.width(text))


async def test_what_is_dragged_over_is_lit_and_copied(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(120, 30)) as reader:
        await reader.press("enter")
        view = reader.screen.query_one("#view")
        line = next(n for n, text in enumerate(reader.lines("#view")) if "Oleh Synegubov" in text)
        x, y = view.content_region.x + view.margin, view.content_region.y + line
        await reader.pilot.mouse_down(offset=(x + 5, y))
        await reader.pilot.hover(offset=(x + 20, y + 2))
        await reader.pilot.mouse_up(offset=(x + 6, y + 2))
        await reader.settle()
        assert reader.screen.place.value == "reading"  # no card was opened
        selected = reader.screen.get_selected_text()
        assert selected.startswith("Synegubov spoke to Ihor Terekhov of hospital")
        assert selected.endswith("\n\nLine 0")
        ground = reader.screen.get_component_rich_style("screen--selection").bgcolor
        lit = "".join(part.text for part in view.render_line(line) if part.style.bgcolor == ground)
        assert lit.startswith("Synegubov spoke")
        inks = {part.style.color for part in view.render_line(line) if part.style.bgcolor == ground}
        assert inks == {view.rich_style.color}  # that of a name may not show on the ground of a selection
        assert "^c copies what is selected" in reader.text("#keys")
        await reader.press("ctrl+c")
        assert "Copied." in reader.text("#keys")
        assert reader.app.clipboard == selected
        assert reader.app.return_code is None
        await reader.press("R", "R", "j")
