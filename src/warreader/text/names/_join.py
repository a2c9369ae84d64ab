"""Joins the spellings of personal names across an archive, and explains why.

In: how often each spelling stands in the archive, the aliases, what the reader refused. Out: for each spelling the
form that all of them share. It is made anew from the spellings each time: the same counts give the same answer, in any
order.

Rules, the surest first: an alias of the curated list; a case form (`_case_forms`); the same skeletons (`_name_parts`);
a given name left to its initial; a middle name left out; a surname alone, where one full name has at least four of five
mentions of all full names with this surname; last what the reader says is one. Nothing is joined on a letter of
difference: that is only suggested.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names._aliases import fold_spelling
from warreader.text.names._case_forms import nominatives
from warreader.text.names._common_surnames import COMMON, SHARED
from warreader.text.names._display_form import Knowledge, Pairs, by_list, shown_forms
from warreader.text.names._equivalents import GIVEN
from warreader.text.names._name_parts import PersonName, take_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

OWNERSHIP: Final = 0.8
"""The share of a surname's full-name mentions that one full name must hold to own the surname alone: the value of the
prototype whose groups were right 42 times in 45."""
LONE_AT_MOST: Final = 4
"""How many times as often as the full name a Slavic, Caucasian or Turkic surname may stand alone. One that stands more
often is mostly somebody else's, or no name ('Lilly' nine times beside one Cindy Lilly)."""
WESTERN_LONE_AT_MOST: Final = 1 / 3
"""The same for any other surname: 'Clinton' six times beside nine Hillary Clintons was the president."""
OWNED_AT_LEAST: Final = 3
"""Mentions of a full name before it owns a surname of other languages."""
COMMON_AT_LEAST: Final = 5
"""Mentions of a full name before it owns a surname that thousands bear."""
_MIDDLE_NAMES: Final = 2
_ARTICLES: Final = frozenset({"la", "el", "le"})
"""Articles with a capital: 'La Niña' is no Nina whose given name is La. (Al Gore is one Gore.)"""
_SHORTEST_SURNAME: Final = 3
_BRIEF: Final = 3
"""Signs of a skeleton that many surnames share."""


@dataclass(frozen=True, slots=True)
class Join:
    """One spelling and the name that it was joined to."""

    spelling: str
    """As the texts spell it."""
    name: str
    """The form that the spellings share; it need not be one of them."""
    reason: str
    """Why, in words a reader understands."""


@dataclass(slots=True)
class _Group:
    """Spellings of one person, while they are put together."""

    spellings: dict[str, str]  # spelling -> reason
    parts: PersonName
    mentions: int  # of its full names only


def joins(
    counts: Mapping[str, int],
    aliases: Mapping[str, str] | None = None,
    refused: Pairs = frozenset(),
    confirmed: Pairs = frozenset(),
) -> tuple[Join, ...]:
    """Join the spellings of persons' names.

    Args:
        counts: How often each spelling stands in the archive.
        aliases: From a folded spelling to the name it stands for, as `read_aliases` gives them.
        refused: Pairs of spellings (or of a spelling and the shared name) that must not be joined.
        confirmed: Pairs that the reader has said are one.

    Returns:
        One join a spelling, sorted by spelling; a spelling that stands alone is joined to itself.
    """
    known = aliases or {}
    bases = nominatives(counts, known)
    groups = _by_skeleton(counts, known, bases, refused)
    groups = _fuller(groups, refused)
    groups = _lone_surnames(groups, counts, refused)
    people = with_confirmed([group.spellings for group in groups], counts, refused, confirmed)
    result = []
    knowledge = Knowledge(by_list(known, bases), bases, _is_short)
    for spellings, name in zip(people, shown_forms(people, counts, knowledge, refused), strict=True):
        result += [Join(spelling, name, reason) for spelling, reason in spellings.items()]
    return tuple(sorted(result, key=lambda join: join.spelling))


def with_confirmed(
    groups: Iterable[dict[str, str]], counts: Mapping[str, int], refused: Pairs, confirmed: Pairs
) -> list[dict[str, str]]:
    """Put together the groups that the reader has said are one; a refusal between them wins.

    Args:
        groups: Each a mapping from spelling to the reason why it stands there.
        counts: How often each spelling stands in the archive: the rarer group joins the other.
        refused: Pairs of spellings that must not be joined.
        confirmed: Pairs that are one.

    Returns:
        The groups, with those taken in whose reasons then say so.
    """
    left = list(groups)
    for pair in sorted(tuple(sorted(pair)) for pair in confirmed if len(pair) > 1):
        found = [group for group in left if not group.keys().isdisjoint(pair)]
        if len(found) != 2 or _apart(found[0], found[1], refused):  # noqa: PLR2004  # they are one already, or one is gone
            continue
        guest, home = sorted(found, key=lambda group: (sum(counts[one] for one in group), max(group)))
        mine, theirs = sorted(pair, key=lambda one: one in guest)
        home.update(dict.fromkeys(guest, f"joined by you: {theirs} is {mine}"))
        left = [group for group in left if group is not guest]
    return left


def _apart(one: Iterable[str], other: Collection[str], refused: Pairs) -> bool:
    """True if the reader has refused a pair across the two groups."""
    return bool(refused) and any(frozenset((a, b)) in refused for a in one for b in other)


