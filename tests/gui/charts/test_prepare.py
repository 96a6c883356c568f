from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Final

from matplotlib.artist import Artist, kwdoc
from matplotlib.lines import Line2D

from affitrack.gui.charts.prepare import load_matplotlib

_FRESH: Final = """
import sys
from affitrack.gui.charts.prepare import load_matplotlib
load_matplotlib()
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
figure = Figure()
canvas = FigureCanvasAgg(figure)
axes = figure.add_subplot()
axes.bar([0, 1], [2, 3], hatch="///")
axes.errorbar([0], [2], yerr=[[1], [1]])
axes.annotate("2 € of 3 €", (0, 2), fontfamily=["DejaVu Sans"], fontweight=600)
canvas.draw()
"""
_IS_LOADED: Final = """
print(*(name in sys.modules for name in ("pyparsing", "PIL.Image", "matplotlib.dates")))
"""
_ASKED: Final = """
axes.set_title("$x^2$")
canvas.draw()
figure.savefig(sys.argv[1], format="png")
import matplotlib.dates
from datetime import date
from matplotlib.font_manager import FontProperties
assert FontProperties("DejaVu Sans:bold").get_weight() == "bold"
assert matplotlib.dates.num2date(matplotlib.dates.date2num(date(2026, 11, 22))).day == 22
"""


def test_matplotlib_is_whole_once_it_is_loaded() -> None:
    load_matplotlib()
    assert inspect.cleandoc("one\n    two") == "one\ntwo"
    assert "color" in kwdoc(Line2D)
    line = Line2D([0, 1], [0, 1])
    line.set(color="red", linewidth=2)
    assert (line.get_color(), line.get_linewidth()) == ("red", 2)

    class Own(Line2D):
        """An artist that is made later."""

    assert issubclass(Own, Artist)
    assert "linewidth" in str(Own.set.__doc__)


def test_what_is_not_drawn_is_loaded_when_it_is_first_used(tmp_path: Path) -> None:
    target = tmp_path / "chart.png"
    lines = _FRESH + _IS_LOADED + _ASKED + _IS_LOADED
    told = subprocess.check_output([sys.executable, "-c", lines, str(target)], text=True)
    assert told.split() == ["False"] * 3 + ["True"] * 3
    assert target.read_bytes().startswith(b"\x89PNG")
