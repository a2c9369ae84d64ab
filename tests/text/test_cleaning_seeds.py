"""Cleaning and headline on the three seed articles, as a reader needs them."""

from pathlib import Path

import pytest

from warreader.article import Block, Given, Kind
from warreader.text.cleaning import clean
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.language import identify
from warreader.text.lines import split_lines

SEEDS = Path(__file__).parents[2] / "seeds"


def blocks_of(text: str) -> tuple[Block, ...]:
    lines, given = split_lines(text), Given()
    marks = find_published(text, lines, given).marks
    return clean(text, lines, find_headline(text, lines, marks, given), marks, identify(text))


def seed(number: str) -> tuple[str, tuple[Block, ...]]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    return text, blocks_of(text)


def said(text: str, blocks: tuple[Block, ...], *kinds: Kind) -> list[str]:
    return [text[block.start : block.end] for block in blocks if block.kind in kinds]


def test_crawler_prefix_is_folded_and_dateline_stays_before_the_story() -> None:
    text, blocks = seed("000")
    first, second, third = blocks[:3]
    assert (text[first.start : first.end], first.kind, first.kept) == ("date 2022-03-02", Kind.OTHER, False)
    assert (text[second.start : second.end], second.kind, second.kept) == ("KYIV:", Kind.DATELINE, True)
    assert text[third.start :].startswith("The Ukraine military says")
    assert third.kept


def test_a_text_that_begins_with_its_story_has_no_headline() -> None:
    _, blocks = seed("000")
    assert not [block for block in blocks if block.kind is Kind.HEADLINE]
    assert all(block.kept for block in blocks[1:])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Tom Swarbrick 4pm - 6pm", Kind.OTHER),
        ("2 March 2022, 10:06 | Updated: 2 March 2022, 12:38", Kind.TIMESTAMP),
        ("Listen to this article", Kind.AUDIO),
        ("Loading audio...", Kind.AUDIO),
        ("Read more: 'I'm not afraid of Putin': Defence Sec says", Kind.RELATED),
        ("Read more: Chechen assassins who plotted", Kind.RELATED),
        ("Попадання російської ракети", Kind.SOCIAL),
    ],
)
def test_radio_page_folds_what_surrounds_the_story(line: str, kind: Kind) -> None:
    text, blocks = seed("001")
    (found,) = [block for block in blocks if text.startswith(line, block.start)]
    assert (found.kind, found.kept) == (kind, False)
    assert found.reason


def test_the_three_lines_of_a_tweet_are_one_folded_run() -> None:
    text, blocks = seed("001")
    (post,) = said(text, blocks, Kind.SOCIAL)
    assert post.count("\n") == 2
    assert post.endswith("pic.twitter.com/E5QFw3f384")


def test_headline_and_subheading_of_the_radio_page_are_kept() -> None:
    text, blocks = seed("001")
    assert said(text, blocks, Kind.HEADLINE) == [
        "Four killed and nine wounded as Kharkiv hit by air and rocket strikes"
    ]
    assert said(text, blocks, Kind.SUBHEADING) == ["Defence Secretary dismisses calls for no-fly zone"]


def test_radio_page_loses_no_sentence() -> None:
    text, blocks = seed("001")
    kept = [text[block.start : block.end] for block in blocks if block.kept]
    surroundings = ("Tom", "2 March", "Listen", "Loading", "Read more", "Попадання", "— Defence", "❌")
    assert kept == [line for line in text.splitlines() if not line.startswith(surroundings)]


def test_site_section_behind_a_headline_is_set_aside() -> None:
    text, blocks = seed("004")
    assert said(text, blocks, Kind.HEADLINE) == [
        "Ukraine army retakes Kharkiv, expels Russian troops: Regional governor"
    ]
    assert [(text[b.start : b.end], b.kept) for b in blocks if b.kind is Kind.SECTION] == [("| World News", False)]


def test_promotions_inside_the_newspaper_page_are_folded_and_nothing_else() -> None:
    text, blocks = seed("004")
    folded = [(block.kind, text[block.start : block.end].split()[0]) for block in blocks if not block.kept]
    assert folded == [(Kind.SECTION, "|"), (Kind.LIVE, "Follow"), (Kind.RELATED, "Also"), (Kind.RELATED, "See")]
