"""Whatever is typed: an answer or one line of error, soon; and no syntax of the index below."""

import time

import pytest
from article_makers import KHARKIV, make_article, published
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.errors import QueryError
from warreader.query import Query, Words, parse, parse_draft, quote

TEXTS = [
    "Shells hit Kharkiv; NEAR the C++ office, 100% AND more. O'Brien said: text:foo^2 {a b}",
    "search rowid rank title text keys bm25 highlight",
    "Ракетний удар по Харкову — «щонайменше» 4 загиблих 🚀",
    "e\u0301te\u0301 naïve ﬁre Straße ١٢٣ 烏克蘭總統",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("hostile")) as opened:
        place = TEXTS[0].index("Kharkiv")
        opened.add(
            [
                make_article(text, when=published("2022-03-02"), cities=[(KHARKIV, (place, place + 7), True)])
                for text in TEXTS
            ]
            + [make_article(f"many words here {n} " + "a ab abc abcd " * 40) for n in range(300)]
        )
        yield opened


def ask(archive, query):
    begun = time.thread_time()
    listing = archive.search(query)
    rows = listing.rows(0, 50)
    assert len(rows) == min(50, listing.total)
    archive.facets(query)
    assert time.thread_time() - begun < 0.5
    return rows


HOSTILE = [
    '"', '""', '"""', "'", "*", "**", "a**", "^a", "+a", "-", "--", "---a", "(", ")", "()", "((", "))((", ")(", "{a}",
    "a:b", "title:", "text:foo", "keys:x", "search:x", "rowid:1", "rank:bm25", "{title text}: a", "- {title} : a",
    "a AND", "AND a", "OR", "OR OR", "NOT", "NOT NOT a", "a NOT b", "NEAR(a b, 5)", "NEAR", "NEAR/", "NEAR/5",
    "a NEAR/99999 b", "a NEAR/5", "a NEAR/0 a", "NEAR NEAR NEAR", "a ^ b", "a + b", "'; DROP TABLE article; --",
    "a\0b", "\0", "\ud800", "a\ud800*", "\ue000a", '"\ue000c706483"', "\u202ea", "🚀", "e\u0301te\u0301", "İ", "ß",
    "date:", "date:0000", "date:9999-12-31..", "after:9999", "before:0001", "date:99999999999999999999",
    "city:99999999999999999999", "city:-1", "city:\0", 'city:""', 'person:"*"', "person:\ud800", "source:'",
    'source:"a\0b"', "lang:%", "a" * 5000, "a " * 3000, "(" * 3000 + "a" + ")" * 3000, "-" * 3000 + "a",
    "-(" * 39 + "a" + ")" * 39, "-(a b " * 39 + "a" + ")" * 39, "(a OR b (" * 19 + "a" + "))" * 19,
    "a OR " * 100 + "a", "a* " * 100, " ".join(f"-a{n}" for n in range(100)), " NEAR/9 ".join("a" * 100),
    " NEAR/9 ".join("a" * 5), '"' + "a b " * 900 + '"', '"' + "a b " * 49 + '"', "x" * 4000, "*" * 4000, "烏" * 3999,
    "a*b*c*", "(a OR b*) -(c d) date:~2022 is:folded", "é" * 3999,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_a_hostile_query_is_answered_or_refused_in_one_line(archive, text):
    error = None
    try:
        ask(archive, parse_draft(text).query)
        ask(archive, parse(text))
    except QueryError as refused:
        error = refused
    assert error is None or str(error) == " ".join(str(error).split())
    assert error is None or 0 <= error.start <= error.end <= len(text)


@given(st.text(max_size=30) | st.text(alphabet=st.sampled_from('ab"()*-:{}^+\0\ue000 ANDORT'), max_size=30))
def test_any_query_at_all_is_answered_or_refused(archive, text):
    ask(archive, parse_draft(text).query)


@given(st.text(min_size=1, max_size=30))
def test_any_word_at_all_can_be_looked_for(archive, text):
    if any(one.isalnum() for one in text):
        ask(archive, parse(quote(text)))


@pytest.mark.parametrize(
    "word",
    [
        "C++",
        "100%",
        "O'Brien",
        "text:foo^2",
        "{a",
        "AND",
        "rowid",
        "bm25",
        "по",
        "щонайменше",
        "été",
        "naive",
        "١٢٣",
        "總統",
    ],
)
def test_a_word_that_stands_in_a_text_is_found_however_it_looks(archive, word):
    assert ask(archive, Query(Words(word)))


def test_keys_of_the_index_cannot_be_asked_for(archive):
    assert ask(archive, parse("city:Kharkiv"))
    for text in (f"\ue000c{KHARKIV}", "\ue000a", '"\ue000a"', "\ue000a*"):
        assert not ask(archive, Query(Words(text))) or "\ue000" not in text or archive.lexicon.words(text) == ("a",)


def test_a_query_that_takes_too_long_is_stopped(archive, monkeypatch):
    monkeypatch.setattr("warreader.archive._search.listing._SECONDS", -1.0)
    monkeypatch.setattr("warreader.archive._storage.limits._STEPS", 1)
    with pytest.raises(QueryError, match="takes too long"):
        archive.search(parse("-many a* OR is:read")).rows(0, 50)


def test_a_text_of_50_megabytes_in_one_line_is_stored_and_found(tmp_path):
    text = "needle " + "x" * 50_000_000 + " thread"
    article = make_article(text)
    with Archive.open(tmp_path) as archive:
        archive.add([article])
        assert archive.search(parse("needle")).total == archive.search(parse("thread")).total == 1
        assert archive.article(article.id).text == text
        assert len(archive.search(Query()).rows(0, 1)[0].title) <= 500
