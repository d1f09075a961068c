"""The names that GitHub would give a document's headings: links in files that were written for it lead there (dialect 3.6).

Only where such a name is not the heading's anchor, and no other anchor of the document; whoever gave a heading an anchor links to that.
"""

from collections.abc import Mapping, Sequence

from octavo.content.document import HEADING_LEVELS, Node, walk
from octavo.content.html.values import data_of
from octavo.content.sections import title_of
from octavo.content.slugs import Anchors, github_anchor


def further_names(nodes: Sequence[Node]) -> Mapping[int, str]:
    """By the `id()` of the heading; a second heading of the same words is numbered, as GitHub does."""
    taken: set[str] = set()
    headings: list[Node] = []
    for node in walk(nodes):
        if isinstance(meta := node.get("meta"), dict) and isinstance(name := meta.get("id"), str):
            taken.add(name)
        if node.get("type") in HEADING_LEVELS and "id" not in data_of(node):
            headings.append(node)
    anchors = Anchors()
    found: dict[int, str] = {}
    for heading in headings:
        if wanted := github_anchor(title_of(heading)):
            name = anchors.unique(wanted)
            if name not in taken and not name.startswith("octavo-"):
                found[id(heading)] = name
    return found
