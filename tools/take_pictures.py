"""Takes the pictures of docs/pictures: runs the reader on the seeds in a pseudo-terminal, and paints what it shows.

    python tools/take_pictures.py            all of them
    python tools/take_pictures.py narrow     those whose name holds a word

Those of docs/walkthrough.md are taken by take_walkthrough.py.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from terminal_pictures import Terminal

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"


class Picture(NamedTuple):
    """One picture."""

    name: str
    """Name of its file, without the suffix."""
    columns: int
    """Size of the terminal."""
    rows: int
    """Size of the terminal."""
    keys: tuple[str, ...] = ()
    """What is typed, one after the other."""
    theme: str = "dark"
    """The setting `theme`."""
    colour: bool = True
    """False for NO_COLOR."""


PICTURES: Final = (
    Picture("wide-dark", 160, 45, ("enter",)),
    Picture("wide-light", 160, 45, ("enter",), "light"),
    Picture("medium-dark", 100, 30, ("enter",)),
    Picture("medium-light", 100, 30, ("enter",), "light"),
    Picture("narrow-list-dark", 80, 24),
    Picture("narrow-reading-dark", 80, 24, ("j", "enter")),
    Picture("narrow-reading-light", 80, 24, ("j", "enter"), "light"),
    Picture("source-text", 100, 30, ("enter", "R", "space")),
    Picture("find", 100, 30, ("enter", "/", "kharkiv", "enter", "n", "n")),
    Picture("filter", 100, 30, ("F", "enter", "g", "d", "~", "j", "enter")),
    Picture("no-match", 100, 30, ("/", "zebra", "enter")),
    Picture("help", 100, 30, ("?",)),
    Picture("no-colour", 100, 30, ("enter", "/", "city", "enter"), colour=False),
    Picture("terminal-colours", 100, 30, ("enter",), "terminal"),
)


def take(picture: Picture, home: Path) -> None:
    """Run the reader and save what its terminal shows at the end."""
    (home / "settings.toml").write_text(f'theme = "{picture.theme}"\n', encoding="utf-8")
    colour = {} if picture.colour else {"NO_COLOR": "1"}
    with Terminal(picture.columns, picture.rows).start(["seeds"], ROOT, home, colour) as terminal:
        for key in picture.keys:
            terminal.press(key)
    terminal.save(FOLDER / f"{picture.name}.png")


def main() -> int:
    """Take the pictures whose name holds one of the words given, or all."""
    wanted = sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not wanted or any(word in picture.name for word in wanted):
            with tempfile.TemporaryDirectory() as home:  # one each: what was read in one picture is new in the next
                take(picture, Path(home))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
