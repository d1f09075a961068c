"""The query parameters that content reads share (semantics 0.9)."""

from typing import Annotated

from octavo.access.signing import Signing
from octavo.api.binding import GIVEN, Named
from octavo.api.urls import Urls
from octavo.domains.content.reading import Format, Refs

GivenUrls = Annotated[Urls, GIVEN]
GivenSigning = Annotated[Signing, GIVEN]
FormatParameter = Format | None
RefsParameter = Annotated[Refs, Named("format.markdown.refs")]
