"""The `{% name key="value" %}` tags of the dialect (5.1): which exist, how they pair, and how one is read.

A quote closes a value when what follows can only be outside of it: `%}`, or white space (for integrations, whose values hold raw quotes and line
breaks, only white space and another `key=`). Names that are not listed are somebody else's template language, and stay text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

PAIRED: Final = frozenset(
    {
        "hint", "tabs", "tab", "code", "stepper", "step", "columns", "column", "updates", "update", "prompt", "if",
        "content-ref", "openapi", "openapi-operation", "openapi-schemas", "openapi-webhook",
        "code-tabs", "code-tabs-item", "swagger", "swagger-description", "swagger-parameter", "swagger-response",
        "api-method", "api-method-summary", "api-method-description", "api-method-spec", "api-method-request",
        "api-method-headers", "api-method-path-parameters", "api-method-query-parameters", "api-method-body-parameters",
        "api-method-form-data-parameters", "api-method-parameter", "api-method-response", "api-method-response-example",
        "api-method-response-example-description",
    }
)  # fmt: skip
"""Tags that are closed by `{% end<name> %}`."""

OPTIONAL: Final = frozenset({"embed", "file"})
"""Closed by `{% end<name> %}` when they have a caption, else not at all."""

SINGLE: Final = frozenset({"include", "page-ref"})
"""Never closed; so are `@integration/block` tags."""

CLOSERS: Final = {f"end{name}": name for name in PAIRED | OPTIONAL}

ANOTHER: Final = re.compile(r"\n[ \t>]*+\{%")
"""The next tag: an integration's value goes over many lines, but never as far as that."""

_NAME: Final = re.compile(r"\{%-?[ \t]*+(@?[A-Za-z][\w./-]*+)")
_KEY: Final = re.compile(r"\s*+([A-Za-z_@][\w:.@-]*+)(?>(?:\s*+=\s*+)?)")
_VALUE_START: Final = re.compile(r"""\s*+([A-Za-z_@][\w:.@-]*+)\s*+=\s*+(["'])""")
_NEXT: Final = re.compile(r"""\s*+-?%\}|[ \t]++(?>(?:[A-Za-z_][\w-]*+[ \t]*+)+)-?%\}|\s++[A-Za-z_@][\w:.@-]*+\s*+=\s*+["']""")
_END: Final = re.compile(r"\s*+-?%\}")
_BARE: Final = re.compile(r"[^\s%\"']++")
_CURLY: Final = {"\u201c": "\u201d", "\u201d": "\u201d", "\u2018": "\u2019", "\u2019": "\u2019"}
"""Typographic quotes that an editor or a translation put around a value, with what ends them."""
_VALUE_ENDS: Final = {
    **{quote: re.compile(rf"{quote}(?=[ \t\n%-]|\Z)") for quote in "\"'"},
    **{quote: re.compile(end) for quote, end in _CURLY.items()},
}
_STRING_ENDS: Final = {quote: re.compile(quote) for quote in "\"'"}

_MAX_LINES: Final = 20
_ATTRIBUTES: Final = re.compile(r"""(?>(?:\s++[A-Za-z_@][\w:.@-]*+\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s%"']++))+)\s*+-?""")
_ESCAPE: Final = re.compile(r"""\\(["'\\])""")


Unended = dict[tuple[re.Pattern[str], int], int]
"""By what ends a value or a string, and where the line ends: the first offset from which on there is no such end before there."""


@dataclass(slots=True)
class Tag:
    """`text` is an `if` tag's expression, or the positional value of an `include`; `end` the offset after `%}`."""

    name: str
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def closes(self) -> str | None:
        return CLOSERS.get(self.name)


def is_tag_name(name: str) -> bool:
    """Whether a tag of this name is the dialect's own."""
    return name in PAIRED or name in OPTIONAL or name in SINGLE or _known(name) in CLOSERS or (name.startswith("@") and "/" in name)


def read_tag(text: str, start: int, line_end: int, limit: int, unended: Unended) -> Tag | None:
    """The tag at `start`, or None where there is none; only an integration's may go on after `line_end`, up to `limit`.

    `unended` is one for all tags of a text: what one tag has looked for in vain to the end of a line, the next in that line does not look for.
    """
    found = _NAME.match(text, start, line_end)
    if found is None or not is_tag_name(found[1]):
        return None
    name = _known(found[1])
    if name.startswith("@"):
        return _read_integration(text, name, found.end(), limit)
    if name == "if":
        return _read_if(text, found.end(), line_end, unended)
    return _read_attributes(text, name, found.end(), line_end, unended) or _read_lines(text, name, found.end(), line_end, limit)


def _known(name: str) -> str:
    """A closing tag as the dialect spells it: translations write `{% EndHint %}`."""
    return name.lower() if name[:3].lower() == "end" else name


def _read_lines(text: str, name: str, position: int, line_end: int, limit: int) -> Tag | None:
    """A tag whose attributes go on in the next lines: nothing but attributes with a value, no blank line and no other tag among them."""
    end = line_end
    for _ in range(_MAX_LINES):
        begin, end = end + 1, text.find("\n", end + 1, limit)
        end = end if end >= 0 else limit
        if begin >= limit or "{%" in text[begin:end] or not text[begin:end].strip():
            return None
        if "%}" in text[begin:end]:
            break
    tag = _read_attributes(text, name, position, end, {})
    close = text.rfind("%}", position, tag.end) if tag is not None else -1
    return tag if tag is not None and tag.attributes and _ATTRIBUTES.fullmatch(text, position, close) else None


