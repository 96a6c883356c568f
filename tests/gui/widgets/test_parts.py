from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations
from affitrack.gui.metrics import px
from affitrack.gui.theme import Appearance
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import (
    CardRow,
    Chip,
    ChipBar,
    EmptyState,
    KeyFigureCard,
    Picker,
    Pill,
    SearchField,
    SectionHeader,
    Step,
    StepsList,
    label,
)
from affitrack.gui.widgets.toast import Toast

pytestmark = pytest.mark.gui

CHIPS = [Chip("all", "All", 1284), Chip("held", "Held back", 212), Chip("paid", "R&D")]


@pytest.fixture
def chips(qtbot: QtBot, appearance: Appearance, translations: Translations) -> ChipBar:
    made = ChipBar("Stage")
    qtbot.addWidget(made)
    made.set_chips(CHIPS)
    made.resize(900, made.heightForWidth(900))
    made.show()
    qtbot.waitExposed(made)
    return made


def chip_button(bar: ChipBar, key: str) -> QWidget:
    return bar._buttons[key]


def test_what_a_chip_means_is_read_out_without_the_marks_of_its_tooltip(chips: ChipBar) -> None:
    chips.set_chips([Chip("held", "Held back", tip="<p><b>Held back</b></p><p>R&amp;D waits</p>")])
    button = chip_button(chips, "held")
    assert button.toolTip().startswith("<p><b>")
    assert button.accessibleDescription() == "Held back\nR&D waits"


def test_a_chip_is_read_out_as_one_of_several(chips: ChipBar) -> None:
    told = QAccessible.queryAccessibleInterface(chip_button(chips, "held"))
    assert told.role() is QAccessible.Role.RadioButton


def test_one_chip_is_on(qtbot: QtBot, chips: ChipBar) -> None:
    assert chips.current() == "all"
    assert chips.texts() == ["All 1,284", "Held back 212", "R&D"]
    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.mouseClick(chip_button(chips, "held"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["held"]
    assert chips.current() == "held"


def test_a_chip_that_is_on_already_says_nothing(qtbot: QtBot, chips: ChipBar) -> None:
    with qtbot.assertNotEmitted(chips.chosen):
        QTest.mouseClick(chip_button(chips, "all"), Qt.MouseButton.LeftButton)
        chips.set_current("paid")
        chips.set_chips(CHIPS)
    assert chips.current() == "paid"


def test_chips_that_stay_are_the_same_buttons_in_the_order_told(
    qtbot: QtBot, chips: ChipBar
) -> None:
    before = chip_button(chips, "held")
    chips.set_chips([CHIPS[0], Chip("lost", "Lost", 3), CHIPS[1]])
    assert chip_button(chips, "held") is before
    shown = [chip_button(chips, key) for key in ("all", "lost", "held")]
    qtbot.waitUntil(lambda: all(button.isVisible() for button in shown))
    qtbot.waitUntil(lambda: shown[0].x() < shown[1].x() < shown[2].x())
    qtbot.waitUntil(lambda: chips.findChildren(QPushButton) == shown)
    assert chips.texts() == ["All 1,284", "Lost 3", "Held back 212"]
    assert chips.current() == "all"
    assert shown[0].nextInFocusChain() is shown[1]
    assert shown[1].nextInFocusChain() is shown[2]


def test_arrows_choose_chips(qtbot: QtBot, chips: ChipBar) -> None:
    chip_button(chips, "all").setFocus()
    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.keyClick(chip_button(chips, "all"), Qt.Key.Key_Right)
    assert chosen.args == ["held"]


def test_the_choice_survives_new_counts_and_new_chips(chips: ChipBar) -> None:
    chips.set_current("held")
    chips.set_chips([Chip("held", "Held back", 3), Chip("lost", "Lost", 1)])
    assert chips.current() == "held"
    chips.set_chips([Chip("lost", "Lost", 1)])
    assert chips.current() == "lost"
    chips.set_chips([])
    assert chips.current() == ""


def test_chips_wrap_where_the_width_ends(chips: ChipBar) -> None:
    one_row = chips.heightForWidth(900)
    assert chips.heightForWidth(150) > 2 * one_row


def test_chips_begin_at_the_right_where_lines_do(chips: ChipBar) -> None:
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chips.resize(901, chips.height())
    first, second = chip_button(chips, "all"), chip_button(chips, "held")
    assert first.geometry().right() == chips.rect().right()
    assert second.geometry().right() < first.geometry().left()


def test_key_figure_is_read_as_a_sentence(qtbot: QtBot, appearance: Appearance) -> None:
    card = KeyFigureCard(clickable=True)
    qtbot.addWidget(card)
    card.show_figure("Held back", "507,85 €", "212 orders", dot="held")
    assert card.figure() == ("Held back", "507,85 €", "212 orders")
    assert card.accessibleName() == "Held back: 507,85 €"
    assert card.accessibleDescription() == "212 orders"
    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, Qt.Key.Key_Space)


def test_key_figure_that_leads_nowhere_takes_no_focus(qtbot: QtBot, appearance: Appearance) -> None:
    card = KeyFigureCard()
    qtbot.addWidget(card)
    card.show()
    card.show_figure("New", "182")
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_key_figure_grows_with_its_words(qtbot: QtBot, appearance: Appearance) -> None:
    card = KeyFigureCard()
    qtbot.addWidget(card)
    card.show_figure("Lost", "118,06 €", "8,9 % of orders, mostly the serum with vitamin C")
    assert card.heightForWidth(160) > card.heightForWidth(600)


def test_cards_share_a_row_or_wrap_evenly(qtbot: QtBot, appearance: Appearance) -> None:
    row = CardRow([QLabel(str(number)) for number in range(4)], narrowest=100)
    qtbot.addWidget(row)
    row.show()
    for width, columns in ((px(600), 4), (px(330), 2), (px(120), 1)):
        row.resize(width, 100)
        assert row.columns() == columns


def test_pill_shows_and_says_its_words(qtbot: QtBot, appearance: Appearance) -> None:
    pill = Pill("late", PillKind.LATE)
    qtbot.addWidget(pill)
    before = pill.sizeHint().width()
    pill.set_pill("needs a look", PillKind.CHECK)
    assert (pill.text, pill.kind) == ("needs a look", PillKind.CHECK)
    assert pill.accessibleName() == "needs a look"
    assert pill.sizeHint().width() > before


def test_empty_state_shows_only_what_it_has(qtbot: QtBot, appearance: Appearance) -> None:
    area = EmptyState()
    qtbot.addWidget(area)
    area.set_texts("No sales", "Import an export first.", first="Import…")
    area.show()
    first, second = area.buttons()
    assert first.isVisible()
    assert not second.isVisible()
    with qtbot.waitSignal(area.first_chosen):
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)


