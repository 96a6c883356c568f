from __future__ import annotations

from datetime import date

import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.monthly_canvas import MonthlyCanvas
from affitrack.gui.charts.months import ChartMonth, chart_months
from affitrack.gui.i18n import Translations
from affitrack.gui.theme import Appearance, Theme
from affitrack.gui.tokens import DARK, LIGHT

pytestmark = [
    pytest.mark.gui,
    # A tooltip is a window that comes to the front; off screen there is no front.
    pytest.mark.qt_log_ignore("does not support raise"),
]

TODAY = date(2026, 11, 22)
MONTHS = chart_months(
    (
        MonthRecord("2026-10", "EUR", paid=39_400, deducted=-1_200),
        MonthRecord("2026-11", "EUR", paid=45_500),
        MonthRecord("2026-12", "EUR", cleared=37_000, held=6_620),
        MonthRecord("2027-01", "EUR", held=30_000),
    )
)


@pytest.fixture
def canvas(qtbot: QtBot, appearance: Appearance, translations: Translations) -> MonthlyCanvas:
    made = MonthlyCanvas()
    qtbot.addWidget(made)
    made.resize(640, 260)
    made.show_months(MONTHS, TODAY)
    with qtbot.waitExposed(made):
        made.show()
    wait_until_drawn(made, qtbot)
    return made


def wait_until_drawn(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: canvas.drawing() is not None, timeout=20_000)


def figure(canvas: MonthlyCanvas) -> Figure:
    drawing = canvas.drawing()
    assert drawing is not None
    return drawing.figure


def labels(canvas: MonthlyCanvas) -> list[str]:
    return [text.get_text() for text in figure(canvas).axes[0].texts]


def bars(canvas: MonthlyCanvas) -> list[Rectangle]:
    return [bar for bar in figure(canvas).axes[0].patches if isinstance(bar, Rectangle)]


def fills(canvas: MonthlyCanvas) -> set[str]:
    return {to_hex(bar.get_facecolor()).upper() for bar in bars(canvas)}


def test_bars_are_as_high_as_the_amounts(canvas: MonthlyCanvas) -> None:
    heights = sorted(round(bar.get_height(), 2) for bar in bars(canvas))
    assert [height for height in heights if height] == [-12, 66.2, 300, 370, 394, 455]


def test_held_stands_on_cleared_and_what_was_taken_back_hangs_below_zero(
    canvas: MonthlyCanvas,
) -> None:
    placed = {
        (round(bar.get_height(), 2), round(bar.get_y(), 2))
        for bar in bars(canvas)
        if bar.get_height()
    }
    assert (66.2, 370.0) in placed
    assert (-12.0, 0.0) in placed


def test_totals_are_written_over_the_bars(canvas: MonthlyCanvas) -> None:
    assert labels(canvas) == ["€382", "€455", "€436", "€300", "today"]


def test_colour_is_never_all_there_is(canvas: MonthlyCanvas) -> None:
    hatches = {to_hex(bar.get_facecolor()).upper(): bar.get_hatch() or "" for bar in bars(canvas)}
    assert hatches == {LIGHT.paid: "", LIGHT.cleared: "///", LIGHT.held: "...", LIGHT.lost: "xxx"}


def test_the_theme_colours_the_chart_anew(
    canvas: MonthlyCanvas, appearance: Appearance, qtbot: QtBot
) -> None:
    appearance.set_theme(Theme.DARK)
    wait_until_drawn(canvas, qtbot)
    assert to_hex(figure(canvas).get_facecolor()).upper() == DARK.surface
    assert DARK.paid in fills(canvas)


def test_the_language_changes_amounts_and_months(
    canvas: MonthlyCanvas, translations: Translations, qtbot: QtBot
) -> None:
    translations.use("fr")
    qtbot.waitUntil(lambda: canvas.drawing() is None)
    wait_until_drawn(canvas, qtbot)
    assert labels(canvas)[0] == "382\u00a0€"
    ticks = [tick.get_text() for tick in figure(canvas).axes[0].get_xticklabels()]
    assert ticks == ["oct.", "nov.", "déc.", "janv.\n2027"]


