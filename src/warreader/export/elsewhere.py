"""Says where else a text was published word for word.

In: an article. Out: words for a citation, a page or a line of the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.terminal import show_line

if TYPE_CHECKING:
    from warreader.article import Article

_NAMED: Final = 4  # the others are counted


def elsewhere_words(article: Article) -> str:
    """Name the other outlets of an article.

    Args:
        article: Any article.

    Returns:
        'also published: Reuters, https://example.org/1; https://example.org/2', harmless and on one line; empty where
        none is known. Of more than four the others are counted.
    """
    outlets = article.elsewhere
    told = [" ".join(show_line(", ".join(filter(None, one))).split()) for one in outlets[:_NAMED]]
    told += [f"{len(outlets) - _NAMED:,} more"] if len(outlets) > _NAMED else []
    return f"also published: {'; '.join(told)}" if told else ""
