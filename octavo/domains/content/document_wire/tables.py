"""Tables: definitions of columns, records, and the two ways to look at them."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import VerticalAlignment, VoidBlock
from octavo.domains.content.refs_wire import ContentRef, ContentRefFile, ContentRefURL, MediaRef


class DocumentTableViewGrid(TypedDict):
    type: Literal["grid"]
    columns: list[str]
    columnWidths: NotRequired[dict[str, float]]
    hideHeader: bool
    stickyHeader: NotRequired[bool]
    stickyFirstColumn: NotRequired[bool]
    useNewSizing: NotRequired[bool]


class DocumentTableViewCards(TypedDict):
    type: Literal["cards"]
    cardSize: Literal["medium", "large"]
    columns: list[str]
    targetDefinition: NotRequired[str]
    coverDefinition: NotRequired[str]
    coverDefinitionDark: NotRequired[str]
    hideColumnTitle: NotRequired[bool]
    wrap: NotRequired[bool]


class FittedImage(TypedDict):
    ref: MediaRef
    objectFit: NotRequired[Literal["contain", "fill", "cover"]]
    alt: NotRequired[str]


DocumentTableImageRecord = ContentRefFile | ContentRefURL | FittedImage


class DocumentTableRecord(TypedDict):
    """`values` are by the id of their column; a text's value is the id of a fragment."""

    orderIndex: str
    values: dict[str, float | str | bool | list[str] | ContentRef | DocumentTableImageRecord | None]


class DocumentTableDefinitionBase(TypedDict):
    id: str
    title: str


class DocumentTableDefinitionText(DocumentTableDefinitionBase):
    type: Literal["text"]
    textAlignment: Literal["center", "right", "left"]
    verticalAlignment: NotRequired[VerticalAlignment]


class DocumentTableDefinitionNumber(DocumentTableDefinitionBase):
    type: Literal["number"]


class DocumentTableDefinitionCheckbox(DocumentTableDefinitionBase):
    type: Literal["checkbox"]


class DocumentTableDefinitionFiles(DocumentTableDefinitionBase):
    type: Literal["files"]


class DocumentTableDefinitionUsers(DocumentTableDefinitionBase):
    type: Literal["users"]
    multiple: bool


class DocumentTableDefinitionRating(DocumentTableDefinitionBase):
    type: Literal["rating"]
    max: float


class DocumentTableSelectOption(TypedDict):
    value: str
    label: str
    color: str


class DocumentTableDefinitionSelect(DocumentTableDefinitionBase):
    type: Literal["select"]
    multiple: bool
    options: list[DocumentTableSelectOption]


class DocumentTableDefinitionContentRef(DocumentTableDefinitionBase):
    type: Literal["content-ref"]


class DocumentTableDefinitionImage(DocumentTableDefinitionBase):
    type: Literal["image"]


DocumentTableDefinition = (
    DocumentTableDefinitionText
    | DocumentTableDefinitionNumber
    | DocumentTableDefinitionCheckbox
    | DocumentTableDefinitionFiles
    | DocumentTableDefinitionUsers
    | DocumentTableDefinitionRating
    | DocumentTableDefinitionSelect
    | DocumentTableDefinitionContentRef
    | DocumentTableDefinitionImage
)
DocumentTableCellSpan = Annotated[int, Field(ge=1, le=50)]


class TableCell(TypedDict):
    record: str
    column: str


class DocumentTableCellMerge(TypedDict):
    anchor: TableCell
    rowSpan: DocumentTableCellSpan
    colSpan: DocumentTableCellSpan


class TableData(TypedDict):
    view: DocumentTableViewGrid | DocumentTableViewCards
    records: dict[str, DocumentTableRecord]
    definition: dict[str, DocumentTableDefinition]
    cellMerges: NotRequired[list[DocumentTableCellMerge]]
    fullWidth: NotRequired[bool]
    search: NotRequired[bool]


class DocumentBlockTable(VoidBlock):
    """`fragments` hold what stands in cells of text."""

    type: Literal["table"]
    data: TableData
    fragments: list["blocks.DocumentFragment"]
