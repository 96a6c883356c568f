"""Garbage is looked for among what is new, and what is new is found."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from affitrack.gui.collecting import look_at_new_only, put_off, while_loading


class _Ring:
    """Holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the collector as it is usually."""
    yield
    gc.unfreeze()
    gc.enable()


def test_what_comes_later_is_looked_at_and_what_was_there_is_not() -> None:
    put_off()
    assert not gc.isenabled()
    kept = [_Ring()]
    look_at_new_only()
    later = weakref.ref(_Ring())
    gc.collect()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert later() is None
    assert all(each is not ring for ring in kept for each in gc.get_objects())


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_as_before_after_loading(*, was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    with while_loading():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


def test_what_was_loaded_is_looked_at_only_where_all_is() -> None:
    with while_loading():
        before = _Ring()
    assert any(each is before for each in gc.get_objects())
    look_at_new_only()
    with while_loading():
        after = _Ring()
    assert not any(each is after for each in gc.get_objects())
