"""Inline Markdown as a flat list of pieces: the bracket and delimiter stacks of CommonMark, each step bounded, the whole linear.

Beyond CommonMark: `$$formula$$`, `[^note]`, `:shortcode:`, `~x~` like `~~x~~`. HTML stays single tags here; what they mean is read afterwards.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final

from octavo.content.emoji import character_of
from octavo.content.markdown.code_spans import CodeSpans
from octavo.content.markdown.delimiters import Delimiters, Piece, Run
from octavo.content.markdown.destination import read_destination, unescaped
from octavo.content.markdown.html_tags import KNOWN, TAG, read_entity
from octavo.content.markdown.rules.definition import normalise_label

_SPECIAL: Final = re.compile(r"[\\`*_~\[\]!<&$:\n]")
_ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK: Final = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]*+)>|<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}+@[A-Za-z0-9.-]{1,255}+)>"
)
_SHORTCODE: Final = re.compile(r":([A-Za-z0-9_+-]{1,60}+):")
_HINTS: Final = {
    ":": _SHORTCODE,
    "<": re.compile(r"<[A-Za-z/!]"),
    "&": re.compile(r"&[#A-Za-z]"),
    "!": re.compile(r"!\["),
    "$": re.compile(r"\$\$"),
}
"""What must at least follow these characters to mean anything."""

_NOTE: Final = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_MAX_LABEL: Final = 999


@dataclass(slots=True)
class _Bracket:
    index: int
    position: int
    image: bool
    run: Run | None
    active: bool = True


def parse_inline(text: str, links: Mapping[str, tuple[str, str]] | None = None, notes: Container[str] = ()) -> list[Piece]:
    """The pieces of one paragraph's text. `links` are definitions by normalised label, `notes` the labels of existing footnotes."""
    if _SPECIAL.search(text) is None:
        return [Piece("text", text)] if text else []
    return _Parser(text, links or {}, notes).parse()


