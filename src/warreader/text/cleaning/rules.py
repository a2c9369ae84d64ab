"""Rules that decide by wording: cue lines, time stamps, bylines, and the lists that cues introduce.

Each rule takes the page and the verdicts so far, and settles pieces that no rule before it settled. The order of the
calls in `run_rules` is the order of trust.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from warreader.article import Kind
from warreader.text.cleaning.captions import is_caption, is_credited, is_dated_caption, is_pictured
from warreader.text.cleaning.cues import Cue, find_cue
from warreader.text.cleaning.evidence import is_evidence, is_label
from warreader.text.cleaning.layout import story_run
from warreader.text.cleaning.menus import cells, counts_comments, is_player, is_row_of_labels
from warreader.text.cleaning.metadata import (
    is_bare,
    is_byline,
    is_clock,
    is_copyright,
    is_counted,
    is_counter,
    is_day,
    is_duration,
    is_fields,
    is_heap,
    is_link,
    is_pointer,
    is_rates,
    is_reactions,
    is_slot,
    is_stamp,
    is_tags,
    is_trail,
    names_change,
)
from warreader.text.cleaning.page import Verdict
from warreader.text.cleaning.people import is_credit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.cleaning.page import Piece
    from warreader.text.cleaning.shape import Shape

Verdicts = list[Verdict | None]

_FEWEST_ENTRIES: Final = 3
"""Clock lines that make a page a live blog; one or two are stamps."""
_FEWEST_DAYS: Final = 3
"""Days that make a page a chronicle, whatever they look like."""
_LONGEST_TIME: Final = 9
"""Code points of a time without a date: '4:14 p.m.'."""
_LONGEST_ITEM: Final = 25
"""Words of a headline in a list of related ones."""
_LONGEST_HEADING: Final = 5
_FEWEST_LISTED: Final = 3
"""Words of such a heading with the name of a section, and headlines below it."""
_NAME_WORDS: Final = 5
"""Words of a name under 'Author:'."""
_FEWEST_ITEM: Final = 4
"""Words of a headline in a list: fewer are the names of goods, or cells of a table."""
_CELL: Final = 3
"""Words of a cell of a table between two cells of figures."""
_FEWEST_ROWS: Final = 2
"""Rows of a table, its head and the line below it among them."""
_FEWEST_BARS: Final = 3
"""Bars of a row: two cells have three."""
_SURE: Final = 0.95
"""Precision of delimited and whole-line cues on the benchmark."""
_LIKELY: Final = 0.85
"""Precision of phrases at the start or inside of a short line."""

_PROTECTED: Final = Verdict(Kind.BODY, kept=True, reason="first paragraph", confidence=0.97)
_EVIDENCE: Final = Verdict(Kind.BODY, kept=True, reason="tells a source, a correction or a check", confidence=0.95)
_STAMP: Final = Verdict(Kind.TIMESTAMP, kept=False, reason="date and time", confidence=0.9)
_BYLINE: Final = Verdict(Kind.BYLINE, kept=False, reason="names the author", confidence=0.9)
_ROW: Final = Verdict(Kind.BODY, kept=True, reason="row of a table", confidence=0.9)
_ENTRY: Final = Verdict(Kind.LIVE, kept=True, reason="time of a live entry", confidence=0.9)
_DAY: Final = Verdict(Kind.SUBHEADING, kept=True, reason="day of a chronicle", confidence=0.85)
_BARE: Final = Verdict(Kind.OTHER, kept=False, reason="no words", confidence=0.85)
_CAPTION: Final = Verdict(Kind.CAPTION, kept=False, reason="ends as captions do", confidence=0.85)
_DATED: Final = Verdict(Kind.CAPTION, kept=False, reason="dates what it shows, as captions do", confidence=0.9)
_PICTURED: Final = Verdict(Kind.CAPTION, kept=False, reason="says what the picture shows", confidence=0.87)
_RATES: Final = Verdict(Kind.OTHER, kept=False, reason="rates or the weather", confidence=0.9)
_REACTIONS: Final = Verdict(Kind.SHARE, kept=False, reason="counts what readers feel", confidence=0.9)
_DURATION: Final = Verdict(Kind.OTHER, kept=False, reason="how long it takes to read", confidence=0.85)
_FIELDS: Final = Verdict(Kind.TIMESTAMP, kept=False, reason="a date, and fields with names", confidence=0.9)
_CREDIT: Final = Verdict(Kind.CAPTION, kept=False, reason="whose picture it is", confidence=0.85)
_TRAIL: Final = Verdict(Kind.OTHER, kept=False, reason="tags or a path of sections", confidence=0.8)
_SLOT: Final = Verdict(Kind.OTHER, kept=False, reason="a slot of the schedule", confidence=0.9)
_HEAP: Final = Verdict(Kind.OTHER, kept=False, reason="tags run together", confidence=0.85)
_MENU: Final = Verdict(Kind.OTHER, kept=False, reason="labels with gaps between them", confidence=0.9)
_COMMENTS: Final = Verdict(Kind.SHARE, kept=False, reason="counts comments", confidence=0.9)
_PLAYER: Final = Verdict(Kind.AUDIO, kept=False, reason="a player's time or speed", confidence=0.9)
_LINK: Final = Verdict(Kind.OTHER, kept=False, reason="an address", confidence=0.9)
_COUNTER: Final = Verdict(Kind.CAPTION, kept=False, reason="counts the pictures of a gallery", confidence=0.9)
_COPYRIGHT: Final = Verdict(Kind.LEGAL, kept=False, reason="a copyright sign and a year", confidence=0.95)
_POINTER: Final = Verdict(Kind.RELATED, kept=False, reason="points to a page or channel of the site", confidence=0.9)

_CAPTIONS: Final = ((is_dated_caption, _DATED), (is_pictured, _PICTURED), (is_caption, _CAPTION))
_BY_FORM: Final = (
    (is_byline, _BYLINE),
    (is_fields, _FIELDS),
    (is_counted, _FIELDS),
    (is_reactions, _REACTIONS),
    (is_duration, _DURATION),
    (is_counter, _COUNTER),
    (is_copyright, _COPYRIGHT),
    (is_pointer, _POINTER),
    (is_link, _LINK),
    (is_bare, _BARE),
    (is_credit, _CREDIT),
    (is_heap, _HEAP),
    (is_trail, _TRAIL),
    (is_tags, _TRAIL),
    (is_rates, _RATES),
    (is_slot, _SLOT),
    (is_player, _PLAYER),
    (counts_comments, _COMMENTS),
    (is_row_of_labels, _MENU),
)
"""What a line is by its form alone."""


def keep_first_paragraph(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Protect the first line of the story: among junk lines it looks like junk to a model.

    It is the first line of the stretch that holds most of the prose, so that a notice on cookies is not taken for it;
    a dated caption is not either, where a paragraph follows.
    """
    story = story_run(pieces)
    able = [
        number for number in range(story.first, story.last + 1) if verdicts[number] is None and _opens(pieces[number])
    ]
    captions = [number for number in able if _is_whole_caption(pieces[number].shape)]
    for number in [number for number in able if number not in captions][:1] or captions[:1]:
        verdicts[number] = _PROTECTED


