"""Saved searches: listing, opening, saving and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.query import parse_draft
from warreader.tui.dialogs.saved_searches import SearchesScreen
from warreader.tui.jobs import saved_searches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.tui.controllers.host import Host
    from warreader.tui.jobs.saved_searches import Counted


class SavedSearches:
    """The saved searches."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def list_all(self) -> None:
        """Show the saved searches."""
        self._host.worker.question("read the saved searches", saved_searches.read_searches, then=self._show)

    def _show(self, searches: Sequence[Counted]) -> None:
        host = self._host
        if not searches:
            host.say(f"There are no saved searches yet; {host.keymap.hint('search.save')} saves this one.")
            return
        queries = {saved.name: saved.query for saved, _, _ in searches}

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer is None:
                return
            what, name = answer
            if what == "forget":
                self.forget(name)
            else:
                host.search.ask_for(parse_draft(queries[name]).query)
                host.worker.work("save what was seen", saved_searches.see_search, name)

        host.show_over(SearchesScreen(searches, host.keymap), chosen)

    def type_name(self) -> None:
        """Type a name for the query."""
        self._host.prompt("save ")

    def save(self, name: str) -> None:
        """Save the query under a name."""
        self._host.worker.work("save the search", saved_searches.save_search, name, self._host.search.typed_query)

    def forget(self, name: str) -> None:
        """Forget a saved search."""
        self._host.worker.work("forget the search", saved_searches.forget_search, name)
