"""Headings as today's reader knows them: with a space after their marks, and a title without `{#id}` (legacy 5)."""

import re
from typing import Final

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.markdown.blocks import Blocks
from octavo.legacy.toolchain.markdown.lexer import TOP

_TIGHT: Final = re.compile(r"^ *+#{1,6}+[^#\s]", re.MULTILINE)
_MARKS: Final = re.compile(r" *+#{1,6}+(?=[^#\s])")
_ID: Final = re.compile(r"[ \t]*+\{#[^}\n]{0,200}+\}")


def spell_headings(text: str) -> str:
    """The page itself where nothing is to be said otherwise."""
    first_has_id = "{#" in text
    if not first_has_id and not _TIGHT.search(text):
        return text
    blocks, out, at, titled = Blocks(text, Budget(len(text))), list[str](), 0, False
    while at < len(text):
        found = blocks.find(at, rules=(Blocks.newline, *TOP))
        if found is None:
            return text
        raw = text[at : found.end]
        if found.rule == "heading":
            if marks := _MARKS.match(raw):
                raw = f"{marks.group()} {raw[marks.end() :]}"
            if not titled and found.groups[0] == "1":
                raw, titled = _ID.sub("", raw, count=1), True
        out.append(raw)
        at = found.end
    return "".join(out)
