"""Counting by places in stretches says what counting row by row says, whatever the articles and the changes are."""

import random
from array import array
from collections import Counter
from dataclasses import replace

import apsw
import pytest
from article_makers import KHARKIV, KYIV, count_anew, make_article, published, raw
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.archive._counting import stored_facets, stretch_builder
from warreader.archive._counting.frequent_people import watch_again
from warreader.archive._counting.hits import Hits
from warreader.archive._counting.stretch_builder import changed_stretches
from warreader.archive._counting.stretches import (
    Chosen,
    LaidCount,
    Stretch,
    pack_stretch,
    pack_totals,
    read_stretches,
)
from warreader.archive._search.compile import Compiler
from warreader.archive._storage.schema import SEQUENCE_BITS
from warreader.article import Basis, Label
from warreader.errors import ArchiveError
from warreader.query import Query, parse

NAMES = ("Ann Bo", "Anna Bo", "Cy Do", "Ed Fo", "Gil Ho")
QUERIES = (
    "",
    "hit",
    "hit -7",
    "-39",
    "hi*",
    "hit date:2022",
    "date:..2022",
    "date:~1990..",
    "-7 date:1990..",
    "-(39 OR 7)",
    "-zzz",
    "hit OR 3",
    "is:unread hit",
    "hit is:folded",
    "title:3 -1",
)


def article(number):
    """An article that differs from its neighbours in everything that is counted."""
    chance = random.Random(number)
    text = f"{', '.join(NAMES)} hit {number}"
    day = f"{chance.choice((1066, 1990, 2022))}-03-{chance.randint(1, 9):02}"
    return make_article(
        text,
        title=f"No {number % 4}",
        when=None if number % 6 == 0 else published(day, Basis.INFERRED if number % 5 == 0 else Basis.STATED),
        cities=[(city, (0, 3), number % 3 == 0) for city in chance.sample([KHARKIV, KYIV], number % 3)],
        names=[(Label.PER, (text.index(name),) * 2, name) for name in chance.sample(NAMES, number % 6)],
        source=("BBC", "Reuters", None)[number % 3],
    )


@pytest.fixture
def laid_out(archive, monkeypatch):
    """An archive that lays its articles out in stretches of a few, and uses them for every count."""
    for constant, value in {
        "_counting.query_facets.FEW": 1,
        "_counting.unmarked_facets.FEW": 1,
        "_counting.stored_facets.WORTH_KEEPING": 1,
        "_counting.stretch_builder.MOST_PLACES": 20,
        "_counting.stretch_builder._SMALL": 3,
        "_counting.hits.AT_ONCE": 5,
    }.items():
        monkeypatch.setattr(f"warreader.archive.{constant}", value)
    return archive


def answers(archive, queries=QUERIES):
    count_anew(archive)
    return [archive.facets(parse(query)) for query in queries]


def plain(archive, monkeypatch, queries=QUERIES):
    """Count without stretches, and everybody."""
    with monkeypatch.context() as patch:
        patch.setattr("warreader.archive._counting.query_facets.read_stretches", lambda _: [])
        patch.setattr("warreader.archive._counting.query_facets.FEW", 1_000)
        return answers(archive, queries)


def stretches(archive):
    rows = raw(archive.path).execute("SELECT first, stop, stride, articles FROM stretch")
    return [Stretch(*row) for row in rows]


def test_counts_by_places_are_those_by_rows_while_an_archive_changes(laid_out, monkeypatch):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    assert len(stretches(laid_out)) > 5
    assert sum(one.articles for one in stretches(laid_out)) == 60
    assert answers(laid_out) == plain(laid_out, monkeypatch)

    def changed(change):
        change()
        assert answers(laid_out) == plain(laid_out, monkeypatch)
        laid_out.upkeep.keep_counts()
        assert sum(one.articles for one in stretches(laid_out)) == len(laid_out)
        assert answers(laid_out) == plain(laid_out, monkeypatch)

    changed(lambda: laid_out.add([article(number) for number in range(60, 63)]))
    changed(lambda: laid_out.remove(laid_out.search(Query()).ids()[7:9]))
    changed(lambda: laid_out.names.join(Label.PER, {"Anna Bo": "Ann Bo", "Ed Fo": "Edward Fo"}))
    changed(lambda: laid_out.names.join(Label.PER, {"Anna Bo": "Gil Ho"}))
    changed(lambda: laid_out.dating.set_inferred(laid_out.dating.undated()[0], published("1990-03-04", Basis.INFERRED)))


