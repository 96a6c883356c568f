"""Another program under X that lets files be dragged out of it. Arguments: the files."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Files(QLabel):
    """Begins a drag when the mouse goes down on it, as a file manager does when it moves."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag.setMimeData(data)
        action = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)
        print(json.dumps({"ended": action.name}), flush=True)


def main() -> None:
    app = QApplication([])
    files = Files("files")
    files.setGeometry(20, 40, 240, 160)
    files.show()
    QTimer.singleShot(
        1000,
        lambda: print(json.dumps({"ready": files.geometry().center().toTuple()}), flush=True),
    )
    app.exec()


if __name__ == "__main__":
    main()
