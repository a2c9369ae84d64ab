"""The command group `warreader`: the sections of its help, and how a command is run.

A command returns what is to be done and does nothing yet: click would turn a closed pipe into a failure.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from warreader import __version__
from warreader.cli.command_names import COMPLETING, SECTIONS
from warreader.cli.commands.articles import ARTICLE_COMMANDS
from warreader.cli.commands.export import EXPORT_COMMANDS
from warreader.cli.commands.feeds import feeds_command
from warreader.cli.commands.maintenance import MAINTENANCE_COMMANDS
from warreader.cli.commands.models import models_command
from warreader.cli.commands.names import names_command
from warreader.cli.commands.options import common_options
from warreader.cli.commands.own_work import OWN_WORK_COMMANDS
from warreader.cli.commands.serve import serve_command
from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH: Final = 100
_SENTENCE: Final = 200
"""More characters than the first sentence of a command has."""


class _Sections(click.Group):
    """A click group whose help lists the commands by section."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [name for names in SECTIONS.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        for section, names in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(limit=_SENTENCE)) for name in names])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command, else a path: a first word that names no command is one."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]


def run_command(words: Sequence[str]) -> int:
    """Run a command.

    Args:
        words: The command line without the program's name.

    Returns:
        The exit code.

    Raises:
        UsageError: An option is unknown, or something is missing.
    """
    try:
        action = warreader.main(list(words), prog_name="warreader", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        raise UsageError(f"what is missing? see {_path(error)} --help") from error
    except click.UsageError as error:
        message = error.format_message().rstrip(".")
        raise UsageError(f"{message[:1].lower()}{message[1:]}; see {_path(error)} --help") from error
    except SystemExit as error:  # click ends so when a shell was answered, or when the help could not be written
        if COMPLETING in os.environ:
            return int(error.code or 0)
        raise BrokenPipeError from error
    return action() if callable(action) else 0


def _path(error: click.UsageError) -> str:
    return "warreader" if error.ctx is None else error.ctx.command_path


@click.group(
    cls=_Sections,
    context_settings={"max_content_width": _WIDTH},
    epilog="""\b
Examples:
  warreader                               read your archive
  warreader articles/ more.jsonl          read these, without keeping them
  warreader import articles/              keep them in your archive
  warreader list 'city:Kharkiv date:2022-03'""",
)
@common_options
@click.version_option(__version__, message="warreader %(version)s")
def warreader(archive: str | None, config: str | None) -> None:
    """Read an archive of war news: clean, dated, placed, searchable, offline.

    Without a command, warreader opens the reader on your archive, or on the files and folders that you name. The name
    of a command runs that command; write ./list for a path of that name.
    """


for command in (
    *ARTICLE_COMMANDS,
    *OWN_WORK_COMMANDS,
    *EXPORT_COMMANDS,
    *MAINTENANCE_COMMANDS,
    feeds_command,
    serve_command,
    names_command,
    models_command,
):
    warreader.add_command(command)
