"""A reader over a real archive of the real seeds, for tests that drive it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import inspect
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import idle_loop
import pytest
from article_of_lines import made_article
from looks import COLOURS, SIZES, LookExtension, look, strips_of
from stories import Teller
from textual.widgets import OptionList

from warreader.archive import Archive
from warreader.article import (
    Article,
    Given,
    Kind,
    Origin,
    article_id,
    slug,
)
from warreader.config import Config
from warreader.ingest import CityIndex
from warreader.query import Query, parse
from warreader.resources import shipped_folder
from warreader.tui.answers import Start
from warreader.tui.app import ReaderApp
from warreader.tui.archive_worker import search
from written_annotations import annotation_from_form

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from textual.pilot import Pilot

    from warreader.tui.screens.reader import ReaderScreen


HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    idle_loop.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True


@pytest.fixture(autouse=True)
def idle_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait until the loop is idle, and not until the processor is."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", idle_loop.until_idle)


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as the engines once understood them: the reader's tests do not change when an engine learns."""
    folder = tmp_path_factory.mktemp("seeded")
    articles = []
    for form in json.loads((HERE / "annotated_seeds.json").read_text(encoding="utf-8")):
        text = (shipped_folder("seeds") / form["seed"]).read_text(encoding="utf-8")
        annotation, given = annotation_from_form(form), Given()
        identity = article_id(text, given)
        name = slug(annotation.title, annotation.published.date if annotation.published else None, identity)
        articles.append(Article(identity, name, text, given, annotation, (Origin(form["seed"], "0" * 64),)))
    with Archive.open(folder, lexicon=CityIndex()) as archive:
        archive.add(articles)
    return folder


