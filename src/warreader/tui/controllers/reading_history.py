"""Back and forward in the reading history, across starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.tui.jobs import articles
from warreader.tui.keys.actions import JUMPS, TYPING, Place
from warreader.tui.session.history import History

if TYPE_CHECKING:
    from warreader.tui.controllers.host import Host
    from warreader.tui.jobs.articles import Found, FoundPlace
    from warreader.tui.keys.actions import Action
    from warreader.tui.session.resume import LeftAt, Resuming


class ReadingHistory:
    """What was read, also before the last start.

    Args:
        host: The screen.
        resuming: The last place of the archive; None: a start begins anew, and what it leaves is not kept.
    """

    def __init__(self, host: Host, resuming: Resuming | None) -> None:
        self._host, self._resuming = host, resuming
        self.past = History()
        self._sought: str | None = None  # the article that one goes back or forward to, until it is found
        self._left: LeftAt | None = None  # where the archive was left the last time, as long as that is looked for
        self._came_from: tuple[str, int] | None = None  # article and code point that the last jump began at

    # --- back and forward

    def visit(self, identity: str) -> None:
        """Record that an article is read now."""
        self._sought = None
        self.past = self.past.visit(identity)

    def step(self, by: int) -> None:
        """Read again what was read before, or what was read after it."""
        if self._host.place in TYPING:
            return
        host, before, shown = self._host, self.past, self._host.reading.row
        reads_it = host.place is Place.READING and shown is not None and shown.id == before.current
        elsewhere = not reads_it and self._sought != before.current
        back_there = bool(before.read) and by < 0 and elsewhere  # from the list the last one read is the one before
        self.past = before.step(by + back_there)
        if self.past == before and not back_there:
            self._host.say("Nothing was read before this." if by < 0 else "Nothing was read after this.")
        elif (identity := self.past.current) is not None:
            self._seek(identity)

    def go_to(self, identity: str) -> None:
        """Find another article, and read it."""
        self.visit(identity)
        self._seek(identity)

    def _seek(self, identity: str) -> None:
        self._sought = identity
        self._host.worker.work(
            "find the article", articles.find_article, self._host.search.result.listing, identity, then=self._found
        )

    def _found(self, found: Found) -> None:
        if found.identity != self._sought or self._sought != self.past.current:
            return
        self._sought = None
        if found.row is None:
            self.past = self.past.without(found.identity)
            self._host.say("That article is no longer in the archive.")
            return
        if found.at is not None and found.listing is self._host.search.result.listing:
            self._host.articles.list.move_to(found.at)
        self._host.open_row(found.row)
        self._host.say(f"{self.past.at + 1:,} of {len(self.past.read):,} articles read")

    # --- the way back from a jump

    @property
    def _standing_at(self) -> tuple[str, int] | None:
        """Article and code point where one is; None where no article shows."""
        view = self._host.reading.view
        return None if view.article is None else (view.article.id, view.place)

    def note_jump(self, action: Action) -> None:
        """Remember where one is before an action, if that is a jump."""
        if action.id in JUMPS:
            self._came_from = self._standing_at or self._came_from

    def go_back(self) -> None:
        """Go back to where the last jump began; once more goes forth again."""
        goal, self._came_from = self._came_from, self._standing_at or self._came_from
        if goal is None:
            self._host.say("There was no jump yet to go back from.")
        else:
            self._host.worker.work("find the article", articles.find_place, *goal, then=self.go_to_place)

    def go_to_place(self, found: FoundPlace) -> None:
        """Read an article at a place of it, or say why not."""
        if found.row is not None:
            self._host.open_row(found.row, found.place)
        if found.missing:
            self._host.say(found.missing)

    # --- from one start to the next

    @property
    def is_resuming(self) -> bool:
        """Whether the place where the archive was left is still looked for."""
        return self._left is not None

    def resume(self) -> None:
        """Go on where the archive was left; whatever is done meanwhile wins."""
        left = None if self._resuming is None else self._resuming.last()
        if left is None:
            return
        self._left = left
        self.past = History(left.read, len(left.read) - 1)
        self._host.articles.kept = left.article
        search = self._host.search
        if left.query:
            search.restore(left.query)
        elif left.article is not None:
            search.search_again(awaited=False)
        if left.article is not None:
            listing = search.result.listing
            self._host.worker.work_in_background(
                "find the article", articles.find_article, listing, left.article, then=self._resumed
            )

    def stay(self) -> None:
        """Look no more for where the archive was left: one is where one is."""
        if self._left is not None and not self._left.query:
            self._host.worker.drop_search()
        self._left = None

    def _resumed(self, found: Found) -> None:
        """Read again what was read when the reader was left, unless something else was done since."""
        left, self._left = self._left, None
        if left is not None and left.reading and found.row is not None and self._host.place is Place.LIST:
            self._host.open_row(found.row)

    def keep(self, query: str, article: str | None, *, reading: bool) -> None:
        """Write down where the archive is left.

        Args:
            query: As it was typed.
            article: ID of the article under the cursor, or that is read; None for none.
            reading: Whether it is read.
        """
        if self._resuming is not None:
            from warreader.tui.session.resume import LeftAt  # a start that resumes nothing needs none of it

            self._resuming.keep(LeftAt(query, article, reading, self.past.read[: self.past.at + 1]))
