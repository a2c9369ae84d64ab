"""Archives of older versions: opened, brought up to date, with everything in its place."""

import lzma
from pathlib import Path

import pytest

from warreader.archive import Archive
from warreader.query import Query, parse

VERSION_1 = Path(__file__).with_name("archive-1.db.xz")
"""The seeds, imported by the program as it was when the archive had its first form."""


@pytest.fixture
def old(tmp_path):
    (tmp_path / "archive.db").write_bytes(lzma.decompress(VERSION_1.read_bytes()))
    return tmp_path


def test_an_archive_of_the_first_version_is_read_as_before(old):
    with Archive.open(old) as archive:
        listing = archive.search(Query())
        assert listing.total == 3
        assert all(archive.article(row.id).annotation.blocks for row in listing.rows(0, 3))
        assert archive.search(parse("Kharkiv is:inferred")).total == 1
        assert archive.facets(Query()).total == 3
        assert archive.check() == []


def test_its_articles_are_annotated_by_engines_that_nobody_knows_any_more(old):
    with Archive.open(old) as archive:
        rows = archive.search(Query()).rows(0, 3)
        assert [row.annotated for row in rows] == [True] * 3
        assert {archive.article(row.id).engines for row in rows} == {""}
        assert archive.search(parse("is:unannotated")).total == 0
        assert sorted(archive.stale("1.0")) == sorted(row.id for row in rows)


def test_what_is_changed_in_it_is_kept(old):
    with Archive.open(old) as archive:
        identity = archive.search(Query()).rows(0, 1)[0].id
        archive.set_inferred(identity, None)
        archive.remove([archive.search(Query()).rows(2, 3)[0].id])
        archive.rebuild()
    with Archive.open(old) as archive:
        assert archive.search(Query()).total == 2
        assert archive.check() == []
