"""Finds the articles that a changing command refers to, and asks before changing more than one."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from warreader.cli.output import is_terminal
from warreader.errors import NothingFoundError, UsageError
from warreader.terminal import show_line

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query

_IDENTITY: Final = re.compile(r"(?:[a-z0-9-]+-)?[0-9a-f]{8,16}\Z")  # as list prints it, or a slug
_SHORT_IDENTITY: Final = re.compile(r"(?=[a-f]*[0-9])[0-9a-f]{3,7}\Z")  # enough for `show`; here it may be a word


def resolve_articles(archive: Archive, query: Query, words: tuple[str, ...]) -> list[str]:
    """Return the articles that are meant.

    Args:
        archive: Where they are.
        query: What was asked for.
        words: The same as it was typed: one word that is the ID or slug of an article means that article.

    Returns:
        IDs.

    Raises:
        NothingFoundError: There is none.
        UsageError: Nothing was asked for.
    """
    if not words:
        raise UsageError("which articles? name an ID or a query; every article is: date:1000.. OR date:unknown")
    if len(words) == 1 and _IDENTITY.match(words[0]):
        return [archive.resolve(words[0])]
    found = archive.search(query).ids()
    if not found:
        short = len(words) == 1 and _SHORT_IDENTITY.match(words[0])
        hint = "; of an ID, write eight digits here: fewer could be a word" if short else ""
        raise NothingFoundError(f"no article matches {query}; nothing was changed{hint}")
    return found


def confirm(question: str, *, count: int, sure: bool) -> None:
    """Ask before more than one article is changed.

    Args:
        question: What is to be done: 'tag 12 articles +hospital'.
        count: How many articles.
        sure: `--yes` was given.

    Raises:
        UsageError: The answer is no, or there is nobody to ask.
    """
    if sure or count <= 1:
        return
    if sys.stdin is None or not sys.stdin.isatty() or not is_terminal(sys.stderr):
        raise UsageError(f"{question}: say --yes to do it")
    if not answered_yes(f"{show_line(question)}?"):
        raise UsageError("nothing was changed")


def answered_yes(question: str) -> bool:
    """Ask on standard error and read the answer from standard input; anything but y or yes is no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
