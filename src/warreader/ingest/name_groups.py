"""Groups of joined spellings, found by what a reader types, without looking at all names of an archive.

A million names are looked through in 0.2 s for a part of a spelling, where to group them all takes many seconds. By
sound they are found through the keys that are kept of surnames, and by comparing the commonest.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warreader.archive import Archive, StoredName
    from warreader.article import Label

_MANY: Final = 100_000
"""Forms from which on all names are read at once: each by itself takes 50 us, all of a million 5 s."""
COMPARED: Final = 10_000
"""Names that are compared by sound, the commonest: 0.2 s."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """One person or organisation, with the spellings that were joined."""

    label: Label
    """PER or ORG."""
    name: str
    """The form that they share: the list's, a nominative, or one of the spellings."""
    names: tuple[StoredName, ...]
    """One entry a spelling, the most frequent first; `name` need not be among them."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings, the most frequent first."""
        return tuple(one.text for one in self.names)


def joined_groups(archive: Archive, label: Label) -> list[NameGroup]:
    """Gather the names that have several spellings.

    Args:
        archive: The archive.
        label: PER or ORG.

    Returns:
        The groups; the most frequent first.
    """
    groups = _grouped(archive, label, archive.names.joined_forms(label))
    return [group for group in groups if len(group.names) > 1]


def groups_with(archive: Archive, label: Label, part: str) -> list[NameGroup]:
    """Gather the names that have a spelling which some letters are part of, capitals or not.

    Args:
        archive: The archive.
        label: PER or ORG.
        part: The letters.

    Returns:
        As for `joined_groups`, also those of one spelling.
    """
    return _grouped(archive, label, archive.names.forms_with(label, part))


def groups_that_sound_so(archive: Archive, label: Label, name: str) -> tuple[list[NameGroup], bool]:
    """Gather the names that have all parts of a name, by their sound.

    Args:
        archive: The archive.
        label: PER or ORG.
        name: As somebody spells it.

    Returns:
        As for `groups_with`; and whether all names were compared: of many only the commonest are, and those of
        people that have a part as their surname.
    """
    sounds = set(name_key(name).split())
    if not sounds:
        return [], True
    commonest = archive.names.commonest(label, COMPARED + 1)
    compared = {*commonest[:COMPARED], *archive.names.with_keys(label, sounds)}
    found = sorted(one for one in compared if sounds <= set(name_key(one).split()))
    return groups_of(archive, label, found), len(commonest) <= COMPARED


def groups_of(archive: Archive, label: Label, spellings: Iterable[str]) -> list[NameGroup]:
    """Gather the names that some spellings stand for.

    Args:
        archive: The archive.
        label: PER or ORG.
        spellings: Spellings of names, or forms that they share; those that no article has are left out.

    Returns:
        As for `groups_with`.
    """
    forms = dict.fromkeys(filter(None, (archive.names.form_of(label, one) for one in spellings)))
    return _grouped(archive, label, forms)


def _grouped(archive: Archive, label: Label, forms: Iterable[str]) -> list[NameGroup]:
    wanted = set(forms)
    several = (None,) if len(wanted) > _MANY else wanted
    groups: dict[str, list[StoredName]] = defaultdict(list)
    for one in chain.from_iterable(archive.names.stored(label, form) for form in several):
        if one.joined in wanted:
            groups[one.joined].append(one)
    found = [
        NameGroup(label, name, tuple(sorted(names, key=lambda one: (-one.articles, one.text))))
        for name, names in groups.items()
    ]
    return sorted(found, key=lambda group: (-sum(one.articles for one in group.names), group.name))
