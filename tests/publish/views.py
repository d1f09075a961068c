"""Views made by hand, for tests of what is rendered from them."""

from dataclasses import replace
from typing import Any

from octavo.publish.views import NavItem, OutlineItem, PageLink, PageView, SiteView

SITE = SiteView(
    title="Handbook",
    origin="https://docs.test",
    navigation=(
        NavItem(kind="page", title="Welcome", href="/"),
        NavItem(
            kind="group",
            title="Guides",
            children=(
                NavItem(
                    kind="page",
                    title="Setup",
                    href="/setup",
                    has_children=True,
                    open=True,
                    children=(NavItem(kind="page", title="Linux", href="/setup/linux", current=True),),
                ),
                NavItem(
                    kind="page",
                    title="Later",
                    href="/later",
                    has_children=True,
                    children=(NavItem(kind="page", title="Deep", href="/deep"),),
                ),
                NavItem(kind="link", title="Forum", href="https://forum.test/", external=True),
            ),
        ),
    ),
)
PAGE = PageView(
    title="Linux",
    href="/setup/linux",
    canonical="https://docs.test/setup/linux",
    html='<p>Body</p><h2 id="first">First</h2><p>Text</p><h2 id="second">Second</h2><p>More</p>',
    breadcrumbs=(PageLink(title="Setup", href="/setup"),),
    outline=(OutlineItem(title="First", anchor="first"), OutlineItem(title="Second", anchor="second")),
    markdown_href="/setup/linux.md",
)


def site(**changes: Any) -> SiteView:
    return replace(SITE, **changes)


def page(**changes: Any) -> PageView:
    return replace(PAGE, **changes)
