"""Where a text's links lead, found without parsing it: quickly, and rather too many (code is not told apart) than too few."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from octavo.content.revision.locate import is_external
from octavo.content.revision.paths import decode, normalise
from octavo.content.revision.row_links import unescape

LIMIT: Final = 5000
"""The most different destinations of one file that count."""

_LINKS: Final = re.compile(
    r"""\]\([ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^()\s<>]+(?:\([^()\s]*\)[^()\s]*)*))
      | (?:href|src|srcset|url|cover|image|content-ref)=(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')
      | \{%[ \t]*include[ \t]+(?:"(?P<include>[^"\n]*)"|'(?P<included>[^'\n]*)')
      | ^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*(?:<(?P<defined>[^<>\n]*)>|(?P<definition>\S+))
      | ^[ \t]*(?:cover|light|dark|canonical):[ ](?:>-?\n[ ]+)?["']?(?P<front>[^"'\n]+)""",
    re.MULTILINE | re.VERBOSE,
)


class Scan(NamedTuple):
    links: list[str]
    """Destinations within the repository, each once, in order, unescaped; other hosts and anchors of the same page are left out."""
    print: str
    """Equal for two texts that differ in nothing but where their links lead."""


def scan(source: str) -> Scan:
    spans = _spans(source)
    links: dict[str, None] = {}
    for _, destination in _within(source, spans):
        if len(links) < LIMIT:
            links[destination] = None
    rest = _without(source, spans)
    return Scan(list(links), hashlib.blake2b(rest.encode(errors="replace"), digest_size=10).hexdigest())


def destinations(source: str) -> Iterator[tuple[int, str]]:
    """All destinations within the repository, unescaped, each with its place in the source."""
    return _within(source, _spans(source))


def _within(source: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    for start, end in spans:
        destination = unescape(source[start:end].strip())
        if destination and not destination.startswith("#") and not is_external(destination):
            yield start, destination


def without_destinations(source: str) -> str:
    r"""The text with `\0` in place of each link's destination."""
    return _without(source, _spans(source))


def _spans(source: str) -> list[tuple[int, int]]:
    return [match.span(match.lastgroup or 0) for match in _LINKS.finditer(source)]


def _without(source: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces.append(source[position:start])
        position = end
    pieces.append(source[position:])
    return "\0".join(pieces)


def outside_paths(links: list[str] | None, folder: str) -> list[str]:
    """Those of a file's destinations that leave the space's directory, as paths from that directory (`../.gitbook/assets/x.png`)."""
    depth = 0 if folder.startswith("..") or not folder else folder.count("/") + 1
    found: list[str] = []
    for link in links or ():
        if link.count("../") > depth or folder.startswith(".."):
            path = normalise(f"{folder}/{decode(link.partition('#')[0])}" if folder else decode(link.partition("#")[0]))
            if path.startswith("../") and not link.startswith("/"):
                found.append(path)
    return found
