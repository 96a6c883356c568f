"""The same sales as other people export them: a seller, a partner, and the creator of August 2025.

Each file is a table of texts. What a reader must find in it stands beside it as facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from affitrack.demo.cells import DIALECTS, Dialect, moment_text, money_text, rate_text
from affitrack.demo.exports import row_of
from affitrack.demo.files import EMPTY
from affitrack.demo.markets import DEMO_MARKETS, DemoMarket
from affitrack.demo.orders import Sale
from affitrack.demo.wording import columns_of, words_of
from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER, LineFacts
from affitrack.domain.money import exponent

CREATOR: Final = "lea.exemple"
SOMEBODY_ELSE: Final = "tom.exemple"

NOTE: Final = "Note: commissions are estimates until the order is settled. Amounts may change."
"""Stands above the header of a partner's file."""

_EXPLANATION: Final = "What this column means."
# Of one order in so many another creator has the next one.
_ONE_IN: Final = 4

Table = list[list[str]]
Facts = list[LineFacts]


class OtherExport(NamedTuple):
    """Whose export it is, and how it is written."""

    format: str
    language: str
    columns: int
    market: DemoMarket


_SPAIN: Final = DemoMarket("en", "EUR", (1, 1), 1, 210)
_DIALECTS: Final[Mapping[str, Dialect]] = {**DIALECTS, "es": Dialect(".", ",")}

SELLERS: Final = (
    OtherExport("tiktok_seller_orders", "en", 32, DEMO_MARKETS["en"]),
    OtherExport("tiktok_seller_orders", "vi", 38, DEMO_MARKETS["vi"]),
    OtherExport("tiktok_seller_orders", "es", 25, _SPAIN),
)
PARTNER: Final = OtherExport("tiktok_partner_orders", "en", 27, DEMO_MARKETS["en"])
CREATOR_2025: Final = OtherExport("tiktok_creator_orders_2025", "fr", 40, DEMO_MARKETS["fr"])

# Words that sellers' files have where the creator's own has others.
_SELLERS_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"live": "Livestream", "link": "External Traffic Program"},
    "vi": {"link": "Chương trình Lưu lượng truy cập bên ngoài"},
    "es": {"link": "Programa de tráfico externo"},
}
_YES_NO: Final = {"en": ("Yes", "No"), "vi": ("Có", "Không"), "es": ("Sí", "No")}

_ESTIMATES: Final = ("est_base", "est_standard", "est_shop_ads", "est_bonus", "est_taxes")
_ACTUALS: Final = ("actual_base", "actual_standard", "actual_shop_ads", "actual_bonus", "taxes")


class Told(NamedTuple):
    """A row of a file, by field, and what a reader must find in it; None for somebody else's."""

    values: Mapping[str, Any]
    facts: LineFacts | None


def sellers_table(export: OtherExport, sales: Iterable[Sale], until: date) -> tuple[Table, Facts]:
    """Return a seller's export made at the end of a day, with rows of another creator."""
    return _table(export, _with_others(_sellers_row(export, sale, until) for sale in sales))


def partners_table(sales: Iterable[Sale], until: date) -> tuple[Table, Facts]:
    """Return a partner's export, below its note; Shop Ads sales are in none that is known."""
    told = _with_others(_partners_row(sale, until) for sale in sales if not sale.is_shop_ads)
    table, facts = _table(PARTNER, told)
    table[0] = [f"{name} " if name.startswith(("Est.", "Actual")) else name for name in table[0]]
    return [[NOTE], *table], facts


def table_of_2025(sales: Iterable[Sale], until: date) -> tuple[Table, Facts]:
    """Return a creator's export of 40 columns; what stands in most of them is not known."""
    return _table(CREATOR_2025, (_row_of_2025(sale, until) for sale in _of_one_item(sales)))


def with_explanations(table: Table) -> Table:
    """Return a seller's table with the row that explains its columns."""
    header, *rows = table
    return [header, [_EXPLANATION] * len(header), *rows]


