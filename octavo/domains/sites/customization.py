"""How a site looks until somebody says otherwise, and how overrides lie on top of each other (semantics 6.3)."""

from copy import deepcopy
from typing import Any, Final


def _themed(light: str, dark: str) -> dict[str, str]:
    return {"light": light, "dark": dark}


_CODE: Final = {"light": "default-light", "dark": "default-dark"}

_DEFAULTS: Final[dict[str, Any]] = {
    "styling": {
        "theme": "clean",
        "primaryColor": _themed("#346ddb", "#7da6f5"),
        "infoColor": _themed("#2b67c9", "#8ab2f7"),
        "successColor": _themed("#1f7a4d", "#69c795"),
        "warningColor": _themed("#93600b", "#e0b25c"),
        "dangerColor": _themed("#b93a3a", "#f08f8f"),
        "corners": "rounded",
        "depth": "subtle",
        "links": "default",
        "font": "Inter",
        "monospaceFont": "IBMPlexMono",
        "background": "plain",
        "icons": "regular",
        "codeTheme": {"default": _CODE, "openapi": _CODE},
        "sidebar": {"background": "default", "list": "default"},
        "search": "prominent",
    },
    "internationalization": {"locale": "en"},
    "favicon": {},
    "header": {"preset": "default", "links": []},
    "footer": {"groups": []},
    "themes": {"default": "system", "toggeable": True},
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
