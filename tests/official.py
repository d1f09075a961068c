"""GitBook's own API document, the oracle for shapes: installed from npm beside the contract tests, never part of the repository."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_INSTALLED = Path(__file__).parent / "contract" / "node_modules" / "@gitbook" / "api" / "spec" / "openapi.json"
SPEC = Path(os.environ.get("OCTAVO_OFFICIAL_SPEC", _INSTALLED))


def official() -> dict[str, Any]:
    """The document; skips the calling test where it is not installed."""
    if not SPEC.exists():
        pytest.skip("the official document is not installed (npm ci --prefix tests/contract)")
    return _load(SPEC)


@cache
def _load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document


def schema(name: str) -> dict[str, Any]:
    """One named schema, references unresolved."""
    found: dict[str, Any] = official()["components"]["schemas"][name]
    return found


def union_types(name: str) -> set[str]:
    """The values that `type` may have in a union of schemas, nested unions included."""
    found: set[str] = set()
    pending = [schema(name)]
    while pending:
        part = pending.pop()
        if "$ref" in part:
            pending.append(schema(part["$ref"].rsplit("/", 1)[-1]))
            continue
        for key in ("oneOf", "anyOf", "allOf"):
            pending.extend(part.get(key, ()))
        kind = part.get("properties", {}).get("type", {})
        found.update(kind.get("enum", ()))
    return found
