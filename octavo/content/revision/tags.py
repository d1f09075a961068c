"""`.gitbook/tags.yaml`: the tags that pages may carry (dialect 3.4)."""

from typing import Final

from octavo.content.document import NAMED_COLORS
from octavo.content.faults import Fault
from octavo.content.revision.tree import Tag
from octavo.content.yaml_text import Lines, YamlError, load_yaml

COLORS: Final = NAMED_COLORS | {"default"}


def read_tags(text: str) -> tuple[list[Tag], list[Fault]]:
    """The tags in their order; a slug that stands twice counts once. Faults have no path."""
    lines: Lines = {}
    try:
        values = load_yaml(text, lines=lines)
    except YamlError as error:
        return [], [Fault("", error.line, f"Not valid YAML: {error.message}. There are no tags.")]
    if values is None:
        return [], []
    if not isinstance(values, list):
        return [], [Fault("", 1, "Not a list of tags.")]
    tags: dict[str, Tag] = {}
    faults: list[Fault] = []
    for number, value in enumerate(values, 1):
        line = lines.get((id(values), number - 1))
        tag = _tag(value)
        if tag is None:
            faults.append(Fault("", line, f"Entry {number} is not a tag: it needs the text keys tag and label."))
        elif tag.slug in tags:
            faults.append(Fault("", line, f"The tag {tag.slug} stands twice; the first one counts."))
        else:
            tags[tag.slug] = tag
            if isinstance(value.get("color"), str) and value["color"] not in COLORS:
                faults.append(Fault("", line, f"The tag {tag.slug} has an unknown color; the default one holds."))
    return list(tags.values()), faults


def _tag(value: object) -> Tag | None:
    if not isinstance(value, dict):
        return None
    slug = _text(value.get("tag"))
    if not slug:
        return None
    color = value.get("color")
    return Tag(
        slug,
        _text(value.get("label")) or slug,
        color if isinstance(color, str) and color in COLORS else "default",
        _text(value.get("icon")),
        _text(value.get("emoji")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
