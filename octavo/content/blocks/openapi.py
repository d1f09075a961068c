"""API blocks: `swagger` (a file's operation), `openapi-operation`, `openapi-schemas`, `openapi-webhook` (dialect 2.1)."""

from typing import TYPE_CHECKING, Any

from octavo.content.blocks.beside import with_words_beside
from octavo.content.blocks.legacy_api import LEGACY, read_legacy
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.inlines.mention import name_of
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, put, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read_file_operation(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    if "src" not in attributes:
        return read_legacy(reader, syntax)
    data: dict[str, Any] = {"path": attributes.get("path", ""), "method": attributes.get("method", "")}
    data["ref"] = reader.references.resolve(attributes["src"], image=True)
    put(data, "expanded", flag(attributes.get("expanded")))
    put(data, "fullWidth", flag(attributes.get("fullWidth")))
    return with_words_beside(reader, syntax, void("swagger", data))


def write_file_operation(writer: "Writer", node: Node) -> str:
    data = node["data"]
    spelled = writer.spell(data["ref"])
    attributes = {"src": spelled, "path": data.get("path", ""), "method": data.get("method", "")}
    attributes |= {key: spell_flag(data[key]) for key in ("expanded", "fullWidth") if data.get(key) is not None}
    link = f"[{writer.escape(name_of(writer, data['ref'], spelled), ']')}]({writer.destination(spelled)})"
    return writer.tagged("openapi", attributes, link)


def _ref(syntax: Syntax) -> dict[str, Any]:
    return {"kind": "openapi", "spec": syntax.attributes["tag"].get("spec", "")}


def _tagged(writer: "Writer", node: Node, name: str, attributes: dict[str, str]) -> str:
    spec = node["data"].get("ref", {}).get("spec", "")
    target = writer.references.spell(node["data"]["ref"]) if spec else "broken-reference"
    label = f"OpenAPI {writer.escape(spec, ']')}" if spec else "Broken link"
    return writer.tagged(name, {"spec": spec, **attributes}, f"[{label}]({writer.destination(target)})")


def read_operation(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data = {"path": attributes.get("path", ""), "method": attributes.get("method", ""), "ref": _ref(syntax)}
    return with_words_beside(reader, syntax, void("openapi-operation", data))


def write_operation(writer: "Writer", node: Node) -> str:
    return _tagged(writer, node, "openapi-operation", {key: node["data"].get(key, "") for key in ("path", "method")})


def read_schemas(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data: dict[str, Any] = {"schemas": [name.strip() for name in attributes.get("schemas", "").split(",") if name.strip()]}
    data |= {"grouped": flag(attributes.get("grouped", "true")), "ref": _ref(syntax)}
    put(data, "title", attributes.get("title"))
    return with_words_beside(reader, syntax, void("openapi-schemas", data))


def write_schemas(writer: "Writer", node: Node) -> str:
    data = node["data"]
    attributes = {"schemas": ",".join(data.get("schemas", [])), "grouped": spell_flag(data.get("grouped", True))}
    if data.get("title"):
        attributes["title"] = data["title"]
    return _tagged(writer, node, "openapi-schemas", attributes)


def read_webhook(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data = {"name": attributes.get("name", ""), "method": attributes.get("method", ""), "ref": _ref(syntax)}
    return with_words_beside(reader, syntax, void("openapi-webhook", data))


def write_webhook(writer: "Writer", node: Node) -> str:
    return _tagged(writer, node, "openapi-webhook", {key: node["data"].get(key, "") for key in ("name", "method")})


SWAGGER = Codec(
    "swagger",
    write_file_operation,
    {"tag:openapi": read_file_operation, "tag:swagger": read_file_operation, **dict.fromkeys(LEGACY, read_legacy)},
    defaults={"expanded": False, "fullWidth": False},
)
OPENAPI_OPERATION = Codec("openapi-operation", write_operation, {"tag:openapi-operation": read_operation})
OPENAPI_SCHEMAS = Codec("openapi-schemas", write_schemas, {"tag:openapi-schemas": read_schemas}, defaults={"grouped": True, "title": ""})
OPENAPI_WEBHOOK = Codec("openapi-webhook", write_webhook, {"tag:openapi-webhook": read_webhook})
