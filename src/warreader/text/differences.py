"""Word-level difference of two texts.

In: two texts. Out: stretches in order, whose words together are both texts again. Words that stand once in each text
are anchors (as many as stand in one order, found by patience sorting, as in Bram Cohen's patience diff), and the parts
between anchors are looked at in the same way. What has none is compared by its longest common subsequence where it is
small, and counts as replaced where it is not. All of it has one budget of steps, spent from the beginning of the texts
on; what is left when it is used up counts as replaced. So the time is bounded, whatever the texts are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

REACH: Final = 400_000
"""Code points of each text that are compared: four long live blogs, in about a second."""
_TOKEN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|\s+|[^\w\s]")
_STEPS: Final = 4_000_000
"""Pairs of words compared, and words looked at for anchors, in one comparison: about a second."""
_SMALL: Final = 40_000  # pairs of words that are compared one by one: 200 against 200
_DEEPEST: Final = 32  # times that a part between anchors is parted again
_LEAST: Final = 4  # code points of words between two changes that are worth standing alone: 'the' is not

_SLIDE: Final = 200  # code points that a change may move: a sentence
_STOPS: Final = frozenset(".!?…。！？")

Matches = list[tuple[int, int]]


class Side(StrEnum):
    """Where a stretch stands."""

    SAME = "same"
    """In both texts."""
    REMOVED = "removed"
    """In the first one only."""
    ADDED = "added"
    """In the second one only."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together."""

    side: Side
    """Where."""
    text: str
    """The words, with the white space between them; never empty."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts have in common and what not."""

    stretches: tuple[Stretch, ...]
    """In order; no two of one side in a row."""
    cut: bool = False
    """True where a text is longer than what is compared of it."""
    coarse: bool = False
    """True where they differ in so much that a part counts as replaced for want of steps to compare its words."""

    def words(self, side: Side) -> int:
        """Count the words of one side."""
        tokens = (token for one in self.stretches if one.side is side for token in _TOKEN.findall(one.text))
        return sum(token[0].isalnum() for token in tokens)


class StoppedError(Exception):
    """Nobody waits for a comparison any more."""


def _never() -> bool:
    return False


def compare(one: str, other: str, useless: Callable[[], bool] = _never) -> Comparison:
    """Tell two texts apart.

    Args:
        one: The first text.
        other: The second one.
        useless: Tells whether nobody waits for the answer any more; asked for every part that is compared.

    Returns:
        Stretches: those that are the same and those that were removed make the first text, those that are the same and
        those that were added the second; of each text the first `REACH` code points.

    Raises:
        StoppedError: `useless` said so.
    """
    mine, theirs = _TOKEN.findall(one[:REACH]), _TOKEN.findall(other[:REACH])
    numbers: dict[str, int] = {}
    a, b = ([numbers.setdefault(token, len(numbers)) for token in tokens] for tokens in (mine, theirs))
    blank = frozenset(number for token, number in numbers.items() if not token[0].isalnum())
    matches, coarse = _matches(a, b, blank, useless)
    stretches = list(_joined(_absorbed(list(_stretches(mine, theirs, matches)))))
    return Comparison(tuple(_settled(stretches)), max(len(one), len(other)) > REACH, coarse)


def _matches(
    a: Sequence[int], b: Sequence[int], blank: frozenset[int], useless: Callable[[], bool]
) -> tuple[Matches, bool]:
    """Pair the words that are the same, in order; tell also whether the budget was used up before the end."""
    found: Matches = []
    left = _STEPS
    coarse = False
    parts = [(0, len(a), 0, len(b), 0)]
    while parts:
        if useless():
            raise StoppedError
        low, high, first, last, depth = parts.pop()
        while low < high and first < last and a[low] == b[first]:
            found.append((low, first))
            low, first = low + 1, first + 1
        while low < high and first < last and a[high - 1] == b[last - 1]:
            high, last = high - 1, last - 1
            found.append((high, last))
        if low == high or first == last:
            continue
        part = (low, high, first, last)
        pairs, words = (high - low) * (last - first), high - low + last - first
        if words > left:
            coarse = True
            continue
        left -= words
        if anchors := _anchors(a, b, part, blank) if depth < _DEEPEST else []:
            found += anchors
            ends = [(low - 1, first - 1), *anchors, (high, last)]
            parts += [(one[0] + 1, two[0], one[1] + 1, two[1], depth + 1) for one, two in pairwise(ends)][::-1]
        elif pairs <= min(left, _SMALL):
            left -= pairs
            found += _common(a, b, part)
        else:
            coarse |= pairs <= _SMALL
    return sorted(found), coarse


