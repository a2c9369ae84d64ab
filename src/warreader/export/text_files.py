"""Writes one file per article, and an index: Markdown with front matter, or plain text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from warreader.article import Kind, TitleBasis
from warreader.date_words import date_basis, spelt_date
from warreader.export.citations import Citation, markdown, plain
from warreader.export.links import host_of, linked_words, misleads
from warreader.export.paragraph_numbers import paragraphs
from warreader.terminal import show, show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warreader.archive import Note
    from warreader.article import Article, Link, Span
    from warreader.export.folder import ExportFolder
    from warreader.export.item import Item

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>&|~])")
_LINE_SIGNS: Final = re.compile(r"\A(\s*)([#+-]|(?:\d{1,9}(?=[.)])))")
_TITLE: Final = 200  # code points of a title in the index


def write_markdown(folder: ExportFolder, items: Iterable[Item], told: str) -> int:
    """Write a file of Markdown an article, and `index.md`.

    Args:
        folder: Where.
        items: The articles.
        told: What they are, in a line, for the index.

    Returns:
        How many there were.
    """
    return _write(folder, items, ".md", markdown_page, _markdown_index(told))


def write_text(folder: ExportFolder, items: Iterable[Item], told: str) -> int:
    """Write a file of plain text an article, and `index.txt`; as `write_markdown`."""
    return _write(folder, items, ".txt", text_page, _text_index(told))


def _write(
    folder: ExportFolder,
    items: Iterable[Item],
    suffix: str,
    page: Callable[[Item], str],
    index: tuple[str, Callable[[Item, str], str]],
) -> int:
    head, line = index
    lines = [head]
    for item in items:
        name = f"{item.article.slug}{suffix}"
        with folder.file(name) as file:
            file.write(page(item).encode("utf-8", "replace"))
        lines.append(line(item, name))
    with folder.file(f"index{suffix}") as file:
        file.write("".join(f"{one}\n" for one in lines).encode("utf-8", "replace"))
    return len(lines) - 1


def markdown_page(item: Item) -> str:
    """Write an article as Markdown: front matter, headline, paragraphs, the reader's notes, a citation."""
    article = item.article
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in front_matter(item).items())
    parts = [f"# {escaped(_title(article))}"]
    subheadings = {block.start for block in article.annotation.blocks if block.kind is Kind.SUBHEADING}
    links = linked_words(article)
    for span in paragraphs(article):
        words = _linked(article.text, span, links)
        parts.append(f"## {words}" if span.start in subheadings else words)
    if item.notes:
        parts.append("## Notes")
        parts += [_note(note) for note in item.notes]
    parts += ["---", f"Cite as: {markdown(Citation.of(article))}"]
    return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"


def text_page(item: Item) -> str:
    """Write an article as plain text: headline, what is known of it, paragraphs, notes, a citation."""
    article = item.article
    citation = Citation.of(article)
    about = [citation.source, citation.when, ", ".join(show_line(city.name) for city in item.focus)]
    parts = [_title(article), " · ".join(one for one in about if one)]
    parts += [show_line(span.of(article.text)) for span in paragraphs(article)]
    for note in item.notes:
        quoted = f"“{_flat(note.passage.exact)}”\n" if note.passage else ""
        parts.append(f"[note of {note.written[:10]}] {quoted}{show(note.text)}")
    return "\n\n".join([*parts, plain(citation)]) + "\n"


