"""Counts are made in parts and held within bounds, and say the same."""

import pytest
from article_makers import KHARKIV, KYIV, count_anew, make_article, published

from warreader.archive import Facets
from warreader.archive._counting.cache import MOST_RESULTS, RememberedFacets
from warreader.archive._values import DayCount
from warreader.article import Basis, Label
from warreader.query import Named, Query, parse


def counts(days):
    return Facets(days, 0, (), tuple(DayCount(str(n), 1) for n in range(days)), (), ())


def test_what_was_asked_for_longest_ago_is_let_go_when_there_are_too_many_counts():
    held = RememberedFacets(most=100)
    for name in "abc":
        held.put(name, 1, counts(30))
    assert held.get("a", 1) == counts(30)
    held.put("d", 1, counts(30))
    assert [held.get(name, 1) is not None for name in "abcd"] == [True, False, True, True]
    assert held.size == 90


def test_a_result_larger_than_all_room_is_not_held():
    held = RememberedFacets(most=100)
    held.put("large", 1, counts(101))
    assert held.get("large", 1) is None
    assert held.size == 0


def test_small_results_are_held_up_to_a_number():
    held = RememberedFacets()
    for number in range(MOST_RESULTS + 5):
        held.put(number, 1, counts(1))
    assert held.size == MOST_RESULTS


def test_counts_of_an_earlier_generation_are_neither_given_nor_held():
    held = RememberedFacets()
    held.put("a", 1, counts(3))
    assert held.get("a", 2) is None
    held.put("b", 2, counts(5))
    held.put("late", 1, counts(7))
    assert (held.get("a", 1), held.get("late", 1), held.size) == (None, None, 5)


def test_an_archive_lets_go_of_its_counts_when_it_changes(archive):
    for number in range(4):
        archive.add([make_article(f"Shells hit {number}", when=published("2022-03-01"))])
        assert archive.facets(Query(), ("day",)).days[0].count == number + 1
        assert archive.counts._remembered.size == 1


@pytest.mark.parametrize("query", ["", "hit", "hi*", "-hit", "hit is:folded", "hit is:unread", "date:2022"])
def test_counts_made_in_parts_are_those_made_at_once(archive, monkeypatch, query):
    archive.add(
        [
            make_article(
                f"Ann Bo and Cy Do hit {number}",
                cities=[((KHARKIV, KYIV)[number % 2], (0, 3), number % 3 == 0)],
                names=[(Label.PER, (0, 6), "Ann Bo"), *([(Label.PER, (11, 16), "Cy Do")] if number % 2 else [])],
                source=("BBC", None)[number % 2],
                when=None
                if number in {3, 9}
                else published(
                    f"{(1066, 1990, 2022)[number % 3]}-03-0{number % 4 + 1}",
                    Basis.INFERRED if number % 5 == 0 else Basis.STATED,
                ),
            )
            for number in range(20)
        ]
    )
    whole = archive.facets(parse(query))
    listed = {one.key: archive.search(parse(f"{query} date:{one.key}")).total for one in whole.days}
    assert {one.key: one.count for one in whole.days} == listed
    count_anew(archive)
    monkeypatch.setattr("warreader.archive._counting.hits.AT_ONCE", 3)
    assert archive.facets(parse(query)) == whole
    assert bool(whole.people) == (query != "-hit")


NAMES = ("Ann Bo", "Anna Bo", "Cy Do", "Ed Fo", "Gil Ho")
JOINED = {"Anna Bo": "Ann Bo", "Ed Fo": "Edward Fo"}


@pytest.fixture
def named(archive):
    """An archive of 40 articles that each name some people, some in two spellings, some in folded text only."""
    archive.add(
        [
            make_article(
                f"{', '.join(NAMES)} hit {number}",
                names=[
                    (Label.PER, (", ".join(NAMES).index(name),) * 2, name)
                    for place, name in enumerate(NAMES)
                    if number % (place + 2) == 0
                ],
                folded=[(0, 40)] if number % 7 == 0 else [],
            )
            for number in range(40)
        ]
    )
    archive.names.join(Label.PER, JOINED)
    return archive


@pytest.mark.parametrize(
    "query", ["", "hit", "-39", "hit is:folded", "date:unknown -4 is:folded", "is:unread", "-39 is:unread"]
)
def test_people_who_are_watched_are_counted_as_everybody_is(named, monkeypatch, query):
    named.marks.set_read(named.search(Query()).ids()[4], value=True)
    everybody = named.facets(parse(query))
    assert {one.name for one in everybody.people} == {"Ann Bo", "Cy Do", "Edward Fo", "Gil Ho"}
    for fault in ("_counting.query_facets.FEW", "_counting.stored_facets.WORTH_KEEPING"):
        monkeypatch.setattr(f"warreader.archive.{fault}", 1)
    count_anew(named)
    assert named.facets(parse(query)) == everybody
    named.upkeep.optimize()
    count_anew(named)
    assert named.facets(parse(query)) == everybody
    listed = {one.name: named.search(parse(query) & Named(Label.PER, one.key)).total for one in everybody.people}
    assert {one.name: one.count for one in everybody.people} == listed


def test_over_many_articles_the_counts_say_who_may_be_missing(named, monkeypatch):
    assert named.facets(Query()).rare == 0
    monkeypatch.setattr("warreader.archive._counting.query_facets.FEW", 1)
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", 2)
    count_anew(named)
    found = named.facets(Query())
    assert [one.name for one in found.people] == ["Ann Bo", "Cy Do"]
    assert found.rare == 8  # Edward Fo, who is named next often