def _anchors(a: Sequence[int], b: Sequence[int], part: tuple[int, int, int, int], blank: frozenset[int]) -> Matches:
    """Find words that stand once on either side: as many as stand in the same order."""
    low, high, first, last = part
    mine, theirs = Counter(a[low:high]), Counter(b[first:last])
    places = {b[at]: at for at in range(first, last) if theirs[b[at]] == 1}
    pairs = [(at, places[a[at]]) for at in range(low, high) if mine[a[at]] == 1 and a[at] in places]
    pairs = [pair for pair in pairs if a[pair[0]] not in blank]
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        pile = bisect_left(ends, there)
        before.append(tops[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(there)
            tops.append(number)
        else:
            ends[pile], tops[pile] = there, number
    found: Matches = []
    number = tops[-1] if tops else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _common(a: Sequence[int], b: Sequence[int], part: tuple[int, int, int, int]) -> Matches:
    """Find a longest common subsequence of two parts, in a step for every pair of their words."""
    low, high, first, last = part
    rows, columns = high - low, last - first
    lengths = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        here, below = lengths[row], lengths[row + 1]
        word = a[low + row]
        for column in range(columns - 1, -1, -1):
            if word == b[first + column]:
                here[column] = below[column + 1] + 1
            else:
                here[column] = max(below[column], here[column + 1])
    found: Matches = []
    row = column = 0
    while row < rows and column < columns:
        if a[low + row] == b[first + column]:
            found.append((low + row, first + column))
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return found


def _stretches(mine: Sequence[str], theirs: Sequence[str], matches: Matches) -> Iterator[Stretch]:
    at = there = 0
    for here, other in [*matches, (len(mine), len(theirs))]:
        if at < here:
            yield Stretch(Side.REMOVED, "".join(mine[at:here]))
        if there < other:
            yield Stretch(Side.ADDED, "".join(theirs[there:other]))
        if here < len(mine):
            yield Stretch(Side.SAME, mine[here])
        at, there = here + 1, other + 1


def _absorbed(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Let what is the same between two changes go with them where it says little beside them: a comma, 'in the'.

    The rule is that of the semantic cleanup of diff-match-patch, held stricter: half as long as either change.
    """
    groups = [(same, list(group)) for same, group in groupby(found, key=lambda one: one.side is Side.SAME)]
    size = 0
    for number, (same, run) in enumerate(groups):
        if not same:
            size = max(size, _size(run))
            yield from run
            continue
        words = "".join(one.text for one in run)
        between = 0 < number < len(groups) - 1 and "\n" not in words
        letters = _letters(words)
        if between and letters < max(_LEAST, min(size, _size(groups[number + 1][1])) // 2 + 1):
            yield Stretch(Side.REMOVED, words)
            yield Stretch(Side.ADDED, words)
            size += letters
        else:
            yield from run
            size = 0


def _size(run: Sequence[Stretch]) -> int:
    """Measure a change by its longer side."""
    return max(sum(_letters(one.text) for one in run if one.side is side) for side in (Side.REMOVED, Side.ADDED))


def _letters(words: str) -> int:
    return sum(sign.isalnum() for sign in words)


def _joined(found: Iterator[Stretch]) -> Iterator[Stretch]:
    """Join neighbours: of one side, and of all that changes between two stretches that stay."""
    for same, group in groupby(found, key=lambda one: one.side is Side.SAME):
        run = list(group)
        for side in (Side.SAME,) if same else (Side.REMOVED, Side.ADDED):
            if text := "".join(one.text for one in run if one.side is side):
                yield Stretch(side, text)


def _settled(found: list[Stretch]) -> list[Stretch]:
    """Move what was only added, or only removed, to where a paragraph or a sentence begins, if the words allow it.

    Between 'It was hit.' and 'It was hit. Two died.' the words '. Two died' were added, or ' Two died.'; a reader
    expects the second.
    """
    for at in range(1, len(found) - 1):
        before, change, behind = found[at - 1 : at + 2]
        if before.side is Side.SAME and behind.side is Side.SAME:
            left, words, right = _slid(before.text, change.text, behind.text)
            found[at - 1 : at + 2] = [
                Stretch(Side.SAME, left), Stretch(change.side, words), Stretch(Side.SAME, right),
            ]  # fmt: skip
    return [one for one in found if one.text]


def _slid(before: str, change: str, behind: str) -> tuple[str, str, str]:
    """Try every place of a change that leaves both texts as they are, within reach, and take the best one."""
    whole = before + change + behind
    first = len(before)
    low = high = first
    size = len(change)
    while low > max(0, first - _SLIDE) and whole[low - 1] == whole[low - 1 + size]:
        low -= 1
    while high < min(len(before) + len(behind), first + _SLIDE) and whole[high] == whole[high + size]:
        high += 1
    at = max(range(low, high + 1), key=lambda place: (_boundary(whole, place, size), -abs(place - first)))
    return whole[:at], whole[at : at + size], whole[at + size :]


def _boundary(text: str, start: int, size: int) -> int:
    """Say how well a change stands at a place: whole paragraphs best, then sentences, then words."""
    begins, ends = text[start - 1 : start], text[start + size - 1 : start + size]
    if begins in {"", "\n"} or text[start] == "\n":
        return 3 if "\n" in {ends, text[start], text[start + size : start + size + 1]} else 2
    if begins in _STOPS and ends in _STOPS:
        return 2
    return int(
        not (begins.isalnum() and text[start].isalnum()) and not (ends.isalnum() and text[start + size].isalnum())
    )
