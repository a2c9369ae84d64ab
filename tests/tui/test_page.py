"""An article as a page: head, paragraphs, folds; and nothing of it lost."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from warreader.article import Block, Kind, Span, TitleBasis
from warreader.query import Query, parse
from warreader.tui.render.page import LONGEST_PARAGRAPH, Page, clean_page, source_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

TEXT = "Head of the story\nFirst paragraph of it.\nListen to this\nLoading audio\nSecond paragraph of it.\nThe end."


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    folded = ("Listen to this", "Loading audio")
    return make_article(TEXT, headline="Head of the story", folded=folded, source="LBC", city="Kharkiv")


def texts(page: Page, role: str) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs if paragraph.role == role and paragraph.text]


def shown_places(page: Page) -> set[int]:
    return {
        place
        for paragraph in page.paragraphs
        if paragraph.start is not None
        for place in range(paragraph.start, paragraph.start + len(paragraph.text))
    }


def test_the_headline_comes_first_then_what_there_is_to_know(article: Article) -> None:
    roles = [paragraph.role for paragraph in clean_page(article).paragraphs if paragraph.text]
    assert roles[:2] == ["headline", "about"]
    assert texts(clean_page(article), "about") == ["LBC · no date · Kharkiv · 1\u00a0min"]


def test_a_folded_run_is_one_quiet_line(article: Article) -> None:
    page = clean_page(article)
    assert texts(page, "fold") == ["┄ 2 lines folded: related links\u00a0┄"]
    assert "Listen to this" not in texts(page, "body")
    assert len(page.folded) == 2


def test_an_opened_fold_shows_what_it_holds(article: Article) -> None:
    start = TEXT.index("Listen")
    page = clean_page(article, frozenset({start}))
    assert texts(page, "folded") == ["Listen to this", "Loading audio"]
    assert texts(page, "fold") == ["┄ 2 lines unfolded: related links\u00a0┄"]
    assert page.folded == ()


def test_every_character_of_the_kept_blocks_is_shown_where_it_stands(article: Article) -> None:
    shown = shown_places(clean_page(article))
    for block in article.annotation.blocks:
        assert set(range(block.start, block.end)) <= shown or not block.kept
    for paragraph in clean_page(article).paragraphs:
        if paragraph.start is not None:
            assert paragraph.text == TEXT[paragraph.start : paragraph.start + len(paragraph.text)]


def test_the_source_view_shows_every_character_and_why_a_part_was_folded(article: Article) -> None:
    page = source_page(article)
    assert shown_places(page) == {place for place, character in enumerate(TEXT) if character != "\n"}
    assert texts(page, "reason") == ["┄ folded, related links: cue line: test ┄"]
    assert texts(page, "folded") == ["Listen to this", "Loading audio"]


def test_no_sentence_of_the_seeds_is_lost(seeds: Archive) -> None:
    listing = seeds.search(Query())
    for row in listing.rows(0, 3):
        article = seeds.article(row.id)
        everything = {place for place, character in enumerate(article.text) if character.strip()}
        assert everything <= shown_places(source_page(article))
        hidden = {place for block in clean_page(article).folded for place in range(block.start, block.end)}
        assert everything <= shown_places(clean_page(article)) | hidden


def test_a_dateline_stays_on_the_line_of_its_first_sentence(seeds: Archive) -> None:
    page = next(clean_page(seeds.article(row.id)) for row in seeds.search(parse("basis:crawler")).rows(0, 1))
    first = texts(page, "body")[0]
    assert first.startswith("KYIV: The Ukraine military says")


def test_an_article_without_a_headline_does_not_repeat_its_opening_words(article: Article) -> None:
    annotation = dataclasses.replace(
        article.annotation,
        headline=None,
        title_basis=TitleBasis.OPENING,
        blocks=tuple(
            dataclasses.replace(block, kind=Kind.BODY) if block.kind is Kind.HEADLINE else block
            for block in article.annotation.blocks
        ),
    )
    page = clean_page(dataclasses.replace(article, annotation=annotation))
    assert texts(page, "headline") == []
    assert texts(page, "body")[0] == "Head of the story"


def test_a_given_title_heads_a_text_that_has_none(make_article: Callable[..., Article]) -> None:
    page = clean_page(make_article("Only text.", title="Given by the feed"))
    assert texts(page, "headline") == ["Given by the feed"]
    assert next(part for part in page.paragraphs if part.role == "headline").start is None


def test_folded_part_of_a_line_is_told_as_such(make_article: Callable[..., Article]) -> None:
    text = "date 2022-03-02 KYIV: The text."
    blocks = (
        Block(0, 15, Kind.OTHER, kept=False, reason="crawler's date", confidence=0.9),
        Block(16, 31, Kind.BODY, kept=True, reason="prose", confidence=0.9),
    )
    made = make_article(text)
    made = dataclasses.replace(made, annotation=dataclasses.replace(made.annotation, blocks=blocks))
    assert texts(clean_page(made), "fold") == ["┄ 1 part of a line folded: page furniture\u00a0┄"]
    source = next(part for part in source_page(made).paragraphs if part.start == 0)
    assert [(mark.start, mark.end, mark.role) for mark in source.marks] == [(0, 15, "folded-part")]


def test_a_blank_text_says_so(make_article: Callable[..., Article]) -> None:
    assert texts(clean_page(make_article("  \n ", title="t")), "fold") == ["This article has no text."]


def test_a_giant_line_is_laid_out_in_parts_without_losing_a_character(make_article: Callable[..., Article]) -> None:
    text = "word " * 50_000 + "end"
    for page in (clean_page(make_article(text)), source_page(make_article(text))):
        assert max(len(paragraph.text) for paragraph in page.paragraphs) <= LONGEST_PARAGRAPH
        assert shown_places(page) == set(range(len(text)))


def test_line_ends_of_every_kind_separate_source_lines(make_article: Callable[..., Article]) -> None:
    page = source_page(make_article("a\r\nb\rc\n\nd\u2028e"))
    starts = [(part.text, part.start) for part in page.paragraphs if part.start is not None]
    assert starts == [("a", 0), ("b", 3), ("c", 5), ("", 7), ("d", 8), ("e", 10)]


def test_hostile_text_passes_the_door(make_article: Callable[..., Article]) -> None:
    made = make_article("a\x1b]52;c;eA==\x07b\u202ec", title="t\x9b31m", source="s\x1b[31m", city="K\x1bc")
    for page in (clean_page(made), source_page(made)):
        for paragraph in page.paragraphs:
            assert not set(paragraph.text) & set("\x1b\x07\x9b\u202e\n")


def test_the_span_of_a_headline_is_its_own(article: Article) -> None:
    headline = next(part for part in clean_page(article).paragraphs if part.role == "headline")
    assert headline.start is not None
    assert Span(headline.start, headline.end or 0) == article.annotation.headline


def test_items_and_rows_stand_without_gaps(make_article: Callable[..., Article]) -> None:
    page = clean_page(make_article("Before.\n• One\n• Two\n| a | b |\n| c | d |\nBehind."))
    lines = [paragraph.text for paragraph in page.paragraphs]
    assert lines[lines.index("Before.") :] == [
        *("Before.", "", "• One", "• Two", "", "| a | b |", "| c | d |", "", "Behind."),
    ]
