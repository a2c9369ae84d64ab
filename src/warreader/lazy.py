"""Lazy exports: a package offers names of its modules, and imports a module when one of its names is first used.

A start that shows a list imports a tenth of what the packages offer. Works as PEP 562 describes it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_exports(package: str, modules: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """Make the `__getattr__` of a package.

    Args:
        package: The package's `__name__`.
        modules: The names that each of its modules defines, by the module's name below the package.

    Returns:
        A function that imports the module of a name and returns what the name stands for; it raises AttributeError
        for any other name.
    """
    homes = {name: f"{package}.{module}" for module, names in modules.items() for name in names}

    def __getattr__(name: str) -> object:  # noqa: N807  # it becomes that of the package
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return __getattr__
