"""The names of the commands, grouped as `--help` shows them.

Apart from the commands themselves, since a bare start has to know the names and cannot wait for click.
"""

from __future__ import annotations

from typing import Final

SECTIONS: Final = {
    "Get articles": ("import", "feeds"),
    "Read": ("list", "show", "facets", "serve"),
    "Work": ("tag", "tags", "note", "notes", "correct", "folds", "undo", "searches", "cite", "export"),
    "See what was understood": ("annotate", "names", "models", "reannotate"),
    "Look after the archive": ("verify", "check", "rebuild", "remove", "backup", "restore", "config"),
}
"""Every command, under what it is for, in the order in which one meets them: the sections of `--help`."""
COMPLETING: Final = "_WARREADER_COMPLETE"
"""Set by a shell that asks for completions: click's own name for it."""
COMMANDS: Final = frozenset(name for names in SECTIONS.values() for name in names)