class _Parser:
    def __init__(self, text: str, links: Mapping[str, tuple[str, str]], notes: Container[str]) -> None:
        self.text = text
        self.links = links
        self.notes = notes
        self.pieces: list[Piece] = []
        self.runs = Delimiters()
        self.brackets: list[_Bracket] = []
        self.code_spans = CodeSpans(text)
        self.position = 0
        self.unclosed_comment = False

    def parse(self) -> list[Piece]:
        text = self.text
        scan = 0
        while (found := _SPECIAL.search(text, scan)) is not None:
            start = found.start()
            hint = _HINTS.get(text[start])
            if hint is not None and hint.match(text, start) is None:
                scan = start + 1  # the text goes on: most colons begin no emoji
                continue
            self._text(text[self.position : start])
            self.position = start + 1
            if not getattr(self, _METHODS[text[start]])(start):
                self.position = start + 1
                self._text(text[start])
            scan = self.position
        self._text(text[self.position :])
        self.runs.process(None)
        return self.pieces

    def _text(self, text: str) -> None:
        if text:
            self.pieces.append(Piece("text", text))

    def _backslash(self, start: int) -> bool:
        following = self.text[start + 1 : start + 2]
        if following == "\n":
            self._break(start + 2)
            return True
        if following in _ESCAPABLE and following:
            self._text(following)
            self.position = start + 2
            return True
        return False

    def _newline(self, start: int) -> bool:
        last = self.pieces[-1] if self.pieces else None
        hard = False
        if last is not None and last.kind == "text":
            hard = self.text.endswith("  ", 0, start)
            last.text = last.text.rstrip(" ") if self.text[start - 1] == " " else last.text
        if hard:
            self._break(start + 1)
        else:
            self._text(" ")
            self._skip_blanks(start + 1)
        return True

    def _break(self, position: int) -> None:
        self.pieces.append(Piece("break"))
        self._skip_blanks(position)

    def _skip_blanks(self, position: int) -> None:
        while self.text.startswith((" ", "\t"), position):
            position += 1
        self.position = position

    def _code(self, start: int) -> bool:
        end, close = self.code_spans.closer(start)
        if close < 0:
            self._text(self.text[start:end])
            self.position = end
            return True
        content = self.text[end:close].replace("\n", " ")
        if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
            content = content[1:-1]
        self.pieces.append(Piece("code", content))
        self.position = close + end - start
        return True

    def _math(self, start: int) -> bool:
        if not self.text.startswith("$$", start):
            return False
        close = self.text.find("$$", start + 2)
        if close < 0 or not self.text[start + 2 : close].strip():
            self._text("$$")
            self.position = start + 2
            return True
        self.pieces.append(Piece("math", self.text[start + 2 : close]))
        self.position = close + 2
        return True

    def _shortcode(self, start: int) -> bool:
        found = _SHORTCODE.match(self.text, start)
        if found is None or (start and self.text[start - 1].isalnum()) or character_of(found[1]) is None:
            return False
        self.pieces.append(Piece("emoji", found[1]))
        self.position = found.end()
        return True

    def _entity(self, start: int) -> bool:
        found = read_entity(self.text, start)
        if found is None:
            return False
        if found[0]:
            self.pieces.append(Piece("text", found[0]))
        self.position = found[1]
        return True

    def _angle(self, start: int) -> bool:
        if found := _AUTOLINK.match(self.text, start):
            address = found[1] or f"mailto:{found[2]}"
            self.pieces += [Piece("link", target=address), Piece("text", found[1] or found[2]), Piece("/link")]
        elif (end := self._comment_end(start)) > 0:
            self.pieces.append(Piece("comment", self.text[start:end]))
            self.position = end
            return True
        elif (found := TAG.match(self.text, start)) is not None and found[2].lower() in KNOWN:
            self.pieces.append(Piece("tag", found[1] + found[2].lower(), found[3], found[0]))
        else:
            return False
        self.position = found.end()
        return True

    def _comment_end(self, start: int) -> int:
        if not self.text.startswith("<!--", start) or self.unclosed_comment:
            return 0
        close = self.text.find("-->", start + 2)
        self.unclosed_comment = close < 0
        return close + 3 if close >= 0 else 0

    def _bang(self, start: int) -> bool:
        if not self.text.startswith("![", start):
            return False
        self._push_bracket(start, "![")
        return True

    def _open(self, start: int) -> bool:
        if self.text.startswith("[^", start) and (found := _NOTE.match(self.text, start)) and found[1] in self.notes:
            self.pieces.append(Piece("note", found[1]))
            self.position = found.end()
            return True
        self._push_bracket(start, "[")
        return True

    def _push_bracket(self, start: int, text: str) -> None:
        self.brackets.append(_Bracket(len(self.pieces), start + len(text), text == "![", self.runs.last))
        self.pieces.append(Piece("text", text))
        self.position = start + len(text)

    def _close(self, start: int) -> bool:
        if not self.brackets:
            return False
        bracket = self.brackets.pop()
        if not bracket.active:
            return False
        target = read_destination(self.text, start + 1) or self._reference(bracket, start)
        if target is None:
            return False
        address, title, self.position = target
        self.runs.process(bracket.run)
        opening = self.pieces[bracket.index]
        if bracket.image:
            label = "".join(piece.text for piece in self.pieces[bracket.index + 1 :] if piece.kind in ("text", "code", "delimiter"))
            del self.pieces[bracket.index :]
            self.pieces.append(Piece("image", label, address, title))
            return True
        opening.kind, opening.text, opening.target, opening.title = "link", "", address, title
        self.pieces.append(Piece("/link"))
        for outer in reversed(self.brackets):
            if not outer.image:
                if not outer.active:
                    break
                outer.active = False
        return True

    def _reference(self, bracket: _Bracket, close: int) -> tuple[str, str, int] | None:
        if not self.links:
            return None
        label, end = self.text[bracket.position : min(close, bracket.position + _MAX_LABEL)], close + 1
        if self.text.startswith("[", end) and (stop := self.text.find("]", end, end + _MAX_LABEL)) >= 0:
            label, end = self.text[end + 1 : stop] or label, stop + 1
        found = self.links.get(normalise_label(label))
        if found is None:
            return None
        return unescaped(found[0][1:-1] if found[0].startswith("<") else found[0]), unescaped(found[1]), end

    def _delimiter(self, start: int) -> bool:
        text, character = self.text, self.text[start]
        end = start + 1
        while end < len(text) and text[end] == character:
            end += 1
        piece = Piece("delimiter", text[start:end])
        self.pieces.append(piece)
        self.position = end
        self.runs.add(piece, text[start - 1] if start else "\n", text[end] if end < len(text) else "\n")
        return True


_METHODS: Final = {
    "\\": "_backslash", "\n": "_newline", "`": "_code", "$": "_math", ":": "_shortcode", "&": "_entity", "<": "_angle",
    "!": "_bang", "[": "_open", "]": "_close", "*": "_delimiter", "_": "_delimiter", "~": "_delimiter",
}  # fmt: skip
