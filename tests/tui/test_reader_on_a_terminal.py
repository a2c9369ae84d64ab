"""What reaches a real pseudo-terminal, byte by byte: no sequence of an article's, and in the end all is undone."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminals import Terminal

from warreader.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.article import Article

CHILD = Path(__file__).with_name("terminal_child.py")
SEQUENCES = [
    "\x1b]52;c;Y3VybCBldmls\x07", "\x1b]52;c;Y3VybCBldmls\x1b\\", "\x9d52;c;Y3VybCBldmls\x9c", "\x1b]0;owned\x07",
    "\x1b]8;;http://evil.test\x1b\\x\x1b]8;;\x1b\\", "\x1bP+q544e\x1b\\", "\x90+q544e\x9c", "\x1b_Gf=24;AAAA\x1b\\",
    "\x9fGf=24\x9c", "\x1b^x\x1b\\", "\x1bXx\x1b\\", "\x1bc", "\x1b[31;5m", "\x9b31m", "\x1b[6n", "\x1b[201~",
    "\x1b[?1049l", "\x1b(0", "\x1b#8", "\x07", "\x08\x08", "\x0e", "\x7f", "\x85", "\x00", "\u202e", "\u2066",
    "\u200f", "\u061c", "\u200b", "\ufeff", "\U000e0041", "\u2028", "[/]", "[@click=app.quit]x[/]",
    "[link=http://e.t]x[/link]", '[b="', "[sic]",
]  # fmt: skip
HOSTILE = " ".join(SEQUENCES)
SHAPE = re.compile(r"\x1b(?:\[[?<>=!]?([0-9;:]*)[ $\"']*[@-~]|[\]PX^_]|[ -/]*[0-~])")
POINTER = re.compile(r"\x1b\]22;[a-z-]+\x07")  # Textual names the shape of the mouse pointer so
KEYS = [
    b"j", b"k", b"\r", b"R", b"R", b" ", b"o", b"/", b"\x1b[200~%s\x1b[201~", b"\r", b"n", b"\x1b", b"\x1b", b"/",
    b"\x1b[200~cty:%s\x1b[201~", b"\r", b"\x1b", b"F", b"j", b"\r", b"\r", b"m", b"c", b"\x1b", b"?", b"\x1b",
    b"\x10", b"sour", b"\x1b",
]  # fmt: skip


@pytest.fixture
def terminals() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(folder: Path, size: tuple[int, int] = (140, 40), **environment: str) -> Terminal:
        opened.append(Terminal([sys.executable, str(CHILD), str(folder)], size, environment))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def archive_of(folder: Path, make_article: Callable[..., Article], words: str) -> Path:
    text = f"Head {words} end.\nFolded {words}\nBody {words} end.\nMore text to read.\n" + "Line.\n" * 40
    articles = [
        make_article(text, headline=f"Head {words} end.", folded=(f"Folded {words}",), source=words, city=words),
        make_article(text + "x", title=words, source=words, people=("Body",)),
    ]
    with Archive.open(folder) as archive:
        archive.add(articles)
    return folder


def walk(terminal: Terminal, words: str) -> str:
    """Open everything that shows text from outside."""
    terminal.read(until=b"Head")
    pasted = words.replace("\x1b[201~", "").encode(
        "utf-8", "surrogatepass"
    )  # it would end the paste: the rest are keys
    for keys in KEYS:
        terminal.type(keys.replace(b"%s", pasted))
    terminal.type(b"\x11")
    assert terminal.end(again=b"\x11") == 0
    return POINTER.sub("", terminal.received.decode("utf-8", "replace"))


def shapes(output: str) -> set[str]:
    """What kinds of sequence there are; the figures of a colour or a place do not matter, private modes do."""
    return {
        match.group().replace(match[1], "#") if match[1] and not match.group().startswith("\x1b[?") else match.group()
        for match in SHAPE.finditer(output)
    }


@pytest.mark.parametrize(
    ("size", "environment"),
    [((140, 40), {}), ((80, 24), {"NO_COLOR": "1"})],
)
def test_no_sequence_of_an_article_reaches_the_terminal(
    tmp_path: Path,
    make_article: Callable[..., Article],
    terminals: Callable[..., Terminal],
    size: tuple[int, int],
    environment: dict[str, str],
) -> None:
    def run(name: str, words: str) -> str:
        code = words.encode("utf-8", "surrogatepass").hex()
        folder = archive_of(tmp_path / name, make_article, words)
        return walk(terminals(folder, size, TEST_TOAST=code, TEST_NAME=code, **environment), words)

    with ThreadPoolExecutor() as threads:
        runs = [threads.submit(run, "harmless", "words of an article"), threads.submit(run, "hostile", HOSTILE)]
    harmless, hostile = (one.result() for one in runs)
    assert "Could not read" in harmless
    assert "Could not read" in hostile
    assert shapes(hostile) <= shapes(harmless)
    assert not {character for character in set(hostile) - set(harmless) if not character.isprintable()}
    assert not set(hostile) & set("\x00\x07\x7f\x85\x9b\u202e\u2066\u200f\u061c\u200b\ufeff\U000e0041\u2028")
    for introducer in ("\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bc", "\x1b#", "\x1b[201~"):
        assert introducer not in hostile
    assert "[@click=app.quit]x[/]" in re.sub(SHAPE, "", hostile)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGINT, 130),
        (b"\x03", 130),
        (b"\x11", 0),
        (b"Q", 0),
        (b"q", 0),
    ],
)
def test_the_terminal_is_left_as_it_was(
    seeds: Archive, terminals: Callable[..., Terminal], end: signal.Signals | bytes, code: int
) -> None:
    terminal = terminals(seeds.path.parent)
    terminal.read(until=b"Kharkiv")
    assert termios.tcgetattr(terminal.slave) != terminal.before
    if isinstance(end, bytes):
        terminal.write(end)
    else:
        terminal.process.send_signal(end)
    assert terminal.end() == code
    assert termios.tcgetattr(terminal.slave) == terminal.before
    output = terminal.received.decode()
    modes = dict(re.findall(r"\x1b\[\?(\d+)([hl])", output))
    assert {mode for mode, state in modes.items() if state == "h"} <= {"7", "25"}  # wrapping and the cursor
    assert modes["25"] == "h"


def test_behind_fg_the_whole_screen_is_drawn_again(seeds: Archive, terminals: Callable[..., Terminal]) -> None:
    terminal = terminals(seeds.path.parent)
    terminal.read(until=b"Kharkiv")
    terminal.read(quiet=1.0)
    terminal.process.send_signal(signal.SIGTSTP)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert b"\x1b[?1049l" in terminal.read()
    terminal.process.send_signal(signal.SIGCONT)
    assert b"Four killed and nine wounded" in terminal.read(until=b"Four killed", limit=10)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (9, 40), (300, 90)])
def test_no_size_of_terminal_ends_the_reader(
    seeds: Archive, terminals: Callable[..., Terminal], size: tuple[int, int]
) -> None:
    terminal = terminals(seeds.path.parent, size)
    terminal.read(until=b"\x1b[?1049h")
    for keys in (b"j", b"\r", b"R", b" ", b"/a\r", b"F", b"j\r", b"\x1b", b"?", b"\x1b"):
        terminal.type(keys)
    terminal.type(b"Q")
    assert terminal.end(again=b"Q") == 0


def test_a_mark_is_on_the_disk_when_it_shows(
    tmp_path: Path, make_article: Callable[..., Article], terminals: Callable[..., Terminal]
) -> None:
    folder = archive_of(tmp_path, make_article, "words")
    terminal = terminals(folder)
    terminal.read(until=b"Head")
    terminal.write(b"*")
    terminal.read(until="★".encode())
    terminal.process.kill()
    terminal.process.wait()
    with Archive.open(folder) as archive:
        from warreader.query import Query

        assert any(row.starred for row in archive.search(Query()).rows(0, 9))
