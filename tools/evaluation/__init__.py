"""Measures what `warreader annotate` understands against gold sets.

One module an area, one for the run, one for the table, one for the gate. The gold pages and their scorer stand in
`tests/eval`, where the tests use them too; importing this package makes them importable.
"""

import sys
from pathlib import Path
from typing import Final

EVAL: Final = Path(__file__).parents[2] / "tests" / "eval"
"""Where the gold pages, their scorer and the floors stand."""
if str(EVAL) not in sys.path:
    sys.path.insert(0, str(EVAL))
