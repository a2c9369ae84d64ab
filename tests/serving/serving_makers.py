"""Starts a server as a process of its own, over a real archive of the seeds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "warreader", "serve", "--port", "0")


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    url: str
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        return self.url.partition("?")[0].rstrip("/")

    @property
    def cookie(self) -> str:
        """What a browser brings once it has opened the address."""
        return f"warreader-{self.origin.rpartition(':')[2]}={self.url.rpartition('=')[2]}"


def start(home: Path, *words: str) -> Served:
    """Start a server; its first line says where it is."""
    # a home, since the one of a single test is gone before the server is
    folders = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **folders}
    process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.match(r"warreader is at (http://\S+)", line)
    assert found, line
    return Served(found[1], process)


def stop(served: Served) -> int:
    served.process.terminate()
    code = served.process.wait(20)
    assert served.process.stdout is not None
    served.process.stdout.close()
    return code
