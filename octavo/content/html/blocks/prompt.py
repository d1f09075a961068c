"""Prompts: what to tell an assistant, to copy or to open there."""

from urllib.parse import quote

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, string
from octavo.content.text import plain

_ASSISTANTS = (("ChatGPT", "https://chatgpt.com/?q="), ("Claude", "https://claude.ai/new?q="))
_LONGEST_ADDRESS = 6000


def prompt(renderer: Renderer, node: Node) -> None:
    """The text lies in a `details`, open unless the prompt is to be hidden; `partial` shows its first lines."""
    data = data_of(node)
    shown = string(data, "defaultExpanded")
    description = string(data, "description") or renderer.words.prompt
    classes = "octavo-prompt octavo-prompt-partial" if shown == "partial" else "octavo-prompt"
    with renderer.out.element("section", class_=classes, aria_label=description):
        with renderer.out.element("p", class_="octavo-prompt-title", dir="auto"):
            renderer.icon(string(data, "icon") or "sparkles")
            renderer.out.text(description)
        with renderer.out.element("details", open=shown in {"full", "partial"}):
            renderer.out.phrase("summary", renderer.words.show_prompt)
            renderer.blocks(children(node))
        if flag(data, "openInAIProviders"):
            _assistants(renderer, plain(children(node)))


def _assistants(renderer: Renderer, text: str) -> None:
    asked = quote(text.encode("utf-8", "replace"), safe="")
    if len(asked) > _LONGEST_ADDRESS:
        return
    with renderer.out.element("p", class_="octavo-prompt-links"):
        for name, address in _ASSISTANTS:
            label = renderer.words.open_in.format(name=name)
            renderer.out.phrase("a", label, class_="octavo-button octavo-button-secondary", href=address + asked, rel="nofollow noopener")
            renderer.out.text(" ")
