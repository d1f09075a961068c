"""All blocks, and those of a document's first level."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire.api import (
    DocumentBlockOpenAPI,
    DocumentBlockOpenAPIOperation,
    DocumentBlockOpenAPISchemas,
    DocumentBlockOpenAPIWebhook,
)
from octavo.domains.content.document_wire.code import DocumentBlockCode, DocumentBlockCodeLine, DocumentBlockMath, DocumentBlockPrompt
from octavo.domains.content.document_wire.containers import (
    DocumentBlockColumn,
    DocumentBlockColumns,
    DocumentBlockExpandable,
    DocumentBlockHint,
    DocumentBlockIf,
    DocumentBlockStepper,
    DocumentBlockStepperStep,
    DocumentBlockTabs,
    DocumentBlockTabsItem,
    DocumentBlockUpdate,
    DocumentBlockUpdates,
)
from octavo.domains.content.document_wire.inlines import (
    DocumentInline,
    DocumentInlineAnnotation,
    DocumentInlineExpression,
    DocumentInlineImage,
    DocumentText,
)
from octavo.domains.content.document_wire.insertions import DocumentBlockContentRef, DocumentBlockIntegration, DocumentBlockReusableContent
from octavo.domains.content.document_wire.media import (
    DocumentBlockDrawing,
    DocumentBlockEmbed,
    DocumentBlockFile,
    DocumentBlockImage,
    DocumentBlockImages,
)
from octavo.domains.content.document_wire.tables import DocumentBlockTable
from octavo.domains.content.document_wire.text import (
    DocumentBlockListItem,
    DocumentBlockParagraph,
    DocumentBlockQuote,
    DocumentBlocksEssentials,
)

__all__ = [
    "DocumentBlock",
    "DocumentBlockCode",
    "DocumentBlockCodeLine",
    "DocumentBlockColumn",
    "DocumentBlockColumns",
    "DocumentBlockContentRef",
    "DocumentBlockDrawing",
    "DocumentBlockEmbed",
    "DocumentBlockExpandable",
    "DocumentBlockFile",
    "DocumentBlockHint",
    "DocumentBlockIf",
    "DocumentBlockImage",
    "DocumentBlockImages",
    "DocumentBlockIntegration",
    "DocumentBlockListItem",
    "DocumentBlockMath",
    "DocumentBlockOpenAPI",
    "DocumentBlockOpenAPIOperation",
    "DocumentBlockOpenAPISchemas",
    "DocumentBlockOpenAPIWebhook",
    "DocumentBlockParagraph",
    "DocumentBlockPrompt",
    "DocumentBlockQuote",
    "DocumentBlockReusableContent",
    "DocumentBlockStepper",
    "DocumentBlockStepperStep",
    "DocumentBlockTable",
    "DocumentBlockTabs",
    "DocumentBlockTabsItem",
    "DocumentBlockUpdate",
    "DocumentBlockUpdates",
    "DocumentBlocksEssentials",
    "DocumentBlocksTopLevels",
    "DocumentFragment",
    "DocumentInline",
    "DocumentInlineAnnotation",
    "DocumentInlineExpression",
    "DocumentInlineImage",
    "DocumentText",
    "SectionContent",
]

DocumentBlocksTopLevels = (
    DocumentBlocksEssentials
    | DocumentBlockQuote
    | DocumentBlockHint
    | DocumentBlockPrompt
    | DocumentBlockImages
    | DocumentBlockFile
    | DocumentBlockDrawing
    | DocumentBlockEmbed
    | DocumentBlockCode
    | DocumentBlockMath
    | DocumentBlockExpandable
    | DocumentBlockTabs
    | DocumentBlockTable
    | DocumentBlockOpenAPI
    | DocumentBlockOpenAPIOperation
    | DocumentBlockOpenAPISchemas
    | DocumentBlockOpenAPIWebhook
    | DocumentBlockContentRef
    | DocumentBlockIntegration
    | DocumentBlockReusableContent
    | DocumentBlockStepper
    | DocumentBlockIf
    | DocumentBlockColumns
    | DocumentBlockUpdates
)
DocumentBlock = (
    DocumentBlocksTopLevels
    | DocumentBlockListItem
    | DocumentBlockImage
    | DocumentBlockCodeLine
    | DocumentBlockTabsItem
    | DocumentBlockStepperStep
    | DocumentBlockColumn
    | DocumentBlockUpdate
)
SectionContent = (
    DocumentBlocksEssentials
    | DocumentBlockContentRef
    | DocumentBlockCode
    | DocumentBlockEmbed
    | DocumentBlockFile
    | DocumentBlockImages
    | DocumentBlockDrawing
    | DocumentBlockHint
    | DocumentBlockPrompt
    | DocumentBlockQuote
    | DocumentBlockMath
    | DocumentBlockIntegration
)
"""What may stand in tabs, steps, columns and updates alike."""


class DocumentFragment(TypedDict):
    """Blocks that belong to a block without standing in its order."""

    object: Literal["fragment"]
    key: NotRequired[str]
    fragment: NotRequired[str]
    type: NotRequired[str]
    nodes: list[DocumentBlock]
