"""The named colours of documents, as class names; the style sheet gives them shades that are readable on light and dark."""

_NAMES = frozenset(
    [
        "green",
        "blue",
        "red",
        "orange",
        "yellow",
        "purple",
        "pink",
        "violet",
        "cyan",
        "$primary",
        "$info",
        "$success",
        "$warning",
        "$danger",
        "$tint",
    ],
)


def color_class(part: str, color: object) -> str | None:
    """`octavo-color-red` for (`color`, `red`); None for `default` and for whatever is no named colour."""
    return f"octavo-{part}-{color.removeprefix('$')}" if isinstance(color, str) and color in _NAMES else None
