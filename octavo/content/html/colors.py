"""The named colours of documents, as class names; the style sheet gives them shades that are readable on light and dark."""

from octavo.content.document import NAMED_COLORS


def color_class(part: str, color: object) -> str | None:
    """`octavo-color-red` for (`color`, `red`); None for `default` and for whatever is no named colour."""
    return f"octavo-{part}-{color.removeprefix('$')}" if isinstance(color, str) and color in NAMED_COLORS else None
