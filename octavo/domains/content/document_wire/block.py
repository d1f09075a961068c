"""What blocks have in common."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict


class FilledBlock(TypedDict):
    """A block that says at most that it is not void."""

    object: Literal["block"]
    key: NotRequired[str]
    isVoid: NotRequired[Literal[False]]


class SolidBlock(TypedDict):
    """A block that always says that it is not void."""

    object: Literal["block"]
    key: NotRequired[str]
    isVoid: Literal[False]


class VoidBlock(TypedDict):
    """A block that cannot be typed into."""

    object: Literal["block"]
    key: NotRequired[str]
    isVoid: Literal[True]


class NoData(TypedDict):
    """An object with nothing in it."""


class Anchored(TypedDict):
    """`id` is the anchor."""

    id: str


class Token(TypedDict):
    token: NotRequired[str]


VerticalAlignment = Literal["top", "middle", "bottom"]


class Measure(TypedDict):
    unit: str
    value: float


Length = float | Measure
