from itertools import product

import pytest
from article_makers import KHARKIV, KYIV, make_article, published

from warreader.article import Label
from warreader.query import Facts, matches, parse, parse_draft


@pytest.fixture
def filled(archive):
    archive.add(
        [
            make_article(
                "Kharkov shelled, Synegubov said", when=published("2022-03-02"), source="BBC News",
                cities=[(KHARKIV, (0, 7), True)], names=[(Label.PER, (17, 26), "Oleh Synegubov")],
            ),
            make_article(
                "Kyiv shelter opened, shells fell", when=published("2022-03-03"), cities=[(KYIV, (0, 4), True)]
            ),
            make_article("Sinegubov spoke of shells and shells", names=[(Label.PER, (0, 9), "Sinegubov")]),
        ]
    )  # fmt: skip
    archive.names.join(Label.PER, {"Sinegubov": "Oleh Synegubov"})
    archive.upkeep.optimize()
    return archive


@pytest.mark.parametrize(
    ("query", "condition", "means"),
    [
        ("city:Харків", "city:Харків", ("Kharkiv (UA, 706483)",)),
        ("city:=kharkov", "city:=kharkov", ("spelt kharkov",)),
        ("city:Lviv", "city:Lviv", ()),
        ("near:Kyiv~500km", "near:Kyiv~500km", ("Kyiv (UA, 703448)", "Kharkiv (UA, 706483)")),
        ('in:"Kharkiv Oblast"', 'in:"Kharkiv Oblast"', ("Kharkiv Oblast, UA",)),
        ("in:Україна", "in:Україна", ("UA",)),
        ("person:Sinegubov", "person:Sinegubov", ("Oleh Synegubov = Sinegubov = Synegubov",)),
        ("source:bbc", "source:bbc", ("BBC News",)),
        ("date:2022-03", "date:2022-03", ("2022-03-01..2022-03-31, stated dates",)),
        ("after:~2022-03", "after:~2022-03", ("2022-04-01.., stated and inferred dates",)),
        ("event:2022", "event:2022", ("2022-01-01..2022-12-31",)),
        ("Café", "Café", ("cafe",)),
        ("-(fire OR she*)", "she*", ("shells", "shelled", "shelter")),
        ("zzz*", "zzz*", ()),
    ],
)
def test_a_query_says_what_it_was_understood_as(filled, query, condition, means):
    assert [(one.condition, one.means) for one in filled.explain(parse(query))] == [(condition, means)]


def test_the_beginning_of_a_word_is_explained_before_words_are_counted(archive):
    archive.add([make_article("Kyiv shelled")])
    assert [one.means for one in archive.explain(parse("she*"))] == [("shelled",)]


def test_a_plain_word_needs_no_explanation(filled):
    assert filled.explain(parse("shells -fire is:unread")) == ()


def test_in_a_small_archive_the_beginning_of_a_word_is_exact(filled):
    listing = filled.search(parse_draft("shel", typing=True).query, typing=True)
    assert listing.total == 3
    assert not listing.approximate


def test_in_a_large_archive_it_stands_for_its_commonest_completions_and_says_so(filled, monkeypatch):
    monkeypatch.setattr("warreader.archive._search.lexicon._LARGE", 1)
    query = parse_draft("shel", typing=True).query
    typed, entered = filled.search(query, typing=True), filled.search(query)
    assert (typed.total, typed.approximate) == (2, True)
    assert (entered.total, entered.approximate) == (3, False)
    rare = filled.search(parse_draft("spok", typing=True).query, typing=True)
    assert (rare.total, rare.approximate) == (1, False)


