"""What the worker does with files before and at an import. No widgets here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affitrack.gui.i18n import language
from affitrack.gui.imports.look import (
    Look,
    NewAccount,
    Refused,
    Wishes,
    bring_in,
    compare,
    look_at,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from affitrack.book import FileResult
    from affitrack.gui.imports.look import Whose
    from affitrack.gui.tasks import Work
    from affitrack.ingest.values.dialect import Answers

__all__ = [
    "Look",
    "NewAccount",
    "Refused",
    "answer",
    "ask_again",
    "recognise",
    "take_in",
    "try_out",
]


def recognise(work: Work, paths: Sequence[Path], wanted: str | None) -> Look:
    """Tell what the files are, and what importing them would do where their account is known.

    `wanted` is the account looked at in the window, "" or None for none in particular.
    """
    return work.apart(look_at, tuple(paths), wanted, language())


def try_out(work: Work, look: Look, account: Whose) -> Look:
    """Tell what importing the files into an account would do; nothing is written."""
    return work.apart(compare, look, account, language())


def answer(work: Work, look: Look, paths: Sequence[Path], given: Answers) -> Look:
    """Take an answer for some files, and tell what importing would do where nothing is left."""
    answers, answered = dict(look.answers), dict(look.answered)
    for source, question in look.questions:
        if source.path in paths and question.about in given:
            answers[source.path] = {**answers.get(source.path, {}), **given}
            others = [each for each in answered.get(source.path, ()) if each.about not in given]
            answered[source.path] = (*others, question)
            source.answer(given)
    told = replace(look, answers=answers, answered=answered, is_asking_again=False)
    return told if told.account is None else try_out(work, told, told.account)


def ask_again(look: Look) -> Look:
    """Ask once more what was answered."""
    return replace(look, is_asking_again=True, results=(), rows=())


def take_in(
    work: Work,
    paths: Sequence[Path],
    account: Whose,
    answers: Mapping[Path | None, Answers] | None = None,
) -> list[FileResult]:
    """Import files: all of them or none."""
    wishes = Wishes(account, language(), dict(answers or {}))
    return work.apart(bring_in, tuple(paths), wishes, writes=True)
