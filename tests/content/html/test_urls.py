import pytest

from octavo.content.html.urls import IMAGE_SCHEMES, WEB_SCHEMES, safe_url

PIXEL = "data:image/png;base64,iVBORw0KGgo="

HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \t javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript\x00:alert(1)",
    "\u00a0javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "java\u00adscript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;avascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script&#58;alert(1)",
    "%6aavascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:image/png,<script>",
    'data:image/png;base64,AA"><script>',
    "DATA:text/html,x",
    "blob:https://example.org/1",
    "filesystem:https://example.org/x",
    "file:///etc/passwd",
    "about:blank",
    "view-source:https://example.org",
    "feed:javascript:alert(1)",
    "jar:https://example.org!/",
    "\\\\host\\share",
    "/\\evil.example",
    "\\/evil.example",
    "https:\\\\evil.example",
    "https://",
    "https:///evil.example",
    "https:evil.example",
    "//",
    "C:\\windows",
    "https://example.org/\u2028x",
    "https://example.org/\x07",
    "x" * 10_000,
    "https://example.org/\ud800",
]  # fmt: skip


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused(url: str) -> None:
    assert safe_url(url) is None
    assert safe_url(url, schemes=IMAGE_SCHEMES) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1&copy=2#c:d", "https://example.org/a?b=1&copy=2#c:d"),
        ("HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org"),
        ("mailto:ada@example.org?subject=A b", "mailto:ada@example.org?subject=A%20b"),
        ("tel:+44-20", "tel:+44-20"),
        ("page.md", "page.md"),
        ("../a b/ü.md#x", "../a%20b/ü.md#x"),
        ("#section", "#section"),
        ("?q=a:b", "?q=a:b"),
        ("/absolute/path:with:colon", "/absolute/path:with:colon"),
        ("//example.org/x", "https://example.org/x"),
        ("  https://example.org  ", "https://example.org"),
        ("https://example.org/a\\b?c".replace("\\", "/"), "https://example.org/a/b?c"),
        ("https://example.org/?path=C:\\x", "https://example.org/?path=C:\\x"),
        ("https://example.org/<x>\"'", "https://example.org/%3Cx%3E%22'"),
        ("", ""),
    ],
)
def test_an_ordinary_address_passes(url: str, expected: str) -> None:
    assert safe_url(url) == expected


def test_pictures_in_data_addresses_are_for_images_only() -> None:
    assert safe_url(PIXEL, schemes=IMAGE_SCHEMES) == PIXEL
    assert safe_url(PIXEL) is None


def test_a_caller_may_allow_the_web_only() -> None:
    assert safe_url("mailto:ada@example.org", schemes=WEB_SCHEMES) is None
    assert safe_url("https://example.org", schemes=WEB_SCHEMES) == "https://example.org"
