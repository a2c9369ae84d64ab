"""Versions of one page, and copies of one story."""

import datetime as dt
import itertools
import random
from dataclasses import replace

import pytest
from article_makers import make_article, origin, published

from warreader.archive._passes import relatives as related_module
from warreader.archive._writing import sketches as sketches_module
from warreader.archive._writing.pages import page_address
from warreader.article import Outlet
from warreader.query import EVERYTHING, Query, parse

PAGE = "https://www.example.org/news/1?utm_source=x"
STORY = (
    "At least four people have been killed and nine wounded in Kharkiv after the city was hit by air and rockets "
    "on Wednesday morning, the regional governor Oleh Synegubov said. The strikes damaged the police headquarters, a "
    "university building and several blocks of flats, and fires burned for hours while rescuers looked for survivors."
)


def captured(text, day, *, url=PAGE, **more):
    when = dt.datetime(2022, 3, day, 10, tzinfo=dt.UTC)
    return make_article(text, url=url, origins=(replace(origin(f"{day}.warc#1"), captured=when),), **more)


def ids(archive, query=""):
    return set(archive.search(parse(query)).ids())


def test_another_text_of_a_page_is_a_version_and_the_latest_stands_in_the_list(archive):
    first, second = captured(STORY, 2), captured(f"{STORY} Update: five killed.", 3)
    archive.add([first])
    archive.add([second])
    assert [(one.id, one.superseded) for one in archive.relatives.versions(first.id)] == [
        (first.id, True),
        (second.id, False),
    ]
    assert archive.relatives.versions(second.id) == archive.relatives.versions(first.id)
    assert archive.relatives.versions(first.id)[0].captured == dt.datetime(2022, 3, 2, 10, tzinfo=dt.UTC)
    assert ids(archive) == ids(archive, "rockets") == ids(archive, "-is:superseded") == {second.id}
    assert ids(archive, "is:superseded") == ids(archive, "is:superseded rockets") == {first.id}
    assert set(archive.search(EVERYTHING).ids()) == {first.id, second.id}
    assert archive.search(parse("is:superseded")).rows(0, 1)[0].superseded
    assert archive.facets(Query()).total == 1
    assert archive.article(first.id).text == first.text
    assert archive.upkeep.check() == []


def test_what_was_captured_later_is_the_later_version_whatever_came_first(archive):
    old, new = captured(STORY, 2), captured(f"{STORY} Update.", 9)
    archive.add([new])
    archive.add([old])
    assert [one.id for one in archive.relatives.versions(new.id)] == [old.id, new.id]
    assert ids(archive) == {new.id}


def test_what_nobody_says_to_have_captured_has_a_time_of_import_and_none_of_capture(archive):
    archive.add([make_article(f"{STORY} one", url=PAGE), captured(f"{STORY} two", 3)])
    found = {
        one.captured and one.captured.day: one for one in archive.relatives.versions(captured(f"{STORY} two", 3).id)
    }
    assert found.keys() == {None, 3}
    assert all(one.imported for one in found.values())


def test_without_times_of_capture_the_order_of_arrival_counts(archive):
    stories = [make_article(f"{STORY} {n}", url=PAGE) for n in ("one", "two", "three")]
    archive.add(stories)
    assert [one.id for one in archive.relatives.versions(stories[0].id)] == [one.id for one in stories]
    assert ids(archive) == {stories[2].id}


def test_the_version_before_comes_back_when_the_latest_is_removed(archive):
    first, second = captured(STORY, 2), captured(f"{STORY} Update.", 3)
    archive.add([first, second])
    archive.remove([second.id])
    assert ids(archive) == {first.id}
    assert archive.upkeep.check() == []


def test_a_version_that_moves_to_another_day_stays_one(archive):
    first, second = captured(STORY, 2), captured(f"{STORY} Update.", 3)
    archive.add([first, second])
    archive.dating.set_inferred(first.id, published("2022-03-01"))
    archive.upkeep.rebuild()
    assert ids(archive) == {second.id}
    assert [one.id for one in archive.relatives.versions(second.id)] == [first.id, second.id]


