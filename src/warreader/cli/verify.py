"""`warreader verify`: checks whether the original files still hold the bytes that were imported."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from warreader.cli.context import CommandContext, open_existing
from warreader.cli.output import remark, write_json, write_line
from warreader.cli.progress import show_progress_of
from warreader.errors import UnreadableError
from warreader.ingest import Fate, verify

if TYPE_CHECKING:
    from warreader.ingest import Finding

_NAMED: Final = 100
"""Origins of a kind that are named on the screen; --json names them all."""
_ID_DIGITS: Final = 8
_WORDS: Final = {
    Fate.SAME: "unchanged",
    Fate.CHANGED: "changed",
    Fate.GONE: "gone",
    Fate.UNREADABLE: "cannot be read",
    Fate.ELSEWHERE: "not looked at: addresses and standard input",
}
_NOTED: Final = (Fate.CHANGED, Fate.UNREADABLE, Fate.GONE)
_LOSS: Final = (Fate.CHANGED, Fate.UNREADABLE)


def run_verify(context: CommandContext, *, as_json: bool) -> int:
    """Check every origin of every article again.

    Args:
        context: Which archive.
        as_json: One JSON object instead of lines for people.

    Returns:
        Exit code: 0, or 3 where something has changed or cannot be read.

    Raises:
        NothingFoundError: There is no archive.
    """
    counts: Counter[Fate] = Counter()
    noted: list[Finding] = []
    with open_existing(context) as archive, show_progress_of("origins", quiet=as_json) as progress:
        for finding in verify(archive):
            counts[finding.fate] += 1
            if finding.fate in _NOTED and (as_json or counts[finding.fate] <= _NAMED):
                noted.append(finding)
            progress(counts.total())
    if as_json:
        write_json({**{str(fate): counts[fate] for fate in Fate}, "noted": [_form(one) for one in noted]})
    else:
        _print(counts, noted)
    return UnreadableError.exit_code if any(counts[fate] for fate in _LOSS) else 0


def _form(finding: Finding) -> dict[str, str]:
    origin = finding.origin
    return {
        "id": finding.article,
        "fate": str(finding.fate),
        "location": origin.location,
        "sha256": origin.sha256,
    }


def _print(counts: Counter[Fate], noted: list[Finding]) -> None:
    for fate in _NOTED:
        for finding in noted:
            if finding.fate is fate:
                write_line(f"{finding.article[:_ID_DIGITS]}  {_WORDS[fate]}  {finding.origin.location}")
        if counts[fate] > _NAMED:
            write_line(f"… and {counts[fate] - _NAMED:,} more {_WORDS[fate]}; --json names them all")
    told = ", ".join(f"{counts[fate]:,} {_WORDS[fate]}" for fate in Fate if counts[fate])
    remark(f"{counts.total():,} origins: {told or 'none'}")
