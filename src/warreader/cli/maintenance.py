"""What keeps an archive whole: `reannotate`, `check`, `rebuild`, `remove`, `backup` and `restore`."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from warreader.cli.confirmation import answered_yes
from warreader.cli.context import CommandContext, open_existing
from warreader.cli.output import complain, counted, is_terminal, remark, write_json, write_line
from warreader.cli.progress import of_passes, show_progress_of
from warreader.errors import ArchiveError, DamagedError, NothingFoundError, UnreadableError, UsageError
from warreader.query import Is, Query, State

if TYPE_CHECKING:
    from pathlib import Path

    from warreader.archive import Archive

_USER_FILE: Final = "user.db"
_BESIDE: Final = ("-wal", "-shm", "-journal")  # what SQLite has beside a database
_STOPPED: Final = "stopped; what was done stays, and the same command goes on from there"
_NAMED: Final = 20  # faults that are named on the screen


def run_reannotate(context: CommandContext, query: Query, *, as_json: bool) -> int:
    """Annotate articles that the current engines have not annotated.

    Args:
        context: Which archive.
        query: Which of its articles; an empty one takes all.
        as_json: Print the account as JSON.

    Returns:
        Exit code: 0, or 3 where an engine failed on an article.

    Raises:
        NothingFoundError: There is no archive.
    """
    from warreader.ingest import load_annotator, reannotate, was_cut_off  # other commands need no engine
    from warreader.ingest.background import only_annotator

    with (
        open_existing(context) as archive,
        only_annotator(context.folder) as mine,
        show_progress_of("articles", quiet=as_json) as progress,
    ):
        if not mine:
            remark("a reader that is open has the engines at work on this archive too")
        goes_on = was_cut_off(context.folder)
        try:
            run = reannotate(
                archive,
                load_annotator(cautious=context.cautious, entities=context.config.entities),
                query,
                progress=progress,
                passes=of_passes(progress),
                workers=context.workers,
            )
        except KeyboardInterrupt:
            complain(_STOPPED)
            raise
    if as_json:
        problems = [{"location": one.location, "reason": one.reason, "detail": one.detail} for one in run.problems]
        write_json({"found": run.found, "done": run.done, "problems": problems})
    elif run.found:
        remark(f"{run.done:,} of {run.found:,} articles annotated")
    elif goes_on:
        remark("these engines have read every article; done is what was left to do when an import was stopped")
    else:
        remark("nothing to do: these engines have read every article")
    for problem in () if as_json else run.problems[:_NAMED]:
        complain(f"{problem.location}: {problem.reason}: {problem.detail}")
    return UnreadableError.exit_code if run.problems else 0


def run_check(context: CommandContext) -> int:
    """Check for damage in both databases.

    Returns:
        Exit code: 0, or 4 where there is damage.

    Raises:
        ArchiveError: A database cannot even be opened.
        NothingFoundError: There is no archive.
    """
    with open_existing(context) as archive, show_progress_of("texts") as progress:
        faults = archive.upkeep.check(of_passes(progress))
        total = 0 if faults else len(archive)
        older = 0 if faults else archive.search(Query(Is(State.SUPERSEDED))).total
    if not faults:
        versions = f" and {counted(older, 'older version')}" if older else ""
        write_line(f"sound: {counted(total, 'article')}{versions}, and what you made")
        _remark_what_is_due(context.folder)
        return 0
    for fault in faults[:_NAMED]:
        complain(fault)
    if len(faults) > _NAMED:
        complain(f"and {len(faults) - _NAMED:,} more")
    if any(not fault.startswith(_USER_FILE) for fault in faults):
        complain(f"{context.folder}: make its index anew from its texts with: warreader rebuild")
    if any(fault.startswith(_USER_FILE) for fault in faults):
        complain(f"{context.folder / _USER_FILE}: put a backup back with: warreader restore FILE")
    return ArchiveError.exit_code


def _remark_what_is_due(folder: Path) -> None:
    from warreader.ingest import was_cut_off  # only where the archive is sound

    if was_cut_off(folder):
        remark("an import was stopped before dates were inferred and names joined; to finish it: warreader reannotate")


def run_rebuild(context: CommandContext) -> int:
    """Make the index anew from the documents; where damage reaches deeper, the whole archive from what can be read.

    Returns:
        Exit code: 0, 3 where articles are lost, or 4 where damage is left.

    Raises:
        ArchiveError: Nothing can be read, it cannot be written, or another program has it open.
        NothingFoundError: There is no archive.
    """
    try:
        with open_existing(context) as archive, show_progress_of("articles") as progress:
            count = archive.upkeep.rebuild(of_passes(progress))
            archive.upkeep.optimize()
            faults = archive.upkeep.check(of_passes(progress))
    except DamagedError as error:
        if str(context.folder / _USER_FILE) in str(error):
            raise
        faults = [error.fault]
    except KeyboardInterrupt:
        complain("stopped; the archive is as it was, or its index is made anew already")
        raise
    if any(not fault.startswith(_USER_FILE) for fault in faults):
        complain(faults[0])
        return _salvage(context)
    write_line(f"{counted(count, 'article')} indexed anew")
    for fault in faults[:_NAMED]:
        complain(fault)
    return ArchiveError.exit_code if faults else 0


def _salvage(context: CommandContext) -> int:
    from warreader.archive import salvage  # where nothing is damaged it is not needed
    from warreader.ingest import finish_all

    remark("the damage reaches deeper than the index: what can be read goes into a new archive")
    found = salvage(context.folder)
    with open_existing(context) as archive, show_progress_of("articles") as progress:
        finish_all(archive, of_passes(progress))
        faults = archive.upkeep.check(of_passes(progress))
    write_line(f"{counted(found.kept, 'article')} kept, {found.lost:,} lost")
    remark(f"the damaged file is kept: {found.damaged}")
    for fault in faults[:_NAMED]:
        complain(fault)
    if faults:
        return ArchiveError.exit_code
    if found.lost:
        complain("import the files of the lost articles again: warreader import PATH")
    return UnreadableError.exit_code if found.lost else 0


def run_remove(context: CommandContext, query: Query, *, yes: bool) -> int:
    """Remove the articles that a query finds from the archive.

    Args:
        context: Which archive.
        query: Which articles; an empty query is refused.
        yes: Do not ask.

    Returns:
        Exit code 0, also where the answer is no.

    Raises:
        UsageError: The query is empty, or there is nobody to ask.
        NothingFoundError: It finds nothing.
    """
    if query.root is None:
        raise UsageError("which articles? write a query, and see what it finds with: warreader list QUERY")
    with open_existing(context) as archive:
        identities = archive.search(query).ids()
        if not identities:
            raise NothingFoundError(f"no article matches {query}; nothing was removed")
        if not yes and not _agreed(archive, identities):
            remark("nothing was removed")
            return 0
        from warreader.ingest import remove_articles  # after the answer

        with show_progress_of("articles") as progress:
            try:
                count = remove_articles(archive, identities, progress=progress, passes=of_passes(progress))
            except KeyboardInterrupt:
                complain(_STOPPED)
                raise
    remark(f"{counted(count, 'article')} removed; your marks on them stay")
    return 0


def _agreed(archive: Archive, identities: list[str]) -> bool:
    count = counted(len(identities), "article")
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise UsageError(f"this would remove {count}; add --yes to do it without being asked")
    example = archive.article(identities[0]).annotation.title
    remark(f"{count} will be removed from {archive.path.parent}, the first: {example[:60]}")
    return answered_yes("Files and your marks stay. Remove?")


def run_backup(context: CommandContext, target: Path) -> int:
    """Write a copy of what the reader made.

    Args:
        context: Which archive.
        target: The file to write.

    Returns:
        Exit code 0.

    Raises:
        UsageError: The target is no file, is in a folder that does not exist, is a database of the archive itself, or
            is something else than a backup of the same work.
        NothingFoundError: Nothing was made yet.
        ArchiveError: It cannot be written.
    """
    _check_target(context, target)
    if not (context.folder / _USER_FILE).exists():
        raise NothingFoundError(f"nothing to save: there is no {_USER_FILE} in {context.folder}")
    from warreader.archive import Marks  # what was named is known to be good

    with closing(Marks(context.folder)) as marks:
        marks.backup(target)
    remark(f"saved what you made: {target} ({target.stat().st_size:,} bytes)")
    return 0


def run_restore(context: CommandContext, source: Path) -> int:
    """Restore what `backup` wrote; what is there now is kept beside it.

    Args:
        context: Which archive.
        source: The copy.

    Returns:
        Exit code 0.

    Raises:
        UsageError: There is no such file, or it is the live one.
        ArchiveError: It is no backup; nothing was changed.
    """
    if not source.is_file():
        raise UsageError(f"{source} is no file; name a backup" if source.exists() else f"no such file: {source}")
    _refuse_live(context, source)
    from warreader.archive import Marks, replace_damaged

    context.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        marks = Marks(context.folder)
    except DamagedError:
        kept = replace_damaged(context.folder, source)
    else:
        with closing(marks):
            kept = marks.restore(source)
    remark(f"put back {source}; what was there before is in {kept}")
    return 0


def _check_target(context: CommandContext, target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name the file to write")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"no such folder: {target.absolute().parent}")
    if target.exists() and not target.is_file():
        raise UsageError(f"{target} is no file; name the file to write")
    _refuse_live(context, target)


def _refuse_live(context: CommandContext, path: Path) -> None:
    for name in (_USER_FILE, "archive.db"):
        live = context.folder / name
        if path.exists() and live.exists() and path.samefile(live):
            raise UsageError(f"{path} is the archive's own file; name another")
    for ending in _BESIDE:
        if path.name.endswith(ending) and path.with_name(path.name.removesuffix(ending)).exists():
            raise UsageError(f"{path} belongs to the database beside it; name another")
