from __future__ import annotations

from affitrack.gui.widgets.natural_order import natural_key


def test_numbers_go_by_value_and_words_by_letters() -> None:
    wanted = [
        "",
        "4 ventes en retard",
        "6 ventes en retard",
        "14 ventes gelées",
        "écart de base",
        "Écart de base 2",
        "ecart de base 10",
        "Trop court",
        "zèle",
    ]
    assert sorted([*wanted[5:], *wanted[:5]], key=natural_key) == wanted


def test_figures_of_any_script_are_numbers() -> None:
    assert sorted(["x²", "x10", "x٣"], key=natural_key) == ["x²", "x٣", "x10"]
