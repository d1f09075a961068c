"""Writing HTML as that time's toolchain did: whatever is not plain ASCII becomes an entity, in text and attributes alike (legacy 5)."""

import re

from octavo.legacy.toolchain.html.nodes import Element, Node, Raw, Text

_SPECIAL = re.compile("[&<>\"']|[^\x00-\x7f]")
_NUMBER = re.compile("0|[1-9][0-9]{0,9}")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_SINGLE = frozenset(
    "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split()  # noqa: SIM905 - one line
)
_UNENCODED = frozenset(["style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript"])
_BOOLEAN = frozenset(
    """allowfullscreen async autofocus autoplay checked controls default defer disabled hidden ismap loop multiple muted open readonly required
    reversed scoped seamless selected typemustmatch""".split()  # noqa: SIM905 - two lines
)


def write(root: Element) -> str:
    """The fragment below the root. Within `svg`, elements without content close themselves."""
    return _Writer().run(root)


class _Writer:
    def __init__(self) -> None:
        self._out = list[str]()
        self._open = [""]
        self._svg = 0

    def run(self, root: Element) -> str:
        stack = list[Node | None](reversed(root.children))
        while stack:
            node = stack.pop()
            if node is None:
                self._end(self._open.pop())
            elif isinstance(node, Text):
                self._out.append(node.data if self._open[-1] in _UNENCODED else encode(node.data))
            elif isinstance(node, Raw):
                self._out.append(node.markup)
            elif self._start(node):
                stack.append(None)
                stack.extend(reversed(node.children))
        return "".join(self._out)

    def _start(self, element: Element) -> bool:
        """Whether content and an end may follow."""
        self._svg += element.name == "svg"
        named = (_attribute(name, element.attributes[name]) for name in _ordered(element.attributes))
        closed = self._svg > 0 and not element.children
        self._out.append(f"<{element.name}{''.join(named)}{'/>' if closed else '>'}")
        if closed:
            self._svg -= element.name == "svg"
            return False
        self._open.append(element.name)
        return True

    def _end(self, name: str) -> None:
        if name not in _SINGLE or self._svg:
            self._out.append(f"</{name}>")
        self._svg -= name == "svg"


def _ordered(attributes: dict[str, str]) -> list[str]:
    """Names as written, but for plain numbers: those come first, as in every object of ECMAScript."""
    numbers = {name for name in attributes if _NUMBER.fullmatch(name)}
    return sorted(numbers, key=int) + [name for name in attributes if name not in numbers]


def _attribute(name: str, value: str) -> str:
    return f" {name}" if not value and name in _BOOLEAN else f' {name}="{encode(value)}"'


def encode(text: str) -> str:
    return _SPECIAL.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    character = match.group()
    return _NAMED.get(character) or f"&#x{ord(character):X};"
