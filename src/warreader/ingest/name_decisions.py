"""The reader's decisions to split names or join them.

A decision stands in `user.db` by the spellings. It holds at once and after any import, and can be taken back.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from warreader.archive import NameChoice
from warreader.article import Label
from warreader.errors import NothingFoundError, UsageError
from warreader.ingest.name_groups import groups_of
from warreader.ingest.name_joining import rejoin
from warreader.ingest.name_rules import LABELS
from warreader.text.names import suggestions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.archive import Archive, Undone
    from warreader.ingest.name_groups import NameGroup
    from warreader.text.names import Suggestion

_SHOWN: Final = 5  # spellings named in a message


def split_name(archive: Archive, form: str, spellings: Sequence[str]) -> int:
    """Keep spellings apart from a name: they are somebody else. It holds at once, and after every import.

    Args:
        archive: The archive.
        form: The name, by any of its spellings.
        spellings: Those that are not this name; they stay together where a rule joins them.

    Returns:
        How many names changed their form; 0 where they stood apart already.

    Raises:
        NothingFoundError: The archive has no such name.
        UsageError: A spelling is the name itself, or does not stand for it; nothing was decided.
    """
    group, moved = _group_of(archive, form), tuple(dict.fromkeys(spellings))
    rest = [one for one in group.spellings if one not in moved]
    chosen = [one for one in archive.marks.name_choices() if one.apart and one.label is group.label]
    held = {choice.pair for choice in chosen} | {frozenset((choice.spelling, choice.form)) for choice in chosen}
    for one in moved:
        if one not in group.spellings and frozenset((one, form)) not in held:
            raise UsageError(_no_spelling(group, one))
    if form in moved or not rest:
        raise UsageError(f"{form} would be split from itself; name the spellings that are somebody else")
    apart = [
        NameChoice(group.label, one, other, apart=True, form=group.name)
        for one in moved
        if one in group.spellings
        for other in rest
    ]
    archive.marks.choose_names(apart, f"kept {', '.join(moved[:_SHOWN])} apart from {group.name}")
    return rejoin(archive, group.label, {*group.spellings, *moved})


def unite_names(archive: Archive, form: str, spellings: Sequence[str]) -> int:
    """Join names that no rule joins: they are one. It holds at once, and after every import.

    Args:
        archive: The archive.
        form: A name, by any of its spellings.
        spellings: Other names, each by any of its spellings.

    Returns:
        How many names changed their form; 0 where they were one already.

    Raises:
        NothingFoundError: The archive has no such name.
        UsageError: One is a person and the other an organisation.
    """
    group = _group_of(archive, form)
    others = [_group_of(archive, one, group.label) for one in spellings]
    mine = form if form in group.spellings else group.spellings[0]
    theirs = [
        one if one in other.spellings else other.spellings[0] for one, other in zip(spellings, others, strict=True)
    ]
    one_name = [NameChoice(group.label, one, mine, apart=False, form=group.name) for one in theirs if one != mine]
    between = {frozenset((mine, theirs)) for other in others for mine in group.spellings for theirs in other.spellings}
    archive.marks.forget_name_choices(
        [one for one in archive.marks.name_choices() if one.apart and one.pair in between]
    )
    if any(other.name != group.name for other in others):
        archive.marks.choose_names(one_name)
    return rejoin(archive, group.label, {*group.spellings, *(name for other in others for name in other.spellings)})


def undo(archive: Archive) -> Undone | None:
    """Undo the latest change of the reader; names that were kept apart are joined again where a rule does.

    Returns:
        What was taken back; None if there is nothing to undo.
    """
    undone = archive.undo()
    for label, spellings in () if undone is None else undone.renamed:
        rejoin(archive, label, spellings)
    return undone


def undo_choices(archive: Archive, form: str, spellings: Sequence[str], *, apart: bool) -> int:
    """Remove what the reader decided about spellings; the rules alone then say whether they are one.

    Args:
        archive: The archive.
        form: The name, as it was when deciding, or any spelling of it.
        spellings: The other side.
        apart: True takes back that they are two, False that they are one.

    Returns:
        How many decisions were taken back.

    Raises:
        NothingFoundError: There is no such decision.
    """
    known = [one for one in archive.marks.name_choices() if one.apart is apart and one.pair & set(spellings)]
    forms = {one.form for one in known if form in one.pair or form == one.form}
    choices = [one for one in known if one.form in forms]
    if not choices:
        decided = "kept apart" if apart else "joined"
        raise NothingFoundError(
            f"{', '.join(spellings)} and {form} were not {decided} by you; names --decided lists all"
        )
    archive.marks.forget_name_choices(choices)
    for label in {one.label for one in choices}:
        rejoin(archive, label, {name for one in choices if one.label is label for name in one.pair})
    return len(choices)


def suggest_names(archive: Archive) -> list[Suggestion]:
    """Suggest which names of people are another's typing errors; nothing is joined on it.

    Args:
        archive: The archive.

    Returns:
        Pairs of names, the rarer one first; none that the reader has decided about.
    """
    names = archive.names.stored(Label.PER)
    decided = {choice.pair for choice in archive.marks.name_choices() if choice.label is Label.PER}
    found = suggestions({one.text: one.articles for one in names}, {one.text: one.joined for one in names})
    return [one for one in found if frozenset((one.spelling, one.name)) not in decided]


def decisions_fingerprint(archive: Archive) -> str:
    """Return a short mark of all decisions about names: it differs where they do."""
    choices = [(one.label, one.spelling, one.other, one.apart) for one in archive.marks.name_choices()]
    return hashlib.sha256(repr(choices).encode("utf-8", "surrogatepass")).hexdigest() if choices else ""


def _group_of(archive: Archive, spelling: str, label: Label | None = None) -> NameGroup:
    """Find the name that a spelling stands for: a person before an organisation."""
    for one in LABELS if label is None else (label,):
        if found := groups_of(archive, one, [spelling]):
            return found[0]
        if full := archive.names.with_spelling(one, spelling):
            raise UsageError(
                f"{spelling!r} stands for {full!r} only inside an article that has the full name; only names that are "
                "joined across articles can be split or joined"
            )
    raise NothingFoundError(f"no article has the name {spelling!r}; warreader names lists the spellings")


def _no_spelling(group: NameGroup, spelling: str) -> str:
    known = ", ".join(one for one in group.spellings[:_SHOWN] if one != group.name) or "none"
    return f"{spelling!r} is not joined to {group.name!r}; its other spellings: {known}"
