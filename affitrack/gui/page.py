"""What a page of the window is, and what the window knows of a page before it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from affitrack.gui.shell import Shell


class Page(QWidget):
    """The ground of every page.

    The window calls `refresh` before it shows the page for the first time, whenever the book or
    the account changed while the page is on top, and on return to it after such a change. Texts
    are set in `retranslate`, which the subclass calls once at the end of its constructor.

    Signals:
        title_changed(): ask `title` again.
        badge_changed(int): the number at the page's name in the navigation; 0 is none.
        search_changed(str): the page looks for another text than the search field told it.
    """

    title_changed = Signal()
    badge_changed = Signal(int)
    search_changed = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    def title(self) -> str:
        """Return the heading of the window while this page is on top; "" is the page's name."""
        return ""

    def search_hint(self) -> str:
        """Return the grey words in the search field, or "" where there is nothing to search.

        On such a page, what is typed goes to the page `sales`.
        """
        return ""

    def search(self, text: str) -> None:
        """Narrow what is shown to `text`; "" shows everything again."""

    def show_what(self, what: object) -> None:
        """Show something in particular, as asked for with `Shell.show_page`."""

    def place(self) -> object:
        """Return what `show_what` takes to show again what is shown now; None where it stays so."""
        return None

    def refresh(self) -> None:
        """Read the book again."""

    def stop_reading(self) -> bool:
        """Stop reading what takes long: another page comes on top. False where nothing was read."""
        return False

    def retranslate(self) -> None:
        """Set all texts in the language in use."""

    def make_part(self) -> bool:
        """Make one part that would else be made when it is first needed; False if none is left."""
        return False

    def undo(self) -> bool:
        """Take back the last thing done on this page, if it has its own; False if not."""
        return False

    def undo_text(self) -> str:
        """Return what `undo` takes back, for a menu; "" if nothing. Changes with the title."""
        return ""

    def take_focus(self) -> None:
        """Take the focus on coming to this page, or when what had it here has gone.

        It goes to the main list, where arrow keys walk at once. Without one it stays on the page:
        on a button, a second Return would press what nobody has chosen.
        """
        (self.main_list() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def main_list(self) -> QAbstractItemView | None:
        """Return the list that this page is about, None where none is shown: the first one."""
        lists = (view for view in self.findChildren(QAbstractItemView) if _is_reached(view))
        return next((view for view in lists if view.isVisibleTo(self)), None)

    def has_open_change(self) -> bool:
        """Tell whether something was changed here that would be lost with the window."""
        return False

    def delete_text(self) -> str:
        """Return what `delete` would delete, for a menu: "&Delete the claim"; "" for nothing."""
        return ""

    def delete(self) -> bool:
        """Delete what the cursor is on, if it is the user's own; False if it is not."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.title_changed.emit()


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page, before it exists: it is made when it is first shown."""

    name: str
    icon: str
    text: Callable[[], str]
    """The name in the navigation, in the language in use."""
    make: Callable[[Shell, QWidget], Page]
    """Makes it where it belongs: in a parent found later, all of it would be styled once more."""
    needs_data: bool = True
    """Gives way to the words of welcome while the book is empty."""


def _is_reached(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def make_next(owner: object, parts: Sequence[str]) -> bool:
    """Make the first of some parts, each a `cached_property`, that is not made; False if all are.

    For `make_part`.
    """
    missing = [name for name in parts if name not in vars(owner)]
    if missing:
        getattr(owner, missing[0])
    return bool(missing)
