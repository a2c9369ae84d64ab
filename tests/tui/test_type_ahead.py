"""The same keys, typed at once as a terminal hands over what was typed ahead, and typed one by one, do the same."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from article_of_lines import made_article as made
from textual import events

from warreader.archive import Archive
from warreader.query import parse
from warreader.tui.jobs import saved_searches
from warreader.tui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEY = re.compile(r"<([a-z+]+)>|(.)")
_CITIES = ("Kharkiv", "Kyiv", "")
_LAST_COUNTS = 10.0  # seconds
_ARTICLES = 90  # more than a page of rows, so that they are counted after they show


def keys_of(typed: str) -> list[events.Key]:
    """Read keys as they are written here: `/zealand<enter>*`."""
    found = [(match[1], match[2]) for match in _KEY.finditer(typed)]
    return [events.Key(name or char, char or None) for name, char in found]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for everything, however slow the machine is."""
    for limit in ("_PATIENCE", "_RUSH"):
        monkeypatch.setattr(f"warreader.tui.type_ahead.{limit}", 60)


@pytest.fixture(scope="module")
def ninety(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of ninety days, with cities, people and words to find; a saved search, a mark and a note."""
    folder, start = tmp_path_factory.mktemp("ninety"), dt.date(2022, 2, 1)
    with Archive.open(folder) as archive:
        archive.add(
            [
                made(
                    f"Day {number} of {_CITIES[number % 3] or 'the war'}.\n"
                    f"Oleh Synegubov spoke of {'Zealand' if number % 7 == 0 else 'hospital'} {number}.\n"
                    + "".join(f"Line {line} of the text.\n" for line in range(60))
                    + "Ihor Terekhov saw the last hospital.",
                    title=f"Headline {number:02}",
                    day=start + dt.timedelta(number),
                    city=_CITIES[number % 3],
                    people=("Oleh Synegubov", "Ihor Terekhov"),
                )
                for number in range(_ARTICLES)
            ]
        )
        rows = archive.search(parse("")).rows(0, 9)
        archive.marks.searches.save("hospitals", "hospital")
        archive.marks.searches.save("zealand", "zealand")
        archive.marks.bookmarks.put("a", rows[4].id, title=rows[4].title)
        archive.marks.bookmarks.put("b", rows[6].id, title=rows[6].title)
        archive.marks.notes.add(rows[5].id, "Look again", title=rows[5].title)
    return folder


@pytest.fixture
def marked(ninety: Path, tmp_path: Path) -> Iterator[Archive]:
    """Those, to write to."""
    shutil.copytree(ninety, tmp_path / "marked")
    with Archive.open(tmp_path / "marked") as archive:
        yield archive


async def outcome(reading: Any, folder: Path, typed: str, *, shown: list[str] | None = None) -> dict[str, Any]:
    """Type, and tell what has become of reader and marks.

    Keys are typed one by one; with what the screen showed in the end they are typed at once, and counts that come
    after all else has been done are waited for until it shows that again.
    """
    with Archive.open(folder) as archive:
        async with reading(archive) as reader:
            for key in keys_of(typed):
                reader.app.post_message(key)
                if shown is None:
                    await reader.settle()
            await reader.settle()
            until = time.monotonic() + _LAST_COUNTS
            while shown is not None and reader.lines() != shown and time.monotonic() < until:
                await reader.pilot.pause(0.05)
                await reader.settle()
            screen, view = reader.screen, reader.screen.reading.view
            row = screen.articles.list.current
            state = {
                "screens": [type(one).__name__ for one in reader.app.screen_stack],
                "place": screen.place,
                "query": screen.search.text,
                "line": screen.search.line.value,
                "row": row and row.title,
                "reads": screen.has_class("-reading") and (view.article and view.article.annotation.title, view.place),
                "screen": reader.lines(),
            }
        marks = archive.marks
        state |= {
            one: [row.title for row in archive.search(parse(one)).rows(0, 99)] for one in ("is:read", "is:starred")
        }
        state["tags"] = marks.tags()
        state["notes"] = [note.text for note in marks.notes.all()]
        state["letters"] = [(mark.letter, mark.title, mark.passage) for mark in marks.bookmarks.all()]
        state["searches"] = [(one.name, one.query) for one in marks.searches.all()]
    return state


AT_ONCE = (
    "h/<ctrl+u>zealand<enter>*",
    "/kyiv<left><left>x<backspace><end> hospital<enter>jj*",
    "**G*/zealand<enter>*<escape>r",
    "fff<down><enter>j*",
    "gmgm<escape>gm<down><enter>Gma",
    "'bjj*''rgnlook<enter>*",
    "l]e<enter>f*h<escape>l]e<enter><enter>j*",
    "ljjGJ*Hma'a:find hospital<enter>nn*",
    "l]ejn/hospital<enter>nnR*",
    ":filter zealand<enter>jj:star<enter>:3<enter>w",
    "aA note<ctrl+s>a, more<ctrl+s>jCx<escape>*",
    "grytlater<enter>gwj<escape>*",
    "gc<down><enter><down>x<tab>*",
    "gp/ihor<enter><enter>h*rr*UU",
    "gthh<enter>hh<enter><escape>*gtevh<enter>",
    "?/star<enter><escape><escape>j*lzc<escape> *zhj<tab> *",
)


@pytest.mark.parametrize("typed", AT_ONCE)
async def test_keys_typed_at_once_do_what_they_do_slowly(
    reading: Any, ninety: Path, tmp_path: Path, typed: str
) -> None:
    for name in ("slowly", "at once"):
        shutil.copytree(ninety, tmp_path / name)
    slowly = await outcome(reading, tmp_path / "slowly", typed)
    assert await outcome(reading, tmp_path / "at once", typed, shown=slowly["screen"]) == slowly


@pytest.fixture
def let_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Saved searches are read when this is set, and not before."""
    let, read = threading.Event(), saved_searches.read_searches

    def late(archive: Archive) -> Any:
        assert let.wait(30)
        return read(archive)

    monkeypatch.setattr(saved_searches, "read_searches", late)
    yield let
    let.set()


@pytest.mark.parametrize(
    ("clicked", "opened"),
    [
        (("search.open", "search.open"), ["ReaderScreen", "SearchesScreen"]),
        (("search.open", "mark.list"), ["ReaderScreen", "PickScreen"]),
        (("search.open", "list.find"), ["ReaderScreen"]),
        (("search.open", "help.open"), ["ReaderScreen", "HelpScreen"]),
    ],
)
async def test_a_dialog_opens_over_nothing_else(
    reading: Any, marked: Archive, let_read: threading.Event, clicked: tuple[str, ...], opened: list[str]
) -> None:
    async with reading(marked) as reader:
        for identity in clicked:
            reader.screen.perform_soon(next(one for one in ACTIONS if one.id == identity))
        await reader.pilot.pause()
        let_read.set()
        await reader.settle()
        assert [type(one).__name__ for one in reader.app.screen_stack] == opened


async def test_escape_is_the_way_out_of_a_dialog_that_does_not_come(
    reading: Any, marked: Archive, let_read: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.tui.type_ahead._RUSH", 0.01)
    async with reading(marked, query="hospital") as reader:
        await reader.pilot.press("f", "j", "escape")
        await reader.until(lambda: not reader.app.held.busy)
        let_read.set()
        await reader.settle()
        assert [type(one).__name__ for one in reader.app.screen_stack] == ["ReaderScreen"]
        assert (reader.screen.search.text, reader.screen.articles.list.cursor) == ("hospital", 0)
