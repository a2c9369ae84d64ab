"""What the toolkit has worked out for a window or a screen that is no more does not stay; and the same keys done again
leave nothing more behind."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import apsw
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.css.scalar import Scalar
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.timer import Timer

from warreader.query import parse
from warreader.tui import memory
from warreader.tui.dialogs.note import NoteArea

if TYPE_CHECKING:
    from collections.abc import Callable


def remembered(*functions: Callable[..., object]) -> int:
    return sum(function.cache_info().currsize for function in functions)


def kept() -> int:
    rectangles = [method for method in vars(Region).values() if hasattr(method, "cache_info")]
    return remembered(*rectangles, Scalar.resolve, Strip.blank)


def test_rectangles_of_another_size_are_forgotten():
    for at in range(50):
        assert Region(at, 0, 3, 3).overlaps(Region(at + 1, 1, 3, 3))
        assert Region(at, 0, 3, 3).union(Region(9, 9, 1, 1))
        assert Strip.blank(1_000 + at)
    assert kept() >= 150
    memory.forget_size()
    assert kept() == 0


async def test_a_resize_forgets_them(reading, empty):
    async with reading(empty) as reader:
        cached = [Region(at, 7_777, 1, 1).grow((1, 1, 1, 1)) for at in range(500)]
        assert kept() > len(cached)
        await reader.resize(80, 24)
        assert kept() < len(cached)


async def test_a_screen_that_closes_takes_styles_and_typed_expressions_with_it(reading, empty):
    functions = (Style._add, ANSIToTruecolor.truecolor_style, Strip.render_ansi)
    async with reading(empty) as reader:
        for at in range(300):
            assert Style(bold=True) + Style(meta={"@": at})
            assert Strip.render_ansi(Style(color=f"color({at % 200})", meta={"@": at}), 3) is not None
            assert re.compile(f"typed{at}")
        assert remembered(*functions) > 500
        await reader.press("question_mark", "escape")
        assert remembered(*functions) < 300
        assert len(re._cache) < 200


async def test_what_was_read_to_change_something_goes_when_it_is_changed(reading, seeds):
    async with reading(seeds) as reader:
        writer = seeds._store.connection
        writer.execute("SELECT * FROM document").fetchall()
        kept, _ = writer.status(apsw.SQLITE_DBSTATUS_CACHE_USED)
        await reader.press("s")
        assert seeds.search(parse("is:starred")).total == 1
        left, _ = writer.status(apsw.SQLITE_DBSTATUS_CACHE_USED)
        assert left < kept


def alive(*kinds: type) -> Counter[str]:
    gc.collect()
    return Counter(kind.__name__ for one in gc.get_objects() for kind in kinds if isinstance(one, kind))


async def test_nothing_stays_of_screens_that_were_closed(reading, seeds):
    async with reading(seeds) as reader:
        drawn = []
        for _ in range(4):
            await reader.press("enter", "A", "x", "escape", "question_mark", "escape", "h")
            drawn.append(alive(StylesCache)["StylesCache"])
        assert alive(NoteArea)["NoteArea"] <= 1
        assert drawn[-1] <= drawn[0]


PLAYED = (
    "j", "enter", "J", "R", "R", "A", "x", "escape", "g", "z", "question_mark", "escape", "h", "slash", "k", "y",
    "enter", "slash", "ctrl+u", "enter", "F", "escape", "f", "escape", "G", "ctrl+p", "s", "escape", "escape",
)  # fmt: skip


async def test_the_same_keys_again_leave_nothing_more_behind(reading, seeds):
    kinds = (MessagePump, Timer, Strip, StylesCache, Style, re.Pattern)
    async with reading(seeds) as reader:
        left = []
        for _ in range(3):
            await reader.press(*PLAYED)
            await reader.resize(80, 24)
            await reader.resize(120, 40)
            await reader.press("escape", "escape", "escape", "g", "g")  # where it began
            left.append(alive(*kinds))
        assert left[2] <= left[1], left


def test_the_reader_runs_without_openssl_and_whoever_needs_it_has_it():
    script = (
        "from warreader.tui import memory; memory.import_without_openssl(); import sys, asyncio, hashlib, textual.app; "
        "assert not {'ssl', '_ssl', '_hashlib'} & sys.modules.keys(); asyncio.run(asyncio.sleep(0)); "
        "assert len(hashlib.sha256(b'a').hexdigest()) == 64; import ssl; ssl.create_default_context()"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_a_python_that_hashes_by_openssl_alone_goes_on_doing_so():
    script = (
        "import sys; sys.modules |= dict.fromkeys(('_md5', '_sha1', '_sha2', '_sha256', '_sha512', '_sha3')); "
        "from warreader.tui import memory; memory.import_without_openssl(); import hashlib; "
        "assert len(hashlib.sha256(b'a').hexdigest()) == 64"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, timeout=60, capture_output=True)
    assert done.stderr == b""
