"""Finds the headline of a text, and a site or section name appended to it.

In: the text, its lines, the date marks and what was given. Out: where the headline stands, or None: many crawled texts
begin with their story. Every short line before the first paragraph is a candidate; what tells the headline from
navigation is its length, its place beside a stamp or byline, that a page repeats it, and that its words return in
the first paragraphs. None of that depends on the language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warreader.article import Kind, Span
from warreader.frozen import dataclass
from warreader.text.cleaning.captions import is_caption, is_credited, is_pictured
from warreader.text.cleaning.cues import find_cue
from warreader.text.cleaning.menus import cells, is_row_of_labels
from warreader.text.cleaning.metadata import is_bare, is_byline, is_clock, is_path_to, is_slot, is_stamp, is_trail
from warreader.text.cleaning.people import are_names, names_role
from warreader.text.cleaning.shape import Shape, measure
from warreader.text.handles import is_handle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.article import Given
    from warreader.text.dates import DateMark
    from warreader.text.lines import Line

_REACH: Final = 60
"""Lines before the first paragraph among which the headline is looked for: beyond them is navigation."""
_MOST_LINES: Final = 3_000
"""Lines looked at: more than the longest flattened page of the benchmark has before its story."""
_PARAGRAPHS: Final = 6
_LOOKED_AT: Final = 30
"""Lines behind the first paragraph among which the next ones are looked for."""
_LEDE: Final = 1_500
"""Code points of the first paragraphs whose words are compared with a candidate's."""
_LONGEST: Final = 32
"""Words of the longest headline: the written pages reach 20, tabloids 30."""
_SHORTEST: Final = 3
"""Words of the shortest: 'Kharkiv under fire'."""
_FEWEST_CHARACTERS: Final = 12
_THRESHOLD: Final = 2.0
"""Score below which there is no headline: length and one more sign are the least."""
_SHARING: Final = 2.5
"""Score that a line only reaches if its words return in the story."""
_NEARLY: Final = 1.2
"""How much less a candidate may score than the one below it and still be the headline above a standfirst."""
_STANDFIRST: Final = 18
"""Words of a candidate that is more likely a standfirst, where a shorter one stands above it."""
_FEWEST_OVER_STAMP: Final = 5
_FEWEST_SHARED: Final = 2
"""Words of a line right above a stamp, and how many of them the story has, if it is the headline whatever stands below
the stamp: a standfirst, a caption."""
_LONGEST_STEP: Final = 3
"""Words of a step of a path: 'Home » News » War in Ukraine'."""
_FEWEST_LABELS: Final = 3
"""Labels of a menu; a headline may have one gap by mistake."""
_STEM: Final = 5
"""Letters by which two forms of a word are taken for one: Харкові, Харкова."""

