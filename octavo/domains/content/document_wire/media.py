"""Pictures, files, drawings and embedded pages."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import Length, SolidBlock, VoidBlock
from octavo.domains.content.refs_wire import ContentRefFile, MediaRef


class ImageData(TypedDict):
    ref: MediaRef
    refDark: NotRequired[MediaRef]
    width: NotRequired[Length]
    height: NotRequired[Length]
    alt: NotRequired[str]


class Caption(TypedDict):
    object: Literal["fragment"]
    key: NotRequired[str]
    fragment: Literal["caption"]
    type: NotRequired[str]
    nodes: list["blocks.DocumentBlockParagraph"]


class DocumentBlockImage(VoidBlock):
    type: Literal["image"]
    data: ImageData
    fragments: list[Caption]


class ImagesData(TypedDict):
    align: NotRequired[Literal["center", "left", "right"]]
    fullWidth: NotRequired[bool]
    withFrame: NotRequired[bool]


class DocumentBlockImages(SolidBlock):
    type: Literal["images"]
    data: ImagesData
    nodes: list[DocumentBlockImage]


class FileData(TypedDict):
    ref: ContentRefFile


class DocumentBlockFile(VoidBlock):
    type: Literal["file"]
    data: FileData


class DrawingData(TypedDict):
    ref: NotRequired[ContentRefFile]


class DocumentBlockDrawing(VoidBlock):
    type: Literal["drawing"]
    data: DrawingData


class EmbedData(TypedDict):
    url: str
    fullWidth: NotRequired[bool]


class DocumentBlockEmbed(VoidBlock):
    type: Literal["embed"]
    data: EmbedData
