"""Joins spellings of one name across an archive, and explains why.

An archive comes in and is changed in place. Joins follow from the names as the texts spell them, from how many articles
name them, and from the reader's decisions, which stand in `user.db`: done twice it changes nothing the second time, and
a decision holds after any import. Only what can have changed is worked out anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from warreader.archive import Settled
from warreader.article import Label
from warreader.errors import ArchiveError
from warreader.ingest.name_rules import ALIASES, LABELS, name_rules
from warreader.resources import data_bytes
from warreader.text.names import Aliases, body_joins, body_keys, joins, person_keys, read_aliases, relatives

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from warreader.archive import Archive
    from warreader.text.names import Join, NameKeys, Pairs

_MANY: Final = 100_000
"""Names that are all joined anew, in 9 s, where it is unknown by which rules they are."""
_PART: Final = 1_000
"""Names that are joined in one transaction, with all that can be joined to them: 80 ms, the lock is held for 22. By
5,000 it takes as long in all, and the lock is held for 78 at once."""

Told = Callable[[str, int, int], object]
"""Takes what is done, of how many names, and how many there are."""
_Choice = tuple[str, str, bool]  # two spellings, and whether they are two names


def join_spellings(archive: Archive, *, cut_off: bool = False, progress: Told | None = None) -> int:
    """Join the spellings of each name of a person or an organisation.

    Only what can be joined to a name that has got or lost articles since, or of which the reader has decided since, is
    looked at; the whole archive where other rules joined it. Both come to the same. It is done in parts: stopped
    anywhere, it goes on from there the next time. A large archive that an older version of this program has joined
    stays as it is but for what changes.

    Args:
        archive: The archive.
        cut_off: An earlier run has not come to its end; an older version did not keep what is due then.
        progress: Told what is done, of how many names it is done, and how many there are.

    Returns:
        How many names changed.

    Raises:
        ArchiveError: It cannot be written.
    """
    told = progress or _tell_nobody
    decided = {label: _begin(archive, label, cut_off=cut_off) for label in LABELS}
    total = archive.names.count_due()
    changed = sum(_join_some(archive, label, names, told) for label, names in decided.items() if names)
    for label in LABELS:
        for due in archive.names.due_in_parts(label, _PART):
            changed += _join_some(archive, label, due, told)
            told("names joined", total - archive.names.count_due(), total)
    return changed


def explain_joins(archive: Archive, label: Label, spellings: Collection[str]) -> Mapping[str, str]:
    """Say why spellings were joined.

    Args:
        archive: The archive.
        label: PER or ORG.
        spellings: Names as `StoredName.text` has them.

    Returns:
        From each spelling, and from those of the same surname, to the reason.
    """
    chosen = _chosen(archive, label)
    try:
        counts = _relatives(archive, label, spellings, chosen, _tell_nobody)
    except ArchiveError:  # an archive that cannot be written, and whose names have no keys yet: all are looked at
        counts = archive.names.counts(label)
    return {join.spelling: join.reason for join in _joins(label, counts, chosen)}


def _begin(archive: Archive, label: Label, *, cut_off: bool) -> Collection[str]:
    """See by what the names of a label are joined, and what of them must be joined anew.

    Returns:
        The names of which the reader has decided since they were joined; what else is due the archive knows.
    """
    names, chosen, before = archive.names, _chosen(archive, label), _read_record(archive, label)
    if before is None:
        anew = cut_off or names.record(label) is not None or names.total() <= _MANY
        names.begin(label, _record(chosen), all_due=anew)
        before = chosen
    return {one for choice in chosen ^ before for one in choice[:2]}


def rejoin(archive: Archive, label: Label, touched: Collection[str]) -> int:
    """Work out anew what can be joined to names of which the reader has decided, and leave the rest as it is."""
    return _join_some(archive, label, touched, _tell_nobody)


def _join_some(archive: Archive, label: Label, touched: Collection[str], progress: Told) -> int:
    """Join what can be joined to some names, and leave the rest of the archive as it is."""
    chosen = _chosen(archive, label)
    counts = _relatives(archive, label, touched, chosen, progress)
    joined = {name: name for name in touched}  # what no article names any more stands for itself
    joined |= {join.spelling: join.name for join in _joins(label, counts, chosen)}
    before = _read_record(archive, label)
    if before is None:
        return archive.names.join(label, joined, others_stay=True)
    now = {one for one in before if joined.keys().isdisjoint(one[:2])}
    now |= {one for one in chosen if not joined.keys().isdisjoint(one[:2])}
    settled = Settled({name: counts.get(name, 0) for name in joined}, _record(now))
    return archive.names.join(label, joined, others_stay=True, settled=settled)


def _relatives(
    archive: Archive, label: Label, touched: Collection[str], chosen: Collection[_Choice], progress: Told
) -> dict[str, int]:
    """Find what can be joined to some names, with the number of articles."""
    total = archive.names.total()
    archive.names.write_keys(
        name_rules(), lambda label, name: _keys(label, name).own, lambda done: progress("names compared", done, total)
    )
    found: dict[str, int] = {}

    def holders(keys: Collection[str]) -> Iterable[str]:
        more = archive.names.with_keys(label, keys)
        found.update(more)
        return more

    relatives(touched, lambda name: _keys(label, name), holders, _pairs(chosen, apart=False))
    return found


@cache
def load_aliases() -> Aliases:
    """Read the known spellings of names that no rule can join.

    Returns:
        The aliases; the same ones at every call.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return read_aliases(data_bytes(ALIASES))


def _joins(label: Label, counts: Mapping[str, int], chosen: Collection[_Choice]) -> Sequence[Join]:
    """Join names, all of an archive or what can be joined to some."""
    aliases = load_aliases()
    refused, confirmed = _pairs(chosen, apart=True), _pairs(chosen, apart=False)
    if label is Label.ORG:
        return body_joins(counts, aliases.bodies, refused, confirmed)
    return joins(counts, aliases.people, refused, confirmed)


def _keys(label: Label, name: str) -> NameKeys:
    aliases = load_aliases()
    return body_keys(name, aliases.bodies) if label is Label.ORG else person_keys(name, aliases.people)


def _chosen(archive: Archive, label: Label) -> frozenset[_Choice]:
    """Return what the reader has decided about names of a label."""
    choices = (choice for choice in archive.marks.name_choices() if choice.label is label)
    return frozenset((min(one.pair), max(one.pair), one.apart) for one in choices)


def _pairs(chosen: Iterable[_Choice], *, apart: bool) -> Pairs:
    return frozenset(frozenset((one, other)) for one, other, two in chosen if two is apart)


def _record(chosen: Collection[_Choice]) -> str:
    return json.dumps([name_rules(), sorted(chosen)], separators=(",", ":"))


def _read_record(archive: Archive, label: Label) -> frozenset[_Choice] | None:
    """Return the decisions by which names are joined; None where nobody has joined them by the present rules."""
    record = archive.names.record(label)
    rules, chosen = ("", []) if record is None else json.loads(record)
    return frozenset((one, other, apart) for one, other, apart in chosen) if rules == name_rules() else None


def _tell_nobody(what: str, done: int, total: int) -> None:
    """Take how far it is, and keep it."""
