"""What a large archive keeps of its answers changes none of them."""

import pytest
from article_makers import KHARKIV, KYIV, make_article, published

from warreader.article import Basis
from warreader.query import parse

STORED = [
    make_article(
        f"{('Kharkiv', 'Kyiv')[n % 2]} was hit again {n}",
        title=f"{'ÉeZa'[n % 4]}cho {n % 3}",
        when=None if n == 7 else published(f"2022-03-{n % 5 + 1:02}", Basis.INFERRED if n == 4 else Basis.STATED),
        cities=[((KHARKIV, KYIV)[n % 2], (0, 4), n % 3 == 0)],
        source=("BBC", "Reuters", None)[n % 3],
        url="https://example.org/a" if n in {2, 9} else None,
    )
    for n in range(30)
]
QUERIES = [
    "hit",
    "hit -7",
    "-3",
    "again city:Kharkiv",
    "-city:Kharkiv",
    "",
    "is:superseded",
    "hit date:2022-03-02",
    "zzz",
]
TITLES = ["sort:title", "sort:title hit", "sort:title -3", "sort:title city:Kharkiv", "sort:title zzz"]


def answers(archive):
    archive._facets.clear()
    counts = [archive.facets(parse(query), ("city", "day", "source")) for query in QUERIES]
    return counts, [archive.search(parse(query)).ids() for query in TITLES]


@pytest.fixture
def keeping(archive, monkeypatch):
    monkeypatch.setattr("warreader.archive._kept_facets.WORTH_KEEPING", 1)
    return archive


def test_counts_and_orders_are_the_same_with_and_without_what_is_kept(keeping):
    keeping.add(STORED)
    before = answers(keeping)
    keeping.optimize()
    assert answers(keeping) == before
    assert before[0][0].total == len(STORED) - 1


def test_what_was_kept_is_not_used_once_the_archive_has_changed(keeping):
    keeping.add(STORED[:20])
    keeping.optimize()
    keeping.add(STORED[20:])
    changed = answers(keeping)
    keeping.optimize()
    assert answers(keeping) == changed