_FIRST_UNSPACED: Final = "\u3041"
_PIPE: Final = re.compile(r"\s+(?:\||::|•|»)\s+|\s*\|\s*")
_DASH: Final = re.compile(r"\s+[-–—]\s+")
_LONGEST_SECTION: Final = 5
"""Words of a section or site name: 'The Times of India News' has five."""
_OUTLET: Final = re.compile(
    r"\b(?:news|times|post|herald|tribune|guardian|telegraph|journal|gazette|chronicle|daily|press|today|mirror|"
    r"reuters|bbc|cnn|afp|ap|nbc|abc|cbs|npr|pbs|dw|rt|tass|interfax|ukrinform|unian|al jazeera|france ?24|euronews|"
    r"radio|tv|media|online|magazine|independent|express|mail|sun|globe|review|observer|standard|world|lenta|"
    r"новини|новости|правда|суспільне|укрінформ|уніан|риа|тасс|зеркало|вести|бі-бі-сі|би-би-си|"
    r"spiegel|zeit|faz|tagesschau|welt|bild|nachrichten|monde|figaro|libération|país|mundo|repubblica|corriere|ansa|"
    r"wyborcza|onet|wiadomości|știri|digi24|hotnews|الجزيرة|العربية|أخبار)\b|\.(?:com|org|net|ua|ru|pl|de|fr|uk|eu|ro|it|in)\b",
    re.IGNORECASE,
)
_TIME_AT_END: Final = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s\w{2,4})?$", re.IGNORECASE)
_LONGEST_STAMPED: Final = 400
_STAMP_WORDS: Final = 7
"""Words of a stamp at the end of a headline: 'Wednesday, June 12, 2022 3:59 am EST' has seven."""
_RUBRICS: Final = frozenset(
    {
        *("live", "video", "analysis", "opinion", "explainer", "interview", "live updates", "live blog"),
        *("relacja na żywo", "na żywo", "liveblog", "liveticker", "live-ticker", "newsblog", "en direct", "direct"),
        *("in pictures", "in photos", "photos", "photo gallery", "explainer", "in depth", "reportage", "décryptage"),
        *("en directo", "en vivo", "minuto a minuto", "diretta", "la diretta", "in diretta", "live text", "în direct"),
        *("онлайн", "онлайн-трансляция", "прямая трансляция", "наживо", "онлайн-трансляція", "пряма трансляція"),
        *("مباشر", "تغطية مباشرة"),
    }
)
"""Cues that stand before a headline with a mark between: 'Relacja na żywo: 50. dzień wojny'."""
_BULLETS: Final = frozenset("+-–—•*▪■●►▶·")
_BRACKETS: Final = frozenset({("[", "]"), ("(", ")")})
"""What stands around a remark: '[The session opened at 17:00.]'."""
_METADATA: Final = (is_stamp, is_byline, is_clock, is_bare, is_slot)
"""What a line between navigation and story may be that is no headline."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PAIR: Final = re.compile(r"(?=([\u3041-\u30ff\u3400-\u9fff]{2}))")
"""Every two characters that follow each other: where a word begins in such a script nobody can see."""


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline of a text stands."""

    span: Span
    """Its place, without a site's name."""
    section: Span | None
    """The site or section behind it on its line, with the mark between them: '| World News'; None where none is."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line, or what a mark leaves of it."""

    start: int
    end: int
    shape: Shape
    marked: bool
    """A date mark stands on its line."""
    whole: bool = False
    """Nothing but marks stands on its line."""
    listed: bool = False
    """It is an item of a list: its line and the one beside it begin with the same bullet."""


def find_headline(text: str, lines: Sequence[Line], marks: Sequence[DateMark], given: Given) -> Headline | None:
    """Find the headline.

    Args:
        text: The source text.
        lines: Its lines.
        marks: What the date engine marked; a headline may stand behind a crawler's prefix.
        given: Its title, where there is one, names the line.

    Returns:
        The headline; None where the text begins with its story.
    """
    candidates = _candidates(text, lines, marks)
    if given.title and (found := _as_given(candidates, given.title)):
        return _without_section(text, found, given)
    first = next((n for n, one in enumerate(candidates) if _is_paragraph(one.shape)), len(candidates))
    before = candidates[max(0, first - _REACH) : first]
    for opening in _openings(candidates[first : first + _LOOKED_AT]):
        lede = _stems(" ".join(opening)[:_LEDE])
        scores = [_score(before, number, lede) for number in range(len(before))]
        if lede and max(scores, default=0.0) >= _THRESHOLD:
            return _without_section(text, before[_uppermost(before, scores, lede)], given)
    return None


def _openings(candidates: Sequence[_Candidate]) -> tuple[list[str], list[str]]:
    """Gather the first lines of the story, and the first paragraphs.

    Where the first one is a standfirst, stamps, buttons and a caption may stand between it and the story.
    """
    paragraphs = [one.shape.text for one in candidates if _is_paragraph(one.shape)]
    return [one.shape.text for one in candidates[:_PARAGRAPHS]], paragraphs[:_PARAGRAPHS]


