"""Countries, organisations and languages: every count is the length of the list that choosing it gives."""

from __future__ import annotations

import pytest
from article_makers import CITIES, KHARKIV, OTHER_SPRINGFIELD, SPRINGFIELD, Gazetteer, make_article, published

from warreader.archive import Archive, NameCount
from warreader.article import Label
from warreader.query import Query, parse


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, lexicon=Gazetteer()) as opened:
        opened.add(
            [
                make_article(
                    "Red Cross in Kharkiv 1",
                    cities=[(KHARKIV, (13, 20), True)],
                    names=[(Label.ORG, (0, 9), "Red Cross")],
                ),
                make_article(
                    "Red Cross, folded BBC 2",
                    names=[(Label.ORG, (0, 9), "Red Cross"), (Label.ORG, (18, 21), "BBC")],
                    folded=[(11, 21)],
                ),
                make_article(
                    "BBC in Springfield 3",
                    cities=[(SPRINGFIELD, (7, 18), True)],
                    names=[(Label.ORG, (0, 3), "BBC")],
                    language="uk",
                ),
                make_article("Nothing here 4", language=None),
            ]
        )
        yield opened


@pytest.mark.parametrize("few", [300, 0])
@pytest.mark.parametrize("query", ["", "Kharkiv", "lang:en", "is:folded", "BBC sort:oldest"])
def test_every_count_is_the_length_of_its_list(archive, query, few, monkeypatch):
    monkeypatch.setattr("warreader.archive._counting.counts.FEW", few)
    asked = parse(query)
    for field, counts in (
        ("org", archive.counts.organisations(asked)),
        ("lang", archive.counts.languages(asked)),
        ("in", [NameCount(one.name, one.name, one.count) for one in archive.counts.places(asked)]),
    ):
        for one in counts:
            assert archive.search(asked & parse(f'{field}:"{one.key}"')).total == one.count > 0


def test_organisations_come_largest_first_and_without_what_is_folded(archive):
    found = [(one.name, one.count) for one in archive.counts.organisations(Query())]
    assert found == [("Red Cross", 2), ("BBC", 1)]


def test_an_article_without_a_language_counts_nowhere(archive):
    assert [(one.name, one.count) for one in archive.counts.languages(Query())] == [("en", 2), ("uk", 1)]


def test_a_country_has_its_name_and_without_a_gazetteer_its_code(archive, tmp_path):
    assert {one.name for one in archive.counts.places(Query())} == {"Ukraine", "US"}
    with Archive.open(tmp_path / "other") as other:
        other.add([make_article("Kharkiv", cities=[(KHARKIV, (0, 7), True)])])
        assert [(one.name, one.count) for one in other.counts.places(Query())] == [("UA", 1)]


def test_an_empty_archive_counts_nothing(tmp_path):
    with Archive.open(tmp_path / "empty") as empty:
        assert (
            empty.counts.languages(Query()) == empty.counts.organisations(Query()) == empty.counts.places(Query()) == ()
        )


@pytest.mark.parametrize("query", ["", "Kharkiv", "is:folded"])
def test_regions_of_open_countries_are_counted_and_every_count_is_that_of_its_list(archive, query):
    asked = parse(query)
    for country in archive.counts.places(asked, ["UA"]):
        for region in country.regions:
            assert (region.count is None) == (country.code != "UA" or not region.key)
            if region.count is not None:
                assert archive.search(asked & parse(f'in:"{region.key}"')).total == region.count > 0
            for city in region.cities:
                assert city in archive.facets(asked).cities


def test_a_region_that_is_called_like_another_is_asked_for_with_its_country(tmp_path, monkeypatch):
    monkeypatch.setitem(CITIES, SPRINGFIELD, ("Atlanta", "US", "Georgia", 33.7, -84.4))
    monkeypatch.setitem(CITIES, OTHER_SPRINGFIELD, ("Elsewhere", "GE", "Georgia", 41.7, 44.8))
    with Archive.open(tmp_path) as archive:
        archive.add(
            [
                make_article("Atlanta 1", cities=[(SPRINGFIELD, (0, 7), True)]),
                make_article("Elsewhere 2", cities=[(OTHER_SPRINGFIELD, (0, 9), True)]),
            ]
        )
        keys = sorted(one.regions[0].key for one in archive.counts.places(Query(), ["GE", "US"]))
        assert keys == ["GE/Georgia", "US/Georgia"]
        assert [archive.search(parse(f"in:{key}")).total for key in keys] == [1, 1]
        assert archive.search(parse("in:Georgia")).total == 2
        assert archive.search(parse("in:US/Nowhere")).total == 0


def test_a_month_without_a_day_stands_before_its_days_and_behind_earlier_ones(tmp_path):
    with Archive.open(tmp_path, lexicon=Gazetteer()) as archive:
        archive.add(
            [
                make_article(f"Shells on {day}", when=published(day))
                for day in ("2022-03", "2022-02-01", "2022-03-05", "2022")
            ]
        )
        assert [day.key for day in archive.facets(Query()).days] == ["2022", "2022-02-01", "2022-03", "2022-03-05"]
