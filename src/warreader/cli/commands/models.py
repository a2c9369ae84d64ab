"""The command `models`."""

from __future__ import annotations

from functools import partial

import click

from warreader.cli.commands.options import PATH, Action, command_context, common_options, mutually_exclusive
from warreader.errors import UsageError


@click.command(
    "models",
    epilog="""\b
Examples:
  warreader models                              which engines there are for names
  warreader models fetch en_core_web_md         from the spaCy releases, checked by its SHA-256
  warreader models fetch en_core_web_md --from en_core_web_md-3.8.0-py3-none-any.whl""",
)
@click.argument("words", nargs=-1, metavar="[fetch MODEL]")
@click.option("--from", "file", type=PATH, metavar="FILE", help="With fetch: take the wheel from a file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@common_options
def models_command(
    words: tuple[str, ...], file: str | None, as_json: bool, archive: str | None, config: str | None
) -> Action:
    """List the engines that find names, with their languages, and fetch a model of spaCy.

    The built-in engine reads every language and needs nothing more. The settings choose another for a language, under
    [entities]: ru = "natasha" or en = "spacy:en_core_web_md". Nothing is fetched unless you ask for it here.
    """
    from warreader.cli.models import print_models, run_fetch  # --help needs none of it

    if words and (words[0] != "fetch" or len(words) != 2):  # noqa: PLR2004  # fetch and a model
        raise UsageError("models takes nothing, or fetch and the name of one model; see warreader models --help")
    mutually_exclusive({"fetch": bool(words), "--json": as_json})
    if words:
        return partial(run_fetch, words[1], file)
    if file:
        raise UsageError("--from goes with models fetch MODEL")
    return partial(print_models, command_context(archive, config).config.entities, as_json=as_json)
