"""How fast work goes, told from what it reports."""

from __future__ import annotations

from affitrack.gui.frame.pace import Pace


def test_nothing_is_told_at_the_beginning() -> None:
    pace = Pace()
    assert (pace.rows_a_second(), pace.seconds_left()) == (None, None)
    pace.note(10.0, 0, 0.0)
    pace.note(10.9, 900, 0.05)
    assert (pace.rows_a_second(), pace.seconds_left()) == (None, None)


def test_the_speed_of_the_last_seconds_counts() -> None:
    pace = Pace()
    for second in range(10):
        pace.note(second, 100 * second, second / 100)
    assert (pace.rows_a_second(), pace.seconds_left()) == (100, 91)
    for second in range(10, 15):
        pace.note(second, 900 + 1000 * (second - 9), 0.09 + (second - 9) / 10)
    assert (pace.rows_a_second(), pace.seconds_left()) == (1000, 4)


def test_work_whose_share_nobody_knows() -> None:
    pace = Pace()
    pace.note(0.0, 0, None)
    pace.note(2.0, 500, None)
    assert (pace.rows_a_second(), pace.seconds_left()) == (250, None)


def test_work_that_stands_still() -> None:
    pace = Pace()
    pace.note(0.0, 500, 0.5)
    pace.note(2.0, 500, 0.5)
    assert (pace.rows_a_second(), pace.seconds_left()) == (0, None)


def test_a_new_file_is_measured_anew() -> None:
    pace = Pace()
    pace.note(0.0, 0, 0.0)
    pace.note(2.0, 5000, 0.5)
    pace.note(2.5, 100, 0.51)
    assert pace.rows_a_second() is None
    pace.note(4.5, 2100, 0.71)
    assert (pace.rows_a_second(), pace.seconds_left()) == (1000, 3)
