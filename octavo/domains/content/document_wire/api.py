"""Blocks that show parts of an OpenAPI document."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire.block import Anchored, VoidBlock
from octavo.domains.content.refs_wire import ContentRefOpenAPI, MediaRef


class OpenAPIOperationPointer(TypedDict):
    path: str
    method: str


class SwaggerData(OpenAPIOperationPointer):
    ref: MediaRef
    expanded: NotRequired[bool]
    fullWidth: NotRequired[bool]


class DocumentBlockOpenAPI(VoidBlock):
    """The older form, which names a file."""

    type: Literal["swagger"]
    data: SwaggerData
    meta: NotRequired[Anchored]


class OpenAPIOperationData(OpenAPIOperationPointer):
    ref: ContentRefOpenAPI
    headless: NotRequired[bool]


class DocumentBlockOpenAPIOperation(VoidBlock):
    type: Literal["openapi-operation"]
    data: OpenAPIOperationData
    meta: NotRequired[Anchored]


class OpenAPISchemasData(TypedDict):
    grouped: NotRequired[bool]
    schemas: list[str]
    title: NotRequired[str]
    ref: ContentRefOpenAPI


class DocumentBlockOpenAPISchemas(VoidBlock):
    type: Literal["openapi-schemas"]
    data: OpenAPISchemasData
    meta: NotRequired[Anchored]


class OpenAPIWebhookData(TypedDict):
    name: str
    method: str
    ref: ContentRefOpenAPI
    headless: NotRequired[bool]


class DocumentBlockOpenAPIWebhook(VoidBlock):
    type: Literal["openapi-webhook"]
    data: OpenAPIWebhookData
    meta: NotRequired[Anchored]
