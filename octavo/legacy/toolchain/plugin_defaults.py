"""What the plugins that 3.x always brought along, and its theme, added to a configuration (legacy 5)."""

from typing import Any

from octavo.legacy.toolchain.config import merged

_STYLES: dict[str, Any] = {kind: f"styles/{kind}.css" for kind in ("website", "pdf", "epub", "mobi", "ebook", "print")}
_NETWORKS = ("facebook", "google", "twitter", "weibo", "instapaper")
_PLUGINS: dict[str, dict[str, Any]] = {
    "highlight": {},
    "search": {},
    "lunr": {"maxIndexSize": 1_000_000, "ignoreSpecialCharacters": False},
    "sharing": {
        "facebook": True,
        "twitter": True,
        "google": False,
        "weibo": False,
        "instapaper": False,
        "vk": False,
        "all": list(_NETWORKS),
    },
    "fontsettings": {"theme": "white", "family": "sans", "size": 2},
    "theme-default": {"styles": _STYLES, "showLevel": False},
}


def with_plugins(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration as templates see it. A plugin that the book takes out (`-name`) adds nothing."""
    named = config["plugins"]
    without = {
        str(name).strip().removeprefix("-")
        for name in (named.split(",") if isinstance(named, str) else named)
        if str(name).strip()[:1] == "-"
    }
    defaults = {name: values for name, values in _PLUGINS.items() if name not in without}
    own = config["pluginsConfig"]
    return {
        **config,
        "pluginsConfig": {**own, **{name: merged(values, own[name]) if name in own else values for name, values in defaults.items()}},
        "styles": config.get("styles", _STYLES),
    }
