"""The set-up step: what it asks for, what it compiles, and what it does not do twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import tomllib
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TRANSLATION = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr"><context><name>Home</name>
<message><source>Sales</source><translation>Ventes</translation></message>
</context></TS>
"""


def test_python_3_11_never_gets_the_qt_that_aborts_on_it() -> None:
    if sys.version_info < (3, 12):
        assert version("PySide6-Essentials") == "6.11.3"
    assert 'PySide6-Essentials==6.11.3; python_version < "3.12"' in PROJECT["dependencies"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("run", PROJECT["dependencies"]),
        ("dev", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_the_requirements_are_those_of_the_project_file(kind: str, wanted: list[str]) -> None:
    script = ROOT / "packaging" / "requirements.py"
    printed = subprocess.check_output([sys.executable, script, kind], text=True)
    assert printed.splitlines() == wanted


def test_a_translation_is_compiled_when_it_is_new_or_changed_and_not_otherwise(
    tmp_path: Path,
) -> None:
    source, target = tmp_path / "affitrack_fr.ts", tmp_path / "affitrack_fr.qm"
    source.write_text(TRANSLATION, encoding="utf-8")

    compile_translations(tmp_path)
    assert "Ventes".encode("utf-16-be") in target.read_bytes()

    compiled_at = target.stat().st_mtime_ns
    compile_translations(tmp_path)
    assert target.stat().st_mtime_ns == compiled_at

    source.write_text(TRANSLATION.replace("Ventes", "Commandes"), encoding="utf-8")
    os.utime(source, ns=(compiled_at + 10**9, compiled_at + 10**9))
    compile_translations(tmp_path)
    assert "Commandes".encode("utf-16-be") in target.read_bytes()


def test_a_faulty_translation_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "affitrack_fr.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        compile_translations(tmp_path)


def compile_translations(folder: Path) -> None:
    script = ROOT / "packaging" / "translations.py"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True)


def test_modules_are_compiled_when_one_is_new_or_changed_and_not_otherwise(tmp_path: Path) -> None:
    module = tmp_path / "affitrack" / "some.py"
    module.parent.mkdir()
    module.write_text("FIRST = 1\n", encoding="utf-8")
    compiled = Path(cache_from_source(str(module)))
    code = f"root={tmp_path} venv={tmp_path} python={sys.executable}\ncompile_modules"

    assert in_setup(code, PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert b"FIRST" in compiled.read_bytes()

    compiled.unlink()
    in_setup(code)
    assert not compiled.exists()

    module.write_text("SECOND = 2\n", encoding="utf-8")
    later = time.time() + 10
    os.utime(module, (later, later))
    in_setup(code)
    assert b"SECOND" in compiled.read_bytes()


def test_a_module_that_does_not_compile_is_told_and_tried_again(tmp_path: Path) -> None:
    module = tmp_path / "affitrack" / "some.py"
    module.parent.mkdir()
    module.write_text("def\n", encoding="utf-8")
    code = f"root={tmp_path} venv={tmp_path} python={sys.executable}\ncompile_modules\necho went on"
    for _ in range(2):
        ran = in_setup(code)
        assert ran.stdout == "went on\n"
        assert "some.py" in ran.stderr


def in_setup(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'. "$0"\n{code}', ROOT / "packaging" / "setup.sh"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_old_python_is_passed_over(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    ran = in_setup(
        "find_python", PATH=f"{tmp_path}:{os.environ['PATH']}", AFFITRACK_PYTHON=str(old)
    )
    assert ran.stdout.strip() not in {"", "python3", str(old)} or ran.returncode == 1


def test_a_chosen_python_comes_first() -> None:
    ran = in_setup("find_python", AFFITRACK_PYTHON=sys.executable)
    assert ran.stdout.strip() == sys.executable


def test_a_missing_library_is_asked_for_by_the_name_of_its_package() -> None:
    code = "ldconfig() { echo ' libEGL.so.1 (libc6) => /x'; }\nmissing_system_packages run"
    missing = in_setup(code).stdout.split()
    assert "libegl1" not in missing
    assert {"libgl1", "libxcb-cursor0", "libxkbcommon-x11-0"} <= set(missing)


def test_without_root_the_missing_packages_are_named_and_the_set_up_goes_on() -> None:
    code = """
    missing_system_packages() { printf '%s\n' libegl1 libgl1; }
    as_root() { return 1; }
    install_system_libraries run
    echo went on
    """
    ran = in_setup(code)
    assert ran.stdout == "went on\n"
    assert "are missing and could not be installed here: libegl1 libgl1" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="a real screen is simulated on Linux only")
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_the_system_libraries_suffice_for_a_real_screen(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(writer)
        with os.fdopen(reader) as answers:
            display = answers.readline().strip()
        code = (
            "from PySide6.QtWidgets import QApplication, QLabel\n"
            "app = QApplication([]); label = QLabel('x'); label.show(); app.processEvents()\n"
            "print(app.platformName(), label.isVisible())\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.stdout == "xcb True\n", ran.stderr
    finally:
        server.terminate()
        server.wait(timeout=10)
