"""When an article was published, and which parts of the text say so.

`find_published` reads the source text before anything is cleaned away: a cleaned page has usually lost its stamp.
"""

from warreader.text.dates._model import DateMark, Dating, Role
from warreader.text.dates._published import find_published

__all__ = ["DateMark", "Dating", "Role", "find_published"]
