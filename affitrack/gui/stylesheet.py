"""The style sheet, built from the colours and from lengths that follow the font.

Widgets say what they are with the property `role` ("card", "title", "muted", "primary", ...); the
sheet says how that looks. Nothing here needs picture files: arrows and pills are painted.
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import Final

from affitrack.gui.tokens import Tokens, colour_names, mixed, toast_action

_LENGTHS: Final = {
    **{f"p{n}": n for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22)},
    "font_tiny": 11,
    "font_small": 12,
    "font_section": 13.5,
    "font_total": 15,
    "font_title": 19,
    "font_value": 25,
}

_SHEET: Final = Template("""
QMainWindow, QDialog { background: $bg; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: ${p4}px; }

QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${font_small}px; }
QLabel[role="tiny"] { color: $muted; font-size: ${font_tiny}px; }
QLabel[role="key"] { color: $muted; font-size: ${font_small}px; font-weight: 500; }
QLabel[role="title"] { font-size: ${font_title}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${font_section}px; font-weight: 600; }
QLabel[role="value"] { font-size: ${font_value}px; font-weight: 700; }
QLabel[role="value"][warning="true"] { color: $danger; }
QLabel[role="total"] { font-size: ${font_total}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="danger"] { color: $danger; }

QFrame[role="card"], QPushButton[role="card"] {
    background: $surface; border: 1px solid $line; border-radius: ${p12}px;
}
QPushButton[role="card"] { padding: 0; text-align: left; }
QPushButton[role="card"][clickable="true"]:hover { border-color: $drop_line; }
QPushButton[role="card"]:checked { background: $accent_soft; border-color: $accent_soft; }
QPushButton[role="card"]:focus { border: 2px solid $accent; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="softrule"] { background: $soft; border: none; max-height: 1px; min-height: 1px; }

QPushButton {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: ${p8}px;
    padding: ${p7}px ${p12}px; font-weight: 500; outline: 0;
}
QPushButton:hover { background: $soft; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faded; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; padding: ${q6}px ${q11}px; }
QPushButton[role="primary"]:disabled { background: $soft; color: $faded; border-color: $line; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: $accent;
    padding: ${p2}px ${p4}px;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; border-radius: ${p4}px; }

QPushButton[role="chip"] {
    border-radius: ${chip_radius}px; padding: ${p4}px ${p12}px; color: $muted;
    min-height: ${chip_height}px; max-height: ${chip_height}px;
}
QPushButton[role="chip"]:checked {
    background: $accent_soft; color: $accent; border-color: $accent_soft;
}
QPushButton[role="chip"]:focus { border-color: $accent; }

QTabBar[role="sections"]::tab {
    background: transparent; color: $muted; border: 1px solid transparent;
    border-radius: ${p8}px; padding: ${p5}px ${p12}px; margin-right: ${p4}px; font-weight: 600;
}
QTabBar[role="sections"]::tab:hover { background: $soft; color: $ink; }
QTabBar[role="sections"]::tab:selected { background: $accent_soft; color: $accent; }
QTabBar[role="sections"]:focus::tab:selected { border-color: $accent; }

QLineEdit, QPlainTextEdit, QDateTimeEdit, QSpinBox {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: ${p8}px;
    padding: ${p6}px ${p10}px; placeholder-text-color: $muted;
    selection-background-color: $accent; selection-color: $on_accent;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0;
}
QLineEdit[role="search"] { border-color: $line; }
QLineEdit:focus, QLineEdit[role="search"]:focus, QPlainTextEdit:focus, QDateTimeEdit:focus,
QSpinBox:focus {
    border-color: $accent;
}

QDateTimeEdit[role="day"]::drop-down { border: none; background: transparent; width: ${p22}px; }
QDateTimeEdit[role="day"]::down-arrow { image: none; }

QListView[role="completions"] {
    background: $surface; color: $ink; border: 1px solid $line; outline: 0;
}
QListView[role="completions"]::item { padding: ${p5}px ${p8}px; border-radius: ${p4}px; }
QListView[role="completions"]::item:selected { background: $accent_soft; color: $ink; }
QListWidget[role="contents"] { background: transparent; border: none; outline: 0; }
QListWidget[role="contents"]::item {
    padding: ${p6}px ${p8}px; border-radius: ${p8}px; color: $ink; border: 1px solid transparent;
}
QListWidget[role="contents"]::item:hover { background: $soft; }
QListWidget[role="contents"]::item:selected { background: $accent_soft; color: $ink; }
QListWidget[role="contents"]:focus::item:selected { border-color: $accent; }
QTextBrowser[role="reading"] {
    background: $surface; border: 1px solid $line; border-radius: ${p12}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTextBrowser[role="reading"]:focus { border-color: $accent; }
QLineEdit[role="jump"], QLineEdit[role="jump"]:focus {
    border: none; background: transparent; font-size: ${font_total}px; padding: ${p8}px ${p6}px;
}

QFrame[role="banner"] {
    background: $accent_soft; border: 1px solid $drop_line; border-radius: ${p8}px;
}
QFrame[role="navigation"] {
    background: $surface; border: none; border-right: 1px solid $line; border-radius: 0;
}
QLabel[role="brand"] { font-size: ${font_brand}px; font-weight: 700; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: ${p1}px ${p6}px; }
QMenuBar::item { background: transparent; padding: ${p4}px ${p8}px; border-radius: ${p4}px; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu { background: $surface; border: 1px solid $line; padding: ${p4}px; }
QMenu::item { padding: ${p5}px ${p20}px ${p5}px ${p8}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $faded; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p6}px; }

QTableView {
    background: $surface; border: none; gridline-color: $soft; outline: 0;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QHeaderView { background: $surface; border: none; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollArea { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line; outline: 0; padding: ${p4}px;
}

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${p10}px; }
QScrollBar:horizontal { height: ${p10}px; }
QScrollBar::handle { background: $edge; border-radius: ${p3}px; margin: ${p2}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: ${p22}px; }
QScrollBar::handle:horizontal { min-width: ${p22}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $line; }
QProgressBar {
    background: $line; border: none; border-radius: ${p3}px; text-align: center;
    min-height: ${p6}px; max-height: ${p6}px;
}
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }

QFrame[role="toast"] { background: $ink; border-radius: ${p10}px; border: none; }
QFrame[role="toast"] QLabel { color: $bg; font-weight: 500; }
QFrame[role="toast"] QPushButton {
    background: transparent; color: $toast_action; border: 1px solid transparent;
    padding: ${p3}px ${p8}px; font-weight: 600;
}
QFrame[role="toast"] QPushButton:hover { text-decoration: underline; }
QFrame[role="toast"] QPushButton:focus { border-color: $toast_action; }
""")


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """Return the sheet for one set of colours; `px` scales a length of the drawings."""
    values = {name: getattr(tokens, name) for name in colour_names()}
    values |= {name: str(px(length)) for name, length in _LENGTHS.items()}
    chip_height = px(18)
    values |= {
        "font_brand": str(px(16)),
        # A thicker border takes the room from the padding, so that nothing jumps on focus.
        "q6": str(px(7) - 1),
        "q11": str(px(12) - 1),
        "chip_height": str(chip_height),
        "chip_radius": str((chip_height + 2 * px(4)) // 2),
        "faded": mixed(tokens.muted, tokens.surface, 0.6),
        "toast_action": toast_action(tokens),
    }
    return _SHEET.substitute(values)
