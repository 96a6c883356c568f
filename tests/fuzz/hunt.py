"""Looks for files that break the readers, led by the code they reach (atheris).

    python -m tests.fuzz.hunt --seconds 3600 --found FOLDER [--corpus FOLDER]

Needs the package `atheris`. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

import atheris

with atheris.instrument_imports(include=["affitrack.ingest", "affitrack.book.archives"]):
    from affitrack.ingest.recognise.recognising import recognise as _recognise  # noqa: F401 - instruments all readers
    from tests.fuzz.harness import open_book, payload_of, try_out, write_archive, write_workbook

GOLDEN: Final = Path(__file__).parent.parent / "golden"
TEXT, WORKBOOK, ARCHIVE = b"T", b"W", b"Z"
_ROWS_OF_A_SEED: Final = 5
_LARGEST_SEED: Final = 8192


class Hunt:
    """Tries one file after another and keeps those that break something new."""

    def __init__(self, found: Path, folder: Path) -> None:
        self._found = found
        self._folder = folder
        self._book = open_book(folder)
        self._known: set[str] = set()
        self.files = 0

    def one(self, data: bytes) -> None:
        """Try the file that some bytes stand for: the first says its kind."""
        self.files += 1
        try:
            try_out(self._book, self._written(data[:1], data[1:]))
        except Exception as error:  # noqa: BLE001 - finding them is what this is for
            self._keep(data, error)

    def _written(self, kind: bytes, content: bytes) -> Path:
        if kind == WORKBOOK:
            return write_workbook(self._folder / "export.xlsx", content)
        path = self._folder / ("export.zip" if kind == ARCHIVE else "export.csv")
        path.write_bytes(content)
        return path

    def _keep(self, data: bytes, error: Exception) -> None:
        where = f"{type(error).__name__} {_place(error.__traceback__)}"
        if where in self._known:
            return
        self._known.add(where)
        name = hashlib.sha256(where.encode()).hexdigest()[:12]
        (self._found / name).write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (self._found / f"{name}.txt").write_text(told, encoding="utf-8")
        print(f"\nFOUND {where} -> {name}", file=sys.stderr, flush=True)


def _place(trace: TracebackType | None) -> str:
    """Return the innermost line of our own."""
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if "/affitrack/" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def write_seeds(corpus: Path) -> None:
    """Write short versions of the golden samples to start from."""
    for path in sorted(GOLDEN.rglob("*")):
        if path.suffix == ".csv":
            content = path.read_bytes()
            if not content.startswith(b"\xff\xfe"):
                content = b"".join(content.splitlines(keepends=True)[:_ROWS_OF_A_SEED])
            _write_seed(corpus, f"{path.stem}.csv", TEXT + content)
            if path.stem.startswith("fr-48"):
                archive = write_archive(corpus / "archive", content)
                _write_seed(corpus, f"{path.stem}.zip", ARCHIVE + archive.read_bytes())
                archive.unlink()
        elif path.suffix == ".xlsx":
            _write_seed(corpus, f"{path.stem}.xlsx", WORKBOOK + _shortened(payload_of(path)))
        elif path.suffix == ".zip":
            _write_seed(corpus, path.name, ARCHIVE + path.read_bytes())


def _shortened(payload: bytes) -> bytes:
    sheet, end, rest = payload.partition(b"</sheetData>")
    rows = sheet.split(b"</row>")
    return b"</row>".join([*rows[:_ROWS_OF_A_SEED], b""]) + end + rest


def _write_seed(corpus: Path, name: str, data: bytes) -> None:
    if len(data) <= _LARGEST_SEED * 4:
        (corpus / name).write_bytes(data)


def main() -> None:
    """Hunt for a while and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--found", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    chosen = parser.parse_args()
    chosen.found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        corpus = chosen.corpus or Path(name) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        write_seeds(corpus)
        hunt = Hunt(chosen.found, Path(name))
        options = [f"-max_total_time={chosen.seconds}", "-max_len=32768", "-timeout=60"]
        options += [f"-artifact_prefix={chosen.found}/", "-rss_limit_mb=1024", str(corpus)]
        atheris.Setup([sys.argv[0], *options], hunt.one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
