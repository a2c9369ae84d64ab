"""Default locations of files. Kept free of heavy imports because every start needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_NAME: Final = "warreader"
ARCHIVE_VARIABLE: Final = "WARREADER_ARCHIVE"
"""The environment variable that names an archive."""
CONFIG_VARIABLE: Final = "WARREADER_CONFIG"
"""The one that names a settings file."""


def config_file() -> Path:
    """Where the settings are looked for."""
    from platformdirs import user_config_path  # a start with a named file does not need it

    return user_config_path(_NAME) / "config.toml"


def data_folder() -> Path:
    """Where the default archive is, and what the reader has made."""
    from platformdirs import user_data_path

    return user_data_path(_NAME)


def cache_folder() -> Path:
    """Where things are that can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path(_NAME)


def models_folder() -> Path:
    """Where the models are that were fetched."""
    return data_folder() / "models"


def state_folder() -> Path:
    """Where the reader keeps what it was left with, such as its theme."""
    from platformdirs import user_state_path

    return user_state_path(_NAME)


def default_archive() -> Path:
    """The archive of a user who names none."""
    return data_folder() / "archive"
