"""Names the rules by which names are joined, and sees whether an archive's names follow them.

Apart from the rules themselves, so that a reader that only asks does not import them: 0.2 s and 20 MB.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warreader import text
from warreader.article import Label
from warreader.resources import data_bytes

if TYPE_CHECKING:
    from warreader.archive import Archive

ALIASES: Final = "name-aliases.txt"
LABELS: Final = (Label.PER, Label.ORG)
"""Whose names are joined."""
_DIGITS: Final = 8


@cache
def name_rules() -> str:
    """Name the rules by which names are joined, with the list of aliases, by content.

    Returns:
        Eight digits; others whenever anything has changed by which names are joined.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    digest = hashlib.blake2b(data_bytes(ALIASES))
    for path in sorted(Path(text.__file__).with_name("names").glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def names_wait(archive: Archive) -> bool:
    """Tell whether names are to be joined: by other rules than before, or since the last time was cut off; at once."""
    records = [json.loads(record)[0] for record in map(archive.names.record, LABELS) if record is not None]
    return any(rules != name_rules() for rules in records) or archive.names.count_due() > 0
