"""The command `feeds`."""

from __future__ import annotations

from functools import partial

import click

from warreader.cli.commands.options import PATH, Action, command_context, common_options


@click.command(
    "feeds",
    epilog="""\b
Examples:
  warreader feeds https://www.kyivindependent.com/news-archive/rss/
  warreader feeds subscriptions.opml
  warreader feeds                          fetch again what was fetched before""",
)
@click.argument("feeds", nargs=-1, type=PATH, metavar="[FILE.opml | URL]...")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON.")
@common_options
def feeds_command(feeds: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """Fetch RSS and Atom feeds, and the articles they link to, into the archive.

    Only this command, `import URL` and `models fetch` open the network. Only http and https are fetched, never from
    private addresses; robots.txt is respected, and each host is asked at most once a second. What has not changed since
    the last time is not fetched again.
    """
    from warreader.cli.import_urls import run_feeds  # nothing else opens the network

    return partial(run_feeds, command_context(archive, config), feeds, as_json=as_json)
