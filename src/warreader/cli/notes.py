"""`warreader note` and `warreader notes`: writes, changes, removes and lists notes on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Span
from warreader.cli.cells import cut
from warreader.cli.confirmation import resolve_articles
from warreader.cli.json_objects import note_form
from warreader.cli.output import remark, write_json, write_line
from warreader.errors import NothingFoundError
from warreader.export.paragraph_numbers import paragraph_at, paragraphs
from warreader.text.passages import Passage

if TYPE_CHECKING:
    from warreader.archive import Archive, Note
    from warreader.article import Article
    from warreader.query import Query

_QUOTED: Final = 60  # cells of a passage in a confirmation


def write_note(archive: Archive, identity: str, text: str, *, paragraph: int | None, quote: str | None) -> int:
    """Write a note on an article, or on words of it.

    Raises:
        NothingFoundError: There is no such article, paragraph or wording.
        UsageError: The note is empty.
    """
    article = archive.article(archive.resolve(identity))
    passage = _passage(article, paragraph, quote)
    note = archive.marks.notes.add(article.id, text, passage, title=article.annotation.title)
    about = "" if passage is None else f" on “{cut(' '.join(passage.exact.split()), _QUOTED)}”"
    remark(f"note {note.id}{about}; warreader undo takes it back")
    return 0


def edit_note(archive: Archive, number: int, text: str) -> int:
    """Replace the text of a note."""
    archive.marks.notes.edit(number, text)
    remark(f"note {number} changed; warreader undo takes it back")
    return 0


def remove_note(archive: Archive, number: int) -> int:
    """Remove a note."""
    archive.marks.notes.remove(number)
    remark(f"note {number} removed; warreader undo takes it back")
    return 0


def print_notes(archive: Archive, query: Query, words: tuple[str, ...], *, as_json: bool) -> int:
    """Print notes: all of them, or those on the articles of a query.

    Raises:
        NothingFoundError: There is none.
    """
    notes = archive.marks.notes.all()
    if words:
        chosen = set(resolve_articles(archive, query, words))
        notes = tuple(note for note in notes if note.article in chosen)
    if not notes:
        raise NothingFoundError(
            "there are no notes" + (" on these articles" if words else " yet; warreader note ID TEXT")
        )
    for note in notes:
        article = _still_there(archive, note)
        if as_json:
            write_json(note_form(note, article))
        else:
            _print_note(note, article)
    return 0


def _passage(article: Article, paragraph: int | None, quote: str | None) -> Passage | None:
    spans = paragraphs(article)
    within = Span(0, len(article.text))
    if paragraph is not None:
        if not 1 <= paragraph <= len(spans):
            raise NothingFoundError(f"the article has {len(spans)} paragraphs; there is no paragraph {paragraph}")
        within = spans[paragraph - 1]
    if quote is None:
        return None if paragraph is None else Passage.of(article.text, within)
    start = article.text.find(quote, within.start, within.end)
    if start < 0 or not quote.strip():
        raise NothingFoundError(f"these words do not stand there: {quote}")
    return Passage.of(article.text, Span(start, start + len(quote)))


def _still_there(archive: Archive, note: Note) -> Article | None:
    try:
        return archive.article(note.article)
    except NothingFoundError:
        return None


def _print_note(note: Note, article: Article | None) -> None:
    form = note_form(note, article)
    gone = "" if article else " · no longer in the archive"
    title = article.annotation.title if article else note.title
    write_line(f"note {note.id} · {note.written[:10]} · {note.article[:8]} {title}{gone}")
    if (passage := form["passage"]) is not None:
        start = passage["start"]
        number = None if article is None or start is None else paragraph_at(article, start)
        where = f" (paragraph {number}{', its words have changed' if passage['changed'] else ''})" if number else ""
        lost = " (no longer found)" if start is None and article else ""
        write_line(f"  “{' '.join(passage['exact'].split())}”{where}{lost}")
    for line in note.text.splitlines():
        write_line(f"  {line}")
