import stat
from dataclasses import replace
from datetime import UTC, datetime

import apsw
import pytest
from article_makers import KHARKIV, KYIV, Gazetteer, make_article, origin, published

from warreader.archive import Archive, Correction
from warreader.article import Basis, City, Label, Mention
from warreader.errors import NothingFoundError, UsageError
from warreader.query import Query, parse

FIRST = make_article("Shells hit Kharkiv", when=published("2022-03-02"), cities=[(KHARKIV, (11, 18), True)])
SECOND = make_article("Fire in Kyiv", when=published("2022-03-01"), cities=[(KYIV, (8, 12), True)])


def titles(archive, query=""):
    return [row.title for row in archive.search(parse(query)).rows(0, 100)]


def contents(path):
    """Every row of every table, as a comparison of two archives needs it."""
    connection = apsw.Connection(str(path))
    plain = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    tables = [name for (name,) in connection.execute(plain)]
    found = {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in tables}
    connection.close()
    return found


def test_an_article_comes_back_as_it_was_stored(archive):
    archive.add([FIRST])
    stored = archive.article(FIRST.id)
    assert replace(stored, origins=()) == replace(FIRST, origins=())
    assert stored.origins[0].location == "a.txt"
    assert stored.origins[0].imported is not None


@pytest.mark.parametrize(
    "text", ["a\ud800b", "nul \0 inside", "", "\r\n\v\x85", "😀" * 3, "\ue000a", "\ufffe", "x" * 100_000]
)
def test_any_text_survives(archive, text):
    article = make_article(text, title=text[:30], source=text[:30], language=None)
    archive.add([article])
    assert archive.article(article.id).text == text
    assert archive.article(article.id).given == article.given
    assert len(archive.search(Query()).rows(0, 2)) == 1
    assert archive.facets(Query()).total == 1


def test_adding_twice_changes_nothing(archive):
    assert archive.add([FIRST, SECOND]).stored == 2
    archive.close()
    before = contents(archive.path)
    with Archive.open(archive.path.parent) as again:
        report = again.add([SECOND, FIRST, FIRST])
    assert (report.stored, report.known, report.stored_ids) == (0, 3, ())
    assert contents(archive.path) == before


def test_the_same_text_arriving_again_adds_an_origin_and_nothing_else(archive):
    archive.add([FIRST])
    captured = datetime(2022, 3, 3, 10, 6, tzinfo=UTC)
    elsewhere = replace(origin("b/c.jsonl#7", b"other"), captured=captured)
    report = archive.add([replace(FIRST, origins=(elsewhere,))])
    assert (report.stored, report.known) == (0, 1)
    stored = archive.article(FIRST.id)
    assert [one.location for one in stored.origins] == ["a.txt", "b/c.jsonl#7"]
    assert stored.origins[1].captured == captured
    assert stored.origins[1].sha256 == elsewhere.sha256
    assert len(archive) == 1


def test_the_same_text_with_another_given_title_is_another_article_linked_as_duplicate(archive):
    other = make_article(FIRST.text, title="Another headline")
    assert archive.add([FIRST, other]).stored == 2
    assert titles(archive, "is:duplicate") == ["Another headline"]
    archive.remove([FIRST.id])
    assert titles(archive, "is:duplicate") == []
    assert titles(archive) == ["Another headline"]


def test_a_batch_is_stored_as_a_whole_or_not_at_all(archive):
    broken = replace(SECOND, id="not an ID")
    with pytest.raises(ValueError, match="fromhex"):
        archive.add([FIRST, broken])
    assert len(archive) == 0
    assert archive.add([FIRST]).stored == 1


def test_two_articles_never_share_a_slug(archive):
    twin = replace(SECOND, id=FIRST.id[:8] + "0123abcd", slug=FIRST.slug)
    archive.add([FIRST, twin])
    slugs = {row.slug for row in archive.search(Query()).rows(0, 10)}
    assert len(slugs) == 2
    assert FIRST.slug in slugs
    assert archive.article(twin.id).slug.endswith("0123abcd")


def test_a_slug_of_its_own_stays_though_an_id_begins_alike(archive):
    twin = replace(SECOND, id=FIRST.id[:8] + "0123abcd", slug=SECOND.slug)
    archive.add([FIRST, twin])
    assert archive.article(twin.id).slug == SECOND.slug


def test_newest_first_and_what_has_no_date_last(archive):
    undated = make_article("No date at all")
    month = make_article("Some time in March", when=published("2022-03"))
    archive.add([undated, SECOND, FIRST, month])
    newest = ["Shells hit Kharkiv", "Some time in March", "Fire in Kyiv", "No date at all"]
    assert titles(archive) == newest
    assert titles(archive, "sort:oldest") == newest[::-1]
    assert titles(archive, "sort:title") == sorted(newest, key=str.casefold)


