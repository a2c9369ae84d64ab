"""Finding words inside one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Span
from warreader.tui.render.find import find, pattern, step, words_pattern
from warreader.tui.render.page import clean_page, source_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article


def found(needle: str, text: str) -> list[str]:
    wanted = pattern(needle)
    return wanted.findall(text) if wanted else []


def test_small_letters_find_any_case_and_a_capital_finds_itself() -> None:
    assert found("kharkiv", "Kharkiv KHARKIV kharkiv") == ["Kharkiv", "KHARKIV", "kharkiv"]
    assert found("Kharkiv", "Kharkiv KHARKIV kharkiv") == ["Kharkiv"]


def test_white_space_finds_any_white_space() -> None:
    assert found("no fly", "no fly, no  fly, no\tfly") == ["no fly", "no  fly", "no\tfly"]


def test_nothing_typed_finds_nothing() -> None:
    assert pattern("") is None
    assert pattern("  ") is None


@given(st.text(min_size=1, max_size=20))
def test_what_is_typed_is_never_taken_for_a_pattern(needle: str) -> None:
    wanted = pattern(needle)
    if wanted is not None:
        assert wanted.search(f"x{' '.join(needle.split())}x")
        assert not wanted.match("")


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        (("hospital",), "The hospital, hospitals", ["hospital"]),
        (("shell*",), "shell shelling seashell", ["shell", "shelling"]),
        (("no fly", "fly"), "no fly zone; fly", ["no fly", "fly"]),
        (("Харків",), "у місті Харків", ["Харків"]),
    ],
)
def test_words_of_a_query_are_lit_as_whole_words(words: tuple[str, ...], text: str, hits: list[str]) -> None:
    wanted = words_pattern(words)
    assert wanted is not None
    assert wanted.findall(text) == hits


def test_hits_are_those_in_sight_and_the_folded_ones_are_counted(make_article: Callable[..., Article]) -> None:
    made = make_article("A hospital.\nHospital: read more\nThe hospital.", folded=("Hospital: read more",))
    wanted = pattern("hospital")
    assert wanted is not None
    assert find(clean_page(made), wanted) == ((Span(2, 10), Span(36, 44)), 1)
    assert find(source_page(made), wanted) == ((Span(2, 10), Span(12, 20), Span(36, 44)), 0)


def test_steps_go_round_and_begin_where_one_reads() -> None:
    hits = [Span(5, 6), Span(50, 51), Span(90, 91)]
    assert step(hits, None, 40, 1) == hits[1]
    assert step(hits, None, 40, -1) == hits[0]
    assert step(hits, hits[2], 0, 1) == hits[0]
    assert step(hits, hits[0], 0, -1) == hits[2]
    assert step([], None, 0, 1) is None
    assert step(hits, None, 95, 1) == hits[0]
