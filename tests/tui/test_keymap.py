"""Which keys do what: names of keys, presets, the user's own, and what is said of a conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.config import OwnKeys
from warreader.errors import UsageError
from warreader.tui.keys.actions import ACTIONS, TYPING, Place
from warreader.tui.keys.keymap import _conflicts, make_keymap
from warreader.tui.keys.names import parse_keys, shown_key, writes
from warreader.tui.keys.presets import PRESETS

BY_ID = {action.id: action for action in ACTIONS}


def own(**keys: str) -> list[OwnKeys]:
    return [
        OwnKeys(action.replace("__", ".").replace("_", "-"), text, f"c.toml, line {number}")
        for number, (action, text) in enumerate(keys.items(), 1)
    ]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("j", ("j",)),
        ("j down", ("j", "down")),
        ("gg", ("g g",)),
        ("]e", ("] e",)),
        ("^d", ("ctrl+d",)),
        ("Ctrl+D", ("ctrl+d",)),
        ("esc ENTER pgdn ↑", ("escape", "enter", "pagedown", "up")),
        ("g<up>", ("g up",)),
        ("g<ctrl+x>", ("g ctrl+x",)),
        ("m<a-z>", ("m a-z",)),
        ("shift+f4 alt+left", ("shift+f4", "alt+left")),
        ("F12", ("f12",)),
        ("^ + = щ", ("^", "+", "=", "щ")),
        ("", ()),
        ("j j", ("j",)),
    ],
)
def test_keys_are_read_as_they_are_shown(written, keys):
    assert parse_keys(written) == keys


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("entr", "did you mean 'enter'?"),
        ("pagedwon", "did you mean 'pagedown'?"),
        ("hyper+x", "is no key"),
        ("ctrl+i", "cannot tell 'ctrl+i' from 'tab'"),
        ("^m", "from 'enter'"),
        ("\x01", "is no key"),
    ],
)
def test_what_is_no_key_is_told(written, said):
    with pytest.raises(ValueError, match=r"no key|cannot tell") as told:
        parse_keys(written)
    assert said in str(told.value)


@given(st.sampled_from([key for action in ACTIONS for key in action.keys]))
def test_every_key_of_the_table_can_be_written_as_it_is_shown(key):
    assert parse_keys(shown_key(key)) == (key,)


@given(st.text(max_size=12))
def test_any_text_is_keys_or_an_error(text):
    try:
        keys = parse_keys(text)
    except ValueError:
        return
    assert len(keys) <= len(text.split())


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_that_exist_and_has_no_conflict(preset):
    assert set(PRESETS[preset]) <= set(BY_ID)
    keymap = make_keymap(preset)
    assert not [*_conflicts(keymap.keys, {})]
    assert set(keymap.trees) == set(Place)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_a_key_for_help_commands_and_the_way_out(preset):
    keymap = make_keymap(preset)
    for place in Place:
        offered = [action for action in ACTIONS if action.place in {place, Place.EVERYWHERE}]
        leaves = {action.id for action in offered if keymap.first(action, place)}
        assert any(identity.endswith(("quit", "interrupt")) for identity in leaves)
    assert keymap.hint("help.open")
    assert keymap.hint("palette")


@pytest.mark.parametrize("preset", PRESETS)
def test_every_action_has_a_key_in_every_preset_or_one_that_does_the_same_there_has(preset):
    keymap = make_keymap(preset)
    reached = {(action.place, action.call) for action in ACTIONS if keymap.first(action, action.place)}
    assert not [action.id for action in ACTIONS if (action.place, action.call) not in reached]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_takes_a_key_that_edits_from_where_one_types(preset):
    editing = {"backspace", "delete", "left", "right", "home", "end", "ctrl+left", "ctrl+right"}
    keymap = make_keymap(preset)
    for place in TYPING:
        assert not editing & set(keymap.trees[place])


def test_arrows_only_means_no_letter_anywhere():
    keymap = make_keymap("arrows")
    assert not [key for keys in keymap.keys.values() for key in keys if writes(key.split(" ")[0]) and key != "space"]


def test_own_keys_take_the_place_of_those_of_the_table():
    keymap = make_keymap("vim", own(article__star="M gk", theme=""))
    assert keymap.shown(BY_ID["article.star"]) == ("M", "gk")
    assert keymap.shown(BY_ID["theme"]) == ()
    assert keymap.trees[Place.LIST]["M"] is BY_ID["article.star"]
    assert "T" not in keymap.trees[Place.LIST]


def test_two_actions_may_change_keys():
    keymap = make_keymap("vim", own(list__down="k", list__up="j"))
    assert keymap.trees[Place.LIST]["j"] is BY_ID["list.up"]
    assert keymap.trees[Place.READING]["j"] is BY_ID["reading.down"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"article__strr": "z"}, "c.toml, line 1: unknown action 'article.strr'; did you mean 'article.star'?"),
        ({"theme": "T entr"}, "c.toml, line 1: theme: 'entr' is no key"),
        ({"theme": "R"}, "c.toml, line 1: 'R' of theme is a key of article.source"),
        ({"theme": "~"}, "c.toml, line 1: '~' of theme is a key of drawer.inferred"),
        ({"theme": "m"}, "c.toml, line 1: 'm' of theme begins as 'm<a-z>' does, a key of list.mark"),
        ({"theme": "<a-z>"}, "'<a-z>' is no key"),
        ({"theme": "g"}, "c.toml, line 1: 'g' of theme begins"),
        ({"theme": "jj"}, "c.toml, line 1: 'jj' of theme begins as 'j' does"),
        ({"article__star": "M", "theme": "M"}, "c.toml, line 2: 'M' of theme is a key of article.star"),
        ({"theme": "5"}, "digits are counts"),
        ({"query__take": "x"}, "one types text there"),
    ],
)
def test_a_conflict_or_unknown_name_is_told_with_file_and_line(keys, said):
    with pytest.raises(UsageError) as told:
        make_keymap("vim", own(**keys))
    assert said in str(told.value)
    assert told.value.exit_code == 2


def test_where_one_types_text_keys_that_write_it_do_nothing_else():
    keymap = make_keymap()
    for place in TYPING:
        assert not [key for key in keymap.trees[place] if writes(key)]
    assert keymap.first(BY_ID["help.open"], Place.QUERY) == "F1"
    assert keymap.first(BY_ID["help.open"], Place.LIST) == "?"
