"""A page's Markdown to HTML, as kramed 0.5.6 wrote it (legacy 5)."""

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.markdown.characters import escape
from octavo.legacy.toolchain.markdown.inline import Inline
from octavo.legacy.toolchain.markdown.lexer import Block, Lexer, Table


def render(source: str) -> str:
    """Blocks and inline text. Raises `BookFault` for text that is tangled beyond reason."""
    budget = Budget(len(source))
    lexer = Lexer(budget)
    blocks = lexer.read(source)
    return _Writer(Inline(lexer.definitions, budget)).blocks(blocks, joined=False)


def render_inline(source: str) -> str:
    return Inline({}, Budget(len(source))).render(source)


class _Writer:
    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def blocks(self, blocks: list[Block], *, joined: bool) -> str:
        """`joined`: runs of text lines stand bare, as in a tight item; otherwise they are paragraphs."""
        out, at = list[str](), 0
        while at < len(blocks):
            block = blocks[at]
            at += 1
            if block.kind != "text":
                out.append(self._block(block))
                continue
            lines = [block.text]
            while at < len(blocks) and blocks[at].kind == "text":
                lines.append(blocks[at].text)
                at += 1
            text = self._inline.render("\n".join(lines))
            out.append(text if joined else f"<p>{text}</p>\n")
        return "".join(out)

    def _block(self, block: Block) -> str:  # noqa: PLR0911 - one for each kind
        match block.kind:
            case "rule":
                return "<hr>\n"
            case "heading":
                return self._heading(block)
            case "footnote":
                return self._footnote(block)
            case "code":
                return _code(block)
            case "table" if block.table is not None:
                return self._table(block.table)
            case "quote":
                return f"<blockquote>\n{self.blocks(block.children, joined=False)}</blockquote>\n"
            case "list":
                items = "".join(f"<li>{self.blocks(item.children, joined=not item.loose)}</li>\n" for item in block.children)
                return f"<{block.info}>\n{items}</{block.info}>\n"
            case "html":
                return block.text
            case "paragraph":
                return f"<p>{self._inline.render(block.text)}</p>\n"
        return ""

    def _heading(self, block: Block) -> str:
        html = self._inline.render(block.text)
        start, end = block.text.find("{#"), block.text.rfind("}")
        identifier = f' id="{block.text[start + 2 : end]}"' if 0 <= start < end - 2 else ""
        start, end = html.find("{#"), html.rfind("}")
        if 0 <= start < end - 2:
            html = html[:start] + html[end + 1 :]
        return f"<h{block.info}{identifier}>{html}</h{block.info}>\n"

    def _footnote(self, block: Block) -> str:
        name = block.info
        back = f'<a href="#reffn_{name}" title="Jump back to footnote [{name}] in the text."> &#8617;</a>'
        return f'<blockquote id="fn_{name}">\n<sup>{name}</sup>. {self._inline.render(block.text)}{back}\n</blockquote>\n'

    def _table(self, table: Table) -> str:
        header = self._row(table.header, table.alignment, "th")
        rows = "".join(self._row(row, table.alignment, "td") for row in table.rows)
        return f"<table>\n<thead>\n{header}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def _row(self, cells: list[str], alignment: list[str], tag: str) -> str:
        out = []
        for index, cell in enumerate(cells):
            side = alignment[index] if index < len(alignment) else ""
            style = f' style="text-align:{side}"' if side else ""
            out.append(f"<{tag}{style}>{self._inline.render(cell)}</{tag}>\n")
        return f"<tr>\n{''.join(out)}</tr>\n"


def _code(block: Block) -> str:
    text = escape(block.text)
    if not block.info:
        return f"<pre><code>{text}\n</code></pre>"
    return f'<pre><code class="lang-{escape(block.info)}">{text}\n</code></pre>\n'
