"""The colours of the windows, in a light and a dark set, by what they are for.

Every pair of text and background that the program uses stands in `text_pairs` and reaches a
contrast of 4.5 : 1 (WCAG 2.2 AA, success criterion 1.4.3); a test holds them to it. A widget asks
`tokens_of(self.palette())`, so it needs to know no theme.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor, QPalette


class PillKind(StrEnum):
    """What the colour of a pill says; the words on it say the same, never the colour alone."""

    PAID = "paid"
    CLEARED = "cleared"
    HELD = "held"
    AWAITING = "awaiting"
    LOST = "lost"
    FROZEN = "frozen"
    DEDUCTED = "deducted"
    UNKNOWN = "unknown"
    # Beside the stages: what an import does with a row, what needs a look.
    NEW = "new"
    CHANGED = "changed"
    REJECTED = "rejected"
    NEUTRAL = "neutral"
    LATE = "late"
    CHECK = "check"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as `#rrggbb`."""

    bg: str  # the window behind everything
    surface: str  # cards, navigation, fields
    ink: str  # text
    muted: str  # secondary text
    line: str  # borders of cards and buttons
    edge: str  # borders of fields, and what one drags: seen by everybody
    soft: str  # lines between rows, hovered rows
    accent: str  # primary buttons, links, focus
    accent_hover: str
    accent_soft: str  # selected rows, current page
    on_accent: str  # text on accent
    paid: str
    cleared: str
    held: str
    forecast: str
    lost: str
    frozen: str
    danger: str  # text that warns
    on_danger: str  # text on a badge of that colour
    drop: str  # the area to drop files on
    drop_line: str
    paid_text: str  # text on the tint of each stage
    held_text: str
    lost_text: str
    frozen_text: str
    muted_text: str
    is_dark: bool


LIGHT: Final = Tokens(
    bg="#F5F6F8",
    surface="#FFFFFF",
    ink="#171A21",
    muted="#5A6676",
    line="#E3E7ED",
    edge="#858F9F",
    soft="#EEF1F5",
    accent="#0F766E",
    accent_hover="#0B655E",
    accent_soft="#D5F2EE",
    on_accent="#FFFFFF",
    paid="#0F766E",
    cleared="#2BB3A3",
    held="#E9A23B",
    forecast="#9AA8BC",
    lost="#C8375A",
    frozen="#6B5BD2",
    danger="#B42B4E",
    on_danger="#FFFFFF",
    drop="#F5F9F8",
    drop_line="#6FB1AB",
    paid_text="#0B655E",
    held_text="#855607",
    lost_text="#B42B4E",
    frozen_text="#5A4BC0",
    muted_text="#4F5B6B",
    is_dark=False,
)

DARK: Final = Tokens(
    bg="#12151B",
    surface="#1A1E26",
    ink="#E9EDF3",
    muted="#9AA6B8",
    line="#2A303B",
    edge="#667286",
    soft="#222834",
    accent="#35C9B7",
    accent_hover="#55D6C7",
    accent_soft="#153A38",
    on_accent="#06201D",
    paid="#2BB3A3",
    cleared="#7FDDD0",
    held="#F0B252",
    forecast="#65748B",
    lost="#F0688A",
    frozen="#9C8FF0",
    danger="#F58BA5",
    on_danger="#2A0A13",
    drop="#141C20",
    drop_line="#2F7F77",
    paid_text="#4FD1C2",
    held_text="#F0B252",
    lost_text="#F58BA5",
    frozen_text="#AFA4F5",
    muted_text="#A9B4C4",
    is_dark=True,
)

# For those who ask their desktop, or the View menu, for more contrast: text reaches 7 : 1 (WCAG
# 1.4.6), and borders are drawn as clearly as text.
LIGHT_CLEAR: Final = replace(
    LIGHT,
    bg="#FFFFFF",
    ink="#000000",
    muted="#2A313C",
    line="#5C6675",
    edge="#2A313C",
    soft="#EAEEF3",
    accent="#07504A",
    accent_hover="#063B36",
    accent_soft="#C9F0EA",
    danger="#8A1435",
    drop="#FFFFFF",
    drop_line="#07504A",
    paid_text="#053F3A",
    held_text="#553600",
    lost_text="#7A0F2E",
    frozen_text="#362A8A",
    muted_text="#2A313C",
)

DARK_CLEAR: Final = replace(
    DARK,
    bg="#000000",
    surface="#0A0C10",
    ink="#FFFFFF",
    muted="#D5DCE6",
    line="#8894A6",
    edge="#D5DCE6",
    soft="#1B212B",
    accent="#5FE3D3",
    accent_hover="#8CF0E4",
    accent_soft="#0F3331",
    danger="#FFB3C4",
    drop="#000000",
    drop_line="#5FE3D3",
    paid_text="#7BEBDD",
    held_text="#FFD089",
    lost_text="#FFB3C4",
    frozen_text="#CFC8FF",
    muted_text="#D5DCE6",
)

