"""Which function renders which type. The tests hold it against the official unions of blocks, inlines and marks."""

from types import MappingProxyType

from octavo.content.html.blocks import (
    code,
    columns,
    conditional,
    embed,
    expandable,
    files,
    hint,
    images,
    integration,
    lists,
    math,
    openapi,
    prompt,
    references,
    stepper,
    table,
    tabs,
    text,
    updates,
)
from octavo.content.html.inlines import annotation, button, expression, links, symbols
from octavo.content.html.inlines import images as inline_images
from octavo.content.html.renderer import Render

BLOCKS: MappingProxyType[str, Render] = MappingProxyType(
    {
        "blockquote": text.blockquote,
        "code": code.code,
        "code-line": code.code_line,
        "column": columns.column,
        "columns": columns.columns,
        "content-ref": references.content_ref,
        "divider": text.divider,
        "drawing": files.drawing,
        "embed": embed.embed,
        "expandable": expandable.expandable,
        "file": files.file,
        "heading-1": text.heading,
        "heading-2": text.heading,
        "heading-3": text.heading,
        "hint": hint.hint,
        "if": conditional.conditional,
        "image": images.image,
        "images": images.images,
        "integration": integration.integration,
        "list-item": lists.item,
        "list-ordered": lists.ordered,
        "list-tasks": lists.tasks,
        "list-unordered": lists.unordered,
        "math": math.math,
        "openapi-operation": openapi.operation,
        "openapi-schemas": openapi.schemas,
        "openapi-webhook": openapi.webhook,
        "paragraph": text.paragraph,
        "prompt": prompt.prompt,
        "reusable-content": references.reusable_content,
        "stepper": stepper.stepper,
        "stepper-step": stepper.step,
        "swagger": openapi.operation,
        "table": table.table,
        "tabs": tabs.tabs,
        "tabs-item": tabs.tab,
        "update": updates.update,
        "updates": updates.updates,
    },
)

INLINES: MappingProxyType[str, Render] = MappingProxyType(
    {
        "annotation": annotation.annotation,
        "button": button.button,
        "emoji": symbols.emoji,
        "expression": expression.expression,
        "icon": symbols.icon,
        "inline-image": inline_images.inline_image,
        "inline-math": symbols.inline_math,
        "link": links.link,
        "mention": links.mention,
    },
)
