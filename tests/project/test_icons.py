"""One set of icons: one size, one stroke, a colour left to the theme, and each draws something."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
LINE_ICONS = sorted(path for path in ICONS.glob("*.svg") if not path.stem.startswith("affitrack"))


def test_the_window_has_an_icon_for_each_of_its_pages_and_actions() -> None:
    pages = {"home", "sales", "videos", "payouts", "claims", "imports", "settings"}
    actions = {"search", "import", "export", "undo", "close", "check", "filter", "columns", "copy"}
    assert pages | actions <= {path.stem for path in LINE_ICONS}


@pytest.mark.parametrize("path", LINE_ICONS, ids=lambda path: path.stem)
def test_a_line_icon_keeps_to_the_style(path: Path) -> None:
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    style = {name: root.get(name) for name in ("viewBox", "fill", "stroke", "stroke-width")}
    assert style == {
        "viewBox": "0 0 20 20",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.6",
    }
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    coloured = [part for part in root.iter() if part is not root and part.get("stroke")]
    assert coloured == []


@pytest.mark.gui
@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_draws_something_within_its_square(path: Path, qapp: object) -> None:
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(2, 2, 20, 20))
    painter.end()
    drawn = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 0]
    assert len(drawn) > 20
    assert all(2 <= x < 22 and 2 <= y < 22 for x, y in drawn)
