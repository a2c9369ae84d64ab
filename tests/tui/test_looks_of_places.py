"""How every place and dialog that keys lead to looks: each state at three sizes, dark, light and without colours.

After a change that is meant: `pytest tests/tui -k looks --snapshot-update`, paint what changed with
`tools/draw_looks.py`, and look at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from looks import SIZES, TINY, cells_of, wear

from warreader.archive import Change
from warreader.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.tui.app import ReaderApp

Run = Any
LIST = {
    "start": (),
    "which key": ("g",),
    "query line": ("slash",),
    "query completed": ("slash", *"city:k"),
    "no match": ("slash", *"zebra", "enter"),
    "no match, longer word": ("slash", *"khark", "enter"),
    "commonest completions": ("slash", *"k"),
    "fault": ("slash", *"convoy cty:x"),
    "long fault": ("slash", *"date:2022-13-45..yesterday (city:Kyiv OR"),
    "sorted and excluded": ("slash", *"sort:oldest -zebra", "enter"),
    "sample": (":", *"sample 2 7", "enter", "j"),
    "command line": (":",),
    "command completed": (":", *"sort "),
    "command fault": (":", *"kharkiv", "enter"),
    "starred and read": ("asterisk", "j", "r"),
}
DRAWER = {
    "dates, inferred too": ("g", "d", "tilde"),
    "date chosen": ("g", "d", "j", "j", "enter"),
    "cities": ("g", "c"),
    "city chosen": ("g", "c", "enter"),
    "countries": ("g", "C", "right", "j", "right"),
    "people": ("g", "p"),
    "person excluded": ("g", "p", "x"),
    "no tags": ("g", "T"),
    "list being narrowed": ("g", "c", "slash", *"khar"),
    "nothing so called": ("g", "c", "slash", *"zebra"),
}
READING = {
    "reading": ("j", "enter"),
    "unfolded": ("enter", "o"),
    "source text": ("enter", "R"),
    "names plain": ("enter", "x"),
    "name walked to": ("enter", "]", "e"),
    "no name": ("j", "j", "enter", "[", "e"),
    "find": ("enter", "slash", *"kharkiv", "enter", "n"),
    "no hit": ("enter", "slash", *"zebra"),
    "half an expression": ("enter", "slash", *"re:(ki"),
    "only hits": ("enter", "slash", *"kharkiv", "enter", "&"),
    "words of the query": ("slash", *"kharkiv", "enter", "enter"),
    "evidence of the date": ("j", "enter", "e"),
    "evidence of the headline": ("enter", *"eee"),
    "zen": ("enter", "g", "z"),
    "zen with hits": ("enter", "g", "z", "slash", *"kharkiv", "enter"),
    "no sections": ("j", "j", "enter", "]", "]"),
}
DIALOGS = {
    "help": ("question_mark",),
    "help, finding": ("question_mark", "slash", *"note"),
    "help, nothing found": ("question_mark", "slash", *"zebra"),
    "note on the article": ("a", *"who counted?"),
    "note on a paragraph": ("enter", "A", *"who counted?"),
    "note about to be dropped": ("enter", "A", *"who counted?", "escape"),
    "correct": ("enter", "C", *["backspace"] * 2, *"04"),
    "correct, fault": ("enter", "C", *["backspace"] * 2, *"99", "tab", "tab"),
    "card of a person": ("enter", "]", "e", *"12]e", "enter"),
    "card of a city": ("enter", *["]", "e"] * 3, "enter"),
    "links": ("enter", "g", "x"),
    "no marks": ("g", "m"),
    "confirm": ("g", "r"),
}


def named(states: dict[str, tuple[str, ...]]) -> Any:
    return pytest.mark.parametrize(
        "keys", states.values(), ids=[name.replace(",", "").replace(" ", "-") for name in states]
    )


@named(LIST)
async def test_looks_of_the_list(reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader)


@named(DRAWER)
async def test_looks_of_the_drawer(reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader)


@named(READING)
async def test_looks_of_the_article(reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader)


@named(DIALOGS)
async def test_looks_of_dialogs(reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader)


@named(
    {"list": (), "article": ("enter",), "note": ("a",), "help": ("question_mark",), "correct": ("C",), "drawer": ("F",)}
)
async def test_looks_of_a_tiny_terminal(
    reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]
) -> None:
    async with reading(seeds, size=TINY) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader, [TINY])


@named({"all": (), "some": tuple("theme"), "none": tuple("zebra")})
async def test_looks_of_the_palette(reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("ctrl+p", *keys)
        found = reader.app.screen.query_one("CommandList")
        await reader.until(lambda: found.options and (keys != tuple("zebra") or "No" in str(found.options[0].prompt)))
        await reader.pilot.pause(0.3)
        await looks_as_kept(reader)


@named({"list": (), "drawer": ("g", "c"), "hits": ("enter", "slash", *"kharkiv", "enter", "n"), "note": ("enter", "A")})
async def test_looks_in_the_colours_of_the_terminal(
    reading: Run, seeds: Archive, looks_as_kept: Any, keys: tuple[str, ...]
) -> None:
    async with reading(seeds) as reader:
        await reader.press(*keys)
        await looks_as_kept(reader, [(100, 30)], ["terminal"])


@pytest.mark.parametrize("size", SIZES, ids=["wide", "medium", "narrow"])
async def test_looks_of_the_folds_in_sight(
    reading: Run, seeds: Archive, looks_as_kept: Any, size: tuple[int, int]
) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("enter", "X")
        await looks_as_kept(reader, [size])


async def test_looks_of_work_done(reading: Run, seeds: Archive, looks_as_kept: Any) -> None:
    async with reading(seeds, size=(160, 45)) as reader:
        await reader.press("t", *"hospital", "enter", "enter", "A", *"who counted?", "ctrl+s")
        await reader.press("a", *"compare with the others", "ctrl+s", "C", *["backspace"] * 2, *"04", "enter")
        await looks_as_kept(reader)


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_no_color_is_what_the_looks_show(  # noqa: PLR0913, PLR0917  # fixtures
    reading: Run,
    make_app: Callable[..., ReaderApp],
    reader_of: Any,
    seeds: Archive,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    async with reading(seeds, size=size) as reader:
        await reader.press("enter", "slash", *"kharkiv", "enter", "n")
        await wear(reader, "no colour")
        worn = [list(line) for line in cells_of(reader.app)]
    for row in seeds.search(Query()).rows(0, 3):
        seeds.marks.apply([row.id], [Change("read", value=False)])
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(seeds)
    async with app.run_test(size=size) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press("enter", "slash", *"kharkiv", "enter", "n")
        assert [list(line) for line in cells_of(app)] == worn
