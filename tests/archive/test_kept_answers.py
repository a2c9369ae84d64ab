"""What a large archive keeps of its answers changes none of them."""

import pytest
from article_makers import KHARKIV, KYIV, count_anew, make_article, published

from warreader.archive import Change
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
    "is:unread",
    "-is:starred hit",
    "is:unread -city:Kharkiv -is:starred",
    "-tag:war sort:title",
    "is:unread -tag:war -note:x is:folded",
    "is:unread OR city:Kharkiv",
]
TITLES = ["sort:title", "sort:title hit", "sort:title -3", "sort:title city:Kharkiv", "sort:title zzz"]


def answers(archive):
    count_anew(archive)
    counts = [archive.facets(parse(query), ("city", "day", "person", "source", "language")) for query in QUERIES]
    return counts, [archive.search(parse(query)).ids() for query in TITLES]


@pytest.fixture
def keeping(archive, monkeypatch):
    monkeypatch.setattr("warreader.archive._counting.stored_facets.WORTH_KEEPING", 1)
    monkeypatch.setattr("warreader.archive._counting.query_facets.FEW", 1)
    monkeypatch.setattr("warreader.archive._counting.unmarked_facets.FEW", 1)
    return archive


def mark(archive):
    """Mark what stands at a few places of the list as read, as starred, with a tag."""
    identities = archive.search(parse("hit")).ids()
    for change, places in (
        (Change("read", value=True), (0, 3, 8)),
        (Change("starred", value=True), (3, 11)),
        (Change("tag", value=True, name="war"), (5,)),
    ):
        archive.marks.apply([identities[place] for place in places], [change])


def test_counts_and_orders_are_the_same_with_and_without_what_is_kept(keeping):
    keeping.add(STORED)
    mark(keeping)
    before = answers(keeping)
    keeping.upkeep.optimize()
    assert answers(keeping) == before
    assert before[0][0].total == len(STORED) - 1


def test_what_was_kept_is_not_used_once_the_archive_has_changed(keeping):
    keeping.add(STORED[:20])
    keeping.upkeep.optimize()
    keeping.add(STORED[20:])
    changed = answers(keeping)
    keeping.upkeep.optimize()
    assert answers(keeping) == changed


@pytest.mark.parametrize("query", ["is:unread", "-is:starred -is:read", "hit -tag:war", "-is:read city:Kyiv"])
def test_what_refuses_marks_is_counted_as_its_list(keeping, query):
    keeping.add(STORED)
    mark(keeping)
    keeping.upkeep.optimize()
    found = keeping.facets(parse(query))
    assert found.total == keeping.search(parse(query)).total
    assert {one.name: one.count for one in found.cities if one.count} == {
        name: count for name in ("Kharkiv", "Kyiv") if (count := keeping.search(parse(f"{query} city:{name}")).total)
    }
    assert {one.key: one.count for one in found.days} == {
        day: count
        for day in (f"2022-03-{number:02}" for number in range(1, 6))
        if (count := keeping.search(parse(f"{query} date:{day}")).total)
    }


def test_a_mark_is_counted_at_once(keeping):
    keeping.add(STORED)
    keeping.upkeep.optimize()
    for marked in range(3):
        assert keeping.facets(parse("is:unread")).total == len(STORED) - 1 - marked
        keeping.marks.set_read(keeping.search(parse("is:unread")).ids()[0], value=True)
