"""Images inside a line."""

from octavo.content.document import Node
from octavo.content.html.pictures import picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, string


def inline_image(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    class_ = "octavo-inline-image octavo-inline-image-line" if data.get("size") == "line" else "octavo-inline-image"
    caption = string(data, "caption")
    if not caption:
        picture(renderer, data, alt=string(data, "alt"), class_=class_)
        return
    with renderer.out.element("span", class_="octavo-captioned"):
        picture(renderer, data, alt=string(data, "alt") or caption, class_=class_)
        renderer.out.text(" ")
        renderer.out.phrase("small", caption)
