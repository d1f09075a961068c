"""The navigation as markup. Written by hand and not by a template: it is most of a page's frame, and this is ten times as fast."""

from octavo.content.html.characters import emoji
from octavo.content.html.escape import escape, escape_attribute
from octavo.publish import icons
from octavo.publish.views import NavItem


def navigation(items: tuple[NavItem, ...], *, below: str = "{title}", blank: bool = False) -> str:
    """Nested lists; a branch is a `details` that is open on the way to the current page. `blank` opens other sites in a new tab.

    A branch is opened by a button beside its link, because a link inside a summary is two controls in one; `below` is the button's name.
    """
    out: list[str] = []
    _list(items, out, below=below, blank=blank)
    return "".join(out)


def _list(items: tuple[NavItem, ...], out: list[str], *, below: str, blank: bool) -> None:
    out.append("<ul>")
    for item in items:
        out.append("<li>")
        if item.kind == "group":
            out.append(f'<p class="nav-group">{_glyph(item)}{escape(item.title)}</p>')
            if item.children:
                _list(item.children, out, below=below, blank=blank)
        elif item.children:
            name = escape_attribute(below.format(title=item.title))
            out.append(
                f'{_entry(item, blank=blank)}<details{" open" if item.open else ""}><summary aria-label="{name}">{_CHEVRON}</summary>'
            )
            _list(item.children, out, below=below, blank=blank)
            out.append("</details>")
        else:
            out.append(_entry(item, blank=blank))
        out.append("</li>")
    out.append("</ul>")


def _entry(item: NavItem, *, blank: bool) -> str:
    inside = f"{_glyph(item)}<span>{escape(item.title)}</span>"
    if item.href is None:
        return f'<span class="nav-item">{inside}</span>'
    current = ' aria-current="page"' if item.current else ""
    outward = ""
    if item.external:
        inside += _OUT
        outward = ' rel="noopener" target="_blank"' if blank else ' rel="noopener"'
    elif item.has_children and not item.children:
        inside += _TWIST
    return f'<a class="nav-item" href="{escape_attribute(item.href)}"{current}{outward}>{inside}</a>'


def _glyph(item: NavItem) -> str:
    if item.emoji:
        return f'<span class="glyph" aria-hidden="true">{escape(emoji(item.emoji))}</span>'
    return f'<span class="glyph" aria-hidden="true">{icons.inline(item.icon) or _DOT}</span>' if item.icon else ""


_CHEVRON = icons.inline("chevron-right")
_TWIST = f'<span class="twist">{_CHEVRON}</span>'
_OUT = f'<span class="out">{icons.inline("arrow-up-right")}</span>'
_DOT = '<svg class="icon" viewBox="0 0 24 24"><circle cx="12" cy="12" r="2"/></svg>'
"""Keeps a title in line with its neighbours where there is no drawing for its icon."""
