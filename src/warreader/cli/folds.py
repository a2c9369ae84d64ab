"""`warreader folds`: adds, lists and removes the reader's fold rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warreader.cli.output import counted, remark, write_json, write_line
from warreader.errors import NothingFoundError, UsageError
from warreader.text.folding import FoldChoice, Scope, opening, plain, source_of

if TYPE_CHECKING:
    from warreader.archive import Archive
    from warreader.article import Article, Block

_MEANS = {Scope.LINE: "this line", Scope.OPENING: "lines that begin so", Scope.KIND: "everything of this kind"}
_NOBODY = "articles without a source"
_SHOWN = 200  # code points of a line


def print_folds(archive: Archive, *, as_json: bool) -> int:
    """Print every decision, with the number by which it is taken back.

    Raises:
        NothingFoundError: There is none yet.
    """
    choices = archive.marks.folds.all()
    if not choices:
        raise NothingFoundError("nothing was decided about folds yet; warreader folds never ID WORDS does")
    source = None
    for number, one in enumerate(choices, 1):
        if as_json:
            form = {"number": number, "source": one.source or None, "scope": one.scope, "value": one.value}
            write_json({**form, "fold": "always" if one.fold else "never", "shown": one.shown})
            continue
        if one.source != source:
            source = one.source
            write_line(source or _NOBODY)
        write_line(f"{number:>5}  {'always' if one.fold else 'never '}  {_MEANS[one.scope]}: {one.shown or one.value}")
    return 0


def decide_fold(archive: Archive, identity: str, words: str, scope: Scope, *, fold: bool) -> int:
    """Always fold what some words of an article are in, or never.

    Raises:
        NothingFoundError: There is no such article, or no such words in it.
        UsageError: The words are in what cannot be decided so.
    """
    article = archive.article(archive.resolve(identity))
    choice = _choice(article, _block(article, words), scope, fold=fold)
    if not archive.marks.folds.choose(choice):
        remark("it was decided so already")
        return 0
    filed = archive.fold_index.follow()
    said = f"{'always' if fold else 'never'} folded in {choice.source or _NOBODY}: {_MEANS[scope]}: {choice.shown}"
    remark(f"{said}; {counted(filed, 'article')} changed; warreader undo takes it back")
    return 0


def forget_fold(archive: Archive, number: int) -> int:
    """Remove a decision, by the number that the list shows.

    Raises:
        NothingFoundError: There is no such number.
    """
    choices = archive.marks.folds.all()
    if not 1 <= number <= len(choices):
        raise NothingFoundError(f"there is no decision {number}; warreader folds lists them")
    choice = choices[number - 1]
    archive.marks.folds.forget(choice)
    filed = archive.fold_index.follow()
    remark(f"taken back: {choice.shown or choice.value}; {counted(filed, 'article')} changed")
    return 0


def _block(article: Article, words: str) -> Block:
    wanted = plain(words)
    blocks = [block for block in article.annotation.blocks if wanted in plain_words(article, block)]
    if not wanted:
        raise UsageError("which words? write some of the line that is meant")
    if not blocks:
        raise NothingFoundError(f"these words do not stand in one line there: {words}")
    return min(blocks, key=lambda block: block.end - block.start)


def plain_words(article: Article, block: Block) -> str:
    """Return the words of a block in the form in which they are looked for."""
    return " ".join(block.span.of(article.text).casefold().split())


def _choice(article: Article, block: Block, scope: Scope, *, fold: bool) -> FoldChoice:
    line = block.span.of(article.text)
    shown = " ".join(line[:_SHOWN].split())
    source = source_of(article.given)
    if scope is Scope.KIND:
        if fold or not source:
            raise UsageError("--kind goes with never, and with articles of a known source")
        return FoldChoice(source, scope, block.kind.value, fold, block.kind.value)
    if scope is Scope.OPENING:
        begins = opening(line.strip())
        if not begins:
            raise UsageError("--opening goes with a line that has a few words before a colon: 'Read also: …'")
        return FoldChoice(source, scope, begins, fold, shown[: len(begins) + 1])
    return FoldChoice(source, scope, plain(line), fold, shown)
