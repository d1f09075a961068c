from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from json import loads
from typing import Any
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from octavo.publish.render import render_answer, render_ask, render_not_found, render_page, render_results
from octavo.publish.views import (
    Announcement,
    AnswerView,
    AskView,
    Cover,
    Footer,
    FooterGroup,
    HeaderLink,
    Hit,
    Layout,
    NotFoundView,
    PageLink,
    PageView,
    Picture,
    SearchResultsView,
    SectionTab,
    Shade,
    SiteView,
    SocialLink,
    TagView,
    Theme,
    Variant,
)
from tests.publish.views import page, site

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"' {{ 7 * 7 }} & ﷽"


def shown(site_view: SiteView, page_view: PageView) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(site_view, page_view).html)


def answered(site_view: SiteView, view: AnswerView) -> str:
    before, after, _ = render_ask(site_view, view.question)
    return before + (render_answer(site_view, view) if view.question else "") + after


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def below(node: LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None
    return found


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text(strip=True) for node in tree.css(selector)]


def test_a_page_has_its_landmarks_once_and_every_navigation_a_name() -> None:
    tree = shown(site(footer=Footer(copyright="Me")), page(next=PageLink(title="Mac", href="/mac")))
    for landmark in ("main", "body > header", "body > footer", "h1", "title"):
        one(tree, landmark)
    names = [node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") for node in tree.css("nav")]
    assert all(names)
    assert len(names) == len(set(names))


def test_the_skip_link_comes_first_and_leads_to_the_content() -> None:
    tree = shown(site(), page())
    first = tree.css("a")[0]
    assert first.attributes["href"] == "#~content"
    assert one(tree, "main").attributes["id"] == "~content"


def test_every_id_is_unique() -> None:
    tree = shown(site(variants=(Variant(title="1", href="/", current=True), Variant(title="2", href="/2"))), page())
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


def test_the_current_page_is_marked_in_the_navigation() -> None:
    tree = shown(site(), page())
    assert texts(tree, 'nav.sidebar [aria-current="page"]') == ["Linux"]


def test_open_branches_are_open_and_closed_ones_closed_without_scripts() -> None:
    tree = shown(site(), page())
    branches = {below(node, "summary").attributes["aria-label"]: "open" in node.attributes for node in tree.css(".tree details")}
    assert branches == {"Pages below Setup": True, "Pages below Later": False}


def test_groups_are_headings_of_their_lists_and_no_links() -> None:
    tree = shown(site(), page())
    assert texts(tree, ".nav-group") == ["Guides"]
    assert not tree.css(".nav-group a")


def test_links_out_of_the_site_open_as_the_site_says() -> None:
    assert "target" not in one(shown(site(), page()), 'a[href="https://forum.test/"]').attributes
    link = one(shown(site(external_links="blank"), page()), 'a[href="https://forum.test/"]')
    assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")


def test_hostile_text_stays_text_everywhere() -> None:
    link = PageLink(title=HOSTILE, href="/x", description=HOSTILE)
    views = site(
        title=HOSTILE,
        sections=(
            SectionTab(title=HOSTILE, href="/", description=HOSTILE, children=(SectionTab(title=HOSTILE, href="/", description=HOSTILE),)),
        ),
        variants=(Variant(title=HOSTILE, href="/", current=True), Variant(title=HOSTILE, href="/2")),
        links=(HeaderLink(title=HOSTILE, href="/"),),
        footer=Footer(
            groups=(FooterGroup(title=HOSTILE, links=(HeaderLink(title=HOSTILE, href="/"),)),),
            copyright=HOSTILE,
            social=(SocialLink(platform=HOSTILE, href="/"),),
        ),
        announcement=Announcement(message=HOSTILE, href="/", link_title=HOSTILE),
        logo=Picture("/logo.png", alt=HOSTILE),
        emoji=HOSTILE,
        icon=HOSTILE,
        ask=AskView(greeting=HOSTILE, suggestions=(HOSTILE,)),
    )
    rendered = [
        render_page(
            views,
            page(
                title=HOSTILE,
                description=HOSTILE,
                emoji=HOSTILE,
                icon=HOSTILE,
                breadcrumbs=(link,),
                previous=link,
                next=link,
                tags=(TagView(label=HOSTILE, color=HOSTILE, emoji=HOSTILE),),
            ),
        ),
        render_page(views, page(html="", children=(link,))),
        render_not_found(views, NotFoundView(path=HOSTILE, suggestions=(link,))),
        render_results(
            views,
            SearchResultsView(
                query=HOSTILE, hits=(Hit(title=HOSTILE, href="/", breadcrumbs=(HOSTILE,), excerpt=((HOSTILE, True), (HOSTILE, False))),)
            ),
        ),
    ]
    pages = [
        *(one_page.html for one_page in rendered),
        answered(views, AnswerView(question=HOSTILE, html=None, sources=(link,), follow_ups=(HOSTILE,))),
        answered(views, AnswerView(question="")),
    ]
    for markup in pages:
        tree = LexborHTMLParser(markup)
        assert not tree.css("[onerror]")
        assert len(tree.css("script:not([type])")) == 3
        assert not any("alert" in script.text() for script in tree.css("script:not([type])"))
        assert "49" not in texts(tree, "title")[0]
    assert one(LexborHTMLParser(pages[0]), "h1").text().endswith(HOSTILE)


def test_structured_data_names_the_way_and_cannot_leave_its_element() -> None:
    tree = shown(site(), page(breadcrumbs=(PageLink(title=HOSTILE, href="/setup"), PageLink(title="Group", href=None))))
    data = loads(one(tree, 'script[type="application/ld+json"]').text())
    assert [(item["position"], item["name"], item.get("item")) for item in data["itemListElement"]] == [
        (1, HOSTILE, "https://docs.test/setup"),
        (2, "Group", None),
        (3, "Linux", "https://docs.test/setup/linux"),
    ]


def test_characters_that_no_page_may_hold_break_nothing() -> None:
    markup = render_page(site(), page(title="a\ud800b", breadcrumbs=(PageLink(title="c\x00d", href="/"),))).html
    assert markup.encode()
    names = [item["name"] for item in loads(one(LexborHTMLParser(markup), 'script[type="application/ld+json"]').text())["itemListElement"]]
    assert names == ["cd", "ab"]


def test_searching_needs_no_script() -> None:
    tree = shown(site(base_path="/books/"), page(href="/books/v2/guides/linux"))
    form = one(tree, "form[role=search]")
    assert form.attributes["action"] == "/books/~octavo/search"
    assert (form.attributes.get("method") or "get") == "get"
    box = below(form, "input[type=search]")
    assert box.attributes["name"] == "q"
    assert form.css_first(f"label[for={box.attributes['id']}]") is not None
    assert below(form, "input[name=at]").attributes["value"] == "v2/guides/linux"


def test_a_site_without_search_or_ask_offers_neither() -> None:
    markup = render_page(site(search=False), page()).html
    assert "~octavo/search" not in markup
    assert "~octavo/ask" not in markup


def test_right_to_left_pages_say_so_and_their_language() -> None:
    root = one(shown(site(), page(direction="rtl", lang="he")), "html")
    assert (root.attributes["dir"], root.attributes["lang"]) == ("rtl", "he")


def test_the_words_around_follow_the_locale_of_sites_in_right_to_left_languages() -> None:
    root = one(LexborHTMLParser(render_not_found(site(locale="he"), NotFoundView(path="/x")).html), "html")
    assert root.attributes["dir"] == "rtl"


@pytest.mark.parametrize(
    ("option", "selector"),
    [
        ("table_of_contents", "nav.sidebar"),
        ("outline", ".outline, .outline-small"),
        ("pagination", ".pager"),
        ("metadata", ".fine"),
        ("tags", ".tags"),
        ("actions", ".actions"),
        ("cover", ".cover"),
        ("description", ".lead"),
    ],
)
def test_a_page_shows_only_what_its_layout_allows(option: str, selector: str) -> None:
    hidden: dict[str, Any] = {option: False}
    full = page(
        next=PageLink(title="Mac", href="/mac"),
        updated_at=datetime(2026, 5, 4, tzinfo=UTC),
        tags=(TagView(label="New"),),
        cover=Cover(picture=Picture("/c.png")),
        description="About",
    )
    assert shown(site(), full).css(selector)
    assert not shown(site(), replace(full, layout=replace(Layout(), **hidden))).css(selector)


def test_a_hidden_title_is_still_read_out() -> None:
    heading = one(shown(site(), page(layout=Layout(title=False))), "h1")
    assert "spoken" in (heading.attributes["class"] or "")
    assert heading.text() == "Linux"


def test_an_empty_page_lists_its_children() -> None:
    tree = shown(site(), page(html="", children=(PageLink(title="Arch", href="/arch", description="Rolling"),)))
    assert texts(tree, ".cards strong") == ["Arch"]
    assert texts(tree, ".cards small") == ["Rolling"]


def test_search_engines_are_kept_away_where_asked() -> None:
    def robots(tree: LexborHTMLParser) -> list[str | None]:
        return [node.attributes["content"] for node in tree.css("meta[name=robots]")]

    assert robots(shown(site(), page())) == []
    assert robots(shown(site(no_index=True), page())) == ["noindex, nofollow"]
    assert robots(shown(site(), page(no_index=True))) == ["noindex, nofollow"]
    assert robots(LexborHTMLParser(render_not_found(site(), NotFoundView(path="/x")).html)) == ["noindex"]


def test_machines_find_address_languages_and_markdown() -> None:
    tree = shown(site(feed="/rss.xml"), page(alternates={"fr": "https://docs.test/fr/linux"}, description="How to"))
    assert one(tree, "link[rel=canonical]").attributes["href"] == "https://docs.test/setup/linux"
    assert one(tree, "link[hreflang=fr]").attributes["href"] == "https://docs.test/fr/linux"
    assert one(tree, 'link[type="text/markdown"]').attributes["href"] == "/setup/linux.md"
    assert one(tree, 'link[type="application/atom+xml"]').attributes["href"] == "/rss.xml"
    assert one(tree, 'meta[property="og:description"]').attributes["content"] == "How to"
    assert texts(tree, "title") == ["Linux · Handbook"]


def test_previews_elsewhere_show_the_cover_by_its_full_address() -> None:
    tree = shown(site(), page(cover=Cover(picture=Picture("/c.png"))))
    assert one(tree, 'meta[property="og:image"]').attributes["content"] == "https://docs.test/c.png"


def test_a_sites_emoji_is_its_favicon() -> None:
    assert quote("🚀") in (one(shown(site(emoji="1f680"), page()), "link[rel=icon]").attributes["href"] or "")


def test_a_result_shows_what_matched_without_html() -> None:
    hit = Hit(title="Linux", href="/linux", breadcrumbs=("Guides",), excerpt=(("on ", False), ("<b>Linux</b>", True)))
    tree = LexborHTMLParser(render_results(site(), SearchResultsView(query="linux", hits=(hit,))).html)
    assert texts(tree, ".hits mark") == ["<b>Linux</b>"]
    assert one(tree, "[role=status]").text() == "1 result for “linux”"


def test_a_search_for_braces_is_said_back_as_typed() -> None:
    hits = tuple(Hit(title=title, href="/") for title in "ab")
    tree = LexborHTMLParser(render_results(site(), SearchResultsView(query="{count} {0.__class__}", hits=hits)).html)
    assert one(tree, "[role=status]").text() == "2 results for “{count} {0.__class__}”"


def test_an_answer_names_its_sources_and_goes_on() -> None:
    view = AnswerView(question="How?", html="<p>So.</p>", sources=(PageLink(title="Linux", href="/linux"),), follow_ups=("Why & when?",))
    tree = LexborHTMLParser(answered(site(ask=AskView()), view))
    assert texts(tree, ".answer .octavo-content p") == ["So."]
    assert one(tree, ".sources a").attributes["href"] == "/linux"
    assert one(tree, ".suggestions a").attributes["href"] == "/~octavo/ask?q=Why%20%26%20when%3F"


def test_no_answer_is_said_to_be_none() -> None:
    tree = LexborHTMLParser(answered(site(ask=AskView()), AnswerView(question="How?")))
    assert "holds no answer" in one(tree, ".answer").text()


def test_the_policy_allows_exactly_the_script_and_the_style_in_the_page() -> None:
    rendered = render_page(
        site(theme=Theme(primary=Shade("#aa0000", "#ffaaaa"))), page(cover=Cover(picture=Picture("/c.png"), y=-40, height=300))
    )
    tree = LexborHTMLParser(rendered.html)
    policy = dict(part.split(" ", 1) for part in rendered.policy.split("; "))
    for name, selector in (("script-src", "script:not([src]):not([type])"), ("style-src", "style")):
        inline = one(tree, selector).text()
        assert policy[name] == f"'self' 'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"
    assert policy["default-src"] == "'none'"
    assert not tree.css("[style]")


def test_nothing_comes_from_other_hosts() -> None:
    tree = shown(site(), page())
    for node in tree.css("script[src], link[rel=stylesheet], img, use"):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        assert address.startswith("/~octavo/static/"), address
