"""Build hook: a wheel holds `resources/` as `affitrack/resources`, translations compiled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleResources(BuildHookInterface[Any]):
    """Compiles `resources/translations/*.ts`, then puts all of `resources/` into the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do so, except for an editable install.

        That one reads `resources/` in the checkout, where the set-up step compiles what is new; a
        second copy in site-packages would only grow old.
        """
        if version == "editable":
            return
        root = Path(self.root)
        resources = root / "resources"
        script = root / "packaging" / "translations.py"
        command = [sys.executable, str(script), str(resources / "translations")]
        subprocess.run(command, check=True)
        build_data["force_include"][str(resources)] = "affitrack/resources"
