"""Writes the manual page from what the command line itself says, in French and English.

Called as `man_page.py fr affitrack.1 2026-11-22`. Nothing about a call is written here, so the page
knows every call and option that there is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from affitrack import __version__  # noqa: E402 - the path leads there by now
from affitrack.cli.arguments import Parser, parser_for  # noqa: E402
from affitrack.wording.language import Language, language_of  # noqa: E402

_TITLES: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "exit": "EXIT STATUS",
        "files": "FILES",
        "what": "what each video earned, what is held back, and when it will be paid",
        "exit_codes": "0: done. 1: done, but rows were rejected or a check found faults."
        " 2: refused, nothing was written. 130: interrupted, nothing was written.",
        "store": "everything; a copy of this one file is a backup",
        "settings": "what the window remembers of itself",
        "manual": "User commands",
    },
    "fr": {
        "name": "NOM",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "commands": "COMMANDES",
        "exit": "CODE DE RETOUR",
        "files": "FICHIERS",
        "what": "ce que chaque vidéo a rapporté, ce qui est retenu, et quand ce sera payé",
        "exit_codes": "0 : fait. 1 : fait, mais des lignes ont été rejetées ou une vérification a"
        " trouvé des défauts. 2 : refusé, rien n’a été écrit. 130 : interrompu, rien n’a été"
        " écrit.",
        "store": "tout ; une copie de ce seul fichier est une sauvegarde",
        "settings": "ce que la fenêtre retient d’elle-même",
        "manual": "Commandes utilisateur",
    },
}


def page(lang: Language, day: str) -> str:
    """Return the page in a language; `day` is the one at its foot, in ISO text."""
    titles, parser = _TITLES[lang], parser_for(lang)
    parts = [
        f'.TH AFFITRACK 1 "{day}" "AffiTrack {__version__}" "{titles["manual"]}"',
        f".SH {titles['name']}",
        f"affitrack \\- {_plain(titles['what'])}",
        f".SH {titles['synopsis']}",
        *_synopsis(parser),
        f".SH {titles['description']}",
        _plain(parser.description or ""),
        _plain(parser.epilog or ""),
        f".SH {titles['options']}",
        *_options(parser),
        f".SH {titles['commands']}",
        *_commands(parser),
        f".SH {titles['exit']}",
        _plain(titles["exit_codes"]),
        f".SH {titles['files']}",
        *_tagged("$XDG_DATA_HOME/affitrack/affitrack.db", titles["store"]),
        *_tagged("$XDG_CONFIG_HOME/affitrack/window.ini", titles["settings"]),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _synopsis(parser: Parser) -> list[str]:
    command = parser.words("command")
    lines = [f".B affitrack\n[\\fIFILE\\fR ...]\n.br\n.B affitrack\n\\fI{_plain(command)}\\fR ..."]
    return [line.replace("FILE", "FICHIER") for line in lines] if parser.lang == "fr" else lines


def _commands(parser: argparse.ArgumentParser, path: str = "") -> Iterator[str]:
    """Write each call below a parser, those below a call after it."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, call in action.choices.items():
                called = f"{path} {name}".strip()
                yield f".SS {_plain(' '.join([called, *_places(call)]))}"
                yield _plain((call.description or "").replace("%%", "%"))
                yield from _options(call, without=_GLOBAL)
                yield from _commands(call, called)


def _places(call: argparse.ArgumentParser) -> Iterator[str]:
    """Return what a call is given by its place."""
    for action in call._actions:  # noqa: SLF001
        if not action.option_strings and not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            name = str(action.metavar or action.dest)
            yield {"+": f"{name}...", "*": f"[{name}...]", "?": f"[{name}]"}.get(
                str(action.nargs), name
            )


_GLOBAL: Final = frozenset({"--data", "--as-of", "--lang", "--json", "--self-test", "--help"})


def _options(
    parser: argparse.ArgumentParser, without: frozenset[str] = frozenset()
) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        if not action.option_strings or not without.isdisjoint(action.option_strings):
            continue
        name = ", ".join(action.option_strings)
        value = "" if action.nargs == 0 else str(action.metavar or action.dest)
        yield from _tagged(" ".join(filter(None, (name, value))), (action.help or ""))


def _tagged(tag: str, text: str) -> list[str]:
    return [".TP", f"\\fB{_plain(tag)}\\fR", _plain(text.replace("%%", "%"))]


def _plain(text: str) -> str:
    """Return words as they are, whatever signs of the language of manual pages are among them."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main(lang: str, target: Path, day: str) -> None:
    """Write the page into a file."""
    target.write_text(page(language_of(lang), day), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
