"""The SQL that a query becomes, and its plain meaning, must give the same articles."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from article_makers import NAMES, SOURCES, TAGS, WORDS, Gazetteer, articles, works
from hypothesis import given, settings
from hypothesis import strategies as st
from query_trees import conditions, periods, queries

from warreader.archive import Archive
from warreader.article import Label
from warreader.query import EVERYTHING, Facts, InCity, Query, Sort, matches, parse

VALUES = st.sampled_from(
    [
        "Ukraine",
        "kharkiv oblast",
        "us",
        "Illinois",
        "Kharkiv",
        "Kiev",
        "Київ",
        "Springfield",
        "706483",
        "Nowhere",
        "bbc",
        "en",
        "uk",
        "Sinegubov",
        *NAMES,
        *SOURCES,
        *TAGS,
        *WORDS,
    ]
).filter(lambda value: value.strip("\0"))
TEXTS = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)
    .map(" ".join)
    .filter(lambda text: any(one.isalnum() for one in text))
)
QUERIES = queries(conditions(TEXTS, VALUES, periods((2022, 2022))))


@contextmanager
def filled(stored, joined, read, starred, worked):
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder), lexicon=Gazetteer()) as archive,
    ):
        work = dict(zip([one.id for one in stored], worked, strict=False))
        for identity, done in work.items():
            done.begin(archive, identity)
        half = len(stored) // 2
        archive.add(stored[:half])
        archive.add(stored[half:])
        for label in (Label.PER, Label.ORG):
            archive.names.join(label, joined)
        for identity in read:
            archive.marks.set_read(identity, True)
        for identity in starred:
            archive.marks.set_starred(identity, True)
        for identity, done in work.items():
            done.do(archive, identity)
        yield archive


archives = st.lists(articles(), min_size=1, max_size=6).flatmap(
    lambda stored: st.tuples(
        st.just(stored),
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.sets(st.sampled_from([one.id for one in stored])),
        st.sets(st.sampled_from([one.id for one in stored])),
        st.lists(works, max_size=len(stored)),
    )
)


def facts_of(archive, identity):
    row = next(row for row in archive.search(EVERYTHING).rows(0, 100) if row.id == identity)
    mark = archive.marks.get(identity)
    return Facts.of(
        archive.article(identity),
        read=mark.read,
        starred=mark.starred,
        duplicate=row.duplicate,
        superseded=row.superseded,
        tags=mark.tags,
        notes=[note.text for note in archive.marks.notes.of(identity)],
        corrected=bool(archive.marks.correction(identity)),
    )


@settings(max_examples=60)
@given(archives, st.lists(QUERIES, min_size=5, max_size=12))
def test_sql_finds_what_the_plain_meaning_finds(content, asked):
    with filled(*content) as archive:
        facts = {row.id: facts_of(archive, row.id) for row in archive.search(EVERYTHING).rows(0, 100)}
        assert set(facts) == {one.id for one in content[0]}
        for query in asked:
            listing = archive.search(query)
            found = [row.id for row in listing.rows(0, 100)]
            expected = {one for one, known in facts.items() if matches(query, known, archive.lexicon)}
            assert set(found) == expected, str(query)
            assert len(found) == listing.total == len(expected)
            assert listing.ids() == found
            assert [listing.position(one) for one in found] == list(range(len(found)))


@st.composite
def telling(draw):
    """An archive, and queries of two to four conditions that each hold for one of its articles, or just not."""
    content = draw(archives)
    asked = []
    for article in draw(st.lists(st.sampled_from(content[0]), min_size=4, max_size=8)):
        choice = st.sampled_from(list(_said_of(article)))
        parts = draw(st.lists(choice | choice.map(lambda one: f"-({one})"), min_size=2, max_size=4))
        asked.append(
            parse(draw(st.sampled_from([" ", " OR "])).join(parts) + draw(st.sampled_from(["", " is:folded"])))
        )
    return content, asked


def _said_of(article):
    yield from ("is:tagged", "is:corrected", "has:note", "tag:hospital", "note:shells", "basis:corrected", "about:Kyiv")
    yield from ("is:read", "is:unread", "is:duplicate", "date:unknown", "is:inferred", "date:~2022-02..2022-03")
    yield from (word for word in article.text.split(" ") if word in {"shells", "hit", "KYIV", "cafe", "烏克蘭"})
    yield from (f"city:{city.geonameid}" for city in article.annotation.cities)
    yield from (f"near:{city.geonameid}~500km" for city in article.annotation.cities)
    yield from (f"in:{city.country}" for city in article.annotation.cities)
    yield from (f"event:{one.day}" for one in article.annotation.entities if one.day and one.day != "someday")
    yield from ("in:Ukraine", "event:2022-02..2022-03", "near:Kyiv~5")
    yield from (f'person:"{entity.name}"' for entity in article.annotation.entities)
    published = article.annotation.published
    if published is not None and published.date.year is not None:
        day = published.date
        yield from (f"date:{day}", f"date:~{day}", f"after:{day}", f"date:{day}..", f"date:..{day}", "date:2022-03")


@settings(max_examples=60)
@given(telling())
def test_conditions_that_hold_one_by_one_hold_together(case):
    content, asked = case
    with filled(*content) as archive:
        facts = {row.id: facts_of(archive, row.id) for row in archive.search(Query()).rows(0, 100)}
        for query in asked:
            expected = {one for one, known in facts.items() if matches(query, known, archive.lexicon)}
            assert set(archive.search(query).ids()) == expected, str(query)
            assert archive.search(query).total == archive.facets(query).total == len(expected)


@settings(max_examples=40)
@given(archives, QUERIES)
def test_every_facet_is_the_length_of_the_list_that_choosing_it_gives(content, query):
    with filled(*content) as archive:
        facets = archive.facets(query)

        def count(narrower):
            return archive.search(query & narrower).total

        assert facets.total == archive.search(query).total
        assert facets.undated == count(parse("date:unknown"))
        for city in facets.cities:
            assert city.count == count(InCity(str(city.geonameid)))
            assert city.about == count(InCity(str(city.geonameid), focus=True))
            assert archive.lexicon.cities(archive.city_value(city.geonameid)) == {city.geonameid}
        for day in facets.days:  # what is known to the month alone is counted beside the days of that month
            within = sum(one.count for one in facets.days if one.key.startswith(day.key))
            assert within == count(parse(f"date:{day.key}"))
        assert [day.key for day in facets.days] == sorted(day.key for day in facets.days)
        for field, counts in (("person", facets.people), ("tag", facets.tags)):
            for one in counts:
                assert one.count == count(parse(f'{field}:"{one.key}"'))
        for one in facets.sources:  # an article counts for the source that it came from first
            rows = archive.search(query & parse(f'source:"{one.key}"')).rows(0, 100)
            assert one.count == sum(row.source == one.key for row in rows)


@settings(max_examples=40)
@given(archives, QUERIES, st.integers(0, 6), st.integers(0, 6), st.sampled_from(Sort))
def test_any_stretch_of_a_list_is_a_part_of_the_whole(content, query, start, length, sort):
    with filled(*content) as archive:
        whole = archive.search(query, sort).rows(0, 100)
        listing = archive.search(query, sort)
        assert listing.rows(start, start + length) == whole[start : start + length]
        assert listing.total == len(whole)
        assert listing.rows(start, start + length) == whole[start : start + length]
        assert listing.rows(2, 3) == whole[2:3]
