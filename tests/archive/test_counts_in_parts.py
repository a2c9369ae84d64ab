"""Counts that come in parts: what is told before the whole is right for the newest articles, and does not change it."""

import random

import pytest
from article_makers import KHARKIV, KYIV, count_anew, make_article, published

from warreader.archive import Change
from warreader.article import Basis, Label
from warreader.query import Facts, Query, matches, parse

KINDS = ("city", "day", "person", "source", "language")
QUERIES = (
    "hit", "hit -7", "-39", "-(39 OR 7)", "hi*", "title:n*", "hit date:2022", "hit OR 3", "is:unread hit",
    "is:read OR hit", "-is:read", "hit is:folded", "is:folded", "title:3 -1", "zzz", "-zzz", "near:Kyiv~900km",
    "-near:Kyiv~900km", "is:unread", "is:unread hi*", "hit -tag:late -is:read", "tag:late OR 3", "hi* is:folded",
)  # fmt: skip


def article(number):
    chance = random.Random(number)
    text = f"Ann Bo, Cy Do hit {number}"
    return make_article(
        text,
        title=f"No {number % 4}",
        when=None if number % 6 == 0 else published(f"2022-03-{1 + number // 3:02}", Basis.STATED),
        cities=[(city, (0, 3), number % 3 == 0) for city in chance.sample([KHARKIV, KYIV], number % 3)],
        names=[(Label.PER, (text.index(name),) * 2, name) for name in chance.sample(["Ann Bo", "Cy Do"], number % 3)],
        source=("BBC", None)[number % 2],
        language=("en", "uk", None)[number % 3],
    )


@pytest.fixture
def archive(archive, monkeypatch):
    """An archive that lays its articles out in stretches of a few, and takes few for many."""
    for constant, value in {
        "_counting.query_facets.FEW": 3,
        "_counting.unmarked_facets.FEW": 3,
        "_counting.stored_facets.WORTH_KEEPING": 1,
        "_counting.stretch_builder.MOST_PLACES": 20,
        "_counting.stretch_builder._SMALL": 3,
        "_counting.hits.AT_ONCE": 5,
    }.items():
        monkeypatch.setattr(f"warreader.archive.{constant}", value)
    archive.add([article(number) for number in range(60)])
    archive.upkeep.keep_counts()
    identities = archive.search(Query()).ids()
    archive.marks.set_read(identities[9], True)
    archive.marks.apply(identities[5:45:7], [Change("tag", True, "late")])
    return archive


def parts_of(archive, query, due):
    count_anew(archive)
    return list(archive.counts.facets_in_parts(query, KINDS, due))


def found(facts, archive, condition):
    return sum(matches(parse(condition), one, archive.lexicon) for one in facts)


@pytest.mark.parametrize("text", QUERIES)
def test_parts_are_counts_over_the_newest_and_the_last_is_the_whole(archive, text):
    query = parse(text)
    *parts, whole = parts_of(archive, query, lambda: True)
    assert whole.since is None
    assert whole == parts_of(archive, query, lambda: False)[0]
    identities = archive.search(query).ids()
    assert whole.total == len(identities) == archive.search(query).total
    assert [part.total for part in parts] == sorted(part.total for part in parts)
    facts = [Facts.of(archive.article(one)) for one in identities]
    for part in parts:
        newest = facts[: part.total]
        assert {one.key: one.count for one in part.days} == {
            one.key: count for one in whole.days if (count := found(newest, archive, f"date:{one.key}"))
        }
        for city in part.cities:
            assert city.about == found(newest, archive, f"about:{city.geonameid}")
            assert city.count == found(newest, archive, f"city:{city.geonameid}")
        for field, counts in (("person", part.people), ("source", part.sources), ("lang", part.languages)):
            for one in counts:
                assert one.count == found(newest, archive, f'{field}:"{one.key}"')
        assert [one for one in part.days if one.key >= part.since] == [
            one for one in whole.days if one.key >= part.since
        ]


def test_parts_come_for_what_most_articles_have_and_for_what_few_lack(archive):
    for text in ("hit", "-39", "is:unread hit", "is:folded", "is:read OR hit"):
        parts = parts_of(archive, parse(text), lambda: True)
        assert len(parts) > 1, text
        assert 0 < parts[0].total < parts[-1].total, text


def test_nothing_is_told_before_it_is_due(archive):
    answers = iter([False, False, True])
    parts = parts_of(archive, parse("is:folded"), lambda: next(answers, False))
    assert len(parts) == 2
    assert parts[0].since is not None


@pytest.mark.parametrize("text", QUERIES)
def test_rows_are_the_same_wherever_one_begins_to_gather(archive, text):
    listing = archive.search(parse(text))
    identities = listing.ids()
    for start, stop in ((0, 3), (2, 9), (9, 40), (30, 100), (0, 100)):
        assert [row.id for row in listing.rows(start, stop)] == identities[start:stop]
    listing = archive.search(parse(text))
    assert [row.id for row in listing.rows(5, 8)] == identities[5:8]


def test_a_listing_takes_its_number_from_the_counts(archive):
    listing = archive.search(parse("hit"))
    assert listing.counted is None
    listing.take_total(archive.counts.facets(parse("hit")).total)
    assert listing.counted == listing.total == 60
    assert [row.id for row in listing.rows(58, 60)] == listing.ids()[58:]
