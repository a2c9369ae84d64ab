"""`warreader correct` and `warreader undo`: overrides what the engines found, and takes the latest change back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warreader.archive import Correction
from warreader.article import PartialDate
from warreader.cli.output import remark
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass
from warreader.ingest import name_decisions

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.article import City

_UNKNOWN: Final = "unknown"
_NONE: Final = "none"


def correct(archive: Archive, identity: str, request: CorrectionRequest) -> int:
    """Correct the date, the cities or the headline of an article.

    Raises:
        NothingFoundError: There is no such article or city.
        UsageError: A date is none, or a name means several cities.
    """
    known = archive.resolve(identity)
    told = Correction() if request.clear else request.over(archive.marks.correction(known))
    news = archive.correct(known, told)
    what = ", ".join(told.fields)
    remark(
        (f"corrected: {what}" if what else "as the engines understood it") + "; warreader undo takes it back"
        if news
        else "nothing changed"
    )
    return 0


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """What to correct, as it was typed; None leaves it."""

    date: str | None = None
    """A date, or `unknown`."""
    cities: tuple[str, ...] = ()
    """Names or GeoNames numbers, or `none`; empty leaves them."""
    title: str | None = None
    """A headline."""
    clear: bool = False
    """Remove every correction."""

    def over(self, known: Correction) -> Correction:
        """Add it to what was corrected before."""
        if self.date is not None:
            unknown = self.date.casefold() == _UNKNOWN
            known = replace(known, date=None if unknown else _date(self.date), undated=unknown)
        if self.cities:
            none = self.cities == (_NONE,)
            known = replace(known, cities=() if none else tuple(map(_city, self.cities)))
        return known if self.title is None else replace(known, title=self.title)


def undo(archive: Archive) -> int:
    """Undo the latest change.

    Raises:
        NothingFoundError: There is nothing to undo.
    """
    undone = name_decisions.undo(archive)
    if undone is None:
        raise NothingFoundError("there is nothing to undo")
    if undone.folded:
        archive.fold_index.follow()
    remark(f"undone: {undone.told}")
    return 0


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(f"{text} is no date; write 2022-03-02, 2022-03, 2022 or unknown") from error


def _city(name: str) -> City:
    from warreader.ingest.city_lookup import named_cities  # the gazetteer, only to correct a city

    found = named_cities(name)
    if not found:
        raise NothingFoundError(f"no city is called {name}")
    same = [city for city in found if city.name == found[0].name]
    if len(same) > 1:
        shown = ", ".join(f"{city.geonameid} in {city.region or city.country}, {city.country}" for city in same[:5])
        remark(f"{name}: taken for {shown.split(', ')[0]}; others by number: {shown}")
    return found[0]
