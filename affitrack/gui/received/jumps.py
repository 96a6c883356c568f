"""Payouts that arrived, for the jump box."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.money import decimal_text
from affitrack.gui.jump.entries import Entry, Kind
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.payouts.sections import section_specs
from affitrack.gui.received.words import payout_title
from affitrack.gui.shell import Shell

_MOST: Final = 300


def payout_entries(shell: Shell) -> list[Entry]:
    """Return the sections of the page of payouts, and the payouts that arrived last."""
    translate = QCoreApplication.translate
    page = translate("Pages", "Payouts")
    sections = [
        Entry(
            Kind.PAGE,
            f"payouts.{spec.name}",
            spec.text(),
            "payouts",
            partial(shell.show_page, "payouts", SectionWanted(spec.name)),
            about=page,
            other_words=spec.tip(),
        )
        for spec in section_specs()
    ]
    payouts = reversed(shell.book.received()[-_MOST:])
    return sections + [
        Entry(
            Kind.ORDER,
            f"received.{payout.payout_id}",
            payout_title(payout, shell.book.as_of),
            "payouts",
            partial(shell.show_page, "payouts", SectionWanted("arrived", payout.payout_id)),
            about=translate("Arrivals", "Payout that arrived"),
            other_words=" ".join(
                (
                    decimal_text(payout.amount, payout.currency),
                    f"{payout.received_on}",
                    payout.reference,
                    payout.method,
                    payout.note,
                )
            ),
        )
        for payout in payouts
    ]
