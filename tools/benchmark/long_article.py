"""One article of 100 kB with about 2,000 names, in an archive of two: how soon it opens, and how it scrolls."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from benchmark.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LONG: Final = 100_000  # characters
_NAMED: Final = 0.4  # of all sentences; gives 1,900 names
_CITIES: Final = ("Kharkiv", "Kyiv", "Mariupol", "Kherson", "Chernihiv", "Sumy", "Odesa", "Lviv", "Poltava", "Izium")
_PEOPLE: Final = ("Volodymyr Zelensky", "Oleh Synegubov", "Ihor Terekhov", "Emmanuel Macron", "Olaf Scholz")
_BODIES: Final = ("United Nations", "European Union", "Red Cross", "World Bank", "Amnesty International")
_PLAIN: Final = "Nobody could say how long the trains would stay away, or who had sent the buses back."


def write(folder: Path) -> None:
    """Write the long article, and a newer short one."""
    chance = random.Random(1)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < _LONG:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(2, 6))))
    folder.mkdir()
    long = "\n\n".join(["A long record of the siege as told by witnesses", "2 March 2022", *paragraphs])
    (folder / "long.txt").write_text(long, encoding="utf-8")
    short = (
        "Trams run again in Lviv\n3 March 2022\n\nTrams run again in Lviv, the mayor said, after a week of repairs.\n"
    )
    (folder / "short.txt").write_text(short, encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    if chance.random() > _NAMED:
        return _PLAIN
    one, other, body, city = (chance.choice(names) for names in (_PEOPLE, _PEOPLE, _BODIES, _CITIES))
    return f"{one} met officials from the {body} in {city} before talks with {other} on Tuesday."


def on_screen(folder: Path) -> Mapping[str, Sequence[float]]:
    """Press keys in it.

    Returns:
        Milliseconds of every key, by what it does.
    """
    texts, archive = folder / "long", folder / "long-archive"
    write(texts)
    words = [sys.executable, "-m", "warreader", "import", "--archive", str(archive), str(texts)]
    subprocess.run(words, check=True, capture_output=True)
    found: dict[str, list[float]] = {"open": [], "a line down": [], "a page down": []}
    with Terminal(
        [sys.executable, "-m", "warreader", "--archive", str(archive)], {"XDG_STATE_HOME": str(folder)}
    ) as one:
        one.until("Q quit")
        one.key(b"\r")
        for _ in range(5):
            found["open"] += _changed(one.key(b"J"))
            one.key(b"K")
        one.key(b"J")
        found["a line down"] = [ms for _ in range(40) for ms in _changed(one.key(b"j"))]
        found["a page down"] = [ms for _ in range(20) for ms in _changed(one.key(b" "))]
    return {f"{_LONG // 1000} kB with 1,900 names: {what}": times for what, times in found.items()}


def _changed(milliseconds: float | None) -> list[float]:
    return [] if milliseconds is None else [milliseconds]
