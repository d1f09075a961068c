"""Inlines, and the text between them."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Icon
from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import NoData
from octavo.domains.content.document_wire.marks import DocumentTextColor, DocumentTextMark
from octavo.domains.content.refs_wire import ContentRef, MediaRef


class DocumentTextLeaf(TypedDict):
    object: Literal["leaf"]
    text: str
    marks: list[DocumentTextMark]


class DocumentText(TypedDict):
    object: Literal["text"]
    key: NotRequired[str]
    leaves: list[DocumentTextLeaf]


class Inline(TypedDict):
    object: Literal["inline"]
    key: NotRequired[str]


class VoidInline(TypedDict):
    object: Literal["inline"]
    key: NotRequired[str]
    isVoid: Literal[True]


class LinkData(TypedDict):
    ref: ContentRef


class DocumentInlineLink(Inline):
    type: Literal["link"]
    nodes: list["blocks.DocumentText | blocks.DocumentInlineImage"]
    data: LinkData
    isVoid: NotRequired[Literal[False]]


class EmojiData(TypedDict):
    """`code` is the emoji's code points in hexadecimal."""

    code: str


class DocumentInlineEmoji(VoidInline):
    type: Literal["emoji"]
    data: EmojiData


class IconData(TypedDict):
    icon: str
    color: NotRequired[DocumentTextColor]


class DocumentInlineIcon(VoidInline):
    type: Literal["icon"]
    data: IconData


class ExpressionData(TypedDict):
    expression: str


class DocumentInlineExpression(VoidInline):
    type: Literal["expression"]
    data: ExpressionData


class FormulaData(TypedDict):
    formula: str


class DocumentInlineMath(VoidInline):
    type: Literal["inline-math"]
    data: FormulaData


class InlineImageData(TypedDict):
    ref: MediaRef
    refDark: NotRequired[MediaRef]
    caption: NotRequired[str]
    alt: NotRequired[str]
    size: NotRequired[Literal["original", "line"]]


class DocumentInlineImage(VoidInline):
    type: Literal["inline-image"]
    data: InlineImageData


class DocumentInlineMention(VoidInline):
    type: Literal["mention"]
    data: LinkData


class AnnotationBody(TypedDict):
    object: Literal["fragment"]
    key: NotRequired[str]
    fragment: NotRequired[str]
    type: Literal["annotation-body"]
    nodes: Annotated[list["blocks.DocumentBlocksEssentials | blocks.DocumentBlockCode"], Field(min_length=1)]


class DocumentInlineAnnotation(Inline):
    type: Literal["annotation"]
    fragments: list[AnnotationBody]
    isVoid: Literal[False]
    nodes: list[DocumentText]
    data: NotRequired[NoData]


class SearchAction(TypedDict):
    action: Literal["search"]
    query: NotRequired[str]


class AskAction(TypedDict):
    action: Literal["ask"]
    query: NotRequired[str]


class SelectAction(TypedDict):
    action: Literal["select"]
    slug: str


class ButtonLook(TypedDict):
    label: str
    kind: Literal["primary", "secondary"]
    size: NotRequired[Literal["small", "medium", "large"]]
    icon: NotRequired[Icon]


class LinkButton(ButtonLook):
    ref: ContentRef


class ActionButton(ButtonLook):
    action: SearchAction | AskAction | SelectAction


class DocumentInlineButton(VoidInline):
    type: Literal["button"]
    data: LinkButton | ActionButton


DocumentInline = (
    DocumentInlineLink
    | DocumentInlineEmoji
    | DocumentInlineIcon
    | DocumentInlineExpression
    | DocumentInlineMath
    | DocumentInlineImage
    | DocumentInlineAnnotation
    | DocumentInlineMention
    | DocumentInlineButton
)
