"""Icons by the Font Awesome names that content uses, drawn by ourselves (`static/icons.svg`). A name without a drawing shows nothing."""

from functools import cache, lru_cache

from octavo.publish.static import asset_path, asset_text

_SAME_AS = {
    "search": ("magnifying-glass", "print-magnifying-glass", "magnifying-glass-chart"),
    "arrow-up-right": ("arrow-up-right-from-square", "square-arrow-up-right", "external-link", "square-arrow-up"),
    "bars": ("menu",),
    "bolt": ("zap", "bolt-auto", "bolt-lightning"),
    "book-open": ("book-open-reader", "book-open-cover"),
    "box": ("box-open", "box-archive", "boxes-stacked"),
    "brain": ("brain-circuit",),
    "bullhorn": ("megaphone", "party-horn"),
    "calendar": ("calendar-days", "calendar-check"),
    "cart-shopping": ("shopping-cart", "bag-shopping", "store"),
    "chart-column": ("chart-bar", "chart-simple", "ranking-star"),
    "chart-line": ("chart-mixed", "arrow-trend-up", "chart-area"),
    "circle-check": ("check-circle", "square-check", "badge-check"),
    "circle-info": ("info-circle", "info", "square-info"),
    "circle-nodes": ("diagram-project", "network-wired", "chart-network"),
    "circle-plus": ("plus-circle", "square-plus"),
    "circle-question": ("question-circle", "question", "square-question"),
    "circle-xmark": ("times-circle", "ban"),
    "clock-rotate-left": ("history", "rectangle-vertical-history", "rotate-left"),
    "code": ("code-simple", "brackets-curly", "square-code", "file-brackets-curly"),
    "code-branch": ("code-merge", "code-fork", "code-commit"),
    "coins": ("money-bill", "money-bill-transfer", "piggy-bank", "dollar-sign", "money-check-dollar", "money-check-dollar-pen"),
    "comments": ("comment", "comment-dots", "comments-question"),
    "compass": ("compass-drafting",),
    "copy": ("clone",),
    "credit-card": ("money-check",),
    "cube": ("cubes", "block"),
    "desktop": ("display", "computer"),
    "envelope": ("mail", "inbox", "at"),
    "face-smile": ("smile", "face-grin"),
    "file": ("file-blank", "file-plus", "file-import", "file-export", "file-plus-minus"),
    "file-code": ("file-code-2", "file-binary"),
    "file-lines": ("file-text", "file-alt", "memo", "file-invoice", "file-invoice-dollar", "file-contract", "file-user", "markdown"),
    "folder": ("folder-open", "folder-tree", "folders"),
    "gauge": ("gauge-high", "tachometer", "gauge-simple"),
    "gear": ("gears", "cog", "cogs", "settings", "lightbulb-gear"),
    "github": ("square-github", "github-alt"),
    "globe": ("earth-americas", "earth-africa", "earth-europe", "earth-asia", "globe-pointer", "planet-ringed"),
    "hammer": ("screwdriver-wrench", "tools", "toolbox"),
    "hand": ("hand-wave", "hands-holding-heart"),
    "hand-pointer": ("cursor", "arrow-pointer", "mouse-pointer"),
    "house": ("home", "house-chimney"),
    "icons": ("shapes",),
    "id-card": ("address-card", "address-book", "passport", "id-badge"),
    "image": ("images", "photo-film"),
    "key": ("key-skeleton",),
    "layer-group": ("layers", "rectangles-mixed"),
    "life-ring": ("headset", "user-headset"),
    "lightbulb": ("lightbulb-on", "idea"),
    "link": ("link-simple", "link-horizontal", "chain"),
    "list": ("list-ul", "list-ol", "table-list", "bars-staggered"),
    "list-check": ("tasks", "clipboard-list", "clipboard-check", "ballot-check"),
    "location-dot": ("map-pin", "location-pin", "map-marker"),
    "lock": ("lock-keyhole", "user-lock"),
    "message": ("message-lines", "message-dots", "messages"),
    "microchip": ("microchip-ai", "cpu"),
    "mobile": ("mobile-screen", "tablet"),
    "octagon-exclamation": ("hexagon-exclamation", "octagon-check"),
    "palette": ("paintbrush", "swatchbook", "pen-ruler"),
    "pencil": ("pen", "pen-nib", "pen-line"),
    "plug": ("plug-circle-bolt", "outlet"),
    "puzzle-piece": ("puzzle", "puzzle-piece-simple"),
    "repeat": ("arrows-rotate", "rotate", "sync", "arrows-repeat", "right-left"),
    "rocket": ("rocket-launch", "paper-plane-top"),
    "server": ("hard-drive", "rack"),
    "share-nodes": ("square-share-nodes", "share"),
    "shield": ("shield-halved", "shield-keyhole"),
    "sitemap": ("diagram-nested", "hierarchy"),
    "sliders": ("sliders-up", "sliders-simple", "filter-list"),
    "sparkles": ("sparkle", "gitbook-assistant", "burst-new", "stars"),
    "table": ("table-cells", "table-layout", "grid"),
    "table-columns": ("columns", "columns-3"),
    "tag": ("tags",),
    "terminal": ("rectangle-terminal", "square-terminal"),
    "trash-can": ("trash", "trash-alt"),
    "triangle-exclamation": ("warning", "exclamation-triangle", "exclamation", "circle-exclamation"),
    "user": ("circle-user", "user-tie"),
    "users": ("user-group", "people-group", "users-rectangle", "users-gear"),
    "video": ("film", "clapperboard"),
    "wand-magic-sparkles": ("wand-magic", "wand-sparkles", "magic"),
    "window": ("window-maximize", "window-restore", "browser", "browsers"),
    "wrench": ("wrench-simple", "screwdriver"),
    "x-twitter": ("twitter", "square-x-twitter", "x"),
    "xmark": ("close", "times"),
}  # fmt: skip
_ALIASES = {alias: name for name, aliases in _SAME_AS.items() for alias in aliases}


@cache
def _drawings() -> dict[str, str]:
    """The shapes of each symbol. The file is ours: one symbol a line."""
    found = {}
    for line in asset_text("icons.svg").splitlines():
        if line.startswith('<symbol id="'):
            name = line.removeprefix('<symbol id="').partition('"')[0]
            found[name] = line.partition(">")[2].removesuffix("</symbol>")
    return found


@cache
def _inline(name: str) -> str:
    return f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{_drawings()[name]}</svg>'


@lru_cache(maxsize=4096)
def known(name: str) -> str | None:
    """Our name for a Font Awesome name (with or without `fa-`), or None."""
    plain = name.lower().removeprefix("fa-")
    plain = _ALIASES.get(plain, plain)
    return plain if plain in _drawings() else None


def inline(name: str) -> str:
    """An icon as markup for the frame of a page; empty for a name without a drawing."""
    found = known(name)
    return _inline(found) if found else ""


def symbol_href(base_path: str, name: str) -> str | None:
    """The address of the symbol for `RenderContext.icon`."""
    found = known(name)
    return f"{base_path}{asset_path('icons.svg')}#{found}" if found else None
