"""What each sign beside a date weighs. Written by tools/train_dates.py; do not edit.

Fitted to 382 web pages of the evaluation set of htmldate (Apache-2.0) in two forms, 855 stories of
Reuters-21578 and 28 pages written for this; cross-validated on whole pages: 0.948 right, 0.050 wrong.
"""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "alone": 1.15,
    "ambiguous": -0.18,
    "among comments": -0.67,
    "before headline": 1.57,
    "begins line": 0.94,
    "behind story": -0.56,
    "bias": -1.20,
    "early": 0.31,
    "ends line": 0.40,
    "far behind story": -1.27,
    "far below headline": 0.21,
    "first below headline": 1.58,
    "foreign above": -0.95,
    "in a list": -1.02,
    "long line": -0.79,
    "prose before": -0.78,
    "prose behind": 0.12,
    "published": 1.62,
    "published above": 1.00,
    "range": -0.66,
    "related above": -0.77,
    "short line": 0.23,
    "short year": -0.37,
    "story soon": 0.52,
    "time": 0.70,
    "under headline": 1.55,
    "updated": -0.74,
    "weekday alone": -0.97,
}
"""The weight of a sign; `bias` counts for every date."""
