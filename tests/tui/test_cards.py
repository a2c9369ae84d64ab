"""The card of a name: what it counts, how it is drawn, and what can be done from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.archive import DayCount, NameCount
from warreader.article import City, Entity, Given, Label, Mention, Origin
from warreader.ingest.name_joining import join_spellings
from warreader.query import InCity, Named, Query, Words, parse
from warreader.tui.dialogs.name_card import CardList, CardScreen
from warreader.tui.jobs.cards import Card, Spelling, Subject, read_card, split, subject_at
from warreader.tui.jobs.marks import undo
from warreader.tui.render import cells
from warreader.tui.render.card import Means, card_lines
from warreader.tui.render.evidence import name_stops, statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

KHARKIV = City(
    706483, "Kharkiv", "UA", "Kharkiv Oblast", 49.98, -36.25, focus=True, dateline=False, confidence=0.9,
    mentions=(Mention(0, 7),),
)  # fmt: skip
ZELENSKY = "Volodymyr Zelensky"


def texts(card: Card, width: int = 80) -> list[str]:
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in card_lines(card, width)]


def whole_card(archive: Archive, subject: Subject) -> Card:
    return [*read_card(archive, subject)][-1]


def counted(**more: Any) -> Card:
    days = (DayCount("2022-02-24", 3), DayCount("2022-02-26", 1), DayCount("2022-03-06", 2))
    return Card(Subject("Ihor Terekhov", Label.PER), Named(Label.PER, "Ihor Terekhov"), 7, days=days, **more)


@pytest.fixture
def named(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """Two spellings of one president, who appears beside others; a name of folded text."""
    spelt = [ZELENSKY, ZELENSKY, ZELENSKY, "Volodymyr Zelenskyy"]
    empty.add(
        [
            make_article(
                f"{name} met Ihor Terekhov in Kharkiv.\n" + ("Emmanuel Macron rang.\n" if number < 2 else ""),
                title=f"Talk {number}",
                day=dt.date(2022, 3, 1 + 2 * number),
                city="Kharkiv",
                people=(name, "Ihor Terekhov", *(("Emmanuel Macron",) if number < 2 else ())),
            )
            for number, name in enumerate(spelt)
        ]
    )
    join_spellings(empty)
    return empty


def test_a_card_says_kind_count_first_and_last_day() -> None:
    lines = texts(counted(undated=1))
    assert lines[:4] == [
        "Ihor Terekhov", "Person", "7 articles", "first 24 February 2022 · last 6 March 2022 · ≈ 1 undated"
    ]  # fmt: skip


def test_a_card_shows_bars_over_time_where_there_are_days_enough() -> None:
    assert any("▇" in line or "█" in line for line in texts(counted()))
    assert not any("█" in line for line in texts(Card(Subject("X", Label.PER), total=1)))


def test_a_card_that_is_not_counted_yet_says_so() -> None:
    assert texts(Card(Subject("X", Label.ORG))) == ["X", "Organisation", "counting …"]


def test_a_name_that_no_article_is_listed_for_says_so() -> None:
    assert "No article of the archive names it outside of folded text." in texts(Card(Subject("X", Label.PER), total=0))


def test_a_name_without_a_list_says_that_its_words_were_counted() -> None:
    card = Card(Subject("Siverskyi Donets", Label.LOC), Words("Siverskyi Donets"), 4)
    assert texts(card)[2] == "4 articles · counted by its words, not as a name"


def test_a_card_that_cannot_be_counted_says_why() -> None:
    assert texts(Card(Subject("X", Label.PER), fault="counting takes too long\x1b[31m"))[2].startswith("counting takes")
    assert "\x1b" not in "".join(texts(Card(Subject("X\x1b]0;", Label.PER), fault="\x1b")))


def test_the_card_of_a_city_says_region_country_place_and_what_is_about_it() -> None:
    subject = Subject("Kharkiv", Label.LOC, ("Kharkiv", "Kharkov"), KHARKIV)
    lines = texts(Card(subject, InCity("Kharkiv"), 412, 98, country="Ukraine"))
    assert lines[1:3] == ["City · Kharkiv Oblast, Ukraine · 49.98° N 36.25° W", "412 articles · about it: 98"]
    assert lines[4:] == ["Spelt here", "  Kharkiv", "  Kharkov"]


def test_every_spelling_but_the_shared_form_can_be_chosen_and_says_why_it_was_joined() -> None:
    spellings = (Spelling("Ihor Terekhov", 5, within=("Terekhov",)), Spelling("Igor Terekhov", 1_200, "another script"))
    lines = card_lines(counted(spellings=spellings), 80)
    chosen = {line.value: line for line in lines if line.means is Means.SPELLING}
    assert list(chosen) == ["Igor Terekhov"]
    assert "".join(piece.text for piece in chosen["Igor Terekhov"].pieces).split("1,200")[1].strip() == "another script"
    assert any("in one article also Terekhov" in text for text in texts(counted(spellings=spellings)))


@given(st.text(max_size=60), st.integers(1, 120))
def test_no_line_of_a_card_is_wider_than_it_may_be(name: str, width: int) -> None:
    card = counted(
        spellings=(Spelling(name, 3, name, (name,)), Spelling("x", 1)), beside=(NameCount(name, name, 4),), fault=name
    )
    for line in card_lines(card, width):
        assert cells.width("".join(piece.text for piece in line.pieces)) <= width


def test_the_name_at_a_place_is_that_of_the_entity_and_a_city_wins_over_a_place(
    make_article: Callable[..., Article],
) -> None:
    article = make_article("In Kharkiv Ihor Terekhov spoke.", city="Kharkiv", people=("Ihor Terekhov",))
    assert subject_at(article, article.text.index("Ihor")) == Subject("Ihor Terekhov", Label.PER, ("Ihor Terekhov",))
    city = subject_at(article, article.text.index("Kharkiv"))
    assert city is not None
    assert city.city is not None
    assert (city.name, city.city.geonameid) == ("Kharkiv", 706483)
    assert subject_at(article, article.text.index("spoke")) is None


def _with_entities(article: Article, entities: tuple[Entity, ...]) -> Article:
    annotation = type(article.annotation)(
        **{name: getattr(article.annotation, name) for name in article.annotation.__slots__} | {"entities": entities}
    )
    return type(article)(article.id, article.slug, article.text, article.given, annotation, article.origins)


def test_a_date_or_a_number_has_no_card(make_article: Callable[..., Article]) -> None:
    article = make_article("21 killed.", people=("21 killed",))
    number = Entity(0, 9, Label.QUANTITY, "21 killed", "21 killed")
    assert subject_at(_with_entities(article, (number,)), 2) is None


def test_one_goes_to_a_date_only_where_its_day_is_known(make_article: Callable[..., Article]) -> None:
    dates = (Entity(0, 5, Label.DATE, "today", "today"), Entity(6, 15, Label.DATE, "yesterday", "x", day="2022-03-01"))
    stops = name_stops(_with_entities(make_article("today yesterday"), dates), folded=False)
    assert [words for _, words in stops] == ["yesterday · Date · 2022-03-01"]


def test_the_evidence_of_a_source_names_the_other_outlets(make_article: Callable[..., Article]) -> None:
    article = make_article("Shells hit a school, One says.")
    other = Origin("two.jsonl#1", "0" * 64, url="https://two.example/1", source="Two")
    article = replace(article, given=Given(source="One"), origins=(other,))
    ((_, told),) = statement(article, "source").stops
    assert told == "One · given beside the text; named here · also published: Two, https://two.example/1"


def test_a_card_counts_what_choosing_its_name_lists(named: Archive) -> None:
    card = whole_card(named, Subject(ZELENSKY, Label.PER))
    assert card.node is not None
    assert card.total == named.search(Query(card.node)).total == 4
    assert [(one.name, one.count) for one in card.beside] == [("Ihor Terekhov", 4), ("Emmanuel Macron", 2)]
    assert [(one.text, one.articles, bool(one.reason)) for one in card.spellings] == [
        (ZELENSKY, 3, False), ("Volodymyr Zelenskyy", 1, True)
    ]  # fmt: skip
    assert [row.title for row in card.newest][:2] == ["Talk 3", "Talk 2"]
    assert sum(day.count for day in card.days) == 4


def test_a_card_is_told_in_parts_what_is_quickly_known_first(named: Archive) -> None:
    parts = read_card(named, Subject(ZELENSKY, Label.PER))
    first, dated, *_, whole = parts
    assert (first.total, len(first.newest), first.days, first.is_partial) == (4, 4, (), True)
    assert texts(first).count("counting …") == 1
    assert "  counting …" in texts(first)
    assert sum(day.count for day in dated.days) == 4
    assert not whole.is_partial
    assert not any("counting" in line for line in texts(whole))


async def test_the_cursor_of_a_card_stays_on_its_line_while_more_comes(reading: Any, named: Archive) -> None:
    first, *_, whole = read_card(named, Subject(ZELENSKY, Label.PER))
    async with reading(named, size=(160, 40), query="macron") as reader:
        shown = await _card(reader, "enter", "]", "e", "enter")
        shown.show(first)
        shown.action_bottom()
        stood = shown.chosen
        shown.show(whole)
        assert shown.chosen is not None
        assert stood is not None
        assert (shown.chosen.means, shown.chosen.value) == (Means.ARTICLE, stood.value)


def test_a_spelling_that_is_somebody_else_is_split_from_a_card(named: Archive) -> None:
    subject = Subject(ZELENSKY, Label.PER)
    assert "is kept apart" in split(named, subject, "Volodymyr Zelenskyy").told
    assert [one.text for one in whole_card(named, subject).spellings] == [ZELENSKY]
    assert undo(named).told == f"Undone: kept Volodymyr Zelenskyy apart from {ZELENSKY}"
    assert [one.text for one in whole_card(named, subject).spellings] == [ZELENSKY, "Volodymyr Zelenskyy"]
    assert named.marks.name_choices() == []
    assert "is not joined" in split(named, subject, "Angela Merkel").told


def test_the_card_of_a_city_counts_what_is_about_it(named: Archive, make_article: Callable[..., Article]) -> None:
    article = make_article("In Kharkiv.", city="Kharkiv")
    subject = subject_at(article, article.text.index("Kharkiv"))
    assert subject is not None
    card = whole_card(named, subject)
    assert (card.total, card.about) == (4, 4)


def test_a_name_of_another_kind_is_found_by_its_words(named: Archive) -> None:
    assert whole_card(named, Subject("Emmanuel Macron", Label.UNIT)).total == 2
    assert whole_card(named, Subject("“—”", Label.UNIT)).total == 0


async def _card(reader: Any, *keys: str) -> CardList:
    await reader.press(*keys)
    assert isinstance(reader.app.screen, CardScreen)
    return reader.app.screen.query_one(CardList)


async def test_enter_on_a_name_opens_its_card_and_filters_by_it(reading: Any, named: Archive) -> None:
    async with reading(named, size=(160, 30), query="macron") as reader:
        shown = await _card(reader, "enter", "]", "e", "enter")
        assert shown.card.subject.name == ZELENSKY
        assert shown.card.total == 4
        await reader.press("enter")
        assert reader.text("#query").strip() == f'macron person:"{ZELENSKY}"'
        assert reader.screen.focused is reader.screen.query_one("#list")


async def test_a_click_on_a_name_opens_its_card(reading: Any, named: Archive) -> None:
    async with reading(named, size=(160, 30)) as reader:
        await reader.press("enter")
        lines = reader.lines("#view")
        row = next(number for number, line in enumerate(lines) if "Ihor Terekhov" in line)
        await reader.pilot.click("#view", offset=(lines[row].index("Terekhov"), row))
        await reader.settle()
        assert reader.app.screen.card.subject.name == "Ihor Terekhov"
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        await reader.pilot.click("#view", offset=(lines[row].index(" met "), row))
        await reader.settle()
        assert reader.app.screen is reader.screen


async def test_from_a_card_one_goes_on_to_another_persons_and_to_an_article(reading: Any, named: Archive) -> None:
    async with reading(named, size=(160, 40)) as reader:
        shown = await _card(reader, "enter", "]", "e", "enter")
        while shown.chosen.value != "Emmanuel Macron":
            before = shown.cursor
            await reader.press("j")
            assert shown.cursor > before, "nobody of that name stands on the card"
        shown = await _card(reader, "enter")
        assert shown.card.subject.name == "Emmanuel Macron"
        await reader.press("G", "enter")
        article = reader.screen.query_one("#view").article
        assert article.annotation.title == "Talk 0"
        assert named.search(parse("is:read")).total == 2


async def test_nothing_is_counted_for_a_card_that_something_else_stands_before(
    reading: Any, named: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(named) as reader:
        await reader.press("enter", "question_mark")
        asked: list[str] = []
        monkeypatch.setattr(reader.screen.worker, "look_up", lambda what, *_args, **_more: asked.append(what))
        reader.screen.controllers.cards.open_at(0)
        await reader.settle()
        assert asked == []
        assert not isinstance(reader.app.screen, CardScreen)
