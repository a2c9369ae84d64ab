"""Countries, organisations and languages: every count is the length of the list that choosing it gives."""

from __future__ import annotations

import pytest
from article_makers import KHARKIV, SPRINGFIELD, Gazetteer, make_article

from warreader.archive import Archive, _archive
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
    monkeypatch.setattr(_archive, "FEW", few)
    asked = parse(query)
    for field, counts in (
        ("org", archive.count_organisations(asked)),
        ("lang", archive.count_languages(asked)),
        ("in", archive.count_countries(asked)),
    ):
        for one in counts:
            assert archive.search(asked & parse(f'{field}:"{one.key}"')).total == one.count > 0


def test_organisations_come_largest_first_and_without_what_is_folded(archive):
    found = [(one.name, one.count) for one in archive.count_organisations(Query())]
    assert found == [("Red Cross", 2), ("BBC", 1)]


def test_an_article_without_a_language_counts_nowhere(archive):
    assert [(one.name, one.count) for one in archive.count_languages(Query())] == [("en", 2), ("uk", 1)]


def test_a_country_has_its_name_and_without_a_gazetteer_its_code(archive, tmp_path):
    assert {one.name for one in archive.count_countries(Query())} == {"Ukraine", "US"}
    with Archive.open(tmp_path / "other") as other:
        other.add([make_article("Kharkiv", cities=[(KHARKIV, (0, 7), True)])])
        assert [(one.name, one.count) for one in other.count_countries(Query())] == [("UA", 1)]


def test_an_empty_archive_counts_nothing(tmp_path):
    with Archive.open(tmp_path / "empty") as empty:
        assert (
            empty.count_languages(Query()) == empty.count_organisations(Query()) == empty.count_countries(Query()) == ()
        )
