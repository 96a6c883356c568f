"""Build hook: a wheel holds the compiled translations, although git does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Compiles `resources/translations/*.ts` before the wheel is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, except for an editable install: there the set-up step does it when needed."""
        if version == "editable":
            return
        root = Path(self.root)
        script = root / "packaging" / "translations.py"
        folder = root / "resources" / "translations"
        command = [sys.executable, str(script), str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 - our own script
