from dataclasses import replace

import pytest
from article_makers import KHARKIV, KYIV, SPRINGFIELD, chosen_city, make_article, published

from warreader.archive import Archive, Correction
from warreader.article import Basis, PartialDate, TitleBasis
from warreader.errors import NothingFoundError, UsageError
from warreader.query import Query, parse

FIRST = make_article(
    "Shells hit Kharkiv and Kyiv",
    when=published("2022-03-02", Basis.CRAWLER),
    cities=[(KHARKIV, (11, 18), True), (KYIV, (23, 27), False)],
)
SECOND = make_article("Fire somewhere", when=published("2022-03-01"))
UNDATED = make_article("Nobody says when")
DAY = PartialDate(2022, 2, 27)


def found(archive, query):
    return archive.search(parse(query)).ids()


@pytest.fixture
def stored(archive):
    archive.add([FIRST, SECOND, UNDATED])
    return archive


def test_a_corrected_date_moves_the_article_and_keeps_what_the_engines_read(stored):
    assert stored.correct(FIRST.id, Correction(date=DAY))
    corrected = stored.article(FIRST.id).annotation.published
    assert (corrected.date, corrected.basis) == (DAY, Basis.CORRECTED)
    assert [(str(one.date), one.basis) for one in corrected.alternatives] == [("2022-03-02", Basis.CRAWLER)]
    assert found(stored, "date:2022-02-27") == found(stored, "basis:corrected") == [FIRST.id]
    assert found(stored, "date:2022-03-02") == found(stored, "basis:crawler") == []
    assert found(stored, "") == [SECOND.id, FIRST.id, UNDATED.id]
    assert [(day.key, day.count) for day in stored.facets(Query()).days] == [("2022-02-27", 1), ("2022-03-01", 1)]
    row = stored.search(parse("basis:corrected")).rows(0, 1)[0]
    assert (str(row.published.date), row.slug) == ("2022-02-27", FIRST.slug)


def test_the_printed_time_stays_with_its_day_and_goes_with_another(archive):
    printed = replace(published("2022-03-02"), time="10:06", zone="EET")
    article = make_article("Shells hit Kharkiv at ten", when=printed)
    archive.add([article])
    for day, time in ((printed.date, ("10:06", "EET")), (DAY, (None, None))):
        archive.correct(article.id, Correction(date=day))
        corrected = archive.article(article.id).annotation.published
        assert (corrected.date, corrected.time, corrected.zone) == (day, *time)


def test_a_corrected_headline_is_found_and_shown_and_the_slug_stays(stored):
    stored.correct(FIRST.id, Correction(title="  Rockets on\nKharkiv "))
    annotation = stored.article(FIRST.id).annotation
    assert (annotation.title, annotation.title_basis) == ("Rockets on Kharkiv", TitleBasis.CORRECTED)
    assert found(stored, "title:rockets") == [FIRST.id]
    assert found(stored, "title:shells") == []
    assert stored.article(FIRST.id).slug == FIRST.slug
    assert found(stored, "basis:corrected") == []
    assert found(stored, "is:corrected") == [FIRST.id]


def test_corrected_cities_are_what_it_is_about_and_the_others_are_only_named(stored):
    stored.correct(FIRST.id, Correction(cities=(chosen_city(KYIV), chosen_city(SPRINGFIELD))))
    cities = stored.article(FIRST.id).annotation.cities
    assert [(city.name, city.focus, len(city.mentions)) for city in cities] == [
        ("Kyiv", True, 1),
        ("Springfield", True, 0),
        ("Kharkiv", False, 1),
    ]
    assert found(stored, f"about:{SPRINGFIELD}") == found(stored, f"city:{SPRINGFIELD}") == [FIRST.id]
    assert found(stored, "about:Kyiv") == [FIRST.id]
    assert found(stored, "about:Kharkiv") == []
    assert found(stored, "city:Kharkiv") == [FIRST.id]
    facets = {city.name: (city.count, city.about) for city in stored.facets(Query()).cities}
    assert facets == {"Kyiv": (1, 1), "Springfield": (1, 1), "Kharkiv": (1, 0)}
    row = next(row for row in stored.search(Query()).rows(0, 9) if row.id == FIRST.id)
    assert [(city.name, city.focus) for city in row.cities][:2] == [("Kyiv", True), ("Springfield", True)]


