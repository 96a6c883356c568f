"""What every test may count on: no screen, folders and language of its own, a steady Hypothesis."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import settings

# Before Qt is first imported: it reads its platform once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "affitrack",
    deadline=None,  # machines differ; a slow one is no fault of the code
    derandomize="CI" in os.environ,  # the same examples for every change under review
    print_blob=True,
)
settings.load_profile("affitrack")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tester's own data, settings and language out of the tests."""
    home = tempfile.TemporaryDirectory(prefix="affitrack-tests-")
    config.add_cleanup(home.cleanup)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = os.path.join(home.name, name.lower())  # noqa: PTH118 - an environment value
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt as the program does (asked for by pytest-qt)."""
    from affitrack.gui.theme import STYLE

    return ["", *STYLE]
