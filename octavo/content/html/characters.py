"""Emoji, which documents name by character or by hex code points (`1f389`, `1f468-200d-1f4bb`)."""

_LONGEST = 64
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def emoji(code: str) -> str:
    """The characters that a code stands for; what is no code is shown as it is, cut short."""
    text = code.strip()[:_LONGEST]
    points: list[int] = []
    for part in text.replace("-", " ").replace("_", " ").split():
        if len(part) < 2 or not all(digit in "0123456789abcdefABCDEF" for digit in part):  # noqa: PLR2004 - a single digit is a character
            return text
        points.append(int(part, 16))
    if not points or any(point > _LAST or point in _SURROGATES for point in points):
        return text
    return "".join(map(chr, points))
