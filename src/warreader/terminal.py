"""Makes untrusted text safe for a terminal. Everything that reaches the terminal passes through here.

Article text, titles, file names, URLs and error messages may hold anything: escape sequences that rename the window or
fill the clipboard, bidirectional overrides that turn a sentence round, tag characters that nobody sees. Textual and
Rich pass nearly all of it on. `show` and `show_line` replace each harmful code point by U+FFFD, one for one, so that
spans over the text still hold. Nothing else in the program decides what is harmful. Piles of combining marks and tabs
are the cell renderer's business.

Source of the code points: ECMA-48 (C0 and C1 controls), UAX #9 (bidirectional controls), Unicode 15 chapter 23
(invisible operators, annotation and tag characters, noncharacters), and a run of 33 hostile sequences through every
Textual widget (ESC, C1, NUL, bidi, zero-width and tag characters reached the terminal).
"""

from __future__ import annotations

import re
import sys
from typing import Final, TextIO

REPLACEMENT: Final = "\ufffd"
"""What stands in for a harmful code point."""

_HARMFUL: Final = (
    "\x00-\x08\x0b-\x1f"  # C0 but tab and newline
    "\x7f-\x9f"  # DEL and C1: 8-bit CSI, OSC, DCS and the next-line control
    "\u00ad"  # soft hyphen: invisible, of disputed width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # invisible: separators, joiners, operators, deprecated, BOM
    "\u2028\u2029"  # line and paragraph separator
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates cannot be written
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\U000e0000-\U000e0fff"  # tags and other invisible code points of plane 14
)
_NONCHARACTERS: Final = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
_REFUSED: Final = re.compile(f"[{_HARMFUL}{_NONCHARACTERS}]")
_LINE_BREAKS: Final = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")


def show(text: str) -> str:
    """Make text harmless for a terminal, keeping its length.

    Args:
        text: Any text; may hold lone surrogates.

    Returns:
        The same number of code points. Newlines and tabs stay, ZWJ and ZWNJ stay (emoji, Persian), every harmful code
        point is U+FFFD. Idempotent; linear in the length.
    """
    if text.isascii() and text.isprintable():
        return text
    return _REFUSED.sub(REPLACEMENT, text)


def show_line(text: str) -> str:
    """Make text harmless and a single line, keeping its length: for titles, names, rows and messages.

    Args:
        text: Any text.

    Returns:
        As `show`, and every newline, tab and line separator is a space.
    """
    if text.isascii() and text.isprintable():
        return text
    return _REFUSED.sub(REPLACEMENT, _LINE_BREAKS.sub(" ", text))


def is_interactive(stdin: TextIO | None = None, stdout: TextIO | None = None, term: str | None = None) -> bool:
    """Return whether a full-screen program can run: both ends are terminals and TERM is not `dumb`.

    Args:
        stdin: Defaults to `sys.stdin`.
        stdout: Defaults to `sys.stdout`.
        term: The value of TERM; None or empty means that there is none.

    Returns:
        True if a screen may be started.
    """
    ends = (stdin or sys.stdin, stdout or sys.stdout)
    return bool(term) and term not in {"dumb", "unknown"} and all(end is not None and end.isatty() for end in ends)
