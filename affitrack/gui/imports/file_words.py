"""What was recognised of a file, in words."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from affitrack.book import FileResult
from affitrack.domain.records import ImportRecord, UndoPreview
from affitrack.gui.i18n import language
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.recognise.formats import rows_of
from affitrack.wording.catalogue import render
from affitrack.wording.file_languages import language_name
from affitrack.wording.message import message
from affitrack.wording.numbers import format_decimal, format_moment, format_rate

AnyFile: TypeAlias = SourceFile | MetricFile


def format_words(source: AnyFile, columns: str) -> str:
    """Return what a file is: "TikTok Shop creator orders · French · 48 columns"."""
    parts = [source.format_title(language()), language_name(source.language, language()), columns]
    return " · ".join(part for part in parts if part)


def dialect_words(source: AnyFile, result: FileResult | None) -> str:
    """Return how a file writes things, and what it is about."""
    parts = [_separator(source)]
    if isinstance(source, SourceFile):
        asked = {question.about for question in source.questions()}
        parts += [] if "decimal_sign" in asked else [_decimals(source)]
        parts += [] if "date_order" in asked else [_dates(source)]
        parts.append(_rates(source))
    elif result is not None:
        parts.append(rows_words(source.rows_are, result.rows))
    if result is not None:
        parts.append(", ".join(result.currencies))
        if result.from_on is not None and result.to_on is not None:
            parts.append(days_in_words(Days(result.from_on, result.to_on)))
        parts.append(basis_words(result.basis))
    return " · ".join(part for part in parts if part)


def rows_words(rows_are: str, count: int) -> str:
    """Return how many videos, days or sales a file has."""
    return render(message(f"reach.rows.{rows_are}", n=count), language())


def undone_figures_words(record: ImportRecord, undone: UndoPreview) -> str:
    """Return what undoing an import of figures removes, puts back and leaves, as sentences."""
    counts = {"removed": undone.removed, "restored": undone.restored, "kept": undone.kept}
    rows_are = rows_of(record.format)
    told = [
        render(message(f"reach.undo.{fate}", what=rows_words(rows_are, count)), language())
        for fate, count in counts.items()
        if count
    ]
    return " ".join(told) or render(message("reach.undo.nothing"), language())


def already_words(known: ImportRecord, path: Path) -> str:
    """Return when a file, now at `path`, was imported."""
    translate = QCoreApplication.translate
    moment = format_moment(datetime.fromisoformat(known.imported_at), language())
    if known.file_name == shown_name(path):
        template = translate("Files", "This very file was imported on {moment}. Nothing to do.")
        return template.format(moment=moment)
    template = translate(
        "Files", "This very file was imported on {moment} as “{name}”. Nothing to do."
    )
    return template.format(moment=moment, name=known.file_name)


def basis_words(basis: str | None) -> str:
    """Return which basis the platform used for its commissions; "" where the file does not tell."""
    translate = QCoreApplication.translate
    match basis:
        case "pre_tax":
            return translate("Files", "commission on the price without tax")
        case "tax_included":
            return translate("Files", "commission on the price with tax")
        case "unclear":
            return translate("Files", "commission basis unclear")
        case _:
            return ""


def span_words(first: str | None, last: str | None) -> str:
    """Return the days of a file from its first to its last, in ISO; "" where it has none."""
    if first is None or last is None:
        return ""
    return days_in_words(Days(date.fromisoformat(first), date.fromisoformat(last)))


def _separator(source: AnyFile) -> str:
    translate = QCoreApplication.translate
    if source.container == "json":
        return translate("Files", "JSON file")
    match source.delimiter:
        case None:
            return translate("Files", "Excel workbook")
        case "\t":
            return translate("Files", "separated by tabs")
        case sign:
            return translate("Files", "separator “{sign}”").format(sign=sign)


def _decimals(source: SourceFile) -> str:
    translate = QCoreApplication.translate
    if source.dialect.decimal_sign == ",":
        return translate("Files", "decimal comma")
    return translate("Files", "decimal point")


def _rates(source: SourceFile) -> str:
    """Return how a rate without "%" is read, which could be read otherwise."""
    if source.fraction is None:
        return ""
    words = QCoreApplication.translate("Files", "rates: {given} means {rate}")
    lang = language()
    return words.format(
        given=format_decimal(source.fraction, lang), rate=format_rate(source.fraction, lang)
    )


def _dates(source: SourceFile) -> str:
    translate = QCoreApplication.translate
    if source.dialect.date_order == "MDY":
        return translate("Files", "dates month/day/year")
    return translate("Files", "dates day/month/year")
