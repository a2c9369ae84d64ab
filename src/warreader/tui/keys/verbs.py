"""Typed commands: a number, a verb with an argument, or any action by name.

In: a line, and where the keyboard was. Out: what to run, or one line that says what is wrong. `:12` goes to article 12,
`:filter city:Kharkiv`, `:theme light`, `:sort title`, `:star`, `:article.next 3`, `:q`.
"""

from __future__ import annotations

import difflib
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from warreader.frozen import dataclass
from warreader.query import Sort
from warreader.tui.completion import complete_query, fits
from warreader.tui.keys.actions import Action, offered_at
from warreader.tui.keys.chords import LARGEST_COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warreader.tui.completion import Values
    from warreader.tui.keys.actions import Place

_MOST_DIGITS: Final = 12


class ArgumentKind(StrEnum):
    """The kinds of argument that a verb takes."""

    QUERY = "a query"
    ORDER = "an order"
    THEME = "a theme"
    WORDS = "words"
    NUMBER = "a number"
    TAGS = "tags"
    MARKS = "+read, -read, +starred or -starred"
    STYLE = "a style"
    NAME = "a name"
    FOLDER = "a folder"
    COMMAND = "a command"
    SAMPLE = "a size and a seed, or off"
    LETTER = "a letter from a to z"
    LETTERS = "letters, as in a c-e, or ! for all"


@dataclass(frozen=True, slots=True)
class Verb:
    """A typed command with an argument."""

    name: str
    """What is typed."""
    takes: ArgumentKind
    """What stands behind it."""
    call: str
    """The part of the screen and the method that get it."""
    help: str
    """One sentence."""
    example: str
    """A whole line."""
    outside: bool = False
    """True if it starts a program of this machine or writes a file, as with `Action.outside`."""


