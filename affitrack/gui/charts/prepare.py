"""Loads matplotlib, which takes most of a second: off the window's thread, and only once asked."""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from platformdirs import user_cache_path

from affitrack.gui.collecting import while_loading

_SLOW_PARTS: Final = (
    "matplotlib.figure",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_agg",
)


def keep_font_list_between_starts() -> None:
    """Name a lasting folder for matplotlib's list of fonts; it takes seconds to make.

    A frozen program otherwise gets a new temporary folder at every start.
    """
    os.environ["MPLCONFIGDIR"] = str(user_cache_path("affitrack", appauthor=False) / "matplotlib")


def load_matplotlib() -> None:
    """Import the slow parts. May run on any thread."""
    keep_font_list_between_starts()
    with while_loading(), _with_descriptions_as_written(), _without_descriptions():
        for name in _SLOW_PARTS:
            importlib.import_module(name)


@contextmanager
def _with_descriptions_as_written() -> Iterator[None]:
    """Let nobody take the indents out of descriptions: numpy and matplotlib do it 900 times."""
    usual, inspect.cleandoc = inspect.cleandoc, lambda doc: doc
    try:
        yield
    finally:
        inspect.cleandoc = usual


@contextmanager
def _without_descriptions() -> Iterator[None]:
    """Let no class of matplotlib describe what can be set on it.

    Each does so as it is made, for those who write programs, and that is a third of the whole time.
    A matplotlib that does it in another way is only slower.
    """
    artist = importlib.import_module("matplotlib.artist")
    silent: tuple[tuple[Any, str, object], ...] = (
        (artist, "kwdoc", lambda _: ""),
        (artist.Artist, "_update_set_signature_and_docstring", classmethod(lambda _: None)),
    )
    told = [(owner, name, vars(owner)[name]) for owner, name, _ in silent if name in vars(owner)]
    for owner, name, instead in silent:
        setattr(owner, name, instead)
    try:
        yield
    finally:
        for owner, name, _ in silent:
            delattr(owner, name)
        for owner, name, before in told:
            setattr(owner, name, before)
