"""What the drawer shows of what was counted so far, and what is still to be counted."""

from __future__ import annotations

from warreader.archive import CityCount, DayCount, Facets, NameCount
from warreader.query import Query, parse
from warreader.tui.answers import CitiesCounted, DatesCounted, MoreCounted, PlacesCounted
from warreader.tui.facet_counts import FacetCounts
from warreader.tui.render import facets
from warreader.tui.render.facets import Facet

KYIV = parse("city:Kyiv")
NONE: frozenset[str] = frozenset()


def test_dates_and_cities_are_lacking_until_both_are_counted_for_the_query() -> None:
    assert FacetCounts().lack(Query())
    assert FacetCounts(DatesCounted(KYIV, None)).lack(KYIV)
    both = FacetCounts(DatesCounted(KYIV, None), CitiesCounted(KYIV, None))
    assert not both.lack(KYIV)
    assert both.lack(Query())


def test_what_was_counted_of_commonest_completions_is_lacking_once_the_word_is_whole() -> None:
    for approximate, typing in ((True, True), (True, False), (False, True)):
        cities = CitiesCounted(KYIV, Facets(2, 0, (), (), (), (), approximate=approximate), typing=typing)
        counts = FacetCounts(DatesCounted(KYIV, None), cities)
        assert not counts.lack(KYIV, typing=True)
        assert counts.lack(KYIV) == (approximate and typing)


def test_figures_of_commonest_completions_have_a_plus_and_are_all_there_is() -> None:
    city = CityCount(703448, "Kyiv", "UA", 2, 1)
    found = Facets(2, 0, (city,), (DayCount("2022-03-01", 2),), (), (), approximate=True)
    more = MoreCounted(Facet.PERSON, Query(), (NameCount("Ann", "Ann", 3),), approximate=True)
    counts = FacetCounts(DatesCounted(Query(), found), CitiesCounted(Query(), found), more)
    assert counts.dates_note == counts.note(Facet.CITY) == counts.note(Facet.PERSON) == ""
    assert all(one.at_least for one in counts.date_entries(Query(), NONE, with_inferred=False) or ())
    for facet in (Facet.CITY, Facet.PERSON):
        assert all(one.at_least for one in counts.entries(facet, Query(), NONE, ""))


def test_a_list_is_lacking_for_another_kind_or_query() -> None:
    counts = FacetCounts(more=MoreCounted(Facet.PERSON, KYIV, ()))
    assert not counts.lack_more(Facet.PERSON, KYIV)
    assert counts.lack_more(Facet.SOURCE, KYIV)
    assert counts.lack_more(Facet.PERSON, Query())


def test_regions_that_are_closed_again_need_no_other_count() -> None:
    counts = FacetCounts(places=PlacesCounted(KYIV, frozenset({"UA", "RU"}), ()))
    assert not counts.lack_places(KYIV, frozenset({"UA"}))
    assert counts.lack_places(KYIV, frozenset({"UA", "PL"}))


def test_what_is_not_counted_yet_says_so_but_for_dates_and_cities_which_come_at_once() -> None:
    counts = FacetCounts()
    assert counts.date_entries(Query(), NONE, with_inferred=False) is None
    assert counts.entries(Facet.CITY, Query(), NONE, "") == ()
    assert counts.entries(Facet.PERSON, Query(), NONE, "") == (facets.COUNTING,)
    assert counts.entries(Facet.COUNTRY, Query(), NONE, "") == (facets.COUNTING,)


def test_what_takes_too_long_says_so_in_every_list() -> None:
    counts = FacetCounts(
        DatesCounted(KYIV, None), CitiesCounted(KYIV, None), MoreCounted(Facet.TAG, KYIV, None),
        PlacesCounted(KYIV, NONE, None),
    )  # fmt: skip
    assert counts.date_entries(KYIV, NONE, with_inferred=False) == facets.too_many()
    for facet in (Facet.CITY, Facet.TAG, Facet.COUNTRY):
        assert counts.entries(facet, KYIV, NONE, "") == facets.too_many()


def test_the_list_of_people_says_whom_it_leaves_out() -> None:
    counts = FacetCounts(more=MoreCounted(Facet.PERSON, KYIV, (), rare=12))
    assert counts.note(Facet.PERSON) == " in over 12 articles "
    assert counts.note(Facet.SOURCE) == ""
