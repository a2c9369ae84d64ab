"""Which lines return across the articles of a source, and what that is worth."""

import json

from cleaning_pages import PARAGRAPH, SECOND
from hypothesis import given as for_all
from hypothesis import strategies as st

from warreader.article import Block, Given
from warreader.text.cleaning import LineModel, RepeatedLines, clean
from warreader.text.cleaning.repetition import FEWEST, find_repeated_lines, fingerprint, is_repetition, may_repeat
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.language import identify
from warreader.text.lines import split_lines

SLOGAN = "We tell what others pass over"
DAYS = ("2022-03-01", "2022-03-02", "2022-03-03", "2022-03-04")


def blocks_of(text: str, repeated: RepeatedLines, odds: float) -> tuple[Block, ...]:
    form = {
        "features": [],
        "first": [odds],
        "second": [odds],
        "vocabulary": {},
        "normal": 0.2,
        "brief": 0.2,
        "cautious": 0.05,
    }
    lines = split_lines(text)
    marks = find_published(text, lines, Given()).marks
    headline = find_headline(text, lines, marks, Given())
    model = LineModel.parse(json.dumps(form).encode())
    return clean(text, lines, headline, marks, identify(text), model=model, repeated=repeated)


def repeated(*lines: str) -> RepeatedLines:
    return RepeatedLines({fingerprint(line): 12 for line in lines})


def test_a_line_returns_on_enough_articles_and_days() -> None:
    assert find_repeated_lines(([SLOGAN], day) for day in DAYS).count(SLOGAN) == FEWEST
    assert find_repeated_lines(([SLOGAN], None) for _ in range(FEWEST)).count(SLOGAN) == FEWEST
    assert not find_repeated_lines(([SLOGAN], day) for day in DAYS[:3]).articles
    assert not find_repeated_lines(([SLOGAN], DAYS[number % 2]) for number in range(9)).articles


def test_case_and_spacing_do_not_count_and_one_article_counts_once() -> None:
    lines = [[SLOGAN, SLOGAN.upper()], [f" {SLOGAN}".replace(" ", "  ")], [SLOGAN], [SLOGAN]]
    assert find_repeated_lines(zip(lines, DAYS, strict=True)).count(SLOGAN) == 4


def test_a_line_of_few_of_many_articles_does_not_return() -> None:
    pages = [([SLOGAN] if number < 20 else ["Another line"] * (number % 2), None) for number in range(500)]
    assert find_repeated_lines(pages).count(SLOGAN) == 0


def test_figures_names_and_paragraphs_mean_nothing() -> None:
    assert not any(map(may_repeat, ["113.40", "-5.44 %", "Kharkiv", "", "12 / 9", "word " * 200]))
    assert may_repeat(SLOGAN)


def test_a_returning_line_folds_where_the_model_alone_would_keep_it() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\n{SLOGAN}"
    assert blocks_of(text, RepeatedLines(), 1.5)[-1].kept
    last = blocks_of(text, repeated(SLOGAN), 1.5)[-1]
    assert (last.kept, last.reason) == (False, "in 12 articles of this source")
    assert is_repetition(last.reason)


def test_what_the_model_is_sure_of_stays_however_often_it_returns() -> None:
    sentence = "He did not elaborate."
    text = f"{PARAGRAPH}\n{sentence}\n{SECOND}"
    assert all(block.kept for block in blocks_of(text, repeated(sentence, SECOND), 2.5))


def test_evidence_headline_and_lede_stay_however_often_they_return() -> None:
    headline = "Rescuers search northern district after rocket hits block of flats"
    evidence = ["Reuters could not independently verify the report.", "Editor's note: This story was updated."]
    text = "\n".join([headline, PARAGRAPH, *evidence, SECOND])
    assert all(block.kept for block in blocks_of(text, repeated(headline, PARAGRAPH, *evidence), 0.0))


@for_all(st.text(max_size=400))
def test_any_line_can_be_counted(line: str) -> None:
    found = find_repeated_lines(([line], day) for day in DAYS)
    assert found.count(line) == (4 if may_repeat(line) else 0)
