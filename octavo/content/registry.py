"""Every type of the dialect with its codec: exactly the types of the API's unions."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from octavo.content.blocks.blockquote import BLOCKQUOTE
from octavo.content.blocks.code import CODE, CODE_LINE
from octavo.content.blocks.columns import COLUMN, COLUMNS
from octavo.content.blocks.conditional import IF
from octavo.content.blocks.content_ref import CONTENT_REF
from octavo.content.blocks.divider import DIVIDER
from octavo.content.blocks.embed import EMBED
from octavo.content.blocks.expandable import EXPANDABLE
from octavo.content.blocks.file import FILE
from octavo.content.blocks.heading import HEADING_1, HEADING_2, HEADING_3
from octavo.content.blocks.hint import HINT
from octavo.content.blocks.images import DRAWING, IMAGE, IMAGES
from octavo.content.blocks.integration import INTEGRATION
from octavo.content.blocks.lists import LIST_ITEM, LIST_ORDERED, LIST_TASKS, LIST_UNORDERED
from octavo.content.blocks.math import MATH
from octavo.content.blocks.openapi import OPENAPI_OPERATION, OPENAPI_SCHEMAS, OPENAPI_WEBHOOK, SWAGGER
from octavo.content.blocks.paragraph import PARAGRAPH
from octavo.content.blocks.prompt import PROMPT
from octavo.content.blocks.reusable_content import REUSABLE_CONTENT
from octavo.content.blocks.stepper import STEPPER, STEPPER_STEP
from octavo.content.blocks.table import TABLE
from octavo.content.blocks.tabs import TABS, TABS_ITEM
from octavo.content.blocks.updates import UPDATE, UPDATES
from octavo.content.codec import Codec, InlineCodec, MarkCodec
from octavo.content.inlines.annotation import ANNOTATION
from octavo.content.inlines.button import BUTTON
from octavo.content.inlines.emoji import EMOJI
from octavo.content.inlines.expression import EXPRESSION
from octavo.content.inlines.icon import ICON
from octavo.content.inlines.image import IMAGE as INLINE_IMAGE
from octavo.content.inlines.image import PICTURE, SOURCE
from octavo.content.inlines.link import LINK
from octavo.content.inlines.math import MATH as INLINE_MATH
from octavo.content.inlines.mention import MENTION
from octavo.content.marks.bold import BOLD
from octavo.content.marks.code import CODE as CODE_MARK
from octavo.content.marks.color import COLOR
from octavo.content.marks.italic import ITALIC
from octavo.content.marks.keyboard import KEYBOARD
from octavo.content.marks.strikethrough import STRIKETHROUGH
from octavo.content.marks.subscript import SUBSCRIPT
from octavo.content.marks.superscript import SUPERSCRIPT

BLOCKS: Final[Mapping[str, Codec]] = MappingProxyType(
    {
        codec.type: codec
        for codec in (
            PARAGRAPH, HEADING_1, HEADING_2, HEADING_3, LIST_UNORDERED, LIST_ORDERED, LIST_TASKS, LIST_ITEM, BLOCKQUOTE, DIVIDER,
            CODE, CODE_LINE, HINT, TABS, TABS_ITEM, EXPANDABLE, STEPPER, STEPPER_STEP, COLUMNS, COLUMN, UPDATES, UPDATE, PROMPT, IF,
            IMAGES, IMAGE, DRAWING, FILE, EMBED, CONTENT_REF, REUSABLE_CONTENT, MATH, TABLE,
            SWAGGER, OPENAPI_OPERATION, OPENAPI_SCHEMAS, OPENAPI_WEBHOOK, INTEGRATION,
        )
    }
)  # fmt: skip

# An element is read by the first that matches: a button is an `<a>` too, and a plain link only what is left.
_INLINE_CODECS: Final = (BUTTON, ANNOTATION, MENTION, LINK, EMOJI, INLINE_MATH, ICON, EXPRESSION, INLINE_IMAGE, PICTURE, SOURCE)
INLINES: Final[Mapping[str, InlineCodec]] = MappingProxyType({codec.type: codec for codec in reversed(_INLINE_CODECS)})

# In the order in which marks are nested, outermost first (dialect 2.4).
MARKS: Final[Mapping[str, MarkCodec]] = MappingProxyType(
    {mark.type: mark for mark in (COLOR, SUPERSCRIPT, SUBSCRIPT, KEYBOARD, BOLD, ITALIC, STRIKETHROUGH, CODE_MARK)}
)


def _by_key(pairs: Iterable[tuple[str, Codec]]) -> Mapping[str, tuple[Codec, ...]]:
    found: dict[str, tuple[Codec, ...]] = {}
    for key, codec in pairs:
        found[key] = (*found.get(key, ()), codec)
    return MappingProxyType(found)


BLOCKS_BY_SYNTAX: Final = _by_key((key, codec) for codec in BLOCKS.values() for key in codec.syntax)
BLOCKS_BY_ELEMENT: Final = _by_key((key, codec) for codec in BLOCKS.values() for key in codec.elements)
INLINES_BY_ELEMENT: Final[Mapping[str, tuple[InlineCodec, ...]]] = MappingProxyType(
    {name: tuple(codec for codec in _INLINE_CODECS if name in codec.elements) for codec in _INLINE_CODECS for name in codec.elements}
)
MARKS_BY_ELEMENT: Final[Mapping[str, MarkCodec]] = MappingProxyType({name: mark for mark in MARKS.values() for name in mark.elements})
