from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.terminal import REPLACEMENT, is_interactive, show, show_line

ANY = st.characters(exclude_categories=())  # surrogates too
HOSTILE = [
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;Y3VybA==\x07",
    "\x1b]8;;https://evil.test/\x1b\\",
    "\x1bPq\x1b\\",
    "\x1b_G\x1b\\",
    "\u009b31m",
    "\u009d0;x\u009c",
    "\x00\x05\x08\x0b\x0c\r\x0e\x7f",
    "\u202e\u2066\u2069\u200f\u061c",
    "\u200b\u2060\ufeff\u00ad\u180e",
    "\U000e0041\U000e0001",
    "\u2028\u2029\x85",
    "\ufff9\ufffa\ufffb",
    "\ud83d",
    "\ufdd0\ufffe\U0001ffff\U0010fffe",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_sequence_that_acts_is_left(text):
    shown = show(f"a{text}b")
    harmful = [character for character in shown if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert not harmful
    assert REPLACEMENT in shown
    assert shown.startswith("a")
    assert shown.endswith("b")


@pytest.mark.parametrize(
    "text", ["a\nb\tc", "👨\u200d👩\u200d👧", "می\u200cخواهم", "❤\ufe0f", "Київ e\u0301 戦争 🇺🇦", "[bold]x[/]"]
)
def test_what_is_harmless_stays_as_it_is(text):
    assert show(text) == text


def test_a_line_is_one_line():
    assert show_line("a\nb\tc\r\nd\u2028e\x85f\x1cg\x0bh") == "a b c  d e f g h"


@given(st.text(ANY))
def test_the_length_never_changes_and_twice_is_once(text):
    for door in (show, show_line):
        shown = door(text)
        assert len(shown) == len(text)
        assert door(shown) == shown
        assert shown.encode().decode() == shown  # no surrogate is left


@given(st.text(ANY))
def test_no_escape_control_or_surrogate_comes_through(text):
    assert not {unicodedata.category(one) for one in show_line(text)} & {"Cc", "Cs", "Zl", "Zp"}
    assert {one for one in show(text) if unicodedata.category(one) == "Cc"} <= {"\n", "\t"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_screen_needs_two_terminals_that_are_not_dumb():
    terminal, pipe = Terminal(), io.StringIO()
    assert is_interactive(terminal, terminal, "xterm")
    assert not is_interactive(terminal, terminal, "dumb")
    assert not is_interactive(terminal, terminal, None)
    assert not is_interactive(pipe, terminal, "xterm")
    assert not is_interactive(terminal, pipe, "xterm")
