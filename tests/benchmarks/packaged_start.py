"""How long until the packaged program shows Home, against the same from its sources?

    python packaging/freeze.py
    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.packaged_start

Starts `dist/affitrack/affitrack` and `python -m affitrack` in turns, several times, and takes the
time from before the process to the first painting of Home's cards with the figures in them, and
from there to the chart, and the processor's time (user and system) until then, which says more on
a busy machine. Prints medians, their ratios, and the size of the folder. The list of fonts that
matplotlib makes at its first start is kept, as it is on a user's computer.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.compiled import compile_package
from tests.benchmarks.start import AS_OF, written

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGED: Final = ROOT / "dist" / "affitrack" / "affitrack"
PATIENCE_SECONDS: Final = 60
CHART_SECONDS: Final = 0.6
"""What issue 6 allows from Home to the chart."""


def main() -> None:
    """Measure and print; exit code 1 where the package is slower or its chart too late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="a store to use instead of a new one")
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--packaged", type=Path, default=PACKAGED)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        store = chosen.store or written(Path(name), chosen.lines)
        if not measure(chosen.packaged.resolve(), store, chosen.times):
            sys.exit(1)


def measure(packaged: Path, store: Path, times: int) -> bool:
    """Start both in turns and print what it took; tell whether it is what it should be."""
    commands = {"packaged": [str(packaged)], "sources": [sys.executable, "-m", "affitrack"]}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    compile_package()
    for command in commands.values():
        started(command, store)  # the first time ever: lists of fonts
    for _ in range(times):
        for name, command in commands.items():
            found[name].append(started(command, store))
    for name, runs in found.items():
        print(
            f"{name:<9} Home {_median(runs, 'home'):.3f} s ({_range(runs, 'home')}),"
            f" chart {_median(runs, 'chart'):.3f} s after it ({_range(runs, 'chart')}),"
            f" {_median(runs, 'cpu'):.3f} s of the processor ({_range(runs, 'cpu')})"
        )
    ratio = _median(found["packaged"], "home") / _median(found["sources"], "home")
    chart = _median(found["packaged"], "chart")
    size = sum(path.lstat().st_size for path in packaged.parent.rglob("*") if path.is_file())
    work = _median(found["packaged"], "cpu") / _median(found["sources"], "cpu")
    print(f"ratio     {ratio:.2f} of the sources' start, {work:.2f} of their work until the chart")
    print(f"size      {size / 1e6:.0f} MB")
    return ratio <= 1 and chart <= CHART_SECONDS


def started(command: list[str], store: Path) -> dict[str, float]:
    """Start one of both, look on until its chart stands, end it, and return how long it took."""
    with tempfile.TemporaryDirectory() as home:
        times = Path(home) / "times.json"
        environment = os.environ | {
            "AFFITRACK_TIMES": str(times),
            "XDG_CONFIG_HOME": home,
            "XDG_STATE_HOME": home,
            "TMPDIR": home,
        }
        begun = time.time()
        process = subprocess.Popen(
            [*command, "--data", str(store), "--lang", "en", "--as-of", AS_OF],
            cwd=ROOT,
            env=environment,
        )
        try:
            told = _told(times, process)
        finally:
            process.kill()
            _, _, used = os.wait4(process.pid, 0)
    cpu = used.ru_utime + used.ru_stime
    return {"home": told["home"] - begun, "chart": told["chart"] - told["home"], "cpu": cpu}


def _told(times: Path, process: subprocess.Popen[bytes]) -> dict[str, float]:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"it ended with {process.returncode}")
        if times.exists() and (text := times.read_text(encoding="ascii")).endswith("}"):
            told: dict[str, float] = json.loads(text)
            return told
        time.sleep(0.02)
    raise TimeoutError(f"no chart within {PATIENCE_SECONDS} s")


def _median(runs: list[dict[str, float]], name: str) -> float:
    return statistics.median(run[name] for run in runs)


def _range(runs: list[dict[str, float]], name: str) -> str:
    values = [run[name] for run in runs]
    return f"{min(values):.2f} to {max(values):.2f}"


if __name__ == "__main__":
    main()
