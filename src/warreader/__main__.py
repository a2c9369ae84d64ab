"""`python -m warreader`, and the command `warreader`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program and give its exit code."""
    from warreader.cli.start import main as start  # a process that annotates imports this module too

    return start()


if __name__ == "__main__":
    sys.exit(main())