def _uppermost(before: Sequence[_Candidate], scores: Sequence[float], lede: frozenset[str]) -> int:
    """Choose the best candidate, or the one right above it that is nearly as good: below a headline is a standfirst."""
    best = max(range(len(scores)), key=lambda number: (scores[number], -number))
    if not _stands_over_stamp(before, best):
        over = (
            at
            for at in range(best)
            if scores[at] >= _THRESHOLD
            and _stands_over_stamp(before, at)
            and len(_stems(before[at].shape.text) & lede) >= _FEWEST_SHARED
        )
        best = next(over, best)  # what stands below the stamp is a standfirst or a caption
    while best and before[best - 1].shape.words > _SHORTEST and scores[best - 1] >= _enough_above(before, scores, best):
        best -= 1
    return best


def _enough_above(before: Sequence[_Candidate], scores: Sequence[float], best: int) -> float:
    """Return what the line above the best candidate must score to be the headline: little over what a standfirst is."""
    if before[best].shape.words >= _STANDFIRST and before[best - 1].shape.words < _STANDFIRST:
        return max(_THRESHOLD, scores[best] - _NEARLY)
    return max(_SHARING, scores[best] - _NEARLY)


def _stands_over_stamp(before: Sequence[_Candidate], number: int) -> bool:
    """Tell whether a line of a headline's length stands right above a date or an author."""
    if before[number].shape.words < _FEWEST_OVER_STAMP or number + 1 >= len(before):
        return False
    below = before[number + 1]
    return is_stamp(below.shape) or is_byline(below.shape) or below.marked or _names_author(below.shape)


def _candidates(text: str, lines: Sequence[Line], marks: Sequence[DateMark]) -> list[_Candidate]:
    found: list[_Candidate] = []
    paragraphs = 0
    near = lines[:_MOST_LINES]
    for number, line in enumerate(near):
        mine = [mark.span for mark in marks if line.start <= mark.span.start < line.end]
        start = max((span.end for span in mine if span.start - line.start <= 1), default=line.start)
        end = min((span.start for span in mine if span.start > start), default=line.end)
        piece = text[start:end].strip(" \t|•·")
        if piece:
            start += text[start:end].index(piece[0])
            piece = _without_stamp(piece)
            found.append(
                _Candidate(start, start + len(piece), measure(piece), bool(mine), listed=_is_listed(near, number))
            )
            paragraphs += _is_paragraph(found[-1].shape)
        elif mine:
            found.append(_Candidate(line.start, line.end, measure(line.text), marked=True, whole=True))
        if paragraphs > 6:  # noqa: PLR2004  # the first paragraphs are compared, the rest is not looked at
            break
    return found


def _is_listed(lines: Sequence[Line], number: int) -> bool:
    sign = lines[number].text[0]
    return sign in _BULLETS and any(
        lines[at].text[0] == sign for at in (number - 1, number + 1) if 0 <= at < len(lines)
    )


def _without_stamp(piece: str) -> str:
    """Cut off the date and time that a crawler ran into the end of a headline."""
    if len(piece) > _LONGEST_STAMPED or not (match := _TIME_AT_END.search(piece)):
        return piece
    words = list(re.finditer(r"\S+", piece))
    for word in words[-_STAMP_WORDS:]:
        if word.start() < match.start() and is_stamp(measure(piece[word.start() :])):
            return piece[: word.start()].rstrip(" |•·,–—-") or piece
    return piece


def _is_paragraph(shape: Shape) -> bool:
    return shape.prose and shape.ends and find_cue(shape) is None


def _as_given(candidates: Sequence[_Candidate], title: str) -> _Candidate | None:
    wanted = _plain(title)
    if not wanted:
        return None
    for one in candidates:
        have = _plain(one.shape.text)
        if have and (have == wanted or (have.startswith(wanted) and one.shape.words <= _LONGEST)):
            return one
    return next(
        (
            one
            for one in candidates
            if len(_plain(one.shape.text)) > _FEWEST_CHARACTERS and wanted.startswith(_plain(one.shape.text))
        ),
        None,
    )


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line[:500].lower()))


def _stems(text: str) -> frozenset[str]:
    pairs = () if text.isascii() else _PAIR.findall(text)
    words = (word[:_STEM] for word in _WORD.findall(text.lower()) if not pairs or word[0] < _FIRST_UNSPACED)
    return frozenset((*words, *pairs))


