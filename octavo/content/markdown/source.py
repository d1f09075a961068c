"""A page's file as text: decoding, what is frontmatter and what body, and the way back from the text that is parsed to the bytes that an author wrote."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final

from octavo.content.faults import Fault
from octavo.content.frontmatter import split_frontmatter
from octavo.errors import BadRequest, PayloadTooLarge

PAGE_LIMIT: Final = 4_000_000
"""The largest page, in bytes of UTF-8."""


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
    found = split_frontmatter(text)
    body = text[found.body_start :]
    made = Source(text, body, found.body_start, found.values, [found.fault] if found.fault else [])
    if "\r" in body:
        made.body, made._body_lines, made._text_lines = _normalise(body, found.body_start)  # noqa: SLF001 - it is being built
    return made


def _decode(source: bytes | str, limit: int) -> str:
    if len(source) > limit:
        raise PayloadTooLarge(f"The page is larger than {limit:,} bytes: split it into several pages.")
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadRequest(f"The page is not UTF-8 text: byte {error.start} cannot be decoded.") from None
    else:
        text = source
        try:
            size = len(text.encode("utf-8"))
        except UnicodeEncodeError as error:
            raise BadRequest(f"The page holds a lone surrogate at character {error.start}, which is no text.") from None
        if size > limit:
            raise PayloadTooLarge(f"The page is larger than {limit:,} bytes: split it into several pages.")
    if (nul := text.find("\0")) >= 0:
        raise BadRequest(f"The page holds a NUL at character {nul}: it is not a text file.")
    return text


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
