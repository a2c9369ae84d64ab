"""The commands `cite` and `export`: articles in the formats of other programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import click

from warreader.cli.commands.options import (
    PATH,
    QUERY_CONTEXT,
    Action,
    command_context,
    common_options,
    order_options,
    parse_query,
    with_archive,
)
from warreader.errors import UsageError

_FORMATS: Final = ("markdown", "text", "jsonl", "csv", "bibtex", "csl")
_STYLES: Final = ("plain", "markdown", "bibtex", "csl-json")
_AS_EXPORTED: Final = {"csl": "csl-json"}  # what `export` calls a form


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
@common_options
def cite_command(identity: str, style: str, paragraph: int | None, archive: str | None, config: str | None) -> Action:
    """Cite an article, with the basis of its date and the SHA-256 of the bytes received."""
    from warreader.cli.export import print_citation

    act = partial(print_citation, identity=identity, style=_AS_EXPORTED.get(style, style), paragraph=paragraph)
    return with_archive(command_context(archive, config), act)


@click.command(
    "export",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader export city:Kharkiv date:2022-03 --to kharkiv/
  warreader export tag:hospital --to table/ --format csv --excel
  warreader export --to sample/ --format jsonl --sample 200 --seed 7""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]", type=click.UNPROCESSED)
@click.option("--to", "target", type=PATH, metavar="DIR", help="The folder: new, empty, or one of an earlier export.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="markdown", show_default=True, help="Output format."
)
@order_options
@click.option("--excel", is_flag=True, help="With csv: start with a byte order mark, so that Excel reads UTF-8.")
@common_options
def export_command(
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
    if not target:
        raise UsageError("where to? name a folder by --to; see warreader export --help")
    if seed is not None and sample is None:
        raise UsageError("--seed goes with --sample")
    if excel and form != "csv":
        raise UsageError("--excel goes with --format csv")
    parsed = parse_query(query)
    from warreader.cli.export import run_export
    from warreader.export import Request
    from warreader.ingest import engine_version
    from warreader.query import Sort

    order = Sort(sort) if sort else parsed.sort or Sort.NEWEST
    request = Request(parsed, f"{form}-excel" if excel else form, order, sample, seed or 0, engine_version())
    return with_archive(command_context(archive, config), partial(run_export, request=request, target=Path(target)))


EXPORT_COMMANDS: Final = (cite_command, export_command)
