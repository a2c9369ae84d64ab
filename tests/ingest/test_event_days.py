"""The days that a story tells of follow the date that was inferred for it, and go with it."""

from __future__ import annotations

import pytest

from warreader.archive import Archive, Correction
from warreader.article import Given, Label, Origin, PartialDate, SourceText
from warreader.ingest import CityIndex, add_seeds, import_into, load_annotator, run_passes
from warreader.query import parse
from warreader.text.annotate import days_told
from warreader.text.dates import event_day


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as opened:
        yield opened


def found(archive, query):
    listing = archive.search(parse(query))
    return [row.id for row in listing.rows(0, listing.total)]


def days(archive, identity):
    return {
        entity.text: entity.day
        for entity in archive.article(identity).annotation.entities
        if entity.label is Label.DATE
    }


def test_an_inferred_date_tells_which_sunday_is_meant(archive):
    add_seeds(archive, load_annotator())
    (inferred,) = found(archive, "date:~2022-02")
    article = archive.article(inferred)
    assert str(article.annotation.published.date) == "2022-02-27"
    assert event_day(article.annotation.entities, article.annotation.published) == "2022-02-27"
    assert inferred in found(archive, "event:2022-02-27")


def test_the_days_go_with_the_inference(archive):
    add_seeds(archive, load_annotator())
    (inferred,) = found(archive, "date:~2022-02")
    archive.remove([one for one in found(archive, "date:2022") if one != inferred])
    run_passes(archive)
    assert found(archive, "event:2022-02-27") == []
    article = archive.article(inferred)
    annotator = load_annotator()
    afresh = annotator.annotate(SourceText(article.text, article.given, Origin("a", "")))
    days = [(one.start, one.end, one.day) for one in article.annotation.entities]
    assert days == [(one.start, one.end, one.day) for one in afresh.entities]


def test_a_filled_year_dates_the_events_and_settling_again_changes_nothing(archive):
    told = "The governor Oleg Synegubov told reporters in Kharkiv that Saltivka and Chuhuiv were shelled {} on Tuesday."
    dated = [
        SourceText(
            f"{told.format(word)}\nKarazin University burned.",
            Given(title=f"T{number}", published=f"2022-03-0{number + 1}"),
            Origin(f"a#{number}", "0" * 64),
        )
        for number, word in enumerate(("again", "heavily", "at dawn"))
    ]
    yearless = f"KHARKIV, March 2 (Reuters) - {told.format('again')}\nKarazin University burned."
    import_into(archive, [*dated, SourceText(yearless, Given(), Origin("b", "0" * 64))], load_annotator())
    (filled,) = found(archive, "basis:year-filled")
    assert days(archive, filled)["Tuesday"] == "2022-03-01"
    before = archive.article(filled)
    run_passes(archive)
    assert archive.article(filled) == before


def test_with_its_own_date_a_text_tells_of_the_days_that_the_engines_found(archive):
    add_seeds(archive, load_annotator())
    for identity in found(archive, "date:2022"):
        article = archive.article(identity)
        own = tuple(one for one in article.annotation.entities if one.label is Label.DATE)
        assert own
        assert days_told(article.text, article.annotation, article.annotation.published) == own


def test_a_corrected_date_dates_the_events_too_and_takes_them_back(archive):
    text = "Shells hit a school in Kharkiv on Tuesday, the governor said, and nobody was hurt in the building."
    import_into(archive, [SourceText(text, Given(published="2022-03-03"), Origin("a", "0" * 64))], load_annotator())
    (identity,) = found(archive, "Kharkiv")
    assert found(archive, "event:2022-03-01") == [identity]
    archive.correct(identity, Correction(date=PartialDate.parse("2022-04-07")))
    assert found(archive, "event:2022-03-01") == []
    assert found(archive, "event:2022-04-05") == [identity]
    assert days(archive, identity)["Tuesday"] == "2022-04-05"
    archive.correct(identity, Correction())
    assert days(archive, identity)["Tuesday"] == "2022-03-01"
