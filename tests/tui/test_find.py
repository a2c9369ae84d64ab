"""Finding words inside one article."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader.article import Span
from warreader.tui.render.find import MOST_HITS, find, find_on, pattern, step, wanted, words_pattern
from warreader.tui.render.page import clean_page, source_page
from warreader.tui.render.regex import ExpressionError, expression

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article


def found(needle: str, text: str) -> list[str]:
    wanted = pattern(needle)
    return wanted.findall(text) if wanted else []


def test_small_letters_find_any_case_and_a_capital_finds_itself() -> None:
    assert found("kharkiv", "Kharkiv KHARKIV kharkiv") == ["Kharkiv", "KHARKIV", "kharkiv"]
    assert found("Kharkiv", "Kharkiv KHARKIV kharkiv") == ["Kharkiv"]


def test_white_space_finds_any_white_space() -> None:
    assert found("no fly", "no fly, no  fly, no\tfly") == ["no fly", "no  fly", "no\tfly"]


def test_nothing_typed_finds_nothing() -> None:
    assert pattern("") is None
    assert pattern("  ") is None


@given(st.text(min_size=1, max_size=20))
def test_what_is_typed_is_never_taken_for_a_pattern(needle: str) -> None:
    wanted = pattern(needle)
    if wanted is not None:
        assert wanted.search(f"x{' '.join(needle.split())}x")
        assert not wanted.match("")


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        (("hospital",), "The hospital, hospitals", ["hospital"]),
        (("shell*",), "shell shelling seashell", ["shell", "shelling"]),
        (("no fly", "fly"), "no fly zone; fly", ["no fly", "fly"]),
        (("Харків",), "у місті Харків", ["Харків"]),
    ],
)
def test_words_of_a_query_are_lit_as_whole_words(words: tuple[str, ...], text: str, hits: list[str]) -> None:
    wanted = words_pattern(words)
    assert wanted is not None
    assert wanted.findall(text) == hits


def test_hits_are_those_in_sight_and_the_folded_ones_are_counted(make_article: Callable[..., Article]) -> None:
    made = make_article("A hospital.\nHospital: read more\nThe hospital.", folded=("Hospital: read more",))
    wanted = pattern("hospital")
    assert wanted is not None
    assert find(clean_page(made), wanted) == ((Span(2, 10), Span(36, 44)), 1, "")
    assert find(source_page(made), wanted) == ((Span(2, 10), Span(12, 20), Span(36, 44)), 0, "")


def test_steps_go_round_and_begin_where_one_reads() -> None:
    hits = [Span(5, 6), Span(50, 51), Span(90, 91)]
    assert step(hits, None, 40, 1) == hits[1]
    assert step(hits, None, 40, -1) == hits[0]
    assert step(hits, hits[2], 0, 1) == hits[0]
    assert step(hits, hits[0], 0, -1) == hits[2]
    assert step([], None, 0, 1) is None
    assert step(hits, None, 95, 1) == hits[0]


def test_what_stands_behind_the_prefix_is_a_regular_expression(make_article: Callable[..., Article]) -> None:
    made = make_article("Four killed, 9 Wounded.\nIn Київ 12 killed.")
    for typed, hits in (
        (r"re:\d+ (killed|wounded)", ["9 Wounded", "12 killed"]),
        (r"re:\d+ (killed|Wounded)", ["9 Wounded", "12 killed"]),
        (r"re:\d+ Killed", []),
        (r"re:\bки\w+\b", ["Київ"]),
        (r"re:\W\d+", [" 9", " 12"]),
        (r"re:^in|killed\.$", ["In", "killed."]),
        (r"re:x*", []),
        (" re:killed", []),
    ):
        expression = wanted(typed)
        assert expression is not None
        found = find(clean_page(made), expression).hits
        assert [hit.of(made.text) for hit in found] == hits, typed
    assert wanted("re:") is None
    assert wanted("re: ") is None


@pytest.mark.parametrize(
    "typed", ["(", "[a-", "*a", "(?P<a", "(" * 400, "a{1000}{1000}", "((ab){900}){900}", "a" * 501]
)
def test_what_is_no_expression_yet_is_told_and_finds_nothing(typed: str) -> None:
    with pytest.raises(ExpressionError):
        expression(typed)


@pytest.mark.parametrize("typed", [r"(a+)+$", r"(a|aa)+$", r"(?:a+a+)+b"])
def test_a_hostile_expression_on_a_large_text_is_stopped(typed: str) -> None:
    start = time.process_time()
    with pytest.raises(TimeoutError):
        list(expression(typed).spans(["a" * 100_000 + "!"]))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "typed", [r"a{0000001000000}", r"((ab){1000}){1000}", r"(?x)(?:ab){1 0 0 0 0 0 0}", r"(?ix:a)"]
)
def test_an_expression_that_would_be_written_out_without_end_is_refused(typed: str) -> None:
    start = time.process_time()
    with pytest.raises(ExpressionError):
        expression(typed)
    assert time.process_time() - start < 1


def test_hits_that_were_found_before_it_was_stopped_stay(make_article: Callable[..., Article]) -> None:
    found = find(source_page(make_article("b12\n" + "a" * 100_000 + "!")), expression(r"b\d+|(?:a+a+)+b"))
    assert (found.hits, found.cut) == ((Span(0, 3),), "it takes too long")


def test_more_hits_than_anybody_walks_are_not_gathered(
    make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.render.regex.SECONDS", 60)  # however slow the machine is
    page = clean_page(make_article("e " * (MOST_HITS + 50)))
    *_, slow = find_on(page, expression("e"))
    for found in (find(page, wanted("e")), slow):  # type: ignore[arg-type]  # something is typed
        assert (len(found.hits), found.cut) == (MOST_HITS, "too many")


@given(st.text(alphabet="ab(){}[]*+?|\\^$.,0123456789dwb<>=!:P", max_size=40))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_an_expression_or_a_message(typed: str) -> None:
    with contextlib.suppress(TimeoutError, ExpressionError):
        read = expression(typed)
        assert all(start < end for _, start, end in read.spans(["aab 12 (b)", "ba"]))
