"""Formats citations of an article or a paragraph: plain, Markdown, BibTeX, CSL-JSON.

Every citation says on what the date rests and which bytes were received (their SHA-256), so that whoever reads it can
look whether they have the same. Forms: BibLaTeX 3.20 (type online), CSL-JSON 1.0.2 (schema csl-data).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from warreader.addresses import web_address
from warreader.article import TitleBasis
from warreader.date_words import UNSURE, date_basis, spelt_date
from warreader.errors import NothingFoundError
from warreader.export.elsewhere import elsewhere_words
from warreader.export.paragraph_numbers import paragraphs
from warreader.frozen import dataclass
from warreader.terminal import show_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from warreader.article import Article, PartialDate, Published

_QUOTED: Final = 60  # code points of a paragraph: enough to find it by
_LATEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>&|~#])")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says; untrusted parts are harmless and one line each."""

    id: str
    """16 hexadecimal digits."""
    title: str
    """The headline, or the opening words."""
    opening: bool
    """True if there is no headline and the opening words stand in."""
    source: str
    """Who published it, or the host of its address; empty where neither is known."""
    published: Published | None
    """When."""
    url: str | None
    """Where it stood on the web; None where nothing says so."""
    captured: dt.datetime | None
    """When it was fetched; None where nothing says so."""
    sha256: str
    """Of the bytes received, 64 digits; empty where nothing was received."""
    file: str
    """The name of the file that they were received in, where there is no address; else empty."""
    language: str | None
    """ISO 639-1."""
    paragraph: int | None = None
    """Which paragraph is meant; None: the article."""
    words: str = ""
    """How that paragraph begins."""
    elsewhere: str = ""
    """Where else the text was published, as `elsewhere_words` says it."""

    @classmethod
    def of(cls, article: Article, paragraph: int | None = None) -> Citation:
        """Gather what there is to cite.

        Args:
            article: Any article.
            paragraph: The number of a paragraph, from 1; None: the article as a whole.

        Raises:
            NothingFoundError: It has no such paragraph.
        """
        words = ""
        if paragraph is not None:
            spans = paragraphs(article)
            if not 1 <= paragraph <= len(spans):
                raise NothingFoundError(f"the article has {len(spans)} paragraphs; there is no paragraph {paragraph}")
            words = _begins(show_line(spans[paragraph - 1].of(article.text)))
        origin = article.origins[0] if article.origins else None
        location = show_line(origin.location) if origin else ""
        url = web_address(article.given.url) or web_address(origin.location if origin else None)
        host = urlsplit(url).hostname if url else None
        return cls(
            id=article.id,
            title=" ".join(show_line(article.annotation.title).split()),
            opening=article.annotation.title_basis is TitleBasis.OPENING,
            source=" ".join(show_line(article.given.source or "").split()) or host or "",
            published=article.annotation.published,
            url=url,
            captured=origin.captured if origin else None,
            sha256=origin.sha256 if origin else "",
            file="" if url else location.rpartition("/")[2],
            language=article.annotation.language,
            paragraph=paragraph,
            words=words,
            elsewhere=elsewhere_words(article),
        )

    @property
    def when(self) -> str:
        """The date in words, with what it rests on: '2 March 2022 (stated in the text)'."""
        if self.published is None:
            return "n.d. (no date known)"
        sure = "" if self.published.basis not in UNSURE else "circa "
        return f"{sure}{spelt_date(self.published.date)} ({date_basis(self.published)})"

    @property
    def proof(self) -> str:
        """What tells this text from another version: 'SHA-256 of the bytes received: ...; warreader 8fa2...'."""
        known = f"SHA-256 of the bytes received: {self.sha256}" if self.sha256 else "bytes received: unknown"
        return f"{known}; warreader {self.id}"

    @property
    def part(self) -> str:
        """Which part is meant: 'paragraph 3, “At least four…”'; empty for the whole."""
        return "" if self.paragraph is None else f"paragraph {self.paragraph}, “{self.words}”"


def cite(article: Article, style: str, paragraph: int | None = None) -> str:
    """Cite an article.

    Args:
        article: Any article.
        style: One of `STYLES`.
        paragraph: The number of a paragraph, from 1; None: the article as a whole.

    Returns:
        The citation, without a newline at its end; harmless to a terminal.

    Raises:
        NothingFoundError: It has no such paragraph.
    """
    return STYLES[style](Citation.of(article, paragraph))