def test_two_stories_of_one_address_that_share_nothing_are_two_articles(archive):
    first, other = captured(STORY, 2), captured("Oil prices rose on Monday in quiet trading before the holiday.", 3)
    archive.add([first, other])
    assert ids(archive) == {first.id, other.id}
    assert len(archive.relatives.versions(first.id)) == 1


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Example.org/a/?utm_source=x&id=7#top", "example.org/a?id=7"),
        ("http://example.org:80/a", "example.org/a"),
        ("http://example.org:8080/a", "example.org:8080/a"),
        ("https://example.org/", None),
        ("https://example.org", None),
        ("ftp://example.org/a", None),
        ("file.txt", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_written_in_one_form(url, address):
    assert page_address(url) == address


def test_copies_are_linked_and_told_with_their_likeness(archive):
    same = [make_article(STORY, title=title, source=f"Site {title}") for title in ("A", "B")]
    near = make_article(f"KHARKIV (Reuters) - {STORY} Additional reporting by our staff.", source="Reuters")
    other = make_article("Oil prices rose on Monday. " * 3 + "Traders expected " + "nothing of the kind, " * 20)
    archive.add([*same, near, other])
    assert [one.id for one in archive.relatives.copies(same[0].id)] == [same[1].id]
    assert archive.relatives.link_copies() >= 2
    found = archive.relatives.copies(same[0].id)
    assert [(one.id, one.same_text, one.source) for one in found] == [
        (same[1].id, True, "Site B"),
        (near.id, False, "Reuters"),
    ]
    assert 0.5 < found[1].similarity < found[0].similarity == 1.0
    assert archive.relatives.copies(other.id) == ()
    assert {row.id: row.copies for row in archive.search(Query()).rows(0, 9)} == {
        same[0].id: 3,
        same[1].id: 3,
        near.id: 3,
        other.id: 1,
    }


def test_a_pass_goes_on_where_it_was_cut_off_and_does_nothing_twice(archive, monkeypatch):
    counts = ("four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
    stories = [make_article(STORY.replace("four", count), when=published("2022-03-02")) for count in counts]
    archive.add(stories[:4])
    monkeypatch.setattr(sketches_module, "BATCH", 2)

    class StoppedError(Exception):
        pass

    def stop(done):
        if done >= 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        archive.relatives.link_copies(stop)
    assert archive.relatives.link_copies() > 0
    assert archive.relatives.link_copies() == 0
    archive.add(stories[4:])
    archive.dating.set_inferred(stories[0].id, published("2022-05-05"))
    archive.relatives.link_copies()
    assert len(archive.relatives.copies(stories[0].id)) == len(stories) - 1


def families(archive):
    listed = archive.search(Query()).rows(0, 99)
    return {frozenset([row.id, *(one.id for one in archive.relatives.copies(row.id))]) for row in listed}


def many_stories():
    """Make six stories of five copies each."""
    dice = random.Random(3)
    words = sorted(set(STORY.split()))
    stories = [" ".join(dice.choices(words, k=60)) for _ in range(6)]
    endings = ("Reuters.", "By our staff.", "It was the first attack.", "Updated.", "More follows.")
    return [make_article(f"{story} {ending}", engines="1") for story in stories for ending in endings]


def test_a_pass_in_many_small_parts_links_what_one_in_a_single_part_links(archive, monkeypatch):
    articles = many_stories()
    archive.add(articles)
    monkeypatch.setattr(sketches_module, "_SORTED", 3)
    monkeypatch.setattr(related_module, "BATCH", 2)
    assert archive.relatives.link_copies() >= 24
    assert len(families(archive)) == 6
    archive.add([make_article(f"{articles[0].text} Again.", engines="1")])
    assert archive.relatives.link_copies() > 0  # one that is new among many: only its own bands are looked at
    assert sorted(map(len, families(archive))) == [5, 5, 5, 5, 5, 6]


def test_a_pass_that_is_cut_off_while_it_compares_goes_on_at_that_part_and_takes_what_came_since(archive, monkeypatch):
    articles = many_stories()
    archive.add(articles[:25])
    monkeypatch.setattr(sketches_module, "_SORTED", 3)
    places, read = [], related_module.read_part

    def read_some(connection, place):
        places.append(place)
        if len(places) == 9:
            raise KeyboardInterrupt
        return read(connection, place)

    monkeypatch.setattr(related_module, "read_part", read_some)
    with pytest.raises(KeyboardInterrupt):
        archive.relatives.link_copies()
    archive.add(articles[25:])
    archive.relatives.link_copies()
    assert places[9] == places[8] > 0
    assert sorted(places[:8]) == places[:8]
    assert len(families(archive)) == 6
    assert archive.upkeep.check() == []


def test_an_article_is_sketched_when_engines_have_read_it(archive):
    read, waiting = make_article(STORY, engines="1"), make_article(f"{STORY} More.", engines=None)
    archive.add([read, waiting])
    sketched = []
    archive.relatives.link_copies(sketched.append)
    assert sketched == []  # nothing was left to sketch
    archive.replace([replace(waiting, engines="1")])
    archive.relatives.link_copies(sketched.append)
    assert sketched == []
    assert [one.id for one in archive.relatives.copies(read.id)] == [waiting.id]


def test_what_waits_for_the_engines_is_compared_once_they_have_read_it(archive):
    waiting = [make_article(STORY + end, engines=None) for end in ("", " More.")]
    archive.add(waiting)
    assert archive.relatives.link_copies() == 0
    archive.replace([replace(one, engines="1") for one in waiting])
    assert archive.relatives.link_copies() == 1
    assert [one.id for one in archive.relatives.copies(waiting[0].id)] == [waiting[1].id]


def test_other_versions_of_the_own_page_are_no_copies(archive):
    first, second = captured(STORY, 2), captured(f"{STORY} Update.", 3)
    elsewhere = make_article(f"{STORY} Reuters.", url="https://example.net/x")
    archive.add([first, second, elsewhere])
    archive.relatives.link_copies()
    assert [one.id for one in archive.relatives.copies(second.id)] == [elsewhere.id]
    assert {row.id: row.copies for row in archive.search(Query()).rows(0, 9)} == {second.id: 2, elsewhere.id: 2}


def carried(text, day, url, source):
    one = captured(text, day, url=url, source=source)
    return replace(one, origins=(replace(one.origins[0], location=f"{source}.jsonl#{day}"),))


AT_ONE, AT_OTHER = "https://one.example/wire/1", "https://other.example/wire/1"


def test_a_text_published_twice_keeps_both_addresses_and_is_found_by_either_source(archive):
    here, there = carried(STORY, 2, AT_ONE, "One"), carried(STORY, 3, AT_OTHER, "Other")
    archive.add([here, there])
    archive.add([there, replace(there, given=replace(there.given, url=None, source=None))])
    article = archive.article(here.id)
    assert here.id == there.id
    assert (article.given.url, article.given.source) == (AT_ONE, "One")
    assert [(one.source, one.url) for one in article.origins] == [(None, None), ("Other", AT_OTHER)]
    assert article.elsewhere == archive.search(Query()).rows(0, 1)[0].elsewhere == (Outlet("Other", AT_OTHER),)
    for query in ("source:One", "source:Other", "source:Other rockets"):
        assert ids(archive, query) == {here.id}
    assert ids(archive, "-source:Other") == set()
    archive.upkeep.rebuild()
    assert ids(archive, "source:Other") == {here.id}
    assert archive.upkeep.check() == []


def test_an_address_that_differs_only_in_what_tracks_readers_is_kept_and_is_the_same_page(archive):
    here = carried(STORY, 2, AT_ONE, "One")
    archive.add([here])
    archive.add([carried(STORY, 3, f"{AT_ONE}?utm_source=mail", "One")])
    assert archive.article(here.id).elsewhere == (Outlet(None, f"{AT_ONE}?utm_source=mail"),)
    archive.add([carried(f"{STORY} Update.", 4, AT_ONE, "One")])
    assert here.id not in ids(archive)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_a_text_is_superseded_once_each_of_its_addresses_has_a_later_one(archive, order):
    story, update = [carried(STORY, 2, AT_ONE, "One"), carried(STORY, 3, AT_OTHER, "Other")], f"{STORY} Update."
    received = [*story, carried(update, 4, AT_ONE, "One"), carried(f"{update} More.", 5, AT_OTHER, "Other")]
    first, both = story[0].id, {received[2].id, received[3].id}
    seen = set()
    for number in order:
        archive.add([received[number]])
        seen.add(number)
        superseded = all(not {own} & seen or later in seen for own, later in ((0, 2), (1, 3)))
        if seen & {0, 1}:
            listed = both & {received[one].id for one in seen} | (set() if superseded else {first})
            assert ids(archive) == listed == ids(archive, "rockets")
            assert {one.id for one in archive.relatives.versions(first)} >= {first}
    assert ids(archive, "is:superseded") == {first}
    assert [one.id for one in archive.relatives.versions(first)] == [one.id for one in received[1:]]
    archive.relatives.link_copies()
    assert {row.id: row.copies for row in archive.search(EVERYTHING).rows(0, 9)} == {first: 1, **dict.fromkeys(both, 2)}
    archive.remove([received[3].id])
    assert ids(archive) == {first, received[2].id}
    assert archive.upkeep.check() == []
