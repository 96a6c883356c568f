"""What is odd about a line, in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.tokens import PillKind

_NAMES: Final = {
    "late": QT_TRANSLATE_NOOP("Flags", "Later than usual for the shop"),
    "at_risk": QT_TRANSLATE_NOOP("Flags", "Released, but may still be returned"),
    "unknown_status": QT_TRANSLATE_NOOP("Flags", "Unknown status"),
    "commission_mismatch": QT_TRANSLATE_NOOP("Flags", "Commission is not base × rate"),
    "rate_mismatch": QT_TRANSLATE_NOOP("Flags", "Rate is not the agreed one"),
    "base_mismatch": QT_TRANSLATE_NOOP("Flags", "Base fits neither price"),
    "rate_missing": QT_TRANSLATE_NOOP("Flags", "No rate known"),
    "base_missing": QT_TRANSLATE_NOOP("Flags", "No price known"),
    "settled_before_order": QT_TRANSLATE_NOOP("Flags", "Settled before it was ordered"),
}

_ODD: Final = {
    "refunded_over_sold": QT_TRANSLATE_NOOP("Flags", "More returned than sold"),
    "paid_though_refunded": QT_TRANSLATE_NOOP("Flags", "Paid although all was returned"),
    "delivered_before_order": QT_TRANSLATE_NOOP("Flags", "Delivered before it was ordered"),
    "returned_before_order": QT_TRANSLATE_NOOP("Flags", "Returned before it was ordered"),
    "ordered_in_future": QT_TRANSLATE_NOOP("Flags", "Ordered on a day to come"),
    "settled_in_future": QT_TRANSLATE_NOOP("Flags", "Settled on a day to come"),
    "returned_in_future": QT_TRANSLATE_NOOP("Flags", "Returned on a day to come"),
}
"""What contradicts itself in a line."""

FLAGS: Final = (*_NAMES, *_ODD)
"""The flags that sales can be narrowed to."""


def flag_name(flag: str) -> str:
    """Return the name of a flag of `LineRecord.flags`, for a filter and a list."""
    name = _NAMES.get(flag) or _ODD.get(flag, flag)
    return QCoreApplication.translate("Flags", name)


def flag_pill(flag: str) -> tuple[str, PillKind]:
    """Return the short word and the colour that a flag has in a list."""
    translate = QCoreApplication.translate
    match flag:
        case "late":
            return translate("Flags", "late"), PillKind.LATE
        case "frozen":
            return translate("Flags", "frozen"), PillKind.FROZEN
        case "unknown_status":
            return translate("Flags", "unknown"), PillKind.UNKNOWN
        case "at_risk":
            return translate("Flags", "at risk"), PillKind.SOON
        case _:
            return translate("Flags", "check"), PillKind.CHECK
