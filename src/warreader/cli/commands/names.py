"""The command `names`."""

from __future__ import annotations

from functools import partial

import click

from warreader.cli.commands.options import (
    QUERY_CONTEXT,
    Action,
    command_context,
    common_options,
    mutually_exclusive,
    parse_query,
    with_archive,
)
from warreader.errors import UsageError


@click.command(
    "names",
    context_settings=QUERY_CONTEXT,
    epilog="""\b
Examples:
  warreader names                                     every name with two spellings or more
  warreader names Zelensky --explain                  why they were taken for one
  warreader names split 'Ihor Terekhov' Terekhova     they are two
  warreader names split 'Ihor Terekhov' Terekhova --undo
  warreader names join 'Oleh Synegubov' Synebugov     a typing error""",
)
@click.argument("words", nargs=-1, metavar="[NAME | QUERY | split NAME SPELLING | join NAME SPELLING]")
@click.option("--explain", is_flag=True, help="Why each spelling was joined.")
@click.option("--typos", is_flag=True, help="Names that may be typos; they are not joined.")
@click.option("--decided", is_flag=True, help="What you have split and joined.")
@click.option("--undo", is_flag=True, help="With split or join: take it back.")
@click.option("--organisations", is_flag=True, help="Organisations instead of people.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def names_command(
    words: tuple[str, ...],
    explain: bool,
    typos: bool,
    decided: bool,
    undo: bool,
    organisations: bool,
    limit: int | None,
    as_json: bool,
    archive: str | None,
    config: str | None,
) -> Action:
    """List which spellings were joined under one name, and why; split or join them.

    Your decisions take effect at once, and hold after every import. A query with fields lists the people of the
    articles that it finds.
    """
    deciding = bool(words) and words[0] in {"split", "join"}
    mutually_exclusive(
        {"--explain": explain, "--typos": typos, "--decided": decided, words[0] if words else "": deciding}
    )
    if undo and not deciding:
        raise UsageError("--undo goes with names split or names join")
    query = parse_query(() if deciding or decided or typos else words)
    from warreader.article import Label  # --help needs none of it
    from warreader.cli import names

    options = names.Options(Label.ORG if organisations else Label.PER, explain, limit, as_json)
    if deciding:
        act = partial(names.decide, words=words, undo=undo, as_json=as_json)
    elif decided:
        act = partial(names.print_decisions, as_json=as_json)
    elif typos:
        act = partial(names.print_typos, text=" ".join(words), options=options)
    else:
        act = partial(names.print_names, text=" ".join(words), query=query, options=options)
    return with_archive(command_context(archive, config), act)
