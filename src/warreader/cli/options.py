"""What the commands share: the options that all of them have, and how a query and an archive come of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from warreader.cli.setting import Setting, open_archive
from warreader.errors import QueryError, UsageError

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.query import Query

Action = Callable[[], int]
"""What a command gives back: what is to be done, not done yet."""

_SORTS: Final = ("newest", "oldest", "relevance", "title")
"""As `query.Sort` has them, which --help need not import."""

QUERY_SETTINGS: Final = {"ignore_unknown_options": True}
"""For commands with a query, so that -word is a word of it."""


def one_of(chosen: dict[str, bool]) -> None:
    """Refuse options that cannot stand together."""
    given = [name for name, value in chosen.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} do not go together; choose one")


def of_all(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has."""
    return _of_all(command, "The archive; default: $WARREADER_ARCHIVE, or your own.")


def of_all_without_archive(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has to one that uses no archive."""
    return _of_all(command, "Taken as everywhere, and not used: this command has no archive.")


def _of_all(command: Callable[..., Any], about_archive: str) -> Callable[..., Any]:
    archive = click.option("--archive", metavar="DIR", help=about_archive)
    config = click.option(
        "--config", metavar="FILE", help="The settings file; default: $WARREADER_CONFIG, or the usual place."
    )
    return archive(config(command))


def ordered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say in which order articles come, and whether only a sample of them."""
    options = (
        click.option("--sort", type=click.Choice(_SORTS), help="Sort order; newest first by default."),
        click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Draw N articles at random."),
        click.option("--seed", type=click.IntRange(min=0), metavar="N", help="Draw the same sample again; default 0."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def setting_of(archive: str | None, config: str | None) -> Setting:
    """Join what stands before the command and what stands behind it."""
    before = click.get_current_context().find_root().params
    return Setting.of(archive or before.get("archive"), config or before.get("config"))


def on_archive(setting: Setting, look: Callable[[Archive], int]) -> Action:
    """Make an action of what is done with an open archive, which is closed behind it."""

    def action() -> int:
        with open_archive(setting) as archive:
            return look(archive)

    return action


def query_of(words: tuple[str, ...]) -> Query:
    """Read a query that the shell has cut into words.

    Raises:
        UsageError: It cannot be understood, or is an option that does not exist.
    """
    mistaken = next((word for word in words if word.startswith("--") and word != "--"), None)
    if mistaken is not None:
        context = click.get_current_context(silent=True)
        command = "warreader list" if context is None else context.command_path
        raise UsageError(f"no such option: {mistaken}; see {command} --help")
    from warreader.query import parse  # noqa: PLC0415  # --help needs no query

    # where the locale is not UTF-8, Python hands over the bytes of other letters as surrogates
    text = os.fsencode(" ".join(words)).decode("utf-8", "replace")
    try:
        return parse(text)
    except QueryError as error:
        raise QueryError(f"query: {error}, at: {text[error.start : error.end]}", error.start, error.end) from error
