"""A day as people type it; what is no day is told, and never becomes another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.widgets.day_edit import DayEdit
from affitrack.wording.message import UserError

pytestmark = pytest.mark.gui

NEAR = date(2025, 11, 22)


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[DayEdit]:
    made = QWidget()
    column = QVBoxLayout(made)
    field = DayEdit(NEAR)
    field.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
    field.setDisplayFormat("dd/MM/yyyy")
    column.addWidget(field)
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field
    made.close()


@pytest.mark.parametrize("select", [True, False])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05062026", date(2026, 6, 5)),
        ("05/06/2026", date(2026, 6, 5)),
        ("5.6.26", date(2026, 6, 5)),
        ("1.7.2026", date(2026, 7, 1)),
        ("3", date(2025, 11, 3)),
        ("3/12", date(2025, 12, 3)),
    ],
)
def test_a_day_is_read_as_it_is_typed(
    edit: DayEdit, qtbot: QtBot, typed: str, day: date, select: bool
) -> None:
    if select:
        edit.selectAll()
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Home)
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.day() == day
    assert edit.text() == day.strftime("%d/%m/%Y")


def test_what_is_no_day_stays_to_be_seen_and_is_told(edit: DayEdit, qtbot: QtBot) -> None:
    told: list[str] = []
    edit.edited.connect(lambda: told.append(edit.text()))
    edit.selectAll()
    qtbot.keyClicks(edit, "31/02/2026")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "31/02/2026"
    assert told == ["31/02/2026"]
    with pytest.raises(UserError) as refused:
        edit.day()
    assert refused.value.message.params == {"given": "31/02/2026", "example": "22/11/2025"}
    edit.setFocus()
    for _ in range(len("1/02/2026")):
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "3"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(edit, "01/03/2026")
    assert edit.day() == date(2026, 3, 1)
    assert told[-1] == "01/03/2026"


def test_parts_are_still_stepped_through_and_typed_alone(edit: DayEdit, qtbot: QtBot) -> None:
    edit.setSelectedSection(DayEdit.Section.MonthSection)
    qtbot.keyClicks(edit, "07")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.day() == date(2025, 7, 22)
    edit.setSelectedSection(DayEdit.Section.DaySection)
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.day() == date(2025, 7, 23)


def test_showing_a_day_forgets_what_was_typed(edit: DayEdit, qtbot: QtBot) -> None:
    edit.selectAll()
    qtbot.keyClicks(edit, "99")
    told: list[int] = []
    edit.edited.connect(lambda: told.append(1))
    edit.show_day(date(2026, 1, 2))
    assert (edit.day(), edit.text(), told) == (date(2026, 1, 2), "02/01/2026", [])


def test_the_calendar_is_opened_by_key(edit: DayEdit, qtbot: QtBot) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(edit.calendarWidget().isVisible)
    edit.calendarWidget().window().close()
    assert edit.day() == NEAR
