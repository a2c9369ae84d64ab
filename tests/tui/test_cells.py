"""Widths in cells: nothing is torn, nothing overflows."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from warreader.terminal import show_line
from warreader.tui.render import cells

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab cd  é\u0301\u0301\u0308Харків 哈爾科夫，。خاركيف👩👧\u200d🇺🇦\ufe0f\t—…"), st.characters()
    ),
    max_size=200,
).map(lambda text: show_line(text.replace("\t", "\0")).replace(cells.ELLIPSIS, "\t"))


@given(TEXTS, st.integers(1, 60))
def test_a_line_never_overflows(text: str, width: int) -> None:
    for start, end in cells.wrap(text, width):
        assert cells.width(text[start:end]) <= max(width, 2) or len(cells.clusters(text[start:end])) == 1


@given(TEXTS, st.integers(1, 60))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_order(text: str, width: int) -> None:
    lines = cells.wrap(text, width)
    places = [place for start, end in lines for place in range(start, end)]
    assert places == sorted(set(places))
    left_out = set(range(len(text))) - set(places)
    # A space may carry marks that were typed behind it; it goes with them.
    spaces = {place for start, end, _ in cells.clusters(text) if text[start] in " \t" for place in range(start, end)}
    assert left_out <= spaces


@given(TEXTS, st.integers(0, 60))
def test_what_fits_is_shown_whole_and_the_rest_ends_in_an_ellipsis(text: str, width: int) -> None:
    shown = cells.fit(text, width)
    assert cell_len(shown) <= width
    assert cell_len(cells.fit(text, width, fill=True)) == width
    if cells.width(text) <= width and len(text) <= width:
        assert shown == cells.drawn(text)


def test_simple_words_break_at_spaces() -> None:
    text = "Four killed and nine wounded"
    assert [text[a:b] for a, b in cells.wrap(text, 12)] == ["Four killed", "and nine", "wounded"]


def test_a_word_longer_than_the_line_is_broken_inside() -> None:
    text = "see https://example.org/a/very/long/address now"
    assert [text[a:b] for a, b in cells.wrap(text, 10)] == [
        "see",
        "https://ex",
        "ample.org/",
        "a/very/lon",
        "g/address",
        "now",
    ]


def test_wide_characters_break_between_each_other_but_no_line_begins_with_a_full_stop() -> None:
    text = "哈爾科夫遭襲。市長說"
    assert [text[a:b] for a, b in cells.wrap(text, 12)] == ["哈爾科夫遭", "襲。市長說"]


def test_an_emoji_of_several_code_points_is_one_character() -> None:
    family = "👩\u200d👩\u200d👧"
    assert [end - start for start, end, _ in cells.clusters(family + "a")] == [5, 1]
    assert cells.fit(family * 3, 4).count(family) == 1


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\ufe0f"])
def test_a_pile_of_marks_is_cut(mark: str) -> None:
    assert unicodedata.category(mark).startswith("M")
    pile = cells.drawn("a" + mark * 50 + "b")
    assert pile == "a" + mark * cells.MARKS_A_BASE + "b"


def test_stress_marks_of_ordinary_text_stay() -> None:
    word = "Ха\u0301рків"
    assert cells.drawn(word) == word


def naive_width(text: str) -> int:
    return sum(cell_len(character) for character in text)


@pytest.mark.parametrize(
    "text", ["a\u200db", "Ха\u200dрків", "\u200dx", "x\u200d", "x\u200d y", "ن\u200dو", "क्\u200dष", "哈\u200d爾"]
)
def test_a_joiner_between_letters_takes_no_letter_out_of_the_width(text: str) -> None:
    assert cell_len(cells.drawn(text)) == naive_width(cells.drawn(text)) == cells.width(text)
    assert [end for _, end, _ in cells.clusters(text)][-1] == len(text)


def test_a_joiner_is_seen_where_letters_know_none_and_goes_where_it_only_shapes_them() -> None:
    assert cells.drawn("pay\u200dpal") == "pay\ufffdpal"
    assert cells.drawn("ن\u200dو") == "نو"
    assert cells.drawn("👩\u200d👧 🏳\ufe0f\u200d🌈") == "👩\u200d👧 🏳\ufe0f\u200d🌈"


def test_a_tab_is_drawn_as_spaces_and_measured_so() -> None:
    assert cells.drawn("a\tb") == "a    b"
    assert cells.width("a\tb") == cell_len(cells.drawn("a\tb"))


def test_fit_of_a_giant_line_does_not_read_all_of_it() -> None:
    assert cells.fit("x" * 50_000_000, 20) == "x" * 19 + "…"
