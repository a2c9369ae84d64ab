"""A line that stays in sight is drawn once; it is drawn anew when what is lit in it, or its width, is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from warreader.archive import Archive
    from warreader.article import Article


async def test_scrolling_a_line_draws_a_line(
    reading: Any, empty: Archive, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.add([make_article("\n".join(f"Line {number} of a long day." for number in range(200)))])
    drawn: list[int] = []
    draw = ReadingView._draw
    monkeypatch.setattr(ReadingView, "_draw", lambda self, *rest: (drawn.append(1), draw(self, *rest))[1])
    async with reading(empty, size=(80, 24)) as reader:
        await reader.press("enter")
        drawn.clear()
        await reader.press("j", "j", "j")
        assert 1 <= len(drawn) <= 9  # Textual draws what is below the window for its bars, too
        shown = reader.lines("#view")
        assert "Line 9 of" in "\n".join(shown)
        drawn.clear()
        await reader.press("x")
        assert len(drawn) > 9
        assert reader.lines("#view") == shown
