"""Blocks that stand for something else: other content, reusable content, an integration's block."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import PlainObject
from octavo.domains.content.document_wire.block import Token, VoidBlock
from octavo.domains.content.refs_wire import ContentRef, ContentRefReusableContent


class ContentRefData(TypedDict):
    ref: ContentRef


class DocumentBlockContentRef(VoidBlock):
    type: Literal["content-ref"]
    data: ContentRefData


class ReusableContentData(TypedDict):
    ref: ContentRefReusableContent


class DocumentBlockReusableContent(VoidBlock):
    type: Literal["reusable-content"]
    data: ReusableContentData
    meta: NotRequired[Token]


class CustomAction(TypedDict):
    """An integration's own action, with whatever else it holds."""

    action: str


class OpenModal(TypedDict):
    action: Literal["@ui.modal.open"]
    componentId: str
    props: PlainObject


class CloseModal(TypedDict):
    action: Literal["@ui.modal.close"]
    returnValue: PlainObject


class OpenUrl(TypedDict):
    action: Literal["@ui.url.open"]
    url: str


class UnfurlLink(TypedDict):
    action: Literal["@link.unfurl"]
    url: str


class UpdateProps(TypedDict):
    action: Literal["@editor.node.updateProps"]
    props: PlainObject


ContentKitAction = CustomAction | OpenModal | CloseModal | OpenUrl | UnfurlLink | UpdateProps


class IntegrationData(TypedDict):
    integration: str
    block: str
    props: PlainObject
    action: NotRequired[ContentKitAction]
    url: NotRequired[str]
    fullWidth: NotRequired[bool]


class IntegrationMeta(TypedDict):
    token: NotRequired[str]
    spaceId: NotRequired[str]


class DocumentBlockIntegration(VoidBlock):
    type: Literal["integration"]
    data: IntegrationData
    meta: NotRequired[IntegrationMeta]
