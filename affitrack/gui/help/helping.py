"""What the help shows in this window, and where its links lead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from affitrack.domain.market import DEFAULT_MARKET, market
from affitrack.gui.frame.menus import Menus
from affitrack.gui.help.made_topics import Keys, keys_everywhere, rules_topic, shortcuts_topic
from affitrack.gui.help.topics import GLOSSARY, SHORTCUTS, Topic, glossary_topic, written_topics
from affitrack.gui.help.window import HelpWindow
from affitrack.gui.i18n import language
from affitrack.gui.jump.entries import Entry, Kind
from affitrack.gui.jump.jumping import plain
from affitrack.gui.shell import Shell
from affitrack.wording.glossary import glossary

_TOPIC_OF_PAGE: Final = {
    "home": "figures",
    "sales": "figures",
    "videos": "videos",
    "payouts": "owed",
    "claims": "claims",
    "imports": "import",
    "settings": "rules",
}


_IN_MENU: Final = frozenset({"export", "elsewhere", GLOSSARY, SHORTCUTS})


class Helping(QObject):
    """Opens the help, at what fits the page on top."""

    def __init__(self, shell: Shell, window: QWidget, menus: Menus) -> None:
        super().__init__(window)
        self._shell = shell
        self._menus = menus
        self.window = HelpWindow(window, self._topics, shell.preferences)
        self.window.page_asked.connect(shell.show_page)
        self.window.command_asked.connect(self._run)

    def open(self, topic: str) -> None:
        """Show a topic, or a term: "export", "glossary#held"."""
        self.window.retranslate()  # accounts and keys may be others by now
        self.window.show_topic(topic)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open_for_page(self, name: str) -> None:
        """Show what fits a page; at first, and elsewhere, the first steps."""
        self.open("start" if self._shell.book.is_empty() else _TOPIC_OF_PAGE.get(name, "start"))

    def entries(self) -> list[Entry]:
        """Return topics and terms for the jump box, but those that a menu leads to."""
        about, term = self.tr("Help"), self.tr("Glossary")
        topics = [(topic.name, topic.title, about) for topic in self._topics()]
        topics = [each for each in topics if each[0] not in _IN_MENU]
        terms = [(f"{GLOSSARY}#{each.key}", each.name, term) for each in glossary(language())]
        return [
            Entry(Kind.HELP, link, title, "help", partial(self.open, link), about)
            for link, title, about in [*topics, *terms]
        ]

    def _topics(self) -> list[Topic]:
        lang, store = language(), str(self._shell.book.path)
        written = [
            Topic(each.name, each.title, each.text.replace("{store}", store))
            for each in written_topics(lang)
        ]
        codes = dict.fromkeys(account.market for account in self._shell.book.accounts())
        markets = [market(code) for code in codes or (DEFAULT_MARKET,)]
        made = [
            rules_topic(markets),
            glossary_topic(self.tr("Glossary"), lang),
            shortcuts_topic([*self._keys(), *keys_everywhere()]),
        ]
        return [*written, *made]

    def _keys(self) -> list[Keys]:
        pages = [(action, self.tr("Pages")) for action in self._menus.pages.values()]
        actions: Sequence[tuple[QAction, str]] = [*pages, *self._menus.commands()]
        # What Undo would do just now says nothing of its key.
        general = {self._menus.undo: self.tr("Undo"), self._menus.redo: self.tr("Redo")}
        return [
            Keys(plain(menu), general.get(action, plain(action.text())), _all_keys(action))
            for action, menu in actions
            if action.shortcuts()
        ]

    def _run(self, name: str) -> None:
        action = self._menus.findChild(QAction, name)
        if action is not None and action.isEnabled():
            action.trigger()


def _all_keys(action: QAction) -> str:
    shape = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(shape) for keys in action.shortcuts())
