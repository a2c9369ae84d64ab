"""Copies and versions of an article, and what differs between two of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from stories import move_along, moves, story

from warreader.archive import Archive, Version
from warreader.article import Basis, Origin, PartialDate, Published, article_id
from warreader.query import Query
from warreader.text.differences import compare
from warreader.tui.dialogs.pick_list import PickList
from warreader.tui.dialogs.related import RelatedList
from warreader.tui.jobs.related import Difference, Relative, read_difference, read_related
from warreader.tui.keys.actions import Place
from warreader.tui.render import cells, wording
from warreader.tui.render.compare import difference_page
from warreader.tui.render.pick_lines import Entry
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warreader.article import Article
    from warreader.tui.widgets.line_list import LineList

FIRST = (
    "Four people were killed in Kharkiv on Tuesday, the mayor said.\nA hospital in Saltivka lost its windows.\n"
    + "\n".join(f"Paragraph {number} tells of what stayed as it was that day." for number in range(40))
)
LATER = FIRST.replace("Four people", "At least six people") + "\nUPD: the number of dead has risen to seven."
ELSEWHERE = FIRST.replace("Kharkiv", "Kharkov")


@pytest.fixture
def kindred(tmp_path: Path, make_article: Callable[..., Article]) -> Iterator[Archive]:
    """Two versions of a page, and a copy of it elsewhere."""
    page = "https://example.org/strike"
    made = []
    for number, (text, url) in enumerate([(FIRST, page), (LATER, page), (ELSEWHERE, "https://example.net/1")]):
        article = make_article(text, title="The strike", day=dt.date(2022, 3, 1), source=f"Paper {number}")
        given = replace(article.given, url=url)
        captured = dt.datetime(2022, 3, 1, 8 + number, tzinfo=dt.UTC)
        origin = Origin(url, f"{number}" * 64, captured)
        made.append(replace(article, id=article_id(text, given), given=given, origins=(origin,)))
    with Archive.open(tmp_path / "kindred") as archive:
        archive.add(made)
        archive.relatives.link_copies()
        yield archive


def identity_of(archive: Archive, words: str) -> str:
    ids = archive.search(Query()).ids()
    return next(one for one in ids if words in archive.article(one).text)


def test_versions_come_in_their_order_then_copies_and_first_the_article_itself(kindred: Archive) -> None:
    found = read_related(kindred, identity_of(kindred, "At least six"))
    assert [one.relation for one in found[:2]] == ["this, version 2 of 2", "version 1 of 2"]
    assert found[1].when == "2022-03-01 08:00"
    assert found[2].relation.endswith("% the same")
    assert found[2].source == "Paper 2"


@pytest.fixture
def undated(tmp_path: Path, make_article: Callable[..., Article]) -> Iterator[Archive]:
    """Two versions of a page; nobody says when they were captured."""
    made = []
    for number, text in enumerate((FIRST, LATER)):
        article = make_article(text, title="The strike", day=dt.date(2022, 3, 1 + number))
        given = replace(article.given, url="https://example.org/strike")
        origin = Origin("a", "0" * 64, imported=dt.datetime(2026, 5, 1, number, tzinfo=dt.UTC))
        made.append(replace(article, id=article_id(text, given), given=given, origins=(origin,)))
    with Archive.open(tmp_path / "undated") as archive:
        archive.add(made)
        yield archive


def test_versions_that_nobody_has_captured_are_told_by_their_dates_and_never_by_the_import(undated: Archive) -> None:
    found = read_related(undated, identity_of(undated, "At least six"))
    assert [one.when for one in found] == ["2 Mar 2022", "1 Mar 2022"]


def test_versions_of_one_day_are_told_apart_by_their_times() -> None:
    times = ("09:16", "12:16", None)
    published = [Published(PartialDate(2022, 9, 11), Basis.GIVEN, 0.9, time) for time in times]
    versions = [Version("0" * 16, "The strike", None, None, True, one) for one in published]
    assert wording.version_times(versions) == ("11 Sep 2022, 09:16", "11 Sep 2022, 12:16", "11 Sep 2022")
    assert wording.version_times(versions[:1]) == ("11 Sep 2022",)


async def test_the_head_tells_an_earlier_version_of_the_same_day_by_its_time(
    reading: Any, tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    made = []
    for text, time in ((FIRST, "09:16"), (LATER, "12:16")):
        article = make_article(text, title="The strike", day=dt.date(2022, 3, 1))
        published = replace(article.annotation.published, time=time)
        given = replace(article.given, url="https://example.org/strike")
        annotation = replace(article.annotation, published=published)
        made.append(replace(article, id=article_id(text, given), given=given, annotation=annotation))
    with Archive.open(tmp_path / "day") as archive:
        archive.add(made)
        async with reading(archive, size=(100, 30)) as reader:
            await reader.press("enter")
            assert "earlier version of 1 Mar 2022, 09:16: D" in reader.text("#view")


@pytest.mark.parametrize(("width", "source"), [(40, False), (100, True)])
def test_a_narrow_row_keeps_its_headline_rather_than_its_source(width: int, source: bool) -> None:
    rows = [Relative("0" * 16, "this", "1 Mar 2022", "Slobidska Khvylia", "The strike on the square")]
    ((*pieces,),) = RelatedList(rows).draw_row(0, width)
    drawn = "".join(piece.text for piece in pieces)
    assert cells.width(drawn) <= width
    assert "The strike" in drawn
    assert ("Slobidska" in drawn) is source


async def test_the_head_of_the_latest_version_says_that_there_is_an_earlier_one_and_its_key(
    reading: Any, undated: Archive
) -> None:
    async with reading(undated, size=(100, 30)) as reader:
        await reader.press("enter")
        assert "earlier version of 1 Mar 2022: D" in reader.text("#view")


@pytest.mark.parametrize(
    ("copies", "earlier", "superseded", "key", "said"),
    [
        (1, (), False, "D", ""),
        (3, (), False, "D", "near-identical text in 3 articles: D"),
        (1, ("1 Mar 2022", "2 Mar 2022"), True, "D", "2 earlier versions · there is a later version of this page: D"),
        (1, ("no date",), False, "", "earlier version"),
    ],
)
def test_what_is_like_an_article_is_said_with_the_key_that_shows_it(
    copies: int, earlier: tuple[str, ...], superseded: bool, key: str, said: str
) -> None:
    assert wording.related_words(copies, earlier, superseded=superseded, key=key) == said


def test_the_page_says_what_differs_in_words_and_leaves_out_what_does_not(kindred: Archive) -> None:
    one, other = identity_of(kindred, "Kharkov"), identity_of(kindred, "At least six")
    page = difference_page(read_difference(kindred, one, other, whole=False))
    texts = [paragraph.text for paragraph in page.paragraphs if paragraph.text]
    assert texts[0].startswith("[-] Paper 2 · 1 March 2022")
    assert texts[2] == "In what is kept of both: 2 words removed, 13 words added, 458 words the same."
    assert "[-Four-]{+At least six+} people were killed in [-Kharkov-]{+Kharkiv+} on Tuesday, the mayor said." in texts
    assert texts[-3] == "┄ 39 paragraphs the same ┄"
    assert texts[-1] == "{+UPD: the number of dead has risen to seven.+}"


def test_texts_that_are_equal_say_so(make_article: Callable[..., Article]) -> None:
    article = make_article("One line.")
    page = difference_page(Difference(article, article, compare("One line.", "One line."), whole=True))
    assert "The source texts are equal to the last character." in [one.text for one in page.paragraphs]


@story(
    "article.related", *moves(Place.RELATED), "related.compare", "related.base", "related.open", "related.close",
    *moves(Place.DIFFERENCE), "difference.source", "difference.close",
)  # fmt: skip
async def test_story_of_copies_and_versions(reading: Any, kindred: Archive, tell: Any) -> None:
    later = identity_of(kindred, "At least six")
    async with reading(kindred, size=(100, 20), query='"at least six"') as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)
        await reader.press("enter")
        assert "near-identical text in 2 articles" in reader.text("#view")
        await teller.do("article.related")
        found = reader.app.screen.query_one("#related")
        assert (found.count, found.cursor, found.base) == (3, 1, 0)
        await reader.press("g", "g")
        for name in moves(Place.RELATED):  # each from the end that it leads away from
            start, end = (0, found.count - 1) if name.endswith(("down", "bottom")) else (found.count - 1, 0)
            found.move_to(start)
            await teller.do(name)
            assert found.cursor != start
            assert found.cursor == end or not name.endswith(("top", "bottom"))
        await reader.press("G")
        await teller.do("related.base")
        await teller.do("related.compare")  # with itself: it says so and stays
        assert reader.app.screen.place is Place.RELATED
        await reader.press("g", "g")
        await teller.do("related.compare")
        assert reader.app.screen.place is Place.DIFFERENCE
        shown = reader.app.screen.query_one("#difference")
        assert "[-Four-]{+At least six+} people" in reader.text()
        await reader.resize(60, 12)
        await move_along(teller, Place.DIFFERENCE, lambda: shown.scroll_offset.y, lambda: shown.max_scroll_y)
        await reader.press("space")
        assert shown.scroll_offset.y > 0
        await reader.press("b")
        await teller.do("difference.source")
        assert "the whole source texts" in "\n".join(reader.lines())
        await teller.do("difference.close")
        assert reader.app.screen is reader.screen
        await teller.do("article.related")
        await teller.do("related.close")
        assert reader.app.screen is reader.screen
        await reader.press("D")
        await teller.do("related.open")
        assert view.article.id != later
        assert reader.screen.history.past.read == (later, view.article.id)
        assert "there is a later version of this page" in " ".join(reader.text("#view").split())
        teller.done()


async def test_an_article_without_related_says_so(reading: Any, sixty: Archive) -> None:
    async with reading(sixty) as reader:
        await reader.press("enter", "D")
        assert "No copy of this article" in reader.text("#keys")


async def test_why_two_articles_cannot_be_compared_is_said_where_one_waits(reading: Any, kindred: Archive) -> None:
    async with reading(kindred, size=(60, 20), query='"at least six"') as reader:
        await reader.press("enter", "D", "j")
        kindred.remove([identity_of(kindred, "Kharkov")])
        await reader.press("enter")
        assert reader.app.screen.place is Place.DIFFERENCE
        shown = "\n".join(reader.lines())
        assert "comparing" not in shown
        assert "Could not compare the articles: one of them" in shown
        assert "longer in the archive" in shown
        assert not reader.notices
        await reader.resize(80, 12)
        assert "Could not compare the articles: " in "\n".join(reader.lines())


@pytest.mark.parametrize(
    "made",
    [
        lambda: RelatedList(
            [Relative(f"{n:016x}", "same text", "2022", f"Paper {n}", "The strike") for n in range(500)]
        ),
        lambda: PickList([Entry(f"Heading {n}", str(n)) for n in range(500)], 0),
    ],
    ids=["related", "pick"],
)
def test_to_draw_a_line_of_a_long_list_does_not_measure_all_of_it(
    made: Callable[[], LineList], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, measured, width = made(), list[str](), cells.width
    monkeypatch.setattr(cells, "width", lambda text: measured.append(text) or width(text))
    found.draw_row(7, 100)
    assert len(measured) < 20
