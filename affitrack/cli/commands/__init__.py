"""What each call does: one function each, in the file of its family."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from affitrack.cli.console import Console

# Call -> module and function. Imported when called, so that `affitrack --help` loads nothing else.
_FUNCTIONS: Final = {
    "import": ("imports", "take_in"),
    "imports": ("imports", "history"),
    "undo": ("undo", "undo"),
    "coverage": ("coverage", "show"),
    "account add": ("accounts", "add"),
    "account list": ("accounts", "show"),
    "account set": ("accounts", "change"),
    "account rename": ("accounts", "rename"),
    "account remove": ("accounts", "remove"),
    "rate add": ("rates", "add"),
    "rate list": ("rates", "show"),
    "rate set": ("rates", "change"),
    "rate remove": ("rates", "remove"),
    "shop list": ("shops", "show"),
    "shop set": ("shops", "change"),
    "product list": ("products", "show"),
    "product set": ("products", "change"),
    "lines": ("lines", "show"),
    "correct": ("correct", "correct"),
    "sale add": ("sales", "add"),
    "sale set": ("sales", "change"),
    "sale delete": ("sales", "delete"),
    "explain": ("explain", "show"),
    "summary": ("totals", "summary"),
    "payouts": ("forecast", "payouts"),
    "payout add": ("payouts", "add"),
    "payout list": ("payouts", "show"),
    "payout set": ("payouts", "change"),
    "payout remove": ("payouts", "remove"),
    "payout import": ("statements", "take_in"),
    "payout columns": ("statements", "columns"),
    "payout match": ("payouts", "decide"),
    "reconcile": ("reconcile", "show"),
    "claims list": ("claims", "show_all"),
    "claims show": ("claims", "show"),
    "claims add": ("claims", "add"),
    "claims set": ("claims", "change"),
    "claims remove": ("claims", "remove"),
    "claims save": ("claims", "save"),
    "claims attach": ("claims", "attach"),
    "claims fetch": ("claims", "fetch"),
    "claims detach": ("claims", "detach"),
    "claims remind": ("claims", "remind"),
    "forecast": ("forecast", "forecast"),
    "videos": ("totals", "videos"),
    "export lines": ("export", "lines"),
    "export payouts": ("export", "payouts"),
    "export videos": ("export", "videos"),
    "exchange list": ("exchange", "show"),
    "exchange set": ("exchange", "change"),
    "exchange clear": ("exchange", "clear"),
    "mapping list": ("mappings", "show_all"),
    "mapping show": ("mappings", "show"),
    "mapping export": ("mappings", "export"),
    "mapping add": ("mappings", "add"),
    "mapping rename": ("mappings", "rename"),
    "mapping delete": ("mappings", "delete"),
    "mapping propose": ("mappings", "propose"),
    "template": ("mappings", "template"),
    "backup": ("store", "back_up"),
    "restore": ("store", "restore"),
    "check": ("store", "check"),
    "demo": ("demo", "write"),
}


# Calls that make no store where there is none. What they keep of their own, as `forecast` does, is
# nothing without sales.
_ASKING: Final = frozenset(
    {
        *("imports", "coverage", "lines", "explain", "summary", "videos", "check"),
        *("payouts", "forecast", "reconcile"),
        *("account list", "rate list", "shop list", "product list", "payout list"),
        *("claims list", "claims show", "exchange list", "mapping list", "mapping show"),
        *("export lines", "export payouts", "export videos"),
    }
)


def function_of(chosen: Namespace) -> Callable[[Namespace, Console], int]:
    """Return what does the call that was typed; it returns the exit code."""
    module, name = _FUNCTIONS[_call_of(chosen)]
    found = getattr(import_module(f"affitrack.cli.commands.{module}"), name)
    return cast("Callable[[Namespace, Console], int]", found)


def only_asks(chosen: Namespace) -> bool:
    """Tell whether the call that was typed is a question or a trial, which makes no store."""
    return _call_of(chosen) in _ASKING or getattr(chosen, "dry_run", False)


def _call_of(chosen: Namespace) -> str:
    return " ".join(filter(None, (chosen.command, getattr(chosen, "action", None))))
