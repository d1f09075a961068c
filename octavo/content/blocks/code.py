"""Code: a fence, inside `{% code %}` when it has options, or `<pre>` when a line is highlighted or holds more than text (dialect 2.1)."""

import re
from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.raw import read_raw
from octavo.content.codec import Attributes, Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import RAW, Element, attribute
from octavo.content.markdown.nodes import block, letters_of, text_node
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, number, put, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_FLAGS: Final = {"lineNumbers": "line-numbers", "fullWidth": "full-width", "expandable": "expandable"}
_INFO_TITLE: Final = re.compile(r"""\btitle=(?:"([^"]*+)"|'([^']*+)')""")
_INFO: Final = re.compile(r"[^\n`]*+")
"""What of a language can stand in the line of a fence."""
_TICKS: Final = re.compile(r"`{3,}+")


def read(reader: "Reader", syntax: Syntax) -> list[Node]:  # noqa: ARG001 - a codec's signature
    info = syntax.attributes["info"]
    data: dict[str, Any] = {}
    put(data, "syntax", info.split(maxsplit=1)[0] if info else None)
    if title := _INFO_TITLE.search(info):
        put(data, "title", title[1] or title[2])
    return [block("code", [_line(text) for text in syntax.text.split("\n")], data)]


def _line(text: str) -> Node:
    return block("code-line", [text_node(text)])


def read_tag(reader: "Reader", syntax: Syntax) -> list[Node]:
    """The options belong to the code inside; whatever else stands inside stays beside it. So with a `code-tabs-item` that is no tab."""
    nodes = reader.blocks(syntax.children)
    code = next((node for node in nodes if node.get("type") == "code"), None)
    if code is None:
        return nodes
    code["data"] = {**code["data"], **_options(syntax.attributes["tag"])}
    return nodes if "unclosed" in syntax.attributes else reader.belong(nodes, syntax)


def _options(attributes: Attributes) -> dict[str, Any]:
    data: dict[str, Any] = {}
    put(data, "title", attributes.get("title"))
    if attributes.get("overflow") in ("wrap", "scroll"):
        data["overflow"] = attributes["overflow"]
    for key in _FLAGS:
        put(data, key, flag(attributes.get(key)))
    count = number(attributes.get("collapsedLineCount", attributes.get("collapsedlinecount", "")))
    if isinstance(count, int) and count > 0:
        data["collapsedLineCount"] = count
    return data


def read_element(reader: "Reader", element: Element) -> list[Node]:
    code = next(iter(element.elements("code")), element)
    kebab = {"line-numbers": "lineNumbers", "full-width": "fullWidth", "collapsed-line-count": "collapsedLineCount"}
    attributes = {kebab.get(name[5:], name[5:]): value for name, value in element.attributes.items() if name.startswith("data-")}
    classes = f"{element.attributes.get('class', '')} {code.attributes.get('class', '')}".split()
    syntax = next((name.partition("-")[2] for name in classes if name.startswith(("language-", "lang-"))), None)
    data: dict[str, Any] = {}
    put(data, "syntax", syntax)
    lines = _Lines(reader)
    lines.add(_without_first_break(code.children) if code is element else code.children, highlighted=False)
    return [block("code", lines.finish(), {**data, **_options(attributes)})]


def _without_first_break(children: "list[Element | str]") -> "list[Element | str]":
    """HTML ignores a line feed right after `<pre>`."""
    first = children[0] if children else None
    return [first.removeprefix("\n"), *children[1:]] if isinstance(first, str) else children