def _opens(piece: Piece) -> bool:
    return piece.shape.prose and piece.shape.ends and find_cue(piece.shape) is None


def _is_whole_caption(shape: Shape) -> bool:
    return is_dated_caption(shape) or is_pictured(shape) or is_credited(shape)


def keep_live_entries(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Keep the times of a live blog: they are its structure.

    A time without a date is one once the story has begun; with a date, where at least three lines are such.
    """
    clocks = [n for n, piece in enumerate(pieces) if _may_be_clock(verdicts[n]) and is_clock(piece.shape)]
    entries = [n for n in clocks if n + 1 < len(pieces) and not is_clock(pieces[n + 1].shape)]
    first = next((n for n, piece in enumerate(pieces) if piece.shape.prose), len(pieces))
    for number in clocks:
        if len(entries) >= _FEWEST_ENTRIES or (number > first and len(pieces[number].shape.text) <= _LONGEST_TIME):
            verdicts[number] = _ENTRY


def keep_days(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Keep the days of a chronicle: 'Friday, 23 June' between a sentence, or another day, and what happened then.

    One is enough where neither a year nor a time of day makes it a stamp.
    """
    first = next((n for n, piece in enumerate(pieces) if piece.shape.prose), len(pieces))
    days = [n for n in range(first + 1, len(pieces) - 1) if _may_be_clock(verdicts[n]) and _heads_day(pieces, n)]
    if not days:
        return
    comments = next((n for n, piece in enumerate(pieces) if _opens_comments(piece.shape)), len(pieces))
    days = [n for n in days if n < comments]
    several = len({pieces[n].shape.folded for n in days}) >= _FEWEST_DAYS
    for number in days:
        if several or is_day(pieces[number].shape):
            verdicts[number] = _DAY


def _heads_day(pieces: Sequence[Piece], number: int) -> bool:
    above, below = pieces[number - 1].shape, pieces[number + 1].shape
    if not is_stamp(pieces[number].shape) or names_change(pieces[number].shape):
        return False
    return (above.ends or is_stamp(above)) and (is_clock(below) or _reads_on(below))


def _reads_on(shape: Shape) -> bool:
    return (shape.prose or shape.ends or shape.text[-1] == ":") and find_cue(shape) is None


def _opens_comments(shape: Shape) -> bool:
    cue = find_cue(shape)
    return cue is not None and cue.kind is Kind.COMMENTS and cue.alone


def keep_tables(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Keep the rows of a table as extractors print it: '| Oblast | Killed |'; by their marks they look like tags."""
    start = 0
    while start < len(pieces):
        stop = start
        while stop < len(pieces) and verdicts[stop] is None and _is_row(pieces[stop].shape.text):
            stop += 1
        if stop - start >= _FEWEST_ROWS:
            verdicts[start:stop] = [_ROW] * (stop - start)
        start = max(stop, start + 1)


def _is_row(line: str) -> bool:
    return line[0] == "|" == line[-1] and line.count("|") >= _FEWEST_BARS


def _may_be_clock(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.kind is Kind.TIMESTAMP


def fold_cues(pieces: Sequence[Piece], verdicts: Verdicts) -> None:
    """Fold cue lines, stamps, bylines and wordless lines; keep what is evidence."""
    number = 0
    while number < len(pieces):
        if verdicts[number] is None:
            verdict, cue = _judge(pieces[number])
            if (verdict is _BARE and _in_table(pieces, number)) or (verdict is _MENU and _heads_table(pieces, number)):
                verdict = None
            verdicts[number] = verdict
            if verdict and cue and not verdict.kept and (cue.alone or _heads_list(pieces, verdicts, number, cue)):
                _fold_announced(pieces, verdicts, number, cue)
        number += 1


def _in_table(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether figures stand beside other figures, or a name away: that is a table.

    A picture of an eye makes a count of views.
    """
    if any(unicodedata.category(sign) == "So" for sign in pieces[number].shape.text[:4]):
        return False
    return any(_is_figure(pieces, at) for at in (number - 1, number + 1)) or any(
        _is_figure(pieces, number + 2 * step) and pieces[number + step].shape.words <= _CELL for step in (-1, 1)
    )


def _heads_table(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a row beside this one has as many cells, and figures among them: a table's head."""
    count = len(cells(pieces[number].shape))
    return any(
        0 <= at < len(pieces)
        and any(map(str.isdigit, pieces[at].shape.text))
        and len(cells(pieces[at].shape)) == count
        and not is_row_of_labels(pieces[at].shape)
        for at in (number - 1, number + 1)
    )


def _is_figure(pieces: Sequence[Piece], at: int) -> bool:
    if not 0 <= at < len(pieces):
        return False
    shape = pieces[at].shape
    return is_bare(shape) and not is_stamp(shape) and find_cue(shape) is None  # '© 2022' is a cue


def _judge(piece: Piece) -> tuple[Verdict | None, Cue | None]:
    shape = piece.shape
    if is_label(shape):
        return _EVIDENCE, None
    if is_stamp(shape):
        return _STAMP, None
    if cue := find_cue(shape):
        confidence = _SURE if cue.sure else _LIKELY
        folded = Verdict(cue.kind, kept=False, reason=f"cue line: {cue.phrase}", confidence=confidence)
        return (folded, cue) if cue.sure or not is_evidence(shape) else (_EVIDENCE, None)
    forms = _BY_FORM if is_evidence(shape) else (*_CAPTIONS, *_BY_FORM)
    return next((verdict for applies, verdict in forms if applies(shape)), None), None


def _heads_list(pieces: Sequence[Piece], verdicts: Verdicts, at: int, cue: Cue) -> bool:
    """Return whether a short cue with a name stands over a list: 'More from UK' and six headlines. All 34 were junk."""
    shape = pieces[at].shape
    if cue.kind is not Kind.RELATED or shape.words > _LONGEST_HEADING or shape.ends or shape.text[-1] in ":：":
        return False
    below = range(at + 1, at + 1 + _FEWEST_LISTED)
    return below[-1] < len(pieces) and all(verdicts[n] is None and _is_item(pieces[n]) for n in below)


def _fold_announced(pieces: Sequence[Piece], verdicts: Verdicts, at: int, cue: Cue) -> None:
    """Fold the lines that a heading announces: headlines under 'Read also', the name under 'Author:'."""
    if cue.kind is Kind.BYLINE:
        below = at + 1
        if below < len(pieces) and verdicts[below] is None and _is_name(pieces[below]):
            verdicts[below] = _BYLINE
        return
    if cue.kind is Kind.OTHER:
        below = at + 1  # what stands under 'Tags:' or 'Country:' is one line
        if (
            below < len(pieces)
            and verdicts[below] is None
            and pieces[at].shape.text[-1] in ":："
            and _is_tag(pieces[below])
        ):
            verdicts[below] = _listed(cue)
        return
    if cue.kind is not Kind.RELATED:
        return
    for below in range(at + 1, len(pieces)):
        if verdicts[below] is not None or not _is_item(pieces[below]) or is_label(pieces[below].shape):
            return
        if pieces[below].after_blank and below > at + 1 and not pieces[below - 1].after_blank:
            return  # a gap ends a list that had none
        verdicts[below] = _listed(cue)


def _listed(cue: Cue) -> Verdict:
    return Verdict(cue.kind, kept=False, reason=f"listed under '{cue.phrase}'", confidence=0.8)


def _is_tag(piece: Piece) -> bool:
    return piece.shape.words <= _LONGEST_ITEM and not piece.shape.ends and not piece.shape.prose


def _is_name(piece: Piece) -> bool:
    return piece.shape.words <= _NAME_WORDS and not piece.shape.ends


def _is_item(piece: Piece) -> bool:
    shape = piece.shape
    if shape.prose or not _FEWEST_ITEM <= shape.words <= _LONGEST_ITEM:
        return False
    return not shape.ends or shape.text[-1] not in ".。।"
