"""The command `serve`."""

from __future__ import annotations

from functools import partial

import click

from warreader.cli.commands.options import Action, command_context, common_options


@click.command(
    "serve",
    epilog="""\b
Examples:
  warreader serve
  warreader serve --port 9000 --archive ~/kharkiv
  ssh -L 8000:localhost:8000 HOST warreader serve""",
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--session", is_flag=True, hidden=True, help="Be the reader of one page; the server starts it so.")
@common_options
def serve_command(host: str, port: int, session: bool, archive: str | None, config: str | None) -> Action:
    """Serve the reader to a browser.

    Only this machine can connect, unless --host names another address, and only with the key in the address that is
    printed. The page loads nothing from elsewhere; actions that start programs or write files are switched off in it.
    Needs pip install 'warreader[serve]'.
    """
    from warreader.cli.serve import run_server, run_session  # --help needs none of it

    context = command_context(archive, config)
    return partial(run_session, context) if session else partial(run_server, context, host, port)
