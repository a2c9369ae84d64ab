"""Makes articles for the tests of the export."""

import hashlib

from warreader.article import (
    Annotation,
    Article,
    Basis,
    Block,
    Given,
    Kind,
    Origin,
    PartialDate,
    Published,
    Span,
    TitleBasis,
    article_id,
    slug,
)


def article(text, *, title, when=None, fold=None, basis=TitleBasis.HEADLINE):
    """An article whose first line is its headline if it is the title; one line may be folded."""
    blocks, place = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = place + line.index(words)
            kind = Kind.HEADLINE if words == title else Kind.OTHER if words == fold else Kind.BODY
            blocks.append(Block(start, start + len(words), kind, words != fold, "test", 1.0))
        place += len(line)
    day = PartialDate.parse(when) if when else None
    annotation = Annotation(
        title=title,
        title_basis=basis,
        language="en",
        headline=Span(0, len(title)) if text.startswith(title) and basis is TitleBasis.HEADLINE else None,
        blocks=tuple(blocks),
        published=Published(day, Basis.STATED, 1.0) if day else None,
        words=len(text.split()),
    )
    given = Given()
    identity = article_id(text, given)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(identity, slug(title, day, identity), text, given, annotation, (Origin("folder/a.txt", digest),))
