from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.gui.home.videos_card import VideosCard

pytestmark = pytest.mark.gui


def test_of_which_days_it_is_said_once_they_are_known(qtbot: QtBot) -> None:
    """“Ordered in the last 0 days” stood there until the videos were read."""
    card = VideosCard()
    qtbot.addWidget(card)
    assert remarks(card) == []
    card.show_videos([], 90)
    assert [words[:22] for words in remarks(card)] == ["ordered in the last 90"]


def remarks(card: VideosCard) -> list[str]:
    words = [each for each in card.findChildren(QLabel) if not each.isHidden()]
    return [each.text() for each in words if each.text().startswith("ordered")]
