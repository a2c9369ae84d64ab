"""How long a question to the database may take."""

from __future__ import annotations

import os
import signal
import threading

import apsw
import pytest

from warreader.archive._storage.limits import Stopwatch, interruptible, limited, stopped_when

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


def test_a_signal_ends_a_statement_that_runs_long(tmp_path):
    connection, begun = apsw.Connection(str(tmp_path / "a.db")), threading.Event()
    connection.execute("CREATE TABLE number (value)")
    connection.create_scalar_function("begin", lambda *_: begun.set(), 1)
    before = signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    sender = threading.Thread(target=lambda: begun.wait(60) and os.kill(os.getpid(), signal.SIGALRM))
    sender.start()
    try:
        with interruptible(connection), pytest.raises(KeyboardInterrupt):
            connection.execute(
                "INSERT INTO number WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000000) "
                "SELECT x FROM n WHERE x > 1 OR begin(x) IS NULL"
            )
    finally:
        sender.join()
        signal.signal(signal.SIGALRM, before)
    assert connection.execute("SELECT count(*) FROM number").fetchone() == (0,)
