"""A first look at an archive shows what a proper reading shows, or nothing."""

import subprocess
import sys

import apsw
import pytest
from article_makers import articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.archive._storage.schema import ARCHIVE
from warreader.archive.glance import first_rows
from warreader.query import Query
from warreader.tui.render.row import row_lines


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(articles(), min_size=1, max_size=6), marked=st.integers(0, 5))
def test_it_draws_the_rows_that_a_search_gives(tmp_path_factory, made, marked):
    folder = tmp_path_factory.mktemp("glance")
    with Archive.open(folder) as archive:
        archive.add(made)
        one = made[marked % len(made)].id
        archive.marks.set_read(one, True)
        archive.marks.set_starred(one, True)
        proper = archive.search(Query()).rows(0, 50)
        glanced = first_rows(folder, folder, 50)
        for width in (40, 78, 120):
            assert [row_lines(row, width) for row in glanced] == [row_lines(row, width) for row in proper]
        assert first_rows(folder, folder, 1) == glanced[:1]


def test_the_form_of_rows_is_the_one_it_knows():
    assert ARCHIVE.version >= 4
    assert ARCHIVE.application_id == int.from_bytes(b"wrAr")


def test_it_works_while_nobody_holds_the_archive_open(archive, tmp_path):
    archive.close()
    assert first_rows(tmp_path / "archive", tmp_path / "archive", 5) == []


@pytest.mark.parametrize("content", [b"", b"x" * 200, b"SQLite format 3\0" + bytes(84)])
def test_what_is_no_archive_shows_nothing(tmp_path, content):
    (tmp_path / "archive.db").write_bytes(content)
    assert first_rows(tmp_path, tmp_path, 5) is None
    assert (tmp_path / "archive.db").read_bytes() == content


def test_a_missing_archive_is_not_made(tmp_path):
    assert first_rows(tmp_path / "none", tmp_path, 5) is None
    assert list(tmp_path.iterdir()) == []


def test_damage_shows_nothing(archive, tmp_path):
    archive.close()
    with apsw.Connection(str(tmp_path / "archive" / "archive.db")) as connection:
        connection.execute(
            "INSERT INTO article (id, identity, text_hash, duplicate, slug, title, title_basis, published, words)"
            " VALUES (1, x'0000000000000001', 1, 0, '', 't', 'g', '{', 1)"
        )
    assert first_rows(tmp_path / "archive", tmp_path / "archive", 5) is None


def test_it_imports_a_tenth_of_the_package():
    code = (
        "import sys, warreader.archive.glance, warreader.tui.render.row;"
        "print([name for name in ('dataclasses', 'inspect', 'textual', 'asyncio', 'warreader.article', "
        "'warreader.query', 'warreader.archive._archive') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
