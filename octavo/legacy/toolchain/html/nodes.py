"""A page's HTML as a tree that is easy to change."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Text:
    data: str


@dataclass(slots=True, eq=False)
class Raw:
    """A comment or declaration, kept as it was."""

    markup: str


@dataclass(slots=True, eq=False)
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    parent: "Element | None" = field(default=None, repr=False)

    def append(self, node: "Node") -> None:
        if isinstance(node, Element):
            node.parent = self
        self.children.append(node)

    def replace(self, children: list["Node"]) -> None:
        self.children = children
        for child in children:
            if isinstance(child, Element):
                child.parent = self

    def elements(self) -> Iterator["Element"]:
        """The elements within, in document order. The tree may be changed below the one in hand."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self) -> str:
        out, stack = list[str](), list[Node](reversed(self.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                out.append(node.data)
            elif isinstance(node, Element):
                stack.extend(reversed(node.children))
        return "".join(out)

    def child_elements(self, *names: str) -> list["Element"]:
        return [child for child in self.children if isinstance(child, Element) and child.name in names]


Node = Text | Raw | Element
