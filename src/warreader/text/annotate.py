"""Runs all engines over one source text, each on the results of those before it.

A `SourceText` comes in, an `Annotation` goes out. The order matters: dates before cleaning, because cleaning folds the
lines that hold them; the headline before cleaning, because a short line without a stop looks like junk; places before
names, because a name that is a place is no person.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from warreader.article import Annotation, Aside, Block, Entity, Given, Kind, Label, SourceText, Span, TitleBasis
from warreader.frozen import dataclass
from warreader.text.cleaning import RepeatedLines, clean
from warreader.text.dates import find_events, find_published
from warreader.text.fixed_point import clean_on
from warreader.text.headline import find_headline
from warreader.text.language import identify
from warreader.text.lines import split_lines
from warreader.text.places import find_places
from warreader.text.word_count import WORD, count_words

if TYPE_CHECKING:
    from warreader.article import Published
    from warreader.text.cleaning import LineModel
    from warreader.text.entities import Recogniser
    from warreader.text.places import Gazetteer

OPENING_LENGTH: Final = 90
"""Code points of the opening words that stand in for a headline: as long as a long headline of the seeds' outlets."""
REACH: Final = 1_000_000
"""Code points that the engines look at: 150,000 words, more than any article or live blog. What stands behind them is
kept and found by its words; a file of a million lines took four minutes and 2.6 GB without this bound."""
_UNREAD: Final = "not annotated yet"
_BEYOND: Final = "too far down to be looked at"
_MARKUP: Final = 0.8  # share of the lines between paragraphs that an extractor drops rightly, see sources/_html/page
_NEVER_ASIDE: Final = frozenset({Kind.HEADLINE, Kind.DATELINE})
_DAYS: Final = 4_096  # dates of fields remembered: thousands of articles share a day
_LONGEST_TITLE: Final = 1_000  # a line that long is no headline, and a list must stay quick


@dataclass(frozen=True, slots=True)
class _Page:
    """What cleaning needs to know of a text, and what it made of it."""

    blocks: tuple[Block, ...]
    language: str | None
    published: Published | None
    headline: Span | None


@dataclass(frozen=True, slots=True)
class Annotator:
    """All engines, ready to run; make one and use it for every text."""

    gazetteer: Gazetteer
    """The cities, regions and countries of the world."""
    recogniser: Recogniser
    """Finds the named entities."""
    line_model: LineModel | None = None
    """Judges the lines that no rule settles; None leaves them to the rules."""
    cautious: bool = False
    """Fold only what is nearly certain to be junk."""
    entities: tuple[tuple[str, str], ...] = ()
    """Languages whose names another library finds, and which: so that other processes are made alike."""

    def annotate(
        self, source: SourceText, *, keep_all: bool = False, repeated: RepeatedLines | None = None
    ) -> Annotation:
        """Understand one text.

        Args:
            source: The text and what was given beside it.
            keep_all: Fold nothing: every block is kept, whatever it is.
            repeated: Lines repeated across the articles of its source; None where nobody has counted them.

        Returns:
            What was understood. Nothing is raised for any text.
        """
        text, given = _within_reach(source.text), source.given
        known = repeated or RepeatedLines()
        page = self._clean(text, given, known)
        blocks = page.blocks
        if source.asides:
            blocks = _fold_asides(blocks, source.asides)
        told = _told(given, text, page.headline)
        blocks = clean_on(text, blocks, lambda kept: self._clean(kept, told, known).blocks)
        if keep_all:
            blocks = tuple(block if block.kept else replace(block, kept=True) for block in blocks)
        places = find_places(text, blocks, self.gazetteer)
        names = self.recogniser.recognise(text, blocks, places, page.language)
        days = find_events(text, blocks, page.published, page.language)
        blocks += _beyond_reach(source.text, len(text))
        title, basis = _title(text, blocks, page.headline, given.title)
        return Annotation(
            title=title,
            title_basis=basis,
            language=page.language,
            headline=page.headline,
            blocks=blocks,
            published=page.published,
            cities=places.cities,
            entities=_merged(names, days),
            words=count_words(source.text, blocks),
        )

    def _clean(self, text: str, given: Given, repeated: RepeatedLines) -> _Page:
        """Read what cleaning must know of a text, then clean it."""
        lines = split_lines(text)
        language = _language(given.language) or identify(text)
        dating = find_published(text, lines, given)
        headline = find_headline(text, lines, dating.marks, given)
        blocks = clean(
            text,
            lines,
            headline,
            dating.marks,
            language,
            model=self.line_model,
            cautious=self.cautious,
            repeated=repeated,
        )
        return _Page(blocks, language, dating.published, None if headline is None else headline.span)


