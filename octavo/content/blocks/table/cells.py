"""What the cells of each column type hold, both ways. A text cell's value is the name of its fragment."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from octavo.content.document import ContentRef
from octavo.content.inlines.mention import name_of
from octavo.content.markdown.html_tags import Element, attribute, escape
from octavo.content.markdown.values import number, spell_number

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_USER: Final = "https://app.gitbook.com/u/"
_FITS: Final = ("contain", "fill", "cover")


def read_number(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401, ARG001 - a JSON value
    return number(cell.text().strip())


def read_checkbox(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401, ARG001 - a JSON value
    return cell.text().strip().lower() == "true"


def read_select(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401, ARG001 - a JSON value
    return [span.attributes["data-option"] for span in cell.elements("span") if span.attributes.get("data-option")]


def read_users(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401 - a JSON value
    return [
        _user(reader.references.resolve(link.attributes.get("href", "")), link.attributes.get("href", "")) for link in cell.elements("a")
    ]


def _user(ref: ContentRef, href: str) -> str:
    return ref["user"] if ref["kind"] == "user" else href.removeprefix(_USER)


def read_files(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401 - a JSON value
    found = [
        (reader.references.resolve(link.attributes.get("href", ""), image=True), link.attributes.get("href", ""))
        for link in cell.elements("a")
    ]
    return [ref["file"] if ref["kind"] == "file" and "space" not in ref else href for ref, href in found]


def read_content_ref(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401 - a JSON value
    link = cell.find("a")
    return reader.references.resolve(link.attributes["href"]) if link is not None and "href" in link.attributes else None


def read_image(reader: "Reader", cell: Element) -> Any:  # noqa: ANN401 - a JSON value
    link = cell.find("a", "img")
    source = link.attributes.get("href", link.attributes.get("src")) if link is not None else None
    if source is None:
        return None
    ref = reader.references.resolve(source, image=True)
    extra = {}
    if cell.attributes.get("data-object-fit") in _FITS:
        extra["objectFit"] = cell.attributes["data-object-fit"]
    if cell.attributes.get("data-alt"):
        extra["alt"] = cell.attributes["data-alt"]
    return {"ref": ref, **extra} if extra else ref


READERS: Final[dict[str, "Callable[[Reader, Element], Any]"]] = {
    "number": read_number, "rating": read_number, "checkbox": read_checkbox, "select": read_select, "users": read_users, "files": read_files,
    "content-ref": read_content_ref, "image": read_image,
}  # fmt: skip


def write_cell(writer: "Writer", definition: dict[str, Any], value: Any) -> tuple[str, str]:  # noqa: ANN401 - a JSON value
    """The attributes of the `<td>` and what stands in it."""
    kind = definition.get("type")
    if isinstance(value, dict):
        return _write_reference(writer, value)
    if isinstance(value, list):
        return "", _write_values(writer, definition, [entry for entry in value if isinstance(entry, str)])
    if kind == "checkbox":
        return "", "true" if value else "false"
    if kind in ("number", "rating"):
        return "", "null" if value is None else spell_number(value)
    return "", ""


def _write_reference(writer: "Writer", value: dict[str, Any]) -> tuple[str, str]:
    names = {"objectFit": "data-object-fit", "alt": "data-alt"}
    extra = "".join(f' {name}="{attribute(value[key])}"' for key, name in names.items() if value.get(key))
    ref: ContentRef = value.get("ref", value)
    return extra, _link(writer, ref)


def _write_values(writer: "Writer", definition: dict[str, Any], values: list[str]) -> str:
    if definition.get("type") == "users":
        return "".join(f'<a href="{_USER}{attribute(entry)}">{escape(entry)}</a>' for entry in values)
    if definition.get("type") == "files":
        return "".join(_file(writer, entry) for entry in values)
    labels = {option.get("value"): option.get("label", "") for option in definition.get("options", [])}
    texts = [f"{escape(labels.get(entry, ''))}{', ' if index < len(values) - 1 else ''}" for index, entry in enumerate(values)]
    return "".join(f'<span data-option="{attribute(entry)}">{text}</span>' for entry, text in zip(values, texts, strict=True))


def _file(writer: "Writer", entry: str) -> str:
    spelled = entry if "/" in entry or "." in entry else writer.spell({"kind": "file", "file": entry})
    return f'<a href="{attribute(spelled)}">{escape(spelled.rpartition("/")[2])}</a>'


def _link(writer: "Writer", ref: ContentRef) -> str:
    spelled = writer.spell(ref)
    label = spelled if ref.get("kind") == "url" else name_of(writer, ref, spelled)
    return f'<a href="{attribute(spelled)}">{escape(label)}</a>'
