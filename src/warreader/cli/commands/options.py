"""What the commands share: options, and how a query, an archive and a text are made of arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from warreader.cli.context import CommandContext, open_archive
from warreader.errors import QueryError, UsageError

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query

Action = Callable[[], int]
"""What a command gives back: what is to be done, not done yet."""

_SORTS: Final = ("newest", "oldest", "relevance", "title")
"""As `query.Sort` has them, which --help need not import."""

_SHOWN: Final = 80  # characters of a query that a message quotes
PATH: Final = click.Path(readable=False)
"""Takes any text, and completes names of files in a shell."""
QUERY_CONTEXT: Final = {"ignore_unknown_options": True}
"""For commands with a query, so that -word is a word of it."""


def mutually_exclusive(chosen: dict[str, bool]) -> None:
    """Refuse options that cannot stand together."""
    given = [name for name, value in chosen.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} do not go together; choose one")


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has."""
    return _common_options(command, "The archive; default: $WARREADER_ARCHIVE, or your own.")


def common_options_without_archive(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has to one that uses no archive."""
    return _common_options(command, "Taken as everywhere, and not used: this command has no archive.")


def _common_options(command: Callable[..., Any], about_archive: str) -> Callable[..., Any]:
    archive = click.option("--archive", type=PATH, metavar="DIR", help=about_archive)
    config = click.option(
        "--config", type=PATH, metavar="FILE", help="The settings file; default: $WARREADER_CONFIG, or the usual place."
    )
    return archive(config(command))


def order_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say in which order articles come, and whether only a sample of them."""
    options = (
        click.option("--sort", type=click.Choice(_SORTS), help="Sort order; newest first by default."),
        click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Draw N articles at random."),
        click.option("--seed", type=click.IntRange(min=0), metavar="N", help="Draw the same sample again; default 0."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def command_context(archive: str | None, config: str | None) -> CommandContext:
    """Join what stands before the command and what stands behind it."""
    before = click.get_current_context().find_root().params
    given = (before.get(name) if value is None else value for name, value in (("archive", archive), ("config", config)))
    return CommandContext.of(*given)


def with_archive(context: CommandContext, look: Callable[[Archive], int]) -> Action:
    """Make an action of what is done with an open archive, which is closed behind it."""

    def action() -> int:
        with open_archive(context) as archive:
            return look(archive)

    return action


def parse_query(words: tuple[str, ...]) -> Query:
    """Read a query that the shell has cut into words.

    Raises:
        UsageError: It cannot be understood, or is an option that does not exist.
    """
    mistaken = next((word for word in words if word.startswith("--") and word != "--"), None)
    if mistaken is not None:
        context = click.get_current_context(silent=True)
        command = "warreader list" if context is None else context.command_path
        raise UsageError(f"no such option: {mistaken}; see {command} --help")
    from warreader.query import parse  # --help needs no query

    # where the locale is not UTF-8, Python hands over the bytes of other letters as surrogates
    text = os.fsencode(" ".join(words)).decode("utf-8", "replace")
    try:
        return parse(text)
    except QueryError as error:
        where = text[error.start : error.end]
        where = f"{where[:_SHOWN]}…" if len(where) > _SHOWN else where
        raise QueryError(f"query: {error}, at: {where}", error.start, error.end) from error


def joined_text(words: tuple[str, ...]) -> str:
    """Read text that the shell has cut into words, whatever the locale; `-` alone is standard input."""
    if words == ("-",):
        return sys.stdin.buffer.read().decode("utf-8", "replace") if sys.stdin else ""
    return os.fsencode(" ".join(words)).decode("utf-8", "replace")
