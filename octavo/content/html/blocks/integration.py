"""Blocks of integrations, which need somebody else's program: a link where they have an address, their text where they have one."""

from octavo.content.document import Node
from octavo.content.html.blocks.code import diagram
from octavo.content.html.blocks.embed import card
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, mapping, string


def integration(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    props = mapping(data, "props")
    name = f"{string(data, 'integration')}/{string(data, 'block')}"
    content = string(props, "content")
    if name.casefold() == "mermaid/diagram" and content:
        diagram(renderer, content)
        return
    url = string(data, "url") or string(props, "url")
    with renderer.out.element("figure", class_="octavo-integration"):
        if url:
            card(renderer, url)
        elif not content:
            renderer.out.phrase("p", name, class_="octavo-card octavo-missing")
        if content:
            with renderer.out.element("pre", tabindex=0):
                renderer.out.phrase("code", content)
            renderer.out.phrase("figcaption", name)