def _with_others(told: Iterable[Told]) -> Iterator[Told]:
    """Yield rows, and after some of them one of another creator's sales."""
    for row in told:
        yield row
        number = int(row.values["order_id"])
        if number % _ONE_IN == 0:
            other = {"order_id": str(number + 1), "creator_username": SOMEBODY_ELSE}
            yield Told({**row.values, **other}, None)


def _table(export: OtherExport, told: Iterable[Told]) -> tuple[Table, Facts]:
    columns = columns_of(export.language, export.columns, export.format)
    header = [column.header for column in columns]
    digits = exponent(export.market.currency)
    dialect = _DIALECTS[export.language]
    kinds: dict[str, Callable[[Any], str]] = {
        "money": lambda value: money_text(value, digits, dialect),
        "rate": lambda value: rate_text(value, dialect),
        "moment": moment_text,
        "day": moment_text,
    }
    table = [header]
    facts = []
    for row in told:
        cells = []
        for column in columns:
            value = row.values.get(column.field)
            cells.append(EMPTY if value is None else kinds.get(column.type, str)(value))
        table.append(cells)
        if row.facts is not None:
            facts.append(row.facts)
    return table, facts


def _sellers_row(export: OtherExport, sale: Sale, until: date) -> Told:
    row = row_of(sale, until.toordinal(), export.market)
    known = row.facts
    language = export.language
    has_bonus, has_tax = export.columns != 25, export.columns == 38  # noqa: PLR2004
    kept = {*_ESTIMATES[:3], *_ACTUALS[:3], *(("est_bonus", "actual_bonus") if has_bonus else ())}
    kept |= {"est_taxes", "taxes"} if has_tax else set()
    amounts = {name: getattr(known, name) for name in (*_ESTIMATES, *_ACTUALS) if name in kept}
    delivered_on = _delivered(sale, until)
    all_back = known.items_refunded >= known.items_sold
    refunded = known.items_refunded if has_tax else (known.items_sold if all_back else 0)
    has_dates = export.columns != 25  # noqa: PLR2004
    words = {**words_of(language, "content_type"), **_SELLERS_WORDS.get(language, {})}
    status = words_of(language, "status")[known.status]
    facts = _facts(known, amounts)._replace(
        settled_at=known.settled_at if has_dates else None,
        status_raw=status,
        order_type=SHOP_ADS_ORDER if known.est_shop_ads else STANDARD_ORDER,
        shop="",
        items_refunded=refunded,
        delivered_on=delivered_on if has_dates else None,
    )
    yes, no = _YES_NO[language]
    values = {
        **known._asdict(),
        "product_name": row.product_name,
        "sku_name": "Default",
        "seller_sku": f"SKU-{sale.sku.product.number}",
        "fully_refunded": yes if all_back else no,
        "items_returned": known.items_refunded,
        "items_refunded": 0,
        "payment_method": "Card",
        "status": status,
        "creator_username": CREATOR,
        "content_type": words.get(known.content_type, known.content_type),
        "pit_rate": "10%",
        "est_pit": known.est_taxes,
        "tax_pit": known.taxes,
        "paid_at": moment_text(known.ordered_at),
        "delivered_on": None if delivered_on is None else f"{delivered_on}T12:00:00",
        "platform": "TikTok Shop",
    }
    return Told(values, facts)


