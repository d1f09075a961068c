import pytest

from octavo.content.document import ContentRef
from octavo.content.html.context import Attachment, Link, Picture, RenderContext
from octavo.content.html.embeds import frame
from tests.content.html.build import block, html, inline, paragraph, void
from tests.content.html.samples import DARK, IMAGE, SPEC


class Files(RenderContext):
    def image(self, ref: ContentRef) -> Picture | None:
        return Picture("/a b.png", 640, 360) if ref.get("file") == "f1" else super().image(ref)

    def file(self, ref: ContentRef) -> Attachment | None:
        return Attachment("/m.pdf", "manual.pdf", 1_234_567) if ref.get("file") == "f1" else None


def test_an_image_reserves_its_space() -> None:
    rendered = html(block("images", void("image", ref={"kind": "file", "file": "f1"}, alt="A dog")), context=Files())
    assert '<img src="/a%20b.png" alt="A dog" width="640" height="360" loading="lazy" decoding="async">' in rendered


def test_an_image_takes_the_width_of_its_author() -> None:
    rendered = html(block("images", void("image", ref=IMAGE, width={"unit": "%", "value": 37.5})))
    assert 'width="37.5%"' in rendered


def test_an_image_without_a_caption_has_none_and_with_one_keeps_its_marks() -> None:
    assert "figcaption" not in html(block("images", void("image", {"caption": [paragraph("")]}, ref=IMAGE)))
    captioned = void("image", {"caption": [paragraph("See ", inline("link", "this", ref=IMAGE))]}, ref=IMAGE)
    assert '<figcaption dir="auto">See <a href="https://example.org/light.png">this</a></figcaption>' in html(block("images", captioned))


def test_a_dark_twin_is_chosen_by_the_browser() -> None:
    rendered = html(block("images", void("image", ref=IMAGE, refDark=DARK)))
    assert (
        '<picture><source srcset="https://example.org/dark.png" media="(prefers-color-scheme: dark)"><img src="https://example.org/light.png"'
        in rendered
    )


def test_an_image_that_is_gone_leaves_its_description() -> None:
    rendered = html(block("images", void("image", ref={"kind": "file", "file": "gone"}, alt="A dog")))
    assert '<span class="octavo-missing" role="img" aria-label="A dog">A dog</span>' in rendered


def test_several_images_are_a_gallery_in_their_frame() -> None:
    rendered = html(block("images", void("image", ref=IMAGE), void("image", ref=IMAGE), align="left", withFrame=True))
    assert 'class="octavo-images octavo-images-left octavo-gallery octavo-frame"' in rendered


def test_a_file_tells_its_name_and_size() -> None:
    rendered = html(void("file", ref={"kind": "file", "file": "f1"}), context=Files())
    assert 'href="/m.pdf" download="manual.pdf"' in rendered
    assert "1.2 MB" in rendered


def test_a_file_that_is_gone_says_so() -> None:
    assert "Not available" in html(void("file", ref={"kind": "file", "file": "gone"}))


@pytest.mark.parametrize(
    ("url", "src"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://www.loom.com/share/abc123", "https://www.loom.com/embed/abc123"),
    ],
)
def test_videos_of_known_providers_play_in_a_sandbox(url: str, src: str) -> None:
    rendered = html(void("embed", {"caption": [paragraph("A film")]}, url=url))
    assert f'<iframe src="{src}" title="A film" loading="lazy" sandbox="' in rendered


@pytest.mark.parametrize(
    "url",
    [
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com@evil.example/watch?v=x",
        "https://www.youtube.com/watch?v=../../x",
        "javascript://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://[::1/watch?v=x",
        "https://www.youtube.com/",
    ],
)
def test_nothing_else_is_framed(url: str) -> None:
    assert frame(url) is None
    assert "<iframe" not in html(void("embed", url=url))


def test_an_embed_of_any_page_is_a_card_that_says_where_it_leads() -> None:
    rendered = html(void("embed", url="https://www.example.org/page"))
    assert 'href="https://www.example.org/page"' in rendered
    assert ">example.org<" in rendered


def test_a_page_link_shows_title_and_description() -> None:
    class Pages(RenderContext):
        def link(self, ref: ContentRef) -> Link | None:
            return Link("/start", title="Start", kind="page", description="In a minute", emoji="1f680") if ref.get("page") == "p1" else None

    rendered = html(void("content-ref", ref={"kind": "page", "page": "p1"}), context=Pages())
    assert 'href="/start"' in rendered
    assert "🚀" in rendered
    assert ">Start<" in rendered
    assert ">In a minute<" in rendered
    assert "Broken link" in html(void("content-ref", ref={"kind": "page", "page": "p2"}), context=Pages())


def test_an_operation_is_readable_without_its_specification() -> None:
    rendered = html(void("openapi-operation", anchor="get-pets", method="get", path="/pets/{id}", ref=SPEC))
    assert 'id="get-pets"' in rendered
    assert '<span class="octavo-method octavo-method-get">GET</span> <code>/pets/{id}</code>' in rendered
    assert "Specification: petstore" in rendered


def test_schemas_are_listed() -> None:
    rendered = html(void("openapi-schemas", schemas=["Pet", "Owner"], grouped=True, ref=SPEC))
    assert "<li><code>Pet</code></li><li><code>Owner</code></li>" in rendered


def test_an_integration_is_a_link_or_its_text() -> None:
    assert 'href="https://example.org/flow"' in html(
        void("integration", integration="arcade", block="embed", props={}, url="https://example.org/flow")
    )
    assert "graph TD" in html(void("integration", integration="mermaid", block="diagram", props={"content": "graph TD"}))
    assert "arcade/embed" in html(void("integration", integration="arcade", block="embed", props={"flowId": "1"}))


def test_an_icon_is_drawn_where_the_context_has_a_symbol() -> None:
    class Sprite(RenderContext):
        def icon(self, name: str) -> str | None:
            return f"/icons.svg#{name}" if name == "github" else None

    known = html(paragraph(inline("icon", icon="github", color="$warning")), context=Sprite())
    assert (
        '<span class="octavo-icon octavo-color-warning" data-icon="github" aria-hidden="true"><svg focusable="false"><use href="/icons.svg#github">'
        in known
    )
    assert "<svg" not in html(paragraph(inline("icon", icon="unknown")), context=Sprite())
