"""YAML in the exporter's style: two columns of indentation, list items below their key, long text folded at 80 columns."""

import json
import re
from typing import Any, Final

from octavo.content.yaml_text import YamlError, load_yaml

WIDTH: Final = 80

_OTHER_READERS: Final = re.compile(r"(?i:y|n|yes|no|on|off)|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9][0-9_:.]*")
"""Plain words that other readers of YAML take for a date, a truth value or a number to the base of 60."""


def write_yaml(values: dict[str, Any], newline: str = "\n") -> str:
    """Block-style lines for a map of JSON values; each line ends with `newline`."""
    return "".join(f"{line}{newline}" for line in _map(values, 0))


def _map(values: dict[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        first, *rest = _value(value, indent, len(key) + 2)
        lines += [f"{' ' * indent}{_inline(str(key))}:{first}", *rest]
    return lines


def _value(value: object, indent: int, column: int) -> list[str]:
    """What follows `key:` on its line, then the lines below."""
    if isinstance(value, dict) and value:
        return ["", *_map(value, indent + 2)]
    if isinstance(value, list) and value:
        return ["", *(line for item in value for line in _item(item, indent + 2))]
    if isinstance(value, str):
        return _text(value, indent, column)
    return [f" {_plain(value)}"]


def _item(value: object, indent: int) -> list[str]:
    if isinstance(value, dict | list) and value:
        lines = _map(value, indent + 2) if isinstance(value, dict) else [line for item in value for line in _item(item, indent + 2)]
        return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]
    first, *rest = _value(value, indent, 2)
    return [f"{' ' * indent}-{first}", *rest]


def _plain(value: object) -> str:
    if value == {}:
        return "{}"
    if value == []:
        return "[]"
    return json.dumps(value)


def _text(text: str, indent: int, column: int) -> list[str]:
    if "\n" in text and _is_block(text):
        ending = "" if text.endswith("\n") else "-"
        lines = text.removesuffix("\n").split("\n")
        return [f" |{ending}", *(f"{' ' * (indent + 2)}{line}" if line else "" for line in lines)]
    words = text.split(" ")
    if len(text) + indent + column > WIDTH and len(words) > 1 and all(words) and text.isprintable():
        return [" >-", *_fold(words, indent + 2)]
    return [f" {_inline(text)}"]


def _is_block(text: str) -> bool:
    """Whether a literal block holds exactly this text: it begins with no blank, and ends with one newline at most."""
    lines = text.split("\n")
    return lines[0][:1] not in {"", " "} and not text.endswith("\n\n") and all(line.isprintable() for line in lines)


def _fold(words: list[str], indent: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * indent + line]


def _inline(text: str) -> str:
    """Plain where every reader understands the same, else in single quotes, else in double ones."""
    if not text.isprintable() and text != "":
        return f'"{"".join(map(_escaped, text))}"'
    if text and not _OTHER_READERS.fullmatch(text) and text == text.strip() and _reads_back(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _reads_back(text: str) -> bool:
    try:
        return bool(load_yaml(f"- {text}\n- {text}: 1") == [text, {text: 1}])
    except YamlError:
        return False
