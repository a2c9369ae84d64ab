"""`warreader` and `warreader PATH...`: opens the reader, or prints the list where there is no terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from warreader.cli.context import CommandContext, open_archive
from warreader.cli.first_look import archive_name
from warreader.errors import NothingFoundError
from warreader.folders import cache_folder
from warreader.terminal import is_interactive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive
    from warreader.tui.startup.handover import HeldTerminal


def open_reader(
    archive: str | None,
    config: str | None,
    paths: Sequence[str],
    *,
    term: str | None,
    held: HeldTerminal | None = None,
) -> int:
    """Open the reader on an archive or on files.

    Args:
        archive: `--archive`; with paths, whose marks to use.
        config: `--config`.
        paths: Files and folders to read without an archive; none opens the archive.
        term: The value of TERM.
        held: The terminal, which may show the first rows already.

    Returns:
        The exit code.

    Raises:
        UsageError: A path does not exist.
        NothingFoundError: There is nothing to read.
    """
    context = CommandContext.of(archive, config)
    if paths:
        return _read_paths(paths, context, term)
    with open_archive(context) as opened:
        return _read(opened, context, term, archive_name(opened.path.parent), held)


def _read_paths(paths: Sequence[str], context: CommandContext, term: str | None) -> int:
    from warreader.cli.import_records import check_paths, exit_code, of_records, print_ledger
    from warreader.cli.progress import show_progress_of
    from warreader.ingest import open_paths  # the archive alone needs no engine
    from warreader.sources import STANDARD_INPUT

    check_paths(paths, else_searched=True)
    interactive = is_interactive(term=term)
    with show_progress_of("read") as show:
        visit = open_paths(
            paths,
            cache_folder(),
            context.folder,
            stdin=sys.stdin.buffer if sys.stdin and STANDARD_INPUT in paths else None,
            progress=of_records(show),
            workers=context.workers,
            cautious=context.cautious,
            entities=context.config.entities,
        )
    with visit.archive as opened:
        if not len(opened):
            if visit.ledger.failed:
                print_ledger(visit.ledger)
                return exit_code(visit.ledger, paths)
            raise NothingFoundError(f"no article in {', '.join(paths)}")
        if visit.ledger.failed and not interactive:
            print_ledger(visit.ledger)
        code = _read(opened, context, term, " ".join(paths), resumes=False)
        return code or (3 if visit.ledger.failed else 0)


def _read(  # noqa: PLR0913  # each by its name
    archive: Archive,
    context: CommandContext,
    term: str | None,
    name: str,
    held: HeldTerminal | None = None,
    *,
    resumes: bool = True,
) -> int:
    if is_interactive(term=term):
        from warreader.tui import run  # Textual takes 200 ms

        return run(archive, context.config, name=name, held=held, resumes=resumes)
    from warreader.cli.listing import print_list  # the reader does without
    from warreader.query import Query, Sort

    return print_list(archive, Query(), Sort.NEWEST, limit=None, as_json=False)
