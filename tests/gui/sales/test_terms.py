from __future__ import annotations

import pytest

from affitrack.gui.i18n import Translations
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.filters import FilterBar
from tests.gui.conftest import AS_OF

pytestmark = pytest.mark.gui


def test_words_of_the_field_are_explained_by_the_glossary(translations: Translations) -> None:
    tips = {column.order_by: column.explanation() for column in COLUMNS}
    assert "Commission base" in tips["base"]
    assert tips["product_name"] == ""
    translations.use("fr")
    assert "Base de commission" in COLUMNS[list(tips).index("base")].explanation()


def test_chips_of_stages_say_what_they_mean(translations: Translations, qtbot: object) -> None:
    bar = FilterBar(AS_OF)
    tips = [button.toolTip() for button in bar._chips._buttons.values()]
    assert tips[0] == ""
    assert any("return window is over" in tip for tip in tips)
    bar.deleteLater()
