"""The JSON objects that `list`, `show` and `facets` print; docs/forms.md documents them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warreader.article import annotation_to_form, links_to_form, published_to_form

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from warreader.archive import Correction, Facets, Mark, Note, Row
    from warreader.article import Article, Origin, Outlet


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
        "tags": list(row.tags),
        "annotated": row.annotated,
        "elsewhere": _elsewhere_form(row.elsewhere),
    }


def article_form(article: Article, mark: Mark, notes: Sequence[Note], correction: Correction) -> dict[str, Any]:
    """Write an article as the object of `show --json`: that of `annotate`, the archive's, the reader's."""
    return {
        "id": article.id,
        "slug": article.slug,
        "text": article.text,
        **annotation_to_form(article.annotation),
        "links": links_to_form(article.links, article.annotation.blocks),
        "source": article.given.source,
        "url": article.given.url,
        "read": mark.read,
        "starred": mark.starred,
        "tags": list(mark.tags),
        "notes": [note_form(note, article) for note in notes],
        "corrected": list(correction.fields),
        "annotated": article.engines is not None,
        "engines": article.engines or None,
        "elsewhere": _elsewhere_form(article.elsewhere),
        "origins": [_origin_form(origin) for origin in article.origins],
    }


def note_form(note: Note, article: Article | None) -> dict[str, Any]:
    """Write a note; `start` and `end` say where its passage stands in the article now, null where it is gone."""
    from warreader.text.passages import find_passage  # a list needs none of it

    passage = note.passage
    place = None if passage is None or article is None else find_passage(passage, article.text)
    return {
        "note": note.id,
        "article": note.article,
        "title": note.title,
        "text": note.text,
        "passage": None
        if passage is None
        else {
            "exact": passage.exact,
            "start": place.span.start if place else None,
            "end": place.span.end if place else None,
            "changed": place.changed if place else False,
        },
        "written": note.written,
        "changed": note.changed,
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
        "tag": [{"key": tag.key, "name": tag.name, "count": tag.count} for tag in facets.tags],
        "rare": facets.rare,
    }


def _origin_form(origin: Origin) -> dict[str, Any]:
    return {
        "location": origin.location,
        "sha256": origin.sha256,
        "captured": _moment(origin.captured),
        "imported": _moment(origin.imported),
        "url": origin.url,
        "source": origin.source,
    }


def _elsewhere_form(places: Sequence[Outlet]) -> list[dict[str, str | None]]:
    return [{"source": place.source, "url": place.url} for place in places]


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
