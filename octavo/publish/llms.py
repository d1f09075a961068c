"""Texts for language models: `llms.txt` lists the pages that the navigation shows, `llms-full.txt` holds every page, hidden ones too (semantics 3.3)."""

from octavo.publish.addresses import href
from octavo.publish.source import PageEntry, SpaceContents


def llms_text(title: str, description: str | None, origin: str, base_path: str, spaces: tuple[SpaceContents, ...]) -> str:
    lines = [f"# {_line(title)}", ""]
    if description:
        lines += [f"> {_line(description)}", ""]
    for space in spaces:
        lines += [f"## {_line(space.title)}", ""]
        if space.description:
            lines += [_line(space.description), ""]
        lines += [_entry(page, origin, base_path) for page in space.pages if not page.hidden and not page.no_index]
        lines.append("")
    return "\n".join(lines)


def _entry(page: PageEntry, origin: str, base_path: str) -> str:
    text = f"- [{_label(page.title)}]({origin}{href(base_path, page.markdown_path)})"
    return f"{'  ' * page.depth}{text}: {_line(page.description)}" if page.description else f"{'  ' * page.depth}{text}"


def llms_full_text(title: str, origin: str, base_path: str, spaces: tuple[SpaceContents, ...]) -> str:
    """Every page's Markdown after another, each under a line that says where it is from."""
    parts = [f"# {_line(title)}\n"]
    for space in spaces:
        parts += [
            f"<!-- {origin}{href(base_path, page.path)} -->\n\n{page.markdown().strip()}\n" for page in space.pages if not page.no_index
        ]
    return "\n".join(parts)


def _line(text: str) -> str:
    return " ".join(text.split())


def _label(text: str) -> str:
    return _line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
