"""What a chart says of a place, as a tooltip shows it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from affitrack.gui.charts.tip import tip_of

pytestmark = pytest.mark.gui


def test_names_stand_at_the_left_and_amounts_at_the_right(qapp: QApplication) -> None:
    words = "décembre 2026\nDébloquées\u00a0: 1,00\u00a0€\nTotal\u00a0: 2,00\u00a0€\nR&D <8 sur 10>"
    tip = tip_of(words)
    assert tip.startswith("<b>décembre 2026</b>")
    assert tip.count("<tr>") == 3
    assert tip.count('align="right"') == 2
    told = QTextDocument()
    told.setHtml(tip)
    lines = [line for line in told.toPlainText().splitlines() if line]
    assert lines == [
        "décembre 2026",
        "Débloquées",
        "1,00 €",
        "Total",
        "2,00 €",
        "R&D <8 sur 10>",
    ]
