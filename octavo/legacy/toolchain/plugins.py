"""Blocks of plugins, for today's reader: plugins are programs and are not run, so each of their tags becomes what today has for it, or goes.

Tags are taken out of a page before its templates run, which know none of them, and put back in today's spelling afterwards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.characters import escape
from octavo.legacy.toolchain.templating.limits import OUTPUT
from octavo.legacy.toolchain.templating.tokens import RAW

_OWN: Final = frozenset(
    """if ifAsync elif elseif else endif for asyncEach asyncAll endfor endeach endall block endblock extends include set endset macro endmacro call
    endcall import from filter endfilter raw endraw html endhtml code endcode markdown endmarkdown asciidoc endasciidoc markup endmarkup""".split()  # noqa: SIM905 - two lines
)
"""The template language's, and the toolchain's own blocks."""
_NAME: Final = re.compile(r"\s*+([@A-Za-z][\w./-]*+)")
_PLACE: Final = re.compile("\ue100([0-9]{1,9})\ue101")
_URL: Final = re.compile(r"""["'](https?://[^"'\s]++)["']""")
_VIDEO: Final = re.compile(r"""[\s"'=]([\w-]{11})["'\s]""", re.ASCII)
_NAMED: Final = re.compile(r"""(\w++)\s*+=\s*+["']([^"'\n]*+)["']""")
_STYLES: Final = {"tip": "success", "working": "warning"}


_WITHOUT_BLOCKS: Final = frozenset({"highlight", "search", "lunr", "sharing", "fontsettings", "theme-default", "livereload"})
"""What every book had."""


def brings_blocks(config: dict[str, Any]) -> bool:
    """Whether a book's configuration names plugins, whose blocks nobody here can know."""
    named = config.get("plugins") or []
    names = named.split(",") if isinstance(named, str) else [each for each in named if isinstance(each, str)]
    return any(name and not name.startswith("-") and name.partition("@")[0] not in _WITHOUT_BLOCKS for name in map(str.strip, names))


def without_blocks(text: str) -> str:
    """A page's text without the tags of plugins: what they hold stays."""
    return _PLACE.sub("", Plugins(lambda _: False).take(text))


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    raw: str
    line: int

    @property
    def named(self) -> dict[str, str]:
        return dict(_NAMED.findall(self.raw))


@dataclass(slots=True)
class Plugins:
    """The tags of one page. `keeps` knows those that today's reader has itself; `unknown` are names of which only the content stays, by line."""

    keeps: Callable[[str], bool]
    tags: list[Tag] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)

    def take(self, text: str) -> str:
        """The text with marks where tags were; what stands between `raw` tags is left alone, as code is."""
        out, at, line, counted = list[str](), 0, 1, 0
        while (start := text.find("{%", at)) >= 0 and (end := text.find("%}", start + 2)) >= 0:
            end += 2
            if RAW.match(text, start):
                closing = next((each for each in RAW.finditer(text, end) if each.group(1) == "endraw"), None)
                end = closing.end() if closing else len(text)
            name = _NAME.match(text, start + 2 + text.startswith("-", start + 2))
            out.append(text[at:start])
            if name is None or name.group(1) in _OWN:
                out.append(text[start:end])
            else:
                line += text.count("\n", counted, start)
                counted = start
                out.append(f"\ue100{len(self.tags)}\ue101")
                self.tags.append(Tag(name.group(1), text[start:end], line))
            at = end
        return "".join((*out, text[at:]))

    def put_back(self, text: str) -> str:
        """The expanded text with tags in today's spelling. Raises `BookFault` if loops have made too many of them."""
        parts, out, size = _PLACE.split(text), list[str](), 0
        out.append(parts[0])
        at = 1
        while at < len(parts):
            spelt, taken = self._spell(parts, at)
            at += taken
            size += len(spelt) + len(parts[at - 1])
            if size > OUTPUT:
                raise BookFault("This page's templates write too much.")
            out += (spelt, parts[at - 1])
        return "".join(out)

    def _spell(self, parts: list[str], at: int) -> tuple[str, int]:
        """What stands for the tag at a place, and how many parts that takes, the text behind it included."""
        tag = self._tag(parts[at])
        if tag is None:
            return "", 2
        if tag.name == "codetabs":
            return self._tabs(parts, at)
        body = _BODIES.get(tag.name)
        if body is not None and (end := self._tag(parts[at + 2]) if at + 2 < len(parts) else None) and end.name == f"end{tag.name}":
            return body(tag, parts[at + 1].strip()), 4
        return self._single(tag), 2

    def _single(self, tag: Tag) -> str:
        """A tag whose content stays as it is."""
        if tag.name == "hint" and (style := _STYLES.get(tag.named.get("style", ""))):
            return f'{{% hint style="{style}" %}}'
        if self.keeps(tag.name):
            return tag.raw
        if tag.name in _AROUND:
            return _AROUND[tag.name](tag)
        if url := _URL.search(tag.raw):
            return _embed(tag, url.group(1))
        if tag.name.lower() == "youtube" and (video := _VIDEO.search(tag.raw)):
            return _embed(tag, f"https://www.youtube.com/watch?v={video.group(1)}")
        if not tag.name.startswith("end") and tag.name not in _PLAIN:
            self.unknown.setdefault(tag.name, tag.line)
        return ""

    def _tag(self, number: str) -> Tag | None:
        return self.tags[int(number)] if int(number) < len(self.tags) else None

    def _tabs(self, parts: list[str], at: int) -> tuple[str, int]:
        out, place = ["\n\n{% tabs %}\n"], at
        while place < len(parts) and (tag := self._tag(parts[place])) is not None and tag.name != "endcodetabs":
            named = tag.named
            title = named.get("name", "").replace('"', "'")
            out.append(f'{{% tab title="{title}" %}}\n{_fence(named.get("type", ""), parts[place + 1])}\n{{% endtab %}}\n')
            place += 2
        out.append("{% endtabs %}\n\n")
        return "".join(out), min(place + 2, len(parts)) - at if place < len(parts) else place - at


