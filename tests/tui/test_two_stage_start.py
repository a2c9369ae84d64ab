"""A start shows the newest rows first and lets the reader take over: no key is lost, the screen is entered once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminals import Terminal

from warreader.config import Config
from warreader.query import Query, parse
from warreader.tui.answers import Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.archive import Archive

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
FOCUS = b"\x1b[?1004h"  # what the toolkit's driver begins with
SECOND_ROW = b"\x1b[5;1H"  # top bar, border, two lines of the first row
LATE = ("textual", "asyncio", "dataclasses", "inspect", "warreader.article", "warreader.query", "warreader.ingest",
        "warreader.sources", "warreader.text", "warreader.archive._archive", "click", "lxml")  # fmt: skip
NOT_IN_THE_FIRST_FRAME = (
    "warreader.sources", "warreader.text.annotate", "warreader.text.cleaning", "warreader.text.word_count",
    "warreader.text.dates", "warreader.text.differences", "warreader.text.entities", "warreader.tui.jobs.cards",
    "warreader.tui.controllers.marks", "warreader.tui.jobs.related", "warreader.tui.dialogs.name_card",
    "warreader.tui.dialogs.help", "warreader.tui.dialogs.pick_list", "warreader.tui.keys.verbs", "warreader.export",
    "calendar", "click", "hashlib", "lxml", "markdown_it", "pygments", "slugify", "textual.widgets._data_table",
    "textual.widgets._markdown", "textual.widgets._text_area", "tomllib", "trafilatura", "urllib3", "zstandard",
)  # fmt: skip
"""Each of them costs a start 1 to 50 ms."""


@pytest.fixture
def start(seeds: Archive) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def run(*options: str, **environment: str) -> Terminal:
        command = [sys.executable, "-m", "warreader", *(options or ("--archive", str(seeds.path.parent)))]
        opened.append(Terminal(command, (100, 30), environment))
        return opened[-1]

    yield run
    for terminal in opened:
        terminal.close()


def test_rows_are_there_before_the_reader_is(start: Callable[..., Terminal]) -> None:
    terminal = start()
    first = terminal.read(until=b"Four killed")
    assert b"Ukraine army retakes" in first
    terminal.read(until=FOCUS)
    terminal.type(b"Q")
    assert terminal.end() == 0
    assert terminal.received.count(ENTER) == 1
    assert terminal.received.count(LEAVE) == 1
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_no_key_is_lost_while_the_reader_comes(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.read(until=b"Four killed", quiet=0.001)
    terminal.write(b"jj\r")
    output = terminal.read(until="≈ 27 Feb 2022 · inferred".encode(), quiet=1)
    assert "≈ 27 Feb 2022 · inferred".encode() in output
    assert b"jj" not in output


def test_what_was_typed_at_the_start_is_not_typed_again_after_a_pager(
    start: Callable[..., Terminal], seeds: Archive
) -> None:
    terminal = start("--archive", str(seeds.path.parent), PAGER="true")
    terminal.read(until=b"Four killed", quiet=0.001)
    terminal.write(b"s")
    terminal.read(until=b"quit", quiet=1)
    terminal.type(b"gv")
    terminal.read(until=ENTER, quiet=1)
    terminal.type(b"Q")
    assert terminal.end() == 0
    assert len(seeds.search(parse("is:starred")).ids()) == 1


def test_a_program_that_is_not_there_gives_the_screen_back(start: Callable[..., Terminal], seeds: Archive) -> None:
    terminal = start("--archive", str(seeds.path.parent), PAGER="no-such-pager")
    terminal.read(until=b"quit", quiet=1)
    terminal.type(b"gv")
    assert b"could not be run" in terminal.read(until=b"could not be run", quiet=1)
    terminal.type(b"Q")
    assert terminal.end() == 0


@pytest.mark.parametrize("preset", ["vim", "arrows"])
def test_a_key_that_moves_is_followed_before_the_reader_is_there(start: Callable[..., Terminal], preset: str) -> None:
    terminal = start(WARREADER_KEYS_PRESET=preset)
    terminal.read(until=b"Four killed", quiet=0.001)
    terminal.write(b"j")
    terminal.read(until=FOCUS)
    assert terminal.received.partition(FOCUS)[0].count(SECOND_ROW) == (2 if preset == "vim" else 1)
    terminal.type(b"\x11")
    assert terminal.end() == 0


def test_an_interrupt_while_the_reader_comes_gives_the_terminal_back(start: Callable[..., Terminal]) -> None:
    for end, code in ((b"\x03", 130), (b"\x11", 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        terminal = start()
        terminal.read(until=b"Four killed", quiet=0.001)
        if isinstance(end, bytes):
            terminal.write(end)
        else:
            terminal.process.send_signal(end)
        assert terminal.end() == code
        assert termios.tcgetattr(terminal.slave) == terminal.before
        modes = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", terminal.received))
        assert {mode for mode, state in modes.items() if state == b"h"} <= {b"7", b"25"}


def test_an_error_of_the_reader_is_told_on_the_terminal_as_it_was(
    start: Callable[..., Terminal], seeded_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("thme = 3\n", encoding="utf-8")
    terminal = start("--archive", str(seeded_folder), "--config", str(tmp_path / "config.toml"))
    assert terminal.end() == 2
    assert termios.tcgetattr(terminal.slave) == terminal.before
    assert terminal.received.rindex(LEAVE) < terminal.received.index(b"unknown setting")


def test_without_an_archive_nothing_is_shown_first(start: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = start("--archive", str(tmp_path / "none"))
    assert terminal.end() == 1
    assert ENTER not in terminal.received


def test_without_colours_the_first_rows_have_none(start: Callable[..., Terminal]) -> None:
    for environment in ({"NO_COLOR": "1"}, {"COLORTERM": ""}):
        terminal = start(**environment)
        first = terminal.read(until=b"Ukraine army", quiet=0.001).split(b"? help")[0]
        assert b"[38;2" not in first


def test_the_first_stage_imports_little() -> None:
    code = (
        "import sys, warreader.cli.start, warreader.cli.first_look, warreader.archive.glance, "
        "warreader.tui.startup.first_frame, warreader.tui.startup.handover, "
        "warreader.tui.appearance.palettes, warreader.tui.session.preferences;"
        f"print([name for name in {LATE!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_frame_imports_no_engine_no_source_and_nothing_that_waits_for_a_key() -> None:
    code = (
        "import sys, warreader.cli.open_reader, warreader.archive._archive, warreader.ingest, warreader.tui.app, "
        "warreader.tui.startup.terminal_driver; warreader.ingest.CityIndex;"
        f"print([name for name in {NOT_IN_THE_FIRST_FRAME!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_the_first_frame_reads_the_sheets_of_what_it_shows(seeds: Archive) -> None:
    app = ReaderApp(seeds, Config(), Start(search(seeds, Query())))
    async with app.run_test(size=(100, 30)) as pilot:
        read = {Path(path).name for path, _ in app.stylesheet.source if path.endswith(".tcss")}
        assert not read & {"help.tcss", "work.tcss", "drawer.tcss"}
        await pilot.press("?")
        assert "help.tcss" in {Path(path).name for path, _ in app.stylesheet.source}


def test_the_reader_ends_with_a_terminal_that_does_not_control_it(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.read(until=b"quit")
    for end in (terminal.slave, terminal.master):
        os.close(end)
    assert terminal.process.wait(timeout=60) == 129