def plain(citation: Citation) -> str:
    """Write a sentence for a footnote."""
    title = f"[{citation.title}]" if citation.opening else f"“{citation.title}”"
    seen = f" (captured {citation.captured.date().isoformat()})" if citation.captured else ""
    parts = [title, citation.source, citation.when, citation.part, f"{citation.url or citation.file}{seen}"]
    parts.append(citation.elsewhere)
    return f"{', '.join(part for part in parts if part)}. {citation.proof}."


def markdown(citation: Citation) -> str:
    """Write a sentence in Markdown, the title linked to the address."""
    title = _MARKDOWN.sub(r"\\\1", f"[{citation.title}]" if citation.opening else citation.title)
    linked = f"[{title}](<{citation.url}>)" if citation.url else f"*{title}*"
    seen = f"captured {citation.captured.date().isoformat()}" if citation.captured else ""
    parts = [
        linked,
        *(_MARKDOWN.sub(r"\\\1", one) for one in (citation.source, citation.when, citation.part, citation.file, seen)),
        _MARKDOWN.sub(r"\\\1", citation.elsewhere),
    ]
    known = f"`{citation.sha256}`" if citation.sha256 else "unknown"
    told = ", ".join(part for part in parts if part)
    return f"{told}. SHA-256 of the bytes received: {known}; warreader `{citation.id}`."


def bibtex(citation: Citation) -> str:
    """Write an entry for BibLaTeX, in UTF-8."""
    date = citation.published.date if citation.published else None
    fields = {
        "title": f"{{{citation.title.translate(_LATEX)}}}",
        "organization": citation.source.translate(_LATEX),
        "date": _edtf(date, unsure=citation.published is not None and citation.published.basis in UNSURE),
        "year": str(date.year) if date and date.year else "",
        "url": (citation.url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "urldate": citation.captured.date().isoformat() if citation.captured else "",
        "langid": (citation.language or "").translate(_LATEX),
        "pagination": "paragraph" if citation.paragraph is not None else "",
        "note": _note(citation).translate(_LATEX),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@online{{{citation_key(citation)},", ",\n".join(lines), "}"])


def citation_key(citation: Citation) -> str:
    """Make the key of a citation: source, year and eight digits of the ID, in plain letters."""
    source = re.sub(r"[^a-z0-9]+", "", citation.source.lower())[:20] or "article"
    date = citation.published.date if citation.published else None
    return f"{source}-{date.year if date and date.year else 'nd'}-{citation.id[:8]}"


def csl(citation: Citation) -> str:
    """Write a list of one CSL-JSON item."""
    return json.dumps([csl_item(citation)], ensure_ascii=False, indent=2)


def csl_item(citation: Citation) -> dict[str, Any]:
    """Write the item of a citation for Zotero, pandoc and their like."""
    published = citation.published
    item: dict[str, Any] = {
        "id": citation_key(citation),
        "type": "article-newspaper",
        "title": citation.title,
    }
    if citation.source:
        item["container-title"] = citation.source
    if published is not None and published.date.year is not None:
        parts = [one for one in (published.date.year, published.date.month, published.date.day) if one is not None]
        item["issued"] = {"date-parts": [parts]} | ({"circa": True} if published.basis in UNSURE else {})
    if citation.url:
        item["URL"] = citation.url
    if citation.captured:
        day = citation.captured.date()
        item["accessed"] = {"date-parts": [[day.year, day.month, day.day]]}
    if citation.language:
        item["language"] = citation.language
    return item | {"note": _note(citation)}


STYLES: Final[dict[str, Callable[[Citation], str]]] = {
    "plain": plain,
    "markdown": markdown,
    "bibtex": bibtex,
    "csl-json": csl,
}
"""How a citation can be written, by name."""


def _note(citation: Citation) -> str:
    """Say what no field of a bibliography has room for."""
    parts = [f"date: {citation.when}", citation.part, citation.file, citation.elsewhere, citation.proof]
    return "; ".join(part for part in parts if part)


def _edtf(date: PartialDate | None, *, unsure: bool) -> str:
    """Write a date as BibLaTeX reads it (EDTF level 1), with ~ where it is inferred; empty without a year."""
    return "" if date is None or date.year is None else f"{date}{'~' if unsure else ''}"


def _begins(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= _QUOTED:
        return flat
    cut = flat[:_QUOTED].rpartition(" ")[0] or flat[:_QUOTED]
    return f"{cut}…"
