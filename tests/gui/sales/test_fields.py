"""Fields of the forms on sales: what is typed, what is kept, and the box that is ticked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations
from affitrack.gui.sales.fields import (
    AmountField,
    ChoiceField,
    CountField,
    DayField,
    MomentField,
    RateField,
)
from affitrack.gui.sales.thing_field import ThingField, ThingName
from affitrack.gui.theme import Appearance
from affitrack.gui.widgets.tick_box import TickBox
from affitrack.wording.message import UserError

pytestmark = pytest.mark.gui

KNOWN = [
    ThingName("1", "Sérum vitamine C"),
    ThingName("2", "Crème de nuit"),
    ThingName("3", "Crème de nuit"),
]


@pytest.mark.parametrize(("lang", "shown"), [("en", "12.5"), ("fr", "12,5")])
def test_a_rate_is_shown_as_people_write_it(
    translations: Translations, qtbot: QtBot, lang: str, shown: str
) -> None:
    translations.use("fr" if lang == "fr" else "en")
    field = RateField()
    qtbot.addWidget(field)
    field.show_value("0.125")
    assert field.line.text() == shown
    assert field.value() == "0.125"
    field.show_value("")
    assert field.value() == ""
    field.line.setText("200")
    with pytest.raises(UserError):
        field.value()


def test_an_amount_has_the_digits_of_its_currency(translations: Translations, qtbot: QtBot) -> None:
    translations.use("fr")
    field = AmountField()
    qtbot.addWidget(field)
    field.show_value("2490")
    assert (field.line.text(), field.value()) == ("24,90", "2490")
    field.set_currency("JPY")
    field.line.setText("3 980")
    assert field.value() == "3980"


def test_days_moments_counts_and_choices_are_kept_as_the_book_has_them(qtbot: QtBot) -> None:
    day, count = DayField(date(2026, 11, 22)), CountField(9999)
    moment = MomentField("2026-03-29T02:30:00")  # an hour that clocks here may leave out
    choice = ChoiceField([("a", "first"), ("b", "second")])
    for field in (day, count, moment, choice):
        qtbot.addWidget(field)
    assert day.value() == "2026-11-22"
    assert moment.value() == "2026-03-29T02:30:00"
    moment.show_value("2026-11-14T21:04:00")
    assert moment.value() == "2026-11-14T21:04:00"
    qtbot.keyClicks(count.line, "1x2")
    assert count.value() == "12"
    choice.show_value("b")
    assert choice.value() == "b"


def test_showing_a_value_is_no_edit(qtbot: QtBot) -> None:
    edits: list[str] = []
    day, moment = DayField(date(2026, 11, 22)), MomentField("2026-11-14T21:04:00")
    for field, value in ((day, "2026-11-01"), (moment, "2026-11-01T00:00:00")):
        qtbot.addWidget(field)
        field.edited.connect(lambda value=value: edits.append(value))
        field.show_value(value)
    assert edits == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serum VITAMINE c", KNOWN[0]),
        ("1", KNOWN[0]),
        ("creme de nuit", ThingName("creme de nuit", "creme de nuit")),  # which of the two?
        ("Brosse", ThingName("Brosse", "Brosse")),
        ("", ThingName("", "")),
    ],
)
def test_a_thing_is_known_by_name_or_number_or_is_what_was_typed(
    qtbot: QtBot, typed: str, meant: ThingName
) -> None:
    field = ThingField()
    qtbot.addWidget(field)
    field.set_known(KNOWN)
    field.line.setText(typed)
    assert field.thing() == meant


def test_one_of_two_of_the_same_name_is_chosen_from_the_list(qtbot: QtBot) -> None:
    field = ThingField()
    qtbot.addWidget(field)
    field.set_known(KNOWN)
    field.show_thing("3")
    assert field.line.text() == "Crème de nuit"
    assert field.thing() == KNOWN[2]
    completer = field.line.completer()
    completer.setCompletionPrefix("creme")
    assert completer.completionCount() == 2
    completer.setCompletionPrefix("VITA")
    assert completer.completionCount() == 1


def test_a_box_looks_otherwise_in_each_of_its_states(appearance: Appearance, qtbot: QtBot) -> None:
    assert appearance.tokens is not None
    box = TickBox("Rate")
    qtbot.addWidget(box)
    box.setTristate(True)
    looks = []
    for state in Qt.CheckState:
        box.setCheckState(state)
        looks.append(box.grab().toImage())
    assert looks[0] != looks[1] != looks[2] != looks[0]
