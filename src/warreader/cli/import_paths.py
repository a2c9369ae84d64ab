"""`warreader import`: imports files, folders, standard input and URLs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from warreader.cli.import_records import check_paths, is_address, run_records
from warreader.cli.output import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from warreader.cli.context import CommandContext
    from warreader.sources import Guard, Record


def run_import(context: CommandContext, paths: Sequence[str], *, as_json: bool, annotate: bool = True) -> int:
    """Import files, folders, standard input, and what stands at an address.

    Args:
        context: Which archive.
        paths: What to read; '-' is standard input; what begins like an address of the web is fetched, behind the rest.
        as_json: Print the ledger as JSON on standard output.
        annotate: False stores the texts at once, without the engines.

    Returns:
        Exit code: 0, or 3 where something could not be read.

    Raises:
        UsageError: A path does not exist, or nothing was named.
        NothingFoundError: A folder holds no article.
    """
    urls = [path for path in paths if is_address(path)]
    files = [path for path in paths if not is_address(path)]
    if not urls or files:
        check_paths(files)
    from warreader.sources import Gauge, read_paths  # after the paths are known to be good

    stdin = sys.stdin.buffer if sys.stdin else None
    gauge = None if as_json or urls or not is_terminal(sys.stderr) else Gauge(files, stdin)

    def records(guard: Guard, _: Path | None = None) -> Iterator[Record]:
        return read_paths(files, stdin, guard, gauge)

    if not urls:
        return run_records(context, records, paths, as_json=as_json, annotate=annotate, gauge=gauge)
    from warreader.cli.import_urls import Addresses  # nothing else opens the network

    found = Addresses(urls, records)
    return run_records(context, found.records, paths, as_json=as_json, annotate=annotate, stored=found.keep)
