"""The calls of the command line and their options, as argparse knows them."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from affitrack import __version__
from affitrack.cli import values
from affitrack.wording.catalogue import render
from affitrack.wording.language import DEFAULT_LANGUAGE, Language
from affitrack.wording.message import Message, UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PROGRAM: Final = "affitrack"

SELF_TEST_SECONDS: Final = 120
"""How long a self-test may take unless it is said."""

_ASKING: Final = frozenset({"-h", "--help", "--version"})
_OPTIONS_WITH_VALUE: Final = frozenset({"--data", "--as-of", "--lang"})

# argparse says what is wrong in English only; what it says is recognised and said anew.
_COMPLAINTS: Final = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "cli.usage.required"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "cli.usage.unrecognised"),
    (re.compile(r"argument (?P<names>.+?): expected .*"), "cli.usage.no_value"),
    (
        re.compile(r"argument (?P<names>.+?): ignored explicit argument .*"),
        "cli.usage.no_value_wanted",
    ),
    (re.compile(r"argument .*?: invalid choice: '?(?P<names>.+?)'? \(.*"), "cli.usage.command"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and leaves exiting to its caller."""

    lang: Language = DEFAULT_LANGUAGE
    """A class attribute, because argparse makes the parsers of sub-commands itself."""
    is_silent: bool = False
    """Whether nobody asks for help: then none of its words is looked up."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=_formatter(self.lang), **settings
        )
        self._places = self.add_argument_group(self.words("arguments"))
        self._switches = self.add_argument_group(self.words("options"))

    def words(self, key: str, **params: str) -> str:
        """Return a text of the help."""
        if self.is_silent:
            return key
        return render(Message(f"cli.help.{key}", params), self.lang)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments with one sentence."""
        raise UserError(_said_anew(message), Message("cli.usage.help"))

    def place(self, name: str, **settings: Any) -> None:  # noqa: ANN401
        """Add an argument that is known by its place."""
        self._places.add_argument(name, **settings)

    def option(self, name: str, key: str, **settings: Any) -> None:  # noqa: ANN401
        """Add an option explained by `cli.help.<key>`."""
        # "%" is argparse's own sign in the help of an option.
        text = self.words(key).replace("%", "%%")
        self._switches.add_argument(name, help=text, **settings)

    def global_options(self, *, is_top: bool) -> None:
        """Add the options that every call takes, before and after its name."""
        # A default of a sub-command would overwrite what stood before its name.
        missing: Any = None if is_top else argparse.SUPPRESS
        off: Any = False if is_top else argparse.SUPPRESS
        self.option("--data", "data", type=Path, metavar="FILE", default=missing)
        self.option("--as-of", "as_of", type=values.seen_day, metavar="YYYY-MM-DD", default=missing)
        self.option("--lang", "lang", type=values.language, metavar="fr|en", default=missing)
        self.option("--json", "json", action="store_true", default=off)
        if is_top:
            self.option(
                "--self-test",
                "self_test",
                nargs="?",
                type=values.count,
                const=SELF_TEST_SECONDS,
                metavar="SECONDS",
            )
        self._switches.add_argument("-h", "--help", action="help", help=self.words("help"))

    def calls(self, dest: str, *, required: bool = False) -> Any:  # noqa: ANN401 - argparse's own
        """Make room for sub-commands."""
        return self.add_subparsers(
            dest=dest,
            required=required,
            metavar=self.words("command"),
            title=self.words("commands"),
        )

    def action(self, calls: Any, name: str, key: str) -> Parser:  # noqa: ANN401 - argparse's own
        """Add a sub-command, explained by `cli.help.call.<key>`."""
        return _call(calls, self, name, key)


def parser_for(lang: Language, only: str | None = None) -> Parser:
    """Return the parser of every call, or of one alone, its help in one language."""
    top = _speaking(lang)(prog=PROGRAM)
    top.description = top.words("program")
    top.epilog = top.words("window")
    top.global_options(is_top=True)
    top.option("--version", "version", action="version", version=f"AffiTrack {__version__}")
    calls = top.calls("command")
    for name in _CALLS if only is None else (only,):
        _CALLS[name](_call(calls, top, name))
    return top


def asks_about_program(arguments: Sequence[str]) -> bool:
    """Tell whether help or the version is asked for, of the program or of one of its calls."""
    return not _ASKING.isdisjoint(arguments)


def command_names() -> frozenset[str]:
    """Return the names of all calls."""
    return frozenset(_CALLS)


def _call(calls: Any, owner: Parser, name: str, key: str | None = None) -> Parser:  # noqa: ANN401 - private type of argparse
    text = owner.words(f"call.{key or name}")
    made: Parser = calls.add_parser(name, help=text.replace("%", "%%"), description=text)
    made.global_options(is_top=False)
    return made


