"""Extracts the metadata of a page: headline, date, publisher, address and language.

A parsed page comes in, `Given` goes out. JSON-LD of schema.org comes first, because it is written for machines; then
OpenGraph and the usual `meta` names; then `time` elements, the canonical link, the title.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from warreader.article import Given
from warreader.sources._article_fields import LONGEST_FIELD, captured_at, host_of, said
from warreader.sources._encoding import repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

_ARTICLE_TYPE: Final = re.compile(r"(?:Article|Posting|Report|NewsItem)$")
_MOST_JSON: Final = 1_000_000  # characters of one JSON-LD script
_MOST_NODES: Final = 500
_DATES: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_SITES: Final = ("og:site_name", "application-name", "dc.publisher", "publisher")
_ADDRESSES: Final = ("og:url", "parsely-link", "twitter:url")
_LANGUAGES: Final = ("og:locale", "content-language", "dc.language", "language")
_FEWEST_WORDS: Final = 3  # of a headline; fewer is a section or the site's name
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that part no words by blanks: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_FEWEST_UNSPACED: Final = 8  # such letters of a headline: sites and sections are named by two to six


def metadata_of(root: HtmlElement, url: str | None, fetched: str | None) -> Given:
    """Read what a page says of itself.

    Args:
        root: The parsed page.
        url: The address it was fetched from, if known; it wins over what the page says.
        fetched: When it was fetched.

    Returns:
        What is given; fields that the page does not state are None.
    """
    article = next(_articles(root), {})
    named = _named(root)
    address = url or said(article.get("url")) or _first(named, _ADDRESSES) or _canonical(root)
    publisher = said(article.get("publisher")) or _first(named, _SITES)
    language = said(article.get("inLanguage")) or root.get("lang") or _first(named, _LANGUAGES)
    captured = captured_at(fetched)
    return Given(
        title=_clean(said(article.get("headline")) or _heading(root) or _first(named, _TITLES) or _title(root)),
        published=_clean(said(article.get("datePublished")) or _first(named, _DATES) or _time(root)),
        source=_clean(publisher or host_of(address)),
        language=_language(language),
        url=_clean(address),
        fetched=None if captured is None else captured.isoformat(),
    )


def _articles(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MOST_JSON].strip().removeprefix("<!--").removesuffix("-->")
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nodes(found)


def _nodes(found: object) -> Iterator[Mapping[str, Any]]:
    waiting = [found]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node[:_MOST_NODES], *waiting]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE_TYPE.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _named(root: HtmlElement) -> dict[str, str]:
    """Gather the `meta` elements; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if content and name:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((said(named[name]) for name in names if name in named and said(named[name])), None)


def _heading(root: HtmlElement) -> str | None:
    """Return the first-level heading, if the page has just one of some words."""
    headings = [" ".join(element.text_content().split()) for element in root.iter("h1")]
    long = list(dict.fromkeys(text for text in headings if _is_headline(text)))
    return long[0] if len(long) == 1 else None


def _is_headline(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or len(_UNSPACED.findall(text)) >= _FEWEST_UNSPACED


def _title(root: HtmlElement) -> str | None:
    title = next(root.iter("title"), None)
    return None if title is None else " ".join(title.text_content().split()) or None


def _time(root: HtmlElement) -> str | None:
    """Return the time of publication that is marked as such; an unmarked one may be that of any teaser."""
    for element in root.iter("time", "meta", "span", "abbr"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return said(element.get("datetime") or element.get("content") or element.get("title"))
    stamps = {stamp for element in root.iter("time") if (stamp := element.get("datetime"))}
    return said(stamps.pop()) if len(stamps) == 1 else None


def _canonical(root: HtmlElement) -> str | None:
    return next((said(link.get("href")) for link in root.iter("link") if link.get("rel") == "canonical"), None)


def _language(tag: str | None) -> str | None:
    match = re.match(r"[A-Za-z]{2,3}(?=[-_]|$)", (tag or "").strip())
    return match[0].lower() if match else None


def _clean(text: str | None) -> str | None:
    return None if text is None else " ".join(repair(text[:LONGEST_FIELD])[0].split()) or None
