"""The parts of the reader's screen do not get in each other's way."""

from __future__ import annotations

from warreader.tui.screens.reader import ReaderScreen


def test_no_part_replaces_what_another_part_defines() -> None:
    defined: dict[str, str] = {}
    for part in reversed(ReaderScreen.__mro__):
        if not part.__module__.startswith("warreader.tui"):
            continue
        for name, value in vars(part).items():
            names = getattr(getattr(value, "__code__", None), "co_names", None)
            if name.startswith("__") or names is None or "NotImplementedError" in names:  # it is for another to define
                continue
            assert name not in defined or "super" in names, f"{part.__name__}.{name} replaces that of {defined[name]}"
            defined[name] = part.__name__
