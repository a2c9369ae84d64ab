"""The engines beside the reader: how far they are stands in the list's border; what they found shows as it comes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from warreader.archive import Archive
from warreader.article import Given, Origin, SourceText
from warreader.ingest import import_into, load_annotator, reannotate
from warreader.ingest.background import Background, Progress, Stage
from warreader.tui.controllers.background_annotation import progress_words
from warreader.tui.controllers.host import PAUSE

if TYPE_CHECKING:
    from collections.abc import Callable

SAYS = "import sys; print({!r}, flush=True); sys.stdin.read()"
WORKING = '{"stage": "working", "done": 1200, "total": 18449, "detail": ""}'
FAILED = '{"stage": "failed", "done": 0, "total": 0, "detail": "the disk is \\u001b[2Jfull"}'


def waiting(archive: Archive) -> None:
    text = "A bridge in Kharkiv is down\nIt fell into the river on Tuesday, the mayor said."
    source = SourceText(text, Given(published="2022-03-02"), Origin("a.txt", "0" * 64))
    import_into(archive, [source], None)


async def shown(reader: Any, words: Callable[[], str]) -> None:
    for _ in range(1_000):
        await reader.pilot.pause(0.02)
        if words() in "\n".join(reader.lines()):
            return
    raise AssertionError(f"{words()!r} never showed")


async def test_how_far_the_engines_are_shows_and_leaving_the_reader_ends_them(reading: Any, empty: Archive) -> None:
    waiting(empty)
    background = Background(empty.path.parent, command=(sys.executable, "-c", SAYS.format(WORKING)))
    async with reading(empty) as reader:
        assert "not annotated" in "\n".join(reader.lines())
        reader.screen.annotation.background = background
        reader.screen.annotation.look_for_waiting()
        await shown(reader, lambda: "engines: 1,200 of 18,449")
        assert background.running
        process = background._process
    assert process is not None
    assert process.poll() is not None


async def test_engines_that_fail_say_why_in_a_line_and_are_not_tried_again(reading: Any, empty: Archive) -> None:
    waiting(empty)
    background = Background(empty.path.parent, command=(sys.executable, "-c", f"print({FAILED!r})"))
    async with reading(empty) as reader:
        reader.screen.annotation.background = background
        reader.screen.annotation.look_for_waiting()
        await shown(reader, lambda: "The engines stopped (the disk is \ufffd[2Jfull)")
        assert reader.screen.annotation.background is None


async def test_what_the_engines_found_shows_in_list_and_article_as_it_comes(reading: Any, empty: Archive) -> None:
    waiting(empty)
    async with reading(empty, size=(160, 30)) as reader:
        reader.screen.import_watch.look()
        await reader.press("enter")
        assert "not annotated yet" in reader.text("#view")
        assert "Kharkiv" not in next(line for line in reader.lines("#view") if "2 March 2022" in line)
        with Archive.open(empty.path.parent) as other:
            reannotate(other, load_annotator())
        reader.let_pass(PAUSE)
        reader.screen.import_watch.look()
        await reader.settle()
        assert "not annotated" not in "\n".join(reader.lines())
        assert "Kharkiv" in next(line for line in reader.lines("#view") if "2 March 2022" in line)


async def test_an_article_removed_meanwhile_does_not_turn_the_engines_off(reading: Any, empty: Archive) -> None:
    waiting(empty)
    finished = json.dumps({"stage": "finished", "done": 1199, "total": 1200, "detail": ""})
    background = Background(empty.path.parent, command=(sys.executable, "-c", f"print({finished!r})"))
    async with reading(empty) as reader:
        reader.screen.annotation.background = background
        reader.screen.annotation.look_for_waiting()
        await shown(reader, lambda: "The engines have read the 1,199 articles that waited.")
        assert reader.screen.annotation.background is background


async def test_engines_that_fail_on_an_article_are_not_tried_on_it_again(reading: Any, empty: Archive) -> None:
    waiting(empty)
    finished = json.dumps({"stage": "finished", "done": 1, "total": 2, "detail": "KeyError: 1"})
    background = Background(empty.path.parent, command=(sys.executable, "-c", f"print({finished!r})"))
    async with reading(empty) as reader:
        reader.screen.annotation.background = background
        reader.screen.annotation.look_for_waiting()
        await shown(reader, lambda: "The engines have read the article that waited.")
        assert reader.screen.annotation.background is None


def test_progress_is_said_in_a_few_words() -> None:
    assert progress_words(Progress(Stage.WORKING, 0, 1_000_000)) == "engines: 0 of 1,000,000"
    assert progress_words(Progress(Stage.WAITING, 5, 9)) == "engines wait: 5 of 9"
    assert progress_words(Progress(Stage.SETTLING, 5, 5)) == "engines: dates and names"
    assert progress_words(Progress(Stage.FINISHED, 5, 5)) == progress_words(Progress(Stage.WORKING)) == ""
