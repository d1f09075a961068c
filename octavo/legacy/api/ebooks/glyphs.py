"""Which scripts of a book the fonts here cannot show: asked of the typesetter itself, which draws every character that it lacks alike."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from octavo.legacy.api.ebooks.typst_markup import quoted

SAMPLES: Final = 3
"""Characters of each script that are tried."""
MAX_SCRIPTS: Final = 60
_NOBODYS: Final = "\U0010fffd"
"""A character of private use that no font has."""
_DRAWN: Final = re.compile(r'<use[^>]*?href="#(\w+)"')
_LABELS: Final = {"CJK": "Chinese characters", "HANGUL": "Korean"}


def missing_scripts(characters: Iterable[str], draw: Callable[[str], str]) -> list[str]:
    """The names of scripts of which a sample cannot be shown. `draw` sets typst's markup as SVG."""
    samples = defaultdict[str, list[str]](list)
    for character in sorted(set(characters)):
        script = _script(character)
        if script and len(samples[script]) < SAMPLES and len(samples) <= MAX_SCRIPTS:
            samples[script].append(character)
    tried = [(script, character) for script, found in samples.items() for character in found]
    if not tried:
        return []
    boxes = "".join(f"#box[#{quoted(character)};]#parbreak();\n" for character in (_NOBODYS, *(character for _, character in tried)))
    drawn = draw(f"#set page(width: auto, height: auto)\n{boxes}").split('transform="translate(')[1:]
    if len(drawn) != len(tried) + 1:
        return []  # drawn otherwise than known here: nothing can be said
    nothing = _DRAWN.findall(drawn[0])
    return sorted(
        {_LABELS.get(script, script.title()) for (script, _), each in zip(tried, drawn[1:], strict=True) if _DRAWN.findall(each) == nothing}
    )


def _script(character: str) -> str:
    """The first word of a letter's name; nothing for signs, and for what every font has."""
    if character < "\u0250" or unicodedata.category(character) not in {"Lo", "Lu", "Ll", "Lt"}:
        return ""
    return unicodedata.name(character, "").partition(" ")[0].removesuffix("-UNIFIED")