def _by_skeleton(
    counts: Mapping[str, int], aliases: Mapping[str, str], bases: Mapping[str, str], refused: Pairs
) -> list[_Group]:
    """Put together what has the same alias or the same skeletons."""
    groups: list[_Group] = []
    by_key: dict[tuple[object, ...] | str, list[_Group]] = defaultdict(list)
    for spelling in sorted(counts, key=lambda one: (one in bases, -counts[one], one)):
        base = bases.get(spelling, spelling)
        parts = take_apart(base)
        alias = aliases.get(fold_spelling(base))
        known = take_apart(alias) if alias else parts
        key = (known.given, known.surname, known.initial) if known.surname else spelling
        free = (group for group in by_key[key] if not _apart([spelling], group.spellings, refused))
        home = next((group for group in free if alias or parts.may_be(group.parts)), None)
        if home is None:
            home = _Group({}, known, 0)
            by_key[key].append(home)
            groups.append(home)
        home.spellings[spelling] = _reason(spelling, base, alias, first=not home.spellings)
        home.mentions += counts[spelling] if parts.full else 0
    return groups


def _reason(spelling: str, base: str, alias: str | None, *, first: bool) -> str:
    """Say why a spelling stands with those of the same alias or the same sound."""
    if base != spelling:
        return f"a case form of {base}" + (f", a known spelling of {alias}" if alias not in {None, base} else "")
    if alias:
        return f"a known spelling of {alias}"
    return "as spelt" if first else "sounds the same"


def _fuller(groups: list[_Group], refused: Pairs) -> list[_Group]:
    """Join initials to the given name, and names with a middle name to those without, where only one fits."""
    surnames: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.parts.given:
            surnames[group.parts.surname].append(group)
    gone: set[int] = set()
    for family in surnames.values():
        for group in sorted(family, key=lambda one: (len(one.parts.given[0]) > 1, min(one.spellings))):
            fits = [
                other
                for other in family
                if other is not group
                and id(other) not in gone
                and group.parts.may_be(other.parts)
                and _fits(group.parts, other.parts)
            ]
            if len(fits) == 1 and not _apart(group.spellings, fits[0].spellings, refused):
                reason = (
                    "the given name's initial" if not group.parts.full else "the same name with a middle name left out"
                )
                _take_in(fits[0], group, reason)
                gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _fits(short: PersonName, long: PersonName) -> bool:
    """True if `short` can be `long` with initials or without middle names; common surnames need more than that."""
    if not long.full or short.surname != long.surname or short.surname in COMMON:
        return False
    middle, longer = set(short.given[1:]), set(long.given[1:])
    if not short.full:
        return long.initial == short.initial and middle <= longer
    added = len(long.given) - len(short.given)
    return 0 < added <= _MIDDLE_NAMES and short.given[0] == long.given[0] and middle <= longer


def _take_in(home: _Group, guest: _Group, reason: str) -> None:
    home.spellings.update(dict.fromkeys(guest.spellings, reason))
    home.mentions += guest.mentions


def _lone_surnames(groups: list[_Group], counts: Mapping[str, int], refused: Pairs) -> list[_Group]:
    """Join a surname that stands alone to the one full name that owns it."""
    owners: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.parts.full:
            owners[group.parts.surname].append(group)
    left: list[_Group] = []
    for group in groups:
        owner = _owner(group, owners.get(group.parts.surname, []), counts)
        if owner is None or _apart(group.spellings, owner.spellings, refused):
            left.append(group)
            continue
        total = sum(one.mentions for one in owners[group.parts.surname])
        share = f"{owner.mentions} of {total} mentions of a full name with it"
        reason = f"surname alone; {share} are of {_fullest(owner.spellings, counts)}"
        owner.spellings.update(dict.fromkeys(group.spellings, reason))
    return left


def _owner(group: _Group, candidates: Sequence[_Group], counts: Mapping[str, int]) -> _Group | None:
    """The one full name that owns a surname alone; None where there is none, or where the surname says too little."""
    alone = not group.parts.given and len(group.parts.surname) >= _SHORTEST_SURNAME and group.parts.surname not in GIVEN
    if not alone or not candidates or group.parts.surname in SHARED:
        return None
    top = max(candidates, key=lambda one: (one.mentions, min(one.spellings)))
    total = sum(one.mentions for one in candidates)
    lone = sum(counts[spelling] for spelling in group.spellings)
    if top.mentions < OWNERSHIP * total or not group.parts.may_be(top.parts) or top.parts.given[0] in _ARTICLES:
        return None
    if len(group.parts.surname) <= _BRIEF and not _spelt_alike(group, top):
        return None
    eastern = group.parts.eastern or top.parts.eastern
    most = (LONE_AT_MOST if eastern else WESTERN_LONE_AT_MOST) * top.mentions
    sure = eastern and _spelt_alike(group, top)
    least = COMMON_AT_LEAST if group.parts.surname in COMMON else 1 if sure else OWNED_AT_LEAST
    return top if lone <= most and least <= top.mentions else None


def _spelt_alike(group: _Group, owner: _Group) -> bool:
    """True if a surname alone is spelt as in one of the full names, but for case and accents: 'Row' is not Joe Roff."""
    own = {fold_spelling(spelling).split()[-1] for spelling in owner.spellings}
    return any(fold_spelling(spelling).split()[-1] in own for spelling in group.spellings)


def _fullest(spellings: Iterable[str], counts: Mapping[str, int]) -> str:
    """The full name that stands most often, to be told in a reason."""
    return min(spellings, key=lambda one: (_is_short(one), -counts[one], one))


def _is_short(name: str) -> bool:
    """True for a name without a given name that is more than an initial."""
    return not take_apart(name).full
