"""The shapes of documents, named as in the official document.

Blocks hold each other, so a block names what it may hold by strings, in the module `blocks`; that module has to be loaded first, which happens here.
"""

from octavo.domains.content.document_wire.document import JSONDocument
from octavo.domains.content.document_wire.marks import DocumentTextColor

__all__ = ["DocumentTextColor", "JSONDocument"]
