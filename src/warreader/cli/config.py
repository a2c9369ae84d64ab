"""`warreader config`: lists every setting with its value and source, and every key."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from warreader.cli.cells import pad
from warreader.cli.output import columns, write_json, write_line
from warreader.config import SETTINGS, config_file, default_archive
from warreader.errors import UsageError
from warreader.tui.keys.actions import ACTIONS
from warreader.tui.keys.keymap import make_keymap

if TYPE_CHECKING:
    from warreader.config import Config, Setting
    from warreader.tui.keys.keymap import Keymap

_DEFAULT: Final = "default"
_NAME, _KEYS, _ACTION = 14, 20, 22  # cells of the columns


def print_config(config: Config, *, archive: str | None, as_json: bool, keys: bool) -> int:
    """Print the settings.

    Args:
        config: What holds.
        archive: `--archive`, which wins over the settings; None where it was not given.
        as_json: One object instead of a table.
        keys: Also what every key does.

    Returns:
        Exit code 0.

    Raises:
        UsageError: The keys that are set do not go together; with `keys` those of the preset are printed before.
    """
    fault = None
    try:
        keymap = make_keymap(config.preset, config.keys)
    except UsageError as error:
        if not keys:
            raise
        config, fault = replace(config, keys=()), error  # who asks which actions there are has misspelt one perhaps
        keymap = make_keymap(config.preset)
    rows = [_row(setting, config, archive) for setting in SETTINGS]
    if as_json:
        form: dict[str, Any] = {"file": str(config.file) if config.file else None, "settings": rows}
        write_json(form | ({"keys": _key_rows(keymap, config)} if keys else {}))
    else:
        _write_settings(rows, config)
        _write_keys(keymap, config, all_of_them=keys)
    if fault is not None:
        raise fault
    return 0


def _write_settings(rows: list[dict[str, Any]], config: Config) -> None:
    write_line(f"settings file: {config.file}" if config.file else f"no settings file; it would be {config_file()}")
    write_line()
    for row in rows:
        value = "false" if row["value"] is False else "true" if row["value"] is True else str(row["value"])
        write_line(f"{pad(row['name'], _NAME)} {value}  ({row['source']})")
        write_line(f"{'':{_NAME}} {row['meaning']}")
        if row["choices"]:
            _write_choices(row["choices"])
    if "NO_COLOR" in os.environ:
        write_line("NO_COLOR is set: whatever the theme, the reader shows no colour.")


def _row(setting: Setting, config: Config, archive: str | None) -> dict[str, Any]:
    value, source, default = config.value(setting.name), config.sources.get(setting.name, _DEFAULT), setting.default
    if setting.name == "archive":
        default = str(default_archive())
        value, source = (archive, "--archive") if archive else (value or default, source)
    return {
        "name": setting.name,
        "value": value,
        "default": default,
        "source": source,
        "variable": setting.variable,
        "meaning": setting.meaning,
        "choices": list(setting.choices),
    }


def _write_choices(choices: list[str]) -> None:
    width = (columns() or 100) - _NAME - 1
    line = "One of"
    for choice in choices:
        if len(line) + len(choice) + 2 > width:
            write_line(f"{'':{_NAME}} {line}")
            line = " "
        line += f" {choice}" if choice == choices[-1] else f" {choice},"
    write_line(f"{'':{_NAME}} {line}.")


def _key_rows(keymap: Keymap, config: Config) -> list[dict[str, Any]]:
    own = {item.action: item.where for item in config.keys}
    return [
        {
            "action": action.id,
            "keys": list(keymap.shown(action)),
            "place": str(action.place),
            "meaning": action.help,
            "source": own.get(action.id, _DEFAULT if keymap.keys[action.id] == action.keys else "keys.preset"),
        }
        for action in ACTIONS
    ]


def _write_keys(keymap: Keymap, config: Config, *, all_of_them: bool) -> None:
    rows = _key_rows(keymap, config)
    own = {item.action for item in config.keys}
    shown = [row for row in rows if all_of_them or row["action"] in own]
    if shown:
        write_line()
    width = max((len(f"keys.{row['action']}") for row in shown), default=0)
    for row in shown:
        where = "" if row["source"] == _DEFAULT else f"  [{row['source']}]"
        keys = " ".join(row["keys"]) or "none"
        write_line(f"{pad('keys.' + row['action'], width)} {pad(keys, _KEYS)} {row['meaning']}{where}")
    if not all_of_them:
        write_line()
        write_line(
            'Keys of an action: under [keys], "article.star" = "* s"; warreader config --keys lists all of them.'
        )
