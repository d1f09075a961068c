"""Code, coloured on the server: titles, line numbers, highlighted lines, notes inside lines, and long blocks that open."""

from dataclasses import dataclass

from octavo.content.document import Node
from octavo.content.html.highlight import COLOURS, Line, highlight, write_line
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, integer, leaf_texts, string
from octavo.content.text import pieces, plain

_COLLAPSED_LINES = 10


@dataclass(frozen=True, slots=True)
class _Inline:
    """An annotation or an expression, from one offset of a line's text to another."""

    start: int
    end: int
    node: Node


def code(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    if string(data, "syntax").strip().lower() == "mermaid":
        diagram(renderer, plain(children(node)), string(data, "title"))
        return
    classes = ["octavo-code"]
    classes += ["octavo-wrap"] if data.get("overflow") == "wrap" else []
    classes += ["octavo-numbered"] if flag(data, "lineNumbers") else []
    classes += ["octavo-full-width"] if flag(data, "fullWidth") else []
    with renderer.out.element("figure", class_=" ".join(classes), data_language=string(data, "syntax") or None):
        title = string(data, "title")
        if title:
            renderer.out.phrase("figcaption", title, dir="auto")
        collapsed = max(1, integer(data, "collapsedLineCount") or _COLLAPSED_LINES) if flag(data, "expandable") else None
        with renderer.out.element("pre", tabindex=0, dir="ltr"), renderer.out.element("code"):
            count = _lines(renderer, node, collapsed)
        if collapsed is not None and count > collapsed:
            _opener(renderer, count)


def code_line(renderer: Renderer, node: Node) -> None:
    """A line outside of a code block."""
    code(renderer, {"object": "block", "type": "code", "nodes": [node]})


def diagram(renderer: Renderer, source: str, title: str = "") -> None:
    """A Mermaid diagram as its text; where the browser has Mermaid, `content.js` draws it in strict mode."""
    with renderer.out.element("figure", class_="octavo-diagram"):
        renderer.out.phrase("pre", source, class_="mermaid", tabindex=0, dir="ltr")
        if title:
            renderer.out.phrase("figcaption", title, dir="auto")


def _opener(renderer: Renderer, count: int) -> None:
    """A box that works without scripts: the style sheet hides the later lines while it is not checked."""
    with renderer.out.element("label", class_="octavo-code-more"):
        renderer.out.empty("input", type="checkbox")
        renderer.out.phrase("span", renderer.words.show_lines.format(count=count))


def _lines(renderer: Renderer, node: Node, collapsed: int | None) -> int:
    """Writes every line with its end, so that copied text is the author's; tells how many there were."""
    lines = [line if line.get("object") == "block" else _line_of(line) for line in children(node)]
    flat = [_flat(renderer, line) for line in lines]
    text = "\n".join(text for text, _ in flat)
    language = string(data_of(node), "syntax") if renderer.colourable(text) else ""
    noted = any(inlines for _, inlines in flat)
    markup = () if noted else COLOURS.lines(language, text)
    runs = highlight(language, text) if noted else ()
    whole = len(markup or runs) == len(lines)  # not where a line holds line ends of its own
    for position, line in enumerate(lines):
        with renderer.out.element("span", class_=_classes(line, folded=collapsed is not None and position >= collapsed)):
            if not whole:
                _line(renderer, (("", flat[position][0]),), flat[position][1])
            elif noted:
                _line(renderer, runs[position], flat[position][1])
            else:
                renderer.out.safe(markup[position])
            renderer.out.text("\n")
    return len(lines)


def _line_of(node: Node) -> Node:
    """A line for what stands in the block without one."""
    return {"object": "block", "type": "code-line", "nodes": [node]}


def _classes(line: Node, *, folded: bool) -> str:
    highlighted = " octavo-highlight" if flag(data_of(line), "highlighted") else ""
    return f"octavo-line{highlighted}{' octavo-more' if folded else ''}"


def _flat(renderer: Renderer, line: Node) -> tuple[str, list[_Inline]]:
    """A line's whole text, and where its inlines lie in it."""
    text = ""
    found: list[_Inline] = []
    for node in children(line):
        if node.get("object") == "text":
            text += "".join(leaf_texts(node))
            continue
        inner = _said(renderer, node)
        found.append(_Inline(len(text), len(text) + len(inner), node))
        text += inner
    return text, found


def _said(renderer: Renderer, node: Node) -> str:
    if node.get("type") == "expression":
        expression = string(data_of(node), "expression")
        value = renderer.context.value(expression)
        return expression if value is None else value
    if node.get("type") == "annotation":
        return "".join(text for child in children(node) for text in leaf_texts(child))
    return "".join(pieces([node])).strip("\n")


def _line(renderer: Renderer, runs: Line, inlines: list[_Inline]) -> None:
    if not inlines:
        write_line(renderer.out, runs)
        return
    position = 0
    for inline in inlines:
        write_line(renderer.out, _cut(runs, position, inline.start))
        _inline(renderer, inline.node, _cut(runs, inline.start, inline.end))
        position = inline.end
    write_line(renderer.out, _cut(runs, position, sum(len(text) for _, text in runs)))


def _inline(renderer: Renderer, node: Node, runs: Line) -> None:
    if node.get("type") == "annotation":
        name = renderer.note([child for part in node.get("fragments") or () for child in children(part)])
        with renderer.out.element("a", class_="octavo-annotation", href=f"#{name}", id=f"{name}-ref", role="doc-noteref"):
            write_line(renderer.out, runs)
    elif node.get("type") == "expression":
        with renderer.out.element("span", class_="octavo-expression"):
            write_line(renderer.out, runs)
    else:
        write_line(renderer.out, runs)


def _cut(runs: Line, start: int, end: int) -> Line:
    cut: list[tuple[str, str]] = []
    position = 0
    for style, text in runs:
        piece = text[max(0, start - position) : max(0, end - position)]
        if piece:
            cut.append((style, piece))
        position += len(text)
    return tuple(cut)
