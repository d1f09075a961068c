"""A page's file as text: decoding, the frontmatter, and the way back from the text that is parsed to the bytes that an author wrote."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from octavo.errors import BadRequest, PayloadTooLarge

PAGE_LIMIT: Final = 4_000_000
"""The largest page, in bytes of UTF-8."""

_FRONTMATTER: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FENCE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_YAML_LIMIT: Final = 100_000
_ALIASES: Final = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that was read as well as could be: `line` counts from 1."""

    line: int
    message: str


@dataclass(slots=True)
class Source:
    r"""`text` is the file, `body` what follows the frontmatter with `\n` line ends; offsets in `body` become offsets in `text` through `offset`."""

    text: str
    body: str
    body_start: int
    frontmatter: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    _body_lines: list[int] | None = None
    _text_lines: list[int] | None = None

    def offset(self, position: int) -> int:
        if self._body_lines is None or self._text_lines is None:
            return self.body_start + position
        line = bisect_right(self._body_lines, position) - 1
        return self._text_lines[line] + position - self._body_lines[line]

    @property
    def newline(self) -> str:
        """The line end that the file uses first."""
        at = self.text.find("\n")
        return "\r\n" if at > 0 and self.text[at - 1] == "\r" else "\n"


def read_source(source: bytes | str, *, limit: int = PAGE_LIMIT) -> Source:
    """Decode and split a file.

    Raises `PayloadTooLarge` above `limit` bytes, `BadRequest` for what is not text: invalid UTF-8, lone surrogates, NUL.
    """
    text = _decode(source, limit)
    begin, yaml_text = _split_frontmatter(text)
    faults: list[Fault] = []
    frontmatter = _read_yaml(yaml_text, faults) if yaml_text is not None else {}
    body = text[begin:]
    made = Source(text, body, begin, frontmatter, faults)
    if "\r" in body:
        made.body, made._body_lines, made._text_lines = _normalise(body, begin)  # noqa: SLF001 - it is being built
    return made


def _decode(source: bytes | str, limit: int) -> str:
    if len(source) > limit:
        raise PayloadTooLarge(f"the page is larger than {limit:,} bytes: split it into several pages")
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadRequest(f"the page is not UTF-8 text: byte {error.start} cannot be decoded") from None
    else:
        text = source
        try:
            size = len(text.encode("utf-8"))
        except UnicodeEncodeError as error:
            raise BadRequest(f"the page holds a lone surrogate at character {error.start}, which is no text") from None
        if size > limit:
            raise PayloadTooLarge(f"the page is larger than {limit:,} bytes: split it into several pages")
    if (nul := text.find("\0")) >= 0:
        raise BadRequest(f"the page holds a NUL at character {nul}: it is not a text file")
    return text


def _split_frontmatter(text: str) -> tuple[int, str | None]:
    opening = _FRONTMATTER.match(text)
    if opening is None:
        return (1 if text.startswith("\ufeff") else 0), None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return (1 if text.startswith("\ufeff") else 0), None
    begin = min(closing.end() + 1, len(text))
    return begin, text[opening.end() : closing.start()]


def _read_yaml(text: str, faults: list[Fault]) -> dict[str, Any]:
    if len(text) > _YAML_LIMIT:
        faults.append(Fault(1, f"the frontmatter is longer than {_YAML_LIMIT:,} characters and was ignored"))
        return {}
    if text.count("*") > _ALIASES and "&" in text and _aliases(text) > _ALIASES:
        faults.append(Fault(1, "the frontmatter uses too many YAML aliases and was ignored"))
        return {}
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        faults.append(Fault(2 + mark.line if mark else 1, f"the frontmatter is not valid YAML: {problem}"))
        return {}
    if found is None:
        return {}
    if not isinstance(found, dict):
        faults.append(Fault(1, "the frontmatter is not a list of keys and values"))
        return {}
    return {str(key): value for key, value in found.items()}


def _aliases(text: str) -> int:
    try:
        return sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader))
    except (yaml.YAMLError, RecursionError):
        return 0


class _Loader(yaml.SafeLoader):
    """Dates stay text: what an author wrote goes back as written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _normalise(body: str, begin: int) -> tuple[str, list[int], list[int]]:
    lines: list[str] = []
    body_lines, text_lines = [0], [begin]
    position = 0
    for match in re.finditer(r"\r\n?|\n", body):
        lines.append(body[position : match.start()])
        position = match.end()
        body_lines.append(body_lines[-1] + len(lines[-1]) + 1)
        text_lines.append(begin + position)
    lines.append(body[position:])
    return "\n".join(lines), body_lines, text_lines
