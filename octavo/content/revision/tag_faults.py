"""What is wrong with the tags of a page: opened and never closed, closed and never opened.

Only a page whose tags cannot all be paired is parsed for it, for an import reads thousands.
"""

import re
from collections import Counter
from typing import Final

from octavo.content.faults import Fault
from octavo.content.markdown.tags import CLOSERS, PAIRED
from octavo.content.markdown.tree import build_tree

LIMIT: Final = 20
"""The most that is told of one page: what follows mostly comes of what went before."""

_TAG: Final = re.compile(r"\{%-?[ \t]*+([A-Za-z][A-Za-z-]*+)|<(/?)details\b", re.IGNORECASE)


def tag_faults(source: str, body_start: int) -> list[Fault]:
    """Without a path; in the order of the lines."""
    if not _is_suspect(source):
        return []
    before = source.count("\n", 0, body_start)
    found = sorted(build_tree(source[body_start:]).faults, key=lambda fault: fault.line or 0)
    told = [Fault("", fault.line, f"{fault.message[:1].upper()}{fault.message[1:]}.").below(before) for fault in found]
    if len(told) > LIMIT:
        told[LIMIT:] = [Fault("", told[LIMIT].line, f"And {len(told) - LIMIT} more like these.")]
    return told


def _is_suspect(source: str) -> bool:
    """Whether openers and closers differ in number; also where a fence shows some, which parsing then tells apart."""
    if "{%" not in source and "<details" not in source and "</details" not in source:
        return False
    counts: Counter[str] = Counter()
    for found in _TAG.finditer(source):
        if found[1] is None:
            counts["details"] += -1 if found[2] else 1
        elif (closed := CLOSERS.get(found[1].lower())) is not None:
            counts[closed] -= closed in PAIRED
        elif found[1] in PAIRED:
            counts[found[1]] += 1
    return any(counts.values())
