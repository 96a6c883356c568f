"""A card that a preview shows above the differences, where files leave something to say or ask."""

from __future__ import annotations

from PySide6.QtCore import Signal

from affitrack.gui.imports.looking import Look
from affitrack.gui.widgets import Card


class PreviewCard(Card):
    """Add one with `ImportPreview.add_card`; it is shown while `show_look` says so.

    Signals:
        again(object): look at the files once more; a function `Work -> Look`, for the worker.
    """

    again = Signal(object)

    def show_look(self, look: Look) -> bool:
        """Take in what is known of the files; tell whether there is something to show."""
        raise NotImplementedError

    def wants_answer(self) -> bool:
        """Tell whether nothing can go on before something is answered here."""
        return True

    def first_focus(self) -> None:
        """Put the focus where the answer is given."""

    def retranslate(self) -> None:
        """Set all texts."""
