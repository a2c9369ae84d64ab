"""Features of the trained model, hashed to bucket numbers.

In: the tokens of one line, what the rules and the engine for places say of them. Out: for each stretch of tokens that
may hold a name, the features of its tokens. The trainer (tools/train_recogniser.py) and the recogniser both use this
module, so a weight always means what it was trained for.

Only stretches around capitals are looked at (`stretches`): in the news that is one token in four, and a name in small
letters throughout is none that a reader expects. Features are hashed into 2**n buckets (Weinberger et al. 2009,
"Feature Hashing for Large Scale Multitask Learning"), so the model is one table without a dictionary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from warreader.text.entities._gazetteer import Place
    from warreader.text.entities._lexicon import Lexicon
    from warreader.text.entities._rules import Found
    from warreader.text.entities._tokens import Token

LABELS: Final = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""The model's labels: beginning and inside of a name; Ramshaw and Marcus 1995."""
_JOINS: Final = frozenset(
    "of the for and & al el bin ibn de del da di du der den van von la le ul - / ' 's at in on to".split()
)
"""Small words and signs that may stand inside a name: 'Bank of England', "Prosecutor General's Office"."""
_REACH: Final = 2  # tokens of small words between two capitals: 'of the', 'von der'
_EDGE: Final = "<>"
_MEMORY: Final = 20_000  # words whose features are remembered; then the memory is emptied


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Find the stretches of tokens that may hold names.

    Args:
        tokens: The tokens of one line.

    Yields:
        Index of the first token and index behind the last one. A stretch begins and ends with a capital or number.
    """
    start = last = -1
    for index, token in enumerate(tokens):
        if token.capital or (start >= 0 and index == last + 1 and token.text[0].isdigit()):
            if start < 0:
                start = index
            last = index
        elif start >= 0 and (token.low not in _JOINS or index - last > _REACH):
            yield start, last + 1
            start = -1
    if start >= 0:
        yield start, last + 1


def shape(text: str) -> str:
    """Draw a word's shape: Xx for 'Kyiv', X-d for 'T-72', X.X. for 'U.S.'."""
    drawn: list[str] = []
    for letter in text[:12]:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not drawn or drawn[-1] != kind:
            drawn.append(kind)
    return "".join(drawn)


