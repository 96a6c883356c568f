"""The pages of the window, in the order of the navigation. A new page is one entry here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from affitrack.gui.page import Page, PageSpec
from affitrack.gui.shell import Shell


def page_specs() -> tuple[PageSpec, ...]:
    """Return every page that exists."""
    translate = QCoreApplication.translate
    return (
        PageSpec("home", "home", lambda: translate("Pages", "Home"), _home),
        PageSpec("sales", "sales", lambda: translate("Pages", "Sales"), _sales),
        PageSpec("videos", "videos", lambda: translate("Pages", "Videos"), _videos),
        PageSpec("payouts", "payouts", lambda: translate("Pages", "Payouts"), _payouts),
        PageSpec("claims", "claims", lambda: translate("Pages", "Claims"), _claims),
        PageSpec(
            "imports", "imports", lambda: translate("Pages", "Imports"), _imports, needs_data=False
        ),
        PageSpec(
            "settings",
            "settings",
            lambda: translate("Pages", "Settings"),
            _settings,
            needs_data=False,
        ),
    )


def _home(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.home.page import HomePage

    return HomePage(shell, parent)


def _sales(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.sales.page import SalesPage

    return SalesPage(shell, parent)


def _videos(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.videos.page import VideosPage

    return VideosPage(shell, parent)


def _payouts(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.payouts.page import PayoutsPage

    return PayoutsPage(shell, parent)


def _claims(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.claims.page import ClaimsPage

    return ClaimsPage(shell, parent)


def _imports(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.imports.page import ImportsPage

    return ImportsPage(shell, parent)


def _settings(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.settings.page import SettingsPage

    return SettingsPage(shell, parent)
