"""Chooses the spelling under which a name is shown.

In: groups of spellings that are one name, how often each stands, the aliases, the nominatives of case forms. Out: one
form a group, no two groups the same. A form need not be a spelling of the archive: of 'Зеленського' and 'Zelenski' it
is 'Volodymyr Zelensky', of 'Ивану Петрову' it is 'Иван Петров'.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.text.names._aliases import fold_spelling
from warreader.text.names._name_parts import take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from warreader.text.names._name_parts import PersonName

_LATIN: Final = 0x24F  # the last letter of Latin Extended-B

Pairs = frozenset[frozenset[str]]
"""Pairs of spellings of which the reader has decided something."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of spellings beside how often they stand."""

    named: Callable[[str], str]
    """Gives the form that the list of aliases has for a spelling; empty for none."""
    bases: Mapping[str, str]
    """The nominatives of spellings that are case forms."""
    short: Callable[[str], bool]
    """Tells a spelling that says less than a full name."""


def shown_forms(
    groups: Sequence[Collection[str]], counts: Mapping[str, int], known: Knowledge, refused: Pairs
) -> list[str]:
    """Choose a form for each group.

    Args:
        groups: Each the spellings of one name.
        counts: How often each spelling stands in the archive.
        known: What the list of aliases and the grammar know of the spellings.
        refused: Pairs that the reader keeps apart; the form of a name is none of those.

    Returns:
        The forms, in the order of the groups. Where two groups want one form, the one that has it as a spelling keeps
        it, then the one that stands more often.
    """
    homes = {spelling: number for number, group in enumerate(groups) for spelling in group}
    order = sorted(range(len(groups)), key=lambda at: (-sum(counts[one] for one in groups[at]), min(groups[at])))
    taken: set[str] = set()
    forms = [""] * len(groups)
    for at in order:
        for form in _wishes(groups[at], counts, known):
            free = homes.get(form, at) == at and form not in taken
            if free and not any(frozenset((form, one)) in refused for one in groups[at] if refused):
                forms[at] = form
                taken.add(form)
                break
    return forms


def is_latin(text: str) -> bool:
    """True if no letter stands beyond the Latin alphabets."""
    return text.isascii() or not any(letter.isalpha() and ord(letter) > _LATIN for letter in text)


def _wishes(group: Collection[str], counts: Mapping[str, int], known: Knowledge) -> Iterable[str]:
    """Return the forms that a group could have, the best first; its own spellings are the last, so that one is free."""
    listed: Counter[str] = Counter()
    for one in group:
        if form := known.named(one):
            listed[form] += counts[one]
    yield from sorted(listed, key=lambda form: (-listed[form], form))
    standing: Counter[str] = Counter()
    for one in group:
        standing[known.bases.get(one, one)] += counts[one]
    yield from sorted(standing, key=lambda form: _rank(form, standing[form], in_text=form in counts, short=known.short))
    yield from sorted(group)


def _rank(form: str, count: int, *, in_text: bool, short: Callable[[str], bool]) -> tuple[object, ...]:
    """Full before short, Latin letters first, with capitals as names have them, then the most frequent, the fuller."""
    return (
        short(form),
        not is_latin(form),
        not is_titled(form),
        -count,
        not in_text,
        -len(form.split()),
        form,
    )


def is_titled(form: str) -> bool:
    """True unless it is all of capitals or begins with a small letter, as no name is spelt in running text."""
    return not form.isupper() and not form[:1].islower()


def by_list(aliases: Mapping[str, str], bases: Mapping[str, str]) -> Callable[[str], str]:
    """Look up spellings in the list of aliases: as spelt, case forms by their nominative, full names by their sound.

    Args:
        aliases: From a folded spelling to the name it stands for.
        bases: The nominatives of spellings that are case forms.

    Returns:
        From a spelling to the list's form, empty where it has none.
    """
    sounds = {_sound(parts): (form, parts) for form in {*aliases.values()} if (parts := take_apart(form)).full}

    def look_up(spelling: str) -> str:
        base = bases.get(spelling, spelling)
        if (exact := aliases.get(fold_spelling(base))) is not None:
            return exact
        parts = take_apart(base)
        form, known = sounds.get(_sound(parts), ("", parts))
        return form if parts.full and parts.may_be(known) else ""

    return look_up


def _sound(parts: PersonName) -> tuple[object, ...]:
    return (parts.given, parts.surname, parts.initial)
