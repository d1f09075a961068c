"""Code is plain text: markup within it is dropped, colours are left to whoever shows it."""

from octavo.legacy.toolchain.html import Element, Text


def flatten_code(root: Element) -> None:
    for element in root.elements():
        if element.name == "code":
            element.replace([Text(element.text())])
