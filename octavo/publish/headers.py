"""What a site's answers say about themselves: what may run, and who may keep them."""

import base64
import hashlib
from functools import lru_cache

from octavo.content.html.embeds import FRAME_ORIGINS

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
IMMUTABLE = "public, max-age=31536000, immutable"
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"
"""For files of authors: an SVG may have style, and nothing in it may run (CVE-2025-58351)."""


def source_hash(text: str) -> str:
    """The name of an inline script or style in a policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


DRAWING_POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; sandbox allow-scripts"
"""For the frame in which diagrams are drawn: it has no origin, and loads nothing but the drawing library."""


@lru_cache(maxsize=512)
def page_policy(style: str, script: str) -> str:
    """A content security policy that allows our own files, this one style and script, pictures, the players of `FRAME_ORIGINS`, and the frame in which diagrams are drawn."""
    return "; ".join((
        "default-src 'none'",
        f"script-src 'self' {source_hash(script)}",
        f"style-src 'self' {source_hash(style)}",
        "img-src 'self' https: data:",
        "media-src 'self' https:",
        "font-src 'self'",
        "connect-src 'self'",
        f"frame-src 'self' {' '.join(FRAME_ORIGINS)}",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ))  # fmt: skip


def cache_control(*, public: bool) -> str:
    """Always asked again, because a saved page shows at once; only what everybody gets may be kept by others (GHSA-7fcx-wwr3-99jv)."""
    return "public, max-age=0, must-revalidate" if public else "private, no-cache"