_PLAIN: Final = frozenset(
    {"method", "sample", "common", "language", "em", "initial", "solution", "validation", "context", "exercise", "anchor"}
)
"""Tags without which their content says the same."""


def _embed(_: Tag, url: str) -> str:
    return f'\n\n{{% embed url="{url}" %}}\n\n' if url.startswith(("https://", "http://")) and '"' not in url and " " not in url else url


def _fence(language: str, body: str) -> str:
    marks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", body)), default=0))
    return f"\n{marks}{language}\n{body.strip(chr(10))}\n{marks}\n"


def _summary(tag: Tag) -> str:
    words = tag.named.get("title") or tag.raw[2:-2].strip("- \t\n").removeprefix(tag.name).strip(" \t\n\"'")
    return f"\n\n<details>\n\n<summary>{escape(' '.join(words.split()))}</summary>\n\n"


_AROUND: Final[dict[str, Callable[[Tag], str]]] = {"collapse": _summary, "endcollapse": lambda _: "\n\n</details>\n\n"}
"""What stands at the beginning and at the end of a tag's content."""

_BODIES: Final[dict[str, Callable[[Tag, str], str]]] = {
    **dict.fromkeys(("youtube", "vimeo", "video", "embed"), _embed),
    "math": lambda _, body: f"$${body}$$",
    "em": lambda _, body: body,
    "mermaid": lambda _, body: _fence("mermaid", body),
    **dict.fromkeys(("plantuml", "uml", "puml"), lambda _, body: _fence("plantuml", body)),
    "ace": lambda tag, body: _fence(tag.named.get("lang", "").replace("c_cpp", "cpp"), body),
}
"""What becomes of a tag with its content, up to its end."""
