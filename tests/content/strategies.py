"""Documents as clients may send them: every type, nested as the API allows and beyond, with the nastiest of texts."""

from typing import Any

from hypothesis import strategies as st

from octavo.content.document import Node

NASTY = "ab1 *_`~[]()<>&;$:{}%|\\!#+-=.\n\t\"'/@^x é汉字😀\u00a0\u200b\u0301"
PHRASES = (
    "{% hint %}", "{% endhint %}", "</details>", "<details>", "<!-- x -->", "&amp;", "&#x20;", ":tada:", "$$x$$", "[^1]", "[a](b)", "![", "***",
    "---", "===", "1. ", "- ", "* ", "> ", "# ", "```", "| --- |", "<table>", "<b>", "</td>", "\\", "\n\n", "  \n", "<br>", "[x]: y", "#user-content-fn-1",
    "**b**", "{% @a/b %}", "<ip>", "https://a.example", "{{ x }}", "`", "$$",
)  # fmt: skip

flags = st.booleans()
letters = st.text(st.sampled_from(NASTY), max_size=12)
texts = st.lists(st.one_of(letters, st.sampled_from(PHRASES)), max_size=4).map("".join)
words = st.text(st.sampled_from("abcde fgh"), min_size=1, max_size=10).map(lambda text: text.strip() or "w")
colors = st.sampled_from(["default", "red", "$primary", "#123456"])
marks = st.lists(
    st.one_of(
        st.sampled_from(["bold", "italic", "strikethrough", "code", "keyboard", "superscript", "subscript"]).map(
            lambda kind: {"object": "mark", "type": kind}
        ),
        st.builds(lambda text, back: {"object": "mark", "type": "color", "data": {"text": text, "background": back}}, colors, colors),
    ),
    max_size=3,
)
leaves = st.builds(lambda text, found: {"object": "leaf", "text": text, "marks": found}, texts, marks)
text_nodes = st.lists(leaves, max_size=3).map(lambda found: {"object": "text", "leaves": found})
urls = st.one_of(
    st.sampled_from(["https://a.example/b?c=d&e=f", "a b.md", "x(y).md", "#top", "", "../é.md", "a\\b", "<x>", "&amp;", "a\"b'c"]), letters
)
refs = st.one_of(
    urls.map(lambda url: {"kind": "anchor", "anchor": url[1:]} if url.startswith("#") else {"kind": "url", "url": url}),
    st.sampled_from(
        [
            {"kind": "page", "page": "p1"},
            {"kind": "anchor", "page": "p1", "anchor": "x.y"},
            {"kind": "file", "file": "f1"},
            {"kind": "space", "space": "s1"},
        ]
    ),
)
pictures = st.one_of(
    urls.filter(lambda url: not url.startswith("#")).map(lambda url: {"kind": "url", "url": url}), st.just({"kind": "file", "file": "f1"})
)


