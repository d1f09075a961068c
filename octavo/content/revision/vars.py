"""`.gitbook/vars.yaml`: a space's variables (dialect 3.4)."""

from octavo.content.faults import Fault
from octavo.content.revision.page_meta import VARIABLE_LIMIT, Value, read_variables
from octavo.content.yaml_text import Lines, YamlError, load_yaml


def read_vars(text: str) -> tuple[dict[str, Value], list[Fault]]:
    """The variables by name; what cannot be one is a fault (without path)."""
    lines: Lines = {}
    try:
        values = load_yaml(text, lines=lines)
    except YamlError as error:
        return {}, [Fault("", error.line, f"Not valid YAML: {error.message}. There are no variables.")]
    if values is None:
        return {}, []
    if not isinstance(values, dict):
        return {}, [Fault("", 1, "Not a map of names to values.")]
    variables, bad = read_variables(values)
    message = f"is neither a text of at most {VARIABLE_LIMIT} characters, a number, true nor false."
    return variables, [Fault("", lines.get((id(values), name)), f"The variable {name} {message}") for name in bad]
