"""What the screen says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from warreader.article import Alternative, Basis, PartialDate, Published
from warreader.tui.keys.actions import Place
from warreader.tui.keys.keymap import Keymap, make_keymap
from warreader.tui.render import wording
from warreader.tui.render.help import help_lines

MARCH = PartialDate(2022, 3, 2)


def inferred(*rivals: str) -> Published:
    others = tuple(Alternative(PartialDate.parse(rival), Basis.INFERRED, 0.3) for rival in rivals)
    return Published(PartialDate(2022, 2, 27), Basis.INFERRED, 0.5, alternatives=others)


def test_a_stated_date_has_its_time_and_its_basis() -> None:
    assert wording.published_words(Published(MARCH, Basis.STATED, 0.9, time="10:06")) == "2 March 2022, 10:06 · stated"


def test_an_inferred_date_says_so_and_what_else_it_could_be() -> None:
    assert wording.published_words(inferred("2022-03-06")) == "≈ 27 Feb 2022 · inferred, could be 6 March"
    assert wording.published_words(inferred()) == "≈ 27 Feb 2022 · inferred"
    assert wording.published_words(inferred("2023-02-26")) == "≈ 27 Feb 2022 · inferred, could be 26 February 2023"


def test_a_date_that_lost_is_named_with_its_basis() -> None:
    crawler = Alternative(PartialDate(2022, 6, 25), Basis.CRAWLER, 0.2)
    stated = Published(PartialDate(2022, 6, 12), Basis.STATED, 0.9, alternatives=(crawler,))
    assert wording.published_words(stated) == "12 June 2022 · stated (from the crawler: 25 Jun 2022)"


def test_rows_mark_what_is_not_stated() -> None:
    assert wording.row_date(Published(MARCH, Basis.STATED, 0.9)) == "2 Mar 2022"
    assert wording.row_date(Published(MARCH, Basis.CRAWLER, 0.9)) == "2 Mar 2022?"
    assert wording.row_date(inferred("2022-03-06")) == "≈27 Feb 2022"
    assert wording.row_rival(inferred("2022-03-06")) == " or 6 Mar"
    assert wording.row_date(None) == "no date"


def test_every_basis_has_words() -> None:
    for basis in Basis:
        assert wording.published_words(Published(MARCH, basis, 0.5))


@pytest.mark.parametrize(
    ("count", "said"), [(0, "1\u00a0min"), (238, "1\u00a0min"), (1190, "5\u00a0min"), (400_000, "1,681\u00a0min")]
)
def test_reading_time_is_at_least_a_minute(count: int, said: str) -> None:
    assert wording.reading_time(count) == said


def test_a_time_of_the_source_cannot_carry_an_escape() -> None:
    assert "\x1b" not in wording.published_words(Published(MARCH, Basis.GIVEN, 0.9, time="1\x1b[31m", zone="\x9b"))


def test_help_tells_once_what_several_keys_do() -> None:
    told = ["".join(piece.text for piece in line.pieces) for line in help_lines(Place.READING, 100, make_keymap())]
    assert "  space, ^f, pgdn   A page down" in told[: told.index("Everywhere")]
    here = told[1 : told.index("") if "" in told else None]
    assert len({line[18:] for line in here}) == len(here)


def test_help_names_the_keys_that_are_bound_where_it_tells_of_folds() -> None:
    def told(keymap: Keymap) -> str:
        lines = help_lines(Place.LIST, 120, keymap, "folded here")
        return "".join(piece.text for line in lines for piece in line.pieces)

    assert "something is folded here: o opens it, R shows the whole source text" in told(make_keymap())
    assert "folded here: insert opens it, F7 shows the whole source text" in told(make_keymap("arrows"))
    without = replace(make_keymap(), keys={**make_keymap().keys, "reading.unfold": ()})
    assert "folded here: R shows the whole source text" in told(without)