def _read_if(text: str, position: int, line_end: int, unended: Unended) -> Tag | None:
    start = position
    while position < line_end:
        character = text[position]
        if character in "\"'" and (close := _find(text, _STRING_ENDS[character], position + 1, line_end, unended)) >= 0:
            position = close + 1
        elif text.startswith("%}", position):
            return Tag("if", position + 2, text=text[start:position].removesuffix("-").strip())
        else:
            position += 1
    close = text.find("%}", start, line_end)
    return Tag("if", close + 2, text=text[start:close].strip()) if close >= 0 else None


def _read_attributes(text: str, name: str, position: int, line_end: int, unended: Unended) -> Tag | None:
    tag = Tag(name, 0)
    words: list[str] = []
    while True:
        if end := _END.match(text, position, line_end):
            tag.end = end.end()
            if not tag.text and name in SINGLE and words:
                tag.text = words[0]
            return tag
        while position < line_end and text[position].isspace():
            position += 1
        if position >= line_end:
            return None
        key = _KEY.match(text, position, line_end)
        if key is not None and key[0].rstrip().endswith("="):
            value, position = _read_value(text, key.end(), line_end, unended)
            tag.attributes.setdefault(key[1], value)
        elif text[position] in "\"'":
            tag.text, position = _read_value(text, position, line_end, unended)
        elif bare := _BARE.match(text, position, line_end):
            words.append(bare[0])
            position = bare.end()
        else:
            position += 1


def _read_value(text: str, position: int, line_end: int, unended: Unended) -> tuple[str, int]:
    """The value and the offset after it."""
    quote = text[position : position + 1] if position < line_end else ""
    if quote in _VALUE_ENDS and (close := _find(text, _VALUE_ENDS[quote], position + 1, line_end, unended)) >= 0:
        value = text[position + 1 : close]
        return value if quote in _CURLY else _ESCAPE.sub(r"\1", value), close + 1
    start = position + 1 if quote in ("'", '"') else position
    bare = _BARE.match(text, start, line_end)
    return (bare[0], bare.end()) if bare else ("", start)


def _find(text: str, end: re.Pattern[str], start: int, line_end: int, unended: Unended) -> int:
    """Where what is quoted from `start` on ends, or -1."""
    if unended.get((end, line_end), line_end) <= start:
        return -1
    found = end.search(text, start, line_end)
    while found is not None and _escaped(text, found.start(), start):
        found = end.search(text, found.end(), line_end)
    if found is None:
        unended[end, line_end] = start
        return -1
    return found.start()


def _escaped(text: str, position: int, start: int) -> bool:
    count = 0
    while position - count - 1 >= start and text[position - count - 1] == "\\":
        count += 1
    return count % 2 == 1


def _read_integration(text: str, name: str, position: int, limit: int) -> Tag | None:
    tag = Tag(name, 0)
    while True:
        if end := _END.match(text, position, limit):
            tag.end = end.end()
            return tag
        key = _VALUE_START.match(text, position, limit)
        if key is None:
            flag = _KEY.match(text, position, limit)
            if flag is None or flag.end() == position:
                return None
            position = flag.end()
            continue
        start = search = key.end()
        while True:
            close = text.find(key[2], search, limit)
            if close < 0:
                return None
            if not _escaped(text, close, start) and _NEXT.match(text, close + 1, limit):
                break
            search = close + 1
        tag.attributes.setdefault(key[1], _ESCAPE.sub(r"\1", text[start:close]))
        position = close + 1


def write_tag(name: str, attributes: dict[str, str] | None = None) -> str:
    """`{% name key="value" %}`, attributes in the given order; values that would end the tag are left out, for the comment before it has them."""
    spelled = {key: f'{key}="{_escape(value)}"' for key, value in (attributes or {}).items()}
    text = _tag(name, spelled.values())
    if _is_one_tag(text):
        return text
    return _tag(name, (word for key, word in spelled.items() if _is_one_tag(_tag(name, [word]))))


def write_integration(name: str, attributes: dict[str, str]) -> str:
    """As `write_tag`, but quotes inside a value stay as they are, as diagrams need them."""
    words = (
        word
        for key, value in attributes.items()
        if (read := _read_alone(_tag(name, [word := f'{key}="{value}"']))) is not None and read.attributes == {key: value}
    )
    return _tag(name, words)


def write_if(expression: str) -> str:
    """An `if` tag: on one line, and where the expression would end it all the same, with what ends it apart."""
    text = _tag("if", [" ".join(expression.split("\n"))])
    return text if _is_one_tag(text) else text[:-2].replace("%}", "% }") + "%}"


def _tag(name: str, words: Iterable[str]) -> str:
    return "{% " + " ".join([name, *words]) + " %}"


def _is_one_tag(text: str) -> bool:
    """Whether the text is a tag to its end."""
    return ("\n" not in text and text.find("%}") == len(text) - 2) or _read_alone(text) is not None


def _read_alone(text: str) -> Tag | None:
    """The tag that the whole text is; a line in it that begins another would be that other."""
    line_end = text.find("\n")
    if ANOTHER.search(text) is not None:
        return None
    tag = read_tag(text, 0, line_end if line_end >= 0 else len(text), len(text), {})
    return tag if tag is not None and tag.end == len(text) else None


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"') if '"' in value or "\\" in value else value
