"""Counts and chords, key by key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warreader.tui.keys.actions import ACTIONS, Action, Place
from warreader.tui.keys.chords import LARGEST_COUNT, Keyboard, Taken
from warreader.tui.keys.keymap import make_keymap

TREE = make_keymap().trees[Place.READING]
BY_ID = {action.id: action for action in ACTIONS}


def typed(keys: str, keyboard: Keyboard | None = None) -> list[Taken | None]:
    keyboard = keyboard or Keyboard()
    return [keyboard.feed(key, TREE) for key in keys]


def test_a_key_alone_is_its_action_without_a_count():
    assert typed("j") == [Taken(BY_ID["reading.down"])]


def test_digits_before_a_key_are_its_count():
    assert typed("10j") == [Taken(), Taken(), Taken(BY_ID["reading.down"], 10)]
    assert typed("3]e")[-1] == Taken(BY_ID["reading.next-name"], 3)
    assert typed("12G")[-1] == Taken(BY_ID["reading.bottom"], 12)


def test_a_nought_begins_no_count():
    assert typed("0") == [None]


def test_a_chord_waits_and_says_what_may_follow():
    keyboard = Keyboard()
    keyboard.feed("g", TREE)
    assert keyboard.waiting
    assert {("g", "reading.top"), ("d", "filter.date")} <= {
        (keys, action.id) for keys, action in keyboard.continuations(TREE)
    }
    assert keyboard.feed("g", TREE) == Taken(BY_ID["reading.top"])
    assert not keyboard.waiting


def test_a_chord_that_leads_nowhere_is_used_up_and_forgotten():
    keyboard = Keyboard()
    assert typed("gk", keyboard) == [Taken(), Taken()]
    assert not keyboard.waiting
    assert typed("j", keyboard) == [Taken(BY_ID["reading.down"])]


def test_escape_takes_a_count_back_and_does_nothing_else():
    keyboard = Keyboard()
    keyboard.feed("5", TREE)
    taken = keyboard.feed("escape", TREE)
    assert taken is not None
    assert taken.action is None
    assert not keyboard.waiting


def test_what_is_bound_to_nothing_is_left_to_others():
    assert typed("M") == [None]


def test_a_cyrillic_keyboard_reaches_the_same_keys():
    assert typed("о") == [Taken(BY_ID["reading.down"])]  # where j is
    assert typed("пп")[-1] == Taken(BY_ID["reading.top"])
    assert typed("ъу")[-1] == Taken(BY_ID["reading.next-name"])
    assert typed("їу")[-1] == Taken(BY_ID["reading.next-name"])


def test_a_key_of_ones_own_wins_over_the_latin_key_under_it():
    from warreader.config import OwnKeys

    tree = make_keymap("vim", [OwnKeys("theme", "о", "")]).trees[Place.READING]
    assert Keyboard().feed("о", tree) == Taken(BY_ID["theme"])


def test_a_count_has_an_end():
    taken = typed("9" * 40 + "j")[-1]
    assert taken is not None
    assert taken.count is not None
    assert taken.count <= LARGEST_COUNT


@given(st.lists(st.sampled_from([*"0123456789gjGez[]]Kdnхъ", "escape", "enter", "ctrl+d"]), max_size=30))
def test_whatever_is_typed_two_unknown_keys_end_it(keys):
    keyboard = Keyboard()
    for key in keys:
        taken = keyboard.feed(key, TREE)
        assert taken is None or taken.action is None or isinstance(taken.action, Action)
    keyboard.feed("M", TREE)
    assert not keyboard.waiting
