"""Lines and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.text.lines import goes_on, split_lines

texts = st.text(st.one_of(st.sampled_from(" \t\n\r\x0b\x0c\x1c\x85\u2028\xa0ab"), st.characters()))


@given(texts)
def test_lines_are_in_order_and_cover_all_that_is_not_white_space(text: str) -> None:
    lines = split_lines(text)
    covered = set()
    behind = 0
    for line in lines:
        assert behind <= line.start < line.end
        assert text[line.start : line.end] == line.text == line.text.strip()
        covered.update(range(line.start, line.end))
        behind = line.end
    assert all(place in covered or character.isspace() for place, character in enumerate(text))


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert [line.text for line in split_lines("a\rb\r\nc\n\rd\x85e\u2028f\u2029g\x0bh\x1ci")] == list("abcdefghi")


def test_a_blank_line_begins_a_paragraph_and_a_windows_line_end_does_not() -> None:
    assert [line.after_blank for line in split_lines("a\r\nb\r\n\r\nc\nd\n \ne")] == [True, False, True, False, True]


@pytest.mark.parametrize(
    ("before", "line", "on"),
    [
        ("• One", "◦ Half", True),
        ("1) One", "2. Two", True),
        ("| Day | Killed |", "| 1 | 2 |", True),
        ("• One", "1) One", False),
        ("One", "• Two", False),
        ("– Who is there?", "– I am.", False),
        ("2022 was hard", "2023 was hard", False),
        ("", "• One", False),
    ],
)
def test_items_of_one_list_and_rows_of_one_table_go_on(before: str, line: str, on: bool) -> None:  # a case
    assert goes_on(before, line) is on
