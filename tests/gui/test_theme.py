from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.theme import Appearance, Theme
from affitrack.gui.tokens import DARK, DARK_CLEAR, LIGHT, LIGHT_CLEAR, tokens_of
from affitrack.gui.widgets import label
from affitrack.gui.widgets.gap import gap

pytestmark = pytest.mark.gui


def test_theme_changes_at_run_time(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    shown = QLabel("words")
    qtbot.addWidget(shown)
    shown.show()
    light = shown.grab().toImage().pixelColor(0, 0)
    with qtbot.waitSignal(appearance.changed):
        appearance.set_theme(Theme.DARK)
    dark = shown.grab().toImage().pixelColor(0, 0)
    assert light.name().upper() == LIGHT.bg
    assert dark.name().upper() == DARK.bg
    assert tokens_of(shown.palette()) is DARK
    assert qapp.palette().color(QPalette.ColorRole.Highlight).name().upper() == DARK.accent_soft


def test_style_sheet_is_that_of_the_theme(qapp: QApplication, appearance: Appearance) -> None:
    assert LIGHT.accent in qapp.styleSheet()
    appearance.set_theme(Theme.DARK)
    assert DARK.accent in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()


def test_system_theme_without_a_desktop_is_light(appearance: Appearance) -> None:
    appearance.set_theme(Theme.SYSTEM)
    assert appearance.tokens is LIGHT


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Callable[[Qt.ColorScheme], None]:
    """Return what changes the scheme of a pretended desktop: the one of tests has none."""

    def change(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: scheme)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    return change


def test_the_theme_of_the_desktop_is_followed_at_once(
    qtbot: QtBot, appearance: Appearance, desktop: Callable[[Qt.ColorScheme], None]
) -> None:
    shown = QLabel("words")
    qtbot.addWidget(shown)
    shown.show()
    appearance.set_theme(Theme.SYSTEM)
    for scheme, colours in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        with qtbot.waitSignal(appearance.changed):
            desktop(scheme)
        assert appearance.tokens is colours
        assert tokens_of(shown.palette()) is colours
        assert shown.grab().toImage().pixelColor(0, 0).name().upper() == colours.bg


def test_a_theme_of_ones_own_stays_whatever_the_desktop_does(
    qtbot: QtBot, appearance: Appearance, desktop: Callable[[Qt.ColorScheme], None]
) -> None:
    with qtbot.assertNotEmitted(appearance.changed):
        desktop(Qt.ColorScheme.Dark)
    assert appearance.tokens is LIGHT


def test_more_contrast_goes_with_both_themes(appearance: Appearance, qapp: QApplication) -> None:
    appearance.set_more_contrast(True)
    assert tokens_of(qapp.palette()) is LIGHT_CLEAR
    appearance.set_theme(Theme.DARK)
    assert tokens_of(qapp.palette()) is DARK_CLEAR
    appearance.set_more_contrast(False)
    assert tokens_of(qapp.palette()) is DARK


def test_figures_have_one_width(qtbot: QtBot, appearance: Appearance) -> None:
    amount = label("1", "value")
    qtbot.addWidget(amount)
    amount.ensurePolished()
    metrics = QFontMetrics(amount.font())
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")
    assert [bytes(tag.toString().data()) for tag in amount.font().featureTags()] == [b"tnum"]


def test_zoom_scales_lengths_and_text(qapp: QApplication, appearance: Appearance) -> None:
    before = px(100), QFontInfo(qapp.font()).pixelSize()
    appearance.set_zoom(200)
    assert px(100) == pytest.approx(2 * before[0], abs=8)
    assert QFontInfo(qapp.font()).pixelSize() == pytest.approx(2 * before[1], abs=1)


def test_zoom_goes_by_steps_and_stays_in_bounds(appearance: Appearance) -> None:
    appearance.zoom_by(1)
    assert appearance.zoom_percent == 110
    appearance.zoom_by(99)
    assert appearance.zoom_percent == 200
    appearance.zoom_by(-99)
    assert appearance.zoom_percent == 80


def test_icons_take_the_colour_of_the_theme(qtbot: QtBot, appearance: Appearance) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.keep_icon(button, "search")
    button.show()
    assert _lightness(button) < 64
    appearance.set_theme(Theme.DARK)
    assert _lightness(button) > 192


def test_text_in_bold_keeps_figures_of_one_width(qtbot: QtBot, appearance: Appearance) -> None:
    amount = label("", "strong")
    qtbot.addWidget(amount)
    amount.ensurePolished()
    assert amount.font().weight() == QFont.Weight.Bold
    metrics = QFontMetrics(amount.font())
    assert metrics.horizontalAdvance("1 111,11") == metrics.horizontalAdvance("8 888,88")


def _lightness(button: QPushButton) -> int:
    """Return the mean lightness of the opaque pixels of the icon."""
    image = button.icon().pixmap(32, 32).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert opaque
    return sum(colour.lightness() for colour in opaque) // len(opaque)


def test_the_buttons_of_dialogs_have_no_pictures_of_the_system(
    qtbot: QtBot, appearance: Appearance
) -> None:
    appearance.set_theme(Theme.DARK)
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Save | buttons.Cancel)
    qtbot.addWidget(box)
    box.show()
    assert [button.icon().isNull() for button in box.buttons()] == [True, True]
    appearance.set_theme(Theme.LIGHT)
    assert [button.icon().isNull() for button in box.buttons()] == [True, True]


