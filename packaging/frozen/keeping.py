"""What of Qt, matplotlib and the others goes into a frozen program, and what stays out.

Everything here was measured: what is left out is not loaded by any part of the program, as the
self-test and `packaging/linux/try_deb.sh` show. Patterns are those of `fnmatch`, on the path inside
the bundle with "/" between its parts.
"""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Final

MODULES_LEFT_OUT: Final = (
    # What a library can do and the program never asks for.
    "IPython",
    "PIL._avif",  # 5 MB
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "_tkinter",
    "curses",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "matplotlib.tests",
    "numpy.f2py",
    "numpy.testing",
    "pip",
    "pydoc_data",
    "readline",  # GPL, and nobody types a line of Python here
    "setuptools",
    "sqlite_utils.cli",
    "tkinter",
    "turtle",
    "wheel",
    # Nothing here talks to a server: the program never calls home. (`reports/pdf_page.py` says how
    # fpdf2, which could fetch pictures, is loaded without ssl.)
    "_ssl",
    "ftplib",
    "imaplib",
    "nntplib",
    "poplib",
    "smtplib",
    "ssl",
    "telnetlib",
    "xmlrpc",
    # Bindings of Qt that the windows do not use.
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
)

WITHOUT_DESCRIPTIONS: Final = frozenset({"matplotlib", "mpl_toolkits", "numpy"})
"""Libraries whose modules ship without descriptions and assertions, as they are made to work with
`python -OO` too: what the first chart loads is a third smaller."""

BACKENDS: Final = ["Agg", "PDF", "SVG"]
"""Of matplotlib: the screen, and the files that a chart can be saved as."""

_PLUGINS: Final = (
    "iconengines/*svgicon.*",
    "imageformats/*qsvg.*",
    "imageformats/*qico.*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    # Windows, macOS, X11, Wayland; and no screen at all, for the self-test.
    "platforms/*qwindows.*",
    "platforms/*qcocoa.*",
    "platforms/*qxcb.*",
    "platforms/*qwayland.*",
    "platforms/*qoffscreen.*",
    "platformthemes/*xdgdesktopportal*",
    "printsupport/*",
    "styles/*",
    "wayland-decoration-client/*",
    "wayland-shell-integration/*xdg-shell.*",
)

_LEFT_OUT: Final = (
    # Fonts: matplotlib draws in the window's font, and in DejaVu Sans what that one lacks; without
    # LastResort it draws no text at all.
    "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/cm*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans*Oblique*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansDisplay*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*",
    "matplotlib/mpl-data/fonts/ttf/STIX*",
    "matplotlib/mpl-data/images/*",
    "matplotlib/mpl-data/plot_directive/*",
    "matplotlib/mpl-data/sample_data/*",
    "matplotlib/mpl-data/stylelib/*",
    # Types for those who write programs.
    "*.pyi",
    "*/py.typed",
    "*.lib",
    "*.a",
    # Languages of Qt that the program does not speak.
    "PySide6/*translations/*",
    # 250 countries' words for their holidays.
    "holidays/locale/*",
    # Lists of what was installed, with sums of scripts that name the folder of the build.
    "*.dist-info/RECORD",
    # What only programs that compile something on this machine want.
    "*/include/*",
    "numpy/_core/lib/*",
    # Qt's quick side, which plugins left out above would have brought.
    "*Qt6EglF*",
    "*Qt*Qml*",
    "*Qt*Quick*",
    "*Qt*VirtualKeyboard*",
    "*Qt*Pdf*",
    "*Qt*OpenGL*",
    "*opengl32sw.dll",  # 20 MB: drawing in three dimensions where there is no such hardware
    # The sources of the window's translations, and notes for those who edit them.
    "resources/*.ts",
    "resources/*.md",
)

_LEFT_TO_LINUX: Final = (
    # Every desktop has these, in the version that fits its fonts, its screen and its printers.
    "libX11*.so.*",
    "libXau.so.*",
    "libXdmcp.so.*",
    "libcups.so.*",
    "libdbus-1.so.*",
    "libexpat.so.*",
    "libfontconfig.so.*",
    "libfreetype.so.*",
    "libgcc_s.so.*",
    "libglib-2.0.so.*",
    "libgthread-2.0.so.*",
    "libstdc++.so.*",
    "libz.so.*",
)

_KEPT_ALL_THE_SAME: Final = (
    "PySide6/*translations/qtbase_fr.qm",
    "PySide6/*translations/qtbase_en.qm",
)

_HOOKS_LEFT_OUT: Final = frozenset({"pyi_rth_mplconfig"})
"""It gives matplotlib a new folder at every start, so that its list of fonts, half a second of
work, is made each time. `affitrack.gui.charts.prepare` names one that lasts."""


def is_kept(path: str) -> bool:
    """Tell whether a file goes into the bundle."""
    path = path.replace("\\", "/")
    if any(fnmatch(path, pattern) for pattern in _KEPT_ALL_THE_SAME):
        return True
    before, plugins, plugin = path.partition("/plugins/")
    if plugins and before.startswith("PySide6"):
        return any(fnmatch(plugin, pattern) for pattern in _PLUGINS)
    return not any(fnmatch(path, pattern) for pattern in (*_LEFT_OUT, *_LEFT_TO_LINUX))


def is_kept_hook(name: str) -> bool:
    """Tell whether something that PyInstaller runs before the program is wanted."""
    return name not in _HOOKS_LEFT_OUT
