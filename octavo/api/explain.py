"""Validation errors in words: where it is wrong, and what to send instead."""

from collections.abc import Callable
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Place = tuple[int | str, ...]

SHOWN: Final = 3

WORDS: Final = {
    "missing": "is required",
    "extra_forbidden": "is not known",
    "string_type": "must be a string",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "none_required": "must be null",
    "union_tag_invalid": "must have {discriminator} as one of {expected_tags}",
    "union_tag_not_found": "must have {discriminator}",
}
"""By pydantic's type of the fault, with what it knows of it in braces."""


def explain(error: ValidationError, locate: Callable[[Place], Place], *, lead: str = "") -> str:
    """The first few faults, each as a sentence: "`body.title` must be a string." `lead` stands before each place."""
    faults = _nearest(error.errors(include_url=False, include_context=True))
    lines = list(dict.fromkeys(_line(fault, locate, lead) for fault in faults))
    more = len(lines) - SHOWN
    return " ".join(lines[:SHOWN]) + (f" And {more} more like these." if more > 0 else "")


def _nearest(faults: list[ErrorDetails], depth: int = 0) -> list[ErrorDetails]:
    """Without the branches of unions that lie further from what was sent than another: what those miss was never meant."""
    grouped: dict[int | str | None, list[ErrorDetails]] = {}
    for fault in faults:
        grouped.setdefault(fault["loc"][depth] if depth < len(fault["loc"]) else None, []).append(fault)
    nearest = {step: found if step is None else _nearest(found, depth + 1) for step, found in grouped.items()}
    branches = [step for step in nearest if isinstance(step, str) and _names_a_branch(step)]
    least = min((_distance(nearest[step]) for step in branches), default=(0, 0))
    return [fault for step, found in nearest.items() if step not in branches or _distance(found) == least for fault in found]


def _distance(faults: list[ErrorDetails]) -> tuple[int, int]:
    """What is missing, or names another branch, counts before what is wrong."""
    return sum(fault["type"] in {"missing", "literal_error"} for fault in faults), len(faults)


def _line(fault: ErrorDetails, locate: Callable[[Place], Place], lead: str) -> str:
    if fault["type"] == "json_invalid":
        return f"The body is not valid JSON ({fault.get('ctx', {}).get('error', 'it cannot be read')})."
    place = ".".join(str(step) for step in locate(_without_branches(fault["loc"])))
    return f"{lead}`{place}` {_words(fault)}."


def _words(fault: ErrorDetails) -> str:
    """What the value must be: in our words, in those of a validator of ours, or in pydantic's, which are `Input should be …` and the like."""
    known = WORDS.get(fault["type"])
    if known is not None:
        return known.format_map(fault.get("ctx", {}))
    if fault["type"] == "value_error":
        return fault["msg"].removeprefix("Value error, ")
    _, should, rest = fault["msg"].partition(" should ")
    return f"must {rest}" if should else f"is not valid ({fault['msg']})"


def _without_branches(place: Place) -> Place:
    """Without the names of union branches, which are ours and not the caller's."""
    return tuple(step for step in place if isinstance(step, int) or not _names_a_branch(step))


def _names_a_branch(step: str) -> bool:
    return step[:1].isupper() or "[" in step or step in {"str", "bool", "int", "float", "none", "list", "dict"}
