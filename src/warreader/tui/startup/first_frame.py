"""Draws the first frame before Textual is imported: the top bar and the newest rows.

In: rows, the size of the terminal and a palette. Out: lines of runs, and those as one string for the terminal. Pure; a
test holds it equal to the reader's own first screen, cell by cell and colour by colour, so that nothing jumps when the
reader takes over. What is missing until then: the counts, the drawer's entries, and the footer, whose keys show when
they work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from warreader.terminal import show_line
from warreader.tui.render import cells
from warreader.tui.render.row import lines_a_row, row_lines
from warreader.tui.session.panes import USUAL, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warreader.tui.render.row_protocols import RowShape
    from warreader.tui.session.panes import Panes

MEDIUM, NARROW = 90, 60
"""Columns from which on, with `WIDE`, the layouts of `docs/screens.md` hold; below is tiny."""
ROWS: Final = 64
"""Rows that are enough for any first screen; as many as the reader reads at once."""
_DAYS_OF_A_TIMELINE: Final = 3
_OF_ROLE: Final = {
    "title": "foreground", "read": "muted", "date": "date", "city": "city", "source": "muted", "unread": "unread",
    "star": "star",
}  # fmt: skip
"""Role of a row's piece to the name of its colour; as `styles/reader.tcss` has it."""


class Run(NamedTuple):
    """A stretch of a line in one look."""

    text: str
    """Harmless."""
    colour: str = "foreground"
    """Name of its colour in the palette."""
    behind: str = "background"
    """Name of the colour behind it."""
    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is italic."""


Runs = tuple[Run, ...]
"""One line."""


def has_timeline(rows: Sequence[RowShape]) -> bool:
    """Guess from the first page of rows whether the archive has days enough for a timeline: its line is kept free."""
    days = {(date.year, date.month, date.day) for row in rows if row.published for date in (row.published.date,)}
    return len(rows) >= ROWS or len(days) >= _DAYS_OF_A_TIMELINE


def list_size(rows: Sequence[RowShape], width: int, height: int, panes: Panes = USUAL) -> tuple[int, int]:
    """Return how large the list is in a terminal of a size: columns and lines, at least 0."""
    room = max(height - _above(rows, width) - 1, 0)
    return (max(_left(width, panes) - 3, 0), max(room - 2, 0)) if width >= MEDIUM else (max(width - 1, 0), room)


def first_frame(  # noqa: PLR0913  # what a screen is made of
    rows: Sequence[RowShape],
    width: int,
    height: int,
    name: str,
    panes: Panes = USUAL,
    *,
    at: tuple[int, int] = (0, 0),
) -> tuple[Runs, ...]:
    """Draw the frame.

    Args:
        rows: The newest rows, at most `ROWS`.
        width: Columns of the terminal.
        height: Its lines.
        name: What the top line calls the archive; untrusted.
        panes: How wide the panes are.
        at: The row one stands on, and the line of the list at the top of its window.

    Returns:
        A line for each of the terminal, each at most as wide.
    """
    above = _above(rows, width)
    room = max(height - above - 1, 0)
    listed = _rows(rows, list_size(rows, width, height, panes), at)
    shown = _panes(listed, width, room, panes) if width >= MEDIUM else listed
    lines = [_bar(width, name), *([()] if above > 1 else []), *shown]
    return (*lines[: height - 1], *(() for _ in range(height - len(lines))))


def _above(rows: Sequence[RowShape], width: int) -> int:
    """Count the lines above the panes: the top bar and, where there is room for one, the timeline."""
    return 2 if width >= MEDIUM and has_timeline(rows) else 1


def _drawer(width: int, panes: Panes) -> int:
    return panes.drawer if width >= WIDE else 0


def _left(width: int, panes: Panes) -> int:
    return panes.list_cells(width - _drawer(width, panes))


def _bar(width: int, name: str) -> Runs:
    runs: list[Run] = []
    if width >= NARROW:
        runs = [Run(" warreader ", "accent", "panel", bold=True), Run(f" {bar_name(name, width)}  ", "muted", "panel")]
    runs.append(Run("all articles", "muted", "panel"))
    return _fitted(runs, width, "panel")


def bar_name(name: str, width: int) -> str:
    """Return what the bar calls an archive: at most a quarter of it, so that a query has room; the end of a long path.

    Args:
        name: Untrusted.
        width: Cells of the bar.
    """
    text, room = show_line(name), width // 4
    if cells.width(text) <= room:
        return text
    if width < MEDIUM and (folder := text.rstrip("/").rpartition("/")[2]):  # a query needs the room
        text = f"{cells.ELLIPSIS}/{folder}"
        if cells.width(text) <= room:
            return text
    at, left = len(text), room - 1
    for start, _, wide in reversed(cells.clusters(text)):
        left -= wide
        if left < 0:
            break
        at = start
    folder_at = text.find("/", at, -1)  # whole names of folders, where one fits
    return f"{cells.ELLIPSIS}{text[folder_at if folder_at > 0 else at :]}"


def _fitted(runs: Iterable[Run], width: int, behind: str) -> Runs:
    fitted: list[Run] = []
    for run in runs:
        text = cells.fit(run.text, width)
        width -= cells.width(text)
        fitted.append(run._replace(text=text))
    return (*fitted, Run(" " * width, behind=behind)) if width > 0 else tuple(fitted)


def _panes(listed: Sequence[Runs], width: int, height: int, panes: Panes) -> list[Runs]:
    """Draw list and reading view with their borders; the drawer's place stays empty."""
    drawer, left = _drawer(width, panes), _left(width, panes)
    right = width - drawer - left
    margin = (Run(" " * drawer),) if drawer else ()
    lines = []
    for number, row in enumerate(_framed(listed, left, height)):
        beside = Run(_edge(number, height, right), "border-blurred")
        lines.append((*margin, *row, beside))
    return lines