def test_a_date_can_be_taken_away(stored):
    stored.correct(FIRST.id, Correction(undated=True))
    assert stored.article(FIRST.id).annotation.published is None
    assert FIRST.id in found(stored, "date:unknown")


def test_a_correction_survives_another_import_a_new_annotation_a_rebuild_and_a_new_archive(stored, tmp_path):
    stored.correct(FIRST.id, Correction(date=DAY, title="Mine"))
    stored.add([FIRST])
    stored.replace([FIRST])
    stored.upkeep.rebuild()
    stored.remove([FIRST.id])
    assert found(stored, "is:corrected") == []
    stored.add([FIRST])
    assert found(stored, "date:2022-02-27 title:mine") == [FIRST.id]
    with Archive.open(tmp_path / "other", user=stored.path.parent) as other:
        other.add([FIRST, SECOND])
        assert found(other, "date:2022-02-27 title:mine") == [FIRST.id]
        other.correct(SECOND.id, Correction(title="Also mine"))
    assert found(stored, "title:also") == []
    assert stored.apply_corrections() == 1
    assert found(stored, "title:also") == [SECOND.id]
    assert stored.upkeep.check() == []


def test_undo_brings_back_what_the_engines_said(stored):
    before = [stored.article(one.id) for one in (FIRST, SECOND, UNDATED)]
    facets = stored.facets(Query())
    stored.correct(FIRST.id, Correction(date=DAY))
    stored.correct(FIRST.id, Correction(date=DAY, title="Mine", cities=()))
    stored.correct(UNDATED.id, Correction(date=PartialDate(2022, 3)))
    assert stored.undo().articles == (UNDATED.id,)
    assert found(stored, "date:unknown") == [UNDATED.id]
    stored.undo()
    assert found(stored, "basis:corrected") == [FIRST.id]
    assert found(stored, "title:mine") == []
    stored.undo()
    assert [stored.article(one.id) for one in (FIRST, SECOND, UNDATED)] == before
    assert stored.facets(Query()) == facets


def test_a_correction_wins_over_an_inferred_date_which_waits_beneath_it(stored):
    guess = published("2022-03-06", Basis.INFERRED, "2022-02-27")
    stored.dating.set_inferred(UNDATED.id, guess)
    stored.correct(UNDATED.id, Correction(date=DAY))
    assert UNDATED.id not in stored.dating.undated()
    later = published("2022-03-13", Basis.INFERRED)
    assert stored.dating.set_inferred(UNDATED.id, later)
    assert not stored.dating.set_inferred(UNDATED.id, later)
    assert found(stored, "date:2022-02-27") == [UNDATED.id]
    stored.undo()
    assert stored.article(UNDATED.id).annotation.published == later
    assert found(stored, "is:inferred") == [UNDATED.id]


def test_a_stop_between_the_two_databases_is_made_good_at_the_next_start(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add([FIRST, SECOND])
        archive.marks.set_correction(FIRST.id, Correction(date=DAY))
        assert found(archive, "basis:corrected") == []
    with Archive.open(tmp_path) as archive:
        assert found(archive, "basis:corrected") == [FIRST.id]
        archive.marks.undo()
    with Archive.open(tmp_path) as archive:
        assert found(archive, "basis:corrected") == []
        assert found(archive, "date:2022-03-02") == [FIRST.id]


def test_saying_the_same_again_is_no_news(stored):
    assert stored.correct(FIRST.id, Correction(title="Mine"))
    assert not stored.correct(FIRST.id, Correction(title="Mine"))
    assert stored.marks.correction(FIRST.id) == Correction(title="Mine")
    assert stored.correct(FIRST.id, Correction())
    assert not stored.marks.correction(FIRST.id)


def test_what_makes_no_sense_is_refused(stored):
    with pytest.raises(NothingFoundError):
        stored.correct("f" * 16, Correction(title="Mine"))
    with pytest.raises(UsageError):
        Correction(title=" ")
    with pytest.raises(UsageError):
        Correction(cities=tuple(map(chosen_city, (KYIV, KHARKIV, SPRINGFIELD, 4409896))))
