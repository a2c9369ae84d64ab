"""The settings: what there is, where each value comes from, and what is allowed.

The settings are a TOML file that need not be there; each can also be set in the environment. The environment wins over
the file, and the command line over both. A setting that does not exist, or has a value that makes no sense, is an error
that names file, line and the nearest name that does exist.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warreader.errors import UsageError
from warreader.folders import (
    ARCHIVE_VARIABLE,
    CONFIG_VARIABLE,
    cache_folder,
    config_file,
    data_folder,
    default_archive,
    state_folder,
)
from warreader.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "ARCHIVE_VARIABLE",
    "CONFIG_VARIABLE",
    "Config",
    "archive_folder",
    "cache_folder",
    "config_file",
    "data_folder",
    "default_archive",
    "load_config",
    "state_folder",
]

THEMES: Final = (
    "dark", "light", "terminal", "ansi", "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha",
    "dracula", "tokyo-night", "monokai", "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato",
    "solarized-light", "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark",
    "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""The reader's own (`ansi` is another name of `terminal`), and those of Textual."""
CLEANING: Final = ("normal", "cautious")
PRESETS: Final = ("vim", "newsboat", "arrows")
_KEYS: Final = "keys"
_ENTITIES: Final = "entities"
_LANGUAGE: Final = re.compile(rf"{_ENTITIES}\.[a-z]{{2}}\Z")
_ENGINE: Final = re.compile(r"(?:own|natasha|spacy:[a-z]{2,3}(?:_[a-z0-9]+)+)\Z")
_WORDS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class ValueKind(StrEnum):
    """The type of a setting's value."""

    PATH = "a path"
    CHOICE = "a choice"
    NUMBER = "a whole number"
    SWITCH = "true or false"


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """Keys that the user bound to an action; not validated yet."""

    action: str
    """The ID of the action as written."""
    keys: str
    """Keys with a space between; empty for none."""
    where: str
    """Where it is set: file and line."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in effect."""

    archive: Path | None = None
    """The folder of the archive that is opened when none is named; None is the default one."""
    theme: str = "dark"
    """One of `THEMES`."""
    width: int = 78
    """The widest column of the reading view, in cells; by default between the 66 characters of typography and 80x24."""
    workers: int = 0
    """Processes that annotate; 0 is one a core."""
    cleaning: str = "normal"
    """One of `CLEANING`. What is stored already is cleaned anew by `warreader reannotate`."""
    entities: tuple[tuple[str, str], ...] = ()
    """For a language (ISO 639-1) the engine that finds its names: 'own', 'natasha', or 'spacy:' and a model's name."""
    mouse: bool = True
    """Whether the reader takes the mouse."""
    resume: bool = True
    """Whether a start goes on where the last one ended."""
    annotate: bool = True
    """Whether the reader brings the engines to articles that wait for them, in a process that gives way to all else."""
    preset: str = "vim"
    """One of `PRESETS`."""
    keys: tuple[OwnKeys, ...] = ()
    """Keys of single actions."""
    file: Path | None = None
    """The file that was read; None where there is none."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The name of each setting that is not the default, to where it was set: file and line, or the variable."""

    def value(self, name: str) -> str | int | bool | None:
        """Return a setting by its name, as it could stand in the file."""
        value = getattr(self, name.rpartition(".")[2])
        return str(value) if isinstance(value, Path) else value


_DEFAULTS: Final = Config()


@dataclass(frozen=True, slots=True)
class Setting:
    """Description of one setting."""

    name: str
    """As the file has it; a dot for a table and its key."""
    kind: ValueKind
    """What it takes."""
    meaning: str
    """One sentence."""
    choices: tuple[str, ...] = ()
    """For a choice: what there is."""

    @property
    def default(self) -> str | int | bool | None:
        """What holds unless it is set; None for what depends on the system."""
        return _DEFAULTS.value(self.name)

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"WARREADER_{self.name.upper().replace('.', '_')}"


SETTINGS: Final = (
    Setting("archive", ValueKind.PATH, "The folder of the archive that is opened when none is named."),
    Setting("theme", ValueKind.CHOICE, "Colours; terminal takes the 16 colours of the terminal itself.", THEMES),
    Setting("width", ValueKind.NUMBER, "The widest column of the reading view, in cells."),
    Setting("mouse", ValueKind.SWITCH, "Whether the reader takes the mouse; false leaves it to the terminal."),
    Setting("resume", ValueKind.SWITCH, "Whether a start goes on where the last one ended: query, article, place."),
    Setting(
        "annotate", ValueKind.SWITCH, "Whether the reader annotates what waits for the engines, in the background."
    ),
    Setting("workers", ValueKind.NUMBER, "Processes that understand articles at an import; 0 is one a core."),
    Setting("cleaning", ValueKind.CHOICE, "What to fold: cautious only what is nearly certain to be junk.", CLEANING),
    Setting("keys.preset", ValueKind.CHOICE, "Keys as in vim, as in newsboat, or arrows and F keys.", PRESETS),
)  # fmt: skip
"""Every setting but the keys of single actions, which stand under `[keys]`. `Config` has their defaults."""