def test_toast_runs_its_action_once_and_goes(qtbot: QtBot, appearance: Appearance) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(600, 300)
    toast = Toast(ground)
    ground.show()
    done: list[str] = []
    toast.show_message("Import undone", "Import again…", lambda: done.append("again"))
    assert toast.isVisible()
    assert ground.rect().contains(toast.geometry())
    QTest.mouseClick(toast.action_button(), Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert not toast.isVisible()


def test_toast_hides_no_button(qtbot: QtBot, appearance: Appearance) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 400)
    below = QPushButton("Save as PDF…", ground)
    below.setGeometry(300, 340, 300, 40)
    toast = Toast(ground)
    ground.show()
    for message in ("Made.", "The claim was made. It is to be sent."):
        toast.show_message(message, "Undo", lambda: None)
        assert ground.rect().contains(toast.geometry())
        assert not toast.geometry().intersects(below.geometry())
        toast.dismiss()
    below.hide()
    toast.show_message("Made.")
    assert abs(toast.geometry().center().x() - 450) <= 1


def test_toast_hides_no_field_and_where_all_is_taken_the_least(
    qtbot: QtBot, appearance: Appearance
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 500)
    below = QLineEdit(ground)
    below.setGeometry(0, 440, 900, 60)
    toast = Toast(ground)
    ground.show()
    toast.show_message("Saved.", "Undo", lambda: None)
    assert not toast.geometry().intersects(below.geometry())
    toast.dismiss()
    above = QLineEdit(ground)
    above.setGeometry(0, 0, 900, 25)
    above.show()
    toast.show_message("Saved.", "Undo", lambda: None)
    hidden = [toast.geometry() & field.geometry() for field in (above, below)]
    assert [each.isEmpty() for each in hidden] == [False, True]


