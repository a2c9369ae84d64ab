"""Joins the spellings of an organisation: articles, full stops, case forms, known aliases, acronyms.

In: how often each spelling stands in the archive. Out: one `Join` a spelling, as for persons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names._aliases import fold_spelling
from warreader.text.names._display_form import Knowledge, Pairs, shown_forms
from warreader.text.names._join import LONE_AT_MOST, Join, with_confirmed
from warreader.text.names._organisation_cases import body_nominative, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SMALL: Final = frozenset("of for the and in on de des la du et und der des e di y".split())
_NOBODY: Final = frozenset({"CPI", "PPI", "GDP", "GNP", "IPO", "CEO", "CFO", "COO", "CPA", "ETF", "ATM", "DNA", "VAT"})
"""Acronyms that news uses for things and offices: whoever has such initials is not meant by them."""
_ACRONYM: Final = re.compile(r"[^\W\d_a-zа-яіїєґ]{3,7}\Z")
"""Two letters fit too many names."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a spelling belongs."""

    base: str
    """Its nominative."""
    alias: str | None
    """The body that it stands for by the list."""
    key: str
    """What all spellings have in common that are put together."""


def body_joins(
    counts: Mapping[str, int],
    aliases: Mapping[str, str] | None = None,
    refused: Pairs = frozenset(),
    confirmed: Pairs = frozenset(),
) -> tuple[Join, ...]:
    """Join the spellings of organisations' names.

    Args:
        counts: How often each spelling stands in the archive.
        aliases: From a folded spelling to the body it stands for.
        refused: Pairs of spellings that must not be joined.
        confirmed: Pairs that the reader has said are one.

    Returns:
        One join a spelling, sorted by spelling. An acronym joins the one name with these initials, and none where two
        have them.
    """
    homes: dict[str, list[str]] = defaultdict(list)
    known = aliases or {}
    bases: dict[str, str] = {}
    listed: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for spelling in sorted(counts):
        home = home_of(spelling, known)
        if home.base != spelling:
            bases[spelling] = home.base
        if home.alias:
            listed[spelling] = home.alias
        reasons[spelling] = _reason(spelling, home.base, home.alias)
        homes[home.key].append(spelling)
    _take_in_acronyms(homes, reasons, counts)
    parts = [{one: reasons[one] for one in part} for group in homes.values() for part in _divided(group, refused)]
    bodies = with_confirmed(parts, counts, refused, confirmed)
    result: list[Join] = []
    knowledge = Knowledge(lambda one: listed.get(one, ""), bases, _is_short)
    for part, name in zip(bodies, shown_forms(bodies, counts, knowledge, refused), strict=True):
        result += [Join(one, name, "as spelt" if one == name else reason) for one, reason in part.items()]
    return tuple(sorted(result, key=lambda join: join.spelling))


def home_of(spelling: str, aliases: Mapping[str, str]) -> Home:
    """Return with what a spelling is put together.

    Args:
        spelling: As a text spells a body's name.
        aliases: From a folded spelling to the body it stands for.
    """
    base = body_nominative(spelling)
    folded = fold_spelling(base)
    key = written_out(folded.replace(".", "")).replace("ё", "е")
    alias = aliases.get(folded) or aliases.get(folded.replace(".", "")) or aliases.get(key)
    return Home(base, alias, fold_spelling(alias) if alias else key)


def _reason(spelling: str, base: str, alias: str | None) -> str:
    if base != spelling:
        return f"a case form of {base}" + (f", a known spelling of {alias}" if alias not in {None, base} else "")
    return f"a known spelling of {alias}" if alias else "the same but for article, case, full stops and clipped words"


def _is_short(name: str) -> bool:
    """True for a single word, which is mostly an acronym or a clipped name."""
    return len(name.split()) == 1


def initials(name: str) -> str:
    """Return the initials of a name of two words or more: ISW; empty for one word."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def acronym(name: str) -> str:
    """Return the letters of a name that can be initials; empty for any other."""
    plain = name.replace(".", "")
    return plain if _ACRONYM.match(plain) and plain not in _NOBODY else ""


def _take_in_acronyms(homes: dict[str, list[str]], reasons: dict[str, str], counts: Mapping[str, int]) -> None:
    """Join acronyms to the one name with their initials, but not what stands far more often: FSB, First State Bank."""
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, group in homes.items():
        for spelling in group:
            by_initials[initials(spelling)].add(key)
    for key in sorted(homes):
        acronyms = [one for one in homes[key] if acronym(one)]
        if not acronyms or len(acronyms) != len(homes[key]):
            continue
        fits = by_initials.get(acronyms[0].replace(".", ""), set()) - {key}
        if len(fits) != 1 or (home := next(iter(fits))) not in homes:
            continue
        if sum(counts[one] for one in acronyms) <= LONE_AT_MOST * sum(counts[one] for one in homes[home]):
            for one in acronyms:
                reasons[one] = f"the initials of {homes[home][0]}"
            homes[home] += homes.pop(key)


def _divided(group: list[str], refused: Pairs) -> Iterable[list[str]]:
    """Divide a group so that no part holds a refused pair."""
    parts: list[list[str]] = []
    for one in sorted(group):
        home = next((part for part in parts if not any(frozenset((one, other)) in refused for other in part)), None)
        if home is None:
            parts.append([one])
        else:
            home.append(one)
    return parts
