"""Icons by the Font Awesome names that content uses, drawn by ourselves (`static/icons.svg`). A name without a drawing shows nothing."""

from functools import cache, lru_cache

from octavo.publish.static import asset_path, asset_text

_SAME_AS = {
    "align-left": ("paragraph", "align-justify", "align-center"),
    "arrow-down": ("down", "circle-down"),
    "arrow-up": ("up", "chevron-up", "circle-up"),
    "arrow-up-right": ("arrow-up-right-from-square", "square-arrow-up-right", "external-link", "square-arrow-up", "up-right-from-square"),
    "atom": ("react", "atom-simple"),
    "bars": ("menu",),
    "bolt": ("zap", "bolt-auto", "bolt-lightning"),
    "book-open": ("book-open-reader", "book-open-cover", "gitbook", "book-atlas", "book-bookmark"),
    "box": ("box-open", "box-archive", "boxes-stacked", "file-zipper", "boxes-packing", "basket-shopping-simple"),
    "brain": ("brain-circuit",),
    "bug": ("bug-slash",),
    "building": ("buildings", "city"),
    "bullhorn": ("megaphone", "party-horn"),
    "bullseye": ("bullseye-arrow", "crosshairs", "target", "bullseye-pointer"),
    "calculator": ("abacus",),
    "calendar": ("calendar-days", "calendar-check"),
    "car": ("car-side", "taxi", "bus", "train", "bicycle"),
    "cart-shopping": ("shopping-cart", "bag-shopping", "store", "cart-plus", "basket-shopping", "shop"),
    "chart-column": ("chart-bar", "chart-simple", "ranking-star"),
    "chart-line": ("chart-mixed", "arrow-trend-up", "chart-area", "chart-line-up"),
    "circle-check": ("check-circle", "square-check", "badge-check"),
    "circle-info": ("info-circle", "info", "square-info"),
    "circle-nodes": ("diagram-project", "network-wired", "chart-network"),
    "circle-plus": ("plus-circle", "square-plus"),
    "circle-question": ("question-circle", "question", "square-question"),
    "circle-xmark": ("times-circle", "ban"),
    "clipboard": ("paste", "clipboard-user", "note-sticky", "scroll"),
    "clock-rotate-left": ("history", "rectangle-vertical-history", "rotate-left"),
    "cloud": ("aws", "google", "microsoft", "azure"),
    "code": (
        "code-simple", "brackets-curly", "square-code", "file-brackets-curly", "js", "node-js", "node", "python", "java", "php", "rust",
        "golang", "swift", "html5", "css3", "npm", "square-js",
    ),
    "code-branch": ("code-merge", "code-fork", "code-commit", "git", "git-alt", "bitbucket", "code-compare"),
    "coins": (
        "money-bill", "money-bill-transfer", "piggy-bank", "dollar-sign", "money-check-dollar", "money-check-dollar-pen", "bitcoin",
        "ethereum", "sack-dollar", "money-bills", "money-bill-wave", "hand-holding-dollar",
    ),
    "comments": ("comment", "comment-dots", "comments-question"),
    "compass": ("compass-drafting",),
    "compress": ("minimize",),
    "copy": ("clone",),
    "credit-card": ("money-check", "paypal", "stripe"),
    "crop": ("crop-simple",),
    "cube": ("cubes", "block"),
    "desktop": ("display", "computer", "tv"),
    "dice": ("dice-five", "dice-d6"),
    "door-open": ("door-closed", "right-from-bracket", "right-to-bracket", "sign-out", "sign-in"),
    "droplet": ("water", "umbrella"),
    "envelope": ("mail", "inbox", "at", "envelope-open", "mailbox"),
    "equals": ("not-equal",),
    "expand": ("maximize", "up-right-and-down-left-from-center"),
    "face-frown": ("face-sad-tear",),
    "face-smile": ("smile", "face-grin"),
    "file": ("file-blank", "file-plus", "file-import", "file-export", "file-plus-minus"),
    "file-code": ("file-code-2", "file-binary"),
    "file-lines": (
        "file-text", "file-alt", "memo", "file-invoice", "file-invoice-dollar", "file-contract", "file-user", "markdown", "file-pdf",
        "file-csv", "file-excel", "file-word",
    ),
    "flag": ("flag-checkered",),
    "flask": ("vial", "vials", "dna", "virus"),
    "folder": ("folder-open", "folder-tree", "folders"),
    "font": ("text", "text-size", "bold", "italic"),
    "function": ("sigma", "square-root-variable"),
    "gamepad": ("joystick", "chess", "chess-pawn-piece", "ghost"),
    "gauge": ("gauge-high", "tachometer", "gauge-simple"),
    "gear": ("gears", "cog", "cogs", "settings", "lightbulb-gear"),
    "gift": ("gifts", "cake-candles"),
    "github": ("square-github", "github-alt"),
    "globe": ("earth-americas", "earth-africa", "earth-europe", "earth-asia", "globe-pointer", "planet-ringed"),
    "hammer": ("screwdriver-wrench", "tools", "toolbox"),
    "hand": ("hand-wave", "hands-holding-heart", "fist-raised", "hands-clapping"),
    "hand-pointer": ("cursor", "arrow-pointer", "mouse-pointer", "hand-point-right", "computer-mouse"),
    "heart": ("heart-pulse", "hand-holding-heart"),
    "hospital": ("staff-snake", "house-medical", "syringe", "stethoscope", "pills"),
    "hourglass": ("hourglass-half", "hourglass-start", "hourglass-end"),
    "house": ("home", "house-chimney", "house-user", "bed", "couch"),
    "icons": ("shapes",),
    "id-card": ("address-card", "address-book", "passport", "id-badge"),
    "image": ("images", "photo-film", "file-image", "camera-retro"),
    "industry": ("warehouse", "factory", "pallet"),
    "key": ("key-skeleton",),
    "keyboard": ("keyboard-brightness",),
    "landmark": ("bank", "building-columns", "university", "museum"),
    "laptop": ("laptop-code", "laptop-file"),
    "layer-group": ("layers", "rectangles-mixed"),
    "life-ring": ("headset", "user-headset"),
    "lightbulb": ("lightbulb-on", "idea"),
    "link": ("link-simple", "link-horizontal", "chain", "unlink", "link-slash", "chain-broken"),
    "list": ("list-ul", "list-ol", "table-list", "bars-staggered", "list-tree"),
    "list-check": ("tasks", "clipboard-list", "clipboard-check", "ballot-check", "clipboard-list-check", "jira", "chart-gantt"),
    "location-dot": ("map-pin", "location-pin", "map-marker", "location-arrow", "location-crosshairs"),
    "lock": ("lock-keyhole", "user-lock"),
    "medal": ("award", "certificate", "ribbon", "badge"),
    "message": ("message-lines", "message-dots", "messages"),
    "microchip": ("microchip-ai", "cpu", "memory", "sim-card"),
    "microphone": ("microphone-lines", "podcast"),
    "mobile": ("mobile-screen", "tablet", "android"),
    "mountain": ("mountain-sun",),
    "mug-hot": ("coffee", "mug-saucer"),
    "music": ("guitar", "waveform-lines"),
    "octagon-exclamation": ("hexagon-exclamation", "octagon-check"),
    "palette": ("paintbrush", "swatchbook", "pen-ruler", "brush", "eye-dropper"),
    "paper-plane": ("telegram",),
    "paw": (
        "dog", "cat", "horse", "rabbit", "rabbit-running", "fish", "fish-fins", "duck", "pig", "elephant", "turtle", "butterfly",
        "octopus", "kiwi-bird", "crow", "dove", "spider", "mouse-field",
    ),
    "pencil": ("pen", "pen-nib", "pen-line"),
    "percent": ("badge-percent", "percentage"),
    "plane": ("plane-departure", "plane-up", "ticket-airline"),
    "plug": ("plug-circle-bolt", "outlet"),
    "puzzle-piece": ("puzzle", "puzzle-piece-simple"),
    "quote": ("quote-left", "quote-right", "block-quote", "quotes"),
    "repeat": ("arrows-rotate", "rotate", "sync", "arrows-repeat", "right-left", "rotate-right", "arrow-right-arrow-left", "retweet"),
    "rocket": ("rocket-launch", "paper-plane-top"),
    "route": ("road", "map-location-dot"),
    "ruler": ("ruler-combined", "pencil-ruler", "draw-square"),
    "satellite-dish": ("satellite", "radar", "tower-broadcast", "tower-cell"),
    "search": (
        "magnifying-glass", "print-magnifying-glass", "magnifying-glass-chart", "binoculars", "magnifying-glass-plus",
        "magnifying-glass-minus",
    ),
    "seedling": ("leaf-heart", "sprout"),
    "server": ("hard-drive", "rack"),
    "share-nodes": ("square-share-nodes", "share"),
    "shield": ("shield-halved", "shield-keyhole", "vault", "helmet-safety"),
    "ship": ("ferry", "sailboat"),
    "signal": ("signal-bars", "wifi-strong"),
    "signature": ("file-signature", "stamp"),
    "signs-post": ("map-signs", "directions"),
    "sitemap": ("diagram-nested", "hierarchy"),
    "sliders": ("sliders-up", "sliders-simple", "filter-list"),
    "sort": ("arrow-up-arrow-down", "arrow-down-arrow-up", "up-down", "shuffle"),
    "sparkles": ("sparkle", "gitbook-assistant", "burst-new", "stars", "openai", "chatgpt", "claude"),
    "stopwatch": ("timer", "stopwatch-20", "alarm-clock", "watch"),
    "table": ("table-cells", "table-layout", "grid", "grid-2"),
    "table-columns": ("columns", "columns-3", "object-group", "vector-square"),
    "tag": ("tags",),
    "terminal": ("rectangle-terminal", "square-terminal"),
    "trash-can": ("trash", "trash-alt"),
    "triangle-exclamation": ("warning", "exclamation-triangle", "exclamation", "circle-exclamation"),
    "trophy": ("award-simple",),
    "truck": ("truck-fast", "truck-moving", "dolly"),
    "unlock": ("lock-open", "unlock-keyhole"),
    "user": (
        "circle-user", "user-tie", "user-gear", "user-check", "user-shield", "user-secret", "user-astronaut", "person", "child", "baby",
        "person-running",
    ),
    "users": ("user-group", "people-group", "users-rectangle", "users-gear", "people-arrows"),
    "utensils": ("burger", "pizza-slice", "french-fries"),
    "video": ("film", "clapperboard"),
    "wand-magic-sparkles": ("wand-magic", "wand-sparkles", "magic"),
    "window": ("window-maximize", "window-restore", "browser", "browsers", "vscode"),
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
