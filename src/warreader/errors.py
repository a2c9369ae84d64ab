"""Exceptions with messages for users: one line that says what, where and what to do, and an exit code.

The tree::

    WarreaderError
    ├── NothingFoundError   1  no result, an unknown ID, a folder without articles
    ├── UsageError          2  wrong use: a missing path, a wrong option
    │   └── QueryError      2  an unknown field, an unbalanced quote
    ├── UnreadableError     3  something could not be read, the rest was
    └── ArchiveError        4  the archive is damaged, foreign or newer
        └── DamagedError    4  it is damaged

Messages may quote untrusted text. They pass `terminal.show_line` where they are printed, not here.
"""

from __future__ import annotations

from typing import ClassVar


class WarreaderError(Exception):
    """Any error with a message for the user; `str(error)` is one line: what, where, and what to do."""

    exit_code: ClassVar[int] = 1
    """The exit code of a command that ends with this error."""


class NothingFoundError(WarreaderError):
    """The question was sound and the answer is empty: no result, an unknown ID, a folder without articles."""

    exit_code = 1


class UsageError(WarreaderError):
    """The command or one of its arguments makes no sense; nothing was done."""

    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be understood.

    Attributes:
        start: Code point in the query where the part begins that could not be understood.
        end: Code point behind it.
    """

    def __init__(self, message: str, start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


class UnreadableError(WarreaderError):
    """A source could not be read; whatever else was asked for was done."""

    exit_code = 3


class ArchiveError(WarreaderError):
    """The archive is damaged, is not ours, or was written by a newer warreader; it was left as it is."""

    exit_code = 4


class DamagedError(ArchiveError):
    """A database of the archive is damaged; it was left as it is.

    Attributes:
        fault: Where and what, for a command that mends it.
    """

    def __init__(self, fault: str, remedy: str = "") -> None:
        super().__init__(f"{fault}; {remedy}" if remedy else fault)
        self.fault = fault
