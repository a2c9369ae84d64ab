"""`warreader names`: shows how spellings were joined and why, and lets the reader split or join them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from warreader.article import Label
from warreader.cli.cells import pad
from warreader.cli.output import remark, write_json, write_line
from warreader.errors import NothingFoundError, UsageError
from warreader.frozen import dataclass
from warreader.ingest import (
    explain_joins,
    groups_of,
    groups_that_sound_so,
    groups_with,
    joined_groups,
    split_name,
    suggest_names,
    undo_choices,
    unite_names,
)
from warreader.query import Named, Query, Words
from warreader.terminal import show_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warreader.archive import Archive, NameChoice
    from warreader.ingest import NameGroup

_WIDTH: Final = 28  # cells of a spelling in an explanation: 'Volodymyr Oleksandrovych' and a blank
_WITHIN: Final = "stands for it inside an article that has the full name"


@dataclass(frozen=True, slots=True)
class Options:
    """Options of `warreader names`."""

    label: Label = Label.PER
    """People or organisations."""
    explain: bool = False
    """Say why each spelling was joined."""
    limit: int | None = None
    """How many at most; None is all."""
    as_json: bool = False
    """One object a line."""


def print_names(archive: Archive, text: str, query: Query, options: Options) -> int:
    """Print names with the spellings that were joined.

    Args:
        archive: Where to look.
        text: What was typed: a name, or a part or another spelling of one; empty lists all that have two spellings.
        query: The same as a query: with fields in it, the people of the articles that it finds.
        options: What to show.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: There is none.
    """
    compared_all, counts = True, dict[str, int]()
    if query.root is None:
        groups = joined_groups(archive, options.label)
    elif _is_name(query):
        wanted = text.replace('"', "").strip()
        groups = groups_with(archive, options.label, wanted)
        if not groups:
            groups, compared_all = groups_that_sound_so(archive, options.label, wanted)
    else:
        counts = {one.name: one.count for one in archive.facets(query).people}
        groups = groups_of(archive, Label.PER, counts) if options.label is Label.PER else []
        groups.sort(key=lambda group: -counts.get(group.name, 0))
    left_out = "" if compared_all else "; of so many names the rare ones are not all compared by their sound"
    if not groups:
        raise NothingFoundError("no names were joined" if query.root is None else f"no name fits {text}{left_out}")
    found = [(group, counts.get(group.name) or _count(archive, group)) for group in groups[: options.limit]]
    for group, count in sorted(found, key=lambda one: (-one[1], one[0].name)):
        _print(archive, group, count, options)
    if left_out:
        remark(f"found by sound{left_out}")
    return 0


def decide(archive: Archive, words: Sequence[str], *, undo: bool, as_json: bool) -> int:
    """Split or join names as the reader says, and print what came of it.

    Args:
        archive: Whose names.
        words: 'split' or 'join', a name, and one or more spellings.
        undo: Take the decision back instead.
        as_json: Print objects.

    Returns:
        Exit code 0.

    Raises:
        UsageError: A spelling is missing, or does not belong to the name.
        NothingFoundError: There is no such name, or no such decision.
    """
    verb, *names = words
    if len(names) < 2:  # noqa: PLR2004  # a name and a spelling
        raise UsageError(f"names {verb} needs a name and a spelling; put each in quotation marks")
    form, *spellings = names
    if undo:
        undo_choices(archive, form, spellings, apart=verb == "split")
    elif verb == "split":
        split_name(archive, form, spellings)
    else:
        unite_names(archive, form, spellings)
    for label in (Label.PER, Label.ORG):
        for group in groups_of(archive, label, names):
            _print(archive, group, _count(archive, group), Options(label, as_json=as_json))
    return 0


def print_decisions(archive: Archive, *, as_json: bool) -> int:
    """Print what the reader has decided about names.

    Args:
        archive: Whose.
        as_json: One object a line.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: Nothing was decided.
    """
    choices = archive.marks.name_choices()
    if not choices:
        raise NothingFoundError("you have decided nothing about names; warreader names --help says how")
    for one in choices:
        if as_json:
            write_json(_choice_form(one))
        else:
            write_line(f"{one.spelling} {'is not' if one.apart else 'is'} {one.other}")
    return 0


def print_typos(archive: Archive, text: str, options: Options) -> int:
    """Print which names may be typing errors of another; nothing is joined on it.

    Args:
        archive: Where to look.
        text: A part of either name; empty for all.
        options: What to show.

    Returns:
        Exit code 0.

    Raises:
        NothingFoundError: There is none.
    """
    wanted = text.replace('"', "").strip().casefold()
    fitting = (one for one in suggest_names(archive) if wanted in f"{one.spelling}\n{one.name}".casefold())
    found = list(islice(fitting, options.limit))
    if not found:
        raise NothingFoundError("no name looks like a typing error of another")
    for one in found:
        if options.as_json:
            write_json({"spelling": one.spelling, "name": one.name, "reason": one.reason})
        else:
            write_line(f"{one.spelling} -> {one.name}?  {one.reason}")
    if not options.as_json:
        remark("none of these was joined; warreader names join NAME SPELLING joins two")
    return 0


def _is_name(query: Query) -> bool:
    parts = getattr(query.root, "parts", (query.root,))
    return all(isinstance(part, Words) for part in parts)


def _count(archive: Archive, group: NameGroup) -> int:
    """Count the articles that `person:` or `org:` finds for a name."""
    return archive.search(Query(Named(group.label, group.name))).total


def _print(archive: Archive, group: NameGroup, count: int, options: Options) -> None:
    reasons = explain_joins(archive, group.label, group.spellings) if options.explain or options.as_json else {}
    if options.as_json:
        write_json(_group_form(archive, group, count, reasons))
        return
    others = [one for one in group.spellings if one != group.name]
    if not options.explain:
        write_line(f"{group.name}{' <- ' if others else ''}{', '.join(others)} ({count:,})")
        return
    write_line(f"{group.name} ({count:,})")
    for one in group.names:
        reason = "the form that they share" if one.text == group.name else reasons.get(one.text, "")
        write_line(f"  {pad(show_line(one.text), _WIDTH)} {reason} ({one.articles:,})")
        for inside in one.within:
            write_line(f"    {pad(show_line(inside), _WIDTH - 2)} {_WITHIN}")
    for choice in _apart_from(archive, group):
        write_line(f"  {pad(show_line(choice.spelling), _WIDTH)} kept apart from {choice.other} by you")


def _apart_from(archive: Archive, group: NameGroup) -> list[NameChoice]:
    members = set(group.spellings)
    return [
        one for one in archive.marks.name_choices() if one.apart and one.label is group.label and one.pair & members
    ]


def _group_form(archive: Archive, group: NameGroup, count: int, reasons: Mapping[str, str]) -> dict[str, Any]:
    return {
        "label": group.label,
        "name": group.name,
        "count": count,
        "spellings": [
            {
                "spelling": one.text,
                "articles": one.articles,
                "reason": reasons.get(one.text),
                "within": list(one.within),
            }
            for one in group.names
        ],
        "apart": [_choice_form(one) for one in _apart_from(archive, group)],
    }


def _choice_form(choice: NameChoice) -> dict[str, Any]:
    return {
        "label": choice.label,
        "spelling": choice.spelling,
        "other": choice.other,
        "apart": choice.apart,
        "form": choice.form,
    }
