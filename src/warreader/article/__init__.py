"""The data model: a source text, its annotation, and the article made of both.

All values are frozen. All spans are code points of the source text, half-open. Import from here, not from the modules.
"""

from warreader.article._calendar import PartialDate
from warreader.article._form import (
    annotation_to_form,
    links_to_form,
    published_to_form,
)
from warreader.article._identity import SLUG_LENGTH, article_id, plain_words, slug
from warreader.article._model import (
    Alternative,
    Annotation,
    Article,
    Aside,
    Basis,
    Block,
    City,
    Entity,
    Evidence,
    Given,
    Kind,
    Label,
    Link,
    Mention,
    Origin,
    Outlet,
    Published,
    SourceText,
    Span,
    TitleBasis,
)

__all__ = [
    "SLUG_LENGTH",
    "Alternative",
    "Annotation",
    "Article",
    "Aside",
    "Basis",
    "Block",
    "City",
    "Entity",
    "Evidence",
    "Given",
    "Kind",
    "Label",
    "Link",
    "Mention",
    "Origin",
    "Outlet",
    "PartialDate",
    "Published",
    "SourceText",
    "Span",
    "TitleBasis",
    "annotation_to_form",
    "article_id",
    "links_to_form",
    "plain_words",
    "published_to_form",
    "slug",
]