ALL_TOKENS: Final = (LIGHT, DARK, LIGHT_CLEAR, DARK_CLEAR)

_BY_SOFT: Final = {tokens.soft.upper(): tokens for tokens in ALL_TOKENS}
_HALF_LIGHT: Final = 128
_TINT: Final = 0.18  # how much of a stage's colour goes into the background of its pill

_PILL_COLOURS: Final[dict[PillKind, tuple[str, str]]] = {
    PillKind.PAID: ("paid", "paid_text"),
    PillKind.CLEARED: ("cleared", "paid_text"),
    PillKind.HELD: ("held", "held_text"),
    PillKind.AWAITING: ("forecast", "muted_text"),
    PillKind.LOST: ("lost", "lost_text"),
    PillKind.FROZEN: ("frozen", "frozen_text"),
    PillKind.DEDUCTED: ("lost", "lost_text"),
    PillKind.UNKNOWN: ("held", "held_text"),
    PillKind.NEW: ("cleared", "paid_text"),
    PillKind.CHANGED: ("held", "held_text"),
    PillKind.REJECTED: ("lost", "lost_text"),
    PillKind.NEUTRAL: ("forecast", "muted_text"),
    PillKind.LATE: ("lost", "lost_text"),
    PillKind.CHECK: ("held", "held_text"),
    PillKind.SOON: ("frozen", "frozen_text"),
}


def tokens_of(palette: QPalette) -> Tokens:
    """Return the set of colours that `palette` was made from."""
    # The style sheet writes into the palettes of its widgets, but never into this role.
    soft = palette.color(QPalette.ColorRole.Midlight)
    known = _BY_SOFT.get(soft.name().upper())
    if known is not None:
        return known
    return DARK if soft.lightness() < _HALF_LIGHT else LIGHT


def pill_colours(tokens: Tokens, kind: PillKind) -> tuple[str, str]:
    """Return background and text of a pill; the background is opaque, for selected rows."""
    tint, text = _PILL_COLOURS[kind]
    return mixed(getattr(tokens, tint), tokens.surface, _TINT), getattr(tokens, text)


def toast_action(tokens: Tokens) -> str:
    """Return the colour of a link on a toast, which is dark on light and light on dark."""
    return LIGHT_CLEAR.accent if tokens.is_dark else DARK.cleared


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` of `colour` over `ground`, as `#rrggbb`."""
    top, bottom = QColor(colour), QColor(ground)
    channels = (
        round(share * upper + (1 - share) * lower)
        for upper, lower in (
            (top.red(), bottom.red()),
            (top.green(), bottom.green()),
            (top.blue(), bottom.blue()),
        )
    )
    return QColor(*channels).name()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_pairs(tokens: Tokens) -> dict[str, tuple[str, str]]:
    """Return each pair (text, background) that the windows use, by name."""
    grounds = ("bg", "surface", "soft", "accent_soft")
    pairs = {
        f"{text} on {ground}": (getattr(tokens, text), getattr(tokens, ground))
        for text in ("ink", "muted", "accent")
        for ground in grounds
    }
    pairs["danger on surface"] = (tokens.danger, tokens.surface)
    pairs["danger on bg"] = (tokens.danger, tokens.bg)
    pairs["on_accent on accent"] = (tokens.on_accent, tokens.accent)
    pairs["on_accent on accent_hover"] = (tokens.on_accent, tokens.accent_hover)
    pairs["on_danger on danger"] = (tokens.on_danger, tokens.danger)
    pairs["ink on drop"] = (tokens.ink, tokens.drop)
    pairs["muted on drop"] = (tokens.muted, tokens.drop)
    pairs["accent on drop"] = (tokens.accent, tokens.drop)
    pairs["toast"] = (tokens.bg, tokens.ink)  # a toast is the window turned inside out
    pairs["toast action"] = (toast_action(tokens), tokens.ink)
    for kind in PillKind:
        ground, text = pill_colours(tokens, kind)
        pairs[f"pill {kind}"] = (text, ground)
    return pairs


def part_pairs(tokens: Tokens) -> dict[str, tuple[str, str]]:
    """Return each pair of a part of a control and its ground, by name: 3 : 1 (WCAG 2.2, 1.4.11).

    A button is known by its text, so its border is none of them.
    """
    grounds = ("bg", "surface")
    return {
        f"{part} on {ground}": (getattr(tokens, part), getattr(tokens, ground))
        for part in ("edge", "accent", "muted")
        for ground in grounds
    } | {
        "accent on accent_soft": (tokens.accent, tokens.accent_soft),
        "accent on soft": (tokens.accent, tokens.soft),
        "ink on bg": (
            tokens.ink,
            tokens.bg,
        ),  # the ring of a primary button, against what is around
    }


def colour_names() -> tuple[str, ...]:
    """Return the names of all colours of a set."""
    return tuple(field.name for field in fields(Tokens) if field.name != "is_dark")


def _luminance(colour: str) -> float:
    parsed = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (parsed.redF(), parsed.greenF(), parsed.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
