"""The outline of the article: sections, live blog entries, links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warreader.export.links import address_at, find_links
from warreader.terminal import show_line
from warreader.tui.dialogs.pick_list import PickScreen
from warreader.tui.render.contents import section_at, sections, step
from warreader.tui.render.pick_lines import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warreader.article import Article
    from warreader.export.links import WebLink
    from warreader.tui.controllers.host import Host
    from warreader.tui.render.contents import Section


class Outline:
    """Sections and links.

    Args:
        host: The screen.
        open_address: Opens an address of the web.
    """

    def __init__(self, host: Host, open_address: Callable[[str], None]) -> None:
        self._host, self._open_address = host, open_address

    # --- sections

    def section(self, by: int) -> None:
        """Go to another section, or entry of a live blog."""
        found = self._sections()
        if not found:
            return
        number = step(found, self._host.reading.view.place, by)
        if number is None:
            self._host.say("This is the last section." if by > 0 else "There is no section before this.")
        else:
            self._stand_at(found, number)

    def contents(self) -> None:
        """Show the contents, to go to a section."""
        found = self._sections()
        if not found:
            return
        here = section_at(found, self._host.reading.view.place)
        entries = [Entry(one.title, one.time) for one in found]
        screen = PickScreen("Contents", entries, self._host.keymap, at=here or 0, taking="goes there")
        self._host.show_over(screen, partial(self._section_picked, found))

    def _section_picked(self, found: Sequence[Section], choice: tuple[str, int] | None) -> None:
        if choice is not None:
            self._stand_at(found, choice[1])

    def _sections(self) -> Sequence[Section]:
        article = self._host.articles.target_article()
        found = () if article is None else sections(article)
        if article is not None and not found:
            self._host.say("This article has no sections.")
        return found

    def _stand_at(self, found: Sequence[Section], number: int) -> None:
        section = found[number]
        self._host.reading.view.stand_at(section.start)
        told = " · ".join(part for part in (section.time, section.title) if part)
        self._host.say(f"{number + 1:,} of {len(found):,}: {told}")

    # --- links

    def links(self, place: int | None = None) -> None:
        """Show the links of the article, to open or copy one.

        Args:
            place: Code point of the source text: the link there is stood on; None: the first one in sight.
        """
        self._host.articles.with_article(partial(self._show_links, place))

    def _show_links(self, place: int | None, article: Article) -> None:
        view = self._host.reading.view
        shows = view.article is not None and view.article.id == article.id
        links = find_links(article, view.folded if shows else None)
        if not links:
            self._host.say("There is no link in this article, and no address of it is known.")
            return
        entries = [Entry(show_line(one.address), str(one.number), _about_link(one)) for one in links]
        if place is not None:
            wanted = address_at(article, place)
            here = (number for number, one in enumerate(links) if one.address == wanted)
        else:
            top = view.place if shows else 0
            here = (number for number, one in enumerate(links) if top and one.place and one.place.start >= top)
        screen = PickScreen("Links", entries, self._host.keymap, at=next(here, 0), taking="opens", copies=True)
        self._host.show_over(screen, partial(self._link_picked, links))

    def _link_picked(self, links: Sequence[WebLink], choice: tuple[str, int] | None) -> None:
        if choice is None:
            return
        what, number = choice
        if what == "take":
            self._open_address(links[number].address)
        else:
            self._host.app.copy_to_clipboard(links[number].address)
            self._host.say(f"Copied {links[number].address}")


def _about_link(link: WebLink) -> str:
    if not link.number:
        return "this article"
    return " · ".join(one for one in (link.told, "" if link.kept else "folded") if one)
