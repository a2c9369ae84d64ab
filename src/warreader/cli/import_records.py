"""Imports records into the archive, with progress and a report at the end."""

from __future__ import annotations

import difflib
import re
import shlex
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.cli.command_names import COMMANDS
from warreader.cli.context import CommandContext, open_archive
from warreader.cli.output import complain, remark, write_json
from warreader.cli.progress import of_passes, show_progress_of
from warreader.errors import NothingFoundError, QueryError, UnreadableError, UsageError
from warreader.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warreader.cli.progress import Report
    from warreader.ingest import ImportCounts, Ledger
    from warreader.sources import Gauge, Guard, Record

_NAMED: Final = 20
"""Problems named on the screen; --json has more."""
_PASSED: Final = 3
"""Files without anything to read that are named for each reason; --json has more."""
_DONE: Final = 0
_NEAR: Final = 0.75  # of `difflib`: one slip in four letters
_OTHER_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_STOPPED: Final = "stopped; what was stored stays, and the same command goes on from there"


def run_records(  # noqa: PLR0913  # each is one thing that an import needs
    context: CommandContext,
    read: Callable[[Guard, Path], Iterator[Record]],
    words: Sequence[str],
    *,
    as_json: bool,
    annotate: bool = True,
    stored: Callable[[], None] | None = None,
    gauge: Gauge | None = None,
) -> int:
    """Import records and account for them.

    Args:
        context: Which archive.
        read: Gives the records, read by a guard, for the archive in a folder.
        words: What the user named.
        as_json: Print the ledger as JSON on standard output.
        annotate: False stores the texts at once, without the engines.
        stored: Called when all of it is in the archive.
        gauge: Tells how much of it is read.

    Returns:
        Exit code: 0, or 3 where something could not be read.

    Raises:
        NothingFoundError: A folder holds no article.
    """
    from warreader.ingest import import_into, load_annotator  # after the paths are known to be good
    from warreader.sources import Guard

    with (
        open_archive(context, create=True) as archive,
        show_progress_of("read", quiet=as_json) as show,
        Guard() as guard,
    ):
        try:
            records = read(guard, archive.path.parent)
            engines = partial(load_annotator, cautious=context.cautious, entities=context.config.entities)
            annotator = engines() if annotate else None
            ledger = import_into(
                archive,
                records,
                annotator,
                progress=of_records(show, gauge),
                passes=of_passes(show),
                workers=context.workers,
            )
        except KeyboardInterrupt:
            complain(_STOPPED)
            raise
        if stored is not None:
            stored()
    if as_json:
        write_json(ledger.to_form())
    else:
        print_ledger(ledger)
    return exit_code(ledger, words)


def is_address(word: str) -> bool:
    """Return whether a word of a command line is an address of the web and no path."""
    return word.lower().startswith(("http://", "https://"))


def check_paths(paths: Sequence[str], *, else_searched: bool = False) -> None:
    """See that every path exists before anything is done.

    Args:
        paths: What the user named.
        else_searched: Whether somebody may have meant what to search for; then it is said how that is done.

    Raises:
        UsageError: One does not, or none was given.
    """
    if not paths:
        raise UsageError("nothing to import; name files or folders, or - for standard input")
    for path in paths:
        if not path:  # would be the folder that one is in
            raise UsageError("an empty path; name files or folders, or . for the folder that you are in")
        if _OTHER_SCHEME.match(path) and not _exists(path):
            raise UsageError(f"{path} cannot be fetched; only addresses that begin with https:// or http:// can")
        if is_address(path):
            raise UsageError(f"{path} is not fetched without being asked for; write: warreader import {path}")
        if path != STANDARD_INPUT and not _exists(path):
            hint = _meant(path) if else_searched else ""
            raise UsageError(f"no such file or folder: {path}; {hint}warreader --help lists the commands")


def print_ledger(ledger: Ledger) -> None:
    """Account for an import on standard error."""
    remark(
        f"{ledger.read:,} read: {ledger.stored:,} stored, {ledger.known:,} already there, "
        f"{sum(ledger.skipped.values()):,} skipped"
    )
    for reason, count in ledger.skipped.items():
        named = list(islice((one.location for one in ledger.passed if one.reason == reason), _PASSED))
        more = ["…"] if len(named) < count else []
        remark(f"  {count:,} {reason}" + (f": {', '.join([*named, *more])}" if named else ""))
    if ledger.unannotated:
        remark(f"  {ledger.unannotated:,} stored wait for the engines: warreader reannotate")
    if ledger.replaced:
        remark(f"  in {ledger.replaced:,} stored, broken characters are shown as \ufffd")
    for note in ledger.notes[:_NAMED]:
        remark(f"  {note.location}: {note.reason}: {note.detail}")
    if len(ledger.notes) > _NAMED:
        remark(f"  and {len(ledger.notes) - _NAMED:,} more; --json names them")
    for problem in ledger.problems[:_NAMED]:
        detail = f": {problem.detail}" if problem.detail else ""
        complain(f"{problem.location}: {problem.reason}{detail}")
    if ledger.failed > _NAMED:
        complain(f"and {ledger.failed - _NAMED:,} more that could not be read; --json names them")


def exit_code(ledger: Ledger, paths: Sequence[str]) -> int:
    """Return how an import ended.

    Returns:
        0 where all was read, 3 where something was lost.

    Raises:
        NothingFoundError: Folders were named and held no article. (An empty file is a line in the ledger.)
    """
    if ledger.failed:
        return UnreadableError.exit_code
    if not ledger.stored and not ledger.known and any(Path(path).is_dir() for path in paths):
        raise NothingFoundError(f"no article in {', '.join(paths)}")
    return _DONE


def _meant(word: str) -> str:
    """Say what a word that is no path could have been: a command with a slip, or what to search for."""
    near = difflib.get_close_matches(word, (*COMMANDS, "--help", "--version"), 1, _NEAR)
    command = f"did you mean warreader {near[0]}? " if near else ""
    return command + (f"to search: warreader list {shlex.quote(word)}; " if _is_query(word) else "")


def _is_query(path: str) -> bool:
    """Return whether a path that does not exist can be searched for: a field, or words that look like no path."""
    from warreader.query import Words, parse  # a path that exists needs none of it

    try:
        root = parse(path).root
    except QueryError:
        return False
    if root is None or path.startswith("-"):
        return False
    return not isinstance(root, Words) or not set(path) & set("/\\.")


def _exists(path: str) -> bool:
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        return False
    except OSError:  # it exists and cannot be read: the ledger says so
        return True
    return True


def of_records(report: Report, gauge: Gauge | None = None) -> Callable[[ImportCounts], None]:
    """Show how far records are read.

    Args:
        report: Shows it.
        gauge: Knows how much of what is to be read has been read; without one nobody can tell how long it takes.
    """
    return lambda tally: report(
        tally.met, what=f"read, {tally.stored:,} stored", share=None if gauge is None else gauge.share
    )
