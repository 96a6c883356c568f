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

_NAMES_OF_ONE: Final = {
    Stage.AWAITING: QT_TRANSLATE_NOOP("StageOfOne", "Not paid yet"),
    Stage.HELD: QT_TRANSLATE_NOOP("StageOfOne", "Held back"),
    Stage.CLEARED: QT_TRANSLATE_NOOP("StageOfOne", "Cleared"),
    Stage.PAID: QT_TRANSLATE_NOOP("StageOfOne", "Paid"),
    Stage.LOST: QT_TRANSLATE_NOOP("StageOfOne", "Lost"),
    Stage.FROZEN: QT_TRANSLATE_NOOP("StageOfOne", "Frozen"),
    Stage.DEDUCTED: QT_TRANSLATE_NOOP("StageOfOne", "Taken back"),
    Stage.UNKNOWN: QT_TRANSLATE_NOOP("StageOfOne", "Unknown status"),
}


def stage_name(stage: Stage) -> str:
    """Return the name of a stage, for all the lines in it."""
    name = _NAMES[stage]
    return QCoreApplication.translate("Stages", name)


def stage_of_one(stage: Stage) -> str:
    """Return what one line in a stage is: languages other than English tell one from many."""
    name = _NAMES_OF_ONE[stage]
    return QCoreApplication.translate("StageOfOne", name)