class FeatureMaker:
    """Makes features; remembers those of single words, which are the same wherever a word stands.

    Args:
        lexicon: The word lists.
        buckets: How many buckets there are, a power of two.
    """

    def __init__(self, lexicon: Lexicon, buckets: int) -> None:
        self._classes: tuple[tuple[str, Container[str]], ...] = (
            ("g", lexicon.given),
            ("s", lexicon.surname),
            ("t", lexicon.title),
            ("m", lexicon.small),
            ("h", lexicon.org_head),
            ("o", lexicon.org_opener),
            ("n", lexicon.not_name),
            ("k", lexicon.country),
            ("c", lexicon.city),
            ("p", lexicon.place_head),
            ("r", lexicon.place_head_small),
        )
        self._clusters = lexicon.clusters
        self._mask = buckets - 1
        self._words: dict[tuple[str, bool], tuple[str, str]] = {}
        self._own: dict[tuple[str, bool], list[int]] = {}
        self._near: dict[tuple[int, str, bool], list[int]] = {}

    def features(self, tokens: Sequence[Token], start: int, end: int, hints: Sequence[str]) -> list[list[int]]:
        """Make the features of one stretch.

        Args:
            tokens: The tokens of the line.
            start: Index of the stretch's first token.
            end: Index behind its last one.
            hints: For each token of the line what rules, gazetteer and document say of it, as `hints` makes them.

        Returns:
            For each token of the stretch its buckets.
        """
        return [self._of(tokens, index, start, end, hints) for index in range(start, end)]

    def _of(self, tokens: Sequence[Token], index: int, start: int, end: int, hints: Sequence[str]) -> list[int]:
        token = tokens[index]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        shape0, class0 = self._word(token)
        shape1, class1 = self._word(before) if before else (_EDGE, _EDGE)
        shape2, class2 = self._word(after) if after else (_EDGE, _EDGE)
        low1, low2 = before.low if before else _EDGE, after.low if after else _EDGE
        hint0 = hints[index]
        hint1 = hints[index - 1] if index else _EDGE
        hint2 = hints[index + 1] if after else _EDGE
        place = f"{index == start}{index == end - 1}{token.first}"
        style = f"{token.shouted}"
        mixed = (
            f"a{low1}|{token.low}",
            f"b{token.low}|{low2}",
            f"c{shape1}|{shape0}|{shape2}",
            f"d{class1}|{class0}|{class2}",
            f"e{hint0}",
            f"f{hint1}|{hint0}",
            f"g{hint0}|{hint2}",
            f"h{hint0}|{class0}",
            f"i{hint0}|{shape0}|{token.first}",
            f"j{place}|{class0}",
            f"k{place}|{shape0}|{style}",
            f"l{class1}|{class0}",
            f"m{class0}|{class2}",
            f"n{low1}|{class0}",
            f"q{class0}|{low2}",
            f"r{hint0}|{low1}",
            f"s{hint0}|{low2}",
            f"u{self._clusters.get(low1, '')}|{self._clusters.get(token.low, '')}",
            f"v{self._clusters.get(token.low, '')}|{self._clusters.get(low2, '')}",
            f"y{self._clusters.get(low1, '')}|{class0}|{self._clusters.get(low2, '')}",
            f"t{min(end - start, 5)}|{class0}|{hint0}",
        )
        mask = self._mask
        found = [crc32(feature.encode("utf-8", "surrogatepass")) & mask for feature in mixed]
        found += self._own_of(token)
        for offset in (-2, -1, 1, 2):
            position = index + offset
            if 0 <= position < len(tokens):
                found += self._near_of(offset, tokens[position])
        return found

    def _word(self, token: Token) -> tuple[str, str]:
        """Shape of a word and the lists that have it."""
        key = (token.text, token.capital)
        known = self._words.get(key)
        if known is None:
            if len(self._words) > _MEMORY:
                self._words.clear()
            classes = "".join(letter for letter, words in self._classes if token.low in words)
            known = self._words[key] = (shape(token.text), classes + "C" * token.capital)
        return known

    def _own_of(self, token: Token) -> list[int]:
        key = (token.text, token.capital)
        known = self._own.get(key)
        if known is None:
            if len(self._own) > _MEMORY:
                self._own.clear()
            low = token.low
            form, classes = self._word(token)
            features = [f"W{low}", f"S{form}", f"L{classes}", "B"]
            features += [f"P{size}{low[:size]}" for size in (1, 2, 3, 4)] + [
                f"X{size}{low[-size:]}" for size in (1, 2, 3, 4)
            ]
            features += [f"C{letter}" for letter in classes]
            if group := self._clusters.get(low):
                features += [f"K{group}", f"K{group}{form}"]
            known = self._own[key] = self._buckets(features)
        return known

    def _near_of(self, offset: int, token: Token) -> list[int]:
        key = (offset, token.text, token.capital)
        known = self._near.get(key)
        if known is None:
            if len(self._near) > _MEMORY:
                self._near.clear()
            form, classes = self._word(token)
            features = [f"{offset}w{token.low}", f"{offset}l{classes}"]
            if group := self._clusters.get(token.low):
                features.append(f"{offset}k{group}")
            if abs(offset) == 1:
                features += [f"{offset}s{form}", f"{offset}x{token.low[-3:]}"]
            known = self._near[key] = self._buckets(features)
        return known

    def _buckets(self, features: Sequence[str]) -> list[int]:
        return [crc32(feature.encode("utf-8", "surrogatepass")) & self._mask for feature in features]


def hints(
    tokens: Sequence[Token], found: Sequence[Found], places: Mapping[int, Place], small: Container[str]
) -> list[str]:
    """Say for each token what the rules, the engine for places and the rest of the document say of it.

    Args:
        tokens: The tokens of one line.
        found: What the rules found in it, in order.
        places: Mentions of places by their beginning.
        small: Words that the document also has in small letters.

    Returns:
        One short string a token.
    """
    result: list[str] = []
    at = 0
    covered, mark = 0, ""
    for token in tokens:
        while at < len(found) and found[at].end <= token.start:
            at += 1
        hint = "-"
        if at < len(found) and found[at].start <= token.start:
            hint = ("B" if found[at].start == token.start else "I") + found[at].label[0] + found[at].rule[:2]
        if place := places.get(token.start):
            covered = place.end
            mark = "n" if place.label is Label.NORP else "c" if place.name else "k"
        hint += mark if token.start < covered else ""
        result.append(hint + "m" * (token.capital and token.low in small))
    return result