def _import(call: Parser) -> None:
    call.place("files", nargs="+", type=Path, metavar="FILE")
    call.option("--account", "import_account", metavar="@HANDLE")
    call.option("--dry-run", "dry_run", action="store_true")
    call.option("--mapping", "mapping", metavar="NAME")
    call.option(
        "--on-error",
        "on_error",
        type=values.one_of("skip", "stop"),
        default="skip",
        metavar="skip|stop",
    )
    call.option(
        "--letters",
        "letters",
        type=values.one_of("western", "vietnamese", "thai"),
        metavar="western|vietnamese|thai",
    )
    call.option("--decimal", "decimal", type=values.one_of("comma", "point"), metavar="comma|point")
    call.option("--dates", "dates", type=values.one_of("dmy", "mdy"), metavar="dmy|mdy")


def _undo(call: Parser) -> None:
    call.place("import_id", metavar="ID")
    call.option("--dry-run", "dry_run", action="store_true")


def _coverage(call: Parser) -> None:
    call.option("--account", "lines_account", metavar="@HANDLE")


def _sale(call: Parser) -> None:
    actions = call.calls("action", required=True)
    add = _call(actions, call, "add", "sale_add")
    _sale_options(add, is_new=True)
    add.option("--account", "rate_account", metavar="@HANDLE")
    change = _call(actions, call, "set", "sale_set")
    change.place("order_id", metavar="ORDER_ID")
    _sale_options(change, is_new=False)
    change.option("--account", "lines_account", metavar="@HANDLE")
    delete = _call(actions, call, "delete", "sale_delete")
    delete.place("order_id", metavar="ORDER_ID")
    delete.option("--account", "lines_account", metavar="@HANDLE")


def _sale_options(call: Parser, *, is_new: bool) -> None:
    call.option("--on", "sale_on", type=values.moment, required=is_new, metavar="D[THH:MM]")
    call.option("--amount", "sale_amount", required=is_new, metavar="24.90")
    call.option("--without-tax", "sale_without_tax", action="store_true")
    call.option("--items", "sale_items", type=values.count, metavar="N")
    call.option("--order", "sale_order", metavar="ID")
    call.option("--product", "sale_product", metavar="P")
    call.option("--shop", "sale_shop", metavar="S")
    call.option("--content", "sale_content", metavar="C")
    call.option("--rate", "sale_rate", type=values.rate, metavar="12%")
    call.option("--vat", "correct_vat", type=values.rate, metavar="5.5%")
    call.option("--status", "correct_status", type=values.status, metavar="S")
    call.option("--delivered-on", "correct_delivered", type=values.day, metavar="D")
    call.option("--returned-on", "correct_returned", type=values.day, metavar="D")


def _correct(call: Parser) -> None:
    call.place("order_id", metavar="ORDER_ID")
    call.option("--sku", "correct_sku", metavar="S")
    call.option("--product", "correct_product", metavar="P")
    call.option("--content", "correct_content", metavar="C")
    call.option("--account", "lines_account", metavar="@HANDLE")
    call.option("--rate", "correct_rate", type=values.rate, metavar="12%")
    call.option("--vat", "correct_vat", type=values.rate, metavar="5.5%")
    call.option("--delivered-on", "correct_delivered", type=values.day, metavar="D")
    call.option("--returned-on", "correct_returned", type=values.day, metavar="D")
    call.option("--status", "correct_status", type=values.status, metavar="S")
    call.option("--note", "correct_note", default="", metavar="TEXT")
    call.option("--take-back", "take_back", action="store_true")
    call.option("--dry-run", "correct_dry_run", action="store_true")


def _explain(call: Parser) -> None:
    call.place("order_id", metavar="ORDER_ID")


def _of_account(call: Parser) -> None:
    call.option("--account", "of_account", metavar="@HANDLE")


def _forecast(call: Parser) -> None:
    _of_account(call)
    call.option("--months", "forecast_months", type=values.months, default=3, metavar="N")
    call.option("--backtest", "forecast_backtest", dest="backtest", action="store_true")
    call.option("--returns", "forecast_returns", action="store_true")
    call.option("--if-lost", "forecast_if_lost", type=values.rate, metavar="20%")
    call.option("--if-pace", "forecast_if_pace", type=values.pace, metavar="150%")
    call.option("--if-late", "forecast_if_late", type=values.shift, metavar="DAYS")
    call.option("--if-run", "forecast_if_run", type=values.day, metavar="D")


def _backup(call: Parser) -> None:
    call.place("target", nargs="?", type=Path, metavar="FILE")


def _restore(call: Parser) -> None:
    call.place("source", type=Path, metavar="FILE")


