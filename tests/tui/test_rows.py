"""Rows of the list: aligned columns, marks that need no colour, no overflow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from warreader.archive import Row, RowCity
from warreader.article import Alternative, Basis, PartialDate, Published, TitleBasis
from warreader.tui.render.row import lines_a_row, row_lines
from warreader.tui.render.wording import published_words


def row(  # noqa: PLR0913  # a test names what it is about and leaves the rest
    title: str = "Four killed",
    *,
    date: str | None = "2022-03-02",
    basis: Basis = Basis.STATED,
    rivals: tuple[str, ...] = (),
    cities: tuple[str, ...] = ("Kharkiv",),
    source: str | None = "LBC",
    opening: bool = False,
    read: bool = False,
    starred: bool = False,
) -> Row:
    others = tuple(Alternative(PartialDate.parse(rival), basis, 0.3) for rival in rivals)
    return Row(
        id="0" * 16,
        slug="s",
        title=title,
        title_basis=TitleBasis.OPENING if opening else TitleBasis.HEADLINE,
        published=Published(PartialDate.parse(date), basis, 0.5, alternatives=others) if date else None,
        cities=tuple(RowCity(number, name, focus=True) for number, name in enumerate(cities)),
        source=source,
        language="en",
        words=100,
        read=read,
        starred=starred,
        duplicate=False,
    )


def lines(one: Row | None, width: int) -> list[str]:
    return ["".join(piece.text for piece in pieces) for pieces in row_lines(one, width)]


def test_a_wide_list_has_a_line_a_row() -> None:
    assert lines(row(), 78) == [" •   2 Mar 2022  Kharkiv        Four killed"]


def test_a_list_beside_the_reading_view_has_two() -> None:
    assert lines(row(), 40) == [" • Four killed", "   2 Mar 2022 · Kharkiv · LBC"]


@pytest.mark.parametrize("width", [64, 78, 120, 200])
def test_columns_stand_where_they_stand_whatever_the_row_holds(width: int) -> None:
    kinds = [
        row("T"),
        row("T", date=None, cities=(), source=None),
        row("T", date="2022-02-27", basis=Basis.INFERRED, rivals=("2022-03-06",), read=True, starred=True),
        row("T", date="2022-03", basis=Basis.CRAWLER, cities=("Kamianets-Podilskyi district",)),
    ]
    assert len({lines(one, width)[0].index("T", 25) for one in kinds}) == 1


def test_without_any_city_the_headline_has_its_room() -> None:
    one = row("T" * 90, cities=())
    with_city, without = (
        "".join(piece.text for piece in row_lines(one, 78, with_city=had)[0]) for had in (True, False)
    )
    assert without.count("T") - with_city.count("T") == 15
    assert cell_len(without) <= 78


def test_marks_can_be_told_apart_without_colour() -> None:
    first = {lines(row(read=read, starred=star), 78)[0][:3] for read in (True, False) for star in (True, False)}
    assert first == {" • ", "   ", "★• ", "★  "}


def test_an_inferred_date_and_its_rival_are_marked() -> None:
    one = row(date="2022-02-27", basis=Basis.INFERRED, rivals=("2022-03-06",))
    assert "≈27 Feb 2022" in lines(one, 78)[0]
    assert "≈27 Feb 2022 or 6 Mar" in lines(one, 50)[1]


def test_a_year_that_the_archive_gave_is_marked() -> None:
    one = row(basis=Basis.YEAR_FILLED)
    assert "≈2 Mar 2022" in lines(one, 78)[0]
    assert published_words(one.published) == "≈ 2 March 2022 · year from the archive"


def test_a_crawlers_date_is_marked() -> None:
    assert "2 Mar 2022? Kharkiv" in lines(row(basis=Basis.CRAWLER), 78)[0]


def test_opening_words_are_marked_as_a_quotation() -> None:
    assert "“Four killed”" in lines(row(opening=True), 78)[0]
    assert lines(row("Four killed" * 9, opening=True), 78)[0].rstrip()[-1] == "…"


def test_a_row_on_its_way_has_as_many_lines_as_any() -> None:
    for width in (30, 78):
        assert len(lines(None, width)) == lines_a_row(width) == len(lines(row(), width))


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3), st.integers(20, 220), st.integers(0, 3))
def test_no_row_overflows_or_carries_a_control(texts: list[str], width: int, marks: int) -> None:
    title, city, source = texts
    for line in lines(row(title, cities=(city,), source=source, read=bool(marks & 1), opening=marks > 1), width):
        assert cell_len(line) <= width
        assert not set(line) & set("\x1b\n\t\x9b\u202e\x00")


def test_a_title_of_a_megabyte_costs_no_more_than_the_row() -> None:
    assert cell_len(lines(row("x" * 1_000_000), 80)[0]) <= 80
