"""Formulas spelled for the converter: what authors write for KaTeX and it does not know is said in words that it does."""

import re
from typing import Final

_ENVIRONMENTS: Final = {
    **dict.fromkeys(("aligned", "alignedat", "alignat", "alignat*", "flalign", "flalign*"), ("align*", "")),
    **dict.fromkeys(("gather", "gather*", "gathered", "multline", "multline*"), ("array", "{c}")),
    **dict.fromkeys(("eqnarray", "eqnarray*"), ("array", "{rcl}")),
    **dict.fromkeys(("equation*", "displaymath", "math"), ("equation", "")),
    "darray": ("array", ""),
    "dcases": ("cases", ""),
}
"""Another name for an environment, and the argument that this one needs."""

_ENVIRONMENT: Final = re.compile(r"\\(begin|end) ?\{([a-zA-Z]{1,16}\*?)\}(\[[tbc]\])?")
_WITH_COUNT: Final = re.compile(r"(\\begin ?\{align(?:ed)?at\*?\})(?:\[[tbc]\])?\{[0-9]{1,3}\}")
_ROW_SPACE: Final = re.compile(r"(\\\\)\*?\[ ?[+-]?[0-9.]{1,8} ?(?:em|ex|pt|px|mm|cm|in|mu|pc) ?\]")
_STEP: Final = re.compile(r"\\begin\b|\\end\b|\\left\b|\\right\b|\\.|[{}]", re.DOTALL)
_DEFINITION: Final = re.compile(r"\\(?:newcommand|renewcommand|providecommand|def|newenvironment|DeclareMathOperator)\b")
_LONGEST: Final = 4096
"""Characters. The converter takes up to 10 µs for each, and more in longer formulas."""
_LONGEST_WITH_MACROS: Final = 500
"""Characters of a formula that defines macros, which may unfold to the square of its length."""


def converter_spelling(formula: str, *, block: bool) -> str | None:
    """The formula as the converter reads it best; None for one that it must not be given."""
    if len(formula) > (_LONGEST_WITH_MACROS if _DEFINITION.search(formula) else _LONGEST):
        return None
    text = _ROW_SPACE.sub(r"\1", _WITH_COUNT.sub(r"\1", formula))
    text = _ENVIRONMENT.sub(_renamed, text).replace(r"\operatorname*", r"\operatorname")
    if block and _has_rows(text):
        # Lines of a formula without any environment: only TeX's displays for one line forbid them.
        return rf"\begin{{array}}{{c}}{text}\end{{array}}"
    return text


def _renamed(found: re.Match[str]) -> str:
    name, argument = _ENVIRONMENTS.get(found[2], (None, ""))
    if name is None:
        return found[0]
    return rf"\{found[1]}{{{name}}}{argument if found[1] == 'begin' else ''}"


def _has_rows(text: str) -> bool:
    r"""Whether a line ends, by `\\`, outside all environments and brackets."""
    depth = 0
    for step in _STEP.finditer(text):
        if step[0] in ("\\begin", "\\left", "{"):
            depth += 1
        elif step[0] in ("\\end", "\\right", "}"):
            depth -= 1
        elif step[0] == "\\\\" and depth == 0:
            return True
    return False
