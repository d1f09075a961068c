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
}


def explain(error: ValidationError, locate: Callable[[Place], Place]) -> str:
    """The first few faults, each as `body.title: must be a string`."""
    faults = error.errors(include_url=False, include_context=True)
    lines = dict.fromkeys(_line(fault, locate) for fault in faults)
    said = list(lines)[:SHOWN]
    return "; ".join(said) + (f"; and {len(lines) - SHOWN} more" if len(lines) > SHOWN else "")


def _line(fault: ErrorDetails, locate: Callable[[Place], Place]) -> str:
    words = WORDS.get(fault["type"]) or _lower(fault["msg"].removeprefix("Value error, "))
    if fault["type"] == "json_invalid":
        return f"the body is not valid JSON: {fault.get('ctx', {}).get('error', 'it cannot be read')}"
    place = ".".join(str(step) for step in locate(_without_branches(fault["loc"])))
    return f"{place}: {words}"


def _without_branches(place: Place) -> Place:
    """Without the names of union branches, which are ours and not the caller's."""
    return tuple(step for step in place if isinstance(step, int) or not _names_a_branch(step))


def _names_a_branch(step: str) -> bool:
    return step[:1].isupper() or "[" in step or step in {"str", "bool", "int", "float", "none", "list", "dict"}


def _lower(message: str) -> str:
    return (
        message[:1].lower() + message[1:].replace("Input should be", "must be")
        if not message.startswith("Input should be")
        else "must be" + message[15:]
    )