def front_matter(item: Item) -> dict[str, Any]:
    """Say what is known of an article, for other programs; keys without a value are left out."""
    article = item.article
    annotation, published = article.annotation, article.annotation.published
    origin = article.origins[0] if article.origins else None
    known: dict[str, Any] = {
        "id": article.id,
        "title": _title(article),
        "title_basis": str(annotation.title_basis),
        "date": str(published.date) if published else "",
        "date_basis": str(published.basis) if published else "unknown",
        "date_told": date_basis(published),
        "date_evidence": _evidence(article),
        "date_alternatives": [f"{one.date} ({one.basis})" for one in published.alternatives] if published else [],
        "about": [city.name for city in item.focus],
        "cities": [city.name for city in annotation.cities if city.kept],
        "source": article.given.source,
        "url": article.given.url,
        "language": annotation.language,
        "words": annotation.words,
        "tags": list(item.mark.tags),
        "starred": item.mark.starred,
        "corrected": list(item.corrected),
        "sha256": item.sha256,
        "received_from": origin.location if origin else "",
        "captured": origin.captured.isoformat() if origin and origin.captured else "",
        "imported": origin.imported.isoformat() if origin and origin.imported else "",
        "engines": article.engines,
    }
    return {key: value for key, value in known.items() if value not in (None, "", [])}


def escaped(text: str) -> str:
    """Write text so that Markdown shows just that: CommonMark 0.31, section 2.4."""
    return _LINE_SIGNS.sub(_at_line_start, _SIGNS.sub(r"\\\1", text))


def _linked(text: str, span: Span, links: Sequence[Link]) -> str:
    """Write a paragraph with its links; behind words that name another host stands the one that they lead to."""
    written: list[str] = []
    at = span.start
    for link in links[bisect_right(links, span.start, key=lambda one: one.end) :]:
        if link.start >= span.end:
            break
        start, end = max(link.start, span.start), min(link.end, span.end)
        words = show_line(text[start:end])
        warning = f" ({escaped(host_of(link.url))})" if misleads(words, link.url) else ""
        before = escaped(show_line(text[at:start]))
        before = f"{before[:-1]}\\!" if before.endswith("!") else before  # it would make a picture of the link
        written += [before, f"[{escaped(words)}](<{link.url}>){warning}"]
        at = end
    return "".join([*written, escaped(show_line(text[at : span.end]))])


def _at_line_start(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _note(note: Note) -> str:
    quoted = f"> {escaped(_flat(note.passage.exact))}\n\n" if note.passage else ""
    lines = "  \n".join(escaped(line) for line in show(note.text).splitlines())
    return f"{quoted}{lines} ({note.written[:10]})"


def _evidence(article: Article) -> list[str]:
    published = article.annotation.published
    if published is None:
        return []
    return [
        f"article {one.article}" if one.article is not None else _flat(article.text[one.start : one.end])
        for one in published.evidence
    ]


def _title(article: Article) -> str:
    title = _flat(article.annotation.title)
    return f"[{title}]" if article.annotation.title_basis is TitleBasis.OPENING else title


def _flat(text: str) -> str:
    return " ".join(show_line(text).split())


def _yaml(value: Any) -> str:  # noqa: ANN401  # a value of the front matter
    """Write a value as YAML 1.2, of which JSON is a part; what a terminal must not see is replaced."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return json.dumps(_flat(value) if isinstance(value, str) else value, ensure_ascii=False)


def _day(item: Item) -> str:
    published = item.article.annotation.published
    return f"{spelt_date(published.date)} ({published.basis})" if published else "no date"


def _about(item: Item) -> list[str]:
    focus = ", ".join(_flat(city.name) for city in item.focus)
    return [one for one in (_day(item), focus, _flat(item.article.given.source or "")) if one]


def _markdown_index(told: str) -> tuple[str, Callable[[Item, str], str]]:
    def line(item: Item, name: str) -> str:
        return f"- [{escaped(_title(item.article)[:_TITLE])}]({name}) · {' · '.join(map(escaped, _about(item)))}"

    return f"# {escaped(show_line(told))}\n", line


def _text_index(told: str) -> tuple[str, Callable[[Item, str], str]]:
    def line(item: Item, name: str) -> str:
        return f"{name}\n    {_title(item.article)[:_TITLE]}\n    {' · '.join(_about(item))}"

    return f"{show_line(told)}\n", line