def unannotated(source: SourceText) -> Annotation:
    """Say what is known of a text before any engine has read it: what was given beside it.

    Args:
        source: The text and what was given beside it.

    Returns:
        Title, language and date as given, the opening words where no title is; the text as one block that says that it
        is not annotated yet; no cities and no entities.
    """
    text, given = source.text, source.given
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    whole = Block(start, end, Kind.BODY, kept=True, reason=_UNREAD, confidence=0.0)
    if given.title and (title := _one_line(given.title)):
        basis = TitleBasis.GIVEN
    else:
        title, basis = _opening_words(text[start : start + _LONGEST_TITLE]), TitleBasis.OPENING
    return Annotation(
        title=title,
        title_basis=basis,
        language=_language(given.language),
        blocks=(whole,) if start < end else (),
        published=_published(given) if given.url or given.fetched else _published_on(given.published),
        words=len(text.split()) if text.isascii() else len(WORD.findall(text)),
    )


def _published(given: Given) -> Published | None:
    return find_published("", (), given).published


@lru_cache(_DAYS)
def _published_on(field: str | None) -> Published | None:
    return _published(Given(published=field))


def days_told(text: str, annotation: Annotation, published: Published | None) -> tuple[Entity, ...]:
    """Work out anew which days a story tells of, if it was published at another time than its text says.

    Args:
        text: The source text.
        annotation: What the engines understood of it.
        published: The date to reckon from; None: it is unknown.

    Returns:
        The DATE entities, in order; none overlaps a name of `annotation`. With the date that the engines had found they
        are the ones that it holds.
    """
    near = _within_reach(text)
    blocks = tuple(block for block in annotation.blocks if block.start < len(near))
    names = tuple(one for one in annotation.entities if one.label is not Label.DATE)
    found = _merged(names, find_events(near, blocks, published, annotation.language))
    return tuple(one for one in found if one.label is Label.DATE)


def _within_reach(text: str) -> str:
    if len(text) <= REACH:
        return text
    cut = text.rfind("\n", REACH // 2, REACH) + 1 or text.rfind(" ", REACH // 2, REACH) + 1
    return text[: cut or REACH]


def _beyond_reach(text: str, begin: int) -> tuple[Block, ...]:
    """Keep what no engine has looked at as one block of body."""
    end = len(text.rstrip())
    start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    return (Block(start, end, Kind.BODY, kept=True, reason=_BEYOND, confidence=0.5),) if start < end else ()


def _told(given: Given, text: str, headline: Span | None) -> Given:
    """Tell the next cleaning the headline, which it may not know without the stamp below."""
    return given if headline is None else replace(given, title=headline.of(text))


def _fold_asides(blocks: tuple[Block, ...], asides: tuple[Aside, ...]) -> tuple[Block, ...]:
    """Fold what the markup shows to be no part of the article; what was folded for its words keeps that reason."""
    folded: list[Block] = []
    waiting = iter(asides)
    aside = next(waiting, None)
    for block in blocks:
        while aside is not None and aside.end <= block.start:
            aside = next(waiting, None)
        inside = aside is not None and aside.start <= block.start and block.end <= aside.end
        if aside is not None and inside and block.kept and block.kind not in _NEVER_ASIDE:
            folded.append(
                Block(block.start, block.end, aside.kind, kept=False, reason=aside.reason, confidence=_MARKUP)
            )
        else:
            folded.append(block)
    return tuple(folded)


def _merged(names: tuple[Entity, ...], days: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Put days between names; where the two overlap the name stays, as in '24 February Street'."""
    found: list[Entity] = []
    waiting = iter(names)
    name = next(waiting, None)
    for day in days:
        while name is not None and name.end <= day.start:
            found.append(name)
            name = next(waiting, None)
        if name is None or day.end <= name.start:
            found.append(day)
    return (*found, *([] if name is None else [name]), *waiting)


def _language(given: str | None) -> str | None:
    """Take the language out of a tag: 'en-GB' is 'en'."""
    return re.split("[-_]", given)[0].lower() if given else None


def _title(text: str, blocks: tuple[Block, ...], headline: Span | None, given: str | None) -> tuple[str, TitleBasis]:
    if given and (title := _one_line(given)):
        return title, TitleBasis.GIVEN
    if headline is not None and (title := _one_line(headline.of(text))):
        return title, TitleBasis.HEADLINE
    openings = (
        text[block.start : block.end] for block in blocks if block.kept and block.kind in {Kind.BODY, Kind.SUBHEADING}
    )
    opening = next(openings, "") or next((line.text for line in split_lines(text)), "")
    return _opening_words(opening), TitleBasis.OPENING


def _one_line(title: str) -> str:
    return " ".join(title[:_LONGEST_TITLE].split())


def _opening_words(text: str) -> str:
    words = _one_line(text)
    if len(words) <= OPENING_LENGTH:
        return words
    cut = words.rfind(" ", OPENING_LENGTH // 2, OPENING_LENGTH)  # a script without blanks is cut anywhere
    return words[: cut if cut > 0 else OPENING_LENGTH].rstrip(" ,;:–—-") + "…"
