"""The section of shops: what each does otherwise than its market."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from affitrack.domain.overrides import check_shop_setting
from affitrack.domain.records import LineFilter
from affitrack.domain.rule_records import ShopRecord
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.settings.editors import DaysEditor, LineEditor, RateEditor
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.settings.heading import heading
from affitrack.gui.settings.list_model import Column
from affitrack.gui.settings.record_section import RecordSection, counted, held_order, held_words
from affitrack.gui.settings.rule_field import RuleField
from affitrack.gui.settings.rule_words import value_words
from affitrack.gui.settings.steps import change_shop
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Work
from affitrack.gui.widgets import ColumnSpec
from affitrack.wording.folding import folded
from affitrack.wording.numbers import format_count, format_rate

_NONE: Final = ""
_NAME_WIDTH: Final = 146


def _days(shop: ShopRecord) -> str:
    own = shop.settings.get("delivery_days")
    if own is not None:
        return own
    return (
        f"≈ {'–'.join(str(each) for each in _ends(shop.learned_days))}" if shop.learned_days else ""
    )


def _ends(days: tuple[int, ...]) -> tuple[int, ...]:
    return days if len(days) < 2 else (days[0], days[-1])  # noqa: PLR2004 - from the least to the most


def _vat(shop: ShopRecord) -> str:
    own = shop.settings.get("vat_rate")
    return _NONE if own is None else format_rate(Decimal(own), language())


def _number(shop: ShopRecord, key: str) -> int:
    return int(shop.settings.get(key, "-1"))


SHOP_COLUMNS: Final = (
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Shop")),
        text=lambda shop: shop.name or shop.shop,
        sort_by=lambda shop: folded(shop.name or shop.shop),
        spec=ColumnSpec(150, elastic=True),
        is_strong=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Code")),
        text=lambda shop: shop.shop,
        sort_by=lambda shop: shop.shop,
        spec=ColumnSpec(106),
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Sales")),
        text=lambda shop: counted(shop.lines),
        cell=lambda shop: shop.lines,
        sort_by=lambda shop: shop.lines,
        spec=ColumnSpec(60),
        is_number=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Held back")),
        text=lambda shop: held_words(shop.held),
        sort_by=lambda shop: held_order(shop.held),
        spec=ColumnSpec(90),
        is_number=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Delivery")),
        text=_days,
        sort_by=lambda shop: (
            _number(shop, "delivery_days"),
            shop.learned_days,
        ),
        spec=ColumnSpec(66),
        is_number=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Returns")),
        text=lambda shop: shop.settings.get("return_window_days", _NONE),
        sort_by=lambda shop: _number(shop, "return_window_days"),
        spec=ColumnSpec(62),
        is_number=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "VAT")),
        text=_vat,
        sort_by=lambda shop: Decimal(shop.settings.get("vat_rate", "-1")),
        spec=ColumnSpec(56),
        is_number=True,
    ),
    Column[ShopRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Country")),
        text=lambda shop: shop.settings.get("country", _NONE),
        sort_by=lambda shop: shop.settings.get("country", _NONE),
        spec=ColumnSpec(60),
    ),
)


class ShopsSection(RecordSection[ShopRecord]):
    """Edits shops."""

    def __init__(self, shell: Shell) -> None:
        fields = [
            RuleField("return_window_days", DaysEditor(), name_width=_NAME_WIDTH),
            RuleField("delivery_days", DaysEditor(), name_width=_NAME_WIDTH),
            RuleField("vat_rate", RateEditor(), name_width=_NAME_WIDTH),
            RuleField("country", LineEditor(64), name_width=_NAME_WIDTH),
        ]
        super().__init__(shell, SHOP_COLUMNS, fields, "shops")
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.search.setPlaceholderText(self.tr("Name or code of a shop"))
        self.search.setAccessibleName(self.tr("Search shops"))
        self.table.setAccessibleName(self.tr("Shops"))
        self._nothing.setText(
            self.tr(
                "Choose a shop to give it a return window, a delivery time or a VAT rate of its"
                " own. Shops come with your imports."
            )
        )

    def key_of(self, record: ShopRecord) -> str:
        return record.shop

    def words_of(self, record: ShopRecord) -> str:
        return f"{record.name} {record.shop}"

    def settings_of(self, record: ShopRecord) -> Mapping[str, str]:
        return record.settings

    def read(self, work: Work, account: str | None) -> list[ShopRecord]:
        return work.book.shop_records(account)

    def check(self, key: str, text: str) -> str:
        return check_shop_setting(key, text)

    def change(self, record: ShopRecord, changes: Mapping[str, str | None]) -> Edit:
        return change_shop(record, changes)

    def inherited(self, key: str, record: ShopRecord) -> str:
        if key == "country":
            return self.tr("not known")
        if key == "delivery_days" and record.learned_days:
            days = value_words(key, str(record.learned_days[0]), "")
            return self.tr("≈ {days}, learned").format(days=days)
        return self.tr("as the account")

    def name_of(self, record: ShopRecord) -> str:
        return record.name or record.shop

    def facts_of(self, record: ShopRecord) -> str:
        facts = [record.shop, self.tr("%Ln sale(s)", "", record.lines)]
        if record.held:
            facts.append(self.tr("{amount} held back").format(amount=held_words(record.held)))
        return " · ".join(facts)

    def count_words(self, shown: int, known: int) -> str:
        if shown == known:
            return self.tr("%Ln shop(s)", "", known)
        return self.tr("{shown} of {known} shops").format(
            shown=format_count(shown, language()), known=format_count(known, language())
        )

    def open(self) -> None:
        record = self.record()
        if record is not None:
            self.shell.show_page("sales", LineFilter(shop=record.shop))
