"""The commands for the reader's own work, as click sees them; what they do stands in `working` and `exporting`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import click

from warreader.cli.options import QUERY_SETTINGS, Action, of_all, on_archive, one_of, ordered, query_of, setting_of
from warreader.errors import UsageError

_FORMATS: Final = ("markdown", "text", "jsonl", "csv", "bibtex", "csl")
_STYLES: Final = ("plain", "markdown", "bibtex", "csl-json")
_AS_EXPORTED: Final = {"csl": "csl-json"}  # what `export` calls a form


@click.command(
    "tag",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader tag 3f2a91c0 +hospital
  warreader tag city:Kharkiv hospital +hospital -later --yes""",
)
@click.argument("words", nargs=-1, metavar="ID|QUERY +TAG -TAG...", type=click.UNPROCESSED)
@click.option("--yes", "sure", is_flag=True, help="Do not ask before tagging more than one article.")
@of_all
def tag_command(words: tuple[str, ...], sure: bool, archive: str | None, config: str | None) -> Action:
    """Add tags to articles (+tag), or remove them (-tag).

    The words at the end that begin with + or - are the tags; the words before them say which articles.
    """
    asked = list(words)
    while asked and asked[-1][:1] in {"+", "-"} and asked[-1] != "--":
        asked.pop()
    tags = words[len(asked) :]
    query = query_of(tuple(asked))
    from warreader.cli.working import tag_articles, tag_changes  # noqa: PLC0415  # --help needs none of it

    act = partial(tag_articles, query=query, words=tuple(asked), changes=tag_changes(tags), sure=sure)
    return on_archive(setting_of(archive, config), act)


