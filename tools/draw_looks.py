"""Paints kept looks of the reader (`tests/tui/__snapshots__`, written by `tests/tui/looks.py`) as a person sees them.

    python tools/draw_looks.py OUT.png LOOK.txt ...                  every size, one below the other
    python tools/draw_looks.py OUT.png LOOK.txt ... --size 80x24     one size
    python tools/draw_looks.py OUT.png LOOK.txt ... --colour light   dark (the default), light or "no colour"

Needs pillow (the dev extra), and the font DejaVu Sans Mono.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len

from terminal_pictures import ANSI, BACKGROUND, FONT_SIZE, FONTS, FOREGROUND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP: Final = 6
FACES: Final = {key: ImageFont.truetype(name, FONT_SIZE) for key, name in FONTS.items()}
WIDTH: Final = round(FACES[False, False].getlength("M"))
HEIGHT: Final = sum(FACES[False, False].getmetrics())

Styles = dict[str, list[str]]
"""The name of a style to what it is in each way to be coloured."""


def draw_picture(letters: Sequence[str], runs: Mapping[int, str], styles: Styles, way: int, width: int) -> Image.Image:
    """Paint one size of a look.

    Args:
        letters: Its lines, without blanks at their ends.
        runs: The number of a line, from 0, to its styles: `12a3b`.
        styles: What those are.
        way: Which way to be coloured.
        width: Cells.
    """
    image = Image.new("RGB", (width * WIDTH, len(letters) * HEIGHT), f"#{BACKGROUND}")
    pen = ImageDraw.Draw(image)
    for row, line in enumerate(letters):
        column, rest = 0, iter(line)
        for number, name in re.findall(r"(\d+)([a-zA-Z]'*)", runs[row]):
            for _ in range(int(number)):
                letter = next(rest, " ")
                draw_cell(pen, (column * WIDTH, row * HEIGHT), letter, styles[name][way])
                column += cell_len(letter)
    return image


def draw_cell(pen: ImageDraw.ImageDraw, at: tuple[int, int], letter: str, style: str) -> None:
    """Paint a letter in its style."""
    before, _, ground = style.rpartition("on ")
    words = before.split()
    front, back = colour_of(words[-1] if words else "default", FOREGROUND), colour_of(ground, BACKGROUND)
    if "reverse" in words:
        front, back = back, front
    right, bottom = at[0] + cell_len(letter) * WIDTH, at[1] + HEIGHT
    if right > at[0]:
        pen.rectangle((*at, right - 1, bottom - 1), fill=back)
    if letter != " ":
        pen.text(at, letter, font=FACES["bold" in words, "italic" in words], fill=front)
    for attribute, y in (("underline", bottom - 2), ("strike", at[1] + HEIGHT // 2)):
        if attribute in words:
            pen.line((at[0], y, right, y), fill=front)


def colour_of(name: str, usual: str) -> str:
    """Give the colour that a style names."""
    return name if name.startswith("#") else f"#{ANSI.get(name.replace('_', '').replace('yellow', 'brown'), usual)}"


def read_look(path: Path, way: int, size: str) -> list[Image.Image]:
    """Paint what a file holds; `size` chooses one, empty all."""
    *parts, told = re.split(r"^=== (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    styles = {name: words.split(" | ") for name, _, words in (line.partition(" ") for line in told.splitlines())}
    styles = {name: [one.strip() for one in words] for name, words in styles.items()}
    found = []
    for heading, body in zip(parts[:-1:2], parts[1::2], strict=True):
        if size in {"", heading}:
            letters, _, numbered = body.partition("--- styles\n")
            runs = {}
            for line in numbered.splitlines():
                first, last, run = re.split(r"[- ]", line)
                runs |= dict.fromkeys(range(int(first) - 1, int(last)), run)
            found.append(draw_picture(letters.splitlines(), runs, styles, way, int(heading.partition("x")[0])))
    return found


def main() -> None:
    """Paint the looks that are named."""
    ways = ("dark", "light", "no colour")
    parser = argparse.ArgumentParser(description="Paints kept looks of the reader.")
    parser.add_argument("out", type=Path)
    parser.add_argument("looks", type=Path, nargs="+")
    parser.add_argument("--size", default="", help="one size, as 80x24; else all")
    parser.add_argument("--colour", choices=ways, default="dark")
    given = parser.parse_args()
    images = [image for path in given.looks for image in read_look(path, ways.index(given.colour), given.size)]
    sheet = Image.new("RGB", (max(one.width for one in images), sum(one.height + GAP for one in images)), "#804040")
    top = 0
    for image in images:
        sheet.paste(image, (0, top))
        top += image.height + GAP
    sheet.save(given.out)


if __name__ == "__main__":
    main()
