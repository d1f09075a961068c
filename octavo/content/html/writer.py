"""Writes HTML so that it cannot be unsafe: text and attributes are always escaped, addresses always judged, elements always closed."""

from collections.abc import Collection
from types import TracebackType

from typing_extensions import Self

from octavo.content.html.escape import escape, escape_attribute
from octavo.content.html.urls import IMAGE_SCHEMES, LINK_SCHEMES, safe_url

Value = str | int | float | bool | None

_SCHEMES = {"href": LINK_SCHEMES, "src": IMAGE_SCHEMES, "srcset": IMAGE_SCHEMES, "poster": IMAGE_SCHEMES}
_FORBIDDEN_ELEMENTS = frozenset({"script", "style", "link", "meta", "base", "object", "embed"})
_NAMES: dict[str, str] = {}


class Writer:
    """Collects markup. `with writer.element("p", class_="lead"):` opens an element and closes it at the end of the block.

    Attribute names are Python's: a trailing underscore goes, the others become hyphens. None and False leave an attribute out, True writes its name
    alone. An `href`, `src`, `srcset` or `poster` that `safe_url` refuses is left out.
    """

    __slots__ = ("_open", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the element opened last, where `with` does not fit."""
        self._parts.append(f"</{self._open.pop()}>")

    def within(self, names: Collection[str]) -> bool:
        """Whether an element of one of these names is open."""
        return any(name in names for name in self._open)

    def text(self, text: str) -> None:
        self._parts.append(escape(text))

    def lines(self, text: str) -> None:
        """Text whose line ends are seen."""
        self._parts.append(escape(text).replace("\n", "<br>\n"))

    def element(self, name: str, /, **attributes: Value) -> "Writer":
        self._parts.append(_tag(name, attributes))
        self._open.append(name)
        return self

    def empty(self, name: str, /, **attributes: Value) -> None:
        """An element without content or end tag: `img`, `br`, `input`."""
        self._parts.append(_tag(name, attributes))

    def phrase(self, name: str, text: str, /, **attributes: Value) -> None:
        """An element that holds nothing but text."""
        self._parts.append(f"{_tag(name, attributes)}{escape(text)}</{name}>")

    def safe(self, markup: str) -> None:
        """Markup made by a `Writer` or by `sanitize_html`, and by nothing else."""
        self._parts.append(markup)

    def markup(self) -> str:
        return "".join(self._parts)


def _tag(name: str, attributes: dict[str, Value]) -> str:
    if name in _FORBIDDEN_ELEMENTS:
        raise ValueError(f"content never writes <{name}>")
    if not attributes:
        return f"<{name}>"
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = _NAMES.get(key) or _name(key)
        if value is True:
            parts.append(attribute)
            continue
        schemes = _SCHEMES.get(attribute)
        spelled = value if isinstance(value, str) else str(value)
        address = spelled if schemes is None else safe_url(spelled, schemes=schemes)
        if address is not None:
            parts.append(f'{attribute}="{escape_attribute(address)}"')
    return f"<{' '.join(parts)}>"


def _name(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name.startswith("on") or name in {"style", "srcdoc"}:
        raise ValueError(f"content never writes the attribute {name}")
    _NAMES[key] = name
    return name
