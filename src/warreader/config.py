"""Where things live, and what the user has set.

The settings are a TOML file that need not be there. Paths come from the command line, the environment, the settings and
last from the conventions of the system, in that order.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warreader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = "warreader"
_THEMES: Final = ("dark", "light", "terminal")
ARCHIVE_VARIABLE: Final = "WARREADER_ARCHIVE"
CONFIG_VARIABLE: Final = "WARREADER_CONFIG"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has set."""

    archive: Path | None = None
    """The folder of the archive that is opened when none is named; None is the default one."""
    theme: str = "dark"
    """'dark', 'light', or 'terminal' for the colours of the terminal itself."""
    width: int = 78
    """The widest column of the reading view, in cells. 78: between the 66 characters of typography and 80x24."""
    workers: int = 0
    """Processes that annotate; 0 is one a core."""


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
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named is None:
            return Config()
        raise UsageError(f"no such settings file: {file}") from None
    except OSError as error:
        raise UsageError(f"the settings file cannot be read: {file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the settings file is not valid TOML: {file}: {error}") from error
    return _checked(content, file)


def config_file() -> Path:
    """Where the settings are looked for."""
    from platformdirs import user_config_path  # noqa: PLC0415  # a start with a named file does not need it

    return user_config_path(_NAME) / "config.toml"


def data_folder() -> Path:
    """Where the default archive is, and what the reader has made."""
    from platformdirs import user_data_path  # noqa: PLC0415  # as above

    return user_data_path(_NAME)


def cache_folder() -> Path:
    """Where things are that can be made again."""
    from platformdirs import user_cache_path  # noqa: PLC0415  # as above

    return user_cache_path(_NAME)


def state_folder() -> Path:
    """Where the reader keeps what it was left with, such as its theme."""
    from platformdirs import user_state_path  # noqa: PLC0415  # as above

    return user_state_path(_NAME)


def default_archive() -> Path:
    """The archive of a user who names none."""
    return data_folder() / "archive"


def archive_folder(named: Path | None, config: Config, environment: Mapping[str, str] = os.environ) -> Path:
    """Decide which archive is meant.

    Args:
        named: `--archive`; None where it was not given.
        config: The settings.
        environment: The environment variables.

    Returns:
        A folder; it need not exist.
    """
    if named is not None:
        return named
    if environment.get(ARCHIVE_VARIABLE):
        return Path(environment[ARCHIVE_VARIABLE])
    return config.archive or default_archive()


def _checked(content: Mapping[str, Any], file: Path) -> Config:
    known = [field.name for field in fields(Config)]
    for name in content:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
            raise UsageError(f"unknown setting {name!r} in {file}; {hint}")
    default = Config()
    archive, theme = content.get("archive"), content.get("theme", default.theme)
    if archive is not None and not isinstance(archive, str):
        raise _wrong("archive", file, "a path")
    if theme not in _THEMES:
        raise _wrong("theme", file, f"one of {', '.join(_THEMES)}")
    return Config(
        archive=Path(archive).expanduser() if archive else None,
        theme=theme,
        width=_number(content, "width", default.width, file),
        workers=_number(content, "workers", default.workers, file),
    )


def _number(content: Mapping[str, Any], name: str, default: int, file: Path) -> int:
    value = content.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(name, file, "a whole number")
    return value


def _wrong(name: str, file: Path, wanted: str) -> UsageError:
    return UsageError(f"setting {name!r} in {file} must be {wanted}")
