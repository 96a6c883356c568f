"""The buttons below a form for one thing of many: save it, save it and begin another, or leave."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget


class EntryButtons(QDialogButtonBox):
    """`accepted` and `rejected` are told as of any such box; `another` is a button of its own."""

    def __init__(self, another: str, parent: QWidget | None = None, *, is_new: bool) -> None:
        """Make the buttons of a form; only what `is_new` can be followed by another.

        `another` are the words for that: in French they depend on what it is.
        """
        kinds = QDialogButtonBox.StandardButton
        super().__init__(kinds.Save | kinds.Cancel, parent)
        self.save = self.button(kinds.Save)
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.another = self.addButton(another, role)
        self.another.setVisible(is_new)
        self.another.setAutoDefault(False)
