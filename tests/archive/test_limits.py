"""How long a question to the database may take."""

from __future__ import annotations

import apsw
import pytest

from warreader.archive._storage.limits import Stopwatch, limited, stopped_when

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_a_question_without_an_end_is_stopped():
    with pytest.raises(apsw.InterruptError), limited(apsw.Connection(":memory:"), 0.05) as connection:
        connection.execute(ENDLESS)


def test_a_question_is_stopped_when_nobody_waits_for_its_answer():
    with (
        stopped_when(lambda: True),
        pytest.raises(apsw.InterruptError),
        limited(apsw.Connection(":memory:"), 3_600) as connection,
    ):
        connection.execute(ENDLESS)


def test_time_that_a_halted_machine_charges_at_once_counts_little():
    times = iter([0.0, 0.01, 0.02, 5.02, 5.03])
    stopwatch = Stopwatch(lambda: next(times))
    assert [round(stopwatch.spent(), 2) for _ in range(4)] == [0.01, 0.02, 0.07, 0.08]


def test_a_limit_inside_of_another_leaves_that_in_force():
    with limited(apsw.Connection(":memory:"), 0.05) as connection:
        with limited(connection, 3_600):
            connection.execute("SELECT 1").fetchall()
        with pytest.raises(apsw.InterruptError):
            connection.execute(ENDLESS)
