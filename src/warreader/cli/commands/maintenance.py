"""Commands that look after an archive: `reannotate`, `verify`, `check`, `rebuild`, `remove`, `backup` and `restore`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import click

from warreader.cli.commands.options import (
    PATH,
    QUERY_CONTEXT,
    Action,
    command_context,
    common_options,
    parse_query,
)


@click.command(
    "reannotate",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader reannotate
  warreader reannotate is:unannotated date:2022-03""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@common_options
def reannotate_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """Annotate articles that the current engines have not read yet.

    That is, articles stored by import --no-annotate, and articles annotated by an older version. It can be interrupted
    and run again. Slugs, origins and your own work stay.
    """
    parsed = parse_query(query)
    from warreader.cli.maintenance import run_reannotate  # the query is known to be good

    return partial(run_reannotate, command_context(archive, config), parsed, as_json=as_json)


@click.command(
    "verify",
    epilog="""\b
Examples:
  warreader verify
  warreader verify --json | jq .changed""",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object that names everything that has changed.")
@common_options
def verify_command(as_json: bool, archive: str | None, config: str | None) -> Action:
    """Check whether the files that articles came from are unchanged.

    Reads and hashes them again, and names what has changed, what is gone and what cannot be read. Nothing is fetched,
    and nothing in the archive is changed. Exit code 3 if something has changed.
    """
    from warreader.cli.verify import run_verify  # only this command needs it

    return partial(run_verify, command_context(archive, config), as_json=as_json)


@click.command(
    "check",
    epilog="""\b
Example:
  warreader check && warreader backup ~/warreader-backup.db""",
)
@common_options
def check_command(archive: str | None, config: str | None) -> Action:
    """Check the archive, and your own work, for damage.

    Tests both databases, the index, and every text against what was stored. Exit code 4 if there is damage.
    """
    from warreader.cli.maintenance import run_check  # only the maintenance commands need it

    return partial(run_check, command_context(archive, config))


@click.command(
    "rebuild",
    epilog="""\b
Example:
  warreader rebuild""",
)
@common_options
def rebuild_command(archive: str | None, config: str | None) -> Action:
    """Rebuild the index from the stored texts, after damage.

    Articles, annotations and your own work stay as they are. If the articles themselves are damaged, all that can still
    be read goes into a new archive, and the damaged file stays beside it; exit code 3 if articles are lost.
    """
    from warreader.cli.maintenance import run_rebuild

    return partial(run_rebuild, command_context(archive, config))


@click.command(
    "remove",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader remove source:example.com
  warreader remove --yes lang:de before:2022""",
)
@click.argument("query", nargs=-1, metavar="QUERY", type=click.UNPROCESSED)
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
def remove_command(query: tuple[str, ...], yes: bool, archive: str | None, config: str | None) -> Action:
    """Remove the articles that a query finds from the archive.

    Tells how many there are, and asks first. The original files stay, and so does your own work: an article that is
    imported again has it back.
    """
    parsed = parse_query(query)
    from warreader.cli.maintenance import run_remove  # the query is known to be good

    return partial(run_remove, command_context(archive, config), parsed, yes=yes)


@click.command(
    "backup",
    epilog="""\b
Example:
  warreader backup ~/warreader-backup.db""",
)
@click.argument("file", type=PATH, metavar="FILE")
@common_options
def backup_command(file: str, archive: str | None, config: str | None) -> Action:
    """Save your own work into one file; the reader may be open.

    Everything else in the archive can be imported again; your own work cannot. An earlier backup of the same work is
    replaced; any other file stays.
    """
    from warreader.cli.maintenance import run_backup

    return partial(run_backup, command_context(archive, config), Path(file))


@click.command(
    "restore",
    epilog="""\b
Example:
  warreader restore ~/warreader-backup.db""",
)
@click.argument("file", type=PATH, metavar="FILE")
@common_options
def restore_command(file: str, archive: str | None, config: str | None) -> Action:
    """Restore your own work from a backup.

    Your work since then is kept beside it, as user.db.before-restore. A user.db that is too damaged to be opened is
    kept as user.db.damaged.
    """
    from warreader.cli.maintenance import run_restore

    return partial(run_restore, command_context(archive, config), Path(file))


MAINTENANCE_COMMANDS: Final = (
    reannotate_command,
    verify_command,
    check_command,
    rebuild_command,
    remove_command,
    backup_command,
    restore_command,
)
