"""What the server signs with its secret: content tokens, and addresses of files."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from octavo.access.actor import SiteToken
from octavo.access.content_tokens import mint

SIGNATURE_LENGTH: Final = 32


@dataclass(frozen=True, slots=True, repr=False)
class Signing:
    """Holds the secret, so that nothing else needs to."""

    secret: bytes

    def content_token(self, token: SiteToken) -> str:
        """A JWT to read a published site with."""
        return mint(self.secret, token)

    def file(self, space_id: str, file_id: str, oid: str) -> str:
        """The signature in a file's address: it opens these bytes of this space, and nothing else."""
        message = f"octavo file\0{space_id}\0{file_id}\0{oid}".encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()[:SIGNATURE_LENGTH]

    def is_file(self, space_id: str, file_id: str, oid: str, signature: str) -> bool:
        return hmac.compare_digest(self.file(space_id, file_id, oid), signature)
