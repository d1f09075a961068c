"""Code, prompts and formulas."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Icon
from octavo.domains.content.document_wire import blocks
from octavo.domains.content.document_wire.block import FilledBlock, VoidBlock


class CodeLineData(TypedDict):
    highlighted: NotRequired[bool]


class DocumentBlockCodeLine(FilledBlock):
    type: Literal["code-line"]
    nodes: list["blocks.DocumentText | blocks.DocumentInlineAnnotation | blocks.DocumentInlineExpression"]
    data: CodeLineData


class CodeData(TypedDict):
    syntax: NotRequired[str]
    title: NotRequired[str]
    overflow: NotRequired[Literal["scroll", "wrap"]]
    lineNumbers: NotRequired[bool]
    fullWidth: NotRequired[bool]
    expandable: NotRequired[bool]
    collapsedLineCount: NotRequired[Annotated[int, Field(ge=1)]]


class DocumentBlockCode(FilledBlock):
    type: Literal["code"]
    data: CodeData
    nodes: list[DocumentBlockCodeLine]


class PromptData(TypedDict):
    description: str
    icon: NotRequired[Icon]
    openInAIProviders: NotRequired[bool]
    defaultExpanded: NotRequired[Literal["hidden", "partial", "full"]]


class DocumentBlockPrompt(FilledBlock):
    """Holds exactly one block of code: the prompt."""

    type: Literal["prompt"]
    data: PromptData
    nodes: Annotated[list[DocumentBlockCode], Field(min_length=1, max_length=1)]


class MathData(TypedDict):
    formula: str


class DocumentBlockMath(VoidBlock):
    type: Literal["math"]
    data: MathData
