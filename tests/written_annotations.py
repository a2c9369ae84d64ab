"""Reads annotations that `annotation_to_form` wrote."""

from __future__ import annotations

from typing import Any

from warreader.article import (
    Alternative,
    Annotation,
    Basis,
    Block,
    City,
    Entity,
    Evidence,
    Kind,
    Label,
    Mention,
    PartialDate,
    Published,
    Span,
    TitleBasis,
)


def annotation_from_form(form: dict[str, Any]) -> Annotation:
    """Read what `annotation_to_form` wrote.

    Args:
        form: The dictionary; keys beyond it are passed over.

    Returns:
        The annotation.

    Raises:
        KeyError: A key is missing.
        ValueError: A value is none of those that the form allows.
    """
    headline = form["headline"]
    return Annotation(
        title=form["title"],
        title_basis=TitleBasis(form["title_basis"]),
        language=form["language"],
        headline=None if headline is None else Span(headline["start"], headline["end"]),
        blocks=tuple(
            Block(item["start"], item["end"], Kind(item["kind"]), item["kept"], item["reason"], item["confidence"])
            for item in form["blocks"]
        ),
        published=published_from_form(form["published"]),
        cities=tuple(_city_from_form(item) for item in form["cities"]),
        entities=tuple(
            Entity(
                item["start"],
                item["end"],
                Label(item["label"]),
                item["text"],
                item["name"],
                item["kept"],
                item.get("day"),
            )
            for item in form["entities"]
        ),
        words=form["words"],
    )


def published_from_form(form: dict[str, Any] | None) -> Published | None:
    """Read what `published_to_form` wrote; None stays None.

    Raises:
        KeyError: A key is missing.
        ValueError: The date or the basis is none that exists.
    """
    if form is None:
        return None
    return Published(
        date=PartialDate.parse(form["date"]),
        basis=Basis(form["basis"]),
        confidence=form["confidence"],
        time=form["time"],
        zone=form["zone"],
        evidence=tuple(Evidence(**item) for item in form["evidence"]),
        alternatives=tuple(
            Alternative(
                PartialDate.parse(item["date"]),
                Basis(item["basis"]),
                item["confidence"],
                tuple(Evidence(**one) for one in item["evidence"]),
            )
            for item in form["alternatives"]
        ),
    )


def _city_from_form(form: dict[str, Any]) -> City:
    mentions = tuple(Mention(item["start"], item["end"], item["kept"]) for item in form["mentions"])
    return City(**{**form, "mentions": mentions})