def _framed(inside: Sequence[Runs], width: int, height: int) -> list[Runs]:
    title = " Articles "
    if width < len(title) + 4 or height < 2:  # noqa: PLR2004  # the two lines of a border
        return [(Run(_edge(number, height, width), "border"),) for number in range(height)]
    top = (Run("╭─", "border"), Run(title, "headline", bold=True), Run("─" * (width - len(title) - 3) + "╮", "border"))
    body = [(Run("│", "border"), *runs, Run(" "), Run("│", "border")) for runs in inside]
    return [top, *body, (Run(_edge(height - 1, height, width), "border"),)]


def _edge(number: int, height: int, width: int) -> str:
    if number == 0:
        return "╭" + "─" * (width - 2) + "╮"
    return "╰" + "─" * (width - 2) + "╯" if number == height - 1 else "│" + " " * (width - 2) + "│"


def _rows(rows: Sequence[RowShape], size: tuple[int, int], at: tuple[int, int]) -> list[Runs]:
    (width, height), (cursor, top) = size, at
    with_city = any(row.cities or not row.annotated for row in rows)
    lines: list[Runs] = []
    first, above = divmod(top, lines_a_row(width))
    for number, row in enumerate(rows[first : first + height // lines_a_row(width) + 2], first):
        on = number == cursor
        for pieces in row_lines(row, width, with_city=with_city):
            runs = (
                Run(
                    piece.text,
                    next((_OF_ROLE[role] for role in reversed(piece.roles) if role in _OF_ROLE), "foreground"),
                    "cursor-row" if on else "background",
                    bold=on,
                    italic="opening" in piece.roles,
                )
                for piece in pieces
            )
            lines.append(_fitted(runs, width, "cursor-row" if on else "background"))
    lines = lines[above:]
    lines += [(Run(" " * width),)] * (height - len(lines))
    return lines[:height]


def written(lines: Iterable[Runs], palette: Mapping[str, str] | None, *, before: Sequence[Runs] = ()) -> str:
    """Write lines as a terminal takes them, each at its place.

    Args:
        lines: All of the screen.
        palette: Colours as `#rrggbb`; None for a terminal that gets no colours.
        before: What is on the screen; lines that stay as they are are not written.
    """
    parts: list[str] = []
    for number, line in enumerate(lines):
        if number < len(before) and line == before[number]:
            continue
        style = _style(Run(""), palette)
        parts.append(f"\x1b[{number + 1};1H{style}\x1b[2K")
        for run in line:
            worn, style = style, _style(run, palette)
            parts.append(run.text if style == worn else f"{style}{run.text}")
    return "".join(parts) + "\x1b[0m" if parts else ""


def _style(run: Run, palette: Mapping[str, str] | None) -> str:
    codes = ["0", *(["1"] if run.bold else []), *(["3"] if run.italic else [])]
    if palette is not None:
        for number, name in (("38", run.colour), ("48", run.behind)):
            value = int(palette[name][1:], 16)
            codes.append(f"{number};2;{value >> 16};{value >> 8 & 255};{value & 255}")
    elif run.behind == "cursor-row":
        codes.append("7")
    return f"\x1b[{';'.join(codes)}m"
