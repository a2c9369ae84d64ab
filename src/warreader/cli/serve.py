"""`warreader serve`: runs the server (`run_server`), and the reader behind each page (`run_session`)."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from typing import TYPE_CHECKING, Final

from warreader.cli.context import CommandContext, open_archive
from warreader.cli.first_look import archive_name
from warreader.cli.output import flush, remark, write_line
from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNAL_BASE: Final = 128  # the convention of shells
_KEY_BYTES: Final = 24


def run_server(context: CommandContext, host: str, port: int) -> int:
    """Serve the reader until a signal comes.

    Args:
        context: The archive that is meant.
        host: Address or name to listen on.
        port: 0: any that is free.

    Returns:
        128 and the number of the signal.

    Raises:
        UsageError: The extra is not installed, or nothing can listen there.
        WarreaderError: The archive cannot be opened.
    """
    try:
        from warreader.serving import Offer, is_loopback, serve  # an extra
    except ModuleNotFoundError as error:
        raise UsageError(f"serve needs {error.name}: pip install 'warreader[serve]'") from error
    with open_archive(context) as archive:  # what is wrong with it is told here, and not to a page
        folder = archive.path.parent
    open_to_others = not is_loopback(host)
    colours = _colours(context)
    offer = Offer(
        _command(context),
        host,
        port,
        f"warreader · {archive_name(folder)}",
        colours["background"],
        colours["foreground"],
        secrets.token_urlsafe(_KEY_BYTES),  # also on loopback: other users of this machine get through to it
    )
    if open_to_others:
        remark(
            f"warning: {host} can be reached from other machines. Whoever has the address below can read this archive "
            "and change your marks, and what is sent is not encrypted."
        )
    try:
        return _SIGNAL_BASE + serve(offer, _tell)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "another program listens there; choose another --port" if taken else error.strerror or str(error)
        raise UsageError(f"cannot listen on {host}, port {port}: {reason}") from error


def run_session(context: CommandContext) -> int:
    """Be the reader of one page: the server at the other end of standard input and output shows it.

    Args:
        context: The archive that is meant.

    Returns:
        The exit code.
    """
    from warreader.tui import run  # Textual takes 200 ms

    with open_archive(context) as archive:
        return run(archive, context.config, name=archive_name(archive.path.parent), served=True)


def _tell(address: str) -> None:
    write_line(f"warreader is at {address} (ctrl+c ends it)")
    flush()


def _command(context: CommandContext) -> list[str]:
    """Return what runs a session. -P: what lies in the folder where one stands is no part of the program."""
    command = [sys.executable, "-P", "-m", "warreader", "serve", "--session", "--archive", str(context.folder)]
    return [*command, "--config", str(context.config.file)] if context.config.file else command


def _colours(context: CommandContext) -> Mapping[str, str]:
    from warreader.tui.appearance import palettes  # only a server needs them
    from warreader.tui.session.preferences import remembered_theme

    theme = remembered_theme(context.config.theme) or context.config.theme
    return palettes.LIGHT if "light" in theme and "NO_COLOR" not in os.environ else palettes.DARK
