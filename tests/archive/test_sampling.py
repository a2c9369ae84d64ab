"""A sample of what a query finds, drawn by the archive."""

from __future__ import annotations

import pytest
from article_makers import KHARKIV, KYIV, Gazetteer, make_article

from drawn_samples import draw_sample
from warreader.archive import Archive, stopped_when
from warreader.errors import QueryError
from warreader.query import parse


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("drawn"), lexicon=Gazetteer()) as opened:
        opened.add(
            [
                make_article(f"Kharkiv number {number}", cities=[((KHARKIV, KYIV)[number % 2], (0, 7), True)])
                for number in range(60)
            ]
        )
        yield opened


@pytest.mark.parametrize("query", ["", "number", "about:Kharkiv", "is:unread", "number sort:title", "sort:oldest -5"])
def test_the_sample_is_that_of_the_list_in_its_order(archive, query):
    whole = archive.search(parse(query)).ids()
    drawn = archive.search(parse(f"{query} sample:7 seed:3"))
    assert drawn.ids() == draw_sample(whole, 7, 3)
    assert drawn.total == len(drawn.rows(0, 99)) == 7
    assert [drawn.position(one) for one in drawn.ids()] == list(range(7))
    assert drawn.position(next(one for one in whole if one not in drawn.ids())) is None


def test_a_sample_of_more_than_there_is_is_all_of_it(archive):
    assert archive.search(parse("sample:500 seed:1")).ids() == archive.search(parse("")).ids()
    assert archive.search(parse("nowhere sample:5")).total == 0


def test_counts_over_a_sample_are_those_of_its_articles(archive):
    facets = archive.facets(parse("sample:7 seed:3"))
    assert facets.total == 7
    assert sum(city.about for city in facets.cities) == 7


def test_the_sample_stays_while_articles_are_read(archive):
    drawn = archive.search(parse("sample:7 seed:3")).ids()
    archive.marks.set_read(drawn[0], value=True)
    assert archive.search(parse("sample:7 seed:3")).ids() == drawn


def test_a_sample_by_relevance_holds_the_same_articles(archive):
    drawn = archive.search(parse("number sample:7 seed:3 sort:relevance")).ids()
    assert sorted(drawn) == sorted(archive.search(parse("number sample:7 seed:3")).ids())


def test_a_draw_that_nobody_waits_for_is_given_up(archive, monkeypatch):
    monkeypatch.setattr("warreader.archive._storage.limits._STEPS", 10)
    with stopped_when(lambda: True), pytest.raises(QueryError):
        archive.search(parse("number sample:7 seed:3"))


@pytest.mark.parametrize("query", ["", "number", "number sort:title", "number sort:relevance", "sample:30 seed:1"])
def test_a_command_draws_from_a_list_as_words_of_the_query_do(archive, query):
    listing = archive.search(parse(query))
    drawn, found = listing.draw(7, 3)
    assert found == listing.total
    assert drawn == draw_sample(listing.ids(), 7, 3)


def test_a_larger_sample_holds_the_smaller_one_and_another_seed_draws_others(archive):
    small, large, other = (
        set(archive.search(parse(one)).ids()) for one in ("sample:20 seed:7", "sample:30 seed:7", "sample:20 seed:8")
    )
    assert small < large
    assert small != other
