"""The rows of a start follow the keys that move as the reader would, and the reader goes on from where they stand."""

from __future__ import annotations

import os
import pty
import select
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from warreader.archive.glance import first_rows
from warreader.config import Config
from warreader.query import Query
from warreader.tui import answers
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search
from warreader.tui.keys.actions import Place
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.startup import handover
from warreader.tui.startup.first_frame import ROWS, first_frame, list_size
from warreader.tui.startup.first_list import MOVES, FirstList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.archive import Archive

KEYS = ("j", "k", "k", "pagedown", "j", "j", "ctrl+u", "k", "ctrl+f", "ctrl+d", "pagedown", "pagedown", "k", "pageup",
        "k", "k", "ctrl+b", "up", "down", "home", "k", "ctrl+d")  # fmt: skip


def rows_of(archive: Archive) -> list[Any]:
    folder = archive.path.parent
    return first_rows(folder, folder, ROWS) or []


def listed(archive: Archive, first: FirstList, size: tuple[int, int], region: Any) -> list[str]:
    frame = first_frame(rows_of(archive), *size, "x", at=(first.cursor, first.top))
    lines = ["".join(run.text for run in line) for line in frame]
    return [line[region.x : region.right - 1].rstrip() for line in lines[region.y : region.bottom]]


@pytest.mark.parametrize("size", [(160, 45), (100, 29), (80, 24)])
async def test_rows_stand_as_in_the_reader_after_the_same_keys(
    reading: Any, sixty: Archive, size: tuple[int, int]
) -> None:
    first = FirstList(rows_of(sixty), size, "x", None)
    first.draw()
    async with reading(sixty, size=size) as reader:
        widget = reader.screen.query_one("#list")
        assert list_size(rows_of(sixty), *size) == (widget.region.width - 1, widget.region.height)
        for key in KEYS:
            assert first.press(key) is not None
            await reader.press(key)
            assert (first.cursor, first.top) == (widget.cursor, widget.scroll_offset.y), key
            shown = [line[widget.region.x : widget.region.right - 1].rstrip() for line in reader.lines()]
            assert listed(sixty, first, size, widget.region) == shown[widget.region.y : widget.region.bottom], key


async def test_the_reader_goes_on_where_the_rows_stand(sixty: Archive) -> None:
    size = (100, 30)
    first = FirstList(rows_of(sixty), size, "x", None)
    for key in ("pagedown", "pagedown", "pagedown", "k", "k"):
        first.press(key)
    start = answers.Start(search(sixty, Query()), standing=lambda: (first.cursor, first.top))
    async with ReaderApp(sixty, Config(), start).run_test(size=size) as pilot:
        widget = pilot.app.screen.query_one("#list")
        assert (widget.cursor, widget.scroll_offset.y) == (first.cursor, first.top)  # type: ignore[attr-defined]


def test_only_lines_that_change_are_written(sixty: Archive) -> None:
    first = FirstList(rows_of(sixty), (80, 24), "x", None)
    assert first.draw().count("\x1b[2K") == 24
    assert (first.press("j") or "").count("\x1b[2K") == 2
    assert (first.press("k") or "").count("\x1b[2K") == 2
    assert first.press("k") == ""


def test_what_is_not_a_move_or_leads_beyond_the_rows_waits(sixty: Archive) -> None:
    one = rows_of(sixty)[0]
    for key in ("G", "enter", "3", "/", "q", ""):
        assert FirstList([one], (80, 24), "x", None).press(key) is None
    some, page = FirstList([one] * 5, (80, 24), "x", None), FirstList([one] * ROWS, (80, 24), "x", None)
    assert [some.press("pagedown"), some.press("pagedown")][-1] == ""
    assert some.cursor == 4
    while page.press("pagedown") is not None:
        assert page.cursor < ROWS


def test_keys_move_as_the_table_of_actions_says() -> None:
    tree = make_keymap().trees[Place.LIST]
    assert {key: tree[key].id for key in MOVES} == {key: f"list.{move}" for key, move in MOVES.items()}  # type: ignore[union-attr]


def test_keys_are_named_as_the_toolkit_names_them() -> None:
    for sent, name in handover._NAMES.items():
        (key,) = (one for one in XTermParser().feed(sent.decode()) if isinstance(one, Key))
        assert key.key == name
    assert set(handover._NAMES.values()) == set(MOVES)


