"""The line model: its weights, its second look, and what it may never fold."""

import json
from pathlib import Path

import pytest
from cleaning_pages import PARAGRAPH, SECOND
from hypothesis import given as for_all
from hypothesis import strategies as st

from warreader.article import Block, Given
from warreader.resources import data_bytes
from warreader.text.cleaning import LineModel, clean
from warreader.text.cleaning.context import CONTEXT, surround
from warreader.text.cleaning.features import FEATURES
from warreader.text.cleaning.model import add_up
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.language import identify
from warreader.text.lines import split_lines

SEEDS = Path(__file__).parents[2] / "seeds"
FORM = {
    "features": ["words", "prose", "said"],
    "normal": 0.06,
    "brief": 0.06,
    "cautious": 0.02,
    "vocabulary": {"menu": -1.0},
    "first": [[1, 0.5, -4.0, [0, 3.0, 1.0, 4.0]], 0.25],
    "second": [[2, 0.0, -1.0, 1.0]],
}


def model_of(**changes: object) -> LineModel:
    return LineModel.parse(json.dumps({**FORM, **changes}).encode())


def row_of(**values: float) -> tuple[float, ...]:
    return tuple(values.get(name, 0.0) for name in FEATURES)


def blocks_of(text: str, model: LineModel, *, cautious: bool = False) -> tuple[Block, ...]:
    lines = split_lines(text)
    marks = find_published(text, lines, Given()).marks
    headline = find_headline(text, lines, marks, Given())
    return clean(text, lines, headline, marks, identify(text), model=model, cautious=cautious)


@pytest.fixture(scope="module")
def shipped() -> LineModel:
    return LineModel.parse(data_bytes("cleaner.json"))


def certain(odds: float) -> LineModel:
    return model_of(first=[odds], second=[odds])


def test_trees_add_up_and_branch_at_their_thresholds() -> None:
    trees = model_of().first
    assert add_up(trees, row_of(prose=0.0)) == pytest.approx(-4.0 + 0.25)
    assert add_up(trees, row_of(prose=1.0, words=3.0)) == pytest.approx(1.25)
    assert add_up(trees, row_of(prose=1.0, words=3.1)) == pytest.approx(4.25)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b'{"features": 3}',
        json.dumps({**FORM, "features": ["words", "no such feature"]}).encode(),
        json.dumps({**FORM, "first": [[7, 0.5, 1.0, 2.0]]}).encode(),
        json.dumps({**FORM, "second": [["prose", 0.5]]}).encode(),
    ],
)
def test_weights_of_another_form_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        LineModel.parse(data)


ODDS = st.lists(st.floats(-9, 9), max_size=40)


@for_all(ODDS)
def test_every_line_gets_a_row_on_its_company(odds: list[float]) -> None:
    rows = surround(odds, [100] * len(odds))
    assert len(rows) == len(odds)
    assert all(len(row) == len(CONTEXT) for row in rows)
    assert all(-5 <= row[CONTEXT.index("said")] <= 5 for row in rows)


@for_all(ODDS)
def test_company_on_either_side_is_mirrored(odds: list[float]) -> None:
    names = [CONTEXT.index(name) for name in ("said-1", "before3", "before8", "junk_before")]
    others = [CONTEXT.index(name) for name in ("said+1", "behind3", "behind8", "junk_behind")]
    sizes = list(range(1, len(odds) + 1))
    there, back = surround(odds, sizes), surround(odds[::-1], sizes[::-1])[::-1]
    for one, other in zip(there, back, strict=True):
        assert [one[name] for name in names] == pytest.approx([other[name] for name in others])


def test_neighbours_that_are_junk_make_a_line_less_likely() -> None:
    model = model_of(
        features=["words", "prose", "before3", "behind3"],
        first=[[0, 1.0, 0.0, 3.0]],  # a line of two words is the article, one of one word is undecided
        second=[[2, 1.0, -2.0, 2.0], [3, 1.0, -2.0, 2.0]],
    )
    row, prose = row_of(words=0.5), row_of(words=1.5)
    among_junk = model.chances([row] * 3, [False, None, False], [50] * 3)
    in_story = model.chances([prose, row, prose], [True, None, True], [50] * 3)
    assert among_junk[1] < 0.5 < in_story[1]


