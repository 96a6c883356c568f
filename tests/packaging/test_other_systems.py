"""Windows and macOS as far as they can be looked at from here, and the workflow of a release."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import affitrack
from tests.packaging.scripts import PACKAGING, ROOT, script

build = script("windows", "build")
version_resource = script("windows", "version_resource")
identity = script("", "identity")

INSTALLER = (PACKAGING / "windows" / "affitrack.nsi").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_installer_compiles_without_a_warning(tmp_path: Path, qapp: object) -> None:
    frozen = tmp_path / "frozen"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "affitrack-gui.exe").write_bytes(b"MZ")
    (frozen / "_internal" / "part.dll").write_bytes(b"MZ")
    script("frozen", "icons").draw(tmp_path)
    made = build.installer(frozen, tmp_path, tmp_path / "affitrack-1.0.0-windows-x64-setup.exe")
    assert made.read_bytes().startswith(b"MZ")


def test_the_installer_asks_for_no_administrator_and_writes_for_one_user_only() -> None:
    assert "RequestExecutionLevel user" in INSTALLER
    assert "HKLM" not in INSTALLER
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\${NAME}"' in INSTALLER


def test_what_is_written_when_installing_is_removed_when_uninstalling() -> None:
    install, uninstall = INSTALLER.split('Section "Uninstall"')
    for shortcut in re.findall(r'CreateShortcut ("[^"]+")', install):
        assert f"Delete {shortcut}" in uninstall
    for ending in re.findall(r'!insertmacro OpenWith ("[^"]+")', install):
        assert f"!insertmacro un.OpenWith {ending}" in uninstall
    for key in ("${CLASSES}\\${KIND}", "${UNINSTALL}", "${CLASSES}\\Applications\\${PROGRAM}"):
        assert f'HKCU "{key}' in install
        assert f'DeleteRegKey HKCU "{key}"' in uninstall


def test_the_installer_speaks_both_languages() -> None:
    spoken: dict[str, set[str]] = {}
    for name, lang in re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", INSTALLER):
        spoken.setdefault(name, set()).add(lang)
    assert spoken
    assert all(languages == {"ENGLISH", "FRENCH"} for languages in spoken.values())


def test_windows_is_told_the_version() -> None:
    told = version_resource.resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in told
    assert "StringStruct('ProductVersion', '1.2.3')" in told
    assert f"StringStruct('CompanyName', '{identity.AUTHORS}')" in told
    compile(told, "version.txt", "eval")


def test_names_of_those_who_publish_are_in_one_place() -> None:
    scripts = [
        path
        for path in [*PACKAGING.rglob("*"), ROOT / ".github" / "workflows" / "release.yml"]
        if path.suffix in {".py", ".spec", ".nsi", ".plist", ".xml", ".sh", ".yml", ".desktop"}
    ]
    said = {name: path.read_text(encoding="utf-8") for path in scripts if (name := path.name)}
    own = said.pop("identity.py")
    assert identity.ADDRESS in own
    for words in (identity.AUTHORS, identity.ADDRESS, identity.APPLICATION_ID, "github.io"):
        assert [name for name, text in said.items() if words in text] == []


def test_nothing_is_published_under_an_address_that_leads_nowhere() -> None:
    checked = subprocess.run(
        [sys.executable, PACKAGING / "identity.py"], capture_output=True, text=True, check=False
    )
    assert (checked.returncode == 0) is identity.is_public()
    assert "python3 packaging/identity.py" in WORKFLOW


@pytest.fixture
def described() -> dict[str, object]:
    described: dict[str, object] = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    return described


def test_macos_is_told_of_dark_mode_sharp_screens_and_documents(
    described: dict[str, object],
) -> None:
    assert described["NSHighResolutionCapable"] is True
    assert described["NSRequiresAquaSystemAppearance"] is False
    (documents,) = described["CFBundleDocumentTypes"]  # type: ignore[misc]
    assert "public.comma-separated-values-text" in documents["LSItemContentTypes"]  # type: ignore[has-type]
    assert documents["LSHandlerRank"] == "Alternate"  # type: ignore[has-type]
    assert described["CFBundleLocalizations"] == ["en", "fr"]
    elsewhere = {"CFBundleShortVersionString", "CFBundleIdentifier", "NSHumanReadableCopyright"}
    assert not elsewhere & described.keys(), "these are each in one place"


def test_the_hardened_runtime_is_loosened_only_where_python_needs_it() -> None:
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_the_script_for_macos_is_valid() -> None:
    subprocess.run(["bash", "-n", PACKAGING / "macos" / "build.sh"], check=True)


def test_the_workflow_takes_only_what_is_pinned() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW)
    assert used
    assert [each for each in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each)] == []
    downloads = re.findall(r'curl -fsSL -o (\S+) "', WORKFLOW)
    assert downloads
    for file in downloads:
        assert re.search(rf'echo "\$\w+_SHA256  {file}" \| sha256sum --check', WORKFLOW)


def test_the_licences_of_an_appimage_are_of_the_runtime_that_the_workflow_takes() -> None:
    taken = re.findall(r"type2-runtime/releases/download/(\w+)/", WORKFLOW)
    recipe = (PACKAGING / "linux" / "build.py").read_text(encoding="utf-8")
    text = PACKAGING / "frozen" / "licences" / "appimage-runtime.txt"
    assert re.findall(r'version="(\d+)"', recipe) == taken
    assert f"type2-runtime/tree/{taken[0]}\n" in text.read_text(encoding="utf-8")


def test_the_workflow_tries_every_package_within_a_time_limit() -> None:
    trials = [line for line in WORKFLOW.splitlines() if "--self-test" in line]
    assert len(trials) >= 5
    assert all("timeout 300" in line or "alarm 300" in line for line in trials)
    assert "permissions: {}" in WORKFLOW


def test_every_script_that_the_workflow_calls_is_there() -> None:
    called = set(re.findall(r"(?:packaging|\.ci)/[\w/.-]+", WORKFLOW))
    assert called
    assert [name for name in called if not (ROOT / name).exists()] == []
    assert affitrack.__version__ in (ROOT / "affitrack" / "__init__.py").read_text(encoding="utf-8")
