"""Colours code on the server: lines of (token class, text), and the same as markup in a bounded memory.

Colouring never changes a character. What Pygments does not know, is too long, or would come back altered stays plain.
"""

import hashlib
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from octavo.cache import Cache
from octavo.content.html.writer import Writer

Line = tuple[tuple[str, str], ...]
"""Runs of one line, without its line end: (class of the Pygments style sheet or "", text)."""

_LONGEST = 64 * 1024
"""Characters; longer code is shown plain, so that one page cannot keep a worker busy for long."""
_LONGEST_LINE = 4096
"""Some lexers are quadratic in the length of a line (minified code)."""

_ALIASES = {
    "asciidoc": "text",
    "batch": "bat",
    "c#": "csharp",
    "c-like": "c",
    "curl": "bash",
    "dotenv": "bash",
    "env": "bash",
    "gradle": "groovy",
    "hcl": "terraform",
    "json5": "json",
    "jsonc": "json",
    "javascriptreact": "jsx",
    "markup": "html",
    "mdx": "markdown",
    "objc": "objective-c",
    "plaintext": "text",
    "plain": "text",
    "shell-session": "console",
    "shellscript": "bash",
    "sh": "bash",
    "svelte": "html",
    "solidity": "solidity",
    "text-plain": "text",
    "tf": "terraform",
    "txt": "text",
    "typescriptreact": "tsx",
    "vb": "vbnet",
    "visual-basic": "vbnet",
    "vue": "html",
    "yml": "yaml",
    "zsh": "bash",
}
"""Names that authors use for languages that Pygments knows under another."""

_PLAIN = frozenset({"", "text", "none", "output", "mermaid"})

_UNCOLOURED = frozenset({"n", "p", "w", "x"})
"""Names, punctuation, white space and the rest have the colour of the text, and so need no element."""


class Colours:
    """A bounded memory of coloured lines as markup, by language and text. Safe between threads."""

    def __init__(self, limit: int) -> None:
        self._kept: Cache[bytes, tuple[str, ...]] = Cache(limit)

    def lines(self, language: str, text: str) -> tuple[str, ...]:
        key = hashlib.blake2b(f"{language}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        kept = self._kept.get(key)
        if kept is None:
            kept = tuple(_markup(line) for line in highlight(language, text))
            self._kept.put(key, kept, _octets(kept))
        return kept


COLOURS = Colours(8 * 1024 * 1024)


def _octets(lines: tuple[str, ...]) -> int:
    """About what the lines take in memory: their characters and what Python keeps for each string."""
    return sum(len(line) + 60 for line in lines) + 120


def _markup(line: Line) -> str:
    out = Writer()
    write_line(out, line)
    return out.markup()


def write_line(out: Writer, line: Line) -> None:
    for style, text in line:
        if style:
            out.phrase("span", text, class_=style)
        else:
            out.text(text)


def highlight(language: str, text: str) -> tuple[Line, ...]:
    """The lines of the code; `"".join` of their texts with line ends between is `text` again."""
    name = canonical_language(language)
    if name in _PLAIN or len(text) > _LONGEST or any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        return _plain(text)
    return _colour(name, text)


def canonical_language(language: str) -> str:
    """`YML` and `.yml` are `yaml`; the name is for looking up only, never for writing into a page."""
    name = language.strip().lower().removeprefix(".")
    return _ALIASES.get(name, name)


def _colour(name: str, text: str) -> tuple[Line, ...]:
    lexer = _lexer(name)
    if lexer is None:
        return _plain(text)
    lines: list[Line] = []
    runs: list[tuple[str, str]] = []
    for token, value in lexer.get_tokens(text):
        style = _style(token)
        first, *others = value.split("\n")
        _append(runs, style, first)
        for other in others:
            lines.append(tuple(runs))
            runs = []
            _append(runs, style, other)
    lines.append(tuple(runs))
    same = "\n".join("".join(run for _, run in line) for line in lines) == text
    return tuple(lines) if same else _plain(text)


def _append(runs: list[tuple[str, str]], style: str, text: str) -> None:
    if not text:
        return
    if runs and runs[-1][0] == style:
        runs[-1] = (style, runs[-1][1] + text)
    else:
        runs.append((style, text))


def _plain(text: str) -> tuple[Line, ...]:
    return tuple((("", line),) if line else () for line in text.split("\n"))


@lru_cache(maxsize=256)
def _lexer(name: str) -> Lexer | None:
    if len(name) > 50:  # noqa: PLR2004 - no language has so long a name
        return None
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=1024)
def _style(token: _TokenType) -> str:
    """The short class of a token or of its nearest ancestor that has one; white space and plain text have none."""
    kind: _TokenType | None = token
    while kind is not None and kind not in STANDARD_TYPES:
        kind = kind.parent
    style = STANDARD_TYPES[kind] if kind is not None else ""
    return "" if style in _UNCOLOURED else style
