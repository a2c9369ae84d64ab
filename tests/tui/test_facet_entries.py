"""The drawer's entries: every number is the length of the list that choosing it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from warreader.archive import CityCount, DayCount, Facets
from warreader.article import PartialDate
from warreader.query import Query, parse
from warreader.tui import query_filters
from warreader.tui.render.facet_lines import entry_pieces, figure_cells
from warreader.tui.render.facets import Entry, city_entries, date_entries

if TYPE_CHECKING:
    from warreader.archive import Archive


def counts(*days: tuple[str, int], undated: int = 0) -> Facets:
    return Facets(9, undated, (), tuple(DayCount(key, count) for key, count in days), (), ())


def told(entries: tuple[Entry, ...]) -> list[tuple[str, int | None]]:
    return [(entry.label, entry.count) for entry in entries]


def dates(facets: Facets, query: str = "", opened: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    return date_entries(facets, [], parse(query), opened, with_inferred=False)


def test_months_come_newest_first_and_open_into_days() -> None:
    facets = counts(("2022-02-27", 1), ("2022-03-01", 2), ("2022-03-02", 3), undated=4)
    assert told(dates(facets)) == [("March 2022", 5), ("February 2022", 1), ("unknown date", 4)]
    opened = dates(facets, opened=frozenset({"2022-03"}))
    assert told(opened)[:3] == [("March 2022", 5), ("2 March", 3), ("1 March", 2)]


def test_years_show_where_there_are_several() -> None:
    facets = counts(("2021", 1), ("2021-12-31", 2), ("2022-01-01", 4))
    assert told(dates(facets)) == [("2022", 4), ("January", 4), ("2021", 3), ("December", 2)]


def test_a_date_of_a_month_counts_for_the_month() -> None:
    assert told(dates(counts(("2022-03", 2), ("2022-03-01", 1)))) == [("March 2022", 3)]


def test_inferred_dates_and_their_rivals_count_when_they_will_do() -> None:
    inferred = [(PartialDate(2022, 2, 27), PartialDate(2022, 3, 6)), (PartialDate(2022, 3, 5), PartialDate(2022, 3, 6))]
    facets = counts(("2022-03-02", 2), undated=2)
    entries = date_entries(facets, inferred, Query(), frozenset({"2022-03"}), with_inferred=True)
    assert told(entries)[1:6] == [
        ("March 2022", 4), ("6 March", 2), ("5 March", 1), ("2 March", 2), ("February 2022", 1),
    ]  # fmt: skip
    assert entries[0].chosen
    assert told(date_entries(facets, inferred, Query(), frozenset(), with_inferred=False))[1] == ("March 2022", 2)


def test_inferred_dates_are_offered_where_there_are_any() -> None:
    facets = counts(("2022-03-02", 1))
    assert all(entry.kind != "switch" for entry in dates(facets))
    assert date_entries(facets, [], Query(), frozenset(), with_inferred=True)[0].kind == "switch"
    assert told(dates(counts())) == [("no dates", None)]


def test_what_the_query_asks_for_is_marked() -> None:
    facets = counts(("2022-03-02", 2), undated=1)
    assert [entry.chosen for entry in dates(facets, "date:2022-03")] == [True, False]
    assert [entry.chosen for entry in dates(facets, "date:unknown")] == [False, True]


def test_numbers_of_the_seeds_are_those_of_the_lists_they_lead_to(seeds: Archive) -> None:
    for with_inferred in (False, True):
        rows = seeds.search(parse("is:inferred")).rows(0, 9)
        inferred = [
            (row.published.date, *(one.date for one in row.published.alternatives)) for row in rows if row.published
        ]
        facets = seeds.facets(Query())
        entries = date_entries(
            facets, inferred, Query(), frozenset({"2022-03", "2022-02"}), with_inferred=with_inferred
        )
        assert len(entries) > 3
        for entry in entries[1:]:
            query = query_filters.toggle_date(Query(), entry.date, inferred=with_inferred)
            assert seeds.search(query).total == entry.count, entry
    facets = seeds.facets(Query())
    for entry in city_entries(facets, Query()):
        for focus, count in ((True, entry.about), (False, entry.count)):
            value = seeds.city_value(entry.geonameid)
            assert seeds.search(query_filters.toggle_city(Query(), value, focus=focus)).total == count


def test_lines_end_at_the_same_cell() -> None:
    facets = Facets(
        9, 0, (CityCount(1, "K" * 90, "UA", 1_234_567, 99_999), CityCount(2, "Х\u0301", "UA", 1, 0)), (), (), ()
    )
    entries = [*city_entries(facets, Query()), *dates(counts(("2022-03-02", 150_000)))]
    for width in (10, 26, 60):
        widths = {sum(cell_len(piece.text) for piece in entry_pieces(entry, width, 9)) for entry in entries}
        assert max(widths) <= width
    assert {
        sum(cell_len(piece.text) for piece in entry_pieces(entry, 30, figure_cells(entries))) for entry in entries
    } == {30}


@pytest.mark.parametrize(
    ("count", "figure"),
    [(7, "7"), (99_999, "99,999"), (100_000, "100k"), (999_999, "999k"), (1_000_000, "1.0m"), (1_260_000, "1.3m")],
)
def test_a_count_is_rounded_where_its_digits_would_take_the_room_of_names(count: int, figure: str) -> None:
    facets = Facets(count, 0, (CityCount(1, "Kharkiv", "UA", count, count),), (), (), ())
    (entry,) = city_entries(facets, Query())
    assert "".join(piece.text for piece in entry_pieces(entry, 60, 9)).split()[-2:] == [figure, figure]


def test_no_city_is_said_in_words() -> None:
    assert told(city_entries(counts(), Query())) == [("no city is named", None)]
