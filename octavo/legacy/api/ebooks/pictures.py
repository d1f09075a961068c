"""Which pictures a book may take along: of a kind that every reader shows, known by their bytes and not by their names."""

import re
from typing import Final
from xml.etree import ElementTree as ET

_MAGIC: Final = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF87a", ".gif"), (b"GIF89a", ".gif"))
TYPES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"}
LARGEST_DRAWING: Final = 5_000_000
_SVG: Final = "{http://www.w3.org/2000/svg}"
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s[^>\[]*+>")
_REFUSED: Final = frozenset(
    {"script", "foreignObject", "iframe", "handler", "animate", "set", "animateTransform", "animateMotion", "image", "feImage"}
)
_LINK: Final = re.compile(r"(?i)url\(\s*+['\"]?(?!#)|@import|javascript:|expression\(")


def suffix_of(content: bytes) -> str | None:
    """The ending that the bytes deserve; None for what not every reader shows, and for drawings that are more than drawings."""
    for magic, suffix in _MAGIC:
        if content.startswith(magic):
            return suffix
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    return ".svg" if b"<svg" in content[:4096] and is_plain_drawing(content) else None


def is_plain_drawing(content: bytes) -> bool:
    """Whether an SVG draws, and does nothing else: no script, no other document's markup, nothing loaded from anywhere."""
    plain = _DOCTYPE.sub(b"", content, count=1)
    if len(plain) > LARGEST_DRAWING or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        return False
    try:
        root = ET.fromstring(plain)  # noqa: S314 - no entities are left that could grow or reach out
    except (ET.ParseError, ValueError, RecursionError):
        return False
    return root.tag == f"{_SVG}svg" and all(_is_plain(element) for element in root.iter())


def _is_plain(element: ET.Element) -> bool:
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _REFUSED or _LINK.search(element.text or ""):
        return False
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2].lower()
        if local.startswith("on") or (local in {"href", "src"} and not value.startswith("#")) or _LINK.search(value):
            return False
    return True