def holding(number, words):
    """An article of one day after the other, that has some words."""
    chance = random.Random(number)
    day = published(f"2022-{1 + number // 28:02}-{1 + number % 28:02}", chance.choice((Basis.STATED, Basis.INFERRED)))
    cities = [(city, (0, 3), chance.random() < 0.5) for city in chance.sample([KHARKIV, KYIV], chance.randint(0, 2))]
    return make_article(f"{' '.join(words)} {number}", when=day, cities=cities, source=chance.choice(("BBC", None)))


@pytest.mark.parametrize("seed", range(6))
def test_counting_what_is_not_found_comes_to_the_same(laid_out, monkeypatch, seed):
    chance = random.Random(seed)
    shares = {"all": 1, "most": 0.9, "half": 0.5, "few": 0.1}
    articles = []
    for number in range(90):
        words = [word for word, share in shares.items() if chance.random() < share]
        words += ["burst"] if number // 30 == 1 or chance.random() < 0.05 else []
        words += [] if number // 30 == 1 else ["gap"]
        articles.append(holding(number, words))
    laid_out.add(articles)
    laid_out.upkeep.keep_counts()
    texts = [*shares, "burst", "gap", "all most", "-few", "-burst", "-most", "most OR half", "all date:2022-02.."]
    texts += ["gap date:..2022-03", "date:~2022-01..2022-03"]
    assert answers(laid_out, texts) == plain(laid_out, monkeypatch, texts)
    with laid_out._store.reading() as connection:
        everything = Compiler.select(parse("most"), connection, laid_out.lexicon)
        found = list(Hits(connection, everything, read_stretches(connection)).parts(placed=True))
    assert {part.are_others for part in found} == {False, True}
    assert sum(part.number for part in found) == laid_out.search(parse("most")).total


