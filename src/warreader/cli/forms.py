"""The JSON objects of `list`, `show` and `facets`, as docs/forms.md promises them to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.article import annotation_to_form, published_to_form

if TYPE_CHECKING:
    import datetime as dt

    from warreader.archive import Facets, Row
    from warreader.article import Article, Origin


def row_form(row: Row) -> dict[str, Any]:
    """Write a row of a list as an object of `list --json`."""
    return {
        "id": row.id,
        "slug": row.slug,
        "title": row.title,
        "published": published_to_form(row.published),
        "cities": [{"geonameid": city.geonameid, "name": city.name, "focus": city.focus} for city in row.cities],
        "source": row.source,
        "language": row.language,
        "words": row.words,
        "read": row.read,
        "starred": row.starred,
        "annotated": row.annotated,
    }


def article_form(article: Article, *, read: bool, starred: bool) -> dict[str, Any]:
    """Write an article as the object of `show --json`: that of `annotate`, and what the archive knows."""
    return {
        "id": article.id,
        "slug": article.slug,
        "text": article.text,
        **annotation_to_form(article.annotation),
        "source": article.given.source,
        "url": article.given.url,
        "read": read,
        "starred": starred,
        "annotated": article.engines is not None,
        "engines": article.engines or None,
        "origins": [_origin_form(origin) for origin in article.origins],
    }


def facets_form(facets: Facets) -> dict[str, Any]:
    """Write counts as the object of `facets --json`."""
    return {
        "total": facets.total,
        "city": [
            {
                "key": city.geonameid,
                "name": city.name,
                "country": city.country,
                "count": city.count,
                "about": city.about,
            }
            for city in facets.cities
        ],
        "day": [{"key": day.key, "count": day.count} for day in facets.days],
        "person": [{"key": person.key, "name": person.name, "count": person.count} for person in facets.people],
        "source": [{"key": source.key, "name": source.name, "count": source.count} for source in facets.sources],
    }


def _origin_form(origin: Origin) -> dict[str, Any]:
    return {
        "location": origin.location,
        "sha256": origin.sha256,
        "captured": _moment(origin.captured),
        "imported": _moment(origin.imported),
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
