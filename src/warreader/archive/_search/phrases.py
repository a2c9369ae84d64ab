"""Writes words, phrases and NEAR as full-text expressions, split by the index's own tokenizer and quoted.

A beginning of a word is looked for by the words that begin so, where many articles have them and they are few enough;
else by itself; or by its commonest completions only: while it is typed, and where it is so broad (`a*`) that the index
could not gather it within half a second.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from warreader.archive._search.alternatives import any_of, begun_with
from warreader.archive._search.user_conditions import LONGEST_PHRASE
from warreader.errors import QueryError
from warreader.query import And, Near, Not, Or, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import apsw

    from warreader.archive._search.lexicon import ArchiveLexicon
    from warreader.query import Node

_COMPLETIONS: Final = 24
"""Completions of a word that is being typed. At a million articles 1.7 ms in the middle and 6.6 at the 95th percentile,
where the exact beginning takes 6.9 and 75."""
_FEWEST_COMPLETIONS: Final = 2
"""Completions of each of many beginnings in one query."""
_MOST_WORDS: Final = 250
"""Common words that begin so which are looked for one by one: FTS5 gathers those of a beginning before it gives the
first, 89 ms for the 258 words of `pre*` among a million articles, and finds the 98 common ones one by one within
4. Each holds a page of the index, 16 kB. As many beginnings of the others at most, each named in 20 us."""
_GATHERED: Final = 50_000
"""Articles of the others, by word: 5 ms, whenever they are asked for."""
_FEW: Final = 50_000
"""Articles by word up to which it takes no longer to gather them."""
_BROAD: Final = 1_000_000
"""Articles by word that the exact beginnings of one query may stand for, each gathered in 130 ns (`th*` among a million
articles: 4.1 million). What is broader is looked for by its commonest completions, and the listing says so."""


class Phrases:
    """Writes full-text expressions for the words of one query.

    Args:
        connection: A read connection.
        lexicon: Cuts words, and knows completions.
        root: The whole query: its beginnings share the time.
        typing: True while it is typed.
    """

    def __init__(
        self, connection: apsw.Connection, lexicon: ArchiveLexicon, root: Node | None, *, typing: bool
    ) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self._typing = typing
        self._large = lexicon.is_large
        self._beginnings = max(1, len({node for node in _words(root) if node.prefix}))
        self._share = _COMPLETIONS // self._beginnings**2
        self.approximate = False
        """True once a beginning was written as its commonest completions."""

    def write(self, node: Words | Near) -> str:
        """Write a word, a phrase or a NEAR.

        Raises:
            QueryError: A phrase is too long.
        """
        if isinstance(node, Words):
            return _in_one(self._every_word(node) or self._alternatives(node, self._share))
        several = max(1, sum(part.prefix for part in node.parts))
        others = [self._lexicon.words(part.text) for part in node.parts if not part.prefix]
        share = int(self._beside([word for words in others for word in words]) ** (1 / several))
        parts = [self._alternatives(part, share) for part in node.parts]
        return _in_one([f"NEAR({' '.join(chosen)}, {node.distance})" for chosen in product(*parts)])

    def _every_word(self, node: Words) -> list[str] | None:
        """Write all words that begin so, the common ones by themselves, where these are few; else None."""
        words = self._lexicon.words(node.text)
        if not (node.prefix and self._large and len(words) == 1) or self._typing:
            return None
        beginning, most = words[0], _MOST_WORDS // self._beginnings
        articles = self._lexicon.completed(self._connection, beginning)
        if not _FEW < articles <= 2 * _BROAD:
            return None
        common = self._lexicon.common_words(self._connection, beginning, most)
        if common is None or articles - sum(common.values()) > _GATHERED:
            return None
        rare = self._lexicon.rare_words(self._connection, beginning, [*common], most)
        if rare is None:
            return None
        return [
            *(f'"{word}"' for word in common),
            *(f'"{word}"' if is_all else begun_with(word, rare=True) for word, is_all in rare),
        ]

    def _alternatives(self, node: Words, most: int) -> list[str]:
        """Write words as phrases, any of which will do; several where a beginning stands for its completions."""
        words = self._lexicon.words(node.text)
        if len(words) > LONGEST_PHRASE:
            raise QueryError(f"a phrase has at most {LONGEST_PHRASE} words; this one has {len(words):,}")
        if not words:  # letters that SQLite's older Unicode tables do not know
            return []
        if node.prefix and self._is_broad(words):
            most = min(most, self._beside(words[:-1]))
            known = self._lexicon.completions(self._connection, words[-1], max(most, _FEWEST_COMPLETIONS))
            if known:
                self.approximate = True
                return [f'"{" ".join([*words[:-1], word])}"' for word in known]
        phrase = " ".join(words)
        return [begun_with(phrase) if node.prefix else f'"{phrase}"']

    def _beside(self, words: Sequence[str]) -> int:
        """Say how many completions may stand beside words: few where these are common, as each is held against them."""
        if not words:
            return self._share
        rarest = min(self._lexicon.count_with(self._connection, word) for word in words)
        return min(self._share, _BROAD // max(1, rarest))

    def _is_broad(self, words: tuple[str, ...]) -> bool:
        """Return whether a beginning is better completed than looked for itself."""
        if not self._large:
            return False
        if self._typing and len(words) == 1:
            return True
        return self._lexicon.completed(self._connection, words[-1]) * self._beginnings > _BROAD


def _in_one(phrases: list[str]) -> str:
    return phrases[0] if len(phrases) == 1 else f"({any_of(phrases)})"


def _words(node: Node | None) -> Iterator[Words]:
    """Return the words of a query, those inside a NEAR too."""
    match node:
        case And() | Or() | Near():
            for part in node.parts:
                yield from _words(part)
        case Not():
            yield from _words(node.part)
        case Words():
            yield node
