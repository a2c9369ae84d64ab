"""Writes to standard output and standard error without failing on any character or harming a terminal.

Lines for people pass the door (`terminal.show`); JSON and raw text are exact, in UTF-8 whatever the locale says.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final, TextIO

from warreader.terminal import show, show_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = "warreader"
_NARROWEST: Final = 20  # a terminal of 20x5 must still show something


def prepare_streams() -> None:
    """Make standard output and error able to take any character.

    A terminal keeps its encoding and gets what it cannot show as an escape; a pipe gets UTF-8.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with it closed, as some services do: nobody listens
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal(stream: TextIO | None = None) -> bool:
    """Return whether standard output, or another stream, is a terminal."""
    target = stream or sys.stdout
    return target is not None and target.isatty()


def columns() -> int:
    """Cells of a line of the terminal; 0 where standard output is none, so that nothing is cut."""
    from shutil import get_terminal_size  # 2 ms, and the first rows of a start have their own

    return max(_NARROWEST, get_terminal_size().columns) if is_terminal() else 0


def write_line(line: str = "") -> None:
    """Write one line for a person.

    Args:
        line: Any text; newlines and harmful characters in it are replaced.
    """
    sys.stdout.write(show_line(line) + "\n")


def write_text(text: str) -> None:
    """Write text of several lines for a person, ending in a newline."""
    sys.stdout.write(show(text).rstrip("\n") + "\n")


def write_json(form: Mapping[str, Any]) -> None:
    """Write an object as one line of JSON in UTF-8, exactly.

    Args:
        form: Plain values. Where they hold what a terminal must not see, what other programs take for the end of a
            line (U+0085, U+2028, U+2029), or a lone surrogate, all but ASCII is written as escapes.
    """
    line = json.dumps(form, ensure_ascii=False)
    if show_line(line) != line:
        line = json.dumps(form)
    if is_terminal():
        sys.stdout.write(line + "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode() + b"\n")


def write_exact(text: str) -> None:
    """Write a text as it is to a pipe or file, and harmless to a terminal.

    Args:
        text: Any text.
    """
    if is_terminal():
        write_text(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))


def complain(message: str) -> None:
    """Write one line on standard error.

    Args:
        message: What, where, and what to do; may quote anything.
    """
    remark(f"{_NAME}: {message}")


def remark(message: str) -> None:
    """Write a line on standard error that is no complaint: a legend, a ledger.

    Where it takes nothing nobody can be told, and what is being done goes on.
    """
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(show_line(message) + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # open to the end


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: '1 article', '2 articles'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def flush() -> None:
    """Hand over what was written so far."""
    sys.stdout.flush()


def discard_output() -> None:
    """Let nothing more be written to standard output, because whoever read it is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
