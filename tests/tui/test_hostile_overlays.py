"""What an article says reaches no list over the screen but as harmless text: contents, links, copies, folds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warreader.archive import Archive
from warreader.article import Kind, article_id
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warreader.article import Article

EVIL = "\x1b]0;own\x07\u202e[/b]\x9b31m"
KEPT = " ".join(f"word{number}" for number in range(40))


@pytest.fixture
def hostile(tmp_path: Path, make_article: Callable[..., Article]) -> Iterator[Archive]:
    """Two copies whose headings, captions, addresses, headlines and source carry sequences and markup."""
    made = []
    for number in range(2):
        text = f"10:00{EVIL}\nHeading{EVIL}\nPhoto{EVIL}: x\nhttps://e.example/{EVIL}/a\n{KEPT} {EVIL}{number}"
        article = make_article(text, title=f"Title{EVIL}", source=f"Paper{EVIL}", day=dt.date(2022, 3, 1))
        kinds = [Kind.LIVE, Kind.SUBHEADING, Kind.CAPTION, Kind.BODY, Kind.BODY]
        blocks = tuple(
            replace(block, kind=kind, kept=kind is not Kind.CAPTION)
            for block, kind in zip(article.annotation.blocks, kinds, strict=True)
        )
        given = replace(article.given, url=f"https://e.example/{EVIL}/own{number}")
        annotation = replace(article.annotation, blocks=blocks)
        made.append(replace(article, id=article_id(text, given), given=given, annotation=annotation))
    with Archive.open(tmp_path / "hostile") as archive:
        archive.add(made)
        archive.relatives.link_copies()
        yield archive


@pytest.mark.parametrize(
    "keys",
    [
        ("c",),
        ("]", "]"),
        ("g", "x"),
        ("D",),
        ("D", "enter"),
        ("X",),
        ("X", "enter"),
        ("e", "e", "e"),
        ("e", "e", "e", "e"),
    ],
    ids="".join,
)
async def test_every_list_over_an_article_is_harmless(reading: Any, hostile: Archive, keys: tuple[str, ...]) -> None:
    async with reading(hostile, size=(100, 24)) as reader:
        await reader.press("enter", *keys)
        lines = reader.lines()
        assert any("\ufffd" in line for line in lines)
        assert all(line == show_line(line) for line in lines)
