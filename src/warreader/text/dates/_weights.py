"""What each sign beside a date weighs. Written by tools/train_dates.py; do not edit.

Fitted to 382 web pages of the evaluation set of htmldate (Apache-2.0) in two forms, 855 stories of
Reuters-21578 and 28 pages written for this; cross-validated on whole pages: 0.942 right, 0.052 wrong.
"""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "alone": 1.13,
    "ambiguous": -0.18,
    "among comments": -0.60,
    "before headline": 1.61,
    "begins line": 0.81,
    "behind story": -0.64,
    "bias": -1.18,
    "early": 0.32,
    "ends line": 0.40,
    "far behind story": -1.19,
    "far below headline": 0.22,
    "first below headline": 1.69,
    "foreign above": -0.91,
    "in a list": -0.93,
    "long line": -0.83,
    "prose before": -0.81,
    "prose behind": 0.13,
    "published": 1.58,
    "published above": 0.89,
    "range": -0.67,
    "related above": -0.78,
    "short line": 0.23,
    "short year": -0.33,
    "story soon": 0.48,
    "time": 0.63,
    "under headline": 1.50,
    "updated": -0.76,
    "weekday alone": -0.63,
}
"""The weight of a sign; `bias` counts for every date."""
