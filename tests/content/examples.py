"""The examples of `tests/content/blocks/`: what authors write, and the HTML that readers get.

A file begins with its title as a heading. Each example is a sentence or two for authors (or nothing), a line with a dot, Markdown, another, HTML, and
a third. The handbook's page for authors is made of the same files. `python -m tests.content.examples` writes the HTML anew, to be reviewed as a diff.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from octavo.content import page
from octavo.content.document import Document
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.references import NoReferences

FOLDER = Path(__file__).parent / "blocks"


@dataclass(frozen=True, slots=True)
class Example:
    topic: str
    number: int
    prose: str
    markdown: str
    html: str

    @property
    def name(self) -> str:
        return f"{self.topic}-{self.number}"

    def document(self) -> Document:
        return page.read(page.parse(self.markdown), NoReferences())

    def rendered(self) -> str:
        return readable(render(self.document(), Shown()))


class Shown(RenderContext):
    """Shows what conditions hide."""

    def condition(self, expression: str) -> bool:
        return bool(expression)


def readable(markup: str) -> str:
    """Markup with a line for each block, for files that people review. Code keeps its lines."""
    for name in (
        "p",
        "ul",
        "ol",
        "li",
        "div",
        "section",
        "article",
        "aside",
        "figure",
        "figcaption",
        "details",
        "summary",
        "table",
        "thead",
        "tbody",
        "tr",
    ):
        markup = markup.replace(f"<{name}>", f"\n<{name}>").replace(f"<{name} ", f"\n<{name} ").replace(f"</{name}>", f"</{name}>\n")
    return "\n".join(line for line in markup.split("\n") if line)


def title(topic: str) -> str:
    return (FOLDER / f"{topic}.md").read_text().split("\n", 1)[0].removeprefix("# ")


def examples(topic: str | None = None) -> list[Example]:
    """Of one topic, or of all in the order of their names."""
    paths = sorted(FOLDER.glob("*.md")) if topic is None else [FOLDER / f"{topic}.md"]
    return [example for path in paths for example in _examples(path)]


def _examples(path: Path) -> Iterator[Example]:
    body = path.read_text().split("\n", 1)[1]
    parts = body.split("\n.\n")
    for number in range(len(parts) // 3):
        prose, markdown, html = parts[3 * number : 3 * number + 3]
        yield Example(path.stem, number + 1, prose.strip(), f"{markdown}\n", html)


def accept(topic: str) -> None:
    """Writes the HTML of a file's examples as it is now."""
    pieces = [f"# {title(topic)}\n"]
    for example in examples(topic):
        prose = f"\n{example.prose}" if example.prose else ""
        pieces.append(f"{prose}\n.\n{example.markdown}.\n{example.rendered()}\n.\n")
    (FOLDER / f"{topic}.md").write_text("".join(pieces))


if __name__ == "__main__":
    for found in sorted(FOLDER.glob("*.md")):
        accept(found.stem)