def test_a_click_on_a_month_chooses_it(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.month_chosen) as chosen:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_rect(2).center())
    assert chosen.args == ["2026-12"]


def test_a_click_beside_the_bars_chooses_nothing(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.month_chosen):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_mouse_marks_the_month_below_it(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    qtbot.mouseMove(canvas, canvas.place_rect(1).center())
    qtbot.waitUntil(lambda: canvas.marked_month() == "2026-11")


def test_arrow_keys_go_from_month_to_month(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    with qtbot.waitActive(canvas):
        canvas.activateWindow()
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.marked_month() == "2026-12"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.marked_month() == "2027-01"
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    with qtbot.waitSignal(canvas.month_chosen) as chosen:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen.args == ["2026-10"]


def test_a_screen_reader_gets_every_month(canvas: MonthlyCanvas) -> None:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.text(QAccessible.Text.Name) == "Payments by month, as bars"
    assert "December 2026: €436.20" in found.text(QAccessible.Text.Description)


def test_no_months_draw_nothing(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    canvas.show_months((), TODAY)
    wait_until_drawn(canvas, qtbot)
    assert labels(canvas) == []
    assert not figure(canvas).axes[0].patches


def test_one_tiny_month_is_drawn(canvas: MonthlyCanvas, qtbot: QtBot) -> None:
    canvas.show_months(chart_months([MonthRecord("2026-12", "EUR", held=3)]), TODAY)
    wait_until_drawn(canvas, qtbot)
    assert labels(canvas) == ["€0", "today"]


def test_what_is_only_expected_is_hatched_and_has_its_range(
    canvas: MonthlyCanvas, qtbot: QtBot
) -> None:
    expected = ChartMonth(
        "2027-01", "EUR", held=30_000, new_sales=14_900, total=44_900, low80=39_500, high80=49_700
    )
    canvas.show_months([*MONTHS[:3], expected], TODAY)
    wait_until_drawn(canvas, qtbot)
    hatched = [bar for bar in bars(canvas) if bar.get_hatch() == "\\\\\\" and bar.get_height()]
    assert [round(bar.get_height(), 2) for bar in hatched] == [149]
    assert hatched[0].get_linewidth() > 0  # its fill alone hardly stands off the card
    lines = [x for x in figure(canvas).axes[0].collections if isinstance(x, LineCollection)]
    edge, line = sorted(lines, key=LineCollection.get_zorder)
    # It is seen on bars of any colour.
    assert [to_hex(rgba).upper() for rgba in to_rgba_array(edge.get_color())] == [LIGHT.surface]
    for each in (edge, line):
        assert [[point[1] for point in part] for part in each.get_segments()] == [[395.0, 497.0]]
    assert "€449" in labels(canvas)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_word_for_today_keeps_clear_of_every_amount(
    canvas: MonthlyCanvas,
    appearance: Appearance,
    translations: Translations,
    qtbot: QtBot,
    zoom: int,
) -> None:
    translations.use("fr")
    appearance.set_zoom(zoom)
    canvas.resize(900, 320)
    qtbot.waitUntil(lambda: "aujourd’hui" in labels(canvas) if canvas.drawing() else False)
    texts = {text.get_text(): text.get_window_extent() for text in figure(canvas).axes[0].texts}
    today = texts.pop("aujourd’hui")
    assert texts
    assert not [words for words, box in texts.items() if box.overlaps(today)]


def test_what_is_wanted_last_is_drawn_whatever_was_begun_before(
    canvas: MonthlyCanvas, qtbot: QtBot
) -> None:
    canvas.show_months(MONTHS[:1], TODAY)
    qtbot.waitUntil(lambda: canvas._running is not None, timeout=5_000)
    canvas.show_months(MONTHS, TODAY)  # as it is on screen still
    qtbot.waitUntil(lambda: canvas._running is None and canvas._wanted is None, timeout=20_000)
    drawing = canvas.drawing()
    assert drawing is not None
    assert drawing.content.months == tuple(MONTHS)