def _partners_row(sale: Sale, until: date) -> Told:
    row = row_of(sale, until.toordinal(), PARTNER.market)
    known = row.facts
    amounts = {
        name: getattr(known, name) for name in ("est_base", "est_standard", "actual_standard")
    }
    delivered_on = _delivered(sale, until)
    all_back = known.items_refunded >= known.items_sold
    status = words_of("en", "status")[known.status]
    facts = _facts(known, amounts)._replace(
        settled_at=None,
        status_raw=status,
        commission_type="",
        shop_ads_rate=None,
        items_refunded=known.items_sold if all_back else 0,
        delivered_on=delivered_on,
    )
    values = {
        **known._asdict(),
        "creator_username": f"@{CREATOR.upper()}",
        "product_name": row.product_name,
        "fully_refunded": "Yes" if all_back else "No",
        "shop_name": row.shop_name,
        "shop_code": known.shop,
        "partner_campaign_id": "7409112233445566778",
        "order_type": words_of("en", "order_type")[known.order_type],
        "status": status,
        "content_type": words_of("en", "content_type")[known.content_type],
        "partner_rate": "5%",
        "est_partner_commission": "1.00",
        "delivered_on": None if delivered_on is None else f"{delivered_on}T12:00:00",
        "payment_status": "Unpaid",
    }
    return Told(values, facts)


def _row_of_2025(sale: Sale, until: date) -> Told:
    row = row_of(sale, until.toordinal(), CREATOR_2025.market)
    known = row.facts
    is_settled = known.final_earned is not None
    standard = known.actual_standard if is_settled else known.est_standard
    shop_ads = known.actual_shop_ads if is_settled else known.est_shop_ads
    status = words_of("fr", "status")[known.status]
    facts = _unstated()._replace(
        order_id=known.order_id,
        product_id=row.product_name,
        content_id=known.content_id,
        shop=row.shop_name,
        currency=known.currency,
        ordered_at=known.ordered_at,
        status=known.status,
        status_raw=status,
        order_type=known.order_type,
        content_type="video",
        price=known.price,
        est_standard=standard,
        est_shop_ads=shop_ads,
        final_earned=(standard or 0) + (shop_ads or 0),
    )
    values = {
        **facts._asdict(),
        "content_id": f"https://www.tiktok.com/@{CREATOR}/video/{known.content_id}",
        "product_name": row.product_name,
        "shop_name": row.shop_name,
        "order_type": words_of("fr", "order_type")[known.order_type],
        "status": status,
    }
    return Told(values, facts)


def _facts(known: LineFacts, amounts: Mapping[str, Any]) -> LineFacts:
    """Return the facts that a row of amounts states, with what they come to once it is settled."""
    parts = [amounts.get(f"actual_{name}") for name in ("standard", "shop_ads", "bonus")]
    final = None
    if any(part is not None for part in parts):
        final = sum(part or 0 for part in parts) - (amounts.get("taxes") or 0)
    stated: dict[str, Any] = {
        name: getattr(known, name)
        for name in ("order_id", "sku_id", "product_id", "content_id", "shop", "currency",
                     "ordered_at", "settled_at", "status", "order_type", "content_type",
                     "commission_type", "price", "items_sold", "gmv", "standard_rate",
                     "shop_ads_rate")
    }  # fmt: skip
    return _unstated()._replace(**stated, **amounts, final_earned=final)


def _unstated() -> LineFacts:
    """Return the facts of a row that states nothing."""
    nothing: dict[str, Any] = dict.fromkeys(LineFacts._fields)
    texts = ("order_id", "sku_id", "product_id", "content_id", "shop", "content_type",
             "commission_type")  # fmt: skip
    return LineFacts(
        **{**nothing, **dict.fromkeys(texts, ""), "order_type": STANDARD_ORDER,
           "is_indirect": 0, "items_sold": 1, "items_refunded": 0}
    )  # fmt: skip


def _delivered(sale: Sale, until: date) -> str | None:
    day = sale.life.delivered_on
    return date.fromordinal(day).isoformat() if day <= until.toordinal() else None


def _of_one_item(sales: Iterable[Sale]) -> Iterator[Sale]:
    """Yield sales of one item through a video, each product of an order once."""
    seen = set()
    for sale in sales:
        key = sale.order_id, sale.sku.product.number
        if sale.items == 1 and sale.content.content_type == "video" and key not in seen:
            seen.add(key)
            yield sale
