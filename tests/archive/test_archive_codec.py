from dataclasses import replace

from article_makers import articles, dates_with_basis, make_article, published
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.archive._codec import pack_published, unpack_published
from warreader.archive._compression import ENOUGH
from warreader.archive._detail import pack_detail, unpack_detail
from warreader.article import Entity, Evidence, Given, Label, Span
from warreader.query import Query, parse

times = st.none() | st.sampled_from(["10:06", "00:00"])
evidence = st.builds(Evidence, st.integers(0, 99), st.integers(0, 99)) | st.just(Evidence(article="ab" * 8))


@given(st.none() | dates_with_basis, times, times, st.lists(evidence, max_size=2).map(tuple))
def test_a_date_comes_back_with_all_that_it_rests_on(date, time, zone, found):
    if date is not None:
        others = tuple(replace(one, evidence=found) for one in date.alternatives)
        date = replace(date, time=time, zone=zone, evidence=found, alternatives=others)
    assert unpack_published(pack_published(date)) == date


@given(articles(), st.sampled_from([None, "EDT"]))
def test_what_was_understood_comes_back_as_it_was(article, url):
    odd = Entity(3, 1, Label.DATE, "spelt \ud800 otherwise", "name", kept=False, day="2022-03-02")
    understood = replace(
        article.annotation, entities=(*article.annotation.entities, odd), headline=Span(0, 4) if url else None
    )
    beside = Given(title="t", url=url, fetched="2022")
    assert unpack_detail(article.text, pack_detail(article.text, beside, understood)) == (beside, understood, ())


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
        first, last = (
            archive._readers.get().execute(sizes, (one.id,)).fetchone()[0] for one in (stored[0], stored[-1])
        )
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
