"""Takes the pictures of docs/pictures: runs the reader on the seeds in a pseudo-terminal, and paints what it shows.

    python tools/take_pictures.py            all of them
    python tools/take_pictures.py narrow     those whose name holds a word

Needs pyte and pillow (the dev extra), and the font DejaVu Sans Mono.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Final, NamedTuple

import pyte
from PIL import Image, ImageDraw, ImageFont

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
QUIET: Final = 0.6  # seconds without output after which the screen is taken to be still
LIMIT: Final = 60.0  # seconds a start may take: a first one reads the seeds
FONT_SIZE: Final = 15
FONTS: Final = {
    (False, False): "DejaVuSansMono.ttf",
    (True, False): "DejaVuSansMono-Bold.ttf",
    (False, True): "DejaVuSansMono-Oblique.ttf",
    (True, True): "DejaVuSansMono-BoldOblique.ttf",
}
FOREGROUND, BACKGROUND = "d5d9df", "14171c"  # what a terminal without colours shows
ANSI: Final = {
    "black": "1c1c1c", "red": "cd3131", "green": "0dbc79", "brown": "e5e510", "blue": "2472c8", "magenta": "bc3fbc",
    "cyan": "11a8cd", "white": "e5e5e5", "brightblack": "7a7a7a", "brightred": "f14c4c", "brightgreen": "23d18b",
    "brightbrown": "f5f543", "brightblue": "3b8eea", "brightmagenta": "d670d6", "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}  # fmt: skip
ENTER, ESCAPE = "\r", "\x1b"


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
    Picture("wide-dark", 160, 45, (ENTER,)),
    Picture("wide-light", 160, 45, (ENTER,), "light"),
    Picture("medium-dark", 100, 30, (ENTER,)),
    Picture("medium-light", 100, 30, (ENTER,), "light"),
    Picture("narrow-list-dark", 80, 24),
    Picture("narrow-reading-dark", 80, 24, ("j", ENTER)),
    Picture("narrow-reading-light", 80, 24, ("j", ENTER), "light"),
    Picture("source-text", 100, 30, (ENTER, "R", " ")),
    Picture("find", 100, 30, (ENTER, "/", "kharkiv", ENTER, "n", "n")),
    Picture("filter", 100, 30, ("F", ENTER, "g", "d", "~", "j", ENTER)),
    Picture("no-match", 100, 30, ("/", "zebra", ENTER)),
    Picture("help", 100, 30, ("?",)),
    Picture("no-colour", 100, 30, (ENTER, "/", "city", ENTER), colour=False),
    Picture("terminal-colours", 100, 30, (ENTER,), "terminal"),
)


def run(picture: Picture, home: Path) -> pyte.Screen:
    """Run the reader and give what its terminal shows at the end."""
    (home / "settings.toml").write_text(f'theme = "{picture.theme}"\n', encoding="utf-8")
    screen = pyte.Screen(picture.columns, picture.rows)
    stream = pyte.ByteStream(screen)
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.environ.update(HOME=str(home), TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
        os.environ.update({} if picture.colour else {"NO_COLOR": "1"})
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", picture.rows, picture.columns, 0, 0))
        command = [sys.executable, "-m", "warreader", "--config", str(home / "settings.toml"), "seeds"]
        os.execv(command[0], command)
    try:
        read(terminal, stream, until=b"\x1b[?1049h")
        for keys in picture.keys:
            os.write(terminal, keys.encode())
            read(terminal, stream)
    finally:
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        os.close(terminal)
    return screen


def read(terminal: int, stream: pyte.ByteStream, until: bytes = b"") -> None:
    """Read until the screen is still."""
    end, seen = time.monotonic() + LIMIT, not until
    while time.monotonic() < end:
        if not select.select([terminal], [], [], QUIET)[0]:
            if seen:
                return
            continue
        data = os.read(terminal, 1 << 16)
        seen = seen or until in data
        stream.feed(data)


def paint(screen: pyte.Screen) -> Image.Image:
    """Paint a screen as a person sees it."""
    faces = {style: ImageFont.truetype(name, FONT_SIZE) for style, name in FONTS.items()}
    width, height = round(faces[False, False].getlength("M")), sum(faces[False, False].getmetrics())
    image = Image.new("RGB", (width * screen.columns, height * screen.lines), f"#{BACKGROUND}")
    pen = ImageDraw.Draw(image)
    for row in range(screen.lines):
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            front, back = shade(cell.fg, FOREGROUND), shade(cell.bg, BACKGROUND)
            if cell.reverse:
                front, back = back, front
            left, top = column * width, row * height
            pen.rectangle((left, top, left + width - 1, top + height - 1), fill=back)
            if cell.data.strip():
                pen.text((left, top), cell.data, font=faces[bool(cell.bold), bool(cell.italics)], fill=front)
            if cell.underscore:
                pen.line((left, top + height - 2, left + width, top + height - 2), fill=front)
            if cell.strikethrough:
                pen.line((left, top + height // 2, left + width, top + height // 2), fill=front)
    return image


def shade(name: str, default: str) -> str:
    """Give a colour as pillow takes it; pyte names the sixteen and writes the others in hexadecimal."""
    return f"#{default if name == 'default' else ANSI.get(name, name)}"


def main() -> int:
    """Take the pictures whose name holds one of the words given, or all."""
    wanted = sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if wanted and not any(word in picture.name for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as home:  # one each: what was read in one picture is new in the next
            image = paint(run(picture, Path(home)))
        image.quantize(256).save(FOLDER / f"{picture.name}.png", optimize=True)
        print(f"{picture.name}.png  {image.width} x {image.height}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
