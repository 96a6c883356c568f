from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from affitrack.gui.stylesheet import style_sheet
from affitrack.gui.theme import palette_of
from affitrack.gui.tokens import (
    ALL_TOKENS,
    PillKind,
    Tokens,
    colour_names,
    contrast,
    mixed,
    part_pairs,
    pill_colours,
    text_pairs,
    toast_action,
    tokens_of,
)

pytestmark = pytest.mark.gui

NAMES = ["light", "dark", "light, more contrast", "dark, more contrast"]
BOTH = pytest.mark.parametrize("tokens", ALL_TOKENS, ids=NAMES)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


@BOTH
def test_every_text_can_be_read_on_its_ground(tokens: Tokens) -> None:
    faint = {
        name: round(contrast(text, ground), 2)
        for name, (text, ground) in text_pairs(tokens).items()
        if contrast(text, ground) < 4.5
    }
    assert faint == {}


@BOTH
def test_pairs_cover_every_pill(tokens: Tokens) -> None:
    assert {f"pill {kind}" for kind in PillKind} <= set(text_pairs(tokens))
    assert all(len(set(pill_colours(tokens, kind))) == 2 for kind in PillKind)


@pytest.mark.parametrize("tokens", ALL_TOKENS[2:], ids=NAMES[2:])
def test_more_contrast_is_enough_for_weak_eyes(tokens: Tokens) -> None:
    """WCAG 2.2, 1.4.6: 7 : 1."""
    faint = {
        name: round(contrast(text, ground), 2)
        for name, (text, ground) in text_pairs(tokens).items()
        if contrast(text, ground) < 7
    }
    assert faint == {}


@BOTH
def test_parts_of_controls_stand_out(tokens: Tokens) -> None:
    faint = {
        name: round(contrast(part, ground), 2)
        for name, (part, ground) in part_pairs(tokens).items()
        if contrast(part, ground) < 3
    }
    assert faint == {}


@BOTH
def test_the_style_sheet_uses_no_colour_that_is_not_checked(tokens: Tokens) -> None:
    known = {getattr(tokens, name).upper() for name in colour_names()}
    known |= {toast_action(tokens).upper(), mixed(tokens.muted, tokens.surface, 0.6).upper()}
    used = {colour.upper() for colour in re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(tokens, round))}
    assert used <= known


@BOTH
def test_focus_and_stage_colours_stand_out_from_a_card(tokens: Tokens) -> None:
    assert contrast(tokens.accent, tokens.surface) >= 3  # WCAG 1.4.11, parts of controls
    assert contrast(tokens.accent, tokens.bg) >= 3


@BOTH
def test_a_palette_tells_its_tokens(tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


@BOTH
def test_a_style_sheet_that_writes_into_the_palette_does_not_mislead(tokens: Tokens) -> None:
    palette = palette_of(tokens)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(0, 0, 0, 0))
    assert tokens_of(palette) is tokens


def test_mixing_is_by_share() -> None:
    assert mixed("#FFFFFF", "#000000", 0.5) == "#808080"
    assert mixed("#123456", "#000000", 1) == "#123456"