def test_what_a_rule_has_settled_is_only_repeated() -> None:
    chances = certain(-9.0).chances([row_of()] * 2, [True, False], [10, 10])
    assert chances == pytest.approx([0.953, 0.047], abs=0.001)


def test_a_model_that_calls_everything_junk_spares_headline_lede_and_evidence() -> None:
    headline = "Rescuers search northern district after rocket hits block of flats"
    evidence = [
        "Reuters could not independently verify the report.",
        "UPD: as of 17:48 seven people are known to have been killed.",
        "Source: Regional Prosecutor's Office",
        "Five dead, forty wounded",
    ]
    text = "\n".join([headline, "2 March 2022, 10:06", PARAGRAPH, *evidence, "Menu of the canteen today"])
    blocks = blocks_of(text, certain(-10.0))
    kept = [text[block.start : block.end] for block in blocks if block.kept]
    assert kept == [headline, PARAGRAPH, *evidence]


def test_a_cautious_reader_sees_more() -> None:
    text = f"By Jane Roe\n{PARAGRAPH}\n{SECOND}\nMenu of the canteen today for everybody"
    chance = -3.2  # 0.039: between the two thresholds
    assert [block.kept for block in blocks_of(text, certain(chance))][-1] is False
    assert [block.kept for block in blocks_of(text, certain(chance), cautious=True)][-1] is True


def test_a_fold_by_the_model_says_so() -> None:
    text = f"By Jane Roe\n{PARAGRAPH}\n{SECOND}\nMenu of the canteen today for everybody"
    last = blocks_of(text, certain(-4.0))[-1]
    assert last.reason == "looks like what surrounds an article"
    assert last.confidence == pytest.approx(0.982, abs=0.001)


def test_a_page_on_which_no_rule_finds_anything_is_clean_already() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\nMenu of the canteen today for everybody"
    assert all(block.kept for block in blocks_of(text, certain(-10.0)))


def test_many_brief_lines_in_a_row_are_folded_as_one_or_not_at_all() -> None:
    model = model_of(features=["words", "prose", "shouting"], first=[[2, 0.5, 3.0, -9.0]], second=[[2, 0.5, 9.0, -9.0]])
    quiet = ["Village", "Shelled", "Orikhiv", "GRAD", "Huliaipole", "D-30", "Bohoiavlenka"]
    loud = ["GRAD", "D-30", "BM-27", "MLRS", "Orikhiv", "SMERCH", "URAGAN"]
    for cells, stay in ((quiet, True), (loud, False)):
        text = "\n".join(["By Jane Roe", PARAGRAPH, SECOND, *cells])
        fates = {block.kept for block in blocks_of(text, model) if text[block.start : block.end] in cells}
        assert fates == {stay}


def test_a_cautious_reader_sees_again_what_a_doubted_rule_folded() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\n{PARAGRAPH}"
    model = certain(1.0)  # 0.73: enough for a cautious reader
    assert [block.kept for block in blocks_of(text, model)][-1] is False
    assert [block.kept for block in blocks_of(text, model, cautious=True)][-1] is True


def test_shipped_weights_fold_the_same_lines_of_the_seeds_as_the_rules(shipped: LineModel) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        by_model = blocks_of(text, shipped)
        assert "looks like what surrounds an article" not in {block.reason for block in by_model}, path.name


def test_shipped_weights_fold_navigation_around_a_story(shipped: LineModel) -> None:
    navigation = ["World", "Sport", "Culture", "Travel", "Money", "Food and drink", "Puzzles", "My account today"]
    text = "\n".join([*navigation, PARAGRAPH, SECOND, PARAGRAPH[:150] + ".", *navigation])
    kept = [text[block.start : block.end] for block in blocks_of(text, shipped) if block.kept]
    assert {PARAGRAPH, SECOND} <= set(kept)
    assert len(set(kept) & set(navigation)) <= 2


@for_all(st.lists(st.text(max_size=80), max_size=12))
def test_the_shipped_model_never_raises(shipped: LineModel, lines: list[str]) -> None:
    text = "\n".join(lines)
    at = 0
    for block in blocks_of(text, shipped):
        assert at <= block.start < block.end
        at = block.end
