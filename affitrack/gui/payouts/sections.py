"""The sections of the page of payouts, in the order of their tabs. A new section is one entry here.

Each is a `Page` of its own: the page of payouts tells it to read the book and what to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from affitrack.gui.page import Page
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.shell import Shell


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section, before it exists: it is made when it is first shown."""

    name: str
    """What it is remembered by, and wanted by (`SectionWanted`)."""
    text: Callable[[], str]
    """The words on its tab, in the language in use."""
    tip: Callable[[], str]
    """What it shows, in a sentence."""
    make: Callable[[Shell, QWidget], Page]


@dataclass(frozen=True, slots=True)
class SectionWanted:
    """What `Shell.show_page("payouts", ...)` is given to lead to a section."""

    name: str
    what: object = None
    """Handed to the `show_what` of the section."""


def section_specs() -> tuple[SectionSpec, ...]:
    """Return every section that exists."""
    translate = QCoreApplication.translate
    return (
        SectionSpec(
            "runs",
            lambda: translate("PayoutSections", "Runs"),
            lambda: translate("PayoutSections", "What is paid on which day, and out of what"),
            RunsSection,
        ),
    )
