"""How an older book looks to the reader of today's documentation: the same files, a few of them in today's spelling.

Today's table of contents knows no parts by rule, no languages and no templates. An overlay says what stands in their place: a table of contents whose
groups are the book's parts, and pages whose templates have been run. Nothing is written to the book itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from octavo.legacy.toolchain import format3, paths
from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.faults import BookFault, Fault
from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.headings import spell_headings
from octavo.legacy.toolchain.markdown import protect_code
from octavo.legacy.toolchain.markup import markup
from octavo.legacy.toolchain.page import Source, read_source
from octavo.legacy.toolchain.plugins import Plugins
from octavo.legacy.toolchain.recognise import CONFIG
from octavo.legacy.toolchain.structure import Structure
from octavo.legacy.toolchain.summary import Article
from octavo.legacy.toolchain.templates import expand, has_templates

SUMMARY = "SUMMARY.md"
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\[]*_`<>"})


@dataclass(slots=True)
class Overlay:
    """Files that take the place of the book's own, by path, and what was wrong: a page with a fault keeps its source.

    `beside` are Markdown files that are part of no edition, or of an edition without being its pages: nobody need be told that they are none.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    glossaries: list[str] = field(default_factory=list)
    """Those that no summary lists: pages that links lead to, and that no table of contents shows."""


def overlay(files: Files, build: format3.Build, keeps: Callable[[str], bool] = lambda _: False) -> Overlay:
    """`keeps` knows the tags that today's reader has itself. Raises `BookFault` where the book itself cannot be read."""
    structure, out = Structure(files), Overlay()
    root = paths.flatten(structure.config.get("root") or ".").strip("/")
    prefix = "" if root in {"", "."} else f"{root}/"
    if prefix or structure.main.readme != "README.md" or structure.languages:
        readme = paths.join(structure.main.language, structure.main.readme)
        out.files[CONFIG] = f"root: ./{prefix}\nstructure:\n  readme: {_yaml(readme)}\n  summary: {SUMMARY}\n".encode()
    editions = {f"{prefix}{language}/" if language else prefix: edition for language, edition in structure.editions.items()}
    for folder, edition in editions.items():
        _pages(edition, folder, build, keeps, out)
        _hide_glossary(edition, folder, out)
    out.files[f"{prefix}{SUMMARY}"] = "".join(_summary(structure, editions, prefix, out)).encode()
    out.beside |= {path for path in files.paths() if markup(path) and _is_beside(path, structure, editions)}
    return out


def _is_beside(path: str, structure: Structure, editions: Mapping[str, Edition]) -> bool:
    """Whether a file is none of the text: outside of all languages, left out by the book's ignore files, or one that says how the book is made."""
    folder, edition = next(((prefix, edition) for prefix, edition in editions.items() if path.startswith(prefix)), ("", None))
    if edition is None:
        return True
    inside = path.removeprefix(folder)
    return edition.ignored(inside) or inside in {edition.summary.file, edition.glossary_file, structure.languages_file}


def _hide_glossary(edition: Edition, folder: str, out: Overlay) -> None:
    """The old tools made a page of it that no summary need list."""
    name = edition.glossary_file
    if not name or markup(name) != "markdown" or edition.pages.get(name, 0) is not None:
        return
    content = out.files.get(folder + name) or edition.read(name).encode()
    if not content.startswith(b"---"):
        out.files[folder + name] = b"---\nhidden: true\n---\n\n" + content
        out.glossaries.append(folder + name)


def glossary_row(path: str) -> str:
    """The row of a summary that makes a page of it."""
    return f"\n* [Glossary](<{path}>)\n"


def _summary(structure: Structure, editions: Mapping[str, Edition], prefix: str, out: Overlay) -> Iterator[str]:
    yield "# Summary\n"
    for folder, edition in editions.items():
        language = edition.language
        name = structure.languages[language].title if language else ""
        for part in edition.summary.parts:
            title = ": ".join(filter(None, (name, part.title)))
            yield f"\n## {_text(title)}\n\n" if title else "\n"
            for article in part.articles:
                yield from _articles(article, language, "")
        yield from (glossary_row(path.removeprefix(prefix)) for path in out.glossaries if path.startswith(folder))


def _articles(article: Article, language: str, indent: str) -> Iterator[str]:
    title = _text(article.title)
    if article.ref:
        target = article.ref if article.external else paths.join(language, article.path or "") + (article.anchor or "")
        title = f"[{title}](<{target.replace('<', '%3C').replace('>', '%3E')}>)"
    yield f"{indent}* {title}\n"
    for inner in article.articles:
        yield from _articles(inner, language, f"{indent}  ")


def _text(title: str) -> str:
    return " ".join(title.split()).translate(_ESCAPED)


def _yaml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pages(edition: Edition, prefix: str, build: format3.Build, keeps: Callable[[str], bool], out: Overlay) -> None:
    for path in edition.pages:
        if markup(path) != "markdown":
            continue
        included, plugins = set[str](), Plugins(keeps)
        try:
            text = _expanded(edition, path, build, included, plugins)
        except BookFault as fault:
            out.faults.append(_told(fault.fault, path, prefix))
        else:
            if text is not None:
                out.files[prefix + path] = text.encode()
        out.faults += (
            Fault(prefix + path, line, f"There is no block `{name}` here: what it holds is shown without it.")
            for name, line in plugins.unknown.items()
        )
        out.beside |= {prefix + name for name in included}


def _told(fault: Fault, page: str, prefix: str) -> Fault:
    """A fault of what a page includes is told of the page, which is what cannot be shown."""
    if fault.path in {"", page}:
        return Fault(prefix + page, fault.line, fault.message)
    return Fault(prefix + page, 0, str(fault))


def _expanded(edition: Edition, path: str, build: format3.Build, included: set[str], plugins: Plugins) -> str | None:
    """The page's source with its templates run and its headings in today's spelling, its front matter as it was; nothing for a page that stays."""
    source = read_source(edition, path)
    body = _run(edition, source, build, included, plugins) if has_templates(source.body) else source.body
    body = spell_headings(body)
    if body == source.body:
        return None
    whole = edition.read(path)
    return whole[: len(whole) - len(source.body)] * whole.endswith(source.body) + body


def _run(edition: Edition, source: Source, build: format3.Build, included: set[str], plugins: Plugins) -> str:
    variables = format3.variables_of(edition, source, build)
    text = plugins.take(protect_code(source.body))
    expanded = expand(text, source.path, edition.files, variables, conrefs=build.conrefs, page=False, included=included)
    return plugins.put_back(expanded.restore(expanded.text))
