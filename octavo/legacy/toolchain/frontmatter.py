"""The YAML before a page (legacy 2), and the direction of its text."""

import math
import re
from datetime import UTC, date, datetime, time
from typing import Any

import yaml

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.characters import LINE_BEGIN, LINE_END

MAX_NODES = 10_000
MAX_SIZE = 50_000
MAX_DEPTH = 50
_FENCE = re.compile(rf"{LINE_BEGIN}\ufeff?(= yaml =|---){LINE_END}")
_RIGHT_TO_LEFT = "\u0591-\u07ff\ufb1d-\ufdfd\ufe70-\ufefc"
_LEFT_TO_RIGHT = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0300-\u0590\u0800-\u1fff\u200e\u2c00-\ufb1c\ufe00-\ufe6f\ufefd-\uffff"
_STRONG = re.compile(f"([{_RIGHT_TO_LEFT}])|[{_LEFT_TO_RIGHT}\U00010000-\U0010ffff]")


def split(source: str) -> tuple[dict[str, Any], str]:
    """The attributes and the body. Raises `BookFault` for YAML that cannot be read, or that unfolds beyond measure."""
    first = source.partition("\n")[0]
    if "---" not in first and "= yaml =" not in first:
        return {}, source
    opening = _FENCE.search(source)
    if opening is None:
        return {}, source
    closing = re.compile(rf"{LINE_BEGIN}(?:{opening.group(1)}|\.\.\.){LINE_END}\n?").search(source, opening.end())
    if closing is None:
        return {}, source
    text = source[opening.end() : closing.start()].strip() + "\n"
    line = source.count("\n", 0, opening.start()) + 1
    return _load(text, line), source[: opening.start()] + source[closing.end() :]


def direction(text: str) -> str:
    """`rtl` or `ltr` by the first letter that has one; `neutral` without any."""
    strong = _STRONG.search(text)
    if strong is None:
        return "neutral"
    return "rtl" if strong.group(1) else "ltr"


class _Loader(yaml.SafeLoader):
    """YAML as JavaScript's reader of that time had it: no `yes` and `no`."""

    seen = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self.seen += 1
        if self.seen > MAX_NODES:
            raise BookFault("The front matter is too large.")
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+$"), list("-+0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def _load(text: str, line: int) -> dict[str, Any]:
    if len(text) > MAX_SIZE:
        raise BookFault("The front matter is too large.", line=line)
    try:
        value = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except BookFault as fault:
        raise fault.at("", line) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BookFault("The front matter is not YAML.", line=line + 1 + mark.line if mark else line) from error
    if isinstance(value, (dict, list)):
        _measure(value, line)
    plain = _plain(value)
    if plain is None or plain is False or plain == 0:
        return {}
    if not isinstance(plain, dict):
        raise BookFault("The front matter must be a mapping.", line=line)
    return plain


def _measure(value: object, line: int) -> None:
    """Refuse what aliases unfold beyond measure, or into itself."""
    stack, count = [(value, 0)], 0
    while stack:
        item, depth = stack.pop()
        count += 1
        if count > MAX_NODES or depth > MAX_DEPTH:
            raise BookFault("The front matter is too large.", line=line)
        inner = item.values() if isinstance(item, dict) else item if isinstance(item, (list, tuple, set)) else ()
        stack.extend((each, depth + 1) for each in inner)


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any YAML value to any JSON value, one case each
    match value:
        case dict():
            return {_key(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case set():
            return {_key(item): None for item in value}
        case datetime():
            moment = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
            return iso(moment)
        case date():
            return iso(datetime.combine(value, time(), UTC))
        case float() if math.isnan(value) or math.isinf(value):
            return None
        case float() if value.is_integer():
            return int(value)
        case bytes():
            return {"type": "Buffer", "data": list(value)}
    return value


def _key(key: object) -> str:
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return str(_plain(key))


def iso(moment: datetime) -> str:
    """`2016-08-22T21:58:34.000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
