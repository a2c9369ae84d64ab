"""What a reader does to articles from the command line: tags, notes, corrections, saved searches, and undoing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warreader.archive import Change, Correction
from warreader.article import PartialDate, Span
from warreader.cli.choosing import agree, choose
from warreader.cli.forms import note_form
from warreader.cli.output import remark, write_json, write_line
from warreader.errors import NothingFoundError, UsageError
from warreader.export.numbering import paragraph_at, paragraphs
from warreader.frozen import dataclass
from warreader.ingest import name_decisions
from warreader.query import parse, tag_name
from warreader.text.passages import Passage

if TYPE_CHECKING:
    from warreader.archive import Archive, Note
    from warreader.article import Article, City
    from warreader.query import Query

_UNKNOWN = "unknown"
_NONE = "none"


def tag_changes(words: tuple[str, ...]) -> tuple[Change, ...]:
    """Read `+hospital -later`; a comma parts tags, `+hospital,children` gives both.

    Raises:
        UsageError: A word is no tag, or there is none.
    """
    if not words:
        raise UsageError("which tag? write +tag to add one and -tag to take one away, behind the query")
    try:
        return tuple(
            Change("tag", word[0] == "+", tag_name(name.lstrip("+-")))
            for word in words
            for name in word[1:].strip(", ").split(",")
        )
    except ValueError as error:
        raise UsageError(str(error)) from error


def tag_articles(
    archive: Archive, query: Query, words: tuple[str, ...], changes: tuple[Change, ...], *, sure: bool
) -> int:
    """Tag the articles of a query, as one deed; see `choose`."""
    chosen = choose(archive, query, words)
    signs = " ".join(map(str, changes))
    agree(f"{signs} on {counted(len(chosen), 'article')}", count=len(chosen), sure=sure)
    changed = archive.marks.apply(chosen, changes)
    rest = "" if changed == len(chosen) else f"; {len(chosen) - changed:,} had it so already"
    remark(f"{signs} on {counted(changed, 'article')}{rest}; warreader undo takes it back")
    return 0


def print_tags(archive: Archive, *, as_json: bool) -> int:
    """Print every tag and how many articles have it.

    Raises:
        NothingFoundError: There is no tag yet.
    """
    tags = archive.marks.tags()
    if not tags:
        raise NothingFoundError("there are no tags yet; warreader tag ID +tag makes one")
    for name, count in tags:
        if as_json:
            write_json({"tag": name, "count": count})
        else:
            write_line(f"{count:>7,}  {name}")
    return 0


def write_note(archive: Archive, identity: str, text: str, *, paragraph: int | None, quote: str | None) -> int:
    """Write a note on an article, or on words of it.

    Raises:
        NothingFoundError: There is no such article, paragraph or wording.
        UsageError: The note is empty.
    """
    article = archive.article(archive.resolve(identity))
    passage = _passage(article, paragraph, quote)
    note = archive.marks.notes.add(article.id, text, passage, title=article.annotation.title)
    about = "" if passage is None else f" on “{' '.join(passage.exact.split())[:60]}”"
    remark(f"note {note.id}{about}; warreader undo takes it back")
    return 0


def edit_note(archive: Archive, number: int, text: str) -> int:
    """Give a note another text."""
    archive.marks.notes.edit(number, text)
    remark(f"note {number} changed; warreader undo takes it back")
    return 0


def remove_note(archive: Archive, number: int) -> int:
    """Take a note away."""
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
        chosen = set(choose(archive, query, words))
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


def correct(archive: Archive, identity: str, wish: Wish) -> int:
    """Correct the date, the cities or the headline of an article.

    Raises:
        NothingFoundError: There is no such article or city.
        UsageError: A date is none, or a name means several cities.
    """
    known = archive.resolve(identity)
    told = Correction() if wish.clear else wish.over(archive.marks.correction(known))
    news = archive.correct(known, told)
    what = ", ".join(told.fields)
    remark(
        (f"corrected: {what}" if what else "as the engines understood it") + "; warreader undo takes it back"
        if news
        else "nothing changed"
    )
    return 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What to correct, as it was typed; None leaves it."""

    date: str | None = None
    """A date, or `unknown`."""
    cities: tuple[str, ...] = ()
    """Names or GeoNames numbers, or `none`; empty leaves them."""
    title: str | None = None
    """A headline."""
    clear: bool = False
    """Take every correction back."""

    def over(self, known: Correction) -> Correction:
        """Add it to what was corrected before."""
        if self.date is not None:
            unknown = self.date.casefold() == _UNKNOWN
            known = replace(known, date=None if unknown else _date(self.date), undated=unknown)
        if self.cities:
            none = self.cities == (_NONE,)
            known = replace(known, cities=() if none else tuple(map(_city, self.cities)))
        return known if self.title is None else replace(known, title=self.title)


def undo(archive: Archive) -> int:
    """Take back the latest thing that was done.

    Raises:
        NothingFoundError: There is nothing to undo.
    """
    undone = name_decisions.undo(archive)
    if undone is None:
        raise NothingFoundError("there is nothing to undo")
    if undone.folded:
        archive.fold_index.follow()
    remark(f"undone: {undone.told}")
    return 0


def print_searches(archive: Archive, *, as_json: bool) -> int:
    """Print the saved searches, each with its articles and how many of them are new.

    Raises:
        NothingFoundError: There is none.
    """
    saved = archive.marks.searches.all()
    if not saved:
        raise NothingFoundError("there are no saved searches yet; warreader searches add NAME QUERY")
    for one in saved:
        query = parse(one.query)
        total, new = archive.search(query).total, archive.counts.new(query, one.seen)
        if as_json:
            write_json({"name": one.name, "query": one.query, "total": total, "new": new})
        else:
            write_line(f"{total:>9,}  {f'{new:,} new' if new else '':>11}  {one.name}: {one.query}")
    return 0


def save_search(archive: Archive, name: str, query: Query) -> int:
    """Save a query under a name; what it finds now counts as seen."""
    if not str(query):
        raise UsageError("what shall be searched for? warreader searches add NAME QUERY")
    before = {one.name: one.query for one in archive.marks.searches.all()}
    saved = archive.marks.searches.save(name, str(query), archive.newest_import())
    was = before.get(saved.name, saved.query)
    remark(f"saved {saved.name}: {saved.query}" + ("" if was == saved.query else f" (in place of {was})"))
    return 0


def remove_search(archive: Archive, name: str) -> int:
    """Forget a saved search."""
    saved = archive.marks.searches.remove(name)
    remark(f"removed {saved.name}: {saved.query}")
    return 0


def see_search(archive: Archive, name: str) -> int:
    """Note that all articles of a saved search were seen."""
    saved = archive.marks.searches.get(name)
    archive.marks.searches.set_seen(saved.name, archive.newest_import())
    remark(f"nothing is new in {saved.name}")
    return 0


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: '1 article', '2 articles'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(f"{text} is no date; write 2022-03-02, 2022-03, 2022 or unknown") from error


def _city(name: str) -> City:
    from warreader.ingest.choosing import named_cities  # noqa: PLC0415  # the gazetteer, only to correct a city

    found = named_cities(name)
    if not found:
        raise NothingFoundError(f"no city is called {name}")
    same = [city for city in found if city.name == found[0].name]
    if len(same) > 1:
        shown = ", ".join(f"{city.geonameid} in {city.region or city.country}, {city.country}" for city in same[:5])
        remark(f"{name}: taken for {shown.split(', ')[0]}; others by number: {shown}")
    return found[0]
