"""What commands share at run time: settings, the archive folder, and how to open the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.cli.output import remark
from warreader.config import Config, archive_folder, default_archive, load_config
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass
from warreader.query import Query

if TYPE_CHECKING:
    from warreader.archive import Archive

ARCHIVE_FILE = "archive.db"
_LARGE: Final = 50_000_000  # bytes: from here on it takes longer than a second


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What the common options and the settings file say."""

    folder: Path
    """The folder of the archive; it need not exist."""
    config: Config
    """The settings in effect."""

    @classmethod
    def of(cls, archive: str | None = None, config: str | None = None) -> CommandContext:
        """Make the context of a command.

        Args:
            archive: `--archive`; None where it was not given.
            config: `--config`; None where it was not given.

        Returns:
            The context.

        Raises:
            UsageError: One of them is empty, or the settings file is missing or wrong.
        """
        for option, value in (("--archive", archive), ("--config", config)):
            if value is not None and not value:  # as a variable of a script is that was never set
                raise UsageError(f"{option} is empty; write a path behind it, or leave it out")
        settings = load_config(Path(config) if config else None)
        return cls(archive_folder(Path(archive) if archive else None, settings), settings)

    @property
    def workers(self) -> int:
        """Processes that may annotate."""
        from warreader.ingest.parallel import core_count  # reading needs no process

        return self.config.workers or core_count()

    @property
    def cautious(self) -> bool:
        """Fold only what is nearly certain to be no part of the article."""
        return self.config.cleaning == "cautious"


def open_archive(context: CommandContext, *, create: bool = False) -> Archive:
    """Open the archive that the context names.

    Args:
        context: What the command line names.
        create: Create it where there is none. The default one is always made, and a new one holds the seed articles.

    Returns:
        The archive; close it.

    Raises:
        NothingFoundError: There is none.
        UsageError: What was named is a file.
        ArchiveError: It is damaged, is not ours, or is newer.
    """
    if context.folder.exists() and not context.folder.is_dir():
        raise UsageError(f"{context.folder} is a file, and an archive is a folder; choose one by --archive")
    is_new = not (context.folder / ARCHIVE_FILE).exists()
    is_default = context.folder == default_archive()
    if is_new and not (create or is_default):
        raise NothingFoundError(
            f"no archive in {context.folder}; make one with: warreader import --archive {context.folder} PATH"
        )
    from warreader.archive import Archive  # `annotate` and `--help` need no database
    from warreader.ingest import CityIndex

    if Archive.is_older(context.folder) and (context.folder / ARCHIVE_FILE).stat().st_size > _LARGE:
        remark(f"{context.folder} is of an older warreader and is being brought up to date; this takes some seconds")
    archive = Archive.open(context.folder, lexicon=CityIndex())
    try:
        if is_default and not archive.search(Query()).rows(0, 1):  # new, or the first start was cut off
            from warreader.ingest import add_seeds, load_annotator  # the engines, once

            add_seeds(archive, load_annotator(cautious=context.cautious, entities=context.config.entities))
    except BaseException:
        archive.close()
        raise
    return archive


def open_existing(context: CommandContext) -> Archive:
    """Open an existing archive as it is, without creating or filling it, so that a damaged one can be inspected.

    Args:
        context: What the command line names.

    Returns:
        The archive; close it.

    Raises:
        NothingFoundError: There is none.
        ArchiveError: It cannot be opened, is not ours, or is newer.
    """
    if not (context.folder / ARCHIVE_FILE).exists():
        raise NothingFoundError(f"no archive in {context.folder}; choose one by --archive")
    from warreader.archive import Archive
    from warreader.ingest import CityIndex

    return Archive.open(context.folder, lexicon=CityIndex())
