"""Lines that return across the articles of one source are folded, and nothing that a story says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from warreader.archive import Archive
from warreader.article import Aside, Given, Kind, Origin, SourceText
from warreader.ingest import CityIndex, engine_version, import_into, load_annotator, reannotate, remove_articles
from warreader.ingest._due_note import UNSETTLED
from warreader.query import Query

SLOGAN = "We tell what others pass over in silence"
SET_PHRASE = "He did not elaborate."
DAYS = ("2022-03-01", "2022-03-02", "2022-03-03")


def story(
    number: int, source: str | None = "Example News", *, slogan: bool = True, day: str | None = None
) -> SourceText:
    paragraphs = [
        f"Shelling hit house number {number} in the north of Kharkiv overnight, the regional governor told reporters.",
        f"At least {number + 2} people were wounded, among them two children, and taken to a hospital in the centre.",
        SET_PHRASE,
        f"Rescuers pulled {number + 4} residents from the ruins before dawn, and the search went on until the evening.",
        *([SLOGAN] if slogan else []),
    ]
    given = Given(published=day or DAYS[number % 3], source=source)
    return SourceText("\n".join(paragraphs), given, Origin(f"f#{number}-{source}", "0" * 64))


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as opened:
        yield opened


def articles(archive):
    listing = archive.search(Query())
    return sorted((archive.article(row.id) for row in listing.rows(0, listing.total)), key=lambda one: one.id)


def folded(article):
    return [(block.span.of(article.text), block.reason) for block in article.annotation.blocks if not block.kept]


def test_a_line_of_many_articles_of_one_source_folds_and_says_in_how_many(archive):
    import_into(archive, [story(number) for number in range(6)], load_annotator())
    for article in articles(archive):
        assert folded(article) == [(SLOGAN, "in 6 articles of this source")]


def test_a_sentence_that_reporters_write_often_is_kept(archive):
    import_into(archive, [story(number) for number in range(12)], load_annotator())
    assert all(SET_PHRASE not in dict(folded(article)) for article in articles(archive))


@pytest.mark.parametrize(
    "stories",
    [
        [story(number) for number in range(3)],
        [story(number, f"Source {number}") for number in range(6)],
        [story(number, None) for number in range(6)],
        [story(number, slogan=number < 4) for number in range(100)],
        [story(number, day="2022-03-01") for number in range(6)],
    ],
    ids=["few", "of many sources", "of no source", "rare", "of one day"],
)
def test_what_returns_too_little_is_kept(archive, stories):
    import_into(archive, stories, load_annotator())
    assert all(not folded(article) for article in articles(archive))


def test_copies_of_one_article_are_no_evidence(archive):
    records = [story(number) for number in range(2)]
    for copy in range(4):  # the same text, said to be of other days
        text = records[0].text
        records.append(SourceText(text, Given(published=DAYS[copy % 3], source="Example News"), Origin(f"c{copy}", "")))
    import_into(archive, records, load_annotator())
    assert all(not folded(article) for article in articles(archive))


def test_a_later_import_is_evidence_for_what_was_there(archive):
    import_into(archive, [story(number) for number in range(3)], load_annotator())
    import_into(archive, [story(number) for number in range(3, 6)], load_annotator())
    assert [folded(article) for article in articles(archive)] == [[(SLOGAN, "in 6 articles of this source")]] * 6


def test_doing_it_again_changes_nothing(archive):
    import_into(archive, [story(number) for number in range(6)], load_annotator())
    before = articles(archive)
    import_into(archive, [story(9, "Another")], load_annotator())
    import_into(archive, [story(6)], load_annotator())
    after = {article.id: article for article in articles(archive)}
    assert [after[article.id] for article in before] == before


def stop(*_arguments, **_options):
    raise KeyboardInterrupt


@pytest.fixture
def _stopped(archive, monkeypatch):
    """An import that was stopped when all was stored, and before anything was folded."""
    with monkeypatch.context() as cut:
        cut.setattr("warreader.ingest._finish.fold_repeated_lines", stop)
        with pytest.raises(KeyboardInterrupt):
            import_into(archive, [story(number) for number in range(6)], load_annotator())
    assert not any(map(folded, articles(archive)))


@pytest.mark.usefixtures("_stopped")
@pytest.mark.parametrize(
    "go_on",
    [
        lambda archive: import_into(archive, [story(number) for number in range(6)], load_annotator()),
        lambda archive: import_into(archive, [], load_annotator()),
        lambda archive: reannotate(archive, load_annotator()),
    ],
)
def test_what_a_stopped_import_did_not_fold_is_folded_by_whoever_comes_next(archive, go_on):
    go_on(archive)
    assert all(SLOGAN in dict(folded(article)) for article in articles(archive))
    assert not archive.path.with_name(UNSETTLED).exists()


@pytest.mark.usefixtures("_stopped")
def test_without_the_engines_it_stays_due(archive):
    remove_articles(archive, [articles(archive)[0].id])
    reannotate(archive, load_annotator())
    assert all(SLOGAN in dict(folded(article)) for article in articles(archive))


def test_engines_of_other_libraries_fold_it_too(archive):
    annotator = replace(load_annotator(), entities=(("en", "rules"),))
    import_into(archive, [story(number) for number in range(6)], annotator)
    assert all(SLOGAN in dict(folded(article)) for article in articles(archive))


def test_other_engines_fold_it_too(archive):
    import_into(archive, [story(number) for number in range(6)], load_annotator())
    expected = [(one.id, folded(one)) for one in articles(archive)]
    assert reannotate(archive, load_annotator(cautious=True)).done == 6
    assert [(one.id, folded(one)) for one in articles(archive)] == expected
    assert archive.upkeep.stale(engine_version(cautious=True)) == []


def test_what_the_markup_said_stays_beside_it(archive):
    records = [story(number) for number in range(6)]
    first = records[0]
    start = first.text.index("At least")
    aside = Aside(start, first.text.index("\n", start), Kind.RELATED, "list of links")
    records[0] = SourceText(first.text, first.given, first.origin, asides=(aside,))
    import_into(archive, records, load_annotator())
    (article,) = [one for one in articles(archive) if one.text == first.text]
    assert [reason for _, reason in folded(article)] == ["list of links", "in 6 articles of this source"]
    assert [one.reason for one in article.asides] == ["list of links", "in 6 articles of this source"]
