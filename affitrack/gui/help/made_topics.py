"""The topics that are made when they are read: what is certain of the rules, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from affitrack.domain.market import Market
from affitrack.domain.presets import GeneralRule, PresetRule, general_rules, market_rules
from affitrack.gui.help.topics import RULES, SHORTCUTS, Topic
from affitrack.gui.i18n import language
from affitrack.gui.settings.rule_words import (
    certainty_words,
    rule_name,
    source_words,
    value_words,
)
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_day

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Keys:
    """What a key does."""

    group: str
    what: str
    keys: str


def rules_topic(markets: Sequence[Market]) -> Topic:
    """Return what is certain and what is assumed, in general and of each of some markets."""
    title = translate("Help", "What is certain, what is assumed")
    settings = translate("Help", "Change them in the settings")
    parts = [
        f"# {title}",
        translate(
            "Help",
            "TikTok publishes some of its rules and is silent on others. Each value below is what"
            " AffiTrack starts from, with how sure it is and where it comes from. All of them can"
            " be changed for an account, a shop or a product.",
        ),
        f"[{settings}](page:settings)",
        "## " + translate("Help", "In every market"),
        *(_general(rule) for rule in general_rules()),
    ]
    for market in markets:
        parts.append("## " + render(market.name, language()))
        parts += [_rule(rule, market) for rule in market_rules(market)]
    return Topic(RULES, title, "\n\n".join(parts))


def shortcuts_topic(keys: Sequence[Keys]) -> Topic:
    """Return every key, by the menu that it stands for."""
    title = translate("Help", "Keyboard shortcuts")
    parts = [f"<h1>{title}</h1>"]
    for group, of_group in groupby(keys, key=lambda each: each.group):
        rows = (
            f"<tr><td width='65%'>{escape(each.what)}</td><td><b>{escape(each.keys)}</b></td></tr>"
            for each in of_group
        )
        parts.append(f"<h2>{escape(group)}</h2><table>{''.join(rows)}</table>")
    return Topic(SHORTCUTS, title, "".join(parts), is_html=True)


def keys_everywhere() -> list[Keys]:
    """Return the keys that no menu shows."""
    tables = translate("Help", "In lists")
    anywhere = translate("Help", "Anywhere")
    return [
        Keys(tables, translate("Help", "Open the row"), translate("Help", "Return")),
        Keys(tables, translate("Help", "Select several rows"), translate("Help", "Shift+↑ ↓")),
        Keys(tables, translate("Help", "Select all"), "Ctrl+A"),
        Keys(tables, translate("Help", "Copy with headings"), translate("Help", "Ctrl+Shift+C")),
        Keys(tables, translate("Help", "Menu of the row"), translate("Help", "Shift+F10")),
        Keys(anywhere, translate("Help", "To the next control"), "Tab"),
        Keys(anywhere, translate("Help", "To the menus"), "F10"),
        Keys(anywhere, translate("Help", "Leave, close, stop"), translate("Help", "Esc")),
    ]


def _general(rule: GeneralRule) -> str:
    words = certainty_words(rule.certainty)
    statement, source = render(rule.statement, language()), render(rule.source, language())
    return f"**{words}** · {statement}  \n*{source}*"


def _rule(rule: PresetRule, market: Market) -> str:
    value = value_words(rule.key, rule.text, market.currency)
    name, words = rule_name(rule.key), certainty_words(rule.certainty)
    since = ""
    if rule.from_on is not None:
        day = format_day(rule.from_on, language())
        since = " " + translate("Help", "(from {day})").format(day=day)
    joint = "\u00a0: " if language() == "fr" else ": "
    return f"**{words}** · {name}{joint}{value}{since}  \n*{source_words(rule)}*"
