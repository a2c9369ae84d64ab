"""The commands, as click sees them: their options and their help. What they do stands in the other modules.

A command gives back what is to be done and does nothing yet: click would turn a closed pipe into a failure.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from warreader import __version__
from warreader.cli.care_commands import CARE
from warreader.cli.command_names import SECTIONS
from warreader.cli.feed_commands import feeds_command
from warreader.cli.model_commands import models_command
from warreader.cli.name_commands import names_command
from warreader.cli.options import (
    QUERY_SETTINGS,
    Action,
    of_all,
    of_all_without_archive,
    on_archive,
    one_of,
    ordered,
    query_of,
    setting_of,
)
from warreader.cli.serve_commands import serve_command
from warreader.cli.work_commands import WORK
from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


_WIDTH: Final = 100
_SENTENCE: Final = 200
"""More characters than the first sentence of a command has."""


class _Sections(click.Group):
    """Lists the commands section by section, each with its whole first sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [name for names in SECTIONS.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        for section, names in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(limit=_SENTENCE)) for name in names])


def run_command(words: Sequence[str]) -> int:
    """Run a command.

    Args:
        words: The command line without the program's name.

    Returns:
        The exit code.

    Raises:
        UsageError: An option is unknown, or something is missing.
    """
    try:
        action = warreader.main(list(words), prog_name="warreader", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        raise UsageError(f"what is missing? see {_path(error)} --help") from error
    except click.UsageError as error:
        message = error.format_message().rstrip(".")
        raise UsageError(f"{message[:1].lower()}{message[1:]}; see {_path(error)} --help") from error
    except SystemExit as error:  # click ends so when the help could not be written
        raise BrokenPipeError from error
    return action() if callable(action) else 0


def _path(error: click.UsageError) -> str:
    return "warreader" if error.ctx is None else error.ctx.command_path


@click.group(
    cls=_Sections,
    context_settings={"max_content_width": _WIDTH},
    epilog="""\b
Examples:
  warreader                               read your archive
  warreader articles/ more.jsonl          read these, without keeping them
  warreader import articles/              keep them in your archive
  warreader list 'city:Kharkiv date:2022-03'""",
)
@of_all
@click.version_option(__version__, message="warreader %(version)s")
def warreader(archive: str | None, config: str | None) -> None:
    """Read an archive of war news: clean, dated, placed, searchable, offline.

    Without a command, warreader opens the reader on your archive, or on the files and folders that you name. The name
    of a command runs that command; write ./list for a path of that name.
    """


@warreader.command(
    "import",
    epilog="""\b
Examples:
  warreader import articles/
  zcat crawl.jsonl.gz | warreader import -
  warreader import https://www.kyivindependent.com/some-article/
  warreader import --no-annotate crawl/ && warreader reannotate""",
)
@click.argument("paths", nargs=-1, metavar="[PATH | URL]...")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON.")
@click.option(
    "--no-annotate", is_flag=True, help="Store now, annotate later: an open reader or warreader reannotate does it."
)
@of_all
def import_command(
    paths: tuple[str, ...], as_json: bool, no_annotate: bool, archive: str | None, config: str | None
) -> Action:
    """Import files, folders, standard input (-) or a URL into the archive.

    Reads plain text in any encoding, HTML and MHTML, JSON and JSON Lines, CSV, Parquet, RSS and Atom, mail (eml, mbox),
    WARC, WACZ, EPUB and PDF, also packed (zip, tar, gz, bz2, xz, zst). Only a URL that you name is fetched. Articles
    that are already in the archive are not stored twice, so an import can be interrupted and run again. It ends with an
    account of everything it met.
    """
    from warreader.cli.importing import run_import  # noqa: PLC0415  # other commands need no engine

    return partial(run_import, setting_of(archive, config), paths, as_json=as_json, annotate=not no_annotate)


@warreader.command(
    "list",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader list
  warreader list city:Kharkiv date:2022-03 -sport
  warreader list '"air raid" after:2022-02' --json --limit 20
  warreader list city:Kharkiv --sample 200 --seed 7""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N articles.")
@ordered
@click.option("--explain", is_flag=True, help="Say how the query was understood, instead of listing.")
@of_all
def list_command(  # noqa: PLR0913, PLR0917  # click hands over one argument an option
    query: tuple[str, ...],
    as_json: bool,
    limit: int | None,
    sample: int | None,
    seed: int | None,
    sort: str | None,
    explain: bool,
    archive: str | None,
    config: str | None,
) -> Action:
    """List the articles that a query finds, newest first.

    A query is words, "phrases", -word, and fields: city: about: date: after: before: person: title: source: is:starred
    """
    one_of({"--explain": explain, "--json": as_json})
    if seed is not None and sample is None:
        raise UsageError("--seed goes with --sample")
    parsed = query_of(query)
    from warreader.cli.listing import print_explanation, print_list  # noqa: PLC0415  # the query is known to be good
    from warreader.query import Query, Sort  # noqa: PLC0415  # as above

    parsed = parsed if sample is None else parsed & Query(sample=sample, seed=seed or 0)
    if explain:
        return on_archive(setting_of(archive, config), partial(print_explanation, query=parsed))
    order = Sort(sort) if sort else parsed.sort or Sort.NEWEST
    return on_archive(
        setting_of(archive, config), partial(print_list, query=parsed, sort=order, limit=limit, as_json=as_json)
    )


@warreader.command(
    "show",
    epilog="""\b
Examples:
  warreader show 3f2a
  warreader show 3f2a --folded""",
)
@click.argument("identity", metavar="ID")
@click.option("--raw", is_flag=True, help="The source text, unchanged.")
@click.option("--folded", is_flag=True, help="Also what was folded, and why.")
@click.option("--json", "as_json", is_flag=True, help="Everything that is known about it, as JSON.")
@of_all
def show_command(  # noqa: PLR0913, PLR0917  # click hands over one argument an option
    identity: str, raw: bool, folded: bool, as_json: bool, archive: str | None, config: str | None
) -> Action:
    """Print one article, cleaned.

    ID is the one that list shows, or any unambiguous beginning of it.
    """
    from warreader.cli.showing import View, print_article  # noqa: PLC0415  # only this command needs it

    one_of({"--raw": raw, "--folded": folded, "--json": as_json})
    view = View.RAW if raw else View.FOLDED if folded else View.JSON if as_json else View.CLEAN
    return on_archive(setting_of(archive, config), partial(print_article, identity=identity, view=view))


@warreader.command(
    "facets",
    context_settings=QUERY_SETTINGS,
    epilog="""\b
Examples:
  warreader facets
  warreader facets date:2022-03 --json""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@of_all
def facets_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """Count the articles that a query finds, by city, day, person and source."""
    parsed = query_of(query)
    from warreader.cli.listing import print_facets  # noqa: PLC0415  # after the query is known to be good

    return on_archive(setting_of(archive, config), partial(print_facets, query=parsed, as_json=as_json))


@warreader.command(
    "annotate",
    epilog="""\b
Example:
  echo '{"id": 1, "text": "KYIV, March 2 (Reuters) - Shelling hit Kharkiv."}' | warreader annotate""",
)
@click.option("--no-clean", "keep_all", is_flag=True, help="Fold nothing.")
@of_all_without_archive
def annotate_command(keep_all: bool, archive: str | None, config: str | None) -> Action:
    """Annotate articles from standard input, as JSON Lines, without an archive.

    In: {"id", "text"}, and where known title, published, source, language, url, fetched. Out: the same id and text with
    headline, blocks, date, cities and entities. A line that cannot be read gives {"id", "error"}.
    """
    from warreader.cli.annotating import run_annotate, standard_input  # noqa: PLC0415  # other commands need no engine

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("annotate reads JSON Lines on standard input; see warreader annotate --help")
    setting = setting_of(archive, config)
    return partial(
        run_annotate,
        standard_input(),
        workers=setting.workers,
        keep_all=keep_all,
        cautious=setting.cautious,
        entities=setting.config.entities,
    )


@warreader.command(
    "config",
    epilog="""\b
Examples:
  warreader config
  WARREADER_THEME=light warreader config --json
  warreader config --keys""",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--keys", is_flag=True, help="Also what every key in the reader does.")
@of_all
def config_command(as_json: bool, keys: bool, archive: str | None, config: str | None) -> Action:
    """Show every setting: its value, where that comes from, and what it means.

    Settings are read from a TOML file, and from the environment (WARREADER_THEME and so on), which wins.
    """
    from warreader.cli.configuring import print_config  # noqa: PLC0415  # other commands know no key

    settings = setting_of(archive, config).config
    named = archive or click.get_current_context().find_root().params.get("archive")
    return partial(print_config, settings, archive=named, as_json=as_json, keys=keys)


warreader.add_command(feeds_command)
warreader.add_command(serve_command)
warreader.add_command(names_command)
warreader.add_command(models_command)
for command in (*WORK, *CARE):
    warreader.add_command(command)