def optional(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


def inline(kind: str, data: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Node]:
    return data.map(lambda found: {"object": "inline", "type": kind, "isVoid": True, "data": found})


def fixed(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(strategies)


actions = st.one_of(
    st.builds(lambda kind, query: {"action": kind, **query}, st.sampled_from(["ask", "search"]), optional(query=texts)),
    texts.map(lambda slug: {"action": "select", "slug": slug}),
)
buttons = st.builds(
    lambda data, more: {**data, **more},
    st.fixed_dictionaries(
        {"label": texts, "kind": st.sampled_from(["primary", "secondary"])},
        optional={"size": st.sampled_from(["small", "medium", "large"]), "icon": words},
    ),
    st.one_of(fixed(ref=refs), fixed(action=actions)),
)
inline_images = st.builds(
    lambda data, more: {**data, **more},
    fixed(ref=pictures),
    optional(refDark=pictures, caption=texts, alt=texts, size=st.sampled_from(["original", "line"])),
)
INLINES: dict[str, st.SearchStrategy[Node]] = {
    "link": st.builds(
        lambda ref, nodes: {"object": "inline", "type": "link", "data": {"ref": ref}, "nodes": nodes},
        refs,
        st.lists(st.one_of(text_nodes, inline("inline-image", inline_images)), max_size=2),
    ),
    "mention": inline("mention", fixed(ref=refs)),
    "emoji": inline("emoji", fixed(code=st.sampled_from(["1f600", "2705", "1f1e8-1f1ed", "1f468-200d-1f4bb", "263a-fe0f", "1f389"]))),
    "icon": inline("icon", st.builds(lambda icon, color: {"icon": icon, **color}, words, optional(color=colors))),
    "expression": inline("expression", fixed(expression=texts)),
    "inline-math": inline("inline-math", fixed(formula=texts)),
    "inline-image": inline("inline-image", inline_images),
    "button": inline("button", buttons),
}
some_inlines = st.lists(st.one_of(text_nodes, text_nodes, *INLINES.values()), max_size=4)


def block(kind: str, nodes: st.SearchStrategy[list[Any]], data: st.SearchStrategy[dict[str, Any]] | None = None) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda inner, found: {"object": "block", "type": kind, "data": found, "nodes": inner}, nodes, st.just({}) if data is None else data
    )


def void(kind: str, data: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Node]:
    return data.map(lambda found: {"object": "block", "type": kind, "isVoid": True, "data": found})


def plain(node: Any) -> Any:
    """Code has no marks and no line breaks within a line."""
    return {
        "object": "text",
        "leaves": [{"object": "leaf", "text": leaf["text"].replace("\n", " "), "marks": []} for leaf in node["leaves"]],
    }


code_lines = block(
    "code-line",
    st.lists(st.one_of(text_nodes.map(plain), inline("expression", fixed(expression=words))), max_size=2),
    optional(highlighted=flags),
)
code = block(
    "code",
    st.lists(code_lines, min_size=1, max_size=4),
    optional(
        syntax=st.sampled_from(["python", "c++", "", "a b", "`x"]), title=texts, overflow=st.sampled_from(["scroll", "wrap"]), lineNumbers=flags,
        fullWidth=flags, expandable=flags, collapsedLineCount=st.integers(1, 30),
    ),
)  # fmt: skip


paragraphs = block("paragraph", some_inlines, optional(align=st.sampled_from(["start", "center", "end"])))
lengths = st.one_of(
    st.integers(1, 900), st.builds(lambda value: {"unit": "%", "value": value}, st.sampled_from([50, 33.33333333333333, 12.5]))
)
LEAVES: dict[str, st.SearchStrategy[Node]] = {
    "paragraph": paragraphs,
    **{f"heading-{n}": block(f"heading-{n}", some_inlines, optional(id=st.sampled_from(["x", "a.b-c", "FooBar"]), align=st.sampled_from(["center", "end"]))) for n in (1, 2, 3)},
    "divider": void("divider", st.just({})),
    "code": code,
    "math": void("math", fixed(formula=texts)),
    "embed": void("embed", st.builds(lambda one, two: {**one, **two}, fixed(url=urls), optional(fullWidth=flags))),
    "file": void("file", fixed(ref=pictures)),
    "drawing": void("drawing", optional(ref=st.just({"kind": "file", "file": "f1"}))),
    "content-ref": void("content-ref", fixed(ref=refs)),
    "reusable-content": void("reusable-content", fixed(ref=st.one_of(st.just({"kind": "reusable-content", "reusableContent": "r1"}), refs))),
    "integration": void(
        "integration",
        st.builds(
            lambda one, two: {**one, **two},
            fixed(integration=st.sampled_from(["mermaid", "a-b"]), block=st.sampled_from(["diagram", "x"]), props=st.dictionaries(st.sampled_from(["content", "url", "n"]), st.one_of(texts, st.integers()), max_size=2)),
            optional(url=urls, fullWidth=flags),
        ),
    ),
    "swagger": void("swagger", st.builds(lambda one, two: {**one, **two}, fixed(path=texts, method=words, ref=pictures), optional(expanded=flags, fullWidth=flags))),
    "openapi-operation": void("openapi-operation", fixed(path=texts, method=words, ref=words.map(lambda spec: {"kind": "openapi", "spec": spec}))),
    "openapi-schemas": void(
        "openapi-schemas",
        st.builds(lambda one, two: {**one, **two}, fixed(schemas=st.lists(words, max_size=3), grouped=flags, ref=words.map(lambda spec: {"kind": "openapi", "spec": spec})), optional(title=texts)),
    ),
    "openapi-webhook": void("openapi-webhook", fixed(name=texts, method=words, ref=words.map(lambda spec: {"kind": "openapi", "spec": spec}))),
    "images": block(
        "images",
        st.lists(
            st.builds(
                lambda one, two, caption: {"object": "block", "type": "image", "isVoid": True, "data": {**one, **two}, "fragments": caption},
                fixed(ref=pictures), optional(refDark=pictures, width=lengths, height=lengths, alt=texts),
                st.lists(paragraphs.map(lambda node: {"object": "fragment", "fragment": "caption", "nodes": [{**node, "data": {}}]}), max_size=1),
            ),
            min_size=1, max_size=2,
        ),
        optional(align=st.sampled_from(["left", "center", "right"]), fullWidth=flags, withFrame=flags),
    ),
}  # fmt: skip


def _fragment(name: str, nodes: list[Node]) -> Node:
    return {"object": "fragment", "fragment": name, "type": name, "nodes": nodes}


def _expandable(title: Node, body: list[Node], data: dict[str, Any]) -> Node:
    return {
        "object": "block",
        "type": "expandable",
        "isVoid": True,
        "data": data,
        "fragments": [_fragment("expandable-title", [title]), _fragment("expandable-body", body)],
    }


def annotated(inner: st.SearchStrategy[list[Node]]) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda nodes, body: {
            "object": "inline",
            "type": "annotation",
            "isVoid": False,
            "data": {},
            "nodes": nodes,
            "fragments": [_fragment("annotation-body", body)],
        },
        st.lists(text_nodes, max_size=1),
        inner,
    )


