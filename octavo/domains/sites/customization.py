"""How a site looks until somebody says otherwise, and how overrides lie on top of each other (semantics 6.3)."""

from copy import deepcopy
from typing import Any, Final

from octavo.publish.views import Shade, Theme


def _themed(shade: Shade) -> dict[str, str]:
    return {"light": shade.light, "dark": shade.dark}


_THEME: Final = Theme()
_CODE: Final = {"light": "default-light", "dark": "default-dark"}

_DEFAULTS: Final[dict[str, Any]] = {
    "styling": {
        "theme": "clean",
        "primaryColor": _themed(_THEME.primary),
        "infoColor": _themed(_THEME.info),
        "successColor": _themed(_THEME.success),
        "warningColor": _themed(_THEME.warning),
        "dangerColor": _themed(_THEME.danger),
        "corners": _THEME.corners,
        "depth": "subtle",
        "links": _THEME.links,
        "font": "Inter",
        "monospaceFont": "IBMPlexMono",
        "background": "plain",
        "icons": "regular",
        "codeTheme": {"default": _CODE, "openapi": _CODE},
        "sidebar": {"background": _THEME.sidebar, "list": _THEME.sidebar_list},
        "search": "prominent",
    },
    "internationalization": {"locale": "en"},
    "favicon": {},
    "header": {"preset": _THEME.header, "links": []},
    "footer": {"groups": []},
    "themes": {"default": _THEME.mode, "toggeable": _THEME.toggle},
    "feedback": {"enabled": False},
    "ai": {"mode": "search"},
    "advancedCustomization": {"enabled": True},
    "pageActions": {"items": ["markdown", "external-ai"]},
    "externalLinks": {"target": "self"},
    "pagination": {"enabled": True},
    "trademark": {"enabled": True},
    "privacyPolicy": {},
    "socialPreview": {},
    "socialAccounts": [],
    "insights": {"trackingCookie": False},
}


def effective(*overrides: dict[str, Any] | None) -> dict[str, Any]:
    """All settings: the defaults, with each override on top of the ones before it. A setting is replaced whole, `styling` key by key."""
    settings = deepcopy(_DEFAULTS)
    for override in overrides:
        for key, value in (override or {}).items():
            if key == "styling":
                settings["styling"] = {**settings["styling"], **value}
            else:
                settings[key] = value
    return settings
