"""The card of what if by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from affitrack.domain.what_if import WhatIf
from affitrack.gui.outlook.what_if_card import WhatIfCard
from tests.gui.real import AS_OF

pytestmark = pytest.mark.gui

TURNS = 10


def test_the_slider_stands_where_the_words_say(qtbot: QtBot) -> None:
    card = WhatIfCard()
    qtbot.addWidget(card)
    card.show_learned(Decimal("0.1585"), (), AS_OF)
    assert card.returns.field.text() == "15.9%"
    assert "15.9%" in card.returns.remark.text()


def test_another_currency_keeps_the_game_but_not_the_returns_of_the_first(qtbot: QtBot) -> None:
    card = WhatIfCard()
    qtbot.addWidget(card)
    card.show_learned(Decimal("0.1"), (), AS_OF)
    assert not card.is_game()
    card.pace.slider.setValue(150)
    card.show_learned(Decimal("0.25"), (), AS_OF)
    assert card.what_if() == WhatIf(pace=Decimal("1.5"))
    card.returns.slider.setValue(500)
    card.show_learned(Decimal("0.1"), (), AS_OF)
    assert card.what_if() == WhatIf(return_rate=Decimal("0.5"), pace=Decimal("1.5"))
    card.go_back()
    assert card.what_if() == WhatIf()
    assert card.returns.value() == Decimal(10)
