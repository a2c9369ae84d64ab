"""The reader's look in its main states: every size of terminal, dark and light, without colour.

After a change that is meant: `pytest tests/tui/test_pictures.py --snapshot-update`, and look at each picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from warreader.archive import Archive
    from warreader.tui.app import ReaderApp

SIZES = {"wide": (160, 45), "medium": (100, 30), "narrow": (80, 24)}
STATES = {
    "start": (),
    "reading": ("j", "enter"),
    "source text": ("enter", "R"),
    "find": ("enter", "slash", *"kharkiv", "enter", "n"),
    "drawer": ("g", "d", "tilde", "g", "c", "enter"),
    "no match": ("slash", *"zebra", "enter"),
    "fault": ("slash", *"convoy cty:x"),
    "help": ("question_mark",),
    "note": ("enter", "A", *"who counted?"),
    "noted": ("t", *"hospital", "enter", "enter", "A", *"who counted?", "ctrl+s"),
    "card": ("enter", "]", "e", *"12]e", "enter"),
    "city card": ("enter", *["]", "e"] * 3, "enter"),
    "correct": ("enter", "C", *["backspace"] * 2, *"04"),
}
OVER = {
    "evidence": ("enter", *"eenn"),
    "contents": ("enter", "c"),
    "folds": ("enter", "X"),
}
"""States that are the same at every size."""
PICTURES = [
    *((state, size, "dark") for state in STATES for size in SIZES),
    *((state, size, "light") for state in ("start", "find", "card") for size in SIZES),
    ("reading", "tiny", "dark"),
    ("evidence", "narrow", "dark"),
    ("contents", "narrow", "light"),
    ("folds", "medium", "dark"),
    ("find", "medium", "terminal"),
]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: "-".join(picture).replace(" ", "-"))
def test_it_looks_as_it_did(
    snap_compare: Callable[..., bool],
    make_app: Callable[..., ReaderApp],
    reader_of: Callable[[Pilot[None]], Any],
    seeds: Archive,
    picture: tuple[str, str, str],
) -> None:
    state, size, theme = picture

    async def run(pilot: Pilot[None]) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        for key in (STATES | OVER)[state]:
            await reader.press(key)

    assert snap_compare(make_app(seeds, theme=theme), terminal_size=SIZES.get(size, (40, 12)), run_before=run)


def test_it_looks_as_it_did_without_colour(
    snap_compare: Callable[..., bool],
    make_app: Callable[..., ReaderApp],
    reader_of: Callable[[Pilot[None]], Any],
    seeds: Archive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def run(pilot: Pilot[None]) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        for key in STATES["find"]:
            await reader.press(key)

    assert snap_compare(make_app(seeds), terminal_size=SIZES["wide"], run_before=run)
