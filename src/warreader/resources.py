"""Locates files that ship with the program: seed articles, style sheets, data of the text engines.

`seeds/` and `styles/` stand at the top of the repository and are put inside the package when a wheel is built, so they
are looked for in both places. `data/` is always inside the package.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal


def shipped_folder(name: Literal["seeds", "styles"]) -> Path:
    """Find a folder that ships with the program.

    Args:
        name: Which folder.

    Returns:
        The folder, inside the installed package or beside `src` in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(str(files("warreader")))
    for root in (package, package.parents[1]):
        if (found := root / name).is_dir():
            return found
    raise FileNotFoundError(f"warreader: the shipped folder {name!r} is missing beside {package}; reinstall warreader")


def data_file(name: str) -> Path:
    """Find a file of the text engines' data.

    Args:
        name: File name inside `warreader/data`.

    Returns:
        Its path; it exists.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    path = Path(str(files("warreader"))) / "data" / name
    if not path.is_file():
        raise FileNotFoundError(f"warreader: the shipped data file {name!r} is missing; reinstall warreader")
    return path


def data_bytes(name: str) -> bytes:
    """Read a file of the text engines' data.

    Args:
        name: File name inside `warreader/data`.

    Returns:
        Its content.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return data_file(name).read_bytes()
