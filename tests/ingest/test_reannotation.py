"""Articles that are stored without the engines, and the engines that come to them later."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import apsw
import pytest

from warreader.archive import Archive
from warreader.article import Aside, Given, Kind, Link, Origin, SourceText
from warreader.ingest import CityIndex, add_seeds, engine_version, import_into, load_annotator, reannotate
from warreader.query import Query, parse
from warreader.resources import shipped_folder
from warreader.sources import read_paths

TITLE = "A bridge is down"
PAGE = (
    "A bridge is down\nIt fell into the river at Sumy on Tuesday, the mayor said.\nOur other stories\nNobody was hurt."
)


def page(**given: str) -> SourceText:
    start = PAGE.index("Our other")
    aside = Aside(start, start + len("Our other stories"), Kind.RELATED, "list of links")
    link = Link(PAGE.index("the mayor"), PAGE.index(" said"), "https://a.example/mayor")
    return SourceText(PAGE, Given(**given), Origin("page.html", "0" * 64), asides=(aside,), links=(link,))


def story(number: int) -> SourceText:
    text = f"Shelling hit Kharkiv for day {number}, Oleh Synegubov said.\nRead more: another story\nIt went on in Sumy."
    return SourceText(text, Given(published=f"2022-03-{number + 1:02}"), Origin(f"f#{number}", "0" * 64))


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as opened:
        yield opened


def rows(archive, query=""):
    listing = archive.search(parse(query))
    return listing.rows(0, listing.total)


def state(archive):
    """All that the engines have to do with: each article but its slug and origins, the lists and the counts."""
    articles = [archive.article(row.id) for row in rows(archive)]
    return [(one.id, one.text, one.given, one.annotation, one.engines) for one in articles], archive.facets(Query())


def seeds():
    return read_paths([shipped_folder("seeds")])


def test_without_the_engines_only_what_was_given_is_known(archive):
    ledger = import_into(archive, [page(title="A title", published="2022-03-02"), *seeds()], None)
    assert (ledger.stored, ledger.unannotated) == (4, 4)
    given, *others = rows(archive)
    assert (given.title, str(given.published.date), given.annotated) == ("A title", "2022-03-02", False)
    assert [(row.language, row.cities, row.published, row.annotated) for row in others] == [(None, (), None, False)] * 3
    assert all(row.title and row.title_basis == "opening" for row in others)
    article = archive.article(given.id)
    (block,) = article.annotation.blocks
    assert (block.span.of(PAGE), block.kept, block.reason) == (PAGE, True, "not annotated yet")
    assert (article.annotation.entities, article.engines) == ((), None)


def test_what_is_not_annotated_yet_is_found_by_its_words_and_by_its_state(archive):
    import_into(archive, seeds(), None)
    assert len(rows(archive, "Kharkiv")) == 3
    assert len(rows(archive, "is:unannotated")) == 3
    assert not rows(archive, "city:Kharkiv")
    reannotate(archive, load_annotator())
    assert not rows(archive, "is:unannotated")
    assert len(rows(archive, "city:Kharkiv")) == 3


def test_the_engines_that_come_later_find_what_they_find_at_once(archive, tmp_path):
    records = [*map(story, range(12)), page(), *seeds()]
    with Archive.open(tmp_path / "at-once", lexicon=CityIndex()) as at_once:
        import_into(at_once, records, load_annotator())
        import_into(archive, records, None)
        run = reannotate(archive, load_annotator())
        assert (run.found, run.done, run.problems) == (16, 16, ())
        found, expected = state(archive), state(at_once)
        assert sorted(found[0], key=str) == sorted(expected[0], key=str)
        assert found[1] == expected[1]
    assert archive.upkeep.check() == []


def test_what_the_markup_said_is_still_known_when_the_engines_come(archive):
    import_into(archive, [page()], None)
    reannotate(archive, load_annotator())
    (row,) = rows(archive)
    assert [PAGE[one.start : one.end] for one in archive.article(row.id).links] == ["the mayor"]
    folded = [one for one in archive.article(row.id).annotation.blocks if not one.kept]
    assert [PAGE[one.start : one.end] for one in folded] == ["Our other stories"]
    assert folded[0].reason == "list of links"


def test_links_of_a_page_stored_without_them_are_learnt_when_it_is_imported_again(archive):
    import_into(archive, [replace(page(), links=())], load_annotator())
    (row,) = rows(archive)
    assert archive.article(row.id).links == ()
    assert import_into(archive, [page()], load_annotator()).known == 1
    learnt = archive.article(row.id)
    assert learnt.links == page().links
    assert learnt.asides == page().asides
    other = replace(page(), links=(Link(0, 1, "https://other.example/"),))
    import_into(archive, [other], load_annotator())
    assert archive.article(row.id) == replace(learnt, origins=archive.article(row.id).origins)
    assert archive.upkeep.check() == []


def test_slug_origins_and_marks_stay(archive):
    import_into(archive, seeds(), None)
    before = {row.id: archive.article(row.id) for row in rows(archive)}
    first = next(iter(before))
    archive.marks.set_starred(first, True)
    reannotate(archive, load_annotator())
    after = {row.id: archive.article(row.id) for row in rows(archive)}
    assert {key: (one.slug, one.origins) for key, one in after.items()} == {
        key: (one.slug, one.origins) for key, one in before.items()
    }
    assert archive.search(parse("is:starred")).ids() == [first]


def test_a_second_run_has_nothing_to_do(archive):
    import_into(archive, seeds(), None)
    reannotate(archive, load_annotator())
    before = state(archive)
    run = reannotate(archive, load_annotator())
    assert (run.found, run.done) == (0, 0)
    assert state(archive) == before


def test_articles_of_older_engines_are_annotated_again_and_newer_imports_are_not(archive, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr("warreader.ingest.run.engine_version", lambda **_: "0.0.1+00000000")
        add_seeds(archive, load_annotator())
    import_into(archive, [story(1)], load_annotator())
    assert len(archive.upkeep.stale(engine_version())) == 3
    assert reannotate(archive, load_annotator()).done == 3
    assert archive.upkeep.stale(engine_version()) == []


def test_a_query_says_which_ones(archive):
    import_into(archive, map(story, range(10)), None)
    assert reannotate(archive, load_annotator(), parse("date:2022-03-01..2022-03-04")).done == 4
    assert len(rows(archive, "is:unannotated")) == 6
    assert len(rows(archive, "city:Kharkiv")) == 4


def test_what_nobody_has_read_gets_no_inferred_date(archive):
    *dated, last = seeds()
    import_into(archive, dated, load_annotator())
    import_into(archive, [last], None)
    assert rows(archive, "is:unannotated")[0].published is None
    import_into(archive, [story(1)], load_annotator())  # settles
    assert rows(archive, "is:unannotated")[0].published is None
    reannotate(archive, load_annotator())
    assert len(rows(archive, "is:inferred")) == 1


@pytest.mark.parametrize("calls", [1, 3, 7])
def test_a_run_that_is_stopped_goes_on_where_it_was(archive, monkeypatch, tmp_path, calls):
    records = [*map(story, range(20)), *seeds()]
    with Archive.open(tmp_path / "at-once", lexicon=CityIndex()) as at_once:
        import_into(at_once, records, load_annotator())
        expected = state(at_once)
    monkeypatch.setattr("warreader.ingest.reannotation.BATCH", 2)
    import_into(archive, records, None)
    left = calls

    def stop(_done: int, _all: int) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reannotate(archive, load_annotator(), progress=stop)
    assert len(rows(archive, "is:unannotated")) == 23 - 2 * calls
    reannotate(archive, load_annotator())
    found = state(archive)
    assert sorted(found[0], key=str) == sorted(expected[0], key=str)
    assert found[1] == expected[1]
    assert archive.upkeep.check() == []


class Failing:
    """An annotator that fails on one text."""

    cautious = False
    entities = ()

    def annotate(self, text, *, keep_all=False):
        if "day 2" in text.text:
            raise ValueError("what it says")
        return load_annotator().annotate(text, keep_all=keep_all)


def test_an_article_on_which_an_engine_fails_stays_as_it_was(archive):
    import_into(archive, map(story, range(5)), None)
    run = reannotate(archive, Failing())
    assert (run.found, run.done, [one.location for one in run.problems]) == (5, 4, ["f#2"])
    (row,) = rows(archive, "is:unannotated")
    assert "day 2" in row.title
    assert reannotate(archive, load_annotator()).done == 1


def test_the_version_of_the_engines_follows_their_program_and_data(monkeypatch):
    from warreader.ingest import engines

    version = engine_version()
    assert version == engines.engine_version.__wrapped__()
    monkeypatch.setattr(engines, "_weights", lambda name: b"other" if name == engines.LINE_MODEL else b"")
    assert engines.engine_version.__wrapped__() != version


def test_caution_is_brought_to_what_is_stored(archive):
    import_into(archive, seeds(), load_annotator())
    assert engine_version(cautious=True) != engine_version()
    assert reannotate(archive, load_annotator(cautious=True)).done == 3
    assert archive.upkeep.stale(engine_version(cautious=True)) == []
    assert reannotate(archive, load_annotator()).done == 3


def test_what_was_never_compared_is_compared_when_there_is_nothing_else_to_do(archive):
    told = "The governor said that four people were killed in Kharkiv when a rocket hit the square on Wednesday. "
    ends = ("Reuters.", "More follows.")
    stories = [SourceText(f"{told * 3}{end}", Given(), Origin(f"f#{end}", "0" * 64)) for end in ends]
    import_into(archive, stories, load_annotator())
    with closing(apsw.Connection(str(archive.path))) as database:  # as an upgrade leaves it
        database.execute("INSERT INTO fresh (article) SELECT id FROM article")
        database.execute("DELETE FROM sketch; DELETE FROM copy")
    assert reannotate(archive, load_annotator()).found == 0
    assert [row.copies for row in rows(archive)] == [2, 2]
