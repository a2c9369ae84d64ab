"""Strategies: random trees of the query language, in the normal form that the parser makes."""

from datetime import date

from hypothesis import strategies as st

from warreader.article import Basis, Label, PartialDate
from warreader.query import (
    And,
    Dated,
    FromSource,
    Has,
    HasKind,
    InArea,
    InCity,
    InLanguage,
    Is,
    Named,
    Near,
    NearCity,
    Node,
    Not,
    Noted,
    OnBasis,
    Or,
    Query,
    Sort,
    State,
    Tagged,
    TellsOf,
    Undated,
    Words,
    tag_name,
)


def periods(years: tuple[int, int] = (1, 9999)) -> st.SearchStrategy[PartialDate]:
    days = st.dates(date(years[0], 1, 1), date(years[1], 12, 31))
    return st.builds(
        lambda day, part: PartialDate(day.year, *(day.month, day.day)[:part]),
        days,
        st.integers(min_value=0, max_value=2),
    )


def _tagged(text: str) -> Node | None:
    try:
        return Tagged(tag_name(text))
    except ValueError:
        return None


def _dated(first: PartialDate | None, last: PartialDate | None, inferred: bool) -> Node:
    if first is None and last is None:
        return Undated()
    if first and last and first.earliest > last.latest:
        first, last = last, first
    return Dated(first, last, inferred)


def _event(first: PartialDate | None, last: PartialDate | None) -> Node | None:
    dated = _dated(first, last, inferred=False)
    return TellsOf(dated.first, dated.last) if isinstance(dated, Dated) else None


def conditions(
    texts: st.SearchStrategy[str], values: st.SearchStrategy[str], dates: st.SearchStrategy[PartialDate]
) -> st.SearchStrategy[Node]:
    """Conditions over these words, these field values and these dates."""
    plain = st.builds(Words, texts, prefix=st.booleans())
    parts = st.lists(plain, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        plain,
        st.builds(Words, texts, prefix=st.booleans(), title=st.just(True)),
        st.builds(Near, parts, st.integers(min_value=0, max_value=6)),
        st.builds(InCity, values, literal=st.booleans()),
        st.builds(InCity, values, focus=st.just(True)),
        st.builds(_dated, st.none() | dates, st.none() | dates, st.booleans()),
        st.builds(lambda day, inferred: Dated(day, None, inferred, strict=True), dates, st.booleans()),
        st.builds(lambda day, inferred: Dated(None, day, inferred, strict=True), dates, st.booleans()),
        st.builds(InArea, values),
        st.builds(NearCity, values, st.integers(min_value=0, max_value=99999)),
        st.builds(_event, st.none() | dates, st.none() | dates).filter(lambda node: node is not None),
        st.builds(OnBasis, st.sampled_from(Basis)),
        st.builds(Named, st.sampled_from([Label.PER, Label.ORG]), values),
        st.builds(FromSource, values),
        st.builds(InLanguage, values.map(str.lower)),
        st.builds(Is, st.sampled_from(State)),
        values.map(_tagged).filter(lambda node: node is not None),
        st.builds(Noted, texts, prefix=st.booleans()),
        st.builds(Has, st.sampled_from(HasKind)),
    )


def trees(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees in normal form: no And directly inside an And, no Or inside an Or."""

    def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        def of(kind: type[And | Or]) -> st.SearchStrategy[Node]:
            parts = inner.filter(lambda node: not isinstance(node, kind))
            return st.lists(parts, min_size=2, max_size=3).map(lambda found: kind(tuple(found)))

        return st.one_of(inner.filter(lambda node: not isinstance(node, Not)).map(Not), of(And), of(Or))

    return st.recursive(leaves, grow, max_leaves=6)


def queries(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Query]:
    return st.builds(Query, st.none() | trees(leaves), st.booleans(), st.none() | st.sampled_from(Sort))