def load_config(path: Path | None = None, environment: Mapping[str, str] = os.environ) -> Config:
    """Read the settings.

    Args:
        path: The file that the user named; it must exist. None: the one of WARREADER_CONFIG, else the usual place,
            where it may be missing.
        environment: The environment variables.

    Returns:
        The settings.

    Raises:
        UsageError: The named file is missing, is no TOML, or sets what does not exist.
    """
    named = path or (Path(environment[CONFIG_VARIABLE]) if environment.get(CONFIG_VARIABLE) else None)
    file = named or config_file()
    text = _read(file, required=named is not None)
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    keys: list[OwnKeys] = []
    entities: list[tuple[str, str]] = []
    for name, value in _flat(_parsed(text, file) if text else {}):
        where = _where(text or "", name, file)
        setting = _BY_NAME.get(name)
        if setting is not None:
            values[name], sources[name] = _checked(setting, value, where), where
        elif name.startswith(f"{_KEYS}."):
            keys.append(_own_keys(name, value, where))
        elif name.startswith(f"{_ENTITIES}."):
            entities.append((name.removeprefix(f"{_ENTITIES}."), _engine(name, value, where)))
        else:
            raise UsageError(f"{where}: unknown setting {name!r}; {_nearest(name, _BY_NAME)}")
    for setting in SETTINGS:
        if environment.get(setting.variable):
            values[setting.name] = _checked(setting, _typed(setting, environment[setting.variable]), setting.variable)
            sources[setting.name] = setting.variable
    if "archive" in values:
        values["archive"] = Path(values["archive"]).expanduser()
    return Config(
        **{name.rpartition(".")[2]: value for name, value in values.items()},
        keys=tuple(keys),
        entities=tuple(sorted(entities)),
        file=None if text is None else file,
        sources=sources,
    )


def archive_folder(named: Path | None, config: Config) -> Path:
    """Decide which archive is meant.

    Args:
        named: `--archive`; None where it was not given.
        config: The settings, the environment's among them.

    Returns:
        A folder; it need not exist.
    """
    return named if named is not None else config.archive or default_archive()


_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def _read(file: Path, *, required: bool) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if required:
            raise UsageError(f"no such settings file: {file}") from None
        return None
    except OSError as error:
        raise UsageError(f"the settings file cannot be read: {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the settings file is not valid TOML: {file}: it is no UTF-8") from error


def _parsed(text: str, file: Path) -> dict[str, Any]:
    import tomllib  # most have no settings

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the settings file is not valid TOML: {file}: {error}") from error


def _flat(table: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, Any]]:
    """Return what a TOML table and those in it set, each under its dotted name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{lead}{name}.")
        else:
            yield f"{lead}{name}", value


def _where(text: str, name: str, file: Path) -> str:
    """Say where a setting stands: the file and, if it can be told, the line."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        left = line.strip()
        if left.startswith("["):
            table = f"{_dotted(left.partition('#')[0].strip(' []'))}."
            found = table == f"{name}."
        else:
            key, equals, _ = left.partition("=")
            found = bool(equals) and not left.startswith("#") and f"{table}{_dotted(key)}".lstrip(".") == name
        if found:
            return f"{file}, line {number}"
    return str(file)


def _dotted(key: str) -> str:
    """Write a key of TOML as its parts with a dot between; empty for what is none."""
    import tomllib

    try:
        return next((name for name, _ in _flat(tomllib.loads(f"{key} = 0"))), "")
    except tomllib.TOMLDecodeError:
        return ""


def _nearest(name: str, known: Mapping[str, Setting]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}, keys.ACTION and entities.LANGUAGE"


def _checked(setting: Setting, value: object, where: str) -> str | int | bool:
    if setting.kind is ValueKind.NUMBER and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if setting.kind is ValueKind.SWITCH and isinstance(value, bool):
        return value
    if isinstance(value, str) and (value in setting.choices or (setting.kind is ValueKind.PATH and value)):
        return value
    wanted = setting.kind.value
    if setting.kind is ValueKind.CHOICE:
        near = difflib.get_close_matches(str(value), setting.choices, 1)
        wanted = f"one of {', '.join(setting.choices)}" + (f"; did you mean {near[0]!r}?" if near else "")
    raise UsageError(f"{where}: {setting.name!r} must be {wanted}")


def _typed(setting: Setting, text: str) -> str | int | bool:
    """Read a value of the environment, which knows words only."""
    if setting.kind is ValueKind.SWITCH:
        return _WORDS.get(text.casefold(), text)
    return int(text) if setting.kind is ValueKind.NUMBER and text.isdecimal() and text.isascii() else text


def _engine(name: str, value: object, where: str) -> str:
    if _LANGUAGE.match(name) and isinstance(value, str) and _ENGINE.match(value):
        return value
    raise UsageError(
        f"{where}: {name!r} must give a language an engine, as in entities.ru = 'natasha' or 'spacy:ru_core_news_md'"
    )


def _own_keys(name: str, value: object, where: str) -> OwnKeys:
    action = name.removeprefix(f"{_KEYS}.")
    if isinstance(value, list) and all(isinstance(key, str) for key in value):
        value = " ".join(value)
    if not isinstance(value, str):
        raise UsageError(f'{where}: the keys of {action!r} must be text, as in "j down"')
    return OwnKeys(action, value, where)
