"""Merges parts of one name that were found separately: 'Procter' & 'Gamble', 'Brands', 'Inc'.

In: the tokens of one English line, and the names found in it, which do not overlap. Out: the same names, some of them
longer. Names on either side of a plain 'and' stay two, but for the head that both share: 'Food and Agriculture
Organization'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warreader.article import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.text.entities._lexicon import Lexicon
    from warreader.text.entities._rules import Found
    from warreader.text.entities._tokens import Token

_CLEAR_FORMS: Final = frozenset({"inc", "incorporated", "ltd", "llc", "llp", "plc", "corp", "gmbh"})
"""What ends a company's name by its legal form, also in small letters, behind a comma and behind a place's name; as
tokens have it, without its dot."""
_FORMS: Final = _CLEAR_FORMS | {
    "co",
    "ag",
    "nv",
    "bv",
    "ab",
    "asa",
    "oyj",
    "spa",
    "pty",
    "kk",
    "corporation",
    "limited",
}
"""These and what may be a state of America or a word as well: 'Denver, CO'."""
_GROUPS: Final = frozenset({"group", "holdings", "holding", "international", "industries", *_FORMS})
"""What may stand between a company's name and its legal form."""
_PUBLIC: Final = frozenset(
    """administration agency assembly association authority board center centre college commission committee council
    court department foundation institute ministry organisation organization parliament party senate service services
    societies society union university""".split()
)
"""Last words of bodies that have two nouns before them ('Justice and Development Party'), or a place behind."""
_WIDE: Final = frozenset({"national", "federal", "international", "european", "world", "state", "central", "royal"})
"""First words of bodies whose two adjectives share a head: 'National Oceanic and Atmospheric Administration'."""
_NAMES: Final = frozenset({Label.PER, Label.ORG, Label.LOC})


class _Span:
    """A name by the numbers of its tokens."""

    __slots__ = ("behind", "first", "found")

    def __init__(self, first: int, behind: int, found: Found) -> None:
        self.first = first
        self.behind = behind
        self.found = found


def joined(tokens: Sequence[Token], found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Join the pieces of names.

    Args:
        tokens: Of the line.
        found: Names that do not overlap, in order.
        lexicon: The word lists.

    Returns:
        Names that do not overlap, in order; each covers what it covered, or more.
    """
    return _Joiner(tokens, lexicon).join(found)


class _Joiner:
    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._at = {token.start: number for number, token in enumerate(tokens)}
        self._behind = {token.end: number + 1 for number, token in enumerate(tokens)}

    def join(self, found: Sequence[Found]) -> list[Found]:
        spans: list[_Span] = []
        others: list[Found] = []
        for item in found:
            first, behind = self._at.get(item.start), self._behind.get(item.end)
            if item.label not in _NAMES or first is None or behind is None:
                others.append(item)
                continue
            span = _Span(first, behind, item)
            self._widen(span, spans[-1].behind if spans else 0)
            label = self._one(spans[-1], span) if spans else None
            if label is None:
                spans.append(span)
            else:
                spans[-1] = self._made(spans[-1].first, span.behind, spans[-1].found, label)
        for number, span in enumerate(spans):
            limit = spans[number + 1].first if number + 1 < len(spans) else len(self._tokens)
            spans[number] = self._with_form(span, limit)
        return sorted([*others, *(span.found for span in spans)])

    def _made(self, first: int, behind: int, found: Found, label: Label) -> _Span:
        start, end = self._tokens[first].start, self._tokens[behind - 1].end
        return _Span(first, behind, found._replace(start=start, end=end, label=label, name=None, rule="joined"))

    def _low(self, number: int) -> str:
        return self._tokens[number].low if 0 <= number < len(self._tokens) else ""

    def _widen(self, span: _Span, limit: int) -> None:
        """Take in what stands before a name and is nobody's: 'Procter &', 'Food and'."""
        at = span.first - 2
        if at < limit or not self._tokens[at].capital:
            return
        between, before = self._low(at + 1), self._tokens[at]
        label = None
        if between == "&" and self._is_company(span):
            label = Label.ORG
            while at > limit and self._tokens[at - 1].capital and not self._tokens[at].first:
                at -= 1
        elif between == "and" and self._shares_head(before, span):
            label = Label.ORG
        if label is not None:
            made = self._made(at, span.behind, span.found, label)
            span.first, span.found = made.first, made.found

    def _shares_head(self, before: Token, span: _Span) -> bool:
        """Tell whether a word before 'and' shares the head of the name behind: 'Food and Agriculture Organization'."""
        if span.found.label is not Label.ORG or span.behind - span.first == 1:
            return False
        alone = before.low in self._lexicon.small or before.low in self._lexicon.given
        return alone and not before.first and self._low(span.behind - 1) in _PUBLIC

    def _is_company(self, span: _Span) -> bool:
        """Return whether a name ends as companies' do: of 40 others with '&' before them 37 were names of their own."""
        behind = span.behind + (self._low(span.behind) == ",")
        ends = self._low(span.behind - 1)
        return self._low(behind) in _CLEAR_FORMS or ends in _FORMS or ends in self._lexicon.org_head

    def _one(self, left: _Span, right: _Span) -> Label | None:
        """Return the label of the one name that two are; None where they are two."""
        between = [token.low for token in self._tokens[left.behind : right.first]]
        words = [token.low for token in self._tokens[right.first : right.behind]]
        forms = _FORMS if not between else _CLEAR_FORMS
        if between in ([], [","]) and words[-1] in forms and all(word in _GROUPS for word in words):
            return Label.ORG
        if between == ["&"] and left.found.label is not Label.ORG and self._is_company(right):
            return Label.ORG
        if between == ["of"] and right.found.label is Label.LOC:
            public = left.behind - left.first > 1 and self._low(left.behind - 1) in _PUBLIC
            return Label.ORG if public and left.found.label is Label.ORG else None
        if between == ["and"] and self._low(left.first) in _WIDE and words[-1] in _PUBLIC:
            return Label.ORG
        return None

    def _with_form(self, span: _Span, limit: int) -> _Span:
        """Take in the legal form behind a name: ', Inc', 'plc'."""
        at = span.behind + (self._low(span.behind) == ",")
        if at >= limit or self._low(at) not in _FORMS:
            return span
        token = self._tokens[at]
        sure = token.low in _CLEAR_FORMS
        if not sure and (at > span.behind or not token.capital or span.found.label is not Label.ORG):
            return span
        return self._made(span.first, at + 1, span.found, Label.ORG)
