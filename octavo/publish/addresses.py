"""From a path to one that may stand in a `Location` or a link."""

from urllib.parse import quote


def spelled(path: str) -> str:
    """A path for an address: percent-encoded, and never `//host`, because empty segments are gone."""
    return "/".join(quote(segment, safe="~@:!$'()*+,;=") for segment in path.split("/") if segment)


def href(base_path: str, path: str) -> str:
    """The address of a path below a base path that starts and ends with `/`."""
    return base_path + spelled(path)
