"""How what comes and goes looks: what is on its way, being counted, refused, or not to be had; and rarer contents.

Each state at three sizes, dark, light, NO_COLOR. After a change that is meant: see `test_looks_of_places.py`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import Archive, Change
from warreader.article import (
    Alternative,
    Basis,
    Given,
    Origin,
    PartialDate,
    Published,
    SourceText,
    TitleBasis,
    article_id,
)
from warreader.ingest import import_into
from warreader.ingest.background import Progress, Stage
from warreader.query import Query
from warreader.text.passages import Passage
from warreader.tui.answers import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warreader.article import Article

Run = Any
WIDE = (160, 45)


# --- rows and articles of every kind


@pytest.fixture
def every_kind(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """A row of every kind: dates of every basis, scripts of every width, what is starred, not annotated, untitled."""
    day = dt.date(2022, 3, 9)
    made = [
        make_article("Обстріл Харкова триває.", title="Обстріл Харкова: семеро загиблих, десятки поранених", day=day),
        make_article("哈尔科夫遭到空袭。", title="哈尔科夫遭到空袭，至少四人死亡，九人受伤", day=day - dt.timedelta(1)),
        make_article("قصف خاركيف.", title="قصف على مدينة خاركيف يوقع قتلى", day=day - dt.timedelta(2)),
        make_article(
            "It is [sic] a test.", title="[red]No markup[/] 👨‍👩‍👧 e\u0301t\u0301e\u0301", day=day - dt.timedelta(3)
        ),
        make_article("Two days.", title="Two days it could be", day=day - dt.timedelta(4)),
        make_article("A crawler's day.", title="A day that only the crawler wrote", day=day - dt.timedelta(5)),
        make_article("Nobody says when this was.", title="Nobody says when this was, nor that it has a headline"),
        make_article(
            "A long one. " * 40,
            title="A headline " + "that goes on and on " * 8,
            city="Kharkiv",
            day=day - dt.timedelta(6),
        ),
    ]
    rival = Alternative(PartialDate(2022, 3, 6), Basis.INFERRED, 0.3)
    for number, published in (
        (4, Published(PartialDate(2022, 3, 5), Basis.INFERRED, 0.6, alternatives=(rival,))),
        (5, Published(PartialDate(2022, 3, 4), Basis.CRAWLER, 0.5)),
    ):
        made[number] = replace(made[number], annotation=replace(made[number].annotation, published=published))
    made[6] = replace(made[6], annotation=replace(made[6].annotation, title_basis=TitleBasis.OPENING))
    empty.add(made)
    empty.marks.apply([made[0].id, made[2].id], [Change("starred", value=True)])
    empty.marks.apply([made[1].id, made[2].id], [Change("read", value=True)])
    waiting = SourceText("A bridge in Kharkiv is down", Given(published="2022-03-02"), Origin("a.txt", "0" * 64))
    import_into(empty, [waiting], None)
    return empty


async def test_looks_of_rows_of_every_kind(reading: Run, every_kind: Archive, looks_as_kept: Any) -> None:
    async with reading(every_kind, size=WIDE) as reader:
        await reader.press("j", "j")
        await looks_as_kept(reader)


async def test_looks_of_an_article_that_is_not_annotated(reading: Run, every_kind: Archive, looks_as_kept: Any) -> None:
    async with reading(every_kind, size=WIDE, query="bridge") as reader:
        await reader.press("enter")
        await looks_as_kept(reader)


async def test_looks_of_hits_below_their_rows(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, size=WIDE) as reader:
        await reader.press("slash", *"hospital 7", "enter")
        await looks_as_kept(reader)


async def test_looks_of_a_live_blog_and_its_contents(reading: Run, parted: Archive, looks_as_kept: Any) -> None:
    async with reading(parted, size=WIDE) as reader:
        await reader.press("enter", "c", *"1")
        await looks_as_kept(reader)


async def test_looks_of_links(reading: Run, parted: Archive, looks_as_kept: Any) -> None:
    async with reading(parted, size=WIDE) as reader:
        await reader.press("enter", "g", "x", "down")
        await looks_as_kept(reader)


async def test_looks_of_a_list_in_which_nothing_has_the_words(
    reading: Run, parted: Archive, looks_as_kept: Any
) -> None:
    async with reading(parted, size=WIDE) as reader:
        await reader.press("enter", "c", *"zebra")
        await looks_as_kept(reader)


async def test_looks_of_notes_whose_words_have_changed_or_gone(
    reading: Run, seeds: Archive, looks_as_kept: Any
) -> None:
    row = seeds.search(Query()).rows(0, 1)[0]
    text = seeds.article(row.id).text
    start = text.index("blitzed")
    changed = Passage.of(
        text, next(block.span for block in seeds.article(row.id).annotation.blocks if block.start <= start < block.end)
    )
    seeds.marks.notes.add(
        row.id, "said by whom?\nask again", replace(changed, exact=changed.exact.replace("blitzed", "bombed"))
    )
    seeds.marks.notes.add(row.id, "gone", Passage(0, 28, "words that nobody wrote here", "before", "behind"))
    async with reading(seeds, size=WIDE) as reader:
        await reader.press("enter")
        await looks_as_kept(reader)


# --- other texts of the same


@pytest.fixture
def versions(empty: Archive, make_article: Callable[..., Article]) -> Archive:
    """Two versions of a page and a copy elsewhere."""
    first = "Four people were killed in Kharkiv, the mayor said.\n" + "\n".join(
        f"Paragraph {n} tells of what stayed as it was that day." for n in range(40)
    )
    made = []
    for number, (text, url) in enumerate(
        [(first, "https://example.org/strike"), (first.replace("Four", "At least six"), "https://example.org/strike"),
         (first.replace("Kharkiv", "Kharkov"), "https://example.net/1")]
    ):  # fmt: skip
        article = make_article(text, title="The strike", day=dt.date(2022, 3, 1), source=f"Paper {number}")
        given = replace(article.given, url=url)
        captured = dt.datetime(2022, 3, 1, 8 + number, tzinfo=dt.UTC)
        made.append(
            replace(
                article, id=article_id(text, given), given=given, origins=(Origin(url, f"{number}" * 64, captured),)
            )
        )
    empty.add(made)
    empty.relatives.link_copies()
    return empty


@pytest.mark.parametrize(
    "keys",
    [(), ("D",), ("D", "enter"), ("D", "enter", "R")],
    ids=["head", "list", "difference", "difference-of-sources"],
)
async def test_looks_of_versions(reading: Run, versions: Archive, looks_as_kept: Any, keys: tuple[str, ...]) -> None:
    async with reading(versions, size=WIDE, query='"at least six"') as reader:
        await reader.press("enter", *keys)
        await looks_as_kept(reader)


@pytest.mark.parametrize(
    "fault",
    ["", "Could not compare the articles: one of them is no longer in the archive."],
    ids=["on-its-way", "failed"],
)
async def test_looks_of_a_comparison_that_is_not_there(
    reading: Run, versions: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    async with reading(versions, size=WIDE, query='"at least six"') as reader:
        await reader.press("enter", "D")
        monkeypatch.setattr(reader.screen.worker, "look_up", lambda *_args, **_more: None)
        await reader.press("enter")
        if fault:
            reader.app.screen.show_failure(fault)
        await looks_as_kept(reader)


async def test_looks_of_what_has_to_be_done_first(reading: Run, versions: Archive, looks_as_kept: Any) -> None:
    async with reading(versions, notices=True, size=WIDE, query='"at least six"') as reader:
        await reader.press("enter", "D", "g", "g", "enter")
        await looks_as_kept(reader)


# --- work that is listed


async def test_looks_of_saved_searches(reading: Run, seeds: Archive, looks_as_kept: Any) -> None:
    for name, query in (
        ("hospitals", "hospital"),
        ("the mayor of Kharkiv", 'person:"Ihor Terekhov"'),
        ("all", "city:Kharkiv"),
    ):
        seeds.marks.searches.save(name, query, 0 if name == "all" else seeds.newest_import())
    async with reading(seeds, size=WIDE) as reader:
        await reader.press("f")
        await looks_as_kept(reader)


async def test_looks_of_notes_and_marks(reading: Run, seeds: Archive, looks_as_kept: Any) -> None:
    async with reading(seeds, size=WIDE) as reader:
        await reader.press("enter", "A", *"who counted?", "ctrl+s", "m", "a", "q", "j", "m", "b", "g", "m")
        await looks_as_kept(reader)


async def test_looks_of_the_list_of_notes(
    reading: Run, seeds: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warreader.archive._user.notes.now", lambda: "2026-11-02T10:00:00+00:00")
    rows = seeds.search(Query()).rows(0, 2)
    seeds.marks.notes.add(rows[0].id, "who counted?\nsecond line", title=rows[0].title)
    seeds.marks.notes.add(rows[1].id, "ask the hospital " * 12, title=rows[1].title)
    async with reading(seeds, size=WIDE) as reader:
        await reader.press("g", "n")
        await looks_as_kept(reader)


# --- cards


@pytest.mark.parametrize("still", ["counting", "fault", "nothing"])
async def test_looks_of_a_card_that_says_little(
    reading: Run, seeds: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch, still: str
) -> None:
    def read(_archive: Archive, subject: Any) -> Iterator[Any]:
        from warreader.tui.jobs.cards import Card

        if still == "fault":
            yield Card(subject, fault="this query takes too long; add a rarer word, a city or a date")
        elif still == "nothing":
            yield Card(subject, total=0)

    monkeypatch.setattr("warreader.tui.jobs.cards.read_card", read)
    async with reading(seeds, size=WIDE) as reader:
        await reader.press("enter", *["]", "e"] * 3)
        reader.screen.controllers.cards.open()
        await reader.settle()
        await looks_as_kept(reader)


async def test_looks_of_a_card_whose_spellings_were_joined(reading: Run, seeds: Archive, looks_as_kept: Any) -> None:
    async with reading(seeds, notices=True, size=WIDE, query="sinegubov") as reader:
        await reader.press("enter")
        article = reader.screen.reading.view.article
        reader.screen.controllers.cards.open_at(article.text.index("Sinegubov"))
        await reader.settle()
        await reader.press("s")
        await looks_as_kept(reader)


# --- what is refused or fails


async def test_looks_of_an_empty_archive(reading: Run, empty: Archive, looks_as_kept: Any) -> None:
    async with reading(empty, size=WIDE) as reader:
        await looks_as_kept(reader)


async def test_looks_of_an_article_that_cannot_be_read(reading: Run, sixty: Archive, looks_as_kept: Any) -> None:
    async with reading(sixty, notices=True, size=WIDE) as reader:
        row = reader.screen.articles.list.current
        reader.screen.post_message(
            Failed("read the article", "the file is damaged: database disk image is malformed", identity=row.id)
        )
        await looks_as_kept(reader)


async def test_looks_of_work_on_an_archive_that_only_reads(
    reading: Run, seeds: Archive, looks_as_kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warreader.errors import ArchiveError

    def refuse(*_args: Any, **_more: Any) -> None:
        raise ArchiveError("archive.db cannot be written: the disk is full, or the file or its folder is read-only")

    async with reading(seeds, notices=True, size=WIDE) as reader:
        monkeypatch.setattr(type(seeds.marks), "apply", refuse)
        await reader.press("asterisk")
        await looks_as_kept(reader)


async def test_looks_of_a_long_word_on_the_last_line(reading: Run, seeds: Archive, looks_as_kept: Any) -> None:
    async with reading(seeds, size=WIDE) as reader:
        reader.screen.say("Saved as hospitals: " + " OR ".join(f"hospital{n}" for n in range(30)))
        await looks_as_kept(reader)


@pytest.mark.parametrize(
    "progress",
    [Progress(Stage.WORKING, 1_200, 18_449), Progress(Stage.WAITING, 1_200, 18_449), Progress(Stage.SETTLING),
     Progress(Stage.FINISHED, 18_449, 18_449), Progress(Stage.FAILED, detail="the disk is full")],
    ids=lambda one: one.stage,
)  # fmt: skip
async def test_looks_of_the_engines_at_work(
    reading: Run, every_kind: Archive, looks_as_kept: Any, progress: Progress
) -> None:
    async with reading(every_kind, size=WIDE) as reader:
        reader.screen.annotation._show(progress)
        reader.let_pass(9)
        reader.screen.annotation._tell()
        await looks_as_kept(reader)


async def test_looks_of_an_archive_that_grows(
    reading: Run, seeds: Archive, looks_as_kept: Any, make_article: Callable[..., Article]
) -> None:
    async with reading(seeds, size=WIDE) as reader:
        with Archive.open(seeds.path.parent) as other:
            other.add([make_article(f"Later {n}.", title=f"Late {n}", day=dt.date(2022, 4, 1 + n)) for n in range(12)])
        reader.let_pass(9)
        reader.screen.import_watch.look()
        await reader.settle()
        await looks_as_kept(reader)


async def test_looks_of_an_expression_that_takes_too_long(
    reading: Run, empty: Archive, looks_as_kept: Any, make_article: Callable[..., Article]
) -> None:
    empty.add([make_article("\n".join([*(f"b{n} is hit" for n in range(5)), "a" * 5_000 + "!", "b5 is hit"]))])
    async with reading(empty, size=WIDE) as reader:
        await reader.press("enter", "slash")
        await reader.type(r"re:b\d+|(?:a+a+)+c")
        await reader.press("enter", "n")
        await looks_as_kept(reader)
