"""In a browser, what starts a program or writes a file is bound to no key, offered nowhere and refused by name."""

from __future__ import annotations

import pytest

from warreader.tui.completion import NOTHING_KNOWN
from warreader.tui.keys.actions import ACTIONS, Place
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.keys.verbs import VERBS, CommandError, complete_command, understand
from warreader.tui.render.help import help_lines

OUTSIDE = [action for action in ACTIONS if action.outside]


def test_what_starts_programs_or_writes_files_is_marked():
    assert {action.id for action in OUTSIDE} >= {"article.pipe", "article.pager", "article.editor", "listed.export"}
    assert {verb.name for verb in VERBS if verb.outside} >= {"pipe", "export"}


def test_it_is_offered_at_no_place_and_stands_in_no_help():
    served = make_keymap(served=True)
    assert not {action for place in Place for action in served.offered_at(place)} & {*OUTSIDE}
    shown = {line.action for line in help_lines(Place.LIST, 100, served)}
    assert not shown & {*OUTSIDE}
    assert shown | {*OUTSIDE} == {line.action for line in help_lines(Place.LIST, 100, make_keymap())}


@pytest.mark.parametrize("line", ["pipe touch x", "export /tmp/x", "pipe", "article.editor", "pager"])
def test_it_is_refused_by_name_and_not_completed(line):
    with pytest.raises(CommandError, match="at a terminal only"):
        understand(line, Place.LIST, (), served=True)
    word = line.split()[0]
    assert word not in complete_command(word, Place.LIST, NOTHING_KNOWN, (), served=True)
