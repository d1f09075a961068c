import json
import re
from dataclasses import replace

import pytest

from octavo.http.path import split_path
from octavo.publish import icons
from octavo.publish.addresses import href
from octavo.publish.direction import text_direction, text_language
from octavo.publish.headers import source_hash
from octavo.publish.render import render_page
from octavo.publish.static import asset
from octavo.publish.views import Cover, Layout, NavItem, OutlineItem, PageLink, Picture
from octavo.publish.words import words
from tests.publish import demo
from tests.publish.views import page as a_page
from tests.publish.views import site as a_site

HOSTILE = '"><script>alert(1)</script>{{ 7 * 7 }}'


def test_nothing_that_authors_name_becomes_markup_or_template() -> None:
    page = replace(
        demo.PAGE,
        title=HOSTILE,
        description=HOSTILE,
        breadcrumbs=(PageLink(title=HOSTILE, href="/x"),),
        next=PageLink(title=HOSTILE, href="/y"),
    )
    site = replace(demo.SITE, title=HOSTILE, navigation=(NavItem(kind="page", title=HOSTILE, href="/"),))
    text = render_page(site, page).html
    assert "<script>alert" not in text
    assert "49" not in re.findall(r"alert\(1\)[^<]{0,40}", text)[0]


def test_breadcrumbs_for_search_engines_cannot_end_their_element() -> None:
    page = replace(demo.PAGE, title="</script><b>")
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', render_page(demo.SITE, page).html)
    assert data is not None
    items = json.loads(data[1])["itemListElement"]
    assert [item["name"] for item in items] == ["Guides", "Signals", "</script><b>"]
    assert items[1]["item"] == "https://docs.lighthouse.example/guides/signals"


def test_a_page_has_one_first_heading_even_when_its_title_is_not_shown() -> None:
    for shown in (True, False):
        text = render_page(demo.SITE, replace(demo.PAGE, layout=Layout(title=shown, description=False, tags=False))).html
        assert text.count("<h1") == 1


def test_layout_options_leave_parts_out() -> None:
    bare = Layout(table_of_contents=False, outline=False, pagination=False, metadata=False, actions=False, tags=False)
    text = render_page(demo.SITE, replace(demo.PAGE, layout=bare)).html
    for part in ('class="sidebar"', 'class="outline"', 'class="pager"', "<time", 'class="copy-page"', 'class="tags '):
        assert part in render_page(demo.SITE, demo.PAGE).html
        assert part not in text


def test_an_empty_page_lists_its_children() -> None:
    page = replace(demo.PAGE, html="", children=(PageLink(title="Fog", href="/fog", description="When nobody sees"),))
    assert "When nobody sees" in render_page(demo.SITE, page).html


def test_the_largest_heading_of_an_outline_stands_at_the_edge() -> None:
    outline = (OutlineItem(title="One", anchor="one", level=2), OutlineItem(title="Two", anchor="two", level=3))
    levels = re.findall(r'data-level="(.)"><a href="#(.*?)"', render_page(demo.SITE, replace(demo.PAGE, outline=outline)).html)
    assert levels == [("1", "one"), ("2", "two")] * 2


def test_a_cover_has_its_twin_for_the_dark() -> None:
    page = replace(demo.PAGE, cover=Cover(picture=Picture("/light.png", "/dark.png"), size="full"))
    text = render_page(demo.SITE, page).html
    assert 'class="cover-image on-light" src="/light.png"' in text
    assert 'class="cover-image on-dark" src="/dark.png"' in text
    assert '<meta property="og:image" content="https://docs.lighthouse.example/light.png">' in text


def test_a_cover_stands_where_its_author_moved_it_and_the_policy_knows() -> None:
    rendered = render_page(demo.SITE, replace(demo.PAGE, cover=Cover(picture=Picture("/a.png"), y=-40.25, height=300)))
    style = re.search(r"<style>(.*?)</style>", rendered.html)
    assert style is not None
    assert "calc(50% + -40.2px)" in style[1]
    assert ".cover{height:300px}" in style[1]
    assert source_hash(style[1]) in rendered.policy


def test_a_page_kept_from_search_engines_says_so() -> None:
    assert '<meta name="robots" content="noindex' in render_page(demo.SITE, replace(demo.PAGE, no_index=True)).html
    assert "noindex" not in render_page(demo.SITE, demo.PAGE).html


def test_right_to_left_pages_say_so_in_their_own_language() -> None:
    text = render_page(demo.HEBREW_SITE, demo.HEBREW).html
    assert '<html lang="he" dir="rtl"' in text
    assert "בעמוד זה" in text


@pytest.mark.parametrize(
    ("text", "direction", "language"),
    [
        ("Hello, world", "ltr", "en"),
        ("שלום עולם, hello", "rtl", "he"),
        ("مرحبا بالعالم", "rtl", "ar"),
        ("これはテストです", "ltr", "ja"),
        ("123 !?", "ltr", "en"),
    ],
)
def test_direction_and_language_follow_the_letters(text: str, direction: str, language: str) -> None:
    assert (text_direction(text), text_language(text, "en")) == (direction, language)


def test_every_locale_of_customization_has_words() -> None:
    for locale in ("fr", "es", "zh", "ja", "de", "nl", "no", "pt-br", "ru"):
        assert words(locale).next != words("en").next
    assert words("de-AT") is words("de")
    assert words("xx") is words("en")


def test_titles_stay_in_line_where_an_icon_has_no_drawing() -> None:
    items = (
        NavItem(kind="page", title="Known", href="/a", icon="rocket"),
        NavItem(kind="page", title="Unknown", href="/b", icon="nothing-like-it"),
    )
    assert render_page(a_site(navigation=items), a_page()).html.count('class="glyph" aria-hidden="true"><svg') == 2


def test_icons_are_found_by_the_names_that_content_uses() -> None:
    assert icons.inline("fa-magnifying-glass") == icons.inline("search")
    assert icons.inline("nothing-like-it") == ""
    address = icons.symbol_href("/handbook/", "gears")
    assert address is not None
    path, _, name = address.partition("#")
    drawing = asset(path.rsplit("/", 1)[-1])
    assert drawing is not None
    assert f'id="{name}"'.encode() in drawing.body


def test_every_alias_has_a_drawing() -> None:
    assert [alias for alias in icons._ALIASES if icons.known(alias) is None] == []


def test_addresses_survive_every_script() -> None:
    address = href("/base/", "指南/ünïcode & more/a?b#c")
    assert address == "/base/%E6%8C%87%E5%8D%97/%C3%BCn%C3%AFcode%20%26%20more/a%3Fb%23c"
    assert split_path(address.encode()) == ("base", "指南", "ünïcode & more", "a?b#c")
