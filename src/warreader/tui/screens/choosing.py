"""The part of the reader's screen that takes what is chosen in the drawer into the query.

The query line says it in words that can be edited.
"""

from __future__ import annotations

from textual import on

from warreader.tui import filters
from warreader.tui.answers import CityNamed
from warreader.tui.screens.drawer import Drawer
from warreader.tui.widgets.facet_list import FacetList
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.timeline import Timeline


class Choosing(Drawer):
    """Dates, cities and the rest, chosen or refused; what is opened and closed."""

    @on(FacetList.Picked)
    def _pick(self, message: FacetList.Picked) -> None:
        entry = message.entry
        if entry.kind == "switch":
            self.action_switch_inferred()
        elif entry.node is not None:
            excluded = message.excluded and not entry.excluded
            self._set_query(filters.toggle(self._query, entry.node, excluded=excluded or entry.excluded))
        elif entry.kind == "city":
            focus = bool(entry.about) and not message.mention
            self.worker.name_city(entry, focus=focus, excluded=message.excluded)
        elif not message.excluded:
            self._set_query(filters.toggle_date(self._query, entry.date, inferred=self._inferred))

    @on(CityNamed)
    def _pick_city(self, message: CityNamed) -> None:
        also = (message.value, message.chosen.label, str(message.chosen.geonameid))
        if message.excluded:
            wanted = filters.chosen_city(self._query, *also)
            query = filters.without(self._query, wanted) if wanted is not None else self._query
            self._set_query(filters.toggle(query, filters.city(message.value, focus=message.focus), excluded=True))
        else:
            self._set_query(filters.toggle_city(self._query, *also, focus=message.focus))

    @on(FacetList.InferredAsked)
    def action_switch_inferred(self) -> None:
        """Let a date that is chosen find inferred dates too, or no longer."""
        self._inferred = not self._inferred
        self.query_one(Timeline).let_infer(self._inferred)
        changed = filters.with_inferred(self._query, inferred=self._inferred)
        if changed == self._query:
            self._show_facets()
            will = "also finds" if self._inferred else "no longer finds"
            self.query_one(KeyLine).say(f"A date that you choose {will} articles whose date is inferred.")
        else:
            self._set_query(changed)

    @on(FacetList.Opened, "#dates")
    def _open_month(self, message: FacetList.Opened) -> None:
        self._opened = self._opened | {message.path} if message.opened else self._opened - {message.path}
        self._show_facets()

    @on(FacetList.Opened, "#facet")
    def _open_place(self, message: FacetList.Opened) -> None:
        opened = self._places_opened
        self._places_opened = opened | {message.path} if message.opened else opened - {message.path}
        self._show_facets()
        self.count()