@pytest.fixture
def seeds(seeded_folder: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of the three seeds that a test may write to."""
    shutil.copytree(seeded_folder, tmp_path / "seeds")
    with Archive.open(tmp_path / "seeds", lexicon=CityIndex()) as archive:
        yield archive


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "empty") as archive:
        yield archive


@pytest.fixture
def make_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ReaderApp]:
    """Make the reader without running it."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("warreader.tui.components.articles_pane._PREVIEW", 0.01)  # every test waits for it

    def make(archive: Archive, query: str = "", theme: str = "dark") -> ReaderApp:
        result = search(archive, parse(query))
        total = archive.search(Query()).total
        return ReaderApp(archive, Config(theme=theme), Start(result, query, total, "Test archive"))

    return make


@pytest.fixture
def looks_as_kept(snapshot: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Compare how the reader looks with what was kept; what would pass away on the screen stands meanwhile."""
    monkeypatch.setattr("warreader.tui.widgets.styled_line._SAID", 3_600.0)
    monkeypatch.setattr("warreader.tui.components.failures._STANDS", 3_600)
    monkeypatch.setattr(ReaderApp, "NOTIFICATION_TIMEOUT", 3_600.0)

    async def check(reader: Reader, sizes: Sequence[tuple[int, int]] = SIZES, colours: Sequence[str] = COLOURS) -> None:
        assert await look(reader, sizes, colours) == snapshot(extension_class=LookExtension)

    return check


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[Any], Teller]:
    """Tell the story of a test: which actions it presses."""
    return lambda reader: Teller(reader, request)


class Reader:
    """The reader under test."""

    def __init__(self, pilot: Pilot[None], app: ReaderApp) -> None:
        self.pilot, self.app = pilot, app

    @property
    def screen(self) -> ReaderScreen:
        return self.app.screen_stack[0]  # type: ignore[return-value]

    @property
    def is_busy(self) -> bool:
        return self.app.held.busy or self.screen.busy

    async def settle(self) -> None:
        """Wait until nothing is under way: no message, no frame, no answer of the archive, no preview."""
        await self._rest(lambda: self.is_busy)

    async def _rest(self, is_busy: Callable[[], bool]) -> None:
        for _ in range(2_000):
            await self.pilot.pause()
            if is_busy():
                await asyncio.sleep(0.002)  # for a thread or a timer
            elif await idle_loop.until_idle(within=idle_loop.FRAME):
                return
        raise AssertionError("the reader does not come to rest")

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what no count of the reader's own tells of, such as the answers of the palette."""
        for _ in range(2_000):
            if holds():
                return
            await self.pilot.pause(0.005)
        raise AssertionError("it does not come")

    async def ended(self) -> int | None:
        """Wait until the reader has ended; give its exit code."""
        while self.app.is_running:  # noqa: ASYNC110  # Textual tells nobody of it
            await asyncio.sleep(0.001)
        return self.app.return_code

    async def offered(self, words: str) -> None:
        """Wait until the palette offers something that has these words before all else."""
        commands = self.app.screen.query_one("CommandList", OptionList)
        await self.until(lambda: commands.options and words in str(commands.options[0].prompt))
        await self.pilot.pause()

    def let_pass(self, seconds: float) -> None:
        """Have the reader take the last key for so many seconds older."""
        self.screen._input_came -= seconds  # what it measures by: nobody waits for minutes here

    @property
    def notices(self) -> list[str]:
        """What was told of failures so far, whether it shows or not."""
        return [one.message for one in self.app._notifications]  # Textual hands them out in no other way

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before asked for shows; what waits for a pause of the keys comes last."""
        for key in keys:
            await self.pilot.press(key)
            await self._rest(lambda: self.app.held.busy or self.screen.worker.busy)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*text)

    def lines(self, selector: str = "") -> list[str]:
        """What a widget shows, or all of the screen."""
        if not selector:
            return [strip.text.rstrip() for strip in strips_of(self.app.screen)]
        widget = self.screen.query_one(selector)
        return [strip.text.rstrip() for strip in widget.render_lines(widget.outer_size.region)]

    def text(self, selector: str = "") -> str:
        return "\n".join(self.lines(selector))


@pytest.fixture
def reader_of() -> Callable[[Pilot[None]], Reader]:
    """Wrap a pilot."""
    return lambda pilot: Reader(pilot, pilot.app)  # type: ignore[arg-type]


@pytest.fixture
def reading(make_app: Callable[..., ReaderApp]) -> Callable[..., contextlib.AbstractAsyncContextManager[Reader]]:
    """Run the reader: `async with reading(archive, size=(80, 24)) as reader`."""

    @contextlib.asynccontextmanager
    async def run(
        archive: Archive, *, size: tuple[int, int] = (100, 30), query: str = "", notices: bool = False
    ) -> AsyncIterator[Reader]:
        app = make_app(archive, query)
        app.NOTIFICATION_TIMEOUT = 600  # type: ignore[misc]  # on a busy machine its 5 s end between two looks
        async with app.run_test(size=size, notifications=notices) as pilot:
            reader = Reader(pilot, app)
            await reader.settle()
            yield reader

    return run


@pytest.fixture
def parted(tmp_path: Path) -> Iterator[Archive]:
    """A live blog of 39 entries and a subheading, with an address of its own and one in its text."""
    entries = "".join(f"10:{number:02}\nEntry number {number} of the day.\n" for number in range(39))
    text = f"A live blog.\n{entries}Aftermath\nThe report (https://example.org/report) is out."
    article = made_article(text, title="Live", day=dt.date(2022, 3, 2))
    kinds = {"Aftermath": Kind.SUBHEADING, **{f"10:{number:02}": Kind.LIVE for number in range(39)}}
    blocks = tuple(replace(one, kind=kinds.get(one.span.of(text), one.kind)) for one in article.annotation.blocks)
    given = replace(article.given, url="https://example.com/live")
    with Archive.open(tmp_path / "parted") as archive:
        archive.add([replace(article, given=given, annotation=replace(article.annotation, blocks=blocks))])
        yield archive


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return made_article


@pytest.fixture(scope="session")
def sixty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of sixty days, each longer than the window, with names, a folded line and words to find."""
    folder, start = tmp_path_factory.mktemp("sixty"), dt.date(2022, 2, 1)
    with Archive.open(folder) as archive:
        archive.add(
            [
                made_article(
                    f"Kharkiv day {number}.\nRead more: elsewhere\n"
                    f"Oleh Synegubov spoke to Ihor Terekhov of hospital {number}.\n"
                    + "".join(f"Line {line} of the text.\n" for line in range(90))
                    + "The last hospital.",
                    title=f"Headline {number:02}",
                    day=start + dt.timedelta(number),
                    city="Kharkiv" if number % 3 else "",
                    folded=("Read more: elsewhere",),
                    people=("Oleh Synegubov", "Ihor Terekhov"),
                )
                for number in range(60)
            ]
        )
    return folder


@pytest.fixture
def sixty(sixty_folder: Path, tmp_path: Path) -> Iterator[Archive]:
    """Those articles, to write to."""
    shutil.copytree(sixty_folder, tmp_path / "sixty")
    with Archive.open(tmp_path / "sixty") as archive:
        yield archive
