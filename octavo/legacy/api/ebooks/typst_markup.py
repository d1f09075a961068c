"""HTML as typst's markup: functions whose texts are quoted strings, and nothing else."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from octavo.legacy.toolchain.html import Element, Node, Text

DEEPEST: Final = 40
WIDEST: Final = 40
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_FUNCTIONS: Final = {"b": "strong", "strong": "strong", "i": "emph", "em": "emph", "cite": "emph", "var": "emph", "dfn": "emph"} | {
    "del": "strike", "s": "strike", "u": "underline", "ins": "underline", "sub": "sub", "sup": "super", "mark": "highlight", "small": "text(size: 0.85em)"
}  # fmt: skip
_FORMS: Final[dict[str, tuple[str, str]]] = (
    {name: (f"#{function}[", "];") for name, function in _FUNCTIONS.items()}
    | dict.fromkeys(("p", "div", "dt", "dd", "figure", "figcaption", "caption", "dl"), ("\n#parbreak();", "\n#parbreak();"))
    | {f"h{level}": (f"\n#heading(level: {level})[", "];\n") for level in range(1, 7)}
    | {"blockquote": ("\n#quote(block: true)[", "];\n")}
)
"""What stands before and after an element's content."""


def quoted(text: str) -> str:
    """A string of typst's. Characters that are none of XML's are left out."""
    kept = "".join(character for character in text if character >= " " or character in "\n\t")
    escaped = kept.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


_VERBATIM: Final[dict[str, Callable[[Element], str]]] = dict.fromkeys(
    ("code", "kbd", "samp"), lambda element: f"#raw({quoted(element.text())});"
) | {"pre": lambda element: f"\n#raw({quoted(element.text().rstrip())}, block: true);\n"}


class Writer:
    """`images` are the names of those files that can be shown, by their paths in the book."""

    def __init__(self, images: Mapping[str, str]) -> None:
        self._images = images

    def write(self, root: Element) -> str:
        return self._all(root.children, 0)

    def _all(self, nodes: Iterable[Node], depth: int) -> str:
        return "".join(self._node(node, depth) for node in nodes)

    def _node(self, node: Node, depth: int) -> str:
        if isinstance(node, Text):
            text = _SPACE.sub(" ", node.data)
            return f"#{quoted(text)};" if text else ""
        if not isinstance(node, Element):
            return ""
        if depth > DEEPEST:  # so deep that its form says nothing any more
            return f"#{quoted(_SPACE.sub(' ', node.text()))};"
        return self._element(node, depth + 1)

    def _element(self, element: Element, depth: int) -> str:
        name = element.name
        if name in _VERBATIM:
            return _VERBATIM[name](element)
        form = _FORMS.get(name)
        return self._other(element, depth) if form is None else form[0] + self._all(element.children, depth) + form[1]

    def _other(self, element: Element, depth: int) -> str:
        name = element.name
        if name in {"ul", "ol"}:
            items = "".join(f", [{self._all(item.children, depth)}]" for item in element.child_elements("li"))
            return f"\n#list(tight: true{items});\n" if name == "ul" else f"\n#enum(start: {_start(element)}{items});\n"
        if name == "a":
            return self._link(element, depth)
        if name == "img":
            return self._image(element)
        if name == "table":
            return self._table(element, depth)
        if name == "br":
            return "#linebreak();"
        return "\n#line(length: 100%);\n" if name == "hr" else self._all(element.children, depth)

    def _link(self, element: Element, depth: int) -> str:
        """Links to other chapters lead to their beginning; those within a chapter are its text."""
        href, content = element.attributes.get("href", ""), self._all(element.children, depth)
        if href.startswith("chapter:"):
            number = href.removeprefix("chapter:").partition("#")[0]
            return f"#link(<chapter-{int(number)}>)[{content}];"
        return content if not href or href.startswith("#") else f"#link({quoted(href)})[{content}];"

    def _image(self, element: Element) -> str:
        name = self._images.get(element.attributes.get("src", ""))
        if name is not None:
            return f"#box(image({quoted(name)}));"
        description = element.attributes.get("alt", "")
        return f"#{quoted(f'[{description}]')};" if description else ""

    def _table(self, element: Element, depth: int) -> str:
        rows = [row.child_elements("td", "th") for row in element.elements() if row.name == "tr"]
        width = max((len(row) for row in rows), default=0)
        if not 0 < width <= WIDEST:
            return self._all(element.children, depth)
        cells = ", ".join(
            ", ".join([*(f"[{self._all(cell.children, depth)}]" for cell in row), *["[]"] * (width - len(row))]) for row in rows
        )
        return f"\n#table(columns: {width}, {cells});\n"


def _start(element: Element) -> int:
    text = element.attributes.get("start", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004 - digits that no list has
