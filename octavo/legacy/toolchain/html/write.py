"""Writing HTML as that time's toolchain did: whatever is not plain ASCII becomes an entity, in text and attributes alike (legacy 5)."""

import re

from octavo.legacy.toolchain.html.nodes import Element, Node, Raw, Text

_SPECIAL = re.compile("[&<>\"']|[^\x00-\x7f]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_SINGLE = frozenset(
    [
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "command",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "isindex",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_UNENCODED = frozenset(["style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript"])
_BOOLEAN = frozenset(
    [
        "allowfullscreen",
        "async",
        "autofocus",
        "autoplay",
        "checked",
        "controls",
        "default",
        "defer",
        "disabled",
        "hidden",
        "ismap",
        "loop",
        "multiple",
        "muted",
        "open",
        "readonly",
        "required",
        "scoped",
        "seamless",
        "selected",
        "typemustmatch",
    ]
)


def write(root: Element) -> str:
    """The fragment below the root."""
    out, stack = list[str](), list[Node | str](reversed(root.children))
    raw = 0
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
            raw -= node[2:-1] in _UNENCODED
        elif isinstance(node, Text):
            out.append(node.data if raw else encode(node.data))
        elif isinstance(node, Raw):
            out.append(node.markup)
        else:
            out.append(_start(node))
            if node.name not in _SINGLE:
                stack.append(f"</{node.name}>")
                raw += node.name in _UNENCODED
            stack.extend(reversed(node.children))
    return "".join(out)


def encode(text: str) -> str:
    return _SPECIAL.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    character = match.group()
    return _NAMED.get(character) or f"&#x{ord(character):X};"


def _start(element: Element) -> str:
    attributes = "".join(
        f" {name}" if not value and name in _BOOLEAN else f' {name}="{encode(value)}"' for name, value in element.attributes.items()
    )
    return f"<{element.name}{attributes}>"
