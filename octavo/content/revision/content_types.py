"""What kind of file a name tells of, and how large an image's first bytes say it is."""

import re
from typing import Final

from octavo.content.revision.paths import name_of

OTHER: Final = "application/octet-stream"

_TYPES: Final = {
    "avif": "image/avif", "bmp": "image/bmp", "gif": "image/gif", "heic": "image/heic", "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "png": "image/png", "apng": "image/apng", "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff", "webp": "image/webp",
    "aac": "audio/aac", "flac": "audio/flac", "m4a": "audio/mp4", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav",
    "avi": "video/x-msvideo", "m4v": "video/mp4", "mkv": "video/x-matroska", "mov": "video/quicktime", "mp4": "video/mp4", "webm": "video/webm",
    "css": "text/css", "csv": "text/csv", "htm": "text/html", "html": "text/html", "js": "text/javascript", "json": "application/json", "md": "text/markdown",
    "markdown": "text/markdown", "mdx": "text/markdown", "mjs": "text/javascript", "pdf": "application/pdf", "rtf": "application/rtf", "ts": "text/plain",
    "tsv": "text/tab-separated-values", "txt": "text/plain", "xml": "application/xml", "yaml": "application/yaml", "yml": "application/yaml",
    "doc": "application/msword", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odp": "application/vnd.oasis.opendocument.presentation", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text", "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "epub": "application/epub+zip",
    "7z": "application/x-7z-compressed", "bz2": "application/x-bzip2", "gz": "application/gzip", "jar": "application/java-archive", "rar": "application/vnd.rar",
    "tar": "application/x-tar", "tgz": "application/gzip", "xz": "application/x-xz", "zip": "application/zip", "wasm": "application/wasm",
    "otf": "font/otf", "ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2",
}  # fmt: skip
_SVG_LIMIT: Final = 4096
_SVG: Final = re.compile(rb"<svg\b([^>]*)>")
_LENGTH: Final = re.compile(rb"""\s(width|height)=["']\s*([0-9]{1,6})(?:\.[0-9]{0,10})?(?:px)?\s*["']""")
_VIEW_BOX: Final = re.compile(rb"""\sviewBox=["']\s*[-0-9.]{1,12}[\s,]+[-0-9.]{1,12}[\s,]+([0-9]{1,6})[0-9.]{0,12}[\s,]+([0-9]{1,6})""")
_SIZE_MARKERS: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def content_type(path: str) -> str:
    """By the name's extension, the same on every machine."""
    _, dot, extension = name_of(path).rpartition(".")
    return _TYPES.get(extension.lower(), OTHER) if dot else OTHER


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, JPEG, WebP or SVG image; None where they cannot be told. A size that is no size is not told."""
    found = _dimensions(content)
    return found if found and found[0] > 0 and found[1] > 0 else None


def _dimensions(content: bytes) -> tuple[int, int] | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and len(content) >= 24:  # noqa: PLR2004 - the header
        return _big(content[16:20]), _big(content[20:24])
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:  # noqa: PLR2004 - the header
        return _little(content[6:8]), _little(content[8:10])
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content[12:30])
    return _svg(content[:_SVG_LIMIT]) if b"<svg" in content[:_SVG_LIMIT] else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """ISO/IEC 10918-1, B.2.2: the frame header comes after segments that carry their own lengths."""
    position = 2
    while position + 9 <= len(content):
        if content[position] != 0xFF:  # noqa: PLR2004 - a marker's first byte
            return None
        marker = content[position + 1]
        if marker == 0xFF:  # noqa: PLR2004 - fill bytes
            position += 1
        elif marker in _SIZE_MARKERS:
            return _big(content[position + 7 : position + 9]), _big(content[position + 5 : position + 7])
        else:
            position += 2 + max(2, _big(content[position + 2 : position + 4]))
    return None


def _webp(header: bytes) -> tuple[int, int] | None:
    """RFC 9649, 2.5 to 2.7; `header` begins with the first chunk."""
    if len(header) < 18:  # noqa: PLR2004 - as far as the longest of the three goes
        return None
    if header.startswith(b"VP8X"):
        return _little(header[12:15]) + 1, _little(header[15:18]) + 1
    if header.startswith(b"VP8L"):
        bits = _little(header[9:13])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if header.startswith(b"VP8 "):
        return _little(header[14:16]) & 0x3FFF, _little(header[16:18]) & 0x3FFF
    return None


def _svg(head: bytes) -> tuple[int, int] | None:
    tag = _SVG.search(head)
    if tag is None:
        return None
    lengths = {name: int(value) for name, value in _LENGTH.findall(tag[0])}
    if len(lengths) == 2:  # noqa: PLR2004 - both
        return lengths[b"width"], lengths[b"height"]
    box = _VIEW_BOX.search(tag[0])
    return (int(box[1]), int(box[2])) if box else None


def _big(octets: bytes) -> int:
    return int.from_bytes(octets, "big")


def _little(octets: bytes) -> int:
    return int.from_bytes(octets, "little")