class _Lines:
    """The lines of a `<pre>`: `<strong>` highlights each line that it touches, its own newline included."""

    def __init__(self, reader: "Reader") -> None:
        self.reader = reader
        self.lines: list[Node] = [block("code-line", [])]

    def add(self, children: "list[Element | str]", *, highlighted: bool) -> None:
        for child in children:
            if isinstance(child, str):
                self._text(child, highlighted=highlighted)
            elif child.name == "a" or (child.name == "code" and child.attributes.get("class") == "expression"):
                builder = self.reader.builder()
                builder.preformatted = True
                self._put(builder.add_elements([child]).finish(), highlighted=highlighted)
            elif child.name == "br":
                self._text("\n", highlighted=highlighted)
            else:
                self.add(child.children, highlighted=highlighted or child.name == "strong")

    def _text(self, text: str, *, highlighted: bool) -> None:
        for index, part in enumerate(text.split("\n")):
            if index:
                if highlighted:
                    self.lines[-1]["data"]["highlighted"] = True
                self.lines.append(block("code-line", []))
            if part:
                self._put([text_node(part)], highlighted=highlighted)

    def _put(self, nodes: list[Node], *, highlighted: bool) -> None:
        self.lines[-1]["nodes"].extend(nodes)
        if highlighted:
            self.lines[-1]["data"]["highlighted"] = True

    def finish(self) -> list[Node]:
        if len(self.lines) > 1 and not self.lines[-1]["nodes"]:
            self.lines.pop()
        for line in self.lines:
            line["nodes"] = line["nodes"] or [text_node("")]
        return self.lines


def write(writer: "Writer", node: Node) -> str:
    if _needs_markup(node):
        return markup(writer, node)
    data = node.get("data") or {}
    text = "\n".join(letters_of(line.get("nodes", [])) for line in node.get("nodes", []))
    longest = max((len(run) for run in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    info = _INFO.match(data.get("syntax") or "")
    fenced = f"{fence}{info[0] if info else ''}\n{text}\n{fence}"
    attributes = _attributes(data)
    return writer.tagged("code", attributes, fenced) if attributes else fenced


def _attributes(data: dict[str, Any]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    if data.get("title"):
        attributes["title"] = data["title"]
    if data.get("overflow") and data["overflow"] != "scroll":
        attributes["overflow"] = data["overflow"]
    attributes |= {key: spell_flag(data[key]) for key in _FLAGS if data.get(key) is not None}
    if data.get("collapsedLineCount") is not None:
        attributes["collapsedLineCount"] = str(data["collapsedLineCount"])
    return attributes


def _needs_markup(node: Node) -> bool:
    return any(
        (line.get("data") or {}).get("highlighted") or any(child.get("object") != "text" for child in line.get("nodes", []))
        for line in node.get("nodes", [])
    )


def markup(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    spelled: list[str] = []
    if data.get("syntax"):
        spelled.append(f' class="language-{attribute(data["syntax"])}"')
    for key, value in _attributes(data).items():
        name = _FLAGS.get(key, "collapsed-line-count" if key == "collapsedLineCount" else key)
        spelled.append(f" data-{name}" if key == "lineNumbers" and value == "true" else f' data-{name}="{attribute(value)}"')
    code = f' class="lang-{attribute(data["syntax"])}"' if data.get("syntax") else ""
    lines = "".join(_line_markup(writer, line) for line in node.get("nodes", []))
    return f"<pre{''.join(spelled)}><code{code}>{lines}</code></pre>"


def _line_markup(writer: "Writer", line: Node) -> str:
    inner = writer.preformatted(line.get("nodes", []))
    return f"<strong>{inner}\n</strong>" if (line.get("data") or {}).get("highlighted") else f"{inner}\n"


CODE = Codec(
    "code",
    write,
    {"fence": read, "tag:code": read_tag, "tag:code-tabs-item": read_tag},
    {"pre": read_element, **dict.fromkeys(RAW, read_raw)},
    markup,
    defaults={"overflow": "scroll", "lineNumbers": False, "fullWidth": False, "expandable": False, "title": "", "syntax": ""},
)
CODE_LINE = Codec("code-line", lambda writer, node: writer.inlines(node.get("nodes", [])), defaults={"highlighted": False})
