"""The report of an import: what was read, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from warreader.sources import Problem

LISTED: Final = 1_000
"""Problems that a ledger names; beyond them it only counts, so that a million broken lines do not fill the memory."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The report of an import: `read == stored + known + sum(skipped.values())`."""

    stored: int
    """New articles."""
    known: int
    """Articles that the archive held already, here or earlier in this import."""
    skipped: dict[str, int]
    """What is no article, or could not be read: how often for each reason, most often first."""
    failed: int
    """How much of what was skipped is a loss to the user."""
    replaced: int
    """Articles with broken characters in them."""
    problems: tuple[Problem, ...]
    """Each loss, the first thousand of them."""
    unannotated: int = 0
    """New articles that wait for the engines."""
    notes: tuple[Problem, ...] = ()
    """What is no loss and still worth a line: the feeds of a list, the first thousand of them."""
    passed: tuple[Problem, ...] = ()
    """What there was nothing to read in, such as empty files: the first thousand for each reason."""

    @property
    def read(self) -> int:
        """Everything that was met."""
        return self.stored + self.known + sum(self.skipped.values())

    def to_form(self) -> dict[str, Any]:
        """Write it as a JSON object."""
        return {
            "read": self.read,
            "stored": self.stored,
            "known": self.known,
            "skipped": self.skipped,
            "failed": self.failed,
            "replaced": self.replaced,
            "unannotated": self.unannotated,
            "problems": _named(self.problems),
            "notes": _named(self.notes),
            "passed": _named(self.passed),
        }


@dataclass(slots=True)
class ImportCounts:
    """Running counts of an import."""

    met: int = 0
    """What was read so far, whatever becomes of it."""
    stored: int = 0
    known: int = 0
    unannotated: int = 0
    replaced: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    passed: list[Problem] = field(default_factory=list)

    def skip(self, problem: Problem) -> None:
        """Count something that was not read."""
        self.skipped[problem.reason] += 1
        if problem.failed:
            self.failed += 1
        if problem.failed or problem.detail:
            listed = self.problems if problem.failed else self.notes
            if len(listed) < LISTED:
                listed.append(problem)
        elif self.skipped[problem.reason] <= LISTED:
            self.passed.append(problem)

    def ledger(self) -> Ledger:
        """Close the account."""
        skipped = dict(self.skipped.most_common())
        return Ledger(
            self.stored,
            self.known,
            skipped,
            self.failed,
            self.replaced,
            tuple(self.problems),
            self.unannotated,
            tuple(self.notes),
            tuple(self.passed),
        )


def _named(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"location": one.location, "reason": one.reason, "detail": one.detail} for one in problems]
