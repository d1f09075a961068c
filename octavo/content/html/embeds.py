"""Which pages may be shown inside ours, and under which address."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_IDENTIFIER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_LONGEST = 64

FRAME_ORIGINS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://www.loom.com")
"""For the content security policy: `frame-src` of pages that hold embeds."""


@dataclass(frozen=True, slots=True)
class Frame:
    provider: str
    src: str


def frame(url: str) -> Frame | None:
    """The player for a video's address. None for everything else, which is linked to and never framed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    steps = [step for step in parts.path.split("/") if step]
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        return _youtube(host, steps, parts.query)
    if host in {"vimeo.com", "player.vimeo.com"}:
        number = next((step for step in steps if step.isascii() and step.isdigit()), "")
        return Frame("Vimeo", f"https://player.vimeo.com/video/{number}?dnt=1") if number else None
    if host == "loom.com" and len(steps) > 1 and steps[0] in {"share", "embed"} and _identifier(steps[1]):
        return Frame("Loom", f"https://www.loom.com/embed/{steps[1]}")
    return None


def _youtube(host: str, steps: list[str], query: str) -> Frame | None:
    if host == "youtu.be":
        video = steps[0] if steps else ""
    elif steps and steps[0] in {"embed", "shorts", "live"}:
        video = steps[1] if len(steps) > 1 else ""
    else:
        video = parse_qs(query, max_num_fields=20).get("v", [""])[0] if query.count("&") < 20 else ""  # noqa: PLR2004 - the same bound twice
    return Frame("YouTube", f"https://www.youtube-nocookie.com/embed/{video}") if _identifier(video) else None


def _identifier(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and set(text) <= _IDENTIFIER


def host_of(url: str) -> str:
    """What a link card says of an address: its host, or the address where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")
