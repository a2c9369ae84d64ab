"""The addresses of the web that an article prints."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.export.citations import web_address
from warreader.terminal import show_line
from warreader.tui.render.links import MOST, find_links, spans_of_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article


def links(article: Article) -> list[tuple[int, str]]:
    return [(one.number, one.address) for one in find_links(article)]


def test_its_own_address_comes_first_and_each_address_once(make_article: Callable[..., Article]) -> None:
    text = "See https://b.example/x and www.c.example/y, again https://b.example/x; and https://a.example/."
    article = make_article(text)
    own = replace(article, given=replace(article.given, url="https://a.example/"))
    assert links(own) == [(0, "https://a.example/"), (1, "https://b.example/x"), (2, "https://www.c.example/y")]
    assert find_links(own)[0].place is not None
    assert [number for number, _ in links(article)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("(https://e.example/a)", "https://e.example/a"),
        ("https://e.example/a_(b)", "https://e.example/a_(b)"),
        ("«https://e.example/a»", "https://e.example/a"),
        ("https://e.example/a...", "https://e.example/a"),
        ("HTTPS://E.example/A?b=1&c#d!", "HTTPS://E.example/A?b=1&c#d"),
        ("https://e.example/шлях", "https://e.example/%D1%88%D0%BB%D1%8F%D1%85"),
    ],
)
def test_the_sentence_around_an_address_is_no_part_of_it(make_article: Callable[..., Article], printed, meant) -> None:
    assert links(make_article(f"Look: {printed} today")) == [(1, meant)]


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "ftp://e.example", "a@www.e.example"])
def test_only_the_web_is_linked(make_article: Callable[..., Article], text) -> None:
    assert links(make_article(f"Look: {text} today")) == []


def test_a_link_that_is_only_in_folded_text_says_so(make_article: Callable[..., Article]) -> None:
    article = make_article("Kept https://a.example/1\nMore: https://b.example/2", folded=("More: https://b.example/2",))
    assert [one.kept for one in find_links(article)] == [True, False]


@given(st.text(max_size=80))
def test_any_text_gives_harmless_addresses_of_the_web(text):
    printed = f"x https://{text} www.{text}"
    for span in spans_of_links(printed):
        address = web_address(span.of(printed))
        assert address is None or address == show_line(address)
        assert address is None or address.lower().startswith(("http://", "https://"))


def test_a_giant_line_is_bounded() -> None:
    text = "https://" + "www." * 1_000_000
    began = time.process_time()
    assert len(spans_of_links(text)) <= 2 * MOST
    assert time.process_time() - began < 2
