"""book.json and book.js: the defaults of that time, what is checked, and how a language's file adds to the book's (legacy 5)."""

import json
from typing import Any

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.literal import read_exports

DEFAULTS: dict[str, Any] = {
    "gitbook": "*",
    "theme": "default",
    "variables": {},
    "plugins": [],
    "pluginsConfig": {},
    "structure": {"langs": "LANGS.md", "readme": "README.md", "glossary": "GLOSSARY.md", "summary": "SUMMARY.md"},
    "pdf": {
        "pageNumbers": True,
        "fontSize": 12,
        "fontFamily": "Arial",
        "paperSize": "a4",
        "chapterMark": "pagebreak",
        "pageBreaksBefore": "/",
        "margin": {"right": 62, "left": 62, "top": 56, "bottom": 56},
    },
}
_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("root", "title", "isbn", "language", "author", "gitbook", "direction", "theme"), (str,)),
    **dict.fromkeys(("variables", "pluginsConfig", "structure", "pdf"), (dict,)),
    "plugins": (list, str),
}
_NAMES: dict[type, str] = {str: "a text", dict: "an object", list: "a list"}


def read_config(name: str, source: bytes) -> dict[str, Any]:
    """The values of one configuration file. Raises `BookFault` for what is not data or has a wrong type."""
    text = source.decode("utf-8-sig", errors="replace")
    if name.endswith(".js"):
        values: Any = read_exports(text, name)
    else:
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
            raise BookFault("This is not JSON.", path=name, line=line) from error
    if not isinstance(values, dict):
        raise BookFault("The book's configuration must be an object.", path=name)
    _check(values, name)
    return values


def _check(values: dict[str, Any], path: str) -> None:
    for key, types in _TYPES.items():
        if key in values and not isinstance(values[key], types):
            raise BookFault(f"`{key}` must be {' or '.join(_NAMES[kind] for kind in types)}.", path=path)
    if values.get("direction", "ltr") not in {"ltr", "rtl"}:
        raise BookFault("`direction` must be ltr or rtl.", path=path)
    for key, name in values.get("structure", {}).items():
        if key not in DEFAULTS["structure"]:
            raise BookFault(f"`structure.{key}` is unknown; langs, readme, glossary and summary are known.", path=path)
        if not isinstance(name, str) or not name.strip() or ".." in name.split("/"):
            raise BookFault(f"`structure.{key}` must be the name of a file in the book.", path=path)


def with_defaults(values: dict[str, Any]) -> dict[str, Any]:
    return {**DEFAULTS, **{key: merged(DEFAULTS.get(key), value) for key, value in values.items()}}


def merged(under: Any, over: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Objects key by key, lists place by place, everything else from `over`."""
    if isinstance(under, dict) and isinstance(over, dict):
        return {
            key: merged(under[key], over[key]) if key in under and key in over else over.get(key, under.get(key))
            for key in {**under, **over}
        }
    if isinstance(under, list) and isinstance(over, list):
        return [merged(a, b) for a, b in zip(under, over, strict=False)] + under[len(over) :] + over[len(under) :]
    return over
