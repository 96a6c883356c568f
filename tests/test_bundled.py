"""Finding the program's own files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from affitrack import bundled
from affitrack.bundled import ResourcesMissingError, bundled_path


@pytest.fixture(autouse=True)
def _forget_folders() -> Iterator[None]:
    bundled._resource_folders.cache_clear()
    yield
    bundled._resource_folders.cache_clear()


def test_the_folder_itself_is_found() -> None:
    assert bundled_path().is_dir()
    assert bundled_path().name == "resources"


def test_a_frozen_program_is_searched_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    only_here = tmp_path / "resources" / "only-when-frozen.txt"
    only_here.write_text("x", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundled_path("only-when-frozen.txt") == only_here


def test_a_missing_file_is_named_with_the_places_looked_at() -> None:
    with pytest.raises(ResourcesMissingError) as caught:
        bundled_path("formats", "no-such-format.toml")
    text = str(caught.value)
    assert "resources/formats/no-such-format.toml" in text
    assert text.count("no-such-format.toml") >= 3