def _merged_cell(record: int, column: int, rows: int, columns: int) -> dict[str, Any]:
    return {"anchor": {"record": f"r{record}", "column": f"c{column}"}, "rowSpan": rows, "colSpan": columns}


@st.composite
def tables(draw: st.DrawFn, inner: st.SearchStrategy[list[Node]]) -> Node:
    kinds = ["text", "number", "checkbox", "select", "users", "rating", "files", "content-ref", "image"]
    columns = draw(st.lists(st.sampled_from([*kinds, *["text"] * 6]), min_size=1, max_size=3))
    plain_grid = draw(flags)
    if plain_grid:
        columns = ["text"] * len(columns)
    definition: dict[str, Any] = {}
    for index, kind in enumerate(columns):
        found: dict[str, Any] = {"id": f"c{index}", "title": draw(texts), "type": kind}
        if kind == "text":
            found["textAlignment"] = draw(st.sampled_from(["left", "center", "right"]))
        elif kind == "select":
            found |= {
                "multiple": draw(flags),
                "options": [{"value": "o1", "label": draw(texts), "color": "blue"}, {"value": "o2", "label": "B", "color": "red"}],
            }
        elif kind == "users":
            found["multiple"] = draw(flags)
        elif kind == "rating":
            found["max"] = 5
        definition[f"c{index}"] = found
    values = {
        "number": st.one_of(st.integers(-5, 5), st.sampled_from([1.5, -0.25]), st.none()), "checkbox": flags, "users": st.just(["u1"]),
        "select": st.lists(st.sampled_from(["o1", "o2"]), unique=True), "rating": st.integers(0, 5), "files": st.just(["f1", "f2"]), "content-ref": refs,
        "image": st.one_of(pictures, st.builds(lambda ref, fit: {"ref": ref, **fit}, pictures, fixed(objectFit=st.just("cover"), alt=words))),
    }  # fmt: skip
    records: dict[str, Any] = {}
    fragments: list[Node] = []
    for row in range(draw(st.integers(0, 3))):
        cells: dict[str, Any] = {}
        for column, found in definition.items():
            if found["type"] == "text":
                cells[column] = f"{row}-{column}"
                fragments.append(
                    _fragment(f"{row}-{column}", draw(paragraphs.map(lambda node: [{**node, "data": {}}]) if plain_grid else inner))
                )
            else:
                cells[column] = draw(values[found["type"]])
        records[f"r{row}"] = {"orderIndex": f"{row}", "values": cells}
    shown = draw(st.permutations(list(definition))) if draw(flags) else list(definition)
    if draw(flags):
        view: dict[str, Any] = {
            "type": "grid",
            "columns": shown,
            "hideHeader": False if plain_grid else draw(flags),
            **({} if plain_grid else draw(optional(columnWidths=st.just({"c0": 120}), stickyHeader=flags, useNewSizing=flags))),
        }
    else:
        view = {
            "type": "cards",
            "columns": shown[:-1] or shown,
            "cardSize": draw(st.sampled_from(["medium", "large"])),
            **draw(optional(coverDefinition=st.just("c0"), hideColumnTitle=flags, wrap=flags)),
        }
    data = {
        "view": view,
        "records": records,
        "definition": definition,
        **draw(
            optional(
                fullWidth=flags,
                search=flags,
                cellMerges=st.lists(st.builds(_merged_cell, *[st.integers(0, 2)] * 2, *[st.integers(1, 3)] * 2), max_size=2),
            )
            if not plain_grid
            else st.just({})
        ),
    }
    return {"object": "block", "type": "table", "isVoid": True, "data": data, "fragments": fragments}


