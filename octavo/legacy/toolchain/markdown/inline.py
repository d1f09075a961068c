"""Inline text to HTML (legacy 5)."""

import re

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.characters import SPACE, escape
from octavo.legacy.toolchain.markdown.spans import Span, Spans

MAX_DEPTH = 100
_AMPERSAND = re.compile(r"&(?!#?\w++;)", re.ASCII)
_SPACE_RUN = re.compile(f"[{SPACE}]++")
_RAW_CONTENT = frozenset(
    [
        "address",
        "article",
        "aside",
        "base",
        "basefont",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "head",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "menuitem",
        "meta",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "param",
        "pre",
        "script",
        "section",
        "source",
        "title",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "ul",
    ]
)


def escape_loosely(text: str) -> str:
    """As `escape`, but entities stay entities."""
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")


class Inline:
    """Renders the inline text of one page, whose link definitions are known."""

    def __init__(self, definitions: dict[str, tuple[str, str]], budget: Budget) -> None:
        self._definitions = definitions
        self._budget = budget
        self._in_link = False
        self._depth = 0

    def render(self, text: str) -> str:
        if self._depth >= MAX_DEPTH:
            raise BookFault(f"Emphasis, links and tags lie more than {MAX_DEPTH} deep in each other.")
        self._depth += 1
        self._budget.spend(len(text))
        spans, out, at = Spans(text, self._budget), list[str](), 0
        while at < len(text):
            html, at = self._next(spans, at)
            out.append(html)
        self._depth -= 1
        return "".join(out)

    def _next(self, spans: Spans, at: int) -> tuple[str, int]:
        match spans.text[at]:
            case "\\":
                found = self._escaped(spans, at)
            case "<":
                found = self._autolink(spans, at) or self._html(spans, at)
            case "h":
                found = self._url(spans, at)
            case "[" | "!":
                found = self._bracketed(spans, at)
            case "_" | "*":
                found = self._wrapped(spans.strong(at), "strong") or self._wrapped(spans.emphasis(at), "em")
            case "`":
                found = self._code(spans, at)
            case " ":
                broken = spans.line_break(at)
                found = ("<br>", broken.end) if broken else None
            case "~":
                found = self._wrapped(spans.deleted(at), "del")
            case _:
                found = None
        if found is not None:
            return found
        end = spans.plain(at)
        return escape_loosely(spans.text[at:end]), end

    def _escaped(self, spans: Spans, at: int) -> tuple[str, int] | None:
        span = spans.escaped(at)
        return (span.groups[0], span.end) if span else None

    def _autolink(self, spans: Spans, at: int) -> tuple[str, int] | None:
        span = spans.autolink(at)
        if span is None:
            return None
        content, mark = span.groups
        if mark == "@":
            address = escape(content[7:] if content[6:7] == ":" else content)
            return f'<a href="mailto:{address}">{address}</a>', span.end
        url = escape_loosely(content)
        return f'<a href="{url}">{url}</a>', span.end

    def _url(self, spans: Spans, at: int) -> tuple[str, int] | None:
        span = None if self._in_link else spans.url(at)
        if span is None:
            return None
        url = escape_loosely(span.groups[0])
        return f'<a href="{url}">{url}</a>', span.end

    def _html(self, spans: Spans, at: int) -> tuple[str, int] | None:
        """Tags stand as they are; the content of inline elements is Markdown."""
        span = spans.html(at)
        if span is None:
            return None
        raw = spans.text[at : span.end]
        name, content = span.groups
        if not name or not content or name.lower() in _RAW_CONTENT:
            return raw, span.end
        # the content's first occurrence is replaced, even if that lies in an attribute: so did the old toolchain
        start = raw.find(content)
        if name == "a" and not self._in_link:
            self._in_link = True
            inner = self.render(content)
            self._in_link = False
        else:
            inner = self.render(content)
        return raw[:start] + inner + raw[start + len(content) :], span.end

    def _bracketed(self, spans: Spans, at: int) -> tuple[str, int] | None:
        span = spans.link(at)
        if span is not None:
            text, href, title = span.groups
            return self._link(spans.text[at] == "!", text, href, title), span.end
        note = spans.footnote(at)
        if note is not None:
            name = note.groups[0]
            return f'<sup><a href="#fn_{name}" id="reffn_{name}">{name}</a></sup>', note.end
        reference = spans.reference(at)
        return self._reference(spans, at, reference) if reference else None

    def _reference(self, spans: Spans, at: int, span: Span) -> tuple[str, int]:
        text, name = span.groups
        definition = self._definitions.get(_SPACE_RUN.sub(" ", name or text).lower())
        if definition is None:
            return spans.text[at], at + 1
        return self._link(spans.text[at] == "!", text, *definition), span.end

    def _link(self, image: bool, text: str, href: str, title: str) -> str:  # noqa: FBT001 - what the mark says
        target = escape_loosely(href)
        titled = f' title="{escape_loosely(title)}"' if title else ""
        if image:
            return f'<img src="{target}" alt="{escape_loosely(text)}"{titled}>'
        self._in_link = True
        inner = self.render(text)
        self._in_link = False
        return f'<a href="{target}"{titled}>{inner}</a>'

    def _wrapped(self, span: Span | None, tag: str) -> tuple[str, int] | None:
        return (f"<{tag}>{self.render(span.groups[0])}</{tag}>", span.end) if span else None

    def _code(self, spans: Spans, at: int) -> tuple[str, int] | None:
        span = spans.code(at)
        return (f"<code>{escape(span.groups[0])}</code>", span.end) if span else None
