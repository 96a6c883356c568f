"""What the stages of a line are called, and in which colours they stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.tokens import PillKind

SHOWN_STAGES: Final = (
    Stage.HELD,
    Stage.CLEARED,
    Stage.PAID,
    Stage.LOST,
    Stage.AWAITING,
    Stage.FROZEN,
    Stage.DEDUCTED,
    Stage.UNKNOWN,
)
"""The stages in the order in which they are offered."""

PILL_OF_STAGE: Final = {stage: PillKind(stage.value) for stage in Stage}

_NAMES: Final = {
    Stage.AWAITING: QT_TRANSLATE_NOOP("Stages", "Not paid yet"),
    Stage.HELD: QT_TRANSLATE_NOOP("Stages", "Held back"),
    Stage.CLEARED: QT_TRANSLATE_NOOP("Stages", "Cleared"),
    Stage.PAID: QT_TRANSLATE_NOOP("Stages", "Paid"),
    Stage.LOST: QT_TRANSLATE_NOOP("Stages", "Lost"),
    Stage.FROZEN: QT_TRANSLATE_NOOP("Stages", "Frozen"),
    Stage.DEDUCTED: QT_TRANSLATE_NOOP("Stages", "Taken back"),
    Stage.UNKNOWN: QT_TRANSLATE_NOOP("Stages", "Unknown status"),
}


def stage_name(stage: Stage) -> str:
    """Return the name of a stage, as on the filter chips."""
    name = _NAMES[stage]
    return QCoreApplication.translate("Stages", name)
