"""The date of an article that does not say it."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Basis, Block, Kind, PartialDate, Published, Span
from warreader.resources import data_bytes
from warreader.text.inference import WINDOW, Clues, Neighbour, dominant_weekday, find_clues, infer_date
from warreader.text.similarity import Background, cosine, similarity, weigh, words

SEEDS = Path(__file__).parents[2] / "seeds"
MARCH_2 = dt.date(2022, 3, 2)


@pytest.fixture(scope="module")
def background() -> Background:
    return Background.from_bytes(data_bytes("background.txt"))


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def neighbours(*days: tuple[int, int, float]) -> list[Neighbour]:
    return [Neighbour(f"a{at}", dt.date(2022, month, day), like) for at, (month, day, like) in enumerate(days)]


def test_the_undated_seed_is_of_the_sunday_before_its_neighbours_and_names_its_rival(background: Background) -> None:
    text = seed("004")
    weights = {number: weigh(words(seed(number), "en"), background) for number in ("000", "001", "004")}
    near = [Neighbour(number, MARCH_2, cosine(weights["004"], weights[number])) for number in ("000", "001")]
    found = infer_date(find_clues(text), near)
    assert found is not None
    assert (str(found.date), found.basis) == ("2022-02-27", Basis.INFERRED)
    assert [str(one.date) for one in found.alternatives] == ["2022-03-06"]
    spans = [Span(one.start, one.end).of(text) for one in found.evidence if one.article is None]
    assert spans == ["Sunday"]
    assert [one.article for one in found.evidence if one.article] == ["000", "001"]


@pytest.mark.parametrize(
    "near",
    [
        [],
        neighbours((3, 2, 0.9)),
        neighbours((3, 2, 0.3), (3, 2, 0.3)),
        neighbours((3, 2, 0.9), (3, 2, 0.1)),
        neighbours((3, 2, 0.5), (3, 20, 0.5)),
    ],
    ids=["none", "one", "unlike", "one alike", "eighteen days apart"],
)
def test_without_two_alike_neighbours_that_agree_nothing_is_inferred(near: list[Neighbour]) -> None:
    assert infer_date(find_clues("They shelled the city on Sunday."), near) is None


def test_without_a_weekday_the_middle_of_the_neighbours_stands_alone() -> None:
    found = infer_date(Clues(), neighbours((3, 1, 0.4), (3, 2, 0.5), (3, 4, 0.4)))
    assert found is not None
    assert str(found.date) == "2022-03-02"
    assert found.alternatives == ()


def test_a_quoted_post_is_a_lower_bound() -> None:
    text = "They shelled it on Sunday.\n— Defence of Ukraine (@DefenceU) March 1, 2022\n"
    found = infer_date(find_clues(text), neighbours((3, 2, 0.5), (3, 2, 0.5)))
    assert found is not None
    assert str(found.date) == "2022-03-06"


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Shelled on Tuesday. On Tuesday two died, the governor said on Wednesday.", 2),
        ("On Sunday they left. They will meet on Friday and again next Friday.", 6),
        ("У вівторок обстріляли місто, повідомили у середу.", 2),
        ("Во вторник обстреляли город. За неделю погибли трое.", 1),
        ("Am Mittwoch wurde die Stadt beschossen.", 2),
        ("They sat in the sun. Mon ami, so do I.", None),
    ],
)
def test_the_weekday_on_which_a_text_was_written(text: str, weekday: int | None) -> None:
    assert dominant_weekday(find_clues(text).weekdays) == weekday


def test_only_kept_blocks_give_clues() -> None:
    text = "On Sunday it fell.\nRead more: the Monday briefing"
    blocks = (
        Block(0, 18, Kind.BODY, kept=True, reason="", confidence=1.0),
        Block(19, len(text), Kind.RELATED, kept=False, reason="", confidence=1.0),
    )
    assert [mention.weekday for mention in find_clues(text, blocks).weekdays] == [6]


def test_a_day_without_its_year_gets_that_of_its_neighbours() -> None:
    stated = Published(PartialDate(None, 12, 30), Basis.DATELINE, 0.9, time="10:06")
    near = [Neighbour("a", dt.date(2023, 1, 2), 0.5), Neighbour("b", dt.date(2023, 1, 4), 0.4)]
    found = infer_date(find_clues("", published=stated), near)
    assert found is not None
    assert (str(found.date), found.basis, found.time) == ("2022-12-30", Basis.YEAR_FILLED, "10:06")
    far = [Neighbour("a", dt.date(2023, 7, 2), 0.5), Neighbour("b", dt.date(2023, 7, 4), 0.4)]
    assert infer_date(find_clues("", published=stated), far) is None


def test_rare_shared_words_make_texts_alike_and_common_ones_do_not(background: Background) -> None:
    one = words("Shelling in Kharkiv killed a paramedic, Sinegubov said")
    assert similarity(one, words("Sinegubov told of shelling in Kharkiv"), background) > 0.5
    assert similarity(one, words("The company said it would buy a bank in the city"), background) < 0.1


def test_a_table_without_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="number of articles"):
        Background.from_bytes(b"5 word\n")


@given(st.text(), st.text())
def test_similarity_is_a_share_and_the_same_both_ways(one: str, two: str) -> None:
    table = Background(100, {"the": 90})
    there, back = similarity(words(one), words(two), table), similarity(words(two), words(one), table)
    assert 0 <= there <= 1
    assert there == pytest.approx(back)


@given(
    st.text(),
    st.lists(st.builds(Neighbour, st.just("a"), st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.floats(0, 1))),
)
def test_what_is_inferred_lies_within_a_week_of_some_neighbour(text: str, near: list[Neighbour]) -> None:
    found = infer_date(find_clues(text), near)
    if found is not None:
        day = found.date.whole
        assert day is not None
        assert any(abs(day - one.date) <= WINDOW for one in near)
