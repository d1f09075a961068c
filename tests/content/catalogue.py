"""The handbook's page that shows authors every block beside its Markdown, made of the examples. `make catalogue` writes it."""

from collections.abc import Iterator
from pathlib import Path

from tests.content.examples import Example, examples, title

PAGE = Path(__file__).parents[2] / "docs" / "handbook" / "writing" / "blocks.md"

_PARTS = {
    "Text": (
        "paragraph",
        "marks",
        "link",
        "heading",
        "list",
        "tasks",
        "blockquote",
        "divider",
        "symbols",
        "button",
        "annotation",
        "expression",
        "math",
    ),
    "Containers": ("hint", "tabs", "expandable", "stepper", "columns", "updates", "prompt", "if"),
    "Code and tables": ("code", "mermaid", "table", "cards"),
    "Pictures, files and other content": (
        "images",
        "drawing",
        "file",
        "embed",
        "content-ref",
        "reusable-content",
        "openapi",
        "integration",
    ),
}

_HEAD = """\
---
description: Everything that a page can hold, shown and written.
icon: cube
---

# Every block

Each block is shown as readers see it, and then as you write it. Files of GitBook are written the same way.
"""


def catalogue() -> str:
    """The page's Markdown."""
    return _HEAD + "".join(_part(name, topics) for name, topics in _PARTS.items())


def topics() -> set[str]:
    return {topic for part in _PARTS.values() for topic in part}


def _part(name: str, topics: tuple[str, ...]) -> str:
    return f"\n## {name}\n" + "".join(_topic(topic) for topic in topics)


def _topic(topic: str) -> str:
    return f"\n### {title(topic)}\n" + "".join(piece for example in examples(topic) for piece in _shown(example))


def _shown(example: Example) -> Iterator[str]:
    if example.prose:
        yield f"\n{example.prose}\n"
    yield f"\n{example.markdown}"
    fence = "`" * max(3, _longest_fence(example.markdown) + 1)
    yield f'\n{{% code overflow="wrap" %}}\n{fence}markdown\n{example.markdown}{fence}\n{{% endcode %}}\n'


def _longest_fence(markdown: str) -> int:
    return max((len(line) - len(line.lstrip("`")) for line in markdown.split("\n") if line.startswith("```")), default=0)


if __name__ == "__main__":
    PAGE.write_text(catalogue())
