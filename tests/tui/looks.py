"""How the reader looks, written down as text: the letters of every line, and the style of each of them.

In: a reader in some state. Out: one text for three sizes of terminal and three ways to be coloured, to be compared with
the one that was looked at and kept. `tools/draw_looks.py` paints such a text as a person sees it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.filter import NoColor

from warreader.tui.appearance.themes import DARK, LIGHT, TERMINAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.screen import Screen
    from textual.strip import Strip

    from warreader.tui.app import ReaderApp

SIZES: Final = ((160, 45), (100, 30), (80, 24))
TINY: Final = (40, 12)
COLOURS: Final = ("dark", "light", "no colour")
Cell = tuple[str, str]
"""A letter, and its style in words."""
Shown = dict[tuple[tuple[int, int], str], list[list[Cell]]]
"""What a screen shows, by size and colour."""
_TRIES: Final = 3
"""On a busy machine the bar of a text under a dialog may follow its size a frame after all else has come to rest."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ATTRIBUTES: Final = ("bold", "dim", "italic", "underline", "reverse", "strike")
_SHOWS_ON_BLANKS: Final = ("underline", "reverse", "strike")


class LookExtension(SingleFileSnapshotExtension):
    """Keeps a look as one text file."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


async def look(reader: Any, sizes: Sequence[tuple[int, int]] = SIZES, colours: Sequence[str] = COLOURS) -> str:
    """Write down how a reader looks, at every size and in every way to be coloured.

    The letters must be the same in every colour: what a colour alone tells, nobody without colours is told. Sizes are
    gone through forth and back, so that they must also be the same whichever size was there before.
    """
    for _ in range(_TRIES):
        shown = await _every_way(reader, sizes, colours)
        if all(_letters(shown[size, colour]) == _letters(shown[size, colours[0]]) for size, colour in shown):
            break
    pictures = []
    for size in sizes:
        ways = [shown[size, colour] for colour in colours]
        letters = _letters(ways[0])
        for colour, way in zip(colours[1:], ways[1:], strict=True):
            assert _letters(way) == letters, f"other letters in {colour}"
        styles = [
            list(zip(*([style for _, style in line] for line in same), strict=True)) for same in zip(*ways, strict=True)
        ]
        pictures.append((size, letters, styles))
    return _written(pictures, colours)


async def _every_way(reader: Any, sizes: Sequence[tuple[int, int]], colours: Sequence[str]) -> Shown:
    shown: Shown = {}
    for colour in colours:
        await wear(reader, colour)
        for size in sizes if colour != "light" else sizes[::-1]:  # as few changes as can be: each costs a layout
            await reader.resize(*size)
            await reader.settle()
            shown[size, colour] = [list(line) for line in cells_of(reader.app)]
    return shown


def _letters(cells: list[list[Cell]]) -> list[str]:
    return ["".join(letter for letter, _ in line) for line in cells]


async def wear(reader: Any, colour: str) -> None:
    """Have the reader wear one of `COLOURS`, or "terminal": its own.

    What "no colour" shows is what a start with NO_COLOR shows: `test_no_color_is_what_the_looks_show`.
    """
    app = reader.app
    app._filters[:] = [one for one in app._filters if not isinstance(one, NoColor)]
    app.no_color = colour == "no colour"
    app.ansi_color = True if app.no_color else None
    if app.no_color:
        app._filters.append(NoColor())
    app.theme = {"dark": DARK, "light": LIGHT}.get(colour, TERMINAL)
    await reader.settle()


def strips_of(screen: Screen[Any]) -> list[Strip]:
    """Draw a screen without what stands behind it."""
    return screen._compositor.render_strips(screen.app.size)  # Textual draws into a terminal or an SVG, not a value


def cells_of(app: ReaderApp) -> Iterator[Iterator[Cell]]:
    """Give the letters of every line that shows, with what stands behind a dialog."""
    shown = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    for strips in shown.strips:
        yield _line_of(segment for strip in strips for segment in strip)


def _line_of(segments: Iterable[tuple[str, Style | None, Any]]) -> Iterator[Cell]:
    """Give the letters of a line; a blank on the same ground is as the letter before: its colour cannot be seen."""
    before = ("", "")
    for text, given, _ in segments:
        style = given or Style.null()
        on = [name for name in _ATTRIBUTES if getattr(style, name)]
        colour, ground = (one.name if one is not None else "default" for one in (style.color, style.bgcolor))
        words = " ".join([*on, f"{colour} on {ground}"])
        shows = any(name in _SHOWS_ON_BLANKS for name in on)
        for letter in text:
            if letter == " " and not shows:
                before = before if before[1] == ground else (f"on {ground}", ground)
            else:
                before = (words, "" if shows else ground)
            yield letter, before[0]


def _written(
    pictures: Iterable[tuple[tuple[int, int], list[str], list[list[tuple[str, ...]]]]], colours: Sequence[str]
) -> str:
    names: dict[tuple[str, ...], str] = {}
    lines: list[str] = []
    for (width, height), letters, styles in pictures:
        lines.append(f"=== {width}x{height}")
        lines += [line.rstrip() for line in letters]
        lines.append("--- styles")
        rows = [
            "".join(f"{len([*run])}{names.setdefault(of, _name(len(names)))}" for of, run in groupby(row))
            for row in styles
        ]
        for row, run in groupby(range(len(rows)), key=rows.__getitem__):
            numbers = [*run]
            lines.append(f"{numbers[0] + 1}-{numbers[-1] + 1} {row}")
    lines.append("=== colours: " + ", ".join(colours))
    lines += [f"{name:<2} {' | '.join(of)}" for of, name in names.items()]
    return "\n".join(lines) + "\n"


def _name(number: int) -> str:
    return _LETTERS[number] if number < len(_LETTERS) else f"{_LETTERS[number % len(_LETTERS)]}'"
