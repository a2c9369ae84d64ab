"""docs/walkthrough.md tells the truth: its keys, pressed in the reader, do what it says, and its pictures exist."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from warreader.archive import Archive
from warreader.ingest import CityIndex
from warreader.query import parse
from warreader.tui.render.page import View

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator
    from types import ModuleType


ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "walkthrough.md").read_text(encoding="utf-8")
NAMES = {"enter": "enter", "esc": "escape", "space": "space", "tab": "tab", "up": "up", "down": "down"}


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("walkthrough", ROOT / "tools" / "walkthrough.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["walkthrough"] = module
    spec.loader.exec_module(module)
    return module


STEPS = _tool().read_steps(PAGE)


@pytest.fixture
def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """The articles of the page, imported by the command line; exports go below `tmp_path`."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "eval"))
    monkeypatch.chdir(tmp_path)
    written = _tool().write_articles(tmp_path / "crawl")
    assert f"{written - 3} pages" in " ".join(PAGE.split())
    command = [sys.executable, "-m", "warreader", "--archive", str(tmp_path / "archive"), "import", "crawl"]
    subprocess.run(command, check=True, capture_output=True)
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as archive:
        yield archive


class Walk:
    """What there is to see after a step."""

    def __init__(self, reader: Any, archive: Archive) -> None:
        self.reader, self.archive = reader, archive

    @property
    def view(self) -> Any:
        return self.reader.screen.query_one("#view")

    @property
    def lit(self) -> str:
        """What is lit in the article."""
        span = self.view._current
        return self.view.article.text[span.start : span.end]

    def files(self, query: str = "") -> list[str]:
        """Files of the articles that a query finds, or those listed."""
        asked = parse(query) if query else self.reader.screen.search.result.query
        listing = self.archive.search(asked)
        return [
            Path(self.archive.article(row.id).origins[0].location).name for row in listing.rows(0, listing.total or 0)
        ]

    def after_1(self) -> None:
        assert sorted(name[:5] for name in self.files()) == ["000_1", "001_3", "ar-01"]

    def after_2(self) -> None:
        assert sorted(name[:5] for name in self.files()) == ["000_1", "001_3", "004_7", "ar-01"]

    def after_3(self) -> None:
        counts = [int(found[1]) for line in self.reader.lines("#facet") if (found := re.search(r"(\d+)\W*$", line))]
        assert re.search(r"Oleh Syniehubov +3", self.reader.text("#facet"))
        assert counts[0] == 3
        assert counts == sorted(counts, reverse=True)

    def after_4(self) -> None:
        assert self.view.article.origins[0].location.endswith("001_33eb63d2edc8cab2.txt")
        assert "001_33eb63d2edc8cab2.txt" in self.files("is:read")

    def after_5(self) -> None:
        assert self.view.marked_statement == "date"
        assert self.lit == "2 March 2022, 10:06"

    def after_6(self) -> None:
        assert (self.view.view, self.view.marked_statement) == (View.CLEAN, None)
        assert len(self.view._opened) == 1
        assert "Tom Swarbrick 4pm - 6pm" in self.reader.text()

    def after_7(self) -> None:
        assert self.lit == "hospital"

    def after_8(self) -> None:
        assert self.files("tag:hospital") == ["001_33eb63d2edc8cab2.txt"]

    def after_9(self) -> None:
        assert len(self.reader.app.screen_stack) == 2
        assert self.archive.marks.notes.of(self.view.article.id) == ()

    def after_10(self) -> None:
        (note,) = self.archive.marks.notes.of(self.view.article.id)
        assert note.text == "Whose reports?"
        assert note.passage.exact.startswith("The latest attacks began overnight")
        assert "".join(self.reader.app.clipboard.split()) in "".join(PAGE.split()), self.reader.app.clipboard

    def after_11(self) -> None:
        pages = sorted(path.name for path in Path("kharkiv-week").glob("*.md"))
        assert len(pages) == 5
        others = {path.name for path in Path("kharkiv-week").iterdir()} - set(pages)
        assert others == {"warreader-export.json"}
        assert any("Whose reports?" in path.read_text("utf-8") for path in Path("kharkiv-week").glob("*.md"))


@pytest.mark.parametrize("size", [(100, 30), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_keys_of_every_step_do_what_it_says(
    reading: Callable[..., contextlib.AbstractAsyncContextManager[Any]], walked: Archive, size: tuple[int, int]
) -> None:
    async with reading(walked, size=size) as reader:
        walk = Walk(reader, walked)
        for number, step in enumerate(STEPS, 1):
            for key in step.keys:
                await reader.press(*[NAMES[key]] if key in NAMES else [key] if key.startswith("ctrl+") else key)
            shown = [line.replace("\N{NO-BREAK SPACE}", " ") for line in reader.lines()]
            missing = [quote for quote in step.quotes if not any(quote in line for line in shown)]
            assert not missing, "\n".join([step.title, *shown])
            getattr(walk, f"after_{number}")()


def test_every_step_is_held_and_nothing_else() -> None:
    held = {name for name in vars(Walk) if name.startswith("after_")}
    assert held == {f"after_{number}" for number in range(1, len(STEPS) + 1)}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.picture.stem)
def test_every_step_has_its_picture(step: Any) -> None:
    with Image.open(step.picture) as image:
        assert image.width > image.height > 0


def test_no_picture_of_the_walk_is_left_over() -> None:
    taken = {path.name for path in (ROOT / "docs" / "pictures").glob("walk-*")}
    assert taken == {step.picture.name for step in STEPS}


@pytest.mark.parametrize(
    "section",
    ["## 1. No keys\n![a](pictures/a.png)\n", "## 1. No picture\n**Keys:** `j`\n"],
)
def test_a_step_without_keys_or_picture_is_refused(section: str) -> None:
    with pytest.raises(ValueError, match="one picture and some keys"):
        _tool().read_steps(section)
