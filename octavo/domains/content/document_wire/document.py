"""A whole document."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.domains.content.document_wire.block import Token
from octavo.domains.content.document_wire.blocks import DocumentBlocksTopLevels


class DocumentData(TypedDict):
    schemaVersion: NotRequired[int]


class JSONDocument(TypedDict):
    """What stands in real ones is looser than the types of blocks say (dialect 5.4)."""

    object: Literal["document"]
    data: DocumentData
    nodes: list[DocumentBlocksTopLevels]
    meta: NotRequired[Token]