def test_relevance_puts_a_word_in_the_title_before_one_in_the_text(archive):
    in_text = make_article(
        "a long text in which fire is named once among others", title="Night", when=published("2022-03-05")
    )
    in_title = make_article(
        "it burnt all night long in the old town by the river", title="Fire", when=published("2020-01-01")
    )
    archive.add([in_text, in_title])
    assert titles(archive, "fire") == ["Night", "Fire"]
    assert titles(archive, "fire sort:relevance") == ["Fire", "Night"]


def test_an_id_is_found_by_its_beginning_and_by_the_slug(archive):
    archive.add([FIRST, SECOND])
    assert archive.resolve(FIRST.id) == FIRST.id
    assert archive.resolve(FIRST.id[:9].upper()) == FIRST.id
    assert archive.resolve(FIRST.slug) == FIRST.id


@pytest.mark.parametrize(
    "prefix", ["", "zz", "f" * 17, "0123456789abcdef", "no-such-slug-0123abcd", "\ud800", "' OR 1"]
)
def test_an_unknown_id_is_nothing_found(archive, prefix):
    archive.add([replace(FIRST, id="aaaaaaaaaaaaaaaa")])
    with pytest.raises(NothingFoundError):
        archive.resolve(prefix)


def test_an_ambiguous_id_is_wrong_use(archive):
    archive.add([replace(FIRST, id="ab00000000000000"), replace(SECOND, id="abffffffffffffff")])
    with pytest.raises(UsageError, match="ab00000000000000, abffffffffffffff"):
        archive.resolve("ab")


def test_an_inferred_date_moves_the_article_and_can_be_taken_back(archive):
    undated = make_article("Fighting on Sunday", names=[(Label.PER, (12, 18), "Sunday")])
    archive.add([SECOND, undated, FIRST])
    inferred = published("2022-02-27", Basis.INFERRED, "2022-03-06")
    assert archive.dating.set_inferred(undated.id, inferred)
    assert not archive.dating.set_inferred(undated.id, inferred)
    assert titles(archive)[-1] == "Fighting on Sunday"
    assert archive.article(undated.id).annotation.published == inferred
    assert archive.article(undated.id).slug == undated.slug
    assert archive.dating.undated() == [undated.id]
    assert titles(archive, "date:2022-02") == titles(archive, "date:2022-03-06") == []
    assert titles(archive, "date:~2022-02") == titles(archive, "date:~2022-03-06") == ["Fighting on Sunday"]
    assert titles(archive, "fighting") == ["Fighting on Sunday"]
    assert archive.names.counts(Label.PER) == {"Sunday": 1}
    assert archive.dating.set_inferred(undated.id, None)
    assert archive.article(undated.id).annotation.published is None
    assert titles(archive, "date:~2022") == ["Shells hit Kharkiv", "Fire in Kyiv"]


def test_marks_stay_when_an_article_moves_or_comes_again(archive):
    undated = make_article("Fighting on Sunday")
    archive.add([undated])
    archive.marks.set_starred(undated.id, True)
    archive.dating.set_inferred(undated.id, published("2022-02-27", Basis.INFERRED))
    assert titles(archive, "is:starred") == ["Fighting on Sunday"]
    archive.remove([undated.id])
    assert titles(archive, "is:starred") == []
    archive.add([undated])
    assert titles(archive, "is:starred") == ["Fighting on Sunday"]


def test_names_are_joined_over_the_archive_and_each_article_keeps_its_spelling(archive):
    one = make_article("Oleg Synegubov said", names=[(Label.PER, (0, 14), "Oleg Synegubov")])
    two = make_article("Sinegubov wrote", names=[(Label.PER, (0, 9), "Sinegubov")])
    archive.add([one, two])
    assert archive.names.counts(Label.PER) == {"Oleg Synegubov": 1, "Sinegubov": 1}
    assert archive.names.counts(Label.ORG) == {}
    assert archive.names.join(Label.PER, {"Sinegubov": "Oleg Synegubov"}) == 1
    assert [(one.name, one.count) for one in archive.facets(Query()).people] == [("Oleg Synegubov", 2)]
    for spelling in ("Synegubov", "sinegubov", '"Oleg Synegubov"'):
        assert len(titles(archive, f"person:{spelling}")) == 2
    entity = archive.article(two.id).annotation.entities[0]
    assert (entity.text, entity.name) == ("Sinegubov", "Oleg Synegubov")
    assert archive.names.join(Label.PER, {}) == 1
    assert len(titles(archive, "person:Sinegubov")) == 1


def test_what_the_engines_understand_anew_replaces_the_old(archive):
    archive.add([FIRST])
    better = replace(FIRST.annotation, title="Kharkiv shelled", cities=(), published=published("2022-03-04"))
    assert archive.replace([replace(FIRST, annotation=better, slug="another", origins=())]) == 1
    stored = archive.article(FIRST.id)
    assert (stored.annotation.title, stored.slug) == ("Kharkiv shelled", FIRST.slug)
    assert len(stored.origins) == 1
    assert titles(archive, "city:Kharkiv") == []
    assert titles(archive, "date:2022-03-04 title:shelled") == ["Kharkiv shelled"]
    assert archive.replace([SECOND]) == 0


