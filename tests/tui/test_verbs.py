"""The command line read: numbers, verbs with what they take, actions by name; and what completes them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.config import THEMES
from warreader.export import FORMATS
from warreader.tui.completion import MOST, NOTHING_KNOWN, complete_query
from warreader.tui.keys.actions import ACTIONS, MODAL, Place, offered_at
from warreader.tui.keys.chords import LARGEST_COUNT
from warreader.tui.keys.verbs import (
    FORMS,
    VERBS,
    CommandError,
    TypedCommand,
    complete_command,
    folder_and_form,
    understand,
)

VALUES = NOTHING_KNOWN | {
    "city": ["Kyiv", "Kharkiv", "Kherson", "Bila Tserkva"],
    "person": ["Oleh Synegubov", 'Viktor "X" Ivanov'],
    "date": ["2022-03", "2022-02"],
}
BY_ID = {action.id: action for action in ACTIONS}


def understood(line: str, here: Place = Place.LIST) -> TypedCommand | None:
    return understand(line, here, THEMES)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("12", TypedCommand("prompt.go_to", 12)),
        ("9" * 5_000, TypedCommand("prompt.go_to", LARGEST_COUNT)),
        ("$", TypedCommand("prompt.go_to", -1)),
        ("filter city:Kharkiv  -sport", TypedCommand("prompt.filter", "city:Kharkiv  -sport")),
        ("f hospital", TypedCommand("prompt.filter", "hospital")),
        ("narrow hospital", TypedCommand("prompt.narrow", "hospital")),
        ("sort title", TypedCommand("prompt.sort", "title")),
        ("theme nord", TypedCommand("prompt.theme", "nord")),
        ("width 70", TypedCommand("prompt.width", 70)),
        ("find air raid", TypedCommand("prompt.find", "air raid")),
        ("q", TypedCommand(action=BY_ID["quit"])),
        ("help", TypedCommand(action=BY_ID["help.open"])),
        ("theme", TypedCommand(action=BY_ID["theme"])),
        ("star", TypedCommand(action=BY_ID["article.star"])),
        ("article.next 3", TypedCommand(action=BY_ID["article.next"], count=3)),
        (" :star ", TypedCommand(action=BY_ID["article.star"])),
        ("", None),
        ("  ", None),
    ],
)
def test_a_line_is_understood(line, order):
    assert understood(line) == order


def test_the_same_word_means_the_action_of_the_place():
    assert understood("down", Place.LIST) == TypedCommand(action=BY_ID["list.down"])
    assert understood("down 4", Place.READING) == TypedCommand(action=BY_ID["reading.down"], count=4)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fliter x", "did you mean 'filter'?"),
        ("filter", "filter takes a query, as in :filter city:Kharkiv"),
        ("sort titel", "did you mean 'title'?"),
        ("theme drak", "did you mean 'dark'?"),
        ("theme nosuch", "there is no theme nosuch; tab behind :theme shows them"),
        ("width wide", "takes a number"),
        ("star often", "takes a number or nothing"),
        ("next", "could be hit.next, article.next, pane.next"),
        ("qqqqq", "there is no command 'qqqqq'; tab lists them"),
        ("kharkiv", "there is no command 'kharkiv'; tab lists them"),
        ("set", "there is no command 'set'; tab lists them"),
        ("tga", "did you mean 'tag'?"),
        ("w notes.txt", "there is no command 'w'; :export ~/x csv writes what is listed to files"),
    ],
)
def test_a_line_that_means_nothing_is_told_why(line, said):
    with pytest.raises(CommandError) as told:
        understood(line)
    assert said in str(told.value)


@pytest.mark.parametrize("place", [place for place in Place if place not in MODAL])
def test_every_action_of_a_place_can_be_typed_by_its_name(place):
    for action in offered_at(place):
        assert understood(action.id, place) == TypedCommand(action=action)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_example_of_a_verb_is_understood(verb):
    order = understood(verb.example)
    assert order is not None
    assert order.call == verb.call


@given(st.text(max_size=40))
def test_any_line_is_understood_or_told(line):
    with contextlib.suppress(CommandError):
        order = understood(line)
        assert order is None or order.call or order.action


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("city:K", ("city:Kyiv", "city:Kharkiv", "city:Kherson")),
        ("hospital -city:kh", ("hospital -city:Kharkiv", "hospital -city:Kherson")),
        ("about:tser", ('about:"Bila Tserkva"',)),
        ('city:"bila t', ('city:"Bila Tserkva"',)),
        ("(perso", ("(person:",)),
        ("person:syn", ('person:"Oleh Synegubov"',)),
        ("person:vik", ('person:"Viktor ""X"" Ivanov"',)),
        ("date:~2022-02", ("date:~2022-02",)),
        ("sort:t", ("sort:title",)),
        ("is:unr", ("is:unread",)),
        ("xyz:a", ()),
        ("hospital ", ()),
        ('person:"Oleh Synegubov"', ()),
        ('person:"Oleh Synegubov"d', ()),
        ('person:"Oleh Synegubov" dat', ('person:"Oleh Synegubov" date:',)),
        ('"air d', ()),
        ('city:~"bila t', ('city:~"Bila Tserkva"',)),
        ("", ()),
    ],
)
def test_the_condition_at_the_end_of_a_query_is_completed(text, lines):
    assert complete_query(text, VALUES) == lines


@given(st.text(max_size=60))
def test_completing_any_text_keeps_what_stands_before(text):
    offers = complete_query(text, VALUES)
    assert len(offers) <= MOST
    stem = text[: max(text.rfind(sign) for sign in ' ("') + 1].rstrip('"')
    assert all(offer.startswith(stem[: text.rfind(":")]) for offer in offers if ":" in text)


def test_completion_costs_no_more_for_a_pasted_page():
    import time

    def cost(text):
        start = time.process_time()
        complete_query(text, VALUES)
        return time.process_time() - start

    assert cost("(" * 400_000) < 0.5


LISTS = (
    "open", "date", "city", "country", "person", "organisation", "source", "language", "tag", "time"
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("filter.", tuple(f"filter.{name}" for name in LISTS)),
        ("sort ", ("sort newest", "sort oldest", "sort relevance", "sort title")),
        ("theme ter", ("theme terminal",)),
        ("filter city:Kh", ("filter city:Kharkiv", "filter city:Kherson")),
        ("article.s", ("article.source", "article.star")),
        ("find x", ()),
        ("export ~/x", ()),
        ("export ~/my texts cs", tuple(f"export ~/my texts {form}" for form in ("csv", "csv-excel", "csl"))),
    ],
)
def test_a_command_is_completed(text, lines):
    assert complete_command(text, Place.LIST, VALUES, THEMES) == lines


@pytest.mark.parametrize(
    ("words", "folder", "form"),
    [
        ("~/x", "~/x", "markdown"),
        ("~/x csv", "~/x", "csv"),
        ("~/my texts jsonl", "~/my texts", "jsonl"),
        ("~/x --format csv", "~/x", "csv"),
        ("~/x --format=csv", "~/x", "csv"),
        ('"~/my csv"', "~/my csv", "markdown"),
        ("csv", "csv", "markdown"),
    ],
)
def test_an_export_takes_a_folder_and_a_form(words, folder, form):
    assert folder_and_form(words) == (folder, form)


@pytest.mark.parametrize("words", ["~/x --excel", "~/x --format xls", "--to ~/x"])
def test_an_option_that_an_export_does_not_know_makes_no_folder(words):
    with pytest.raises(CommandError, match="knows no option --"):
        folder_and_form(words)


def test_the_forms_of_an_export_are_those_there_are():
    assert set(FORMS) == set(FORMATS)


async def test_what_a_command_takes_is_said_while_nothing_completes_it(reading, seeds):
    async with reading(seeds) as reader:
        await reader.press("E")
        assert "a form may follow · export ~/x csv" in reader.text("#keys")
        await reader.type("~/x ")
        assert "markdown  text  jsonl" in reader.text("#keys")
        await reader.press("escape")
        assert "export" not in reader.text("#keys")
