"""Hands an article to other programs: a command, a pager, an editor, a browser.

What goes out is harmless text (`terminal.show`): whatever the other program does with it, it may print it. Titles and
addresses never become part of a command line.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader.export import Citation, paragraphs
from warreader.terminal import show, show_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warreader.article import Article

_PAGER: Final = "less"
_EDITOR: Final = "vi"
_DISPLAYS: Final = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")


def plain_text(article: Article) -> str:
    """Give an article as it is read: headline and kept paragraphs, a blank line between them."""
    parts = [show_line(article.annotation.title)]
    parts += [show(span.of(article.text)) for span in paragraphs(article)]
    return "\n\n".join(parts) + "\n"


def address(article: Article) -> str | None:
    """Return the address of the web at which an article stood; None where nothing says so, or it is none of the web."""
    return Citation.of(article).url


def has_browser(environment: Mapping[str, str] = os.environ, platform: str = os.name) -> bool:
    """Return whether a browser would open in a window of its own, and not in this terminal."""
    return platform == "nt" or any(environment.get(name) for name in _DISPLAYS)


def pipe(article: Article, command: str) -> int:
    """Run the reader's own command in a shell, with the article on its standard input; give its exit code.

    Then wait for enter: what the command printed stands on the screen until then.
    """
    # The command is what the reader typed; the article is only its input.
    code = subprocess.run(command, shell=True, input=plain_text(article).encode(), check=False).returncode  # noqa: S602
    sys.stdout.write("\n[enter goes back to warreader] ")
    sys.stdout.flush()
    sys.stdin.readline()
    return code


def page(article: Article, environment: Mapping[str, str] = os.environ) -> int:
    """Show an article in $PAGER; give its exit code."""
    return _show(article, environment.get("PAGER") or _PAGER)


def edit(article: Article, environment: Mapping[str, str] = os.environ) -> int:
    """Show a copy of an article in $VISUAL or $EDITOR; give its exit code. What is changed there is not kept."""
    return _show(article, environment.get("VISUAL") or environment.get("EDITOR") or _EDITOR)


def _show(article: Article, program: str) -> int:
    with tempfile.TemporaryDirectory(prefix="warreader-") as folder:
        copy = Path(folder) / f"{article.id}.txt"
        copy.write_text(plain_text(article), encoding="utf-8", errors="replace")
        copy.chmod(0o400)
        return subprocess.run([*shlex.split(program), str(copy)], check=False).returncode  # noqa: S603  # the reader's
