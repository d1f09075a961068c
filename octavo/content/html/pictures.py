"""One image with its dark variant: the same for blocks, lines, covers of cards and cells."""

from typing import Any

from octavo.content.html.context import Picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.urls import IMAGE_SCHEMES, safe_url
from octavo.content.html.values import reference


def picture(
    renderer: Renderer,
    data: dict[str, Any],
    *,
    alt: str,
    width: str | None = None,
    height: str | None = None,
    class_: str | None = None,
) -> None:
    """`ref` and `refDark` of `data` as `<img>`, inside `<picture>` where there are two. One that cannot be shown leaves its description."""
    light = _resolved(renderer, data, "ref")
    dark = _resolved(renderer, data, "refDark")
    if light is None:
        light, dark = dark, None
    if light is None:
        renderer.out.phrase(
            "span", alt or renderer.words.missing, class_="octavo-missing", role="img", aria_label=alt or renderer.words.image
        )
        return
    if width is None and height is None:
        width, height = _pixels(light.width), _pixels(light.height)
    if dark is None:
        renderer.out.empty("img", class_=class_, src=light.src, alt=alt, width=width, height=height, loading="lazy", decoding="async")
        return
    with renderer.out.element("picture"):
        renderer.out.empty("source", srcset=_candidate(dark.src), media="(prefers-color-scheme: dark)")
        renderer.out.empty("img", class_=class_, src=light.src, alt=alt, width=width, height=height, loading="lazy", decoding="async")


def can_be_shown(renderer: Renderer, data: dict[str, Any]) -> bool:
    return any(_resolved(renderer, data, key) is not None for key in ("ref", "refDark"))


def _resolved(renderer: Renderer, data: dict[str, Any], key: str) -> Picture | None:
    ref = reference(data, key)
    found = renderer.context.image(ref) if ref is not None else None
    return found if found is not None and safe_url(found.src, schemes=IMAGE_SCHEMES) is not None else None


def _pixels(number: int | None) -> str | None:
    return str(number) if number is not None else None


def _candidate(address: str) -> str:
    """In a `srcset` white space ends an address, and a comma at its edge belongs to the list."""
    body = address.strip()
    start = "%2C" if body.startswith(",") else ""
    end = "%2C" if body.endswith(",") else ""
    return start + body.strip(",") + end
