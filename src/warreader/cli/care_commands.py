"""The commands that look after an archive, as click sees them: their options and their help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import click

from warreader.cli.options import QUERY_SETTINGS, Action, of_all, query_of, setting_of


@click.command(
    "reannotate",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader reannotate
  warreader reannotate is:unannotated date:2022-03""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@of_all
def reannotate_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """Bring the engines to articles that they have not read.

    To those that import --no-annotate has stored, and to those that an older version of the engines has read. It may be
    stopped and started again. Slugs, origins and what you made stay.
    """
    parsed = query_of(query)
    from warreader.cli.caring import run_reannotate  # noqa: PLC0415  # the query is known to be good

    return partial(run_reannotate, setting_of(archive, config), parsed, as_json=as_json)


@click.command(
    "verify",
    epilog="""\b
Examples:
  warreader verify
  warreader verify --json | jq .changed""",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, which names everything that is not the same.")
@of_all
def verify_command(as_json: bool, archive: str | None, config: str | None) -> Action:
    """Look whether the files that articles came from are still the same.

    Reads and hashes them again, and names what has changed, what is gone and what cannot be read. Nothing is fetched,
    and nothing in the archive is changed. Exit code 3 if something has changed.
    """
    from warreader.cli.verifying import run_verify  # noqa: PLC0415  # only this command needs it

    return partial(run_verify, setting_of(archive, config), as_json=as_json)


@click.command(
    "check",
    epilog="""\b
Example:
  warreader check && warreader backup ~/warreader-backup.db""",
)
@of_all
def check_command(archive: str | None, config: str | None) -> Action:
    """Look for damage in the archive and in what you made.

    Tests both databases, the index, and that every text is the one that was stored. Exit code 4 if there is damage.
    """
    from warreader.cli.caring import run_check  # noqa: PLC0415  # only the commands of care need it

    return partial(run_check, setting_of(archive, config))


@click.command(
    "rebuild",
    epilog="""\b
Example:
  warreader rebuild""",
)
@of_all
def rebuild_command(archive: str | None, config: str | None) -> Action:
    """Make the index anew from the texts, after damage to it.

    Articles, their annotations and what you made stay as they are. Where damage reaches deeper, all that can still be
    read goes into a new archive, and the damaged file stays beside it; exit code 3 if articles are lost.
    """
    from warreader.cli.caring import run_rebuild  # noqa: PLC0415  # as above

    return partial(run_rebuild, setting_of(archive, config))


@click.command(
    "remove",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader remove source:example.com
  warreader remove --yes lang:de before:2022""",
)
@click.argument("query", nargs=-1, metavar="QUERY", type=click.UNPROCESSED)
@click.option("--yes", is_flag=True, help="Do not ask.")
@of_all
def remove_command(query: tuple[str, ...], yes: bool, archive: str | None, config: str | None) -> Action:
    """Take the articles that a query finds out of the archive.

    Asks before it does, and names how many they are. Files stay, and so do your marks: should an article come back, it
    has them.
    """
    parsed = query_of(query)
    from warreader.cli.caring import run_remove  # noqa: PLC0415  # the query is known to be good

    return partial(run_remove, setting_of(archive, config), parsed, yes=yes)


@click.command(
    "backup",
    epilog="""\b
Example:
  warreader backup ~/warreader-backup.db""",
)
@click.argument("file", metavar="FILE")
@of_all
def backup_command(file: str, archive: str | None, config: str | None) -> Action:
    """Save what you made into one file, while the reader may be open.

    What the archive holds beside it can be imported again; this cannot.
    """
    from warreader.cli.caring import run_backup  # noqa: PLC0415  # as above

    return partial(run_backup, setting_of(archive, config), Path(file))


@click.command(
    "restore",
    epilog="""\b
Example:
  warreader restore ~/warreader-backup.db""",
)
@click.argument("file", metavar="FILE")
@of_all
def restore_command(file: str, archive: str | None, config: str | None) -> Action:
    """Put back what backup saved.

    What you have made since is kept beside it, as user.db.before-restore.
    """
    from warreader.cli.caring import run_restore  # noqa: PLC0415  # as above

    return partial(run_restore, setting_of(archive, config), Path(file))


CARE: Final = (
    reannotate_command,
    verify_command,
    check_command,
    rebuild_command,
    remove_command,
    backup_command,
    restore_command,
)
"""All of them, in the order of the help."""
