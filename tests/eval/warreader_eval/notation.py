"""Reads gold pages from their line notation.

In come the files of `pages/`; out come pages: the source text as a crawler would have written it, and what a careful
reader understood of it. The notation is described in README.md beside this package.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KEPT: Final = frozenset({"headline", "subheading", "body", "dateline"})
"""Kinds that are the article itself."""
NEUTRAL: Final = frozenset({"byline", "timestamp", "section", "live"})
"""Kinds that may be kept or folded: neither is a fault."""
FOLDED: Final = frozenset(
    {
        *("caption", "social", "audio", "related", "newsletter", "share", "advert", "comments"),
        *("paywall", "legal", "other", "crawler"),
    },
)
"""Kinds that a clean view leaves out."""
KINDS: Final = KEPT | NEUTRAL | FOLDED
BASES: Final = frozenset({"stated", "dateline", "url", "crawler", "none"})
LABELS: Final = ("PER", "ORG", "LOC", "NORP")
NO_BREAK_SPACE: Final = ("␣", "\u00a0")
"""How a no-break space is written, so that it can be seen, and what it stands for."""

_MARK: Final = re.compile(r"\{(?:(CITY):(\d+)|(PER|ORG|LOC|NORP))\|([^{}|]+)\}")
_BLOCK: Final = re.compile(rf"@\+?({'|'.join(sorted(KINDS))}) ")
_DATE: Final = re.compile(r"none|\d{4}-\d\d(-\d\d)?|--\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """A stretch of a page that is one thing; code points, half-open."""

    start: int
    end: int
    kind: str

    @property
    def state(self) -> str:
        """Tell 'kept', 'neutral' or 'folded'."""
        return "kept" if self.kind in KEPT else "neutral" if self.kind in NEUTRAL else "folded"


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name in a page; code points, half-open."""

    start: int
    end: int
    label: str
    kept: bool
    """True if it stands in the article itself."""
    city: int | None = None
    """GeoNames id, for cities."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page, and what a careful reader understood of it."""

    id: str
    language: str
    date: str | None
    basis: str | None
    focus: tuple[int, ...]
    traits: tuple[str, ...]
    text: str
    blocks: tuple[GoldBlock, ...]
    names: tuple[GoldName, ...]

    @property
    def half(self) -> str:
        """Tell 'dev' for odd numbers, whose faults anyone may look at, 'held' for even ones."""
        return "dev" if int(self.id.split("-")[1]) % 2 else "held"

    @property
    def cities(self) -> tuple[GoldName, ...]:
        """The names that are cities."""
        return tuple(name for name in self.names if name.city is not None)


class NotationError(Exception):
    """A page is not written as README.md says."""


@dataclass(slots=True)
class _Draft:
    """A page while it is being read."""

    text: str = ""
    blocks: list[GoldBlock] = field(default_factory=list)
    names: list[GoldName] = field(default_factory=list)

    def add_line(self, line: str) -> None:
        starts = [match.start() for match in _BLOCK.finditer(line)]
        if not starts or starts[0]:
            raise NotationError(f"line without a kind: {line[:60]!r}")
        for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
            head = _BLOCK.match(line, start)
            assert head is not None
            self._add_block(head[1], line[head.end() : end])

    def _add_block(self, kind: str, words: str) -> None:
        start, at = len(self.text), 0
        for mark in _MARK.finditer(words):
            self.text += words[at : mark.start()]
            name_start = len(self.text)
            self.text += mark[4]
            city = int(mark[2]) if mark[1] else None
            self.names.append(GoldName(name_start, len(self.text), mark[3] or "LOC", kind in KEPT, city))
            at = mark.end()
        self.text += words[at:]
        if "{" in self.text[start:] or "}" in self.text[start:]:
            raise NotationError(f"broken mark in {words[:60]!r}")
        self.blocks.append(GoldBlock(start, len(self.text), kind))


def read_folder(folder: Path) -> tuple[GoldPage, ...]:
    """Read all pages of a folder, by file and place in it.

    Raises:
        NotationError: A page is not written as README.md says; the message names it.
    """
    pages = [page for path in sorted(folder.glob("*.txt")) for page in read_pages(path.read_text("utf-8"))]
    twice = len(pages) - len({page.id for page in pages})
    if twice:
        raise NotationError(f"{twice} pages share an id")
    return tuple(pages)


def read_pages(notation: str) -> tuple[GoldPage, ...]:
    """Read the pages of one file.

    Raises:
        NotationError: A page is not written as README.md says; the message names it.
    """
    return tuple(_read_page(head, lines) for head, lines in _cut(notation.split("\n")))


def _cut(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    head, own = None, []
    for line in [*lines, "=== "]:
        if not line.startswith("=== "):
            own.append(line)
            continue
        if head is not None:
            while own and not own[-1].strip():
                own.pop()
            yield head, own
        head, own = line[4:], []


def _read_page(head: str, lines: list[str]) -> GoldPage:
    page_id = head.split("|", maxsplit=1)[0].strip()
    try:
        return _compile(head, lines)
    except (ValueError, NotationError) as error:
        raise NotationError(f"{page_id}: {error}") from error


def _compile(head: str, lines: list[str]) -> GoldPage:
    page_id, language, date, basis, focus = (part.strip() for part in head.split("|"))
    if not _DATE.fullmatch(date) or basis not in BASES or (date == "none") != (basis == "none"):
        raise NotationError("date and basis do not fit")
    traits: tuple[str, ...] = ()
    if lines and lines[0].startswith("~~~ "):
        traits = tuple(lines[0][4:].split())
        lines = lines[1:]
    draft = _Draft()
    end = "\r\n" if "crlf" in traits else "\n"
    for number, line in enumerate(lines):
        draft.text += end if number else ""
        if line.strip():
            draft.add_line(line.replace(*NO_BREAK_SPACE))
    return GoldPage(
        page_id,
        language,
        None if date == "none" else date,
        None if basis == "none" else basis,
        () if focus == "none" else tuple(int(part) for part in focus.split(",")),
        traits,
        draft.text,
        tuple(draft.blocks),
        tuple(draft.names),
    )