def test_an_article_keeps_its_place_in_the_list_until_its_day_changes(archive):
    three = [make_article(f"Report {number}", when=published("2022-03-02")) for number in range(3)]
    archive.add([*three, make_article("Undated one"), make_article("Undated two")])
    before = titles(archive)
    archive.replace([three[0], archive.article(archive.search(parse("Undated")).ids()[-1])])
    archive.correct(three[1].id, Correction(title="Report 1"))
    assert titles(archive) == before
    archive.dating.set_inferred(three[0].id, published("2022-03-03"))
    assert titles(archive) == ["Report 0", *(title for title in before if title != "Report 0")]


def test_removing_leaves_nothing_behind_but_the_marks(archive):
    archive.add([FIRST, SECOND])
    archive.marks.set_read(FIRST.id, True)
    assert archive.remove([FIRST.id, FIRST.id]) == 1
    assert titles(archive) == ["Fire in Kyiv"]
    assert titles(archive, "shells OR city:Kharkiv") == []
    assert [city.name for city in archive.facets(Query()).cities] == ["Kyiv"]
    with pytest.raises(NothingFoundError):
        archive.article(FIRST.id)
    assert archive.marks.get(FIRST.id).read


def test_neighbours_are_dated_articles_that_share_rare_words(archive):
    undated = make_article("Governor Sinegubov said troops entered the city")
    near = make_article("Sinegubov told of troops in the streets", when=published("2022-02-27"))
    far = make_article("Wheat prices rose again", when=published("2022-02-27"))
    month = make_article("Sinegubov and troops some day", when=published("2022-02"))
    guessed = make_article("Sinegubov and troops, guessed", when=published("2022-02-27", Basis.INFERRED))
    copy = make_article(undated.text, title="Copy", when=published("2022-03-01"))
    archive.add([undated, near, far, month, guessed, copy])
    found = archive.dating.neighbours(undated)
    assert [one.id for one in found] == [near.id]
    assert found[0].text == near.text
    assert found[0].published == near.annotation.published


def test_a_city_of_a_shared_name_is_chosen_by_number(archive):
    place = make_article("In Springfield", cities=[(4250542, (3, 14), True)])
    archive.add([place, FIRST])
    assert archive.city_value(KHARKIV) == "Kharkiv"
    assert archive.city_value(4250542) == "4250542"
    assert titles(archive, "city:4250542") == ["In Springfield"]


def test_without_a_gazetteer_a_city_is_known_by_the_spellings_of_the_archive(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add([make_article("In Kharkov now", cities=[(KHARKIV, (3, 10), True)]), SECOND])
        assert titles(archive, "city:kharkov") == ["In Kharkov now"]
        assert titles(archive, "city:Lviv") == []


def test_the_folder_is_private_and_user_db_may_live_elsewhere(tmp_path):
    cache, home = tmp_path / "deep" / "cache", tmp_path / "home"
    with Archive.open(cache, user=home, lexicon=Gazetteer()) as archive:
        archive.add([FIRST])
        archive.marks.set_read(FIRST.id, True)
        assert titles(archive, "is:read") == ["Shells hit Kharkiv"]
    assert stat.S_IMODE(cache.stat().st_mode) == stat.S_IMODE(home.stat().st_mode) == 0o700
    assert (home / "user.db").exists()
    assert not (cache / "user.db").exists()


def test_pages_stay_right_in_whatever_order_they_are_asked_for(archive):
    archive.add(
        [make_article(f"Shells hit town {n:03}", when=published(f"2022-03-{n % 28 + 1:02}")) for n in range(120)]
    )
    for query in ("", "shells", "shells sort:oldest", "sort:title"):
        whole = archive.search(parse(query)).ids()
        listing = archive.search(parse(query))
        for start, stop in [
            (60, 70),
            (0, 10),
            (65, 75),
            (110, 130),
            (118, 119),
            (50, 60),
            (100, 110),
            (0, 120),
            (120, 130),
        ]:
            assert [row.id for row in listing.rows(start, stop)] == whole[start:stop]
            if start == 65:
                assert listing.total == 120
        assert listing.rows(-5, 3) == listing.rows(0, 3)
        assert listing.rows(7, 7) == listing.rows(9, 3) == []


def test_a_city_that_geonames_does_not_have_is_stored_found_and_counted(archive):
    place = (4_000_000_008, "Robotyne", "UA", None, 47.44, 35.83)
    city = City(*place, True, False, 1.0, (Mention(0, 8),))
    article = make_article("Robotyne is free", when=published("2023-08-28"))
    article = replace(article, annotation=replace(article.annotation, cities=(city,)))
    archive.add([article])
    assert archive.article(article.id).annotation.cities == (city,)
    assert [one.geonameid for one in archive.search(parse("about:4000000008")).rows(0, 1)[0].cities] == [place[0]]
    assert [(one.geonameid, one.name, one.count) for one in archive.facets(Query()).cities] == [(*place[:2], 1)]
