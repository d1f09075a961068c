"""Raw HTML that authors wrote: what nh3 leaves of it, with addresses judged by `safe_url`."""

import nh3

from octavo.content.html.escape import printable
from octavo.content.html.urls import IMAGE_SCHEMES, LINK_SCHEMES, safe_url

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "col": {"span", "width"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"media", "srcset"},
    "td": {"align", "colspan", "headers", "rowspan", "valign"},
    "th": {"align", "colspan", "headers", "rowspan", "scope", "valign"},
    "time": {"datetime"},
}
_IMAGE_ATTRIBUTES = frozenset({"src", "srcset"})


def sanitize_html(fragment: str) -> str:
    """A fragment that can do nothing but show itself: no script, style, form, frame, class or id, no address that `safe_url` refuses."""
    return nh3.clean(
        printable(fragment),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_address,
        url_schemes=set(LINK_SCHEMES | IMAGE_SCHEMES),
        link_rel="nofollow noopener",
        strip_comments=True,
    )


def _address(tag: str, attribute: str, value: str) -> str | None:
    del tag
    if attribute == "href":
        return safe_url(value)
    if attribute in _IMAGE_ATTRIBUTES:
        return safe_url(value, schemes=IMAGE_SCHEMES)
    return value
