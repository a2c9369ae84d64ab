"""Links of a page in the reading view: underlined, listed by number with where they lead, opened by key and mouse."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warreader.article import Link
from warreader.tui.render.lines import link_overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

TEXT = "The mayor told a paper that www.bbc.com knew.\nRead more: a story\nIhor Terekhov went on."
LEADS = {
    "told a paper": "https://paper.example/1",
    "www.bbc.com": "https://evil.example/",
    "a story": "https://b.example/2",
}


@pytest.fixture
def linked(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """An article with links, one of which misleads and one of which is folded, and a name that is one."""
    leads = {**LEADS, "Ihor Terekhov": "https://c.example/3"}
    links = tuple(Link(TEXT.index(words), TEXT.index(words) + len(words), url) for words, url in leads.items())
    made = make_article(TEXT, day=dt.date(2022, 3, 2), folded=("Read more: a story",), people=("Ihor Terekhov",))
    empty.add([replace(made, links=links)])
    return empty


def _listed(reader: Any) -> list[str]:
    widget = reader.app.screen.query_one("#pick")
    shown = (strip.text for strip in widget.render_lines(widget.outer_size.region))
    return [" ".join(line.split()) for line in shown if line.strip()]


async def test_what_shows_is_listed_with_its_host_and_its_words(reading: Any, linked: Archive) -> None:
    async with reading(linked, size=(120, 30)) as reader:
        await reader.press("enter", "g", "x")
        assert _listed(reader) == [
            "1 https://paper.example/1 “told a paper”",
            "2 https://evil.example/ but says “www.bbc.com”",
            "3 https://c.example/3 “Ihor Terekhov”",
        ]
        await reader.press("escape", "o", "g", "x")
        assert "3 https://b.example/2 “a story” · folded" in _listed(reader)


async def test_a_click_asks_where_words_lead_before_anything_opens(
    reading: Any, linked: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.external_programs.has_browser", lambda: True)
    opened: list[str] = []
    async with reading(linked, size=(120, 30)) as reader:
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("enter")
        lines = reader.lines("#view")
        row = next(number for number, line in enumerate(lines) if "www.bbc.com" in line)
        await reader.pilot.click("#view", offset=(lines[row].index("bbc.com"), row))
        await reader.settle()
        assert opened == []
        assert reader.app.screen.query_one("#pick").chosen == 1
        await reader.press("enter")
        assert opened == ["https://evil.example/"]


def test_words_that_lead_somewhere_are_marked(make_article: Callable[..., Article]) -> None:
    made = make_article(TEXT)
    assert not link_overlay(made).starts
    marked = link_overlay(replace(made, links=(Link(4, 9, "https://a.example/"), Link(10, 14, "javascript:x"))))
    assert list(marked.inside(0, len(TEXT))) == [(4, 9, "link")]
