"""The JSON documents of cli.md: its keys to the letter, in a fixed order.

Amounts are decimal text in the currency's own digits, rates decimal text, ids text, days and
moments ISO 8601; what is not known is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from affitrack.domain.money import decimal_text
from affitrack.domain.rate import rate_text
from affitrack.domain.stage import Stage
from affitrack.wording.catalogue import render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.book import AccountCoverage, FileResult, LeftOut
    from affitrack.domain.changes import Effect
    from affitrack.domain.coverage import Span
    from affitrack.domain.explain import AmountStep, DateStep, Explanation
    from affitrack.domain.rate import RateRule
    from affitrack.domain.records import (
        Account,
        Check,
        CurrencySummary,
        ImportRecord,
        LineRecord,
        MonthRecord,
        StageTotal,
        UndoPreview,
        VideoRecord,
    )
    from affitrack.wording.language import Language

Document = dict[str, Any]


def amount(minor: int | None, currency: str) -> str | None:
    """Return an amount as decimal text."""
    return None if minor is None else decimal_text(minor, currency)


def day(on: date | None) -> str | None:
    """Return a day as ISO text."""
    return None if on is None else on.isoformat()


def imported_file(result: FileResult) -> Document:
    """Return what one file did or would do."""
    return {
        "path": str(result.path),
        "format": result.format,
        "rows_are": result.rows_are,
        "language": result.language,
        "account": result.account,
        "currency": list(result.currencies),
        "rows": result.rows,
        "new": result.new,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "older": result.older,
        "rejected": result.rejected,
        "other_creators": result.other_creators,
        "explanation_rows": result.explanation_rows,
        "contradicting_rows": 0 if result.contradictions is None else result.contradictions.rows,
        "of_other_accounts": dict(result.elsewhere),
        "unused_columns": list(result.unread.columns),
        "columns_not_needed": list(result.unread.not_needed),
        "sheets_not_read": list(result.unread.sheets),
        "unknown_statuses": dict(result.unknown_statuses),
        "rate_without_percent": None if result.fraction is None else rate_text(result.fraction),
        "rejects_file": None if result.rejects_file is None else str(result.rejects_file),
        "import_id": None if result.import_id is None else str(result.import_id),
        "already_imported": result.already_imported,
        "from": day(result.from_on),
        "to": day(result.to_on),
        "basis": result.basis,
        "columns": result.columns,
        "already_imported_at": None if result.known is None else result.known.imported_at,
        "already_imported_as": None if result.known is None else result.known.file_name,
        **_effect(result.effect),
        "stages_before": _by_currency(result.stages_before),
        "stages_after": _by_currency(result.stages_after),
    }


def left_out(found: LeftOut, lang: Language) -> Document:
    """Return a file of an archive that was left out, and why."""
    return {"path": str(found.path), "reason": render(found.error.message, lang)}


def undone(import_id: int, done: UndoPreview) -> Document:
    """Return what an undo did or would do."""
    return {
        "import_id": str(import_id),
        "removed": done.removed,
        "restored": done.restored,
        "kept": done.kept,
        "stages_before": _by_currency(done.stages_before),
        "stages_after": _by_currency(done.stages_after),
    }


def coverage(of_account: AccountCoverage) -> Document:
    """Return which days the exports of an account cover."""
    found = of_account.coverage
    left = found.left
    return {
        "account": of_account.account.handle,
        "covered": [_span(span) for span in found.covered],
        "gaps": [_span(span) for span in found.gaps],
        "overlaps": [_span(span) for span in found.overlaps],
        "files": [
            {"import_id": str(file.import_id), "file": file.file_name, **_span(file.days)}
            for file in found.files
        ],
        "export_by": day(found.export_by),
        "out_of_reach": None if found.out_of_reach is None else _span(found.out_of_reach),
        "left": None if left is None else {**_span(left.days), "lines": left.lines},
    }


def _span(span: Span) -> Document:
    return {"from": day(span.first), "to": day(span.last), "days": span.days}


def _by_currency(totals: Mapping[str, Mapping[Stage, StageTotal]]) -> Document:
    return {currency: stages(of_currency, currency) for currency, of_currency in totals.items()}


def _effect(effect: Effect) -> Document:
    return {
        "net_new": {
            currency: decimal_text(net, currency) for currency, net in effect.earned_by_new.items()
        },
        "moves": [
            {
                "currency": move.currency,
                "stage": None if move.stage is None else move.stage.value,
                "lines": move.lines,
                "earned": decimal_text(move.earned, move.currency),
            }
            for move in effect.moves
        ],
    }


def import_record(record: ImportRecord) -> Document:
    """Return one import of the history."""
    return {
        "import_id": str(record.import_id),
        "path": record.path,
        "imported_at": record.imported_at,
        "rows": record.rows,
        "new": record.new,
        "changed": record.changed,
        "undone_at": record.undone_at,
        "account": record.account,
        "format": record.format,
        "language": record.language,
        "sha256": record.sha256,
        "from": record.from_on,
        "to": record.to_on,
        "unchanged": record.unchanged,
        "older": record.older,
        "rejected": record.rejected,
        "rejects_file": record.rejects_file,
        "basis": record.basis,
    }


def line(record: LineRecord) -> Document:
    """Return one order line."""
    facts, derived = record.facts, record.derived
    return {
        "order_id": facts.order_id,
        "sku_id": facts.sku_id,
        "product_id": facts.product_id,
        "content_id": facts.content_id,
        "account": record.account,
        "shop": facts.shop,
        "ordered_at": facts.ordered_at,
        "status_raw": facts.status_raw,
        "stage": record.stage.value,
        "items_sold": facts.items_sold,
        "items_refunded": facts.items_refunded,
        "currency": facts.currency,
        "price": amount(facts.price, facts.currency),
        "base": amount(derived.base, facts.currency),
        "rate": derived.rate,
        "commission": amount(derived.commission, facts.currency),
        "net": amount(derived.net, facts.currency),
        "source": derived.source,
        "delivered_on": derived.delivered_on,
        "window_closes_on": derived.window_closes_on,
        "release_on": derived.release_on,
        "payout_on": day(record.payout_on),
        "settled_on": None if facts.settled_at is None else facts.settled_at[:10],
        "flags": list(record.flags),
        "product": record.product_name,
        "shop_name": record.shop_name,
        "content_type": facts.content_type,
        "order_type": facts.order_type,
        "corrected": [each.field for each in record.corrections],
        "corrections": [each._asdict() for each in record.corrections],
    }


def explanation(explained: Explanation, lang: Language) -> Document:
    """Return why a line pays what it pays, and when."""
    record = explained.line
    currency = record.facts.currency
    return {
        **line(record),
        "headline": render(explained.headline, lang),
        "amount_steps": [_amount_step(step, currency, lang) for step in explained.amount_steps],
        "date_steps": [_date_step(step, lang) for step in explained.date_steps],
        "warnings": [render(said, lang) for said in explained.warnings],
        "origin": {
            "file": record.file_name,
            "row": record.source_row,
            "import_id": str(record.import_id),
        },
    }


def stages(totals: Mapping[Stage, StageTotal], currency: str) -> Document:
    """Return lines and net of each of the eight stages, those without lines too."""
    shown = {}
    for stage in Stage:
        total = totals.get(stage)
        lines, net = (0, 0) if total is None else (total.lines, total.net)
        shown[stage.value] = {"lines": lines, "net": decimal_text(net, currency)}
    return shown


def currency_summary(summary: CurrencySummary, taken_back: int) -> Document:
    """Return the totals of one currency; what was taken back is kept from the next payout."""
    return {
        "stages": stages(summary.stages, summary.currency),
        "next_payout": {
            "on": day(summary.next_payout_on),
            "net": decimal_text(summary.next_payout_net, summary.currency),
        },
        "below_minimum_payout": decimal_text(summary.too_small, summary.currency),
        "kept_from_next_payout": decimal_text(taken_back, summary.currency),
    }


def month(record: MonthRecord) -> Document:
    """Return one month. Without a forecast nothing new is expected and the ranges have no width."""
    total = decimal_text(record.total, record.currency)
    return {
        "month": record.month,
        "currency": record.currency,
        "paid": decimal_text(record.paid, record.currency),
        "cleared": decimal_text(record.cleared, record.currency),
        "held": decimal_text(record.held, record.currency),
        "new_sales": decimal_text(0, record.currency),
        "total": total,
        "low80": total,
        "high80": total,
        "low95": total,
        "high95": total,
        "deducted": decimal_text(record.deducted, record.currency),
    }


def video(record: VideoRecord) -> Document:
    """Return what one content brought in."""
    return {
        "content_id": record.content_id,
        "type": record.content_type,
        "currency": record.currency,
        "orders": record.orders,
        "items": record.items,
        "refunded": record.refunded,
        "gmv": decimal_text(record.gmv, record.currency),
        "net": decimal_text(record.net, record.currency),
        "stages": stages(record.stages, record.currency),
        "first_sale_at": record.first_sale_at or None,
        "last_sale_at": record.last_sale_at or None,
        "title": record.title,
        "posted_at": record.posted_at,
        "views": record.views,
        "views_from": record.views_from,
        "views_to": record.views_to,
        "epm": amount(record.epm, record.currency),
        "gpm": amount(record.gpm, record.currency),
        "conversion": None if record.conversion is None else rate_text(record.conversion),
    }


def account(known: Account, certainty: Mapping[str, str], vat_rate: str) -> Document:
    """Return an account and the rules in force for it.

    Args:
        known: the account.
        certainty: rule -> "set", or how sure the market's preset is.
        vat_rate: the rate in its prices on the day, as canonical text.
    """
    rules = known.rules
    return {
        "handle": known.handle,
        "market": known.market,
        "currency": known.currency,
        "return_window_days": rules.return_window_days,
        "extended_return_days": rules.extended_return_days,
        "settlement_lag_days": rules.settlement_lag_days,
        "delivery_days": rules.delivery_days,
        "learn": rules.learn,
        "payout_schedule": rules.schedule.text,
        "min_payout": decimal_text(rules.min_payout, known.currency),
        "hold": rules.hold,
        "vat_rate": vat_rate,
        "prices_include_tax": rules.prices_include_tax,
        "certainty": dict(certainty),
    }


def rate_rule(handle: str, rule: RateRule) -> Document:
    """Return an agreed rate."""
    return {
        "account": handle,
        "rate": rate_text(rule.rate),
        "kind": rule.kind,
        "shop": rule.shop,
        "product_id": rule.product_id,
        "from": day(rule.from_on),
        "to": day(rule.to_on),
    }


def check(found: Check) -> Document:
    """Return one check of the store."""
    return {"name": found.name, "ok": found.ok, **found.found}


def _amount_step(step: AmountStep, currency: str, lang: Language) -> Document:
    return {
        "step": step.name,
        "label": render(step.label, lang),
        "note": None if step.note is None else render(step.note, lang),
        "amount": amount(step.amount, currency),
        "rate": step.rate,
        "is_sum": step.is_sum,
    }


def _date_step(step: DateStep, lang: Language) -> Document:
    return {
        "step": step.name,
        "on": step.on.isoformat(),
        "is_estimated": step.is_estimated,
        "label": render(step.label, lang),
        "note": None if step.note is None else render(step.note, lang),
    }
