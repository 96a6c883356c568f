"""The bill of materials of a bundle in CycloneDX's words, from its list of components.

Called as `sbom.py build/made/licences/components.json dist/affitrack.cdx.json`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]


def bill(components: list[dict[str, Any]], version: str) -> dict[str, Any]:
    """Return the document. No moment and no random number is in it: equal bundles, equal bills."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "affitrack",
                "name": "affitrack",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(each) for each in components],
        "dependencies": [
            {"ref": "affitrack", "dependsOn": [_address(each) for each in components]}
        ],
    }


def _component(component: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _address(component),
        "name": component["name"],
        "version": component["version"],
        "licenses": [_licence(component["licence"])],
        "purl": _address(component),
        "externalReferences": [{"type": "website", "url": component["homepage"]}],
    }


def _licence(told: str) -> dict[str, Any]:
    if re.fullmatch(r"[A-Za-z0-9.-]+( (AND|OR|WITH) [A-Za-z0-9.-]+)*", told):
        return {"expression": told}
    return {"license": {"name": told}}


def _address(component: dict[str, Any]) -> str:
    kinds = {"pypi": "pypi", "deb": "deb/debian"}
    kind = kinds.get(component["kind"], "generic")
    return f"pkg:{kind}/{component['name']}@{quote(component['version'], safe='.+~-')}"


def main(source: Path, target: Path) -> None:
    """Write the bill of a list."""
    sys.path.insert(0, str(ROOT))
    from affitrack import __version__  # noqa: PLC0415 - the path leads there by now

    document = bill(json.loads(source.read_text(encoding="utf-8")), __version__)
    target.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
