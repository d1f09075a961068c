"""Which way a block runs. `dir="auto"` cannot say it of lists and quotes: it does not look into children that have a direction of their own."""

from collections.abc import Sequence
from unicodedata import bidirectional

from octavo.content.document import Node
from octavo.content.text import pieces

_LOOKED_AT = 400
"""Characters: a block without letters so far follows its surroundings."""
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(nodes: Sequence[Node]) -> str | None:
    """`ltr` or `rtl` by the first letter, as Unicode's bidirectional algorithm decides for a paragraph; None where there is none."""
    left = _LOOKED_AT
    for piece in pieces(nodes):
        for character in piece[:left]:
            found = _STRONG.get(bidirectional(character))
            if found is not None:
                return found
        left -= len(piece)
        if left <= 0:
            return None
    return None
