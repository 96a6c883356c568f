"""What the jump box offers in this window, what choosing it does, and what is remembered of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from affitrack.domain.found import Thing, ThingKind
from affitrack.domain.records import LineFilter
from affitrack.gui.frame.menus import Menus
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.jump.box import JumpBox
from affitrack.gui.jump.entries import Entry, Kind
from affitrack.gui.page import PageSpec
from affitrack.gui.received.jumps import payout_entries
from affitrack.gui.sales.line_words import content_type_name, content_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.wording.numbers import format_day

_REMEMBERED: Final = 8
_SETTING: Final = "window.jumps"
_SECTIONS: Final = {
    "accounts": QT_TRANSLATE_NOOP("SettingsPage", "Accounts"),
    "shops": QT_TRANSLATE_NOOP("SettingsPage", "Shops"),
    "products": QT_TRANSLATE_NOOP("SettingsPage", "Products"),
    "rates": QT_TRANSLATE_NOOP("SettingsPage", "Agreed rates"),
    "program": QT_TRANSLATE_NOOP("SettingsPage", "App"),
    "certainty": QT_TRANSLATE_NOOP("SettingsPage", "What is certain"),
}
_KINDS: Final = {
    ThingKind.CONTENT: (Kind.CONTENT, "videos"),
    ThingKind.PRODUCT: (Kind.PRODUCT, "product"),
    ThingKind.SHOP: (Kind.SHOP, "shop"),
    ThingKind.ORDER: (Kind.ORDER, "order"),
}


class Jumping(QObject):
    """Connects the jump box with the window."""

    def __init__(
        self, shell: Shell, ground: QWidget, menus: Menus, specs: Sequence[PageSpec]
    ) -> None:
        super().__init__(ground)
        self._shell = shell
        self._menus = menus
        self._specs = specs
        self._sources: list[Callable[[], Sequence[Entry]]] = [
            self._pages,
            self._sections,
            self._commands,
            self._accounts,
            self._claims,
        ]
        if any(spec.name == "payouts" for spec in specs):
            self.add_source(lambda: payout_entries(shell))
        self.box = JumpBox(ground, self._entries)
        self.box.typed.connect(self._find)
        self.box.chosen.connect(self._go)

    def add_source(self, source: Callable[[], Sequence[Entry]]) -> None:
        """Offer what `source` gives, too; it is asked each time the box opens."""
        self._sources.append(source)

    def open(self, text: str = "") -> None:
        """Open the box, or begin again in it."""
        if not self._shell.is_closed:
            self.box.open(text, [entry.identity for entry in self._remembered()])

    def _entries(self) -> list[Entry]:
        entries = [entry for source in self._sources for entry in source()]
        known = {entry.identity for entry in entries}
        return entries + [
            entry
            for entry in self._remembered()
            if entry.thing is not None and entry.identity not in known
        ]

    def _pages(self) -> list[Entry]:
        about = self.tr("Page")
        entries = []
        for spec in self._specs:
            action = self._menus.pages[spec.name]
            title, keys = spec.text(), _keys(action)
            entry = Entry(Kind.PAGE, spec.name, title, spec.icon, action.trigger, about, keys)
            entries.append(entry)
        return entries

    def _sections(self) -> list[Entry]:
        """Return the sections of the settings: who looks for one takes it for a page."""
        settings = next((spec for spec in self._specs if spec.name == "settings"), None)
        if settings is None:
            return []
        return [
            Entry(
                Kind.PAGE,
                f"settings.{name}",
                QCoreApplication.translate("SettingsPage", title),
                settings.icon,
                partial(self._shell.show_page, "settings", name),
                about=settings.text(),
                other_words=self._rules() if name == "accounts" else "",
            )
            for name, title in _SECTIONS.items()
        ]

    def _rules(self) -> str:
        """Return the words for what is set in an account."""
        return self.tr(
            "return window, delays, held back until, delivery days, payout days, minimum payout,"
            " VAT"
        )

    def _accounts(self) -> list[Entry]:
        """Return the accounts to look at, where there are several."""
        handles = [account.handle for account in self._shell.book.accounts()]
        choices = {"": self.tr("Show all accounts")} | {
            handle: self.tr("Show only {account}").format(account=f"@{handle.removeprefix('@')}")
            for handle in handles
        }
        return [
            Entry(
                Kind.COMMAND,
                f"account.{handle}",
                title,
                "filter",
                partial(self._shell.choose_account, handle),
                about=self.tr("Account"),
            )
            for handle, title in choices.items()
            if len(handles) > 1 and handle != self._shell.account
        ]

    def _claims(self) -> list[Entry]:
        """Return the claims, where there is a page for them."""
        if all(spec.name != "claims" for spec in self._specs):
            return []
        from affitrack.gui.claims.jumps import claim_entries

        return claim_entries(self._shell)

    def _commands(self) -> list[Entry]:
        """Return the actions of the menus that can be done now."""
        return [
            Entry(
                Kind.COMMAND,
                action.objectName(),
                plain(action.text()),
                "command",
                action.trigger,
                about=plain(menu),
                keys=_keys(action),
            )
            for action, menu in self._menus.commands()
            if action.isEnabled() and action is not self._menus.jump
        ]

    def _find(self, text: str) -> None:
        """Ask the worker what of the book `text` may mean."""
        if not text:
            return
        account = self._shell.account or None
        task = Task(lambda work: work.book.find(text, account))
        task.on_done(partial(self._show, text)).reading().replacing("jump")
        self._shell.tasks.start(task)
        self._show(text, ())

    def _show(self, text: str, things: Sequence[Thing]) -> None:
        entries = [self._entry_of(thing) for thing in things]
        self.box.add_found(text, [*entries, self._search_entry(text)])

    def _entry_of(self, thing: Thing) -> Entry:
        kind, icon = _KINDS[thing.kind]
        title, about = self._words(thing)
        run = partial(self._open_thing, thing)
        return Entry(kind, thing.key, title, icon, run, about, thing=thing)

    def _words(self, thing: Thing) -> tuple[str, str]:
        """Return what something is called, and what is said beside that."""
        day = ""
        if thing.moment:
            day = format_day(datetime.fromisoformat(thing.moment).date(), language())
        match thing.kind:
            case ThingKind.ORDER:
                return thing.key, self.tr("Order of {day}").format(day=day)
            case ThingKind.CONTENT:
                title = content_words(thing.name, thing.content_type, thing.key)
                what = content_type_name(thing.content_type)
            case ThingKind.PRODUCT:
                title, what = thing.name or thing.key, self.tr("Product")
            case ThingKind.SHOP:
                title, what = thing.name or thing.key, self.tr("Shop")
        parts = (what, day if thing.kind is ThingKind.CONTENT else thing.key)
        return title, " · ".join(part for part in parts if part and part != title)

    def _open_thing(self, thing: Thing) -> None:
        match thing.kind:
            case ThingKind.ORDER:
                self._shell.show_page("sales", LineFilter(order_id=thing.key))
            case ThingKind.PRODUCT:
                self._shell.show_page("sales", LineFilter(product_id=thing.key))
            case ThingKind.SHOP:
                self._shell.show_page("sales", LineFilter(shop=thing.key))
            case ThingKind.CONTENT if any(spec.name == "videos" for spec in self._specs):
                self._shell.show_page("videos", thing.key)
            case ThingKind.CONTENT:
                self._shell.show_page("sales", LineFilter(content_id=thing.key))

    def _search_entry(self, text: str) -> Entry:
        title = self.tr("Search the sales for “{text}”").format(text=text)
        run = partial(self._shell.show_page, "sales", LineFilter(text=text))
        return Entry(Kind.SEARCH, "", title, "search", run, other_words=text)

    def _go(self, entry: Entry) -> None:
        if entry.kind is not Kind.SEARCH:
            self._remember(entry)
        entry.run()

    def _remembered(self) -> list[Entry]:
        """Return what was gone to lately; a command or page is known by its identity alone."""
        try:
            kept = json.loads(self._shell.book.setting(_SETTING, "[]"))
            return [self._recall(each) for each in kept]
        except (ValueError, TypeError, KeyError, AttributeError):
            return []  # written by another version, or by hand: it costs the memory alone

    def _recall(self, kept: dict[str, str]) -> Entry:
        if "thing" in kept:
            fields = json.loads(kept["thing"])
            return self._entry_of(Thing(**{**fields, "kind": ThingKind(fields["kind"])}))
        return Entry(Kind[kept["kind"]], kept["key"], "", "", lambda: None)

    def _remember(self, entry: Entry) -> None:
        kept = [each for each in self._remembered() if each.identity != entry.identity]
        text = json.dumps([_kept(each) for each in [entry, *kept][:_REMEMBERED]])
        self._shell.tasks.start(Task(lambda work: work.book.set_setting(_SETTING, text)))


def plain(text: str) -> str:
    """Return the text of an action without the mark of its key and without its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _kept(entry: Entry) -> dict[str, str]:
    if entry.thing is not None:
        return {"thing": json.dumps(asdict(entry.thing))}
    return {"kind": entry.kind.name, "key": entry.key}
