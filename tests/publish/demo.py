"""A small site made by hand: for tests of what readers see, and for looking at while working on styles."""

from dataclasses import replace
from datetime import UTC, datetime

from octavo.publish.views import (
    AskView,
    Footer,
    FooterGroup,
    HeaderLink,
    NavItem,
    OutlineItem,
    PageLink,
    PageView,
    SectionTab,
    SiteView,
    SocialLink,
    TagView,
    Variant,
)  # fmt: skip


def _page(title: str, path: str, **more: object) -> NavItem:
    return NavItem(kind="page", title=title, href=f"/{path}", **more)  # type: ignore[arg-type]


SITE = SiteView(
    title="Lighthouse",
    origin="https://docs.lighthouse.example",
    emoji="1f5fc",
    ask=AskView(greeting="What would you like to know?", suggestions=("How do I rotate a key?", "Which ports are open?")),
    links=(
        HeaderLink(title="Status", href="https://status.lighthouse.example", external=True),
        HeaderLink(title="Support", href="https://lighthouse.example/support", external=True),
        HeaderLink(title="Sign up", href="https://lighthouse.example/join", style="primary", external=True),
    ),
    page_actions=("assistant", "markdown", "git"),
    feed="/~octavo/feed.xml",
    navigation=(
        _page("Welcome", "", emoji="1f44b"),
        _page("Quickstart", "quickstart", icon="bolt"),
        NavItem(
            kind="group",
            title="Guides",
            children=(
                _page(
                    "Signals",
                    "guides/signals",
                    icon="bell",
                    has_children=True,
                    open=True,
                    children=(
                        _page("Colours and rhythm", "guides/signals/colours", current=True),
                        _page("Fog", "guides/signals/fog"),
                        _page("Keeping a log of every signal that was ever sent", "guides/signals/log"),
                    ),
                ),
                _page("Lamps", "guides/lamps", icon="lightbulb", has_children=True, children=(_page("Lenses", "guides/lamps/lenses"),)),
                _page("Keepers & access", "guides/keepers", icon="key"),
            ),
        ),
        NavItem(
            kind="group",
            title="Reference",
            children=(
                _page("Command line", "reference/cli", icon="terminal"),
                _page("Webhooks", "reference/webhooks", icon="webhook"),
                NavItem(kind="link", title="Source code", href="https://code.lighthouse.example", icon="github", external=True),
            ),
        ),
    ),
    footer=Footer(
        groups=(
            FooterGroup(
                title="Product",
                links=(
                    HeaderLink(title="Changelog", href="/changelog"),
                    HeaderLink(title="Roadmap", href="https://lighthouse.example/roadmap"),
                ),
            ),
            FooterGroup(title="Company", links=(HeaderLink(title="About", href="https://lighthouse.example/about"),)),
        ),
        copyright="© 2026 Lighthouse Keepers",
        social=(
            SocialLink(platform="github", href="https://code.lighthouse.example"),
            SocialLink(platform="linkedin", href="https://lighthouse.example/in"),
        ),
    ),
)

WITH_SECTIONS = replace(
    SITE,
    sections=(
        SectionTab(title="Documentation", href="/", icon="book-open", current=True),
        SectionTab(title="API", href="/api", icon="code"),
        SectionTab(title="More", href=None, children=(SectionTab(title="Changelog", href="/log", description="What is new"),)),
    ),
    variants=(
        Variant(title="v3", href="/", current=True),
        Variant(title="v2", href="/v2"),
        Variant(title="Deutsch", href="/de", lang="de"),
    ),
)

BODY = (
    """
<p>A signal is a <strong>colour</strong>, a <em>rhythm</em> and a reason. Ships read it in that order, so choose the colour first; see
<a href="/guides/signals/fog">what changes in fog</a>.</p>
<h2 id="choose">Choose a colour</h2>
<p>White carries farthest, red is for danger. Set one with <code>beam set --colour</code>:</p>
<pre><code>beam set --colour white --every 12s</code></pre>
<h3 id="contrast">Contrast with the sky</h3>
<ul><li>At dusk, prefer red.</li><li>At night, prefer white.</li></ul>
<h2 id="rhythm">Choose a rhythm</h2>
<p>Two short flashes and one long are taken. Ask the harbour before you use anything with more than five.</p>
<table><thead><tr><th>Rhythm</th><th>Meaning</th></tr></thead><tbody><tr><td>· · —</td><td>Here I am</td></tr><tr><td>— — —</td><td>Keep away</td></tr></tbody></table>
<h2 id="log">Write it down</h2>
<blockquote><p>What was not logged was not sent.</p></blockquote>
"""
    + "<p>The log is kept for ever, and nobody may change an entry. Keepers of other houses can read it, ships cannot.</p>" * 6
)

PAGE = PageView(
    title="Colours and rhythm",
    href="/guides/signals/colours",
    canonical="https://docs.lighthouse.example/guides/signals/colours",
    description="How to choose a signal that ships can read from nine miles away, in any weather.",
    icon="lightbulb",
    html=BODY,
    breadcrumbs=(PageLink(title="Guides", href=None), PageLink(title="Signals", href="/guides/signals", icon="bell")),
    outline=(
        OutlineItem(title="Choose a colour", anchor="choose"),
        OutlineItem(title="Contrast with the sky", anchor="contrast", level=2),
        OutlineItem(title="Choose a rhythm", anchor="rhythm"),
        OutlineItem(title="Write it down", anchor="log"),
    ),
    previous=PageLink(title="Signals", href="/guides/signals"),
    next=PageLink(title="Fog", href="/guides/signals/fog"),
    tags=(TagView(label="Stable", emoji="2705"), TagView(label="Since 2.1")),
    updated_at=datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
    edit_href="https://code.lighthouse.example/edit/colours.md",
    markdown_href="/guides/signals/colours.md",
)

HEBREW = replace(
    PAGE,
    title="צבעים וקצב",
    href="/he/colours",
    description="איך בוחרים אות שאוניות יכולות לקרוא ממרחק תשעה מייל, בכל מזג אוויר.",
    html='<p>אות הוא <strong>צבע</strong>, קצב וסיבה. אוניות קוראות אותו בסדר הזה.</p><h2 id="choose">בחירת צבע</h2><p>הלבן מגיע רחוק, האדום לסכנה.</p>'
    '<pre><code>beam set --colour white</code></pre><h2 id="rhythm">בחירת קצב</h2><ul><li>בין ערביים, אדום.</li><li>בלילה, לבן.</li></ul>',
    breadcrumbs=(PageLink(title="מדריכים", href=None),),
    outline=(OutlineItem(title="בחירת צבע", anchor="choose"), OutlineItem(title="בחירת קצב", anchor="rhythm")),
    lang="he",
    direction="rtl",
)
HEBREW_SITE = replace(SITE, locale="he", title="המגדלור")
