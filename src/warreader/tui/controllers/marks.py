"""Stars, read marks, tags and the reading list, for one article or all listed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.archive import Change
from warreader.query import parse
from warreader.tui.dialogs.confirm import ConfirmScreen
from warreader.tui.jobs import marks
from warreader.tui.keys.verbs import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.tui.controllers.host import Host

LATER: Final = "later"
"""The tag of what is on the reading list."""


class Marks:
    """What the reader marks."""

    def __init__(self, host: Host) -> None:
        self._host = host

    # --- one article

    def star(self) -> None:
        """Star the article, or take the star away."""
        if row := self._host.articles.target:
            self._host.worker.work("save the mark", marks.mark, row, Change("starred", not row.starred))

    def read(self) -> None:
        """Mark the article read, or unread."""
        if row := self._host.articles.target:
            self._host.worker.work("save the mark", marks.mark, row, Change("read", not row.read))

    def later(self) -> None:
        """Put the article on the reading list, or take it off."""
        if row := self._host.articles.target:
            self._host.worker.work("save the tag", marks.tag, row, (Change("tag", LATER not in row.tags, LATER),))

    def reading_list(self) -> None:
        """Show the reading list."""
        self._host.search.ask_for(parse(f"tag:{LATER}"))

    def undo(self) -> None:
        """Undo the latest change."""
        self._host.worker.work("undo", marks.undo)

    def type_tags(self) -> None:
        """Type tags for the article."""
        if self._host.articles.target is not None:
            self._host.prompt("tag ")

    def tag(self, words: str) -> None:
        """Tag the article."""
        if row := self._host.articles.target:
            self._host.worker.work("save the tags", marks.tag, row, _tags(words))

    # --- all that are listed

    def type_tags_of_listed(self) -> None:
        """Type tags for every article listed."""
        self._host.prompt("tag-listed ")

    def tag_listed(self, words: str) -> None:
        """Tag every article listed."""
        self._change_listed(_tags(words))

    def read_listed(self) -> None:
        """Mark every article listed read."""
        self._change_listed([Change("read", value=True)])

    def mark_listed(self, sign: str) -> None:
        """Mark every article listed: `+read`, `-starred` and the like."""
        self._change_listed([Change("read" if sign.endswith("read") else "starred", value=sign[0] == "+")])

    def _change_listed(self, changes: Sequence[Change]) -> None:
        host = self._host
        signs, asked = " ".join(map(str, changes)), host.search.typed_query
        if asked != host.search.asked:
            host.search.ask_for(asked)
        result = host.search.result
        if asked != result.query or result.total is None or result.listing.approximate:
            host.say("The articles are still being counted; try again in a moment.")
            return
        noun = "article" if result.total == 1 else "articles"

        def answered(yes: bool | None) -> None:  # noqa: FBT001  # Textual's callback
            if yes:
                host.worker.work("save the marks", marks.mark_listed, result.listing, tuple(changes))

        if result.total:
            question = f"{signs} on {result.total:,} {noun}? One undo takes all of it back."
            host.show_over(ConfirmScreen(question, host.keymap), answered)


def _tags(words: str) -> tuple[Change, ...]:
    try:
        return marks.tag_changes(words)
    except ValueError as error:
        raise CommandError(str(error)) from error
