"""How calls are read: options anywhere, one sentence for what is wrong, help in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack import __version__
from affitrack.cli.arguments import command_names, first_word, parse
from affitrack.wording.language import LANGUAGES
from tests.cli.conftest import Cli, run

CALLS = (
    "import", "imports", "undo", "account add", "account list", "account set", "rate add",
    "rate list", "lines", "explain", "summary", "payouts", "videos", "backup", "restore", "check",
    "demo", "coverage", "template", "mapping list", "mapping show", "mapping export", "mapping add",
    "mapping rename", "mapping delete", "mapping propose", "forecast", "correct", "sale add",
    "sale set", "sale delete", "account rename", "account remove", "rate set", "rate remove",
    "shop list", "shop set", "product list", "product set", "exchange list", "exchange set",
    "exchange clear", "export lines", "export payouts", "export videos",
    "payout add", "payout list", "payout set", "payout remove", "payout match",
    "payout import", "payout columns",
    "reconcile",
    "claims list", "claims show", "claims add", "claims set", "claims remove", "claims save",
    "claims attach", "claims fetch", "claims detach", "claims remind",
)  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["--data", "a.db", "--as-of", "2026-11-01", "--lang", "fr", "--json", "summary"],
        ["summary", "--data", "a.db", "--as-of", "2026-11-01", "--lang", "fr", "--json"],
        ["--json", "--data=a.db", "summary", "--lang=fr", "--as-of=2026-11-01"],
    ],
)
def test_global_options_stand_before_and_after_the_command(words: list[str]) -> None:
    chosen = parse(words, "en")
    assert (chosen.command, str(chosen.data), chosen.lang, chosen.json) == (
        "summary",
        "a.db",
        "fr",
        True,
    )
    assert chosen.as_of.isoformat() == "2026-11-01"


def test_global_options_stand_on_every_level() -> None:
    for words in (
        ["--json", "rate", "list"],
        ["rate", "--json", "list"],
        ["rate", "list", "--json"],
    ):
        assert parse(words, "en").json is True
    assert parse(["rate", "list"], "en").json is False


def test_options_may_stand_between_files_and_settings() -> None:
    chosen = parse(["import", "a.csv", "--dry-run", "b.csv", "--account", "@a", "c.csv"], "en")
    assert chosen.files == [Path("a.csv"), Path("b.csv"), Path("c.csv")]
    assert chosen.account == "@a"
    chosen = parse(["account", "set", "@a", "x=1", "--json", "y=2"], "en")
    assert chosen.settings == ["x=1", "y=2"]


def test_an_import_skips_bad_rows_unless_told_otherwise() -> None:
    assert parse(["import", "a.csv"], "en").on_error == "skip"
    assert parse(["import", "a.csv", "--on-error", "stop"], "en").on_error == "stop"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_call_has_help(call: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*call.split(), "--help", "--lang", lang]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("usage: " if lang == "en" else "utilisation\u00a0: ")
    assert "--as-of" in said.out


def test_every_call_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help", "--lang", "en"]) == 0
    listed = capsys.readouterr().out
    assert command_names() == {call.split()[0] for call in CALLS}
    assert all(f"\n    {name} " in listed for name in command_names())


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"AffiTrack {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("frobnicate", "“frobnicate” is neither a command nor a file that exists."),
        ("foretell", "“foretell” is neither a command nor a file that exists."),
        ("settle", "“settle” is neither a command nor a file that exists."),
        ("export lines", "Missing: --out"),
        ("exports", "“exports” is neither a command nor a file that exists."),
        ("account", "Missing: COMMAND"),
        ("account frob", "“frob” is neither a command nor a file that exists."),
        ("undo", "Missing: ID"),
        ("rate add --rate 12%", "Missing: --from"),
        ("summary --frob", "Not understood: --frob"),
        ("summary more", "Not understood: more"),
        ("lines --stage", "--stage needs a value."),
        ("summary --json=1", "--json takes no value."),
        ("lines --stage gone", "“gone” is not possible here. Choose one of awaiting, held,"),
        ("lines --limit -1", "“-1” is not a whole number from 0 up."),
        ("forecast --months -1", "“-1” is not possible. Choose 1 to 24 months."),
        ("lines --limit many", "“many” is not a whole number from 0 up."),
        ("lines --from 1/2/2026", "“1/2/2026” is not a day. Write it like 2026-11-14."),
        ("lines --from 2026-11-02 --to 2026-11-01", "The period ends on 1 Nov 2026, before"),
        ("rate add --rate 12 --from 2026-11-01", "“12” is not a rate. Write it like 12% or 0.12."),
        (
            "rate add --rate 12% --from 2026-11-02 --to 2026-11-01",
            "The period ends on 1 Nov 2026, before",
        ),
        ("import -", "AffiTrack takes files, not standard input."),
        ("import a.csv --on-error ask", "“ask” is not possible here. Choose one of skip, stop."),
        ("undo first", "“first” is not the number of an import."),
        ("account set @a return_window_days", "“return_window_days” is not a setting."),
        ("account set @a learn=on learn=off", "learn was given twice."),
    ],
)
def test_what_is_not_understood_is_refused_in_a_sentence(
    words: str, sentence: str, cli: Cli, store: Path
) -> None:
    answer = cli(*words.split(), json=True)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)
    assert "Traceback" not in answer.err
    assert not store.exists()


def test_a_language_that_is_not_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "de", "summary"]) == 2
    assert "“de” is not possible here. Choose one of en, fr." in capsys.readouterr().err


def test_refusals_speak_the_language_asked_for(cli: Cli) -> None:
    answer = cli("rate", "add", lang="fr")
    assert answer.err == "Il manque\u00a0: --rate, --from\nVoir\u00a0: affitrack --help\n"


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ([], None),
        (["--json", "--data", "import"], None),
        (["--lang", "fr", "a.csv", "import"], "a.csv"),
        (["--data=x", "summary"], "summary"),
        (["-"], "-"),
        (["--help"], None),
    ],
)
def test_the_first_word_is_no_option_and_no_value(words: list[str], word: str | None) -> None:
    assert first_word(words) == word
