"""Identifiers of headings and glossary entries (legacy 3 and 5)."""

_DROPPED = str.maketrans("", "", "[]!\"'#$%&()*+,./:;<=>?@\\^_`{|}~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥")


def slug(text: str) -> str:
    """As 3.x wrote it: hyphens and other scripts stay, equal ids are not told apart."""
    return text.translate(_DROPPED).replace(" ", "-").lower().removeprefix("-")
