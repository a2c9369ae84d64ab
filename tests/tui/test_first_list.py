"""The rows of a start follow the keys that move as the reader would, and the reader goes on from where they stand."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from warreader.archive.glance import first_rows
from warreader.config import Config
from warreader.query import Query
from warreader.tui.answers import Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search
from warreader.tui.keys.actions import Place
from warreader.tui.keys.keymap import make_keymap
from warreader.tui.startup import handover
from warreader.tui.startup.first_frame import ROWS, first_frame, list_size
from warreader.tui.startup.first_list import MOVES, FirstList

if TYPE_CHECKING:
    from warreader.archive import Archive

KEYS = ("j", "k", "k", "pagedown", "j", "j", "ctrl+u", "k", "ctrl+f", "ctrl+d", "pagedown", "pagedown", "k", "pageup",
        "k", "k", "ctrl+b", "up", "down", "home", "k", "ctrl+d")  # fmt: skip


def rows_of(archive: Archive) -> list[Any]:
    folder = archive.path.parent
    return first_rows(folder, folder, ROWS) or []


def listed(rows: FirstList, size: tuple[int, int], region: Any) -> list[str]:
    frame = first_frame(rows._rows, *size, "x", at=(rows.cursor, rows.top))
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
            await reader.pilot.press(key)
            assert (first.cursor, first.top) == (widget.cursor, widget.scroll_offset.y), key
            shown = [line[widget.region.x : widget.region.right - 1].rstrip() for line in reader.lines()]
            assert listed(first, size, widget.region) == shown[widget.region.y : widget.region.bottom], key


async def test_the_reader_goes_on_where_the_rows_stand(sixty: Archive) -> None:
    size = (100, 30)
    first = FirstList(rows_of(sixty), size, "x", None)
    for key in ("pagedown", "pagedown", "pagedown", "k", "k"):
        first.press(key)
    start = Start(search(sixty, Query()), standing=lambda: (first.cursor, first.top))
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


class Left(Exception):  # noqa: N818  # no error: stands in for the end of the process
    """The program was ended at once."""


def leaving(rows: list[Any], monkeypatch: pytest.MonkeyPatch) -> handover.HeldTerminal:
    def leave(code: int) -> None:
        raise Left(code)

    monkeypatch.setattr("warreader.tui.startup.handover.os._exit", leave)
    held = handover.HeldTerminal()
    monkeypatch.setattr(held, "_restore", lambda: None)
    held._first, held._follows, held.is_held = FirstList(rows, (80, 24), "x", None), True, True
    return held


def test_a_key_that_ends_the_program_ends_it_before_the_reader_is_there(
    sixty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, code in ((b"q", 0), (b"Q", 0), (b"\x11", 0), (b"\x03", 130)):
        with pytest.raises(Left, match=f"^{code}$"):
            leaving(rows_of(sixty), monkeypatch)._waiting(b"j" + key)


def test_a_key_that_ends_the_program_waits_behind_one_that_waits_or_for_the_reader(
    sixty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leaving(rows_of(sixty), monkeypatch)._waiting(b"/q") == b"/q"
    held = leaving(rows_of(sixty), monkeypatch)
    with held.taken_over():
        pass
    assert held._waiting(b"q") == b"q"


def test_keys_end_the_program_as_the_table_of_actions_says() -> None:
    tree, meant = make_keymap().trees[Place.LIST], {}
    for sent in handover.ENDS:
        (key,) = (one for one in XTermParser().feed(sent.decode()) if isinstance(one, Key))
        meant[sent] = tree[key.character if key.is_printable and key.character else key.key].id  # type: ignore[union-attr]
    assert meant == {b"q": "back", b"Q": "quit", b"\x11": "quit", b"\x03": "interrupt"}


def test_from_the_first_key_that_waits_all_wait(sixty: Archive) -> None:
    held = handover.HeldTerminal()
    held._first, held._follows = FirstList(rows_of(sixty), (80, 24), "x", None), True
    assert held._waiting(b"j\x1b[Bj") == b""
    assert held._waiting(b"kx\x1b[Bj") == b"x\x1b[Bj"
    assert not held.follow_key("j", print)
    assert held.standing() == (2, 0)


def test_what_waits_is_handed_over_once(sixty: Archive) -> None:
    held = handover.HeldTerminal()
    held._first, held._follows = FirstList(rows_of(sixty), (80, 24), "x", None), True
    held._unread = held._waiting(b"js")
    assert held.hand_over() == "s"
    assert held.hand_over() == ""


def test_the_rows_follow_nothing_once_the_reader_has_asked_where_they_stand(sixty: Archive) -> None:
    held = handover.HeldTerminal()
    first = FirstList(rows_of(sixty), (80, 24), "x", None)
    pressed, asked = threading.Event(), threading.Event()

    class Slow:
        top = property(lambda _: first.top)
        cursor = property(lambda _: first.cursor)

        def press(self, key: str) -> str | None:
            pressed.set()
            asked.wait(0.2)
            return first.press(key)

    held._first, held._follows = Slow(), True  # type: ignore[assignment]
    written: list[str] = []
    typist = threading.Thread(target=held.follow_key, args=("j", written.append))
    typist.start()
    pressed.wait()
    assert held.standing() == (1, 0)
    assert len(written) == 1
    typist.join()
    assert not held.follow_key("j", written.append)
    assert len(written) == 1


def test_a_sequence_that_comes_in_two_parts_is_one_key(sixty: Archive) -> None:
    reading, keyboard = os.pipe()
    held = handover.HeldTerminal()
    held._first, held._follows = FirstList(rows_of(sixty), (80, 24), "x", None), True
    held._listen(reading)
    os.write(keyboard, b"\x1b[")
    time.sleep(0.005)
    os.write(keyboard, b"B")
    os.close(keyboard)
    held._listener.join(5)  # type: ignore[union-attr]  # it ends with its input
    assert held._first.cursor == 1
    assert held.hand_over() == ""
    os.close(reading)
