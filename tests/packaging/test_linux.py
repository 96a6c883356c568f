"""What a Linux desktop reads: entry, metadata, manual pages; and the files of the package."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from affitrack.cli.arguments import command_names
from tests.packaging.scripts import PACKAGING, ROOT, script

LINUX = PACKAGING / "linux"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
tree = script("linux", "tree")
deb = script("linux", "deb")
identity = script("", "identity")
man_page = script("linux", "man_page")


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "affitrack.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_speaks_both_languages_and_offers_to_open_exports(
    entry: configparser.SectionProxy,
) -> None:
    assert entry["Exec"] == "affitrack %F"
    for name in ("GenericName", "Comment", "Keywords"):
        assert entry[name]
        assert entry[f"{name}[fr]"] != entry[name]
    opened = set(entry["MimeType"].rstrip(";").split(";"))
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert {"text/csv", sheet} <= opened


def test_the_window_says_which_entry_it_is_of(entry: configparser.SectionProxy) -> None:
    app = (ROOT / "affitrack" / "gui" / "app.py").read_text(encoding="utf-8")
    assert 'app.setDesktopFileName("affitrack")' in app
    assert entry["Icon"] == "affitrack"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="not installed")
def test_the_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", LINUX / "affitrack.desktop"], check=True)


def test_the_metadata_fit_the_entry_and_have_every_text_in_french() -> None:
    root = ET.fromstring(tree.metainfo("2026-11-22"))  # noqa: S314 - our own file
    assert root.findtext("id") == identity.APPLICATION_ID
    assert root.findtext("developer_name") == identity.AUTHORS
    assert root.findtext("launchable") == "affitrack.desktop"
    assert root.findtext("project_license") == "MIT"
    for kind in ("summary", "description/p", "description/ul/li"):
        texts = root.findall(kind)
        french = [text for text in texts if text.get(LANGUAGE) == "fr"]
        assert len(texts) == 2 * len(french) > 0


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="not installed")
def test_the_metadata_are_valid(tmp_path: Path) -> None:
    made = tmp_path / f"{identity.APPLICATION_ID}.metainfo.xml"
    made.write_text(tree.metainfo("2026-11-22"), encoding="utf-8")
    subprocess.run(["appstreamcli", "validate", "--no-net", made], check=True)


def test_a_homepage_is_told_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page, told in (None, []), ("https://x.example/", ["Homepage: https://x.example/"]):
        monkeypatch.setattr(identity, "HOMEPAGE", page)
        root = ET.fromstring(tree.metainfo("2026-11-22"))  # noqa: S314 - our own text
        assert root.findtext("url") == page
        package = tmp_path / str(page is None)
        (package / "usr").mkdir(parents=True)
        deb._write_control(package, "libc6")
        control = (package / "DEBIAN" / "control").read_text(encoding="utf-8").splitlines()
        assert [line for line in control if line.startswith("Homepage")] == told
        assert f"Maintainer: {identity.AUTHORS} <{identity.ADDRESS}>" in control
        assert "Section: misc" in control


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_manual_knows_every_command(lang: str) -> None:
    page = man_page.page(lang, "2026-11-22")
    for command in command_names():
        assert f"\n.SS {command}".replace("-", "\\-") in page
    assert "\\fB\\-\\-self\\-test SECONDS\\fR" in page
    assert ("EXIT STATUS" if lang == "en" else "CODE DE RETOUR") in page


@pytest.mark.skipif(shutil.which("man") is None, reason="not installed")
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_manual_is_set_without_a_warning(lang: str, tmp_path: Path) -> None:
    page = tmp_path / "affitrack.1"
    page.write_text(man_page.page(lang, "2026-11-22"), encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", page], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "AFFITRACK(1)" in done.stdout


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_each_build_finds_its_parts_by_itself(system: str) -> None:
    """In a process of its own: here the parts are found because other tests looked for them."""
    looked_in = f"import sys; sys.path.insert(0, {str(PACKAGING / system)!r}); import build"
    subprocess.run([sys.executable, "-c", looked_in], check=True)


@pytest.mark.parametrize("name", ["try_deb.sh", "try_inside.sh", "try_portable.sh"])
def test_the_trial_of_the_package_is_a_valid_script(name: str) -> None:
    subprocess.run(["bash", "-n", LINUX / name], check=True)
    if shutil.which("shellcheck"):
        subprocess.run(["shellcheck", LINUX / name], check=True)


def test_files_of_a_package_have_one_moment_and_plain_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    program = tmp_path / "lib" / "affitrack" / "affitrack"
    program.parent.mkdir(parents=True)
    program.touch(0o600)
    text = tmp_path / "share" / "affitrack"
    text.parent.mkdir()
    text.touch(0o777)
    tree.settle(tmp_path)
    assert program.stat().st_mode & 0o777 == 0o755
    assert text.stat().st_mode & 0o777 == 0o644
    assert {path.stat().st_mtime for path in (program, text, tmp_path)} == {1790000000}
