"""Conditions that stand for many keys of the index find what each of these finds, also negated and inside of others."""

import pytest
from article_makers import CITIES, make_article

from warreader.archive import Archive
from warreader.archive._search.alternatives import NONE, any_of
from warreader.errors import QueryError
from warreader.query import And, Not, Or, Query, Words, conjuncts, parse

ROW = {n: (f"C{n}", "UA", None, 50.0 + n / 100, 30.0) for n in range(1, 161)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, Archive.open(tmp_path_factory.mktemp("many")) as opened:
        for number, row in ROW.items():
            patch.setitem(CITIES, number, row)
        named = [make_article(f"hit {n} {'odd' if n % 2 else 'even'}", cities=[(n, (0, 3), True)]) for n in ROW]
        opened.add([*named, make_article("hit nowhere")])
        yield opened


def test_many_alternatives_are_joined_by_small_ors():
    joined = any_of([f'"{n}"' for n in range(2_000)])
    assert sorted(joined.split('"')[1::2]) == sorted([*map(str, range(2_000)), *[NONE[1:-1]] * joined.count(" NOT ")])
    assert max(part.count(" OR ") for part in joined.replace(")", "(").split("(")) < 12
    assert any_of([]) == NONE


@pytest.mark.parametrize("at_once", [2_000, 7])
def test_near_takes_every_city_in_reach(archive, monkeypatch, at_once):
    monkeypatch.setattr("warreader.archive._search.key_lookup.AT_ONCE", at_once)
    monkeypatch.setattr("warreader.archive._search.compile.AT_ONCE", at_once)
    asked = {
        "near:80~500km": 160,
        "-near:80~500km": 1,
        "near:80~500km odd": 80,
        "near:80~500km OR nowhere": 161,
        "-(near:80~500km OR nowhere)": 0,
        "hit -(near:80~500km odd)": 81,
        "near:1~20km": 18,
    }
    for text, found in asked.items():
        query = parse(text)
        assert archive.search(query).total == len(archive.search(query).rows(0, 200)) == found, text
        assert archive.facets(query).total == found, text


def test_many_alternatives_go_as_deep_as_anything_else(archive):
    text = "near:80~500km"
    for _ in range(9):
        text = f"hit (nowhere OR ({text}))"
    assert archive.search(parse(text)).total == 161
    assert archive.search(Query(Not(parse(text).root))).total == 0


def test_a_name_that_means_far_too_many_is_refused(archive, monkeypatch):
    monkeypatch.setattr("warreader.archive._search.key_lookup._MOST", 100)
    with pytest.raises(QueryError, match="160 different ones can be meant"):
        archive.search(parse("near:80~500km"))


def test_what_is_not_one_of_several_is_none_of_them():
    a, b, c = map(Words, "abc")
    assert conjuncts(None) == ()
    assert conjuncts(And((a, Not(Or((b, Not(c))))))) == (a, Not(b), c)
    assert conjuncts(Not(Or((a, Not(And((b, c))))))) == (Not(a), b, c)
    assert conjuncts(Not(And((a, b)))) == (Not(And((a, b))),)
