"""Draws the program's icon in every size that a desktop asks for, from its drawings in SVG.

    python packaging/frozen/icons.py build/made

Makes `affitrack-16.png` … `affitrack-1024.png`, `affitrack.ico` for Windows, `affitrack.icns` for
macOS, and `affitrack.bmp`, the picture at the side of Windows' installer. The drawing lies on a
grid of 16; sizes that are no multiple of it have their own.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS: Final = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZES: Final = (16, 22, 24, 32, 36, 48, 64, 72, 96, 128, 192, 256, 512, 1024)
"""Those of the freedesktop theme "hicolor"; 22 and 24 are panels', the two largest are shop
windows'."""
_OTHER_GRIDS: Final = {22: "-22", 24: "-24", 36: "-24", 72: "-24"}
_WINDOWS: Final = (16, 24, 32, 48, 64, 128, 256)
_MACOS: Final = (16, 32, 64, 128, 256, 512, 1024)
_SIDE: Final = (328, 628)
"""Twice what NSIS shows, for screens with twice the pixels."""


def draw(folder: Path) -> None:
    """Write all of them into a folder."""
    QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for size in SIZES:
        drawn(size).save(str(_picture(folder, size)))
    _gather(folder, _WINDOWS, "ico", sizes=[(size, size) for size in _WINDOWS])
    _gather(folder, _MACOS, "icns")
    _side().save(str(folder / "affitrack.bmp"))


def drawn(size: int) -> QImage:
    """Return the icon in a size, from the drawing on whose grid it is sharp."""
    source = ICONS / f"affitrack{_OTHER_GRIDS.get(size, '')}.svg"
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        sys.exit(f"{source} is no drawing.")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _side() -> QImage:
    """Return the icon on a ground of its own colour."""
    width, height = _SIDE
    icon = drawn(256)
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(icon.pixelColor(icon.width() // 2, 0))
    painter = QPainter(picture)
    painter.drawImage((width - icon.width()) // 2, (height - icon.height()) // 2, icon)
    painter.end()
    return picture


def _gather(folder: Path, drawings: tuple[int, ...], kind: str, **options: object) -> None:
    """Put several sizes into one file, each as it was drawn."""
    with ExitStack() as opened:
        pictures = [opened.enter_context(Image.open(_picture(folder, each))) for each in drawings]
        *smaller, largest = pictures
        largest.save(folder / f"affitrack.{kind}", append_images=smaller, **options)


def _picture(folder: Path, size: int) -> Path:
    return folder / f"affitrack-{size}.png"


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
