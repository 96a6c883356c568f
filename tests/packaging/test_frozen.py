"""What goes into a frozen program, whose it is, and what is said of it."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING, ROOT, script

keeping = script("frozen", "keeping")
components = script("frozen", "components")
sbom = script("frozen", "sbom")
slimming = script("frozen", "slimming")
needed = script("frozen", "needed")
shiboken = script("frozen", "shiboken")
icons = script("frozen", "icons")


def test_the_recipe_of_the_frozen_program_is_valid_python() -> None:
    text = (PACKAGING / "frozen" / "affitrack.spec").read_text(encoding="utf-8")
    calls = {
        call.func.id
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }
    assert {"Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"} <= calls


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("PySide6\\translations\\qtbase_fr.qm", True),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSans-Bold.ttf", True),
        ("matplotlib/mpl-data/fonts/ttf/LastResortHE-Regular.ttf", True),
        ("matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf", False),
        ("matplotlib/mpl-data/matplotlibrc", True),
        ("holidays-0.109.dist-info/METADATA", True),
        ("holidays-0.109.dist-info/RECORD", False),
        ("numpy.libs/libscipy_openblas64_-1.so", True),
        ("libX11.so.6", False),
        ("pillow.libs/libXau-154567c4.so.6.0.0", True),
        ("libxcb-cursor.so.0", True),
        ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", True),
        ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", False),
        ("QtQuick", False),
        ("resources/translations/affitrack_fr.qm", True),
        ("resources/translations/affitrack_fr.ts", False),
        ("resources/formats/creator_orders.toml", True),
    ],
)
def test_only_what_the_program_uses_is_kept(path: str, is_kept: bool) -> None:
    assert keeping.is_kept(path) is is_kept


def test_libraries_are_kept_that_are_linked_by_what_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linked = {"qwindows": {"Qt6Gui.dll"}, "Qt6Gui": {"MSVCP140.dll", "USER32.dll"}}
    monkeypatch.setattr(needed, "_linked", lambda source: linked.get(source, set()))
    entries = [
        ("PySide6/plugins/platforms/qwindows.dll", "qwindows", "BINARY"),
        ("PySide6/Qt6Gui.dll", "Qt6Gui", "BINARY"),
        ("PySide6/msvcp140.dll", "msvcp140", "BINARY"),
        ("PySide6/Qt6Sql.dll", "Qt6Sql", "BINARY"),
        ("python311.dll", "python311", "BINARY"),
        ("numpy/linalg/lapack_lite.pyd", "lapack_lite", "EXTENSION"),
    ]
    assert needed.needed(entries) == [each for each in entries if each[1] != "Qt6Sql"]


def test_every_resource_but_sources_and_notes_is_kept() -> None:
    left_out = {
        path.suffix
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and not keeping.is_kept(path.relative_to(ROOT).as_posix())
    }
    assert left_out <= {".ts", ".md"}


def test_no_module_that_the_program_imports_is_left_out() -> None:
    imported = {
        name
        for path in (ROOT / "affitrack").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported & set(keeping.MODULES_LEFT_OUT) == set()


def file_of(package: str, ending: str) -> Path:
    files = distribution(package).files or []
    found = next(file for file in files if file.name.endswith(ending))
    return Path(str(distribution(package).locate_file(found)))


def test_every_file_has_an_owner_whose_licence_is_there(tmp_path: Path) -> None:
    sources = {
        file_of("numpy", "__init__.py"),
        file_of("PySide6-Essentials", ".py"),
        Path(json.__file__),
        ROOT / "affitrack" / "__main__.py",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(components, "_loader", lambda: None)
        found = components.components(sources, tmp_path / "licences")
    assert [each.name for each in found] == ["numpy", "pyside6-essentials", "python"]
    for each in found:
        assert each.licence
        assert each.texts
        assert all((tmp_path / "licences" / text).stat().st_size > 0 for text in each.texts)
    assert "LGPL-3.0" in next(each.licence for each in found if each.name.startswith("pyside"))
    components.write(found, tmp_path / "licences")
    assert components.read(tmp_path / "licences") == found


def test_what_is_nobodys_is_not_shipped(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.touch()
    with pytest.raises(components.NobodysError, match=r"libstray\.so\.1"):
        components.components({stray}, tmp_path / "licences")


def test_libraries_that_the_system_brings_are_taken_out_with_their_licences(
    tmp_path: Path,
) -> None:
    found = [
        components.Component(name, "1.0", "MIT", "https://x.example/", kind, (f"{name}/a.txt",))
        for name, kind in (("libxcb1", "deb"), ("numpy", "pypi"))
    ]
    for each in found:
        (tmp_path / each.name).mkdir()
        (tmp_path / each.name / "a.txt").touch()
    components.write(found, tmp_path)
    components.leave_out(tmp_path, kind="deb")
    assert components.read(tmp_path) == found[1:]
    assert not (tmp_path / "libxcb1").exists()


def test_what_a_package_adds_is_listed_with_its_texts(tmp_path: Path) -> None:
    brought = components.Component(
        "numpy", "2.4.6", "BSD-3-Clause", "https://x.example/", "pypi", ()
    )
    components.write([brought], tmp_path)
    runtime = components.Component(
        "appimage-runtime",
        "1",
        "MIT",
        "https://x.example/",
        "appimage",
        ("appimage-runtime/icu.txt",),
    )
    components.add(runtime, tmp_path)
    assert components.read(tmp_path) == [runtime, brought]
    kept = tmp_path / "appimage-runtime" / "icu.txt"
    assert kept.read_bytes() == (components.TEXTS / "icu.txt").read_bytes()


def test_the_bill_of_materials_names_each_with_its_address() -> None:
    bill = sbom.bill(
        [
            {
                "name": "libxcb1",
                "version": "1:1.15~a",
                "licence": "see its text",
                "homepage": "https://x.example/",
                "kind": "deb",
            },
            {
                "name": "numpy",
                "version": "2.4.6",
                "licence": "BSD-3-Clause AND MIT",
                "homepage": "https://numpy.org/",
                "kind": "pypi",
            },
        ],
        "0.1.0",
    )
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    first, second = bill["components"]
    assert first["purl"] == "pkg:deb/debian/libxcb1@1%3A1.15~a"
    assert first["licenses"] == [{"license": {"name": "see its text"}}]
    assert second["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert bill["dependencies"][0]["dependsOn"] == [first["bom-ref"], second["bom-ref"]]


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_a_library_whose_parts_lie_on_no_page_is_known(tmp_path: Path) -> None:
    library = file_of("numpy", ".so")
    assert slimming.is_loadable(library)
    broken = tmp_path / "broken.so"
    data = bytearray(library.read_bytes())
    headers = int.from_bytes(data[32:40], "little")
    size, count = (int.from_bytes(data[place : place + 2], "little") for place in (54, 56))
    for number in range(count):
        start = headers + number * size
        if int.from_bytes(data[start : start + 4], "little") == 1:  # PT_LOAD
            offset = int.from_bytes(data[start + 8 : start + 16], "little") + 1
            data[start + 8 : start + 16] = offset.to_bytes(8, "little")
    broken.write_bytes(data)
    assert not slimming.is_loadable(broken)


def test_links_that_lead_nowhere_are_removed(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "kept.so").touch()
    (tmp_path / "kept.so").symlink_to("inner/kept.so")
    (tmp_path / "left_out.so").symlink_to("inner/left_out.so")
    slimming.remove_dead_links(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inner", "kept.so"]


def test_what_shiboken_compiles_at_each_start_is_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / "files.dir" / "shibokensupport" / "feature.py"
    source.parent.mkdir(parents=True)
    source.write_text("answer = 42\n", encoding="utf-8")
    made = tmp_path / "made"
    place, path, kind = shiboken._compiled(source, tmp_path / "files.dir", made)
    assert (place, kind) == ("shiboken6/files.dir/shibokensupport/feature.pyc", "DATA")
    told = "import sys; sys.path[:0] = sys.argv[1:]; from shibokensupport.feature import answer"
    ran = [sys.executable, "-c", f"{told}; print(answer)", str(made)]
    assert subprocess.check_output(ran, text=True).strip() == "42"
    assert str(tmp_path).encode() not in Path(path).read_bytes(), "equal sources, equal bundles"


def test_what_the_frozen_program_opens_does_not_inherit_its_libraries() -> None:
    code = (PACKAGING / "frozen" / "environment.py").read_text(encoding="utf-8")
    shown = "\nprint(os.environ.get('LD_LIBRARY_PATH'), os.environ.get('LD_LIBRARY_PATH_ORIG'))"
    for before, after in ({"LD_LIBRARY_PATH_ORIG": "/mine"}, "/mine None"), ({}, "None None"):
        environment = os.environ | {"LD_LIBRARY_PATH": "/bundle"} | before
        ran = subprocess.check_output(
            [sys.executable, "-c", code + shown], env=environment, text=True
        )
        assert ran.strip() == after


@pytest.mark.parametrize("size", [size for size in icons.SIZES if size <= 96])
def test_the_icon_is_sharp_where_a_desktop_shows_it(size: int, qapp: object) -> None:
    """Within its round corners there are three colours, and none between them."""
    picture, corner = icons.drawn(size), size // 4
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(corner // 2, size - corner // 2)
        for y in range(corner // 2, size - corner // 2)
    }
    assert seen == {"#0f766e", "#ffffff", "#7fddd0"}
