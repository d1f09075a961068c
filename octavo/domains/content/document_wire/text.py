"""Blocks of text: paragraphs, headings, lists, quotes."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import Anchored, FilledBlock, NoData, VoidBlock

TextAlignment = Literal["start", "center", "end"]


class ParagraphData(TypedDict):
    align: NotRequired[TextAlignment]


class DocumentBlockParagraph(FilledBlock):
    type: Literal["paragraph"]
    nodes: list["blocks.DocumentInline | blocks.DocumentText"]
    data: NotRequired[ParagraphData]


class HeadingData(TypedDict):
    """`id` is the anchor that its author chose."""

    id: NotRequired[Annotated[str, Field(pattern="^[-a-z0-9.+_]+$")]]
    align: NotRequired[TextAlignment]


class DocumentBlockHeading(FilledBlock):
    type: Literal["heading-1", "heading-2", "heading-3"]
    nodes: list["blocks.DocumentInline | blocks.DocumentText"]
    data: HeadingData
    meta: NotRequired[Anchored]


class ListItemData(TypedDict):
    checked: NotRequired[bool]


class DocumentBlockListItem(FilledBlock):
    type: Literal["list-item"]
    nodes: list[
        "blocks.DocumentBlocksEssentials | blocks.DocumentBlockCode | blocks.DocumentBlockHint | blocks.DocumentBlockQuote | blocks.DocumentBlockMath"
        " | blocks.DocumentBlockTable"
    ]
    data: NotRequired[ListItemData]


class ListOrderedData(TypedDict):
    start: NotRequired[float]


class DocumentBlockListOrdered(FilledBlock):
    type: Literal["list-ordered"]
    data: ListOrderedData
    nodes: list[DocumentBlockListItem]


class DocumentBlockListUnordered(FilledBlock):
    type: Literal["list-unordered"]
    nodes: list[DocumentBlockListItem]
    data: NotRequired[NoData]


class DocumentBlockListTasks(FilledBlock):
    type: Literal["list-tasks"]
    nodes: list[DocumentBlockListItem]
    data: NotRequired[NoData]


class DocumentBlockDivider(VoidBlock):
    type: Literal["divider"]
    data: NoData


DocumentBlocksEssentials = (
    DocumentBlockParagraph
    | DocumentBlockHeading
    | DocumentBlockListOrdered
    | DocumentBlockListUnordered
    | DocumentBlockListTasks
    | DocumentBlockDivider
)
"""What may stand wherever there is text."""


class DocumentBlockQuote(FilledBlock):
    type: Literal["blockquote"]
    nodes: list["blocks.DocumentBlocksEssentials | blocks.DocumentBlockQuote"]
    data: NotRequired[NoData]
