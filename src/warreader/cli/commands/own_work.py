"""Commands for the reader's own work: tags, notes, corrections, folds and saved searches."""

from __future__ import annotations

from functools import partial
from typing import Final

import click

from warreader.cli.commands.options import (
    QUERY_CONTEXT,
    Action,
    command_context,
    common_options,
    joined_text,
    mutually_exclusive,
    parse_query,
    with_archive,
)
from warreader.errors import UsageError


@click.command(
    "tag",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader tag 3f2a91c0 +hospital
  warreader tag city:Kharkiv hospital +hospital -later --yes""",
)
@click.argument("words", nargs=-1, metavar="ID|QUERY +TAG -TAG...", type=click.UNPROCESSED)
@click.option("--yes", "sure", is_flag=True, help="Do not ask before tagging more than one article.")
@common_options
def tag_command(words: tuple[str, ...], sure: bool, archive: str | None, config: str | None) -> Action:
    """Add tags to articles (+tag), or remove them (-tag).

    The words at the end that begin with + or - are the tags; the words before them say which articles.
    """
    asked = list(words)
    while asked and asked[-1][:1] in {"+", "-"} and asked[-1] != "--":
        asked.pop()
    tags = words[len(asked) :]
    query = parse_query(tuple(asked))
    from warreader.cli.tags import tag_articles, tag_changes  # --help needs none of it

    act = partial(tag_articles, query=query, words=tuple(asked), changes=tag_changes(tags), sure=sure)
    return with_archive(command_context(archive, config), act)


@click.command(
    "tags",
    epilog="""\b
Examples:
  warreader tags
  warreader tags --json | jq -r .tag""",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def tags_command(as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your tags, and how many articles have each."""
    from warreader.cli.tags import print_tags

    return with_archive(command_context(archive, config), partial(print_tags, as_json=as_json))


@click.command(
    "note",
    epilog="""\b
Examples:
  warreader note 3f2a91c0 'second source for the strike on the square'
  warreader note 3f2a91c0 --paragraph 3 'who counted?'
  warreader note --edit 12 'the governor did'
  warreader note --remove 12""",
)
@click.argument("words", nargs=-1, metavar="[ID] TEXT", type=click.UNPROCESSED)
@click.option("--paragraph", type=click.IntRange(min=1), metavar="N", help="The note is on this paragraph.")
@click.option("--quote", metavar="WORDS", help="The note is on these words.")
@click.option("--edit", type=int, metavar="NOTE", help="Replace the text of this note.")
@click.option("--remove", type=int, metavar="NOTE", help="Remove this note.")
@common_options
def note_command(
    words: tuple[str, ...],
    paragraph: int | None,
    quote: str | None,
    edit: int | None,
    remove: int | None,
    archive: str | None,
    config: str | None,
) -> Action:
    """Write a note on an article, or on a passage of it. TEXT - is standard input."""
    mutually_exclusive({"--edit": edit is not None, "--remove": remove is not None})
    from warreader.cli import notes

    context = command_context(archive, config)
    if remove is not None:
        return with_archive(context, partial(notes.remove_note, number=remove))
    if edit is not None:
        return with_archive(context, partial(notes.edit_note, number=edit, text=joined_text(words)))
    if len(words) < 2:  # noqa: PLR2004  # an ID and a text
        raise UsageError("a note needs an ID and a text; warreader notes ID lists what you wrote")
    act = partial(notes.write_note, identity=words[0], text=joined_text(words[1:]), paragraph=paragraph, quote=quote)
    return with_archive(context, act)


@click.command(
    "notes",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader notes
  warreader notes 3f2a91c0
  warreader notes city:Kharkiv date:2022-03 --json""",
)
@click.argument("query", nargs=-1, metavar="[ID|QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def notes_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your notes, latest first: all, or those on the articles that a query finds."""
    parsed = parse_query(query)
    from warreader.cli.notes import print_notes

    return with_archive(
        command_context(archive, config), partial(print_notes, query=parsed, words=query, as_json=as_json)
    )


@click.command(
    "correct",
    epilog="""\b
Examples:
  warreader correct 3f2a91c0 --date 2022-03-02
  warreader correct 3f2a91c0 --city Kharkiv --city Chuhuiv
  warreader correct 3f2a91c0 --title 'Four killed in Kharkiv' --date unknown
  warreader correct 3f2a91c0 --clear""",
)
@click.argument("identity", metavar="ID")
@click.option("--date", metavar="DATE", help="When it was published: 2022-03-02, 2022-03, 2022, or unknown.")
@click.option("--city", "cities", multiple=True, metavar="NAME", help="A city that it is about (up to three), or none.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@click.option("--clear", is_flag=True, help="Remove your corrections of this article.")
@common_options
def correct_command(
    identity: str,
    date: str | None,
    cities: tuple[str, ...],
    title: str | None,
    clear: bool,
    archive: str | None,
    config: str | None,
) -> Action:
    """Correct the date, the cities or the headline of an article.

    Your correction overrides the engines, is marked as yours, and survives every import. What the engines found is kept
    beneath it.
    """
    if not (date or cities or title or clear):
        raise UsageError("what shall be corrected? see warreader correct --help")
    mutually_exclusive({"--clear": clear, "a correction": bool(date or cities or title)})
    from warreader.cli.corrections import CorrectionRequest, correct

    request = CorrectionRequest(date, cities, title, clear)
    return with_archive(command_context(archive, config), partial(correct, identity=identity, request=request))


@click.command(
    "undo",
    epilog="""\b
Example:
  warreader undo""",
)
@common_options
def undo_command(archive: str | None, config: str | None) -> Action:
    """Undo your latest change: marks, tags, a note, a correction.

    Run it again to undo the one before. Changes made in the reader count too, also after it was closed.
    """
    from warreader.cli.corrections import undo

    return with_archive(command_context(archive, config), undo)


@click.command(
    "searches",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader searches                                  each with what is new in it
  warreader searches add hospitals 'city:Kharkiv hospital'
  warreader searches seen hospitals
  warreader searches remove hospitals""",
)
@click.argument("words", nargs=-1, metavar="[add NAME QUERY | seen NAME | remove NAME]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def searches_command(words: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your saved searches with what is new since you last looked; add or remove one."""
    from warreader.cli import searches

    context = command_context(archive, config)
    match words:
        case ():
            return with_archive(context, partial(searches.print_searches, as_json=as_json))
        case ("add", name, *query):
            return with_archive(context, partial(searches.save_search, name=name, query=parse_query(tuple(query))))
        case ("remove", name):
            return with_archive(context, partial(searches.remove_search, name=name))
        case ("seen", name):
            return with_archive(context, partial(searches.see_search, name=name))
    raise UsageError("that is no such command; see warreader searches --help")


@click.command(
    "folds",
    epilog="""\b
Examples:
  warreader folds                                      what was decided, by source
  warreader folds never 3f2a91c0 'could not verify'
  warreader folds always 3f2a91c0 'read also' --opening
  warreader folds remove 2""",
)
@click.argument("words", nargs=-1, metavar="[never ID WORDS | always ID WORDS | remove NUMBER]", type=click.UNPROCESSED)
@click.option("--opening", "scope", flag_value="opening", help="All lines with the same opening, up to a colon.")
@click.option("--kind", "scope", flag_value="kind", help="With never: everything of the same kind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def folds_command(
    words: tuple[str, ...], scope: str | None, as_json: bool, archive: str | None, config: str | None
) -> Action:
    """List what you always or never fold; add a rule by some words of an article, or remove one.

    A decision holds for all articles of the same source, now and after every import. What is found by kept words
    follows.
    """
    from warreader.cli import folds
    from warreader.text.folding import Scope

    context = command_context(archive, config)
    match words:
        case ():
            return with_archive(context, partial(folds.print_folds, as_json=as_json))
        case ("never" | "always" as how, identity, *rest) if rest:
            kind, fold = Scope(scope or Scope.LINE), how == "always"
            act = partial(folds.decide_fold, identity=identity, words=" ".join(rest), scope=kind, fold=fold)
            return with_archive(context, act)
        case ("remove", number) if number.isdecimal():
            return with_archive(context, partial(folds.forget_fold, number=int(number)))
    raise UsageError("that is no such command; see warreader folds --help")


OWN_WORK_COMMANDS: Final = (
    tag_command,
    tags_command,
    note_command,
    notes_command,
    correct_command,
    undo_command,
    folds_command,
    searches_command,
)
