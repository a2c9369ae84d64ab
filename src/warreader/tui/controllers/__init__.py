"""Controllers: one for each kind of thing that can be done with articles, created at first use.

A controller is no part of the screen: it sees the screen through `Host`, and is made, its module imported, when it is
first asked for. None of them is needed for the first frame. Actions of the table name the controller that does them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warreader.tui.controllers.bookmarks import Bookmarks
    from warreader.tui.controllers.command_prompt import CommandPrompt
    from warreader.tui.controllers.corrections import Corrections
    from warreader.tui.controllers.fold_rules import FoldRules
    from warreader.tui.controllers.host import PromptHost
    from warreader.tui.controllers.marks import Marks
    from warreader.tui.controllers.name_cards import NameCards
    from warreader.tui.controllers.notes import Notes
    from warreader.tui.controllers.outline import Outline
    from warreader.tui.controllers.outputs import Outputs
    from warreader.tui.controllers.reading_history import ReadingHistory
    from warreader.tui.controllers.relatives import Relatives
    from warreader.tui.controllers.saved_searches import SavedSearches
    from warreader.tui.widgets.command_line import CommandLine

# each is imported when it is first asked for, so that a start does not wait for it


class Controllers:
    """The controllers of one screen.

    Args:
        host: The screen.
        history: What was read, by which one goes to other articles.
        line: Its command line.
    """

    def __init__(self, host: PromptHost, history: ReadingHistory, line: CommandLine) -> None:
        self._host, self._history, self._line = host, history, line

    @cached_property
    def prompt(self) -> CommandPrompt:
        """The command line and what is completed."""
        from warreader.tui.controllers.command_prompt import CommandPrompt

        return CommandPrompt(self._host, self._line)

    @cached_property
    def marks(self) -> Marks:
        """Stars, read marks, tags, undo."""
        from warreader.tui.controllers.marks import Marks

        return Marks(self._host)

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """Places marked by letters."""
        from warreader.tui.controllers.bookmarks import Bookmarks

        return Bookmarks(self._host, self._history.go_to_place)

    @cached_property
    def notes(self) -> Notes:
        """Notes."""
        from warreader.tui.controllers.notes import Notes

        return Notes(self._host)

    @cached_property
    def corrections(self) -> Corrections:
        """Corrections of date, cities and headline."""
        from warreader.tui.controllers.corrections import Corrections

        return Corrections(self._host)

    @cached_property
    def searches(self) -> SavedSearches:
        """Saved searches."""
        from warreader.tui.controllers.saved_searches import SavedSearches

        return SavedSearches(self._host)

    @cached_property
    def outputs(self) -> Outputs:
        """Citations, other programs, exports."""
        from warreader.tui.controllers.outputs import Outputs

        return Outputs(self._host)

    @cached_property
    def outline(self) -> Outline:
        """Sections and links."""
        from warreader.tui.controllers.outline import Outline

        return Outline(self._host, self.outputs.open_address)

    @cached_property
    def relatives(self) -> Relatives:
        """Copies and versions."""
        from warreader.tui.controllers.relatives import Relatives

        return Relatives(self._host, self._history.go_to)

    @cached_property
    def folds(self) -> FoldRules:
        """Rules of what is folded."""
        from warreader.tui.controllers.fold_rules import FoldRules

        return FoldRules(self._host)

    @cached_property
    def cards(self) -> NameCards:
        """Cards of names."""
        from warreader.tui.controllers.name_cards import NameCards

        return NameCards(self._host)
