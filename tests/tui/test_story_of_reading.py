"""The reading view, finding in it, and the card of a name: every action by its key, with its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stories import move_along, moves, story

from warreader.archive import NameChoice
from warreader.article import Label
from warreader.ingest.name_joining import join_spellings
from warreader.tui.dialogs.name_card import CardList, CardScreen
from warreader.tui.keys.actions import Place
from warreader.tui.render.card import card_lines
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from warreader.archive import Archive

ARTICLES = 60


@story(
    *moves(Place.READING), "reading.out",
    "reading.find", "reading.clear", "reading.next-name", "reading.previous-name", "reading.evidence",
    "reading.unfold", "reading.marks", "reading.narrower", "reading.wider",
)  # fmt: skip
async def test_story_of_the_reading_view(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty, size=(160, 30)) as reader:
        teller, view = tell(reader), reader.screen.query_one(ReadingView)

        def top() -> int:
            return view.scroll_offset.y

        await reader.press("enter")
        await move_along(teller, Place.READING, top, lambda: view.max_scroll_y)
        for on, back in (("space", "b"), ("d", "u")):
            await reader.press(on)
            assert top() > 0
            await reader.press(back)
            assert top() == 0
        await teller.do("reading.next-name")
        assert "Oleh Synegubov · Person · 1 of 2" in reader.text("#status")
        await teller.do("reading.previous-name")
        assert "Ihor Terekhov · Person · 2 of 2" in reader.text("#status")
        await teller.do("reading.clear")
        assert " of " not in reader.text("#status")
        await teller.do("reading.evidence")
        assert "stated" in reader.text("#status") + reader.text("#keys")
        await reader.press("escape") if reader.screen.reading.finder.finding else None
        await teller.do("reading.unfold")
        assert "Read more" in reader.text("#view")
        await teller.do("reading.marks")
        assert not view.names_highlighted
        before = view.measure
        await teller.do("reading.narrower")
        assert view.measure < before
        await teller.do("reading.wider", count="2")
        assert view.measure > before
        await teller.do("reading.find")
        assert reader.screen.place is Place.FIND
        await reader.press("escape")
        await teller.do("reading.out")
        assert reader.screen.place is Place.LIST
        teller.done()


@story("find.take", "find.drop", "reading.sift")
async def test_story_of_finding_in_an_article(reading: Any, sixty: Archive, tell: Any) -> None:
    async with reading(sixty) as reader:
        teller = tell(reader)
        await reader.press("enter", "slash", *"hospital")
        await teller.do("find.take")
        assert reader.screen.place is Place.READING
        assert "hit 1 of 2" in reader.text("#status")
        await teller.do("reading.sift")
        assert "┄ 90 paragraphs without a hit ┄" in reader.text("#view")
        await teller.do("reading.sift")
        assert "without a hit" not in reader.text("#view")
        await reader.press("slash")
        await teller.do("find.drop")
        assert "hit" not in reader.text("#status")
        teller.done()


@story(
    "reading.card", *moves(Place.CARD), "card.choose", "card.filter", "card.split", "card.close",
)  # fmt: skip
async def test_story_of_the_card_of_a_name(reading: Any, sixty: Archive, tell: Any) -> None:
    sixty.marks.choose_names([NameChoice(Label.PER, "Ihor Terekhov", "Oleh Synegubov", apart=False, form="")])
    join_spellings(sixty)
    async with reading(sixty, size=(160, 20)) as reader:
        teller = tell(reader)
        await reader.press("enter")
        await teller.do("reading.card")  # on no name: as unfolding does
        assert "Read more" in reader.text("#view")
        await reader.press("]", "e")
        await teller.do("reading.card")
        card = reader.app.screen.query_one(CardList)
        assert card.card.total == ARTICLES
        lines = card_lines(card.card, card.scrollable_content_region.width)
        stops = [number for number, line in enumerate(lines) if line.means]
        assert (stops[0], card.cursor) == (0, 0)
        await teller.do("card.down")
        assert card.cursor == stops[1]
        await teller.do("card.up")
        await teller.do("card.bottom")
        assert card.cursor == stops[-1]
        await teller.do("card.top")
        assert card.cursor == 0
        for on, back in (("half-down", "half-up"), ("page-down", "page-up")):
            await teller.do(f"card.{on}")
            assert card.cursor > 0
            await teller.do(f"card.{back}")
            assert card.cursor == 0
        await teller.do("card.split")
        assert isinstance(reader.app.screen, CardScreen)  # the name cannot be split from itself
        await teller.do("card.down")
        spelling = card.chosen.value
        await teller.do("card.split")
        assert f"{spelling} is kept apart" in reader.text("#keys")
        assert {one.joined for one in sixty.names.stored(Label.PER)} == {"Ihor Terekhov", "Oleh Syniehubov"}
        await reader.press("enter")
        await teller.do("card.close")
        assert reader.app.screen is reader.screen
        await reader.press("enter")
        await teller.do("card.filter")
        assert reader.text("#query").strip() == 'person:"Oleh Syniehubov"'
        await reader.press("enter", "]", "e", "enter")
        await teller.do("card.choose")
        assert reader.text("#query").strip() == 'person:"Oleh Syniehubov" person:"Ihor Terekhov"'
        teller.done()
