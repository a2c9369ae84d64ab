"""Commands that read: `import`, `list`, `show`, `facets`, `annotate` and `config`."""

from __future__ import annotations

import sys
from functools import partial
from typing import Final

import click

from warreader.cli.commands.options import (
    PATH,
    QUERY_CONTEXT,
    Action,
    command_context,
    common_options,
    common_options_without_archive,
    mutually_exclusive,
    order_options,
    parse_query,
    with_archive,
)
from warreader.errors import UsageError


@click.command(
    "import",
    epilog="""\b
Examples:
  warreader import articles/
  zcat crawl.jsonl.gz | warreader import -
  warreader import https://www.kyivindependent.com/some-article/
  warreader import --no-annotate crawl/ && warreader reannotate""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH | URL]...")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON.")
@click.option(
    "--no-annotate", is_flag=True, help="Store now, annotate later: an open reader or warreader reannotate does it."
)
@common_options
def import_command(
    paths: tuple[str, ...], as_json: bool, no_annotate: bool, archive: str | None, config: str | None
) -> Action:
    """Import files, folders, standard input (-) or a URL into the archive.

    Reads plain text in any encoding, HTML and MHTML, JSON and JSON Lines, CSV, Parquet, RSS and Atom, mail (eml, mbox),
    WARC, WACZ, EPUB and PDF, also packed (zip, tar, gz, bz2, xz, zst). Only a URL that you name is fetched. Articles
    that are already in the archive are not stored twice, so an import can be interrupted and run again. It ends with an
    account of everything it met.
    """
    from warreader.cli.import_paths import run_import  # other commands need no engine

    return partial(run_import, command_context(archive, config), paths, as_json=as_json, annotate=not no_annotate)


@click.command(
    "list",
    context_settings=QUERY_CONTEXT,
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
@order_options
@click.option("--explain", is_flag=True, help="Say how the query was understood, instead of listing.")
@common_options
def list_command(
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

    A query is words, "phrases", -word, OR, and fields: city: about: in: near: date: after: before: event: person: org:
    title: source: lang: tag: note: is:starred. The help of the reader (?) lists them all with examples.
    """
    mutually_exclusive({"--explain": explain, "--json": as_json})
    if seed is not None and sample is None:
        raise UsageError("--seed goes with --sample")
    parsed = parse_query(query)
    from warreader.cli.listing import print_explanation, print_list  # the query is known to be good
    from warreader.query import Query, Sort

    parsed = parsed if sample is None else parsed & Query(sample=sample, seed=seed or 0)
    if explain:
        return with_archive(command_context(archive, config), partial(print_explanation, query=parsed))
    order = Sort(sort) if sort else parsed.sort or Sort.NEWEST
    return with_archive(
        command_context(archive, config), partial(print_list, query=parsed, sort=order, limit=limit, as_json=as_json)
    )


@click.command(
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
@common_options
def show_command(
    identity: str, raw: bool, folded: bool, as_json: bool, archive: str | None, config: str | None
) -> Action:
    """Print one article, cleaned.

    ID is the one that list shows, or any unambiguous beginning of it.
    """
    from warreader.cli.show import View, print_article  # only this command needs it

    mutually_exclusive({"--raw": raw, "--folded": folded, "--json": as_json})
    view = View.RAW if raw else View.FOLDED if folded else View.JSON if as_json else View.CLEAN
    return with_archive(command_context(archive, config), partial(print_article, identity=identity, view=view))


@click.command(
    "facets",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader facets
  warreader facets date:2022-03 --json""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@common_options
def facets_command(query: tuple[str, ...], as_json: bool, archive: str | None, config: str | None) -> Action:
    """Count the articles that a query finds, by city, day, person and source."""
    parsed = parse_query(query)
    from warreader.cli.listing import print_facets  # after the query is known to be good

    return with_archive(command_context(archive, config), partial(print_facets, query=parsed, as_json=as_json))


@click.command(
    "annotate",
    epilog="""\b
Example:
  echo '{"id": 1, "text": "KYIV, March 2 (Reuters) - Shelling hit Kharkiv."}' | warreader annotate""",
)
@click.option("--no-clean", "keep_all", is_flag=True, help="Fold nothing.")
@common_options_without_archive
def annotate_command(keep_all: bool, archive: str | None, config: str | None) -> Action:
    """Annotate articles from standard input, as JSON Lines, without an archive.

    In: {"id", "text"}, and where known title, published, source, language, url, fetched. Out: the same id and text with
    headline, blocks, date, cities and entities. A line that cannot be read gives {"id", "error"}.
    """
    from warreader.cli.annotate import run_annotate, standard_input  # other commands need no engine

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("annotate reads JSON Lines on standard input; see warreader annotate --help")
    context = command_context(archive, config)
    return partial(
        run_annotate,
        standard_input(),
        workers=context.workers,
        keep_all=keep_all,
        cautious=context.cautious,
        entities=context.config.entities,
    )


@click.command(
    "config",
    epilog="""\b
Examples:
  warreader config
  WARREADER_THEME=light warreader config --json
  warreader config --keys""",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--keys", is_flag=True, help="Also what every key in the reader does.")
@common_options
def config_command(as_json: bool, keys: bool, archive: str | None, config: str | None) -> Action:
    """Show every setting: its value, where that comes from, and what it means.

    Settings are read from a TOML file, and from the environment (WARREADER_THEME and so on), which wins.
    """
    from warreader.cli.config import print_config  # other commands know no key

    settings = command_context(archive, config).config
    named = archive or click.get_current_context().find_root().params.get("archive")
    return partial(print_config, settings, archive=named, as_json=as_json, keys=keys)


ARTICLE_COMMANDS: Final = (import_command, list_command, show_command, facets_command, annotate_command, config_command)
