"""What a reader and a browser make of rendered HTML: its words, and whatever in it could do harm."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser, LexborNode

from octavo.content.html.embeds import FRAME_ORIGINS

WORD = re.compile(r"\w+")
_INLINE = frozenset(
    [
        "a",
        "annotation",
        "button",
        "code",
        "em",
        "iframe",
        "img",
        "input",
        "kbd",
        "label",
        "mark",
        "picture",
        "s",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "use",
    ]
)
_ACTIVE = frozenset(
    ["script", "style", "link", "meta", "base", "object", "embed", "form", "template", "noscript", "portal", "frame", "frameset", "applet"]
)
_ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "background", "ping", "cite"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._formula = False
        """Within the text of a formula that could not be drawn: a word does not go on behind it."""

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._formula = self._formula or ("class", "octavo-formula") in attrs
        if tag not in _INLINE or self._formula:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or self._formula:
            self.pieces.append(" ")
        self._formula = False


def words(markup: str) -> list[str]:
    reader = _Text()
    reader.feed(markup)
    reader.close()
    return WORD.findall("".join(reader.pieces))


def first_missing(expected: Iterable[str], found: Iterable[str]) -> str | None:
    """The first expected word that does not follow its predecessors; None where all are there in order."""
    remaining = iter(found)
    return next((word for word in expected if word not in remaining), None)


def dangers(markup: str) -> list[str]:
    """Everything in the markup that a hostile author would want there."""
    return list(_dangers(LexborHTMLParser(f"<!doctype html><body>{markup}").body))


def _dangers(body: LexborNode | None) -> Iterator[str]:
    assert body is not None
    for node in body.traverse():
        if node.tag in _ACTIVE:
            yield f"<{node.tag}>"
        for name, value in node.attributes.items():
            yield from _attribute(node.tag or "", name.lower(), value or "")


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in {"style", "srcdoc"}:
        yield f"{tag} {name}={value}"
    if tag == "iframe" and name == "src" and not value.startswith(tuple(f"{origin}/" for origin in FRAME_ORIGINS)):
        yield f"iframe {value}"
    if name in _ADDRESSES and not value.startswith(_PICTURES):
        bare = re.sub(r"[\x00-\x20]", "", value)
        scheme = bare.partition(":")[0].lower() if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", bare) else ""
        if scheme not in _SCHEMES or bare.startswith(("//", "/\\", "\\")):
            yield f"{tag} {name}={value}"
