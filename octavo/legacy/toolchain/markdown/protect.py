"""Code is kept from templating by `{% raw %}` around it, where the old toolchain kept it so: at the top level of a page (legacy 5)."""

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.blocks import Blocks
from octavo.legacy.toolchain.markdown.characters import SPACE
from octavo.legacy.toolchain.markdown.lexer import TOP
from octavo.legacy.toolchain.markdown.spans import Spans


def protect_code(source: str) -> str:
    """The page with its code wrapped, otherwise as it was."""
    return _Protector(source).run()


class _Protector:
    def __init__(self, text: str) -> None:
        self._text = text
        self._budget = Budget(len(text))
        self._raw = False

    def run(self) -> str:
        blocks, out, at = Blocks(self._text, self._budget), list[str](), 0
        while at < len(self._text):
            found = blocks.find(at, rules=(Blocks.newline, *TOP))
            if found is None:
                raise BookFault("This page's markup could not be read.", line=self._text.count("\n", 0, at) + 1)
            raw = self._text[at : found.end]
            at = found.end
            if found.rule in {"paragraph", "heading"}:
                out.append(self._inline(raw))
            else:
                out.append(self._wrapped(raw) if found.rule in {"code", "fence"} else raw)
        return "".join(out)

    def _wrapped(self, raw: str) -> str:
        return raw if self._raw else f"{{% raw %}}{raw}{{% endraw %}}"

    def _inline(self, text: str) -> str:
        """Only what stands free in the line is looked at, not code within emphasis, links or tags."""
        if "`" not in text and "{%" not in text:
            return text
        spans, out, at = Spans(text, self._budget), list[str](), 0
        while at < len(text):
            end, code = self._next(spans, at)
            out.append(self._wrapped(text[at:end]) if code else text[at:end])
            at = end
        return "".join(out)

    def _next(self, spans: Spans, at: int) -> tuple[int, bool]:
        match spans.text[at]:
            case "`":
                code = spans.code(at)
                return (code.end, True) if code else (_plain(spans, at), False)
            case "{":
                return self._expression(spans, at), False
            case "\\":
                found = spans.escaped(at)
            case "<":
                found = spans.autolink(at) or spans.html(at)
            case "h":
                found = spans.url(at)
            case "[" | "!":
                found = spans.link(at) or spans.reference(at) or spans.footnote(at)
            case "_" | "*":
                found = spans.strong(at) or spans.emphasis(at)
            case " ":
                found = spans.line_break(at)
            case "~":
                found = spans.deleted(at)
            case _:
                found = None
        return (found.end if found else _plain(spans, at)), False

    def _expression(self, spans: Spans, at: int) -> int:
        """A template's mark up to its end, which stands in the same line or begins the next."""
        text, ahead = spans.text, spans.ahead
        for opening, closing in (("{%", "%}"), ("{{", "}}")):
            end = ahead.find(closing, at + 2) if text.startswith(opening, at) else len(text)
            line = ahead.find("\n", at)
            if end < len(text) and (end < line or ahead.past_space(line) == end):
                inner = text[at + 2 : end].strip(SPACE)
                if opening == "{%" and inner in {"raw", "endraw"}:
                    self._raw = inner == "raw"
                return end + 2
        return _plain(spans, at)


def _plain(spans: Spans, at: int) -> int:
    """Plain text, cut also where a template's mark begins."""
    return min(spans.plain(at), spans.ahead.find("{%", at + 1), spans.ahead.find("{{", at + 1))