@click.command("tags")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@of_all
def tags_command(as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your tags, and how many articles have each."""
    from warreader.cli.working import print_tags  # noqa: PLC0415  # as above

    return on_archive(setting_of(archive, config), partial(print_tags, as_json=as_json))


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
@of_all
def note_command(  # noqa: PLR0913, PLR0917  # click hands over one argument an option
    words: tuple[str, ...],
    paragraph: int | None,
    quote: str | None,
    edit: int | None,
    remove: int | None,
    archive: str | None,
    config: str | None,
) -> Action:
    """Write a note on an article, or on a passage of it. TEXT - is standard input."""
    one_of({"--edit": edit is not None, "--remove": remove is not None})
    from warreader.cli import working  # noqa: PLC0415  # as above
    from warreader.cli.choosing import text_of  # noqa: PLC0415  # as above

    setting = setting_of(archive, config)
    if remove is not None:
        return on_archive(setting, partial(working.remove_note, number=remove))
    if edit is not None:
        return on_archive(setting, partial(working.edit_note, number=edit, text=text_of(words)))
    if len(words) < 2:  # noqa: PLR2004  # an ID and a text
        raise UsageError("a note needs an ID and a text; warreader notes ID lists what you wrote")
    act = partial(working.write_note, identity=words[0], text=text_of(words[1:]), paragraph=paragraph, quote=quote)
    return on_archive(setting, act)


@click.command("notes", context_settings=QUERY_SETTINGS)
@click.argument("query", nargs=-1, metavar="[ID|QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@of_all
def notes_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your notes, latest first: all, or those on the articles that a query finds."""
    parsed = query_of(query)
    from warreader.cli.working import print_notes  # noqa: PLC0415  # as above

    return on_archive(setting_of(archive, config), partial(print_notes, query=parsed, words=query, as_json=as_json))


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
@of_all
def correct_command(  # noqa: PLR0913, PLR0917  # click hands over one argument an option
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
    one_of({"--clear": clear, "a correction": bool(date or cities or title)})
    from warreader.cli.working import Wish, correct  # noqa: PLC0415  # as above

    wish = Wish(date, cities, title, clear)
    return on_archive(setting_of(archive, config), partial(correct, identity=identity, wish=wish))


@click.command("undo")
@of_all
def undo_command(archive: str | None, config: str | None) -> Action:
    """Undo your latest change: marks, tags, a note, a correction.

    Run it again to undo the one before. Changes made in the reader count too, also after it was closed.
    """
    from warreader.cli.working import undo  # noqa: PLC0415  # as above

    return on_archive(setting_of(archive, config), undo)


@click.command(
    "searches",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader searches                                  each with what is new in it
  warreader searches add hospitals 'city:Kharkiv hospital'
  warreader searches seen hospitals
  warreader searches remove hospitals""",
)
@click.argument("words", nargs=-1, metavar="[add NAME QUERY | seen NAME | remove NAME]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@of_all
def searches_command(words: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """List your saved searches with what is new since you last looked; add or remove one."""
    from warreader.cli import working  # noqa: PLC0415  # as above

    setting = setting_of(archive, config)
    match words:
        case ():
            return on_archive(setting, partial(working.print_searches, as_json=as_json))
        case ("add", name, *query):
            return on_archive(setting, partial(working.save_search, name=name, query=query_of(tuple(query))))
        case ("remove", name):
            return on_archive(setting, partial(working.remove_search, name=name))
        case ("seen", name):
            return on_archive(setting, partial(working.see_search, name=name))
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
@of_all
def folds_command(
    words: tuple[str, ...], scope: str | None, as_json: bool, archive: str | None, config: str | None
) -> Action:
    """List what you always or never fold; add a rule by some words of an article, or remove one.

    A decision holds for all articles of the same source, now and after every import. What is found by kept words
    follows.
    """
    from warreader.cli import folding  # noqa: PLC0415  # as above
    from warreader.text.folding import Scope  # noqa: PLC0415  # as above

    setting = setting_of(archive, config)
    match words:
        case ():
            return on_archive(setting, partial(folding.print_folds, as_json=as_json))
        case ("never" | "always" as how, identity, *rest) if rest:
            kind, fold = Scope(scope or Scope.LINE), how == "always"
            act = partial(folding.decide_fold, identity=identity, words=" ".join(rest), scope=kind, fold=fold)
            return on_archive(setting, act)
        case ("remove", number) if number.isdecimal():
            return on_archive(setting, partial(folding.forget_fold, number=int(number)))
    raise UsageError("that is no such command; see warreader folds --help")


@click.command(
    "cite",
    epilog="""\b
Examples:
  warreader cite 3f2a91c0
  warreader cite 3f2a91c0 --format bibtex --paragraph 3""",
)
@click.argument("identity", metavar="ID")
@click.option(
    "--format",
    "style",
    type=click.Choice((*_STYLES, *_AS_EXPORTED)),
    default="plain",
    show_default=True,
    help="Output format.",
)
@click.option("--paragraph", type=click.IntRange(min=1), metavar="N", help="Cite this paragraph, counted as you read.")
@of_all
def cite_command(identity: str, style: str, paragraph: int | None, archive: str | None, config: str | None) -> Action:
    """Cite an article, with the basis of its date and the SHA-256 of the bytes received."""
    from warreader.cli.exporting import print_citation  # noqa: PLC0415  # as above

    act = partial(print_citation, identity=identity, style=_AS_EXPORTED.get(style, style), paragraph=paragraph)
    return on_archive(setting_of(archive, config), act)


@click.command(
    "export",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader export city:Kharkiv date:2022-03 --to kharkiv/
  warreader export tag:hospital --to table/ --format csv --excel
  warreader export --to sample/ --format jsonl --sample 200 --seed 7""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--to", "target", metavar="DIR", help="The folder: new, empty, or one of an earlier export.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="markdown", show_default=True, help="Output format."
)
@ordered
@click.option("--excel", is_flag=True, help="With csv: start with a byte order mark, so that Excel reads UTF-8.")
@of_all
def export_command(  # noqa: PLR0913, PLR0917  # click hands over one argument an option
    query: tuple[str, ...],
    target: str | None,
    form: str,
    sort: str | None,
    sample: int | None,
    seed: int | None,
    excel: bool,
    archive: str | None,
    config: str | None,
) -> Action:
    """Export the articles that a query finds into a folder, with an index of what they are and where they came from.

    Only files written by an earlier export are ever replaced. To resume an interrupted export, run it again.
    """
    if target is None:
        raise UsageError("where to? name a folder by --to; see warreader export --help")
    if seed is not None and sample is None:
        raise UsageError("--seed goes with --sample")
    if excel and form != "csv":
        raise UsageError("--excel goes with --format csv")
    parsed = query_of(query)
    from warreader.cli.exporting import run_export  # noqa: PLC0415  # as above
    from warreader.export import Request  # noqa: PLC0415  # as above
    from warreader.ingest import engine_version  # noqa: PLC0415  # as above
    from warreader.query import Sort  # noqa: PLC0415  # as above

    order = Sort(sort) if sort else parsed.sort or Sort.NEWEST
    request = Request(parsed, f"{form}-excel" if excel else form, order, sample, seed or 0, engine_version())
    return on_archive(setting_of(archive, config), partial(run_export, request=request, target=Path(target)))


WORK: Final = (
    tag_command,
    tags_command,
    note_command,
    notes_command,
    correct_command,
    undo_command,
    folds_command,
    searches_command,
    cite_command,
    export_command,
)
"""In the order of the help."""
