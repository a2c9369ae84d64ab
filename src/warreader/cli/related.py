"""The related articles in `warreader show`: versions of the same page, and copies elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from warreader.article import published_to_form
from warreader.cli.wording import short_date

if TYPE_CHECKING:
    from warreader.archive import Archive, Copy, Version

_NAMED: Final = 4  # copies that are named in a line; the others are counted


def related_lines(archive: Archive, identity: str) -> list[str]:
    """Tell of versions and copies, a line each; none where there are none.

    Args:
        archive: Where the article is.
        identity: Its whole ID.
    """
    lines: list[str] = []
    versions = archive.relatives.versions(identity)
    if len(versions) > 1:
        place = next(number for number, one in enumerate(versions) if one.id == identity)
        told = f"version {place + 1} of {len(versions)} of this page, {_when(versions[place])}"
        others = ", ".join(f"{one.id} ({_when(one)})" for one in versions if one.id != identity)
        lines.append(f"{told}; {'there is a later one; ' if versions[place].superseded else ''}others: {others}")
    copies = archive.relatives.copies(identity)
    same, near = [one for one in copies if one.same_text], [one for one in copies if not one.same_text]
    if same:
        lines.append(f"same text in {len(same) + 1}: also {_named(same)}")
    if near:
        lines.append(f"nearly the same text in {len(near)} more: {_named(near)}")
    return lines


def _when(version: Version) -> str:
    """Tell one version from the others: by its capture, else by its date, else by when it came in."""
    if version.captured:
        return f"captured {version.captured:%Y-%m-%d %H:%M}"
    if version.published:
        return f"published {short_date(version.published)}"
    return f"imported {version.imported:%Y-%m-%d %H:%M}" if version.imported else "at an unknown time"


def _named(copies: list[Copy]) -> str:
    told = ", ".join(_name(one) for one in copies[:_NAMED])
    return f"{told} and {len(copies) - _NAMED} more" if len(copies) > _NAMED else told


def _name(copy: Copy) -> str:
    about = [copy.source, None if copy.same_text else f"{copy.similarity:.0%}"]
    told = ", ".join(part for part in about if part)
    return f"{copy.id} ({told})" if told else copy.id


def related_form(archive: Archive, identity: str) -> dict[str, list[dict[str, Any]]]:
    """Write versions and copies as JSON values: similarity is the share of common runs of three words, 0 to 1."""
    versions = [
        {
            "id": one.id,
            "title": one.title,
            "captured": one.captured.isoformat() if one.captured else None,
            "imported": one.imported.isoformat() if one.imported else None,
            "published": published_to_form(one.published),
            "superseded": one.superseded,
        }
        for one in archive.relatives.versions(identity)
    ]
    copies = [
        {
            "id": one.id,
            "title": one.title,
            "source": one.source,
            "similarity": round(one.similarity, 3),
            "kind": "same text" if one.same_text else "near",
        }
        for one in archive.relatives.copies(identity)
    ]
    return {"versions": versions, "copies": copies}
