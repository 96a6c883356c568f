"""The calls that set rules: accounts, shops, products and agreed rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import values

if TYPE_CHECKING:
    from affitrack.cli.arguments import Parser


def account(call: Parser) -> None:
    """Add what `account` does."""
    actions = call.calls("action", required=True)
    add = call.action(actions, "add", "account_add")
    add.place("handle", metavar="@HANDLE")
    add.option("--market", "market", default="FR", metavar="FR")
    add.option("--currency", "currency", metavar="EUR")
    call.action(actions, "list", "account_list")
    change = call.action(actions, "set", "account_set")
    change.place("handle", metavar="@HANDLE")
    _settings(change)
    rename = call.action(actions, "rename", "account_rename")
    rename.place("handle", metavar="@HANDLE")
    rename.place("new_handle", metavar="@NEW")
    call.action(actions, "remove", "account_remove").place("handle", metavar="@HANDLE")


def rate(call: Parser) -> None:
    """Add what `rate` does."""
    actions = call.calls("action", required=True)
    add = call.action(actions, "add", "rate_add")
    add.option("--rate", "rate", type=values.rate, required=True, metavar="12%")
    add.option("--from", "rate_from", type=values.day, required=True, dest="from_on", metavar="D")
    _rate_options(add, kind="standard")
    add.option("--account", "rate_account", metavar="@HANDLE")
    shown = call.action(actions, "list", "rate_list")
    shown.option("--account", "rate_list_account", metavar="@HANDLE")
    change = call.action(actions, "set", "rate_set")
    change.place("rate_id", type=values.number, metavar="ID")
    change.option("--rate", "rate", type=values.rate, metavar="12%")
    change.option("--from", "rate_from", type=values.day, dest="from_on", metavar="D")
    _rate_options(change, kind=None)
    change.option("--no-end", "rate_no_end", action="store_true")
    change.option("--everything", "rate_everything", action="store_true")
    remove = call.action(actions, "remove", "rate_remove")
    remove.place("rate_id", type=values.number, metavar="ID")
    for each in (add, change, remove):
        each.option("--dry-run", "rule_dry_run", action="store_true")


def shop(call: Parser) -> None:
    """Add what `shop` does."""
    actions = call.calls("action", required=True)
    shown = call.action(actions, "list", "shop_list")
    shown.option("--search", "search", metavar="WORDS")
    shown.option("--account", "lines_account", metavar="@HANDLE")
    change = call.action(actions, "set", "shop_set")
    change.place("shop", metavar="SHOP")
    _settings(change)


def product(call: Parser) -> None:
    """Add what `product` does."""
    actions = call.calls("action", required=True)
    shown = call.action(actions, "list", "product_list")
    shown.option("--search", "search", metavar="WORDS")
    shown.option("--account", "lines_account", metavar="@HANDLE")
    change = call.action(actions, "set", "product_set")
    change.place("product", metavar="PRODUCT")
    _settings(change)


def _settings(change: Parser) -> None:
    change.place("settings", nargs="+", metavar="KEY=VALUE")
    change.option("--dry-run", "rule_dry_run", action="store_true")


def _rate_options(call: Parser, *, kind: str | None) -> None:
    call.option("--to", "rate_to", type=values.day, dest="to_on", metavar="D")
    call.option("--shop", "rate_shop", metavar="S")
    call.option("--product", "rate_product", metavar="P")
    call.option(
        "--kind",
        "rate_kind",
        type=values.one_of("standard", "shop_ads"),
        default=kind,
        metavar="standard|shop_ads",
    )
