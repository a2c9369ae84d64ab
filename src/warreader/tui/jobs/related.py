"""Related articles: other versions of its page, copies of it elsewhere, and what differs between two of them.

Jobs for the archive's threads, and the values that they give. Nothing here touches a widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.archive import is_useless
from warreader.errors import NothingFoundError
from warreader.frozen import dataclass
from warreader.text.differences import Comparison, StoppedError, compare

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.article import Article


@dataclass(frozen=True, slots=True)
class Relative:
    """An article that is the one that is asked about, or is like it. Texts are untrusted."""

    id: str
    """16 hexadecimal digits."""
    relation: str
    """What it is: 'this', 'version 1 of 3', 'same text', '87 % the same'."""
    when: str
    """When it was captured or published; empty where that is not known."""
    source: str
    """Who published it; empty where that is not known."""
    title: str
    """Its headline."""
    version: int = 0
    """Which version of its page it is, from 1; 0 where there is only one, or it is of another page."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two articles."""

    one: Article
    """The first one."""
    other: Article
    """The second one."""
    comparison: Comparison
    """Of their texts."""
    whole: bool
    """True if the whole source texts were compared, folded parts included."""


def read_related(archive: Archive, identity: str) -> tuple[Relative, ...]:
    """Read the related articles of one: itself first, then the versions of its page in their order, then copies."""
    from warreader.tui.render import wording  # not for the first frame

    versions = archive.relatives.versions(identity)
    many = len(versions) > 1
    me = archive.article(identity)
    times = wording.version_times(versions)
    mine = next((number for number, one in enumerate(versions, 1) if one.id == identity), 0)
    when = times[mine - 1] if many else wording.row_date(me.annotation.published)
    this = f"this, version {mine} of {len(versions)}" if many else "this"
    found = [Relative(identity, this, when, wording.source_name(me), me.annotation.title, mine if many else 0)]
    found += [
        Relative(one.id, f"version {number} of {len(versions)}", times[number - 1], "", one.title, number)
        for number, one in enumerate(versions, 1)
        if one.id != identity
    ]
    for copy in archive.relatives.copies(identity):
        relation = "same text" if copy.same_text else f"{copy.similarity:.0%} the same"
        found.append(Relative(copy.id, relation, wording.row_date(copy.published), copy.source or "", copy.title))
    return tuple(found)


def read_difference(archive: Archive, one: str, other: str, whole: bool) -> Difference | None:  # noqa: FBT001  # as the job gets it
    """Compare two articles, by what is kept of them or by their whole source texts.

    Returns:
        What differs; None where nobody waits for that any more.

    Raises:
        NothingFoundError: One of them is no longer there.
    """
    try:
        first, second = archive.article(one), archive.article(other)
    except NothingFoundError as error:
        raise NothingFoundError("one of them is no longer in the archive") from error
    text = _source_text if whole else _kept_text
    try:
        return Difference(first, second, compare(text(first), text(second), is_useless), whole)
    except StoppedError:
        return None


def _kept_text(article: Article) -> str:
    from warreader.export.paragraph_numbers import paragraphs  # not for the first frame

    parts = [article.annotation.title, *(span.of(article.text) for span in paragraphs(article))]
    return "\n".join(" ".join(part.split()) for part in parts)


def _source_text(article: Article) -> str:
    return "\n".join(" ".join(line.split()) for line in article.text.splitlines() if line.strip())
