"""Ctrl+K on the real pages: every place it names can be gone to."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.settings.page import SettingsPage
from tests.gui.real import fill, held, paid, read_again
from tests.journeys.user import User

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("does not support raise")]


@pytest.fixture
def user(real_window: MainWindow, store_path: object, qtbot: QtBot) -> User:
    fill(real_window.shell.book.path, paid(1), held(1), held(2))
    read_again(real_window)
    made = User(real_window, qtbot)
    made.rest()
    return made


def test_to_every_page_by_its_name(user: User) -> None:
    for spec in page_specs():
        user.goes_to(spec.text().casefold())
        assert user.window.pages.current_name == spec.name


def test_to_an_order_a_product_a_shop_and_a_video(user: User) -> None:
    sale = held(2)
    for letters in (sale["order_id"], sale["product_name"][:8], sale["shop_name"][:6]):
        user.goes_to("home")
        user.goes_to("".join(sign for sign in letters if sign.isascii()))
        assert user.window.pages.current_name == "sales", letters
    user.goes_to(sale["content_id"][-8:])
    assert user.window.pages.current_name == "videos"


def test_to_a_section_of_the_settings(user: User) -> None:
    user.goes_to("agreed")
    page = user.window.pages.current_page
    assert isinstance(page, SettingsPage)
    assert page.chips.current() == "rates"


def test_what_was_gone_to_is_offered_first_the_next_day(user: User) -> None:
    user.goes_to(held(1)["order_id"])
    user.goes_to("payouts")
    user.keys("Ctrl+K")
    assert user.window._jumping is not None
    assert user.window._jumping.box.titles()[:2] == ["Payouts", held(1)["order_id"]]