class Start:
    """A terminal of its own that shows first rows, as a start has it before the reader is there."""

    def __init__(self, first: Any) -> None:
        self.held = handover.HeldTerminal()
        self.first = first
        self.left: list[int] = []
        """The exit codes with which the program would have ended."""
        self._keyboard, self.slave = pty.openpty()

    def show(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr("sys.__stdin__", os.fdopen(self.slave, closefd=False))
        patch.setattr("sys.__stderr__", os.fdopen(self.slave, "w", closefd=False))
        patch.setattr("warreader.tui.startup.handover.os._exit", self.left.append)
        self.held.show(self.first, follows=True)

    def type(self, keys: bytes) -> None:
        """Type, and wait until that is read."""
        os.write(self._keyboard, keys)
        end = time.monotonic() + 20
        while select.select([self.slave], [], [], 0)[0]:
            assert time.monotonic() < end, "nobody reads the keyboard"
            time.sleep(0.001)

    def close(self) -> None:
        self.held.give_back()
        self.held.hand_over()
        for end in (self._keyboard, self.slave):
            os.close(end)


@pytest.fixture
def starting(sixty: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Start]]:
    started: list[Start] = []

    def start(first: Any = None) -> Start:
        started.append(Start(first or FirstList(rows_of(sixty), (80, 24), "x", None)))
        started[-1].show(monkeypatch)
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.mark.parametrize(("key", "code"), [(b"q", 0), (b"Q", 0), (b"\x11", 0), (b"\x03", 130)])
def test_a_key_that_ends_the_program_ends_it_before_the_reader_is_there(
    starting: Callable[..., Start], key: bytes, code: int
) -> None:
    start = starting()
    start.type(b"j" + key)
    start.held.hand_over()
    assert (start.first.cursor, start.left) == (1, [code])


def test_a_key_that_ends_the_program_waits_behind_one_that_waits(starting: Callable[..., Start]) -> None:
    start = starting()
    start.type(b"/q")
    assert (start.held.hand_over(), start.left) == ("/q", [])


def test_a_key_that_ends_the_program_waits_for_the_reader_that_has_taken_over(starting: Callable[..., Start]) -> None:
    start = starting()
    with start.held.taken_over():
        pass
    start.type(b"q")
    assert (start.held.hand_over(), start.left) == ("q", [])


def test_keys_end_the_program_as_the_table_of_actions_says() -> None:
    tree, meant = make_keymap().trees[Place.LIST], {}
    for sent in handover.ENDS:
        (key,) = (one for one in XTermParser().feed(sent.decode()) if isinstance(one, Key))
        meant[sent] = tree[key.character if key.is_printable and key.character else key.key].id  # type: ignore[union-attr]
    assert meant == {b"q": "back", b"Q": "quit", b"\x11": "quit", b"\x03": "interrupt"}


def test_from_the_first_key_that_waits_all_wait(starting: Callable[..., Start]) -> None:
    start = starting()
    start.type(b"j\x1b[Bj")
    start.type(b"kx\x1b[Bj")
    assert start.held.hand_over() == "x\x1b[Bj"
    assert not start.held.follow_key("j", print)
    assert start.held.standing() == (2, 0)


def test_what_waits_is_handed_over_once(starting: Callable[..., Start]) -> None:
    start = starting()
    start.type(b"js")
    assert start.held.hand_over() == "s"
    assert start.held.hand_over() == ""


def test_the_rows_follow_nothing_once_the_reader_has_asked_where_they_stand(
    sixty: Archive, starting: Callable[..., Start]
) -> None:
    first = FirstList(rows_of(sixty), (80, 24), "x", None)
    pressed, asked = threading.Event(), threading.Event()

    class Slow:
        top = property(lambda _: first.top)
        cursor = property(lambda _: first.cursor)

        def draw(self) -> str:
            return first.draw()

        def press(self, key: str) -> str | None:
            pressed.set()
            asked.wait(0.2)
            return first.press(key)

    held = starting(Slow()).held
    written: list[str] = []
    typist = threading.Thread(target=held.follow_key, args=("j", written.append))
    typist.start()
    pressed.wait()
    assert held.standing() == (1, 0)
    assert len(written) == 1
    typist.join()
    assert not held.follow_key("j", written.append)
    assert len(written) == 1


def test_a_sequence_that_comes_in_two_parts_is_one_key(
    starting: Callable[..., Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.startup.handover._REST", 60)  # however slow the machine is
    start = starting()
    start.type(b"\x1b[")
    start.type(b"B")
    assert start.held.hand_over() == ""
    assert start.first.cursor == 1