def test_counts_are_over_what_is_found_while_typing_and_over_all_then(filled, monkeypatch):
    monkeypatch.setattr("warreader.archive._search.lexicon._LARGE", 1)
    query = parse_draft("shel", typing=True).query
    for typing in (True, False, True):
        (counted,) = filled.counts.facets_in_parts(query, ("day",), lambda: False, typing=typing)
        listing = filled.search(query, typing=typing)
        assert (counted.total, counted.approximate) == (listing.total, listing.approximate)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("shel*", 2),
        ("spoke NEAR/5 shel*", 1),
        ("shel* NEAR/5 shel*", 2),
        ('"of shel"*', 1),
        ("title:shel*", 2),
        ("-shel*", 1),
    ],
)
def test_a_beginning_that_is_too_broad_is_looked_for_by_its_commonest_completions(filled, monkeypatch, text, total):
    for name in ("_search.lexicon._LARGE", "_search.phrases._BROAD"):
        monkeypatch.setattr(f"warreader.archive.{name}", 1)
    listing = filled.search(parse(text))
    assert (listing.total, listing.approximate) == (total, True)
    assert filled.search(parse(text), typing=True).total == total


def test_merging_the_index_changes_no_answer(archive):
    for n in range(30):
        archive.add([make_article(f"Shells hit town {n}", when=published("2022-03-02"))])
    before = [archive.search(parse(query)).ids() for query in ("shells", "town -7", '"town 3"', "")]
    archive.upkeep.optimize()
    archive.upkeep.optimize()
    assert [archive.search(parse(query)).ids() for query in ("shells", "town -7", '"town 3"', "")] == before
    assert archive.remove(before[0][:3]) == 3
    archive.upkeep.optimize()
    assert archive.search(parse("shells")).ids() == before[0][3:]


@pytest.mark.parametrize("most", [1, 4, 30])
def test_a_beginning_of_few_words_finds_all_of_them_also_those_that_came_since(archive, monkeypatch, most):
    for name, value in {
        "lexicon._LARGE": 1,
        "lexicon._COMMON": 2,
        "phrases._FEW": 0,
        "phrases._MOST_WORDS": most,
    }.items():
        monkeypatch.setattr(f"warreader.archive._search.{name}", value)
    words = (
        "she",
        "shel",
        "shell",
        "shells",
        "shell's",
        "shellz",
        "sheer",
        "shed",
        "sho",
        "ship",
        "обстріл",
        "обстріляли",
    )
    archive.add([make_article(f"{' '.join(words[: number + 1])} {number}") for number in range(len(words))])
    archive.upkeep.optimize()
    archive.add([make_article("shelled 77"), make_article("shekel, she said"), make_article("обстрілу")])
    for text in ("shel*", "she*", "s*", "обстріл*", "title:shell*", "-shel*", "shel* -sho*", "shells*", "zzz*"):
        query = parse(text)
        everything = [archive.article(one) for one in archive.search(parse("")).ids()]
        expected = [one.id for one in everything if matches(query, Facts.of(one), archive.lexicon)]
        listing = archive.search(query)
        assert (listing.ids(), listing.approximate) == (expected, False)


@pytest.mark.parametrize("most", [3, 40])
def test_rare_words_are_gathered_by_beginnings_that_no_common_word_has(archive, monkeypatch, most):
    for name, value in {
        "lexicon._LARGE": 1,
        "lexicon._COMMON": 3,
        "phrases._FEW": 0,
        "phrases._MOST_WORDS": most,
    }.items():
        monkeypatch.setattr(f"warreader.archive._search.{name}", value)
    words = ["".join(letters) for length in range(1, 5) for letters in product("aπb", repeat=length)]
    common = words[::7]
    archive.add([make_article(f"{word} {n}") for word in words for n in range(4 if word in common else 1)])
    archive.upkeep.optimize()
    for beginning in (word for word in words if len(word) < 4):
        listing = archive.search(parse(f"{beginning}*"))
        expected = sum(4 if word in common else 1 for word in words if word.startswith(beginning))
        assert (listing.total, listing.approximate) == (expected, False), beginning
        assert archive.facets(parse(f"{beginning}*"), ("day",)).total == expected
