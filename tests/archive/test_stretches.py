"""Counting by places in stretches says what counting row by row says, whatever the articles and the changes are."""

import random
from dataclasses import replace

import pytest
from article_makers import KHARKIV, KYIV, make_article, published
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive._schema import SEQUENCE_BITS
from warreader.archive._stretches import Stretch, pack_stretch
from warreader.archive._watched import watch_again
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
        "_result_facets.FEW": 1,
        "_kept_facets.WORTH_KEEPING": 1,
        "_laying.MOST_PLACES": 20,
        "_laying._SMALL": 3,
        "_parts.AT_ONCE": 5,
    }.items():
        monkeypatch.setattr(f"warreader.archive.{constant}", value)
    return archive


def answers(archive):
    archive._facets.clear()
    return [replace(archive.facets(parse(query)), rare=0) for query in QUERIES]


def plain(archive, monkeypatch):
    """Count without stretches, and everybody."""
    with monkeypatch.context() as patch:
        patch.setattr("warreader.archive._result_facets.read_stretches", lambda _: [])
        patch.setattr("warreader.archive._result_facets.FEW", 1_000)
        return answers(archive)


def stretches(archive):
    return [Stretch(*row) for row in archive._writer.execute("SELECT first, stop, stride, articles FROM stretch")]


def test_counts_by_places_are_those_by_rows_while_an_archive_changes(laid_out, monkeypatch):
    laid_out.add([article(number) for number in range(60)])
    laid_out.keep_counts()
    assert len(stretches(laid_out)) > 5
    assert sum(one.articles for one in stretches(laid_out)) == 60
    assert answers(laid_out) == plain(laid_out, monkeypatch)

    def changed(change):
        change()
        assert answers(laid_out) == plain(laid_out, monkeypatch)
        laid_out.keep_counts()
        assert sum(one.articles for one in stretches(laid_out)) == len(laid_out)
        assert answers(laid_out) == plain(laid_out, monkeypatch)

    changed(lambda: laid_out.add([article(number) for number in range(60, 63)]))
    changed(lambda: laid_out.remove(laid_out.search(Query()).ids()[7:9]))
    changed(lambda: laid_out.set_joined(Label.PER, {"Anna Bo": "Ann Bo", "Ed Fo": "Edward Fo"}))
    changed(lambda: laid_out.set_joined(Label.PER, {"Anna Bo": "Gil Ho"}))
    changed(lambda: laid_out.set_inferred(laid_out.undated()[0], published("1990-03-04", Basis.INFERRED)))


def test_a_new_article_drops_the_stretch_that_it_comes_into_and_no_other(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.keep_counts()
    before = set(stretches(laid_out))
    laid_out.add([make_article("A late one", when=published("2022-03-03"))])
    left = set(stretches(laid_out))
    number = laid_out._writer.execute("SELECT max(id) FROM article WHERE title = 'A late one'").fetchone()[0]
    gone = before - left
    assert all(one.first <= number < one.stop for one in gone)
    assert not any(one.first <= number < one.stop for one in left)
    assert left < before or not gone


def test_people_keep_their_places_when_others_come(laid_out, monkeypatch):
    laid_out.add([article(number) for number in range(60)])
    laid_out.keep_counts()
    reader = laid_out._readers.get()
    first, changed = watch_again(reader, None)
    assert changed is None
    laid_out.set_joined(Label.PER, {"Anna Bo": "Ann Bo"})
    then, changed = watch_again(reader, first.places)
    (renamed,) = (number for number in first.places if first.places[number] != then.places[number])
    assert changed == {renamed}
    monkeypatch.setattr("warreader.archive._watched.WATCHED", 2)
    fewer, changed = watch_again(reader, then.places)
    assert set(fewer.places.items()) <= set(then.places.items())
    assert not changed


def test_a_damaged_stretch_is_told_as_damage(laid_out):
    laid_out.add([article(number) for number in range(60)])
    laid_out.keep_counts()
    for broken in (b"", b"\x02\x09", bytes(40)):
        laid_out._writer.execute("UPDATE stretch SET packed = ?", (broken,))
        laid_out._facets.clear()
        with pytest.raises(ArchiveError, match="damaged"):
            laid_out.facets(parse("hit date:2022"))


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
