"""The sections of the page of payouts, in the order of their tabs. A new section is one entry here.

Each is a `Page` of its own: the page of payouts tells it to read the book and what to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from affitrack.gui.page import Page
from affitrack.gui.shell import Shell


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section, before it exists: it is made when it is first shown."""

    name: str
    """What it is remembered by, and wanted by (`section_wanted`)."""
    text: Callable[[], str]
    """The words on its tab, in the language in use."""
    tip: Callable[[], str]
    """What it shows, in a sentence."""
    make: Callable[[Shell, QWidget], Page]


def section_specs() -> tuple[SectionSpec, ...]:
    """Return every section that exists."""
    translate = QCoreApplication.translate
    return (
        SectionSpec(
            "runs",
            lambda: translate("PayoutSections", "Runs"),
            lambda: translate("PayoutSections", "What is paid on which day, and out of what"),
            _runs,
        ),
        SectionSpec(
            "arrived",
            lambda: translate("PayoutSections", "Arrived"),
            lambda: translate(
                "PayoutSections", "The money that came, held against what was expected"
            ),
            _arrived,
        ),
        SectionSpec(
            "ahead",
            lambda: translate("PayoutSections", "Ahead"),
            lambda: translate(
                "PayoutSections", "What the coming months pay, what if, and how far to believe it"
            ),
            _ahead,
        ),
    )


def _ahead(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.outlook.section import AheadSection

    return AheadSection(shell, parent)


def _runs(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.payouts.runs_section import RunsSection

    return RunsSection(shell, parent)


def _arrived(shell: Shell, parent: QWidget) -> Page:
    from affitrack.gui.received.section import ArrivedSection

    return ArrivedSection(shell, parent)