def test_places_are_told_in_the_database_as_here(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    connection = laid_out._store.connection
    for one in stretches(laid_out):
        rows = connection.execute(
            f"SELECT id, {one.place('id')} FROM article WHERE id >= ? AND id < ? ORDER BY id", (one.first, one.stop)
        ).fetchall()
        assert one.places_of(number for number, _ in rows) == [place for _, place in rows]
        assert [one.day_of(place)[0] for _, place in rows] == [number >> SEQUENCE_BITS for number, _ in rows]


def test_a_new_article_drops_the_stretch_that_it_comes_into_and_no_other(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    before = set(stretches(laid_out))
    laid_out.add([make_article("A late one", when=published("2022-03-03"))])
    left = set(stretches(laid_out))
    number = raw(laid_out.path).execute("SELECT max(id) FROM article WHERE title = 'A late one'").fetchone()[0]
    gone = before - left
    assert all(one.first <= number < one.stop for one in gone)
    assert not any(one.first <= number < one.stop for one in left)
    assert left < before or not gone


def test_people_keep_their_places_when_others_come(laid_out, monkeypatch):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    reader = laid_out._store.readers.get()
    first, changed = watch_again(reader, None)
    assert changed is None
    laid_out.names.join(Label.PER, {"Anna Bo": "Ann Bo"})
    then, changed = watch_again(reader, first.places)
    (renamed,) = (number for number in first.places if first.places[number] != then.places[number])
    assert changed == {renamed}
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", 2)
    assert watch_again(reader, then.places) == (replace(then, rare=watch_again(reader, None)[0].rare), set())
    monkeypatch.setattr("warreader.archive._counting.frequent_people._STAYING", 1)
    fewer, changed = watch_again(reader, then.places)
    assert changed is None
    assert len(set(fewer.places.values())) == 2


def test_a_damaged_stretch_is_told_as_damage(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    for broken in (b"", b"\x02\x09", bytes(40)):
        raw(laid_out.path).execute("UPDATE layer SET packed = ?", (broken,))
        count_anew(laid_out)
        with pytest.raises(ArchiveError, match="damaged"):
            laid_out.facets(parse("hit date:2022"))
    for damage in ("UPDATE layer SET totals = x'020900'", "DELETE FROM layer"):
        raw(laid_out.path).execute(damage)
        count_anew(laid_out)
        with pytest.raises(ArchiveError, match="damaged"):
            laid_out.facets(parse("hit"))


def test_a_code_that_stands_for_nothing_is_told_as_damage(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.upkeep.keep_counts()
    raw(laid_out.path).execute("UPDATE setting SET value = x'' WHERE name = 'codes'")
    with pytest.raises(ArchiveError, match="damaged"):
        laid_out.facets(parse("hit"))


PEOPLE = (*NAMES, "Ida Jo", "Kim Lo", "Moe No")


def naming(number, names, day="2022-03-01"):
    """An article that names some people and nothing else that is counted."""
    text = f"{', '.join(names)} hit {number}"
    found = [(Label.PER, (text.index(name),) * 2, name) for name in names]
    return make_article(text, when=published(day), names=found)


def bare(article):
    """The same before any engine has read it."""
    return replace(article, annotation=replace(article.annotation, entities=()), engines=None)


def people_of(archive, query="hit"):
    count_anew(archive)
    facets = archive.facets(parse(query))
    return {one.key: one.count for one in facets.people}, facets.rare


@pytest.mark.parametrize("staying", [0, 1])
def test_nobody_gets_the_place_of_a_person_whom_a_stretch_still_counts(laid_out, monkeypatch, staying):
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", 3)
    monkeypatch.setattr("warreader.archive._counting.frequent_people._STAYING", staying)
    numbers = iter(range(1_000))
    months = (("Ann Bo", 10), ("Cy Do", 9), ("Ed Fo", 3), ("Gil Ho", 4), ("Ida Jo", 4), ("Kim Lo", 4), ("Ed Fo", 2))
    for month, (name, count) in enumerate(months, 1):
        added = laid_out.add([naming(next(numbers), [name], f"2022-{month:02}-01") for _ in range(count)])
    laid_out.upkeep.keep_counts()
    assert people_of(laid_out) == ({"Ann Bo": 10, "Cy Do": 9, "Ed Fo": 5}, 4)
    laid_out.remove(added.stored_ids)
    laid_out.upkeep.keep_counts()
    assert people_of(laid_out) == ({"Ann Bo": 10, "Cy Do": 9, "Ed Fo": 3}, 4)
    laid_out.add([naming(next(numbers), ["Ida Jo"], "2022-05-01") for _ in range(20)])
    laid_out.upkeep.keep_counts()
    assert people_of(laid_out) == ({"Ida Jo": 24, "Ann Bo": 10, "Cy Do": 9} | ({"Ed Fo": 3} if staying else {}), 4)


def test_counts_that_another_program_overtook_are_not_kept(laid_out, monkeypatch):
    laid_out.add([naming(n, [("Ann Bo", "Anna Bo")[n % 2]], f"2022-{n % 12 + 1:02}-01") for n in range(40)])
    count = stored_facets.count_facets

    def overtaken(*args, **options):
        found = count(*args, **options)
        monkeypatch.setattr(stored_facets, "count_facets", count)
        other.names.join(Label.PER, {"Anna Bo": "Ann Bo"})
        other.upkeep.keep_counts()
        return found

    with Archive.open(laid_out.path.parent, lexicon=laid_out.lexicon) as other:
        monkeypatch.setattr(stored_facets, "count_facets", overtaken)
        laid_out.upkeep.keep_counts()
        assert stored_facets.kept_total(laid_out._store.readers.get()) == 40
    assert people_of(laid_out, "") == ({"Ann Bo": 40}, 0)
    laid_out.add([naming(100 + n, [("Ann Bo", "Anna Bo")[n % 2]], "2022-05-01") for n in range(4)])
    assert people_of(laid_out) == ({"Ann Bo": 44}, 0)


def test_nothing_is_counted_by_stretches_of_other_people(laid_out, monkeypatch):
    laid_out.add([naming(n, [PEOPLE[n % 3]]) for n in range(39)])
    laid_out.names.join(Label.PER, {"Anna Bo": "Ann Bo"})
    lay = stored_facets.build_stretches

    def overtaken(*args):
        monkeypatch.setattr(stored_facets, "build_stretches", lay)
        other.names.join(Label.PER, {})
        other.upkeep.keep_counts()
        lay(*args)

    with Archive.open(laid_out.path.parent, lexicon=laid_out.lexicon) as other:
        monkeypatch.setattr(stored_facets, "build_stretches", overtaken)
        laid_out.upkeep.keep_counts()
    assert people_of(laid_out, "") == people_of(laid_out) == ({"Ann Bo": 13, "Anna Bo": 13, "Cy Do": 13}, 0)


def test_people_show_while_engines_are_still_at_work(laid_out):
    articles = [naming(n, [NAMES[n % 2]], f"2022-{n % 12 + 1:02}-01") for n in range(40)]
    laid_out.add([bare(article) for article in articles])
    laid_out.upkeep.keep_counts()
    assert people_of(laid_out) == ({}, 0)
    laid_out.replace(articles[:39])
    assert people_of(laid_out) == ({"Ann Bo": 20, "Anna Bo": 19}, 0)


def test_what_is_filed_anew_raises_how_often_others_may_be_named(laid_out, monkeypatch):
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", 2)
    monkeypatch.setattr("warreader.archive._counting.frequent_people._WATCHED_TO_RISEN", 0)
    laid_out.add([naming(n, [NAMES[n % 2]]) for n in range(20)])
    late = [naming(20 + n, ["Cy Do"]) for n in range(3)]
    old = laid_out.add([bare(article) for article in late]).stored_ids
    laid_out.upkeep.keep_counts()
    laid_out.replace(late[:2])
    assert people_of(laid_out) == ({"Ann Bo": 10, "Anna Bo": 10}, 2)
    laid_out.replace(late[:2])  # they name nobody whom they did not name before
    assert people_of(laid_out)[1] == 2
    laid_out.remove(old[:1])
    laid_out.add([naming(30, ["Cy Do"])])
    assert people_of(laid_out)[1] == 3


def test_that_nobody_is_watched_is_no_count_of_nobody(laid_out, monkeypatch):
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", 2)
    articles = [naming(n, [PEOPLE[n]]) for n in range(6)]
    laid_out.add([bare(article) for article in articles])
    laid_out.upkeep.keep_counts()
    laid_out.replace(articles)
    laid_out.upkeep.keep_counts()
    assert people_of(laid_out, "") == people_of(laid_out, "-zzz") == people_of(laid_out) == ({}, 1)


def test_another_program_can_write_while_stretches_are_laid_out(laid_out, monkeypatch):
    laid_out.add([naming(n, ["Ann Bo"], f"2022-{n % 9 + 1:02}-01") for n in range(30)])
    pack = stretch_builder.pack_stretch

    def meanwhile(*values):
        monkeypatch.setattr(stretch_builder, "pack_stretch", pack)
        other.add([naming(100, ["Cy Do"], "2022-04-01")])
        return pack(*values)

    with Archive.open(laid_out.path.parent, lexicon=laid_out.lexicon) as other:
        monkeypatch.setattr(stretch_builder, "pack_stretch", meanwhile)
        laid_out.upkeep.keep_counts()
        other.upkeep.keep_counts()
        assert people_of(laid_out) == people_of(other, "") == ({"Ann Bo": 30, "Cy Do": 1}, 0)
    assert len(stretches(laid_out)) > 1


def test_an_article_in_a_gap_drops_no_stretch_before_it(laid_out):
    laid_out.add([naming(n, ["Ann Bo"], f"2022-{n % 2 + 1:02}-01") for n in range(30)])
    laid_out.upkeep.keep_counts()
    before = stretches(laid_out)
    laid_out.add([naming(100, ["Cy Do"], "2022-06-01")])
    reader = laid_out._store.readers.get()
    (name,) = reader.execute("SELECT id FROM name WHERE text = 'Cy Do'").fetchone()
    assert changed_stretches(reader, {name}) == []
    (name,) = reader.execute("SELECT id FROM name WHERE text = 'Ann Bo'").fetchone()
    assert changed_stretches(reader, {name}) == [one.first for one in before]


def change(archive, chance, numbers):
    """Change an archive somehow."""
    identities = archive.search(parse("hit")).ids()
    what = chance.choice(("add", "add", "remove", "join", "replace", "keep", "keep"))
    if what == "add":
        days = (f"2022-{chance.randint(1, 12):02}-0{chance.randint(1, 2)}" for _ in range(chance.randint(1, 8)))
        archive.add([naming(next(numbers), chance.sample(PEOPLE, chance.randint(0, 3)), day) for day in days])
    elif what == "remove":
        archive.remove(chance.sample(identities, min(len(identities), 3)))
    elif what == "join":
        archive.names.join(Label.PER, {name: chance.choice(PEOPLE) for name in chance.sample(PEOPLE, 2)})
    elif what == "replace" and identities:
        old = archive.article(chance.choice(identities))
        names, number = old.text.rsplit(" hit ", 1)
        left = naming(number, [name for name in names.split(", ") if name])
        found = tuple(one for one in left.annotation.entities if chance.random() < 0.5)
        archive.replace([replace(old, annotation=replace(old.annotation, entities=found))])
    elif what == "keep":
        archive.upkeep.keep_counts()


@pytest.mark.parametrize("watched_to_risen", [0, 64])
@pytest.mark.parametrize("seed", range(12))
def test_two_programs_that_change_an_archive_count_every_person_as_listed_or_as_rare(
    laid_out, monkeypatch, seed, watched_to_risen
):
    chance, numbers = random.Random(seed), iter(range(1_000))
    monkeypatch.setattr("warreader.archive._counting.frequent_people.WATCHED", chance.choice((2, 3, 5)))
    monkeypatch.setattr("warreader.archive._counting.frequent_people._STAYING", chance.choice((0, 1, 9)))
    monkeypatch.setattr("warreader.archive._counting.frequent_people._WATCHED_TO_RISEN", watched_to_risen)
    with Archive.open(laid_out.path.parent, lexicon=laid_out.lexicon) as other:
        for _ in range(25):
            change(chance.choice((laid_out, other)), chance, numbers)
            with monkeypatch.context() as patch:
                patch.setattr("warreader.archive._counting.query_facets.FEW", 1_000)
                everybody, _ = people_of(laid_out)
            for query in ("", "-zzz", "hit"):
                found, rare = people_of(laid_out, query)
                assert found.items() <= everybody.items()
                assert all(everybody[name] <= rare for name in everybody.keys() - found.keys())


rowids = st.builds(
    lambda day, sequence: day << SEQUENCE_BITS | sequence, st.integers(700_000, 700_040), st.integers(0, 900)
)


@given(st.sets(rowids, min_size=1))
def test_every_article_of_a_stretch_has_a_place_of_its_own_and_its_day(numbers):
    ordered = sorted(numbers)
    stride = 1 + max(number & ((1 << SEQUENCE_BITS) - 1) for number in ordered)
    stretch = Stretch(ordered[0], ordered[-1] + 1, stride, len(ordered))
    places = stretch.places_of(ordered)
    assert places == sorted(set(places))
    assert places[0] == 1
    for number, place in zip(ordered, places, strict=True):
        day, following = stretch.day_of(place)
        assert day == number >> SEQUENCE_BITS
        assert place < following <= place + stride
    assert pack_stretch(places, [[1]] * len(places)) != pack_stretch(places, [[2]] * len(places))


def test_articles_that_are_counted_for_very_much_can_be_laid_out():
    assert _counted([1, 2], [range(1, 400), range(400, 800)], [1]) == Counter(range(400, 800))  # more than layers
    assert _counted([1, 2], [range(1, 70_000)] * 2, [0, 1]) == Counter([*range(1, 70_000)] * 2)  # all have it


def _counted(places, codes, hits):
    """Count what some articles, by number, are counted for in a stretch of its own."""
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE layer (stretch, kind, packed, totals)")
    stretch = Stretch(1, places[-1] + 1, 1, len(places))
    totals = pack_totals(Counter(code for held in codes for code in held))
    connection.execute("INSERT INTO layer VALUES (1, 'who', ?, ?)", (pack_stretch(places, codes), totals))
    count = LaidCount(connection, "who")
    count.add(Chosen(stretch, array("I", [places[hit] for hit in hits]), are_others=False))
    return count.take()