def _score(before: Sequence[_Candidate], number: int, lede: frozenset[str]) -> float:
    """Weigh one candidate; the weights were set on the written pages and the seeds, each sign worth about one."""
    one = before[number]
    shape = one.shape
    behind = before[number + 1 : number + 4]
    if not _may_be_headline(one) or any(is_path_to(shape, each.shape) for each in behind):
        return 0.0
    if behind and is_handle(behind[0].shape.text):
        return 0.0  # it is what a post says
    if is_caption(shape) and any(above.marked for above in before[:number]):
        return 0.0  # a day at its end; above the stamp it may be a headline: 'Address to parliament, 8 March 2022'
    words = _stems(shape.text)
    shared = len(words & lede) / max(4, len(words))
    score = 1.0 + 3.0 * min(shared, 0.7)
    score += 0.6 if 5 <= shape.words <= 22 else 0.0  # noqa: PLR2004  # the usual length
    score += 0.5 if number == 0 or one.marked else 0.0
    told = [
        is_stamp(each.shape) or is_byline(each.shape) or each.marked or _names_author(each.shape) for each in behind
    ]
    told = [told[0] or (told[1:2] == [True] and names_role(behind[0].shape)), *told[1:]] if told else told
    score += 1.0 if told[:1] == [True] else 0.6 if any(told) else 0.0
    others = [each.shape for each in before if each is not one]
    score += 0.8 if any(each.folded == shape.folded or is_path_to(each, shape) for each in others) else 0.0
    score -= 1.0 if shape.ends and shape.text[-1] in ".。" else 0.0
    score -= 1.0 if number and told[:1] == [True] and (are_names(shape) or names_role(shape)) else 0.0
    return score - 0.03 * (len(before) - number)


def _names_author(shape: Shape) -> bool:
    cue = find_cue(shape)
    return cue is not None and cue.kind is Kind.BYLINE


def _may_be_headline(one: _Candidate) -> bool:
    shape = one.shape
    if one.whole or one.listed or not _SHORTEST <= shape.words <= _LONGEST or one.end - one.start < _FEWEST_CHARACTERS:
        return False
    if (
        shape.text[-1] in ":;,"
        or _is_path(shape)
        or any(is_other(shape) for is_other in _METADATA)
        or is_handle(shape.text)
    ):
        return False
    if is_row_of_labels(shape) and len(cells(shape)) >= _FEWEST_LABELS:
        return False
    if is_credited(shape) or is_pictured(shape) or (shape.text[0], shape.text[-1]) in _BRACKETS:
        return False
    cue = find_cue(shape)
    return cue is None or (cue.kind.value in {"live", "audio", "related"} and not cue.alone and cue.phrase in _RUBRICS)


def _is_path(shape: Shape) -> bool:
    """Tell whether a line is the names of sections with marks between: 'Home » News » War'."""
    return is_trail(shape) and all(
        len(step.split()) <= _LONGEST_STEP for step in re.split(r"\s[|»›•·/>]\s", shape.text)
    )


def _without_section(text: str, one: _Candidate, given: Given) -> Headline:
    """Set aside the name of a site or section that hangs behind the headline, or several of them."""
    line = text[one.start : one.end]
    end = len(line)
    while cut := _section_start(line[:end], given.source):
        end = cut
    if end == len(line):
        return Headline(Span(one.start, one.end), None)
    mark = end + len(line[end:]) - len(line[end:].lstrip())
    return Headline(Span(one.start, one.start + len(line[:end].rstrip())), Span(one.start + mark, one.end))


def _section_start(line: str, source: str | None) -> int:
    """Find where a section's name begins at the end of a line; 0 where there is none."""
    for pattern, certain in ((_PIPE, True), (_DASH, False)):
        last = None
        for match in pattern.finditer(line, 1):
            last = match
        if last is None:
            continue
        name, title = line[last.end() :].strip(), line[: last.start()].strip()
        if (
            not name
            or len(name.split()) > _LONGEST_SECTION
            or len(title.split()) < _SHORTEST
            or len(name) >= len(title)
        ):
            continue
        if certain or _OUTLET.search(name) or (source and _plain(name) in _plain(source)):
            return last.start()
    return 0
