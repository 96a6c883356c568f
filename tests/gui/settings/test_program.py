"""The program's own settings, and what is certain."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.accounts_section import AccountsSection
from affitrack.gui.settings.certainty_section import CertaintySection
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.settings.program_section import ProgramSection
from affitrack.gui.settings.rates_section import RatesSection
from affitrack.gui.settings.shops_section import ShopsSection
from affitrack.gui.theme import Theme
from tests.gui.settings.used import (
    open_section,
    pick,
    settle_page,
)

pytestmark = pytest.mark.gui


def test_look_and_language_are_set_and_the_menus_follow(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    program = open_section(settings, "program", ProgramSection, qtbot)
    pick(program.theme, Theme.DARK.value)
    assert window.shell.preferences.theme is Theme.DARK
    assert window.menus.themes[Theme.DARK].isChecked()
    pick(program.language, "fr")
    qtbot.waitUntil(lambda: program.back_up.text() == "Sauvegarder maintenant")
    assert program.language.currentData() == "fr"
    pick(program.zoom, 110)
    assert window.shell.preferences.zoom_percent == 110


def test_a_backup_is_made_and_listed(settings: SettingsPage, qtbot: QtBot) -> None:
    program = open_section(settings, "program", ProgramSection, qtbot)
    assert program.copies.text() == "None so far."
    qtbot.mouseClick(program.back_up, Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)
    assert program.copies.text().endswith(" · by hand")


def test_every_preset_says_how_sure_it_is(settings: SettingsPage, qtbot: QtBot) -> None:
    certainty = open_section(settings, "certainty", CertaintySection, qtbot)
    facts = {fact.name: fact for fact in certainty.presets.facts()}
    assert (facts["Return window"].value, facts["Return window"].certainty) == (
        "14 days",
        "official",
    )
    assert facts["Smallest payout"].certainty == "not known"
    assert len(certainty.general.facts()) == 9
    pick(certainty.market, "VN")
    rates = [fact.value for fact in certainty.presets.facts() if fact.name == "VAT in prices"]
    assert rates == ["8% until 31 Dec 2026", "10% since 1 Jan 2027"]


def test_the_language_changes_under_every_section(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    sections = [
        open_section(settings, name, kind, qtbot)
        for name, kind in (
            ("shops", ShopsSection),
            ("rates", RatesSection),
            ("certainty", CertaintySection),
            ("accounts", AccountsSection),
        )
    ]
    window.menus.languages["fr"].trigger()
    accounts = sections[-1]
    assert isinstance(accounts, AccountsSection)
    field = accounts.rules.fields["return_window_days"]
    qtbot.waitUntil(lambda: field.marks() == ("préréglage", "officiel"))
    assert accounts.effect.save.text() == "Enregistrer"
