"""Dates as news gives them: a day, a month, a year, or a day without a year."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from warreader.frozen import dataclass

_FORM: Final = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|--(?P<m>\d\d)-(?P<d>\d\d))\Z", re.ASCII
)
_FILL: Final = (2020, 1, 1)  # a leap year, since a day without a year may be 29 February


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which a part may be missing: `2022-03-02`, `2022-03`, `2022`, or `--03-02` without a year.

    Raises:
        ValueError: There is no such date (30 February), or a day stands without its month.
    """

    year: int | None
    """1 to 9999, or None for a day without a year."""
    month: int | None = None
    """1 to 12, or None where only the year is known."""
    day: int | None = None
    """1 to 31, or None where only the month or year is known."""

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if self.month is None and (self.day is not None or self.year is None):
            raise ValueError("a date without a month is a year and nothing more")
        if self.year is None and self.day is None:
            raise ValueError("a month without a year and a day is no date")
        date(
            *(
                known if part is None else part
                for part, known in zip((self.year, self.month, self.day), _FILL, strict=True)
            )
        )

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the written form.

        Args:
            text: `2022-03-02`, `2022-03`, `2022` or `--03-02`, nothing around it.

        Returns:
            The date.

        Raises:
            ValueError: It is not of that form, or there is no such date.
        """
        if not (match := _FORM.match(text)):
            raise ValueError(f"not a date: {text!r}")
        parts = {name: int(part) for name, part in match.groupdict().items() if part}
        return cls(parts.get("year"), parts.get("month", parts.get("m")), parts.get("day", parts.get("d")))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Make the partial date of a whole day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """Write the form that `parse` reads."""
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" if self.day is None else f"{self.year:04d}{month}-{self.day:02d}"

    @property
    def earliest(self) -> date | None:
        """The first day of the period; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day of the period, part of it; None without a year."""
        if self.year is None:
            return None
        from calendar import monthrange  # 1 ms of a start

        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def whole(self) -> date | None:
        """The day, where year, month and day are all known; else None."""
        return None if self.day is None else self.earliest
