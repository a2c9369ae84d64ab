"""Finds names that could be joined with given ones, without comparing all.

In: names, and who has a key, from wherever the names are kept. Out: all that the joining of those names can depend on:
joining them alone joins them, and tells why, as joining the whole archive does. Names that no key connects are never
joined but by the reader, and neither changes the form in which the other is shown.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warreader.frozen import dataclass
from warreader.text.names._aliases import fold_spelling
from warreader.text.names._case_forms import full_senses, is_cyrillic, last_readings, surname_keys
from warreader.text.names._organisations import acronym, home_of, initials

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from warreader.text.names._display_form import Pairs


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What connects a name with others."""

    own: frozenset[str]
    """Those by which it is found."""
    sought: frozenset[str]
    """Those of the names that it can be joined to, or that must be known to tell."""


def relatives(
    touched: Iterable[str],
    keys: Callable[[str], NameKeys],
    holders: Callable[[Collection[str]], Iterable[str]],
    confirmed: Pairs = frozenset(),
) -> set[str]:
    """Find the names that can be joined to one of some names.

    Args:
        touched: Some names; they need not stand in the archive any more.
        keys: Gives what connects a name with others.
        holders: Gives all names of the archive that have one of some keys as their own, and may give more.
        confirmed: Pairs that the reader has said are one.

    Returns:
        What `holders` gave of them; with `touched` and whatever was confirmed to be one with them, though it be gone.
    """
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in confirmed:
        for one in pair:
            partners[one] |= pair
    found: set[str] = set()
    asked: set[str] = set()
    due = set(touched)
    while due:
        found |= due
        wanted = {key for name in due for key in keys(name).sought} - asked
        asked |= wanted
        due = {*holders(wanted), *(other for name in due for other in partners.get(name, ()))} - found
    return found


def person_keys(name: str, aliases: Mapping[str, str]) -> NameKeys:
    """Return the skeletons of the surname of a person in every case that it can be, and of what the list calls it.

    Args:
        name: As a text spells it.
        aliases: From a folded spelling to the name it stands for.
    """
    found = surname_keys(name)
    for form in {aliases[folded] for one in _forms(name) if (folded := fold_spelling(one)) in aliases}:
        found |= surname_keys(form)
    return NameKeys(found, found)


def _forms(name: str) -> set[str]:
    """Return what a person's name may be the case form of, and itself."""
    if not is_cyrillic(name):
        return {name}
    *front, _ = name.split()
    lasts = {one.nominative for one in last_readings(name)}
    return {name, *lasts, *(" ".join((*front, one)) for one in lasts), *(one.name for one in full_senses(name))}


def body_keys(name: str, aliases: Mapping[str, str]) -> NameKeys:
    """Return what connects a body's name with others: what it is compared by, and its initials or its being some.

    Whose initials an acronym is depends on all names that have them. Without the acronym they mean nothing, so names of
    the same initials are connected by it alone.

    Args:
        name: As a text spells it.
        aliases: From a folded spelling to the body it stands for.
    """
    home = home_of(name, aliases)
    same = {home.key} | ({home_of(home.base, aliases).key} if home.base != name else set())
    letters, short = initials(name), acronym(name)
    own = same | ({f"{letters}..."} if acronym(letters) else set()) | ({f".{short}"} if short else set())
    sought = same | ({f".{letters}"} if acronym(letters) else set()) | ({f"{short}..."} if short else set())
    return NameKeys(frozenset(own), frozenset(sought))
