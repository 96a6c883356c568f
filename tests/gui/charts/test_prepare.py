from __future__ import annotations

import inspect

from matplotlib.artist import Artist, kwdoc
from matplotlib.lines import Line2D

from affitrack.gui.charts.prepare import load_matplotlib


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
