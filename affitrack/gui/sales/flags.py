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
}


def flag_name(flag: str) -> str:
    """Return the name of a flag of `LineRecord.flags`, for a filter and a list."""
    name = _NAMES.get(flag, flag)
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


def attention_words(kind: str, lines: int) -> str:  # noqa: PLR0911 - one for each kind
    """Return what is odd about a number of lines, for the list of what needs a look."""
    translate = QCoreApplication.translate
    match kind:
        case "late":
            return translate(
                "Flags", "%Ln sale(s) unpaid long after the shop’s usual delay", "", lines
            )
        case "frozen":
            return translate("Flags", "%Ln sale(s) frozen by TikTok’s risk control", "", lines)
        case "unknown_status":
            return translate(
                "Flags", "%Ln sale(s) with a status that AffiTrack does not know", "", lines
            )
        case "commission_mismatch":
            return translate("Flags", "%Ln sale(s) whose commission is not base × rate", "", lines)
        case "rate_mismatch":
            return translate("Flags", "%Ln sale(s) paid at another rate than agreed", "", lines)
        case "base_mismatch":
            return translate("Flags", "%Ln sale(s) whose base fits no price", "", lines)
        case "rate_missing":
            return translate("Flags", "%Ln sale(s) without any rate", "", lines)
        case _:
            return translate("Flags", "%Ln sale(s) to check", "", lines)
