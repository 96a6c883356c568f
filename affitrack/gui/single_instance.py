"""One window per store: a second start hands its files to the first and ends.

Two programs writing to one store would wait for each other, and a double click on an export is
meant for the window that is open. A lock file says who was first; a local socket, which only the
same user can open, carries the files.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 3_000
_TRIES: Final = 25
_PAUSE_SECONDS: Final = 0.2
_THANKS: Final = b"ok\n"


class SingleInstance(QObject):
    """The claim of this process to be the window of a store.

    Signals:
        files_handed(list): a later start brought these files, as `Path`; may be none.
    """

    files_handed = Signal(list)

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = str(store.absolute()).encode()
        hashed = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
        digest = bytes(hashed.toHex().data())[:16].decode("ascii")
        self._name = f"affitrack-{digest}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long that is
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the window of the store; False if another process is it already."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Take files from later starts, which wait for it: there is time for a first picture."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # what a crash may have left behind
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give files to the process that is the window; False if it does not answer."""
        import json

        from PySide6.QtNetwork import QLocalSocket

        letter = json.dumps([str(path.absolute()) for path in files]).encode() + b"\n"
        for _ in range(_TRIES):  # it may have claimed the store but not be listening yet
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                socket.write(letter)
                socket.flush()
                return socket.waitForReadyRead(_PATIENCE_MS)
            time.sleep(_PAUSE_SECONDS)
        return False

    def release(self) -> None:
        """Give the claim up."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        import json

        letter = bytes(socket.readLine().data())
        socket.write(_THANKS)
        socket.flush()
        try:
            names = json.loads(letter)
        except ValueError:
            names = []
        texts = names if isinstance(names, list) else []
        self.files_handed.emit([Path(name) for name in texts if isinstance(name, str)])