def test_toast_stays_while_it_is_read(qtbot: QtBot, appearance: Appearance) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    toast = Toast(ground)
    ground.show()
    toast.show_message("Backed up")
    middle = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_messages_close_together_are_shown_one_after_the_other(
    qtbot: QtBot, appearance: Appearance
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    toast = Toast(ground)
    ground.show()
    for text in ("one", "two", "three", "four", "five"):
        toast.show_message(text)
    seen = [toast.message()]
    while toast._waiting:
        toast._seen.timeout.emit()
        seen.append(toast.message())
    assert seen == ["one", "three", "four", "five"]  # more than three do not wait
    toast.dismiss()
    assert not toast.isVisible()


def test_a_message_whose_button_has_the_focus_is_not_taken_away(
    qtbot: QtBot, appearance: Appearance
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    toast = Toast(ground)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    toast.show_message("Rate changed.", "Undo", lambda: None)
    toast.action_button().setFocus()
    toast._seen.stop()
    toast.show_message("Backed up")
    toast._on_time()
    assert (toast.isVisible(), toast.message()) == (True, "Rate changed.")
    toast.dismiss()
    assert (toast.isVisible(), toast.message()) == (True, "Backed up")


def test_toast_moves_with_the_window(qtbot: QtBot, appearance: Appearance) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 500)
    toast = Toast(ground)
    ground.show()
    toast.show_message("a rather long message " * 8, "Undo", lambda: None)
    ground.resize(360, 300)
    assert ground.rect().contains(toast.geometry())


def test_search_waits_for_a_pause(qtbot: QtBot, appearance: Appearance) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searched.connect(asked.append)
    QTest.keyClicks(field, "abc ")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["abc"])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == ["abc"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["abc", ""]


def test_text_set_quietly_does_not_ask(qtbot: QtBot, appearance: Appearance) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searched.connect(asked.append)
    field.set_text_quietly("5770")
    field._ask()
    assert asked == []


def test_wheel_does_not_change_a_picker(qtbot: QtBot, appearance: Appearance) -> None:
    picker = Picker("Shop")
    qtbot.addWidget(picker)
    picker.addItems(["All shops", "Nuclever"])
    picker.show()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker, event)
    assert picker.currentIndex() == 0


def test_steps_show_rows_with_a_total(qtbot: QtBot, appearance: Appearance) -> None:
    steps = StepsList("Why")
    qtbot.addWidget(steps)
    rows = [Step("Price", "52,35 €", "row 214"), Step("Commission", "5,24 €", total=True)]
    steps.set_steps(rows)
    steps.show()
    assert _words(steps) == ["Price", "52,35 €", "row 214", "Commission", "5,24 €"]
    steps.set_steps(rows[:1])
    qtbot.waitUntil(lambda: _words(steps) == ["Price", "52,35 €", "row 214"])
    assert steps.steps() == tuple(rows[:1])


def test_rows_are_kept_for_steps_that_look_like_theirs(
    qtbot: QtBot, appearance: Appearance
) -> None:
    steps = StepsList("Why")
    qtbot.addWidget(steps)
    noted = Step("Price paid", "1,00 €", "sales.csv, row 1")
    total = Step("In all then", "1,00 €", total=True)
    steps.get_ready([noted, noted, total])
    steps.show()
    made = set(steps.findChildren(QWidget))
    assert _words(steps) == []
    steps.set_steps([noted, Step("Rate agreed", "10 %", "sales.csv, row 1"), total])
    steps.set_steps([Step("Base of it", "8,00 €", "sales.csv, row 2"), total])
    assert _words(steps) == ["Base of it", "8,00 €", "sales.csv, row 2", "In all then", "1,00 €"]
    assert set(steps.findChildren(QWidget)) == made


def test_names_from_files_are_never_read_as_html(qtbot: QtBot, appearance: Appearance) -> None:
    shown = label("<b>Sérum</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_section_header_hides_an_empty_remark(qtbot: QtBot, appearance: Appearance) -> None:
    header = SectionHeader("Videos")
    qtbot.addWidget(header)
    header.show()
    remark = header.findChildren(QLabel)[1]
    assert not remark.isVisible()
    header.set_remark("last 30 days")
    assert remark.isVisible()
    assert header.text() == "Videos"


def _words(widget: QWidget) -> list[str]:
    return [shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible()]