VERBS: Final = (
    Verb(
        "filter",
        ArgumentKind.QUERY,
        "prompt.filter",
        "Ask for these articles instead",
        "filter city:Kharkiv date:2022-03",
    ),
    Verb("narrow", ArgumentKind.QUERY, "prompt.narrow", "Ask for this too", "narrow hospital"),
    Verb("sort", ArgumentKind.ORDER, "prompt.sort", "Order the list: newest, oldest, relevance, title", "sort title"),
    Verb("find", ArgumentKind.WORDS, "prompt.find", "Find words in the article", "find air raid"),
    Verb("tag", ArgumentKind.TAGS, "marks.tag", "Tag the article; a minus takes a tag off", "tag hospital -later"),
    Verb("tag-listed", ArgumentKind.TAGS, "marks.tag_listed", "Tag every article listed", "tag-listed war"),
    Verb("mark-listed", ArgumentKind.MARKS, "marks.mark_listed", "Mark every article listed", "mark-listed +starred"),
    Verb("mark", ArgumentKind.LETTER, "bookmarks.set_at", "Mark this place in the article by a letter", "mark a"),
    Verb("delmarks", ArgumentKind.LETTERS, "bookmarks.delete", "Take marks away", "delmarks a c-e"),
    Verb(
        "cite", ArgumentKind.STYLE, "outputs.cite", "Copy a citation: plain, markdown, bibtex, csl-json", "cite bibtex"
    ),
    Verb("pipe", ArgumentKind.COMMAND, "outputs.pipe", "Pipe the article to a command", "pipe wc -w", outside=True),
    Verb(
        "export",
        ArgumentKind.FOLDER,
        "outputs.export",
        "Export what is listed; a form may follow",
        "export ~/x csv",
        outside=True,
    ),
    Verb(
        "sample",
        ArgumentKind.SAMPLE,
        "prompt.sample",
        "Draw so many of what is listed at random; off lists all",
        "sample 200 7",
    ),
    Verb("save", ArgumentKind.NAME, "searches.save", "Save this search under a name", "save hospitals"),
    Verb("forget", ArgumentKind.NAME, "searches.forget", "Forget a saved search", "forget hospitals"),
    Verb("theme", ArgumentKind.THEME, "prompt.theme", "Change the colours", "theme light"),
    Verb("width", ArgumentKind.NUMBER, "prompt.width", "Cells of a line of the reading view", "width 70"),
)
"""Those that take something; every action of the table is a verb besides."""
NOT_SERVED: Final = "at a terminal only: it would start a program or write a file on the archive's machine"
"""Why something cannot be done in a reader that is served."""
STYLES: Final = ("plain", "markdown", "bibtex", "csl-json")
"""How an article can be cited; those of `export.STYLES`."""
FORMS: Final = ("markdown", "text", "jsonl", "csv", "csv-excel", "bibtex", "csl")
"""In what form articles can be exported; those of `export.FORMATS`."""
_FORM: Final = re.compile(r"\s+(?:--form(?:at)?[ =])?(\S+)\Z")
_OPTION: Final = re.compile(r"(?:^|\s)(--\S*)")
_QUOTED: Final = re.compile(r"""(["']).+\1\Z""")
MARKS: Final = ("+read", "-read", "+starred", "-starred")
"""How everything listed can be marked."""
_BY_NAME: Final = {verb.name: verb for verb in VERBS}
_ALIASES: Final = {
    "q": "quit",
    "qa": "quit",
    "x": "quit",
    "wq": "quit",
    "h": "help.open",
    "help": "help.open",
    "f": "filter",
    "marks": "mark.list",
}
"""What fingers that know vim type."""
_WRITES: Final = frozenset({"w", "wa", "write", "saveas"})
"""What writes a file in vim, and nothing here, since there is nothing to save."""
_NEAR: Final = 0.65  # of `difflib`: 'tga' is as near to 'tag' as two slips in three letters; 'set' to 'star' is .57
_LONG_ALIASES: Final = tuple(name for name in _ALIASES if len(name) > 2)  # noqa: PLR2004  # 'x' is near to any slip
"""Those that are offered and suggested."""


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A parsed command line."""

    call: str = ""
    """A method as `Verb.call` has it, with one argument; empty where `action` is meant."""
    argument: str | int = ""
    """What it gets."""
    action: Action | None = None
    """An action of the table."""
    count: int | None = None
    """How often."""


class CommandError(ValueError):
    """A line that means nothing; `str(error)` says why and what to type."""


def understand(line: str, here: Place, themes: Sequence[str], *, served: bool = False) -> TypedCommand | None:
    """Read a line.

    Args:
        line: What was typed behind the colon.
        here: Where the keyboard was.
        themes: Names that `theme` takes.
        served: Whether the reader shows in a browser.

    Returns:
        What to do; None for an empty line.

    Raises:
        CommandError: The line means nothing.
    """
    word, _, rest = line.strip().lstrip(":").partition(" ")
    rest = rest.strip()
    if not word:
        return None
    if word == "$" or word.isdecimal():
        return TypedCommand("prompt.go_to", -1 if word == "$" else _number(word))
    verb = _BY_NAME.get(_ALIASES.get(word, word))
    if served and verb is not None and verb.outside:
        raise CommandError(f"{verb.name} can be done {NOT_SERVED}")
    if verb is not None and rest:
        return TypedCommand(verb.call, _argument(verb, rest, themes))
    actions = _actions(_ALIASES.get(word, word), here)
    if served and any(action.outside for action in actions):
        raise CommandError(f"{word} can be done {NOT_SERVED}")
    if len(actions) > 1:
        raise CommandError(f"{word!r} could be {', '.join(action.id for action in actions)}; type one of them")
    if actions:
        if rest and not rest.isdecimal():
            raise CommandError(f"{actions[0].id} takes a number or nothing, and not {rest!r}")
        return TypedCommand(action=actions[0], count=_number(rest) if rest else None)
    if verb is not None:
        raise CommandError(f"{verb.name} takes {verb.takes}, as in :{verb.example}")
    raise CommandError(f"there is no command {word!r}; {_instead(word, here, served=served)}")


def _instead(word: str, here: Place, *, served: bool) -> str:
    """Say what to type instead of a word that is no command."""
    if word in _WRITES and not served:
        return f":{_BY_NAME['export'].example} writes what is listed to files"
    near = difflib.get_close_matches(word, _words(here), 1, _NEAR)
    return f"did you mean {near[0]!r}?" if near else "tab lists them"


def _actions(word: str, here: Place) -> tuple[Action, ...]:
    """Return the actions that a word names: its ID, or the last part of it, those of the place first."""
    offered = offered_at(here)
    exact = tuple(action for action in offered if action.id == word)
    if exact:
        return exact
    ends = [action for action in offered if action.id.rpartition(".")[2] == word]
    return tuple(action for action in ends if action.place is here) or tuple(ends)


def _words(here: Place) -> list[str]:
    ends = [action.id.rpartition(".")[2] for action in offered_at(here)]
    return [*_BY_NAME, *_LONG_ALIASES, *(action.id for action in offered_at(here)), *ends]


def _argument(verb: Verb, rest: str, themes: Sequence[str]) -> str | int:
    known = _known(verb.takes, themes)
    if known and rest not in known:
        near = difflib.get_close_matches(rest, known, 1)
        if verb.takes is ArgumentKind.THEME and not near:  # so many that they would cover the screen
            raise CommandError(f"there is no theme {rest}; tab behind :{verb.name} shows them")
        said = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise CommandError(f"{verb.name} {rest}: there is none of that name; {said}")
    if verb.takes is ArgumentKind.NUMBER:
        if not (rest.isdecimal() and rest.isascii()):
            raise CommandError(f"{verb.name} takes a number, as in :{verb.example}")
        return _number(rest)
    return rest


def folder_and_form(words: str) -> tuple[str, str]:
    """Read what stands behind `export`: a folder, and a form behind it, also as `--format csv` or in quotes.

    Raises:
        CommandError: There is another option, or no folder.
    """
    folder, form = words, "markdown"
    match = _FORM.search(words)
    if match is not None and match[1] in FORMS:
        folder, form = words[: match.start()], match[1]
    if option := _OPTION.search(folder):
        raise CommandError(
            f"export knows no option {option[1]}; the forms are {', '.join(FORMS)}, as in :export ~/x csv"
        )
    folder = folder.strip()
    return (folder[1:-1] if _QUOTED.match(folder) else folder), form


def _number(digits: str) -> int:
    """Read a number; one that is longer than any list is the largest count."""
    return min(int(digits), LARGEST_COUNT) if len(digits) <= _MOST_DIGITS else LARGEST_COUNT


def _known(takes: ArgumentKind, themes: Sequence[str]) -> tuple[str, ...]:
    """Return everything that can stand behind a verb, where that can be listed."""
    listed = {
        ArgumentKind.ORDER: tuple(map(str, Sort)),
        ArgumentKind.THEME: tuple(themes),
        ArgumentKind.STYLE: STYLES,
        ArgumentKind.MARKS: MARKS,
    }
    return listed.get(takes, ())


def complete_command(
    text: str, here: Place, values: Values, themes: Sequence[str], *, served: bool = False
) -> tuple[str, ...]:
    """Complete a command line.

    Args:
        text: What stands before the cursor.
        here: Where the keyboard was.
        values: What fields of a query are known to take.
        themes: Names that `theme` takes.
        served: Whether the reader shows in a browser.

    Returns:
        Whole lines, the likeliest first.
    """
    word, space, rest = text.partition(" ")
    if not space:
        verbs = [verb.name for verb in VERBS if not (served and verb.outside)]
        offered = offered_at(here, served=served)
        ends = (
            action.id.rpartition(".")[2] for action in offered if len(_actions(action.id.rpartition(".")[2], here)) == 1
        )
        known = dict.fromkeys([*verbs, *_LONG_ALIASES, *ends, *(action.id for action in offered)])
        return tuple(name for name in known if name.startswith(word)) if word else tuple(sorted(verbs))
    verb = _BY_NAME.get(_ALIASES.get(word, word))
    if verb is None:
        return ()
    if verb.takes is ArgumentKind.QUERY:
        return tuple(f"{word} {line}" for line in complete_query(rest, values))
    if verb.takes is ArgumentKind.TAGS:
        before, space, begun = rest.rpartition(" ")
        sign = begun[:1] if begun[:1] in {"+", "-"} else ""
        tags = fits(begun.removeprefix(sign), values.get("tag", ()))
        return tuple(f"{word} {before}{space}{sign}{tag}" for tag in tags)
    if verb.takes is ArgumentKind.FOLDER:
        folder, space, begun = rest.rpartition(" ")
        return tuple(f"{word} {folder} {form}" for form in fits(begun, FORMS)) if folder and space else ()
    return tuple(f"{word} {value}" for value in fits(rest, list(_known(verb.takes, themes))))


def usage_of(text: str) -> str:
    """Say what a verb does that stands on the command line with a blank behind it, with an example; else nothing."""
    word, space, _ = text.partition(" ")
    verb = _BY_NAME.get(_ALIASES.get(word, word)) if space else None
    return f"{verb.help} · {verb.example}" if verb else ""
