"""Marks on text."""

from typing import Literal

from typing_extensions import TypedDict

DocumentTextColor = Literal[
    "default", "green", "blue", "red", "orange", "yellow", "purple", "pink", "violet", "cyan", "$primary", "$info", "$success", "$warning", "$danger",
    "$tint",
]  # fmt: skip


class Mark(TypedDict):
    object: Literal["mark"]


class DocumentMarkBold(Mark):
    type: Literal["bold"]


class DocumentMarkItalic(Mark):
    type: Literal["italic"]


class DocumentMarkCode(Mark):
    type: Literal["code"]


class DocumentMarkKeyboard(Mark):
    type: Literal["keyboard"]


class DocumentMarkStrikethrough(Mark):
    type: Literal["strikethrough"]


class MarkColors(TypedDict):
    text: DocumentTextColor
    background: DocumentTextColor


class DocumentMarkColor(Mark):
    type: Literal["color"]
    data: MarkColors


class DocumentMarkSuperscript(Mark):
    type: Literal["superscript"]


class DocumentMarkSubscript(Mark):
    type: Literal["subscript"]


DocumentTextMark = (
    DocumentMarkBold
    | DocumentMarkItalic
    | DocumentMarkCode
    | DocumentMarkKeyboard
    | DocumentMarkStrikethrough
    | DocumentMarkColor
    | DocumentMarkSuperscript
    | DocumentMarkSubscript
)