def containers(inner: st.SearchStrategy[list[Node]]) -> dict[str, st.SearchStrategy[Node]]:
    """Each container around what `inner` gives."""

    def member(kind: str, data: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[Node]]:
        return st.lists(block(kind, inner, data), min_size=1, max_size=3)

    items = member("list-item", st.just({}))
    return {
        "list-unordered": block("list-unordered", items),
        "list-ordered": block("list-ordered", items, optional(start=st.integers(0, 12))),
        "list-tasks": block("list-tasks", member("list-item", fixed(checked=flags))),
        "blockquote": block("blockquote", inner),
        "hint": block("hint", inner, st.builds(lambda one, two: {**one, **two}, fixed(style=st.sampled_from(["info", "warning", "danger", "success"])), optional(icon=texts))),
        "tabs": block("tabs", member("tabs-item", optional(title=texts, icon=words, slug=words)), optional(fullWidth=flags)),
        "stepper": block("stepper", member("stepper-step", optional(icon=words))),
        "columns": block("columns", member("column", optional(width=lengths, verticalAlignment=st.sampled_from(["top", "middle", "bottom"]))), optional(fullWidth=flags)),
        "updates": block(
            "updates",
            member("update", st.builds(lambda one, two: {**one, **two}, fixed(date=st.sampled_from(["2025-12-25T00:00:00.000Z", "2025-12-25T10:11:12Z"])), optional(tags=st.lists(words.map(lambda tag: {"kind": "tag", "tag": tag}), max_size=2)))),
            fixed(format=st.sampled_from(["numeric", "full", "short"])),
        ),
        "if": block("if", inner, fixed(expression=texts)),
        "prompt": block("prompt", code.map(lambda node: [node]), st.builds(lambda one, two: {**one, **two}, fixed(description=texts), optional(icon=words, openInAIProviders=flags, defaultExpanded=st.sampled_from(["hidden", "partial", "full"])))),
        "expandable": st.builds(_expandable, paragraphs.map(lambda node: {**node, "data": {}}), inner, optional(defaultExpanded=flags)),
        "table": tables(inner),
        "annotation": annotated(inner).map(lambda node: {"object": "block", "type": "paragraph", "data": {}, "nodes": [node]}),
    }  # fmt: skip


leaf_blocks = st.one_of(paragraphs, paragraphs, *LEAVES.values())
some_leaves = st.lists(leaf_blocks, max_size=3)
CONTAINERS = containers(some_leaves)
nested = st.lists(
    st.recursive(leaf_blocks, lambda inner: st.one_of(*containers(st.lists(inner, max_size=2)).values()), max_leaves=6),
    max_size=4,
)
