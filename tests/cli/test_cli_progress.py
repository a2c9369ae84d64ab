"""What a line of progress says."""

from __future__ import annotations

import pytest

from warreader.cli.progress import progress_line, time_left


@pytest.mark.parametrize(
    ("share", "seconds", "said"),
    [
        (0.5, 40, "40 s left"),
        (0.25, 600, "30 min left"),
        (0.1, 3600, "9 h 0 min left"),
        (0.5, 1, ""),
        (0.001, 100, ""),
        (1.0, 100, ""),
    ],
)
def test_the_time_left_is_told_as_soon_as_anyone_can_tell(share, seconds, said):
    assert time_left(share, seconds) == said


def test_a_line_of_progress_says_as_much_as_is_known():
    assert progress_line(500, 10, "read") == "500 read · 50 a second"
    assert progress_line(500, 10, "articles", total=1000) == "500 of 1,000 articles · 50 a second · 10 s left"
    assert progress_line(500, 10, "read", share=0.25) == "500 read · 50 a second · 30 s left"
    assert progress_line(0, 0, "read") == "0 read"