def test_sizes_that_were_given_follow_the_zoom(qtbot: QtBot, appearance: Appearance) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    field, free = QLineEdit(ground), QLineEdit(ground)
    field.setFixedWidth(px(76))
    for percent in (150, 200, 100):
        appearance.set_zoom(percent)
        assert (field.minimumWidth(), field.maximumWidth()) == (px(76), px(76))
    assert free.maximumWidth() > 10_000


def test_margins_and_spacings_follow_the_zoom_by_whatever_steps(
    qtbot: QtBot, appearance: Appearance
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column, grid, form = QVBoxLayout(ground), QGridLayout(), QFormLayout()
    column.addLayout(grid)
    column.addLayout(form)
    column.setContentsMargins(16, 14, 0, 2)
    column.setSpacing(3)
    space = gap(22)
    column.addWidget(space)
    grid.setSpacing(12)
    form.setSpacing(10)
    for percent in (110, 125, 150, 175, 200, 100):
        appearance.set_zoom(percent)
        around = column.contentsMargins()
        sizes = around.left(), around.top(), around.right(), around.bottom(), column.spacing()
        assert sizes == (px(16), px(14), 0, px(2), px(3))
        assert grid.horizontalSpacing() == px(12)
        assert (form.horizontalSpacing(), form.verticalSpacing()) == (px(10), px(10))
        assert space.minimumHeight() == space.maximumHeight() == px(22)


def test_no_closed_dialog_goes_while_qt_walks_through_all_widgets() -> None:
    """Python's collector may run whenever a widget of ours answers: there it would end us."""
    program = """
import gc
from PySide6.QtWidgets import QApplication, QLabel
from affitrack.gui.theme import Appearance, Theme
from affitrack.gui.widgets.gap import gap

class Closed(QLabel):
    def __init__(self):
        super().__init__("closed")
        self.itself = self  # a cycle: only the collector lets go of it

class Shown(QLabel):
    def changeEvent(self, event):
        super().changeEvent(event)
        gc.set_threshold(1, 1, 1)
        [[each] for each in range(100)]

app = QApplication([])
appearance = Appearance(app, Theme.LIGHT)
for theme in (Theme.DARK, Theme.LIGHT) * 4:
    gc.set_threshold(100_000)
    shown = [Shown("shown") for _ in range(30)]
    for each in shown:
        each.show()
    for _ in range(100):
        Closed().ensurePolished()
    appearance.set_theme(theme)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
