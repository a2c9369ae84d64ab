from dataclasses import replace

import pytest
from article_makers import CITIES, articles, dates_with_basis, make_article, published, raw
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.archive._storage.codec import bindable, pack_published, unpack_published
from warreader.archive._storage.compression import ENOUGH
from warreader.archive._storage.detail import NO_MARKUP, Known, Markup, pack_detail, unpack_detail
from warreader.archive._storage.slugs import pack_slug, unpack_slug
from warreader.article import (
    Annotation,
    Aside,
    Basis,
    City,
    Entity,
    Evidence,
    Given,
    Kind,
    Label,
    Link,
    Mention,
    PartialDate,
    Published,
    Span,
    TitleBasis,
    slug,
)
from warreader.query import Query, parse

times = st.none() | st.sampled_from(["10:06", "00:00"])
evidence = st.builds(Evidence, st.integers(0, 99), st.integers(0, 99)) | st.just(Evidence(article="ab" * 8))


@given(st.none() | dates_with_basis, times, times, st.lists(evidence, max_size=2).map(tuple))
def test_a_date_comes_back_with_all_that_it_rests_on(date, time, zone, found):
    if date is not None:
        others = tuple(replace(one, evidence=found) for one in date.alternatives)
        date = replace(date, time=time, zone=zone, evidence=found, alternatives=others)
    assert unpack_published(pack_published(date)) == date
    day = date.earliest.toordinal() if date is not None and date.earliest else None
    assert unpack_published(pack_published(date, day), day) == date


def test_a_date_as_version_1_wrote_it_is_read():
    old = '["2022-03-02","stated",0.97,[[69,88]],"10:06"]'
    when = Published(PartialDate(2022, 3, 2), Basis.STATED, 0.97, "10:06", None, (Evidence(69, 88),))
    assert unpack_published(old) == unpack_published(old, 1) == when


@given(articles(), st.none() | dates_with_basis)
def test_a_slug_comes_back(article, when):
    for name in (article.slug, "another-slug"):
        title = bindable(article.annotation.title)
        assert unpack_slug(pack_slug(name, title, when, article.id), title, when, article.id) == name


@pytest.mark.parametrize(
    ("title", "plain"),
    [("Four killed, nine wounded: Kharkiv hit!", True), ("1,000 days & 5.5% " * 9, True), ("Харків", False)],
)
def test_a_plain_slug_takes_no_room(title, plain):
    when = published("2022-03-02")
    assert (pack_slug(slug(title, when.date, "0123456789abcdef"), title, when, "0123456789abcdef") == "") is plain


@given(articles(), st.sampled_from([None, "EDT"]))
def test_what_was_understood_comes_back_as_it_was(article, url):
    odd = Entity(3, 1, Label.DATE, "spelt \ud800 otherwise", "name", kept=False, day="2022-03-02")
    understood = replace(
        article.annotation, entities=(*article.annotation.entities, odd), headline=Span(0, 4) if url else None
    )
    beside = Given(title="t", url=url, fetched="2022")
    assert packed_and_read(article.text, beside, understood, Known("", None, lambda _: None)) == (beside, understood)


@given(articles(), st.booleans())
def test_what_the_row_says_is_left_out_and_comes_back(article, given_too):
    understood = article.annotation
    own = understood.published
    beside = Given(title=understood.title, published=str(own.date)) if given_too and own else Given(published="2022")
    known = Known(understood.title, own, CITIES.get)
    assert packed_and_read(article.text, beside, understood, known) == (beside, understood)
    less = pack_detail(article.text, beside, understood, known)
    assert len(less) < len(pack_detail(article.text, beside, understood, Known("", None, lambda _: None)))


def test_a_detail_as_version_1_wrote_it_is_read():
    old = (
        b'[["t","2022",null,null,null,null],"t","given","en",null,[0,4,"body",1,"prose",1.0],'
        b'["2022","given",1.0],[[1,"Kyiv","UA",null,50.4,30.5,1,0,0.9,[0,4,1]]],[0,4,"LOC",0,0,1,0],1]'
    ).replace(b'["2022","given",1.0]', b'"[\\"2022\\",\\"given\\",1.0]"')
    beside, understood, _ = unpack_detail("Kyiv", old, Known("other", None, lambda _: None))
    assert beside == Given(title="t", published="2022")
    assert understood.published == Published(PartialDate(2022), Basis.GIVEN, 1.0)
    assert understood.cities == (City(1, "Kyiv", "UA", None, 50.4, 30.5, True, False, 0.9, (Mention(0, 4),)),)


def test_links_are_read_as_they_were_written_and_older_archives_have_none():
    known, plain = Known("t", None, lambda _: None), Annotation("t", TitleBasis.GIVEN)
    markup = Markup(links=(Link(0, 4, "https://a.example/"), Link(9, 11, "mailto:a@b.example")))
    assert unpack_detail("", pack_detail("", Given(), plain, known, markup), known)[2] == markup
    both = replace(markup, asides=(Aside(5, 8, Kind.RELATED, "a link"),))
    assert unpack_detail("", pack_detail("", Given(), plain, known, both), known)[2] == both
    before = Markup(both.asides)  # the form of before ends with the asides
    assert unpack_detail("", pack_detail("", Given(), plain, known, before), known)[2] == before


def packed_and_read(text, beside, understood, known):
    given, found, markup = unpack_detail(text, pack_detail(text, beside, understood, known), known)
    assert markup == NO_MARKUP
    return given, found


def test_an_archive_trains_a_dictionary_and_reads_what_was_stored_before_and_after(tmp_path):
    story = "Four killed and nine wounded as town {} hit by air and rocket strikes, the mayor of the city has said"
    stored = [make_article(story.format(n) * 3, when=published("2022-03-02")) for n in range(2 * ENOUGH)]
    with Archive.open(tmp_path) as archive:
        archive.add(stored[:ENOUGH])
        archive.add(stored[ENOUGH:])
        assert archive.article(stored[0].id).text == stored[0].text
    with Archive.open(tmp_path) as archive:
        for article in (stored[0], stored[-1]):
            assert replace(archive.article(article.id), origins=()) == replace(article, origins=())
        assert archive.search(parse("rocket")).total == len(archive) == 2 * ENOUGH
        sizes = "SELECT length(d.text) FROM document d JOIN article a USING (id) WHERE hex(a.identity) = upper(?)"
        first, last = (raw(archive.path).execute(sizes, (one.id,)).fetchone()[0] for one in (stored[0], stored[-1]))
        assert last < 0.7 * first
        assert archive.search(Query()).rows(0, 1)


def test_a_dictionary_of_a_failed_transaction_is_not_used(tmp_path):
    stored = [make_article(f"Shells hit town {n} again and again, they said") for n in range(ENOUGH + 10)]
    with Archive.open(tmp_path) as archive:
        archive.add(stored[:ENOUGH])
        try:
            archive.add([stored[ENOUGH], replace(stored[-1], id="no")])
        except ValueError:
            archive.add(stored[ENOUGH:])
    with Archive.open(tmp_path) as archive:
        assert archive.article(stored[-1].id).text == stored[-1].text
