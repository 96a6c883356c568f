"""The section of products: a VAT rate, or an agreed rate, of their own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from affitrack.domain.overrides import check_product_setting
from affitrack.domain.records import LineFilter
from affitrack.domain.rule_records import ProductRecord
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.settings.editors import RateEditor
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.settings.heading import heading
from affitrack.gui.settings.list_model import Column
from affitrack.gui.settings.record_section import RecordSection, counted, held_order, held_words
from affitrack.gui.settings.rule_field import RuleField
from affitrack.gui.settings.steps import change_product
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Work
from affitrack.gui.widgets import Card, ColumnSpec
from affitrack.wording.folding import folded
from affitrack.wording.numbers import format_count, format_rate

_NAME_WIDTH: Final = 146


def _vat(product: ProductRecord) -> str:
    own = product.settings.get("vat_rate")
    return "" if own is None else format_rate(Decimal(own), language())


PRODUCT_COLUMNS: Final = (
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Product")),
        text=lambda product: product.name or product.product_id,
        sort_by=lambda product: folded(product.name or product.product_id),
        spec=ColumnSpec(180, elastic=True),
        is_strong=True,
    ),
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Number")),
        text=lambda product: product.product_id,
        sort_by=lambda product: product.product_id,
        spec=ColumnSpec(188),
    ),
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Sales")),
        text=lambda product: counted(product.lines),
        cell=lambda product: product.lines,
        sort_by=lambda product: product.lines,
        spec=ColumnSpec(60),
        is_number=True,
    ),
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Held back")),
        text=lambda product: held_words(product.held),
        sort_by=lambda product: held_order(product.held),
        spec=ColumnSpec(90),
        is_number=True,
    ),
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "VAT")),
        text=_vat,
        sort_by=lambda product: Decimal(product.settings.get("vat_rate", "-1")),
        spec=ColumnSpec(56),
        is_number=True,
    ),
    Column[ProductRecord](
        heading=heading(QT_TRANSLATE_NOOP("SettingsColumns", "Rates")),
        text=lambda product: counted(product.rate_rules) if product.rate_rules else "",
        cell=lambda product: product.rate_rules,
        sort_by=lambda product: product.rate_rules,
        spec=ColumnSpec(56),
        is_number=True,
    ),
)


class ProductsSection(RecordSection[ProductRecord]):
    """Edits products."""

    def __init__(self, shell: Shell) -> None:
        self.rate = QPushButton()
        fields = [RuleField("vat_rate", RateEditor(), name_width=_NAME_WIDTH)]
        super().__init__(shell, PRODUCT_COLUMNS, fields, "products")
        self.rate.clicked.connect(self._agree_rate)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.rate.setText(self.tr("Rate for this product…"))
        self.search.setPlaceholderText(self.tr("Name or number of a product"))
        self.search.setAccessibleName(self.tr("Search products"))
        self.table.setAccessibleName(self.tr("Products"))
        self._nothing.setText(
            self.tr(
                "Choose a product to give it a VAT rate or a commission rate of its own. Products"
                " come with your imports."
            )
        )

    def key_of(self, record: ProductRecord) -> str:
        return record.product_id

    def words_of(self, record: ProductRecord) -> str:
        return f"{record.name} {record.product_id}"

    def settings_of(self, record: ProductRecord) -> Mapping[str, str]:
        return record.settings

    def read(self, work: Work, account: str | None) -> list[ProductRecord]:
        return work.book.product_records(account)

    def check(self, key: str, text: str) -> str:
        return check_product_setting(key, text)

    def change(self, record: ProductRecord, changes: Mapping[str, str | None]) -> Edit:
        return change_product(record, changes)

    def inherited(self, key: str, record: ProductRecord) -> str:
        return self.tr("as shop or account")

    def name_of(self, record: ProductRecord) -> str:
        return record.name or record.product_id

    def facts_of(self, record: ProductRecord) -> str:
        facts = [record.product_id, self.tr("%Ln sale(s)", "", record.lines)]
        if record.held:
            facts.append(self.tr("{amount} held back").format(amount=held_words(record.held)))
        if record.rate_rules:
            facts.append(self.tr("%Ln agreed rate(s)", "", record.rate_rules))
        return " · ".join(facts)

    def count_words(self, shown: int, known: int) -> str:
        if shown == known:
            return self.tr("%Ln product(s)", "", known)
        return self.tr("{shown} of {known} products").format(
            shown=format_count(shown, language()), known=format_count(known, language())
        )

    def open(self) -> None:
        record = self.record()
        if record is not None:
            self.shell.show_page("sales", LineFilter(product_id=record.product_id))

    def own_buttons(self) -> list[QWidget]:
        return [self.rate]

    def _extend(self, form: Card) -> None:
        form.body.addWidget(self.rate, 0, Qt.AlignmentFlag.AlignLeft)

    def _agree_rate(self) -> None:
        record = self.record()
        if record is not None:
            self.shell.show_page("settings", ("new rate", record.product_id))
