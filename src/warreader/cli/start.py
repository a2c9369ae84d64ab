"""Entry point: decides what a command line means before importing anything heavy.

A first word that names a command is the command; anything else that is no option is a path (`./list` is a path).
Without either, the reader opens on the archive: in two stages, since Python and Textual take 300 ms until they answer a
key, and the newest rows can be on the screen after 50 (docs/decisions). Only the commands go through click.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from warreader.cli.command_names import COMMANDS, COMPLETING
from warreader.cli.failures import run_guarded
from warreader.cli.output import prepare_streams
from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTIONS_OF_ALL: Final = ("--archive", "--config")
_END_OF_OPTIONS: Final = "--"
_STANDARD_INPUT: Final = "-"


class Opening(NamedTuple):
    """A command line that opens the reader."""

    archive: str | None
    """`--archive`."""
    config: str | None
    """`--config`."""
    paths: tuple[str, ...]
    """What to read instead of the archive; empty opens the archive."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: The command line without the program's name; None takes that of the process.

    Returns:
        The exit code.
    """
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    return run_guarded(lambda: _run(words))


def understand(words: Sequence[str]) -> Opening | None:
    """Parse a command line that opens the reader.

    Args:
        words: The command line without the program's name.

    Returns:
        What to open; None where it is a command, or asks for help or the version.

    Raises:
        UsageError: An option is unknown, or its value is missing or empty.
    """
    values: dict[str, str] = {}
    paths: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == _END_OF_OPTIONS:
            paths += rest
            break
        if name in _OPTIONS_OF_ALL:
            if not equals and not rest:
                raise UsageError(f"{name} needs a value; see warreader --help")
            values[name] = value if equals else rest.pop(0)
            if not values[name]:
                raise UsageError(f"{name} is empty; write a path behind it, or leave it out")
        elif word in {"--help", "--version"} or (not paths and word in COMMANDS):
            return None
        elif word.startswith("-") and word != _STANDARD_INPUT:
            raise UsageError(f"no such option: {word}; see warreader --help (a path may be written ./{word})")
        else:
            paths.append(word)
    return Opening(values.get("--archive"), values.get("--config"), tuple(paths))


def _run(words: list[str]) -> int:
    opening = None if os.environ.get(COMPLETING) else understand(words)
    if opening is None:
        from warreader.cli.commands.group import run_command  # click costs a bare start 40 ms

        return run_command(words)
    from warreader.cli.first_look import HeldTerminal, first_look  # a command needs none of it

    term, held = os.environ.get("TERM"), HeldTerminal()
    try:
        if not opening.paths:
            first_look(held, opening.archive, opening.config, term=term)
        from warreader.cli.open_reader import open_reader  # the rows are on the screen by now

        return open_reader(opening.archive, opening.config, opening.paths, term=term, held=held)
    finally:
        held.give_back()
