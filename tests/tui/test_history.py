"""The way back and forward through what was read, as a value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warreader.tui.session.history import LONGEST, History


def read(*identities: str) -> History:
    history = History()
    for identity in identities:
        history = history.visit(identity)
    return history


def test_nothing_was_read_at_first() -> None:
    assert History().current is None
    assert History().step(-1) == History()
    assert History().without("a") == History()


def test_one_goes_back_and_forward_as_far_as_there_is_something() -> None:
    history = read("a", "b", "c")
    assert history.step(-1).current == "b"
    assert history.step(-9).current == "a"
    assert history.step(-2).step(1).current == "b"
    assert history.step(1) == history


def test_reading_another_article_forgets_what_lay_ahead() -> None:
    assert read("a", "b", "c").step(-2).visit("d").read == ("a", "d")


def test_the_article_that_is_read_already_is_no_step() -> None:
    assert read("a", "b", "b").read == ("a", "b")


def test_an_article_that_is_gone_is_left_out_and_two_of_the_same_become_one() -> None:
    history = read("a", "b", "a", "c").step(-2).without("b")
    assert (history.read, history.current) == (("a", "c"), "a")


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(-12, 0), st.sampled_from("abc"))
def test_without_an_article_one_stands_on_another_and_never_twice_on_one(visited, back, gone):
    history = read(*visited).step(back).without(gone)
    assert gone not in history.read
    assert all(one != other for one, other in zip(history.read, history.read[1:], strict=False))
    assert 0 <= history.at < len(history.read) or history == History()


def test_it_is_bounded() -> None:
    assert len(read(*map(str, range(2 * LONGEST))).read) == LONGEST
