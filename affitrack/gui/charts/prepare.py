"""Loads matplotlib, which takes most of a second: off the window's thread, and only once asked."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from platformdirs import user_cache_path

from affitrack.gui.collecting import while_loading

_SLOW_PARTS: Final = (
    "matplotlib.figure",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_agg",
)
_NOT_DRAWN: Final = (
    "PIL.Image",
    "PIL.PngImagePlugin",
    "PIL.features",
    "fontTools.agl",
    "matplotlib._fontconfig_pattern",
    "matplotlib._mathtext",
    "matplotlib.category",
    "matplotlib.dates",
    "mpl_toolkits.mplot3d",
    "numpy._core._add_newdocs",
    "numpy._core._add_newdocs_scalars",
    "pyparsing",
)
"""What no chart here shows on the screen: formulas, dates, space, other pictures; and descriptions.
They are a third of the whole time."""


def keep_font_list_between_starts() -> None:
    """Name a lasting folder for matplotlib's list of fonts; it takes seconds to make.

    A frozen program otherwise gets a new temporary folder at every start.
    """
    os.environ["MPLCONFIGDIR"] = str(user_cache_path("affitrack", appauthor=False) / "matplotlib")


def load_matplotlib() -> None:
    """Import the slow parts. May run on any thread."""
    keep_font_list_between_starts()
    with (
        while_loading(),
        _without(_NOT_DRAWN),
        _with_descriptions_as_written(),
        _without_descriptions(),
    ):
        for name in _SLOW_PARTS:
            importlib.import_module(name)


@contextmanager
def _without(names: Iterable[str]) -> Iterator[None]:
    """Let others load without those modules, which are loaded when they are first used."""
    put_off = {name: _PutOff(name) for name in names if name not in sys.modules}
    sys.modules.update(put_off)
    try:
        yield
    finally:
        for name, module in put_off.items():
            del sys.modules[name]
            package, _, last = name.rpartition(".")
            if package in sys.modules:
                setattr(sys.modules[package], last, module)


class _PutOff(ModuleType):
    """Stands in for a module, as its classes and functions are stood in for, until it is used."""

    __version__ = "99"  # new enough for whoever asks

    def __getattr__(self, name: str) -> object:
        if not self._is_put_off():
            return getattr(importlib.import_module(self.__name__), name)
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"name": name, "__new__": self._calling(name)})

    def _calling(self, name: str) -> Callable[..., object]:
        def call(_: type, *given: object, **named: object) -> object:
            return {} if self._is_put_off() else getattr(self, name)(*given, **named)

        return call

    def _is_put_off(self) -> bool:
        return sys.modules.get(self.__name__) is self


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
