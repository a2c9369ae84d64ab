"""Runs the reader in a pseudo-terminal, types keys into it, and paints what it shows as a person sees it.

Needs pyte and pillow (dependency group `dev`), and the font DejaVu Sans Mono.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING, Final, Self

import pyte
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

QUIET: Final = 0.6  # seconds without output after which the screen is taken to be still
AFTER_A_KEY: Final = 3.0  # seconds at most: where one types the cursor blinks, and the screen is never still
LIMIT: Final = 60.0  # seconds a start may take: a first one reads the articles
PATIENCE: Final = 10.0  # seconds until words that do not come are given up: the machine may be busy
KEYS: Final = {"enter": "\r", "esc": "\x1b", "space": " ", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A"}
"""Keys that have a name; `ctrl+` and a letter is one too, and everything else is typed as it stands."""
FONT_SIZE: Final = 15
FONTS: Final = {
    (False, False): "DejaVuSansMono.ttf",
    (True, False): "DejaVuSansMono-Bold.ttf",
    (False, True): "DejaVuSansMono-Oblique.ttf",
    (True, True): "DejaVuSansMono-BoldOblique.ttf",
}
UPRIGHT: Final = "\u0590"  # from here on the slanted faces have no letters: Hebrew, Arabic
FOREGROUND, BACKGROUND = "d5d9df", "14171c"  # what a terminal without colours shows
ANSI: Final = {
    "black": "1c1c1c", "red": "cd3131", "green": "0dbc79", "brown": "e5e510", "blue": "2472c8", "magenta": "bc3fbc",
    "cyan": "11a8cd", "white": "e5e5e5", "brightblack": "7a7a7a", "brightred": "f14c4c", "brightgreen": "23d18b",
    "brightbrown": "f5f543", "brightblue": "3b8eea", "brightmagenta": "d670d6", "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}  # fmt: skip


class Terminal:
    """A terminal that the reader runs in; the program ends with the `with` block."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._process, self._file = 0, -1

    def start(self, paths: list[str], folder: Path, home: Path, environment: dict[str, str]) -> Self:
        """Run the reader.

        Args:
            paths: What it reads.
            folder: Where it is started.
            home: Holds `settings.toml`, and all that it writes.
            environment: What is set besides.
        """
        self._process, self._file = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "WARREADER_ARCHIVE"):
                os.environ.pop(name, None)
            os.environ.update(HOME=str(home), TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
            os.environ.update({"WARREADER_RESUME": "false", **environment})
            size = struct.pack("HHHH", self.screen.lines, self.screen.columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            command = [sys.executable, "-m", "warreader", "--config", str(home / "settings.toml"), *paths]
            os.execv(command[0], command)
        return self

    def __enter__(self) -> Self:
        """Wait until the reader shows."""
        self._read(until=b"\x1b[?1049h")
        return self

    def __exit__(self, *_: object) -> None:
        """End the reader."""
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)
        os.close(self._file)

    def press(self, key: str) -> None:
        """Press a key, or type some text, and wait until the screen is still."""
        typed = chr(ord(key[-1]) & 0x1F) if re.fullmatch("ctrl[+][a-z]", key) else KEYS.get(key, key)
        os.write(self._file, typed.encode())
        self._read()

    def shows(self, words: str) -> bool:
        """Return whether words stand on one of its lines, whatever kind of space is between them."""
        return any(words in line.replace("\N{NO-BREAK SPACE}", " ") for line in self.screen.display)

    def wait_for(self, words: str) -> bool:
        """Wait until words stand on the screen; tell whether they came."""
        end = time.monotonic() + PATIENCE
        while not self.shows(words) and time.monotonic() < end:
            self._read()
        return self.shows(words)

    def rest(self) -> None:
        """Wait longer than between keys: nothing is half drawn in a picture."""
        self._read(quiet=3 * QUIET)

    def _read(self, until: bytes = b"", quiet: float = QUIET) -> None:
        end, seen = time.monotonic() + (LIMIT if until else AFTER_A_KEY), not until
        while time.monotonic() < end:
            if not select.select([self._file], [], [], quiet)[0]:
                if seen:
                    return
                continue
            data = os.read(self._file, 1 << 16)
            seen = seen or until in data
            self._stream.feed(data)

    def save(self, path: Path) -> None:
        """Save a picture of what it shows."""
        image = paint(self.screen)
        image.quantize(256).save(path, optimize=True)
        print(f"{path.name}  {image.width} x {image.height}")


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
                slanted = bool(cell.italics) and cell.data < UPRIGHT
                pen.text((left, top), cell.data, font=faces[bool(cell.bold), slanted], fill=front)
            if cell.underscore:
                pen.line((left, top + height - 2, left + width, top + height - 2), fill=front)
            if cell.strikethrough:
                pen.line((left, top + height // 2, left + width, top + height // 2), fill=front)
    return image


def shade(name: str, default: str) -> str:
    """Return a colour as pillow takes it; pyte names the sixteen and writes the others in hexadecimal."""
    return f"#{default if name == 'default' else ANSI.get(name, name)}"
