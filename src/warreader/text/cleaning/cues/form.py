"""The form of a cue table: which phrases announce a line that is not the article, and how they must stand in it.

A table is a tuple of `Cues`, one for a kind of block; the phrases of each way of standing are written in one string, in
lower case, with ` · ` between them. Sources of the phrases: lines that surround articles in the article-extraction
benchmark, trafilatura's drop snippets and about a hundred crawled pages of war news in thirteen languages; the rest
from general knowledge of news sites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warreader.article import Kind


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases that announce one kind of block."""

    kind: Kind
    """What the line is."""
    whole: str = ""
    """The line is the phrase, but for numbers and punctuation around it: '12 Comments', '- Advertisement -'."""
    lead: str = ""
    """The phrase, alone or with a delimiter and a short rest: 'Read more: …', 'Also Read | …'. Without a delimiter it
    is no cue: 'More than 2,500 civilians', 'Photos which were released'."""
    start: str = ""
    """The line begins with the phrase: 'Follow us on …'."""
    inside: str = ""
    """The phrase stands anywhere in a short line: '… Getty Images …'."""
    notice: str = ""
    """The phrase stands anywhere, also in a full sentence of up to sixty words: 'may not be republished'."""
    words: str = ""
    """Words (single, with spaces between them); a line of these and nothing else is one: 'Facebook Twitter Email'."""


def phrases_of(row: str) -> Iterator[str]:
    """Cut a row of phrases at its marks, with single spaces."""
    return (tidy for phrase in row.split("·") if (tidy := " ".join(phrase.split())))
