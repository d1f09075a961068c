"""A page's layout: the frontmatter's nested map or preset, and the API's 13 fields (dialect 1.2, 3.3)."""

from typing import Any, Final

from octavo.content.revision.tree import DEFAULT_LAYOUT

PRESETS: Final[dict[str, dict[str, Any]]] = {
    "docs": {},
    "editorial": {"tableOfContents": False, "outline": False},
    "landing": {
        "width": "wide", "coverSize": "hero", "title": False, "description": False, "tableOfContents": False, "outline": False, "pagination": False,
        "metadata": False, "tags": False, "actions": False,
    },
}  # fmt: skip
SWITCHES: Final = ("title", "description", "tableOfContents", "outline", "pagination", "metadata", "tags", "actions", "anchors")
_CHOICES: Final = {"width": ("default", "wide"), "coverSize": ("hero", "full", "background"), "coverMask": ("none", "radial")}


def read_layout(value: object) -> dict[str, Any] | None:
    """All 13 fields for a frontmatter's `layout`; None for what is no layout (older themes keep other things under this key)."""
    if isinstance(value, str):
        return DEFAULT_LAYOUT | PRESETS[value] if value in PRESETS else None
    if not isinstance(value, dict):
        return None
    layout = dict(DEFAULT_LAYOUT)
    cover = value.get("cover")
    if isinstance(cover, dict):
        layout["cover"] = cover.get("visible") is not False
        _choose(layout, "coverSize", cover.get("size"))
        _choose(layout, "coverMask", cover.get("mask"))
    elif isinstance(cover, bool):
        layout["cover"] = cover
    _choose(layout, "width", value.get("width"))
    for name in SWITCHES:
        switch = value.get(name)
        if isinstance(switch, dict):
            switch = switch.get("visible")
        if isinstance(switch, bool):
            layout[name] = switch
    return layout


def write_layout(layout: dict[str, Any]) -> dict[str, Any]:
    """The frontmatter's map; `cover` and `anchors` only where they say something."""
    found: dict[str, Any] = {"width": layout["width"]}
    cover = (layout["cover"], layout["coverSize"], layout["coverMask"])
    if cover != (DEFAULT_LAYOUT["cover"], DEFAULT_LAYOUT["coverSize"], DEFAULT_LAYOUT["coverMask"]):
        found["cover"] = {"visible": layout["cover"], "size": layout["coverSize"], "mask": layout["coverMask"]}
    for name in SWITCHES:
        if name != "anchors" or not layout[name]:
            found[name] = {"visible": layout[name]}
    return found


def _choose(layout: dict[str, Any], name: str, value: object) -> None:
    if value in _CHOICES[name]:
        layout[name] = value
