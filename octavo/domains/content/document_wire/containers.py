"""Blocks that hold other blocks."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Icon, Timestamp
from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import Anchored, FilledBlock, Length, NoData, SolidBlock, VerticalAlignment, VoidBlock
from octavo.domains.content.refs_wire import ContentRefTag


class HintData(TypedDict):
    style: Literal["info", "warning", "danger", "success"]
    icon: NotRequired[Icon]


class DocumentBlockHint(FilledBlock):
    type: Literal["hint"]
    data: HintData
    nodes: list["blocks.DocumentBlocksEssentials | blocks.DocumentBlockEmbed | blocks.DocumentBlockIntegration | blocks.DocumentBlockTable"]


class ExpandableData(TypedDict):
    defaultExpanded: NotRequired[bool]


class ExpandableTitle(TypedDict):
    object: Literal["fragment"]
    key: NotRequired[str]
    fragment: Literal["expandable-title"]
    type: Literal["expandable-title"]
    nodes: Annotated[list["blocks.DocumentBlockParagraph"], Field(min_length=1, max_length=1)]


class ExpandableBody(TypedDict):
    object: Literal["fragment"]
    key: NotRequired[str]
    fragment: Literal["expandable-body"]
    type: Literal["expandable-body"]
    nodes: Annotated[
        list[
            "blocks.DocumentBlocksEssentials | blocks.DocumentBlockFile | blocks.DocumentBlockImages | blocks.DocumentBlockCode | blocks.DocumentBlockTable | blocks.DocumentBlockHint"
            " | blocks.DocumentBlockPrompt | blocks.DocumentBlockQuote | blocks.DocumentBlockReusableContent | blocks.DocumentBlockIntegration"
        ],
        Field(min_length=1),
    ]


class DocumentBlockExpandable(VoidBlock):
    type: Literal["expandable"]
    data: ExpandableData
    fragments: list[ExpandableTitle | ExpandableBody]
    meta: NotRequired[Anchored]


class TabsItemData(TypedDict):
    title: NotRequired[str]
    icon: NotRequired[Icon]
    slug: NotRequired[str]


class DocumentBlockTabsItem(FilledBlock):
    type: Literal["tabs-item"]
    nodes: list["blocks.SectionContent"]
    data: TabsItemData
    meta: NotRequired[Anchored]


class TabsData(TypedDict):
    fullWidth: NotRequired[bool]


class DocumentBlockTabs(FilledBlock):
    type: Literal["tabs"]
    nodes: list[DocumentBlockTabsItem]
    data: NotRequired[TabsData]


class StepData(TypedDict):
    icon: NotRequired[str]


class DocumentBlockStepperStep(FilledBlock):
    type: Literal["stepper-step"]
    nodes: list["blocks.SectionContent | blocks.DocumentBlockExpandable"]
    data: StepData


class DocumentBlockStepper(FilledBlock):
    type: Literal["stepper"]
    nodes: list[DocumentBlockStepperStep]
    data: NotRequired[NoData]


class IfData(TypedDict):
    expression: str


class DocumentBlockIf(FilledBlock):
    """Shown to readers of whom its expression is true."""

    type: Literal["if"]
    nodes: list["blocks.DocumentBlocksTopLevels"]
    data: IfData


class ColumnData(TypedDict):
    width: NotRequired[Length]
    verticalAlignment: NotRequired[VerticalAlignment]


class DocumentBlockColumn(FilledBlock):
    type: Literal["column"]
    nodes: list["blocks.SectionContent | blocks.DocumentBlockTable | blocks.DocumentBlockExpandable | blocks.DocumentBlockStepper"]
    data: ColumnData


class ColumnsData(TypedDict):
    fullWidth: NotRequired[bool]


class DocumentBlockColumns(SolidBlock):
    type: Literal["columns"]
    data: ColumnsData
    nodes: list[DocumentBlockColumn]


class UpdateData(TypedDict):
    date: Timestamp
    tags: NotRequired[list[ContentRefTag]]


class DocumentBlockUpdate(FilledBlock):
    type: Literal["update"]
    nodes: list["blocks.SectionContent | blocks.DocumentBlockTabs | blocks.DocumentBlockExpandable"]
    data: UpdateData


class UpdatesData(TypedDict):
    """How dates are written."""

    format: Literal["numeric", "full", "short"]


class DocumentBlockUpdates(FilledBlock):
    type: Literal["updates"]
    nodes: list[DocumentBlockUpdate]
    data: UpdatesData