def _exchange(call: Parser) -> None:
    actions = call.calls("action", required=True)
    call.action(actions, "list", "exchange_list")
    change = call.action(actions, "set", "exchange_set")
    change.place("currency", metavar="USD")
    change.place("exchange_rate", metavar="0.92")
    change.option("--into", "exchange_into", dest="into", metavar="EUR")
    change.option("--on", "exchange_on", dest="on", type=values.day, metavar="D")
    call.action(actions, "clear", "exchange_clear")


def _template(call: Parser) -> None:
    call.option("--out", "template_out", type=Path, required=True, metavar="FILE")


def _demo(call: Parser) -> None:
    call.option("--out", "demo_out", type=Path, required=True, metavar="DIR")
    call.option("--seed", "demo_seed", type=values.count, default=1, metavar="N")
    call.option("--lines", "demo_lines", type=values.count, metavar="N")
    call.option("--until", "demo_until", type=values.day, metavar="D")


def _nothing_more(_call: Parser) -> None:
    """Leave a call that takes the global options alone."""


def _family(module: str, name: str) -> Callable[[Parser], None]:
    """Return what adds a call kept in a file of its own, which a window never reads."""

    def add(call: Parser) -> None:
        getattr(import_module(f"affitrack.cli.{module}_arguments"), name)(call)

    return add


_CALLS: Final[dict[str, Callable[[Parser], None]]] = {
    "import": _import,
    "imports": _nothing_more,
    "undo": _undo,
    "coverage": _coverage,
    "account": _family("rule", "account"),
    "rate": _family("rule", "rate"),
    "shop": _family("rule", "shop"),
    "product": _family("rule", "product"),
    "lines": _family("line", "lines"),
    "correct": _correct,
    "sale": _sale,
    "explain": _explain,
    "summary": _of_account,
    "payouts": _of_account,
    "payout": _family("payout", "payout"),
    "reconcile": _family("payout", "reconcile"),
    "claims": _family("claim", "claims"),
    "forecast": _forecast,
    "videos": _of_account,
    "export": _family("line", "export"),
    "exchange": _exchange,
    "mapping": _family("mapping", "mapping"),
    "template": _template,
    "backup": _backup,
    "restore": _restore,
    "check": _nothing_more,
    "demo": _demo,
}


def _speaking(language: Language) -> type[Parser]:
    class SpeakingParser(Parser):
        """A parser of one language."""

        lang = language

    return SpeakingParser


def _said_anew(complaint: str) -> Message:
    for pattern, key in _COMPLAINTS:
        match = pattern.fullmatch(complaint)
        if match is not None:
            return message(key, names=match["names"])
    return message("cli.usage.other", complaint=complaint)


def _formatter(lang: Language) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        """Says "usage" in the user's language."""

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[Any],
            prefix: str | None = None,
        ) -> None:
            words = render(Message("cli.help.usage"), lang)
            super().add_usage(usage, actions, groups, words if prefix is None else prefix)

    return Formatter


def parse(arguments: Sequence[str], lang: Language) -> argparse.Namespace:
    """Return the call that was typed.

    Raises:
        UserError: with a sentence on what is wrong.
        SystemExit: 0, after `--help` or `--version` has been printed.
    """
    # To make the parsers of all calls takes a tenth of a start.
    call = first_word(arguments)
    is_known = call in _CALLS and not asks_about_program(arguments)
    parser = parser_for(lang, call if is_known else None)
    chosen, left_over = parser.parse_known_args(arguments)
    # argparse takes a list of files or settings in one piece only; options may stand between.
    for name, convert in (("files", Path), ("settings", str)):
        gathered = getattr(chosen, name, None)
        if gathered is not None and not any(text.startswith("-") for text in left_over):
            gathered += [convert(text) for text in left_over]
            return chosen
    if left_over:
        raise UserError(
            message("cli.usage.unrecognised", names=" ".join(left_over)), message("cli.usage.help")
        )
    return chosen


def parse_for_window(arguments: Sequence[str], lang: Language) -> argparse.Namespace:
    """Return the files that the window is to be opened with, and the global options.

    Raises as `parse` does.
    """
    speaking = _speaking(lang)
    speaking.is_silent = not asks_about_program(arguments)
    parser = speaking(prog=PROGRAM, usage=PROGRAM if speaking.is_silent else None)
    parser.global_options(is_top=True)
    parser.place("files", nargs="*", type=Path, metavar="FILE")
    return parser.parse_intermixed_args(arguments)


def first_word(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor its value: a command or a file."""
    is_value = False
    for argument in arguments:
        if is_value:
            is_value = False
        elif argument in _OPTIONS_WITH_VALUE:
            is_value = True
        elif argument == "-" or not argument.startswith("-"):
            return argument
    return None
