"""The part of the reader's screen that goes about: back and forward in what was read, to sections, along links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.terminal import show_line
from warreader.tui import work
from warreader.tui.actions import TYPING, Place
from warreader.tui.history import History
from warreader.tui.render.pick import Entry
from warreader.tui.resuming import LeftAt
from warreader.tui.screens.leaving import Leaving
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.query_line import QueryLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from warreader.archive import Row
    from warreader.tui.render.contents import Section
    from warreader.tui.render.links import WebLink
    from warreader.tui.resuming import Resuming


class Going(Leaving):
    """History, contents and links."""

    history = History()
    """What was read, also before the last start."""
    _sought: str | None = None
    """The article that one goes back or forward to, until it is found."""
    _resuming: Resuming | None
    _left_at: LeftAt | None = None
    """Where the archive was left the last time, as long as that is looked for."""
    _text: str

    if TYPE_CHECKING:  # the other parts have it

        def open_row(self, row: Row) -> None: ...  # noqa: D102  # as there
        def _search_typed(self, *, typing: bool = False) -> None: ...

    # --- back and forward

    def action_history(self, by: int) -> None:
        """Read again what was read before, or what was read after it."""
        if self.place in TYPING:
            return
        before = self.history
        elsewhere = self._row is None or self._row.id != before.current
        back_there = bool(before.read) and by < 0 and elsewhere  # from the list the last one read is the one before
        self.history = before.step(by + back_there)
        if self.history == before and not back_there:
            self._say("Nothing was read before this." if by < 0 else "Nothing was read after this.")
        elif (identity := self.history.current) is not None:
            self.seek(identity)

    def seek(self, identity: str) -> None:
        """Find an article that the history stands on now, and read it."""
        self._sought = identity
        self._work("find the article", work.find_article, self._result.listing, identity)

    @on(work.ArticleFound)
    def _revisit(self, message: work.ArticleFound) -> None:
        if self._left_at is not None and message.identity == self._left_at.article:
            self._take_up(message)
            return
        if message.identity != self._sought or self._sought != self.history.current:
            return
        self._sought = None
        if message.row is None:
            self.history = self.history.without(message.identity)
            self._say("That article is no longer in the archive.")
            return
        if message.index is not None and message.listing is self._result.listing:
            self.query_one(ArticleList).move_to(message.index)
        self.open_row(message.row)
        self._say(f"{self.history.at + 1:,} of {len(self.history.read):,} articles read")

    # --- from one start to the next

    def go_on(self) -> None:
        """Go on where the archive was left; whatever is done meanwhile wins."""
        left = None if self._resuming is None else self._resuming.last()
        if left is None:
            return
        self._left_at = left
        self.history = History(left.read, len(left.read) - 1)
        self.kept = left.article
        if left.query:
            self.query_one(QueryLine).put(left.query)
            self._search_typed()
        elif left.article is not None:
            self.worker.search(self._query, left.article, typing=False)
        if left.article is not None:
            self._work("find the article", work.find_article, self._result.listing, left.article)

    async def take_key(self, event: events.Key) -> bool:
        """Take a key; from the first one on, one is where one is and not where the archive was left."""
        if self._left_at is not None:
            if not self._left_at.query:
                self.worker.drop_search()
            self._left_at = None
        return await super().take_key(event)

    def _take_up(self, message: work.ArticleFound) -> None:
        """Read again what was read when the reader was left, unless something else was done since."""
        left, self._left_at = self._left_at, None
        if left is not None and left.reading and message.row is not None and self.place is Place.LIST:
            self.open_row(message.row)

    def leave_here(self) -> None:
        """Write down where the archive is left."""
        if self._resuming is not None:
            reading = self._row is not None and self.has_class("-reading")
            article = self._row.id if reading and self._row is not None else self.kept
            read = self.history.read[: self.history.at + 1]
            self._resuming.keep(LeftAt(self._text, article, reading, read))

    # --- sections

    def action_section(self, by: int) -> None:
        """Go to another section, or entry of a live blog."""
        from warreader.tui.render.contents import step  # noqa: PLC0415  # not for the first frame

        found = self._sections()
        if not found:
            return
        number = step(found, self.query_one(ReadingView).place, by)
        if number is None:
            self._say("This is the last section." if by > 0 else "There is no section before this.")
        else:
            self._stand_at(found, number)

    def action_contents(self) -> None:
        """Show the contents, to go to a section."""
        from warreader.tui.render.contents import section_at  # noqa: PLC0415  # as above
        from warreader.tui.screens.picking import PickScreen  # noqa: PLC0415  # as above

        found = self._sections()
        if not found:
            return
        here = section_at(found, self.query_one(ReadingView).place)
        entries = [Entry(one.title, one.time) for one in found]
        screen = PickScreen("Contents", entries, self.keymap, at=here or 0, taking="goes there")
        self.app.push_screen(screen, partial(self._section_picked, found))

    def _section_picked(self, found: Sequence[Section], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            self._stand_at(found, choice[1])

    def _sections(self) -> Sequence[Section]:
        from warreader.tui.render.contents import sections  # noqa: PLC0415  # as above

        article = self._shown()
        found = () if article is None else sections(article)
        if article is not None and not found:
            self._say("This article has no sections.")
        return found

    def _stand_at(self, found: Sequence[Section], number: int) -> None:
        section = found[number]
        self.query_one(ReadingView).stand_at(section.start)
        told = " · ".join(part for part in (section.time, section.title) if part)
        self._say(f"{number + 1:,} of {len(found):,}: {told}")

    # --- links

    def action_links(self) -> None:
        """Show the links of the article, to open or copy one."""
        from warreader.tui.render.links import find_links  # noqa: PLC0415  # not for the first frame
        from warreader.tui.screens.picking import PickScreen  # noqa: PLC0415  # as above

        if (article := self._shown()) is None:
            return
        links = find_links(article)
        if not links:
            self._say("There is no link in this article, and no address of it is known.")
            return
        entries = [Entry(show_line(one.address), str(one.number), _about_link(one)) for one in links]
        screen = PickScreen("Links", entries, self.keymap, taking="opens", copies=True)
        self.app.push_screen(screen, partial(self._link_picked, links))

    def _link_picked(self, links: Sequence[WebLink], choice: tuple[str, int] | None) -> None:
        if choice is None:
            return
        what, number = choice
        if what == "take":
            self._open_address(links[number].address)
        else:
            self.app.copy_to_clipboard(links[number].address)
            self._say(f"Copied {links[number].address}")


def _about_link(link: WebLink) -> str:
    if not link.number:
        return "this article"
    return "" if link.kept else "folded"
