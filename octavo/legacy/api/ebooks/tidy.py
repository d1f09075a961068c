"""Chapters as XHTML allows them: old pages put anything into anything, browsers cope, and e-readers refuse the whole book."""

import re
from typing import Final

from octavo.legacy.toolchain.html import Element, Node, Raw, Text

_FLOW: Final = frozenset(
    """blockquote div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul li dt dd caption figcaption thead tbody tfoot tr td th""".split()  # noqa: SIM905
)
_PHRASING_INSIDE: Final = frozenset(
    """a abbr b cite code del dfn em h1 h2 h3 h4 h5 h6 i ins kbd mark p pre q s samp small span strong sub sup u var""".split()  # noqa: SIM905
)
_PARENTS: Final = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "tr": {"thead", "tbody", "tfoot", "table"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "figcaption": {"figure"},
}
"""Where alone these elements may stand."""
_CHILDREN: Final = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"td", "th"},
    "figure": set(),
}
"""What alone may stand in these elements, besides white space."""
LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{1,8}+(?>(?:-[A-Za-z0-9]{1,8}+)*)\Z")
_COUNTS: Final = {
    "start": re.compile(r"-?[0-9]{1,6}\Z"),
    "colspan": re.compile(r"[1-9][0-9]{0,2}\Z"),
    "rowspan": re.compile(r"[1-9][0-9]{0,2}\Z"),
}


def tidy(root: Element) -> None:
    """Change whatever is somewhere it may not be into what may; nothing of the text goes."""
    for element in _bottom_up(root):
        _attributes(element)
        _children(element)
    for element in list(root.elements()):
        wanted = _PARENTS.get(element.name)
        if wanted is not None and (element.parent is None or element.parent.name not in wanted):
            element.name = "div"
        if element.name == "a" and _within_link(element):
            element.name, element.attributes = "span", {}
    for element in _bottom_up(root):
        if element.name in _PHRASING_INSIDE and any(child.name in _FLOW for child in element.children if isinstance(child, Element)):
            element.name = "div"
            element.attributes.pop("href", None)


def _bottom_up(root: Element) -> list[Element]:
    return list(reversed(list(root.elements())))


def _attributes(element: Element) -> None:
    attributes = element.attributes
    for name, form in _COUNTS.items():
        if name in attributes and not form.match(attributes[name].strip()):
            del attributes[name]
    if "lang" in attributes and not LANGUAGE_TAG.match(attributes["lang"]):
        del attributes["lang"]
    if "dir" in attributes:
        attributes["dir"] = attributes["dir"].lower()
        if attributes["dir"] not in {"ltr", "rtl", "auto"}:
            del attributes["dir"]


def _children(element: Element) -> None:
    """Lists hold items, tables rows, rows cells; what else lies in them is put into one."""
    wanted = _CHILDREN.get(element.name)
    if wanted is None:
        return
    kept: list[Node] = [
        child for child in element.children if not isinstance(child, Raw) and not (isinstance(child, Text) and not child.data.strip())
    ]
    if not kept:
        element.name = "div"
    elif element.name == "figure":
        _one_caption(kept)
    elif element.name in {"ul", "ol", "tr"}:
        item = "td" if element.name == "tr" else "li"
        element.replace([_in(item, child) if not isinstance(child, Element) or child.name not in wanted else child for child in kept])
    elif all(isinstance(child, Element) and child.name in wanted for child in kept) and _ordered(element.name, kept):
        element.replace(kept)
    else:
        element.name = "div"


def _one_caption(children: list[Node]) -> None:
    """A figure's caption is its first or last child; any further one is a part of it like others."""
    captions = [child for child in children if isinstance(child, Element) and child.name == "figcaption"]
    right = next((child for child in captions if child in (children[0], children[-1])), None)
    for caption in captions:
        if caption is not right:
            caption.name = "div"


def _ordered(name: str, children: list[Node]) -> bool:
    names = [child.name for child in children if isinstance(child, Element)]
    if name == "dl":
        return names[0] == "dt" and names[-1] == "dd"
    if name != "table":
        return True
    body = [each for each in names if each != "caption"]
    heads, feet = body.count("thead"), body.count("tfoot")
    return (
        bool(body)
        and names.count("caption") <= 1
        and "caption" not in names[1:]
        and heads <= 1
        and feet <= 1
        and "thead" not in body[1:]
        and "tfoot" not in body[:-1]
        and not ("tr" in body and "tbody" in body)
    )


def _in(name: str, child: Node) -> Element:
    made = Element(name)
    made.append(child)
    return made


def _within_link(element: Element) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.name == "a":
            return True
        parent = parent.parent
    return False
