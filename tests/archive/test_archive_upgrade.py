"""An archive that an older warreader wrote becomes a current one, without losing anything."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
import zstandard
from article_makers import Gazetteer, raw

from warreader.archive import Archive
from warreader.archive._storage import schema
from warreader.article import Basis
from warreader.errors import ArchiveError
from warreader.query import EVERYTHING, Query, parse

OLD = zstandard.decompress(Path(__file__).with_name("archive_version_1.db.zst").read_bytes())
"""41 stories as the first release of the schema stored them: with duplicates, folded text, an inferred date, joined
names, origins on the web."""
QUERIES = {
    "": 41, "shells": 21, "city:Kharkiv": 28, "about:Kharkiv": 16, "is:folded city:Kharkiv": 32, "person:Synegubov": 40,
    "date:2022-03": 36, "date:unknown": 4, "basis:crawler": 12, "source:bbc": 14, "is:duplicate": 1, "is:inferred": 1,
    'title:"air strike"': 20,
}  # fmt: skip


@pytest.fixture
def old(tmp_path):
    (tmp_path / "archive.db").write_bytes(OLD)
    return tmp_path


def answers(archive):
    return {query: archive.search(parse(query)).total for query in QUERIES}


def test_everything_is_found_in_an_upgraded_archive(old):
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        assert archive.upkeep.check() == []
        assert answers(archive) == QUERIES
        facets = archive.facets(Query())
        assert [(one.count, one.about) for one in facets.cities] == [(28, 16)]
        assert [(one.name, one.count) for one in facets.people] == [("Oleh Syniehubov", 40)]
        assert {one.name: one.count for one in facets.sources} == {"BBC News": 14, "Reuters": 13}


def test_an_archive_is_older_until_it_was_opened_once(old, tmp_path):
    assert Archive.is_older(old)
    Archive.open(old).close()
    assert not Archive.is_older(old)
    assert not Archive.is_older(tmp_path / "none")


def test_upgraded_articles_can_be_read_moved_and_indexed_anew(old):
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        rows = archive.search(Query()).rows(0, 100)
        articles = {row.id: archive.article(row.id) for row in rows}
        assert all(row.slug == articles[row.id].slug and row.title == articles[row.id].annotation.title for row in rows)
        inferred = next(row for row in rows if row.published and row.published.basis is Basis.INFERRED)
        assert str(inferred.published.date) == "2022-03-09"
        assert archive.dating.set_inferred(inferred.id, None)
        assert archive.dating.set_inferred(inferred.id, inferred.published)
        archive.replace(list(articles.values())[:3])
        archive.upkeep.rebuild()
        assert answers(archive) == QUERIES
        assert {row.id: archive.article(row.id) for row in rows} == articles


def test_articles_of_an_upgraded_archive_are_linked_by_address_once_they_are_compared(old):
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        article = archive.article(archive.search(parse('title:"story 5"')).ids()[0])
        assert archive.relatives.versions(article.id) == ()
        archive.relatives.link_copies()
        assert [one.id for one in archive.relatives.versions(article.id)] == [article.id]
        newer = replace(article, id="0" * 16, text=f"{article.text} today", slug="newer")
        later = replace(article.origins[0], captured=article.origins[0].captured + timedelta(days=1))
        archive.add([replace(newer, origins=(later,))])
        assert [one.superseded for one in archive.relatives.versions(article.id)] == [True, False]


def test_an_upgrade_that_fails_leaves_the_old_archive(old, monkeypatch):
    def fail(_connection):
        raise OSError("no space left")

    steps = (*schema.ARCHIVE.migrations, fail)
    monkeypatch.setattr("warreader.archive._store.ARCHIVE", schema.Schema("archive.db", 2003976562, steps, 16384))
    with pytest.raises(Exception, match="no space left"):
        Archive.open(old)
    connection = apsw.Connection(str(old / "archive.db"))
    assert connection.pragma("user_version") == 1
    assert connection.execute("SELECT count(*) FROM article_city").fetchone()[0] == 32
    connection.close()


def test_an_upgraded_archive_is_laid_out_anew_for_counting(old, monkeypatch):
    def lay_out_as_before(connection):
        connection.execute("INSERT INTO stretch VALUES (0, 1, 1, 1, x'00')")
        connection.execute("INSERT INTO setting VALUES ('facets', '[0, 41, 4, [], [], [], []]')")

    def lay_out_by_kinds(connection):
        connection.execute("INSERT INTO stretch VALUES (0, 1, 1, 1)")
        connection.execute("INSERT INTO layer VALUES (0, 'where', x'00', x'00')")

    *earlier, by_kinds, by_totals, by_origin = schema.ARCHIVE.migrations
    steps = (*earlier, lay_out_as_before, by_kinds, lay_out_by_kinds, by_totals, by_origin)
    changed = schema.Schema("archive.db", schema.ARCHIVE.application_id, steps, 16384)
    monkeypatch.setattr("warreader.archive._store.ARCHIVE", changed)
    monkeypatch.setattr("warreader.archive._counting.stored_facets.WORTH_KEEPING", 1)
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        laid_out = raw(archive.path).execute("SELECT sum(articles), min(first) != 0 FROM stretch").fetchone()
        assert laid_out == (41, True)
        assert [one.count for one in archive.facets(Query()).languages] == [41]
        assert archive.facets(Query()) == archive.facets(parse("-zzz"))


def test_an_upgraded_archive_that_takes_nothing_more_can_be_read(old, monkeypatch):
    def refuse(_):
        raise ArchiveError("the disk is full")

    monkeypatch.setattr("warreader.archive._passes.upkeep.Upkeep.keep_counts", refuse)
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        assert answers(archive) == QUERIES


def test_older_versions_of_pages_stay_so_in_an_upgraded_archive(old, monkeypatch):
    def supersede_one(connection):
        connection.execute("INSERT INTO page SELECT id, 1, 1646000000, 1 FROM article LIMIT 1")

    *earlier, by_origin = schema.ARCHIVE.migrations
    steps = (*earlier, supersede_one, by_origin)
    changed = schema.Schema("archive.db", schema.ARCHIVE.application_id, steps, 16384)
    monkeypatch.setattr("warreader.archive._store.ARCHIVE", changed)
    with Archive.open(old, lexicon=Gazetteer()) as archive:
        assert [row.superseded for row in archive.search(EVERYTHING).rows(0, 100)].count(True) == 1
        assert archive.search(Query()).total == 40
        assert not any(row.elsewhere for row in archive.search(Query()).rows(0, 100))
