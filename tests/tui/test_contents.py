"""The sections of an article: subheadings, and the entries of a live blog with their times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Kind
from warreader.tui.render.contents import Section, section_at, sections, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from warreader.article import Article

TEXT = (
    "An opening.\n12:10\nBridge reopened\nTraffic moves.\n11:20\nSirens in the west.\n___\nBackground\nIt began in May."
)
KINDS = {
    "12:10": Kind.LIVE, "11:20": Kind.LIVE, "Bridge reopened": Kind.SUBHEADING, "___": Kind.SUBHEADING,
    "Background": Kind.SUBHEADING,
}  # fmt: skip


def with_kinds(article: Article, kinds: Mapping[str, Kind]) -> Article:
    blocks = tuple(
        replace(one, kind=kinds.get(one.span.of(article.text), one.kind)) for one in article.annotation.blocks
    )
    return replace(article, annotation=replace(article.annotation, blocks=blocks))


@pytest.fixture
def found(make_article: Callable[..., Article]) -> tuple[Section, ...]:
    return sections(with_kinds(make_article(TEXT), KINDS))


def test_an_entry_is_called_by_its_time_and_its_subheading_or_first_words(found: tuple[Section, ...]) -> None:
    assert [(one.time, one.title) for one in found] == [
        ("12:10", "Bridge reopened"), ("11:20", "Sirens in the west."), ("", "Background"),
    ]  # fmt: skip
    assert [TEXT[one.start :].split("\n", maxsplit=1)[0] for one in found] == ["12:10", "11:20", "Background"]


def test_what_is_folded_is_no_section(make_article: Callable[..., Article]) -> None:
    assert sections(with_kinds(make_article(TEXT, folded=tuple(KINDS)), KINDS)) == ()


def test_an_article_in_one_piece_has_none(make_article: Callable[..., Article]) -> None:
    assert sections(make_article("One line.\nAnother line.")) == ()


def test_a_step_goes_to_the_next_beginning_and_back_to_the_one_of_this_section(found: tuple[Section, ...]) -> None:
    first, second, third = (one.start for one in found)
    assert [step(found, place, 1) for place in (0, first, second - 1, third)] == [0, 1, 1, None]
    assert [step(found, place, -1) for place in (first, first + 1, third, len(TEXT))] == [None, 0, 1, 2]
    assert (step(found, 0, 9), step(found, third, -9)) == (2, 0)
    assert [section_at(found, place) for place in (0, first, third + 2)] == [None, 0, 2]


@given(st.lists(st.integers(0, 50), unique=True).map(sorted), st.integers(0, 50), st.sampled_from((-3, -1, 1, 3)))
def test_a_step_always_goes_the_way_that_was_asked_for(starts, place, by):
    found = tuple(Section(start, "", "x") for start in starts)
    number = step(found, place, by)
    if number is None:
        assert not [one for one in starts if (one > place if by > 0 else one < place)]
    else:
        assert starts[number] > place if by > 0 else starts[number] < place
