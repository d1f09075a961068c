"""The words of Markdown source without its syntax, found by means of their own, so that reading and rendering can be held against them.

Not text, and so left out: frontmatter, bodies of footnotes (which stand elsewhere), tags, comments, attributes, link destinations, info strings, shortcodes, descriptions of images, and what authors do not write but exporters add: the file names inside page links, mentions, and cells that refer to something.
"""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

WORD = re.compile(r"[^\W_]+")

_FRONTMATTER = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^(?P<indent>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)$")
_NUMBER = re.compile(r"^([ \t>]*(?:[-*+][ \t]+)*)\d{1,9}[.)](?=\s)", re.MULTILINE)
_DEFINITION = re.compile(r"^\[\^[^\]\n]+\]:", re.MULTILINE)
_DROPPED = [
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"\{% (?:content-ref|openapi[a-z-]*|swagger src)\b.*?\{% end(?:content-ref|openapi[a-z-]*|swagger) %\}", re.DOTALL),
    re.compile(r"\{% @.*?[\"'\w/] ?%\}", re.DOTALL),
    re.compile(r"\{%[^\n]*?%\}"),
    re.compile(r'\[[^\]\n]*\]\([^)\n]* "mention"\)'),
    re.compile(r"<a data-mention[^>\n]*>.*?</a>"),
    re.compile(r"!\[(?:[^\]\[\\]|\\.)*\]\((?:<[^>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"),
    re.compile(r"<td[^>]*>(?:true|false|null|<a href=\"([^\"\n]*)\">[^<\n]*</a>(?:, )?)</td>"),
    re.compile(r'<i class="fa-[^>\n]*>[^<\n]*</i>'),
    re.compile(r"<a (?:href=\"#[^\"\n]*\" )?id=\"[^\"\n]*\"></a>"),
    re.compile(r"\{#[\w-]+\}"),
    re.compile(r"^[ \t>]*[-*+][ \t]+\[[ xX]\](?=\s)", re.MULTILINE),
    re.compile(r"\[\^[^\]\n]+\]"),
]
_DESTINATION = re.compile(r"\]\((?:<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)")
_ELEMENT = re.compile(
    r"</?(?:a|b|blockquote|br|button|code|col|colgroup|del|details|div|em|figcaption|figure|h[1-6]|hr|i|iframe|img|kbd|li|mark|ol|option|p|picture|pre|s|select"
    r"|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video)(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)|(\$\$)(.+?)\$\$", re.DOTALL)
_TITLE = re.compile(r"^(?:#[ \t]+[^\n]*|<h1\b[^>\n]*>[^<\n]*</h1>)$", re.MULTILINE)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


def source_words(source: str) -> list[str]:
    """The body's words in order, without its title (the first H1)."""
    source = source.replace("\r\n", "\n")
    source = _FRONTMATTER.sub("", source, count=1)
    found: list[str] = []
    titled = False
    for text, code in _stretches(source):
        if code:
            found += WORD.findall(text)
            continue
        if not titled:
            text, count = _TITLE.subn("", text, count=1)  # noqa: PLW2901 - what is left of it
            titled = bool(count)
        found += WORD.findall(_text(text))
    return found


def _stretches(source: str) -> Iterator[tuple[str, bool]]:
    """Text and the insides of fences, in turn."""
    text: list[str] = []
    mark = ""
    for line in source.split("\n"):
        fence = _FENCE.match(line)
        if not mark and fence:
            yield "\n".join(text), False
            text, mark = [], fence["mark"]
        elif mark and line.strip(" \t>").startswith(mark) and not line.strip(" \t>").strip(mark[0]):
            yield "\n".join(text), True
            text, mark = [], ""
        else:
            text.append(line)
    yield "\n".join(text), bool(mark)


def _text(text: str) -> str:
    kept: list[str] = []

    def shield(match: re.Match[str]) -> str:
        kept.append(match[2] or f" {match[4]} ")
        return f"\x00{len(kept) - 1}\x00"

    text = _CODE.sub(shield, text)
    text = _DEFINITION.split(text, maxsplit=1)[0]
    text = _TABLE.sub(_shown, text)
    text = _NUMBER.sub(r"\1", text)
    for dropped in _DROPPED:
        text = dropped.sub(" ", text)
    text = _DESTINATION.sub("] ", text)
    text = _ELEMENT.sub(lambda match: "" if match[0].strip("</>").split()[0] in _INLINE else " ", text)
    text = _SHORTCODE.sub(" ", text.replace("\\_", "_"))
    text = re.sub(r"&#x?NAN;", "", text, flags=re.IGNORECASE)
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    text = re.sub(r"\*+|~~", "", text)
    return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)


def _shown(match: re.Match[str]) -> str:
    """A table without its hidden columns, and a table of cards without its headers, which stand on each card."""
    tree = LexborHTMLParser(match[0])
    hidden = {position for position, cell in enumerate(tree.css("thead th")) if "data-hidden" in cell.attributes}
    if not hidden and "data-view" not in match[0]:
        return match[0]
    for row in tree.css("tr"):
        for position, cell in enumerate(row.css("th, td")):
            if position in hidden:
                cell.decompose()
    if "data-view" in match[0]:
        for head in tree.css("thead"):
            head.decompose()
    body = tree.body
    return body.inner_html or "" if body is not None else ""


_INLINE = frozenset(["b", "code", "em", "i", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "u", "a"])
