"""`warreader list` and `warreader facets`."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Final

from warreader.cli.cells import cut, pad, width_of
from warreader.cli.json_objects import facets_form, row_form
from warreader.cli.output import columns, counted, is_terminal, remark, write_json, write_line
from warreader.cli.wording import LEGEND, UNREAD, UNREAD_DATE, marked_title, short_date
from warreader.errors import NothingFoundError, QueryError
from warreader.query import And
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.archive import Archive, Facets, Listing, Row
    from warreader.query import Query, Sort

PAGE: Final = 500
"""Rows fetched at once: memory stays small, and the first line does not wait for the last."""
_ID_DIGITS: Final = 8
_CITY_WIDTH: Final = 14  # 'Severodonetsk' and a blank
_DATE_WIDTH: Final = 11
_INFERRED_WIDTH: Final = 20  # '≈2022-02-27 or 03-06'
_PEOPLE: Final = "People"
_FACETS_SHOWN: Final = 10


def print_list(archive: Archive, query: Query, sort: Sort, *, limit: int | None, as_json: bool) -> int:
    """Print the articles that a query finds.

    Args:
        archive: Where to look.
        query: What for; an empty one finds everything.
        sort: In which order.
        limit: How many at most; None is all.
        as_json: One object a line instead of a line for people.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: There is none.
    """
    listing = archive.search(query, sort)
    rows = _rows(listing, limit)
    if (first := next(rows, None)) is None:
        from warreader.tui.jobs.other_query import other_query  # only where nothing is found

        raise NothingFoundError(nothing_found(query, other_query(archive, query)))
    rows = chain([first], rows)
    if as_json:
        for row in rows:
            write_json(row_form(row))
        return 0
    width, shown = columns(), 0
    for page in rows_of_a_page(rows):
        date_width = max([_DATE_WIDTH, *(min(width_of(short_date(row.published)), _INFERRED_WIDTH) for row in page)])
        for row in page:
            write_line(row_line(row, width, date_width))
        shown += len(page)
    if is_terminal():
        total = shown if shown != limit else _total(listing)  # counted behind the rows: it takes longer than these
        out_of = "" if shown == total else " of many" if total is None else f" of {total:,}"
        remark(f"{shown:,}{out_of} article{'' if total == 1 else 's'} · {LEGEND}")
    return 0


def print_explanation(archive: Archive, query: Query) -> int:
    """Print what a query was understood as: the whole of it, what its conditions stand for, and how much it finds.

    Args:
        archive: Where names and spellings are looked up.
        query: Any.

    Returns:
        Exit code 0.
    """
    write_line(f"query: {query}")
    for expansion in archive.explain(query):
        write_line(f"  {expansion.condition}: {', '.join(expansion.means) or 'nothing in this archive'}")
    total = archive.search(query).total
    write_line(f"finds: {counted(total, 'article')}")
    return 0


def nothing_found(query: Query, other: Query | None = None) -> str:
    """Say that a query finds nothing, and what to do; `other` finds something."""
    if not str(query):
        return "there are no articles; warreader import PATH"
    hint = f"; {other} finds some" if other else "; try fewer conditions" if isinstance(query.root, And) else ""
    return f"no article matches {query}{hint}"


def rows_of_a_page(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Gather rows, so that the columns of what is seen together are aligned."""
    page: list[Row] = []
    for row in rows:
        page.append(row)
        if len(page) == PAGE:
            yield page
            page = []
    if page:
        yield page


def row_line(row: Row, width: int, date_width: int) -> str:
    """Lay out one article.

    Args:
        row: The article.
        width: Cells of the line; 0 cuts nothing.
        date_width: Cells of the column of dates.

    Returns:
        ID, date, focus city and title.
    """
    city = next((show_line(one.name) for one in row.cities if one.focus), "" if row.annotated else UNREAD)
    title = show_line(marked_title(row.title, row.title_basis))
    line = f"{row.id[:_ID_DIGITS]}  {pad(_date(row), date_width)}  {pad(city, _CITY_WIDTH)} {title}"
    return cut(line, width) if width else line


def _date(row: Row) -> str:
    return short_date(row.published) if row.annotated or row.published else UNREAD_DATE


def print_facets(archive: Archive, query: Query, *, as_json: bool) -> int:
    """Print how many of the articles that a query finds name each city, day, person, source and tag.

    Args:
        archive: Where to look.
        query: What for.
        as_json: One object instead of a table.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: The query finds nothing.
    """
    facets = archive.facets(query)
    if facets.total == 0:
        raise NothingFoundError(nothing_found(query))
    if as_json:
        write_json(facets_form(facets))
        return 0
    write_line(f"{counted(facets.total, 'article')}")
    for title, rows in _sections(facets):
        write_line()
        write_line(title)
        for name, figures in rows[:_FACETS_SHOWN]:
            write_line(f"  {pad(show_line(name), 32)} {figures}")
        if len(rows) > _FACETS_SHOWN:
            write_line(f"  … and {len(rows) - _FACETS_SHOWN:,} more; --json has them all")
        if title == _PEOPLE and facets.rare:
            write_line(
                f"  … people named in {facets.rare:,} articles of the archive or fewer are not counted over so many"
            )
    return 0


def _sections(facets: Facets) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    first = facets.cities[:_FACETS_SHOWN]
    about = max((len(f"{city.about:,}") for city in first), default=0)
    named = max((len(f"{city.count:,}") for city in first), default=0)
    cities = [(city.name, f"{city.about:>{about},} about, {city.count:>{named},} in all") for city in facets.cities]
    plain = (
        ("Days", [(day.key, f"{day.count:,}") for day in facets.days]),
        (_PEOPLE, [(person.name, f"{person.count:,}") for person in facets.people]),
        ("Sources", [(source.name, f"{source.count:,}") for source in facets.sources]),
        ("Tags", [(tag.name, f"{tag.count:,}") for tag in facets.tags]),
    )
    for title, rows in (("Cities", cities), *plain):
        if rows:
            yield title, rows


def _total(listing: Listing) -> int | None:
    """Count; None where that takes too long."""
    try:
        return listing.total
    except QueryError:
        return None


def _rows(listing: Listing, limit: int | None) -> Iterator[Row]:
    """Fetch rows until there are no more, so that nothing is counted for a few."""
    for start in count(0, PAGE) if limit is None else range(0, limit, PAGE):
        rows = listing.rows(start, start + PAGE if limit is None else min(start + PAGE, limit))
        if not rows:
            return
        yield from rows
