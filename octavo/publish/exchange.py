"""One request and how its answer is sent: conditional, without a body for HEAD, and kept by whom it may be kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from octavo.http.etag import tag_of, unchanged
from octavo.publish.headers import cache_control


@dataclass(frozen=True, slots=True)
class Exchange:
    request: Request
    public: bool
    """Whether everybody gets the same answer."""

    def accepts(self, media_type: str) -> bool:
        """Whether the reader names this type; a browser's `*/*` does not."""
        wanted = self.request.headers.get("accept", "")
        return any(one.partition(";")[0].strip().lower() == media_type for one in wanted.split(","))

    def send(
        self, body: bytes, content_type: str, *, status: int = 200, headers: Mapping[str, str] | None = None, tag: str | None = None
    ) -> Response:
        """The body, or 304 where the reader holds it already."""
        sent = {"Cache-Control": cache_control(public=self.public), "Vary": "Accept" if self.public else "Accept, Authorization, Cookie"}
        sent |= headers or {}
        if status == 200:  # noqa: PLR2004 - only what was found can be unchanged
            tag = tag or tag_of(body)
            sent["ETag"] = tag
            if unchanged(self.request.headers.get("if-none-match"), tag):
                return Response(None, 304, sent)
        return self.whole(body, content_type, status, sent)

    def whole(self, body: bytes, content_type: str, status: int, headers: Mapping[str, str]) -> Response:
        """Exactly these headers, whatever the reader holds."""
        if self.request.method == "HEAD":
            response = Response(None, status, dict(headers), content_type)
            response.headers["Content-Length"] = str(len(body))
            return response
        return Response(body, status, dict(headers), content_type)
