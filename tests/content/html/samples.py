"""One small example of every type of node, with every field that rendering looks at."""

from octavo.content.document import Mark, Node
from tests.content.html.build import annotation, block, code, inline, link, paragraph, table, text, void

IMAGE = {"kind": "url", "url": "https://example.org/light.png"}
DARK = {"kind": "url", "url": "https://example.org/dark.png"}
PAGE = {"kind": "url", "url": "https://example.org/page"}
SPEC = {"kind": "openapi", "spec": "petstore"}
COLOR: Mark = {"object": "mark", "type": "color", "data": {"text": "red", "background": "$primary"}}

INLINES: dict[str, Node] = {
    "annotation": annotation("annotated", paragraph("The note.")),
    "button": inline("button", label="Press", kind="primary", size="large", icon="bolt", ref=PAGE),
    "emoji": inline("emoji", code="1f389"),
    "expression": inline("expression", expression="space.vars.name"),
    "icon": inline("icon", icon="github", color="$warning"),
    "inline-image": inline("inline-image", ref=IMAGE, refDark=DARK, caption="Logo", alt="A logo", size="line"),
    "inline-math": inline("inline-math", formula="x^2"),
    "link": link("a link", "https://example.org"),
    "mention": inline("mention", ref=PAGE),
}

BUTTONS = paragraph(
    inline("button", label="Search", kind="secondary", size="small", action={"action": "search", "query": "token"}),
    inline("button", label="Ask", kind="primary", action={"action": "ask", "query": "how"}),
    inline("button", label="Off", kind="secondary"),
)

CELLS = table(
    {
        "name": {"type": "text", "textAlignment": "left", "verticalAlignment": "top"},
        "count": {"type": "number"},
        "done": {"type": "checkbox"},
        "state": {"type": "select", "multiple": True, "options": [{"value": "o1", "label": "Beta", "color": "blue"}]},
        "owner": {"type": "users", "multiple": True},
        "stars": {"type": "rating", "max": 5},
        "files": {"type": "files"},
        "target": {"type": "content-ref"},
        "image": {"type": "image"},
    },
    [
        {
            "name": "First",
            "count": 98.5,
            "done": True,
            "state": ["o1"],
            "owner": ["ada"],
            "stars": 3,
            "files": ["manual"],
            "target": PAGE,
            "image": {"ref": IMAGE, "objectFit": "cover", "alt": "Picture"},
        },
        {"name": "Second", "count": None, "done": False, "state": [], "image": IMAGE},
    ],
    {"columnWidths": {"name": 200}, "stickyHeader": True, "stickyFirstColumn": True},
    cellMerges=[{"anchor": {"record": "record-0", "column": "name"}, "rowSpan": 2, "colSpan": 1}],
    search=True,
    fullWidth=True,
)

CARDS = table(
    {
        "title": {"type": "text", "textAlignment": "left"},
        "state": {"type": "select", "multiple": False, "options": [{"value": "o1", "label": "Done", "color": "green"}]},
        "target": {"type": "content-ref"},
        "cover": {"type": "image"},
        "dark": {"type": "image"},
    },
    [
        {"title": "Install", "state": ["o1"], "target": PAGE, "cover": IMAGE, "dark": DARK},
        {"title": "Configure", "state": ["o1"], "target": PAGE, "cover": {"ref": IMAGE, "objectFit": "contain"}},
    ],
    {
        "type": "cards",
        "cardSize": "large",
        "columns": ["title", "state"],
        "targetDefinition": "target",
        "coverDefinition": "cover",
        "coverDefinitionDark": "dark",
        "wrap": False,
    },
)

_ITEM = block("list-item", paragraph("Item"), block("list-unordered", block("list-item", paragraph("Nested"))))

BLOCKS: dict[str, list[Node]] = {
    "paragraph": [block("paragraph", "Plain ", text("bold", "bold"), text(" coloured", COLOR), align="center"), BUTTONS],
    "marks": [
        paragraph(*(text(kind, kind) for kind in ("bold", "italic", "strikethrough", "code", "keyboard", "superscript", "subscript"))),
    ],
    "inlines": [paragraph("before ", inline_node, " after") for inline_node in INLINES.values()],
    "heading": [block(f"heading-{level}", f"Heading {level}", anchor=f"heading-{level}", align="end") for level in (1, 2, 3)],
    "blockquote": [block("blockquote", paragraph("Quoted"))],
    "divider": [void("divider")],
    "list-ordered": [block("list-ordered", _ITEM, start=3)],
    "list-unordered": [block("list-unordered", _ITEM)],
    "list-tasks": [block("list-tasks", block("list-item", paragraph("To do"), checked=True))],
    "code": [
        code(
            "def answer():",
            block("code-line", "    return ", annotation("42", paragraph("Why not?")), highlighted=True),
            block("code-line", "# ", inline("expression", expression="space.vars.name")),
            syntax="python",
            title="answer.py",
            overflow="wrap",
            lineNumbers=True,
            fullWidth=True,
            expandable=True,
            collapsedLineCount=1,
        ),
    ],
    "mermaid": [code("graph TD", "  A --> B", syntax="mermaid", title="Flow")],
    "hint": [
        block("hint", block("heading-2", "Mind", anchor="mind"), paragraph("the gap"), style="warning", icon="bolt"),
        block("hint", paragraph("Plain"), style="info"),
    ],
    "tabs": [
        block(
            "tabs",
            block("tabs-item", paragraph("One"), anchor="one", title="First", icon="windows", slug="first"),
            block("tabs-item", paragraph("Two"), title="Second"),
            fullWidth=True,
        ),
    ],
    "expandable": [
        void(
            "expandable",
            {"expandable-title": [paragraph("More")], "expandable-body": [paragraph("Body")]},
            anchor="more",
            defaultExpanded=True,
        ),
    ],
    "stepper": [block("stepper", block("stepper-step", block("heading-2", "Step"), paragraph("Do it"), icon="bolt"))],
    "columns": [
        block(
            "columns",
            block("column", paragraph("Left"), width={"unit": "%", "value": 33.3}, verticalAlignment="middle"),
            block("column", paragraph("Right")),
            fullWidth=True,
        ),
    ],
    "updates": [
        block(
            "updates",
            block("update", block("heading-1", "News"), date="2025-12-25T00:00:00.000Z", tags=[{"kind": "tag", "tag": "beta"}]),
            format="full",
        ),
    ],
    "prompt": [
        block(
            "prompt", code("Explain", syntax="markdown"), description="Learn", icon="robot", openInAIProviders=True, defaultExpanded="full"
        ),
    ],
    "if": [block("if", paragraph("Sometimes"), expression="visitor.claims.beta")],
    "images": [
        block(
            "images",
            void(
                "image",
                {"caption": [paragraph("Caption")]},
                ref=IMAGE,
                refDark=DARK,
                width=300,
                height={"unit": "%", "value": 50},
                alt="Alt",
            ),
            void("image", ref=IMAGE),
            align="left",
            fullWidth=True,
            withFrame=True,
        ),
    ],
    "file": [void("file", {"caption": [paragraph("The manual")]}, ref={"kind": "url", "url": "https://example.org/manual.pdf"})],
    "drawing": [void("drawing", ref=IMAGE)],
    "embed": [
        void("embed", url="https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        void("embed", {"caption": [paragraph("A page")]}, url="https://example.org/page", fullWidth=True),
    ],
    "math": [void("math", formula=r"\frac{a}{b}")],
    "swagger": [void("swagger", anchor="op", path="/pets", method="get", ref=PAGE, expanded=True, fullWidth=True)],
    "openapi-operation": [void("openapi-operation", path="/pets/{id}", method="delete", ref=SPEC)],
    "openapi-webhook": [void("openapi-webhook", name="created", method="post", ref=SPEC)],
    "openapi-schemas": [void("openapi-schemas", schemas=["Pet", "Owner"], grouped=True, title="Models", ref=SPEC)],
    "content-ref": [void("content-ref", ref=PAGE)],
    "reusable-content": [void("reusable-content", ref={"kind": "reusable-content", "reusableContent": "intro"})],
    "integration": [
        void("integration", integration="mermaid", block="diagram", props={"content": "graph TD"}),
        void("integration", integration="arcade", block="embed", props={"flowId": "abc"}, url="https://example.org/flow"),
        void("integration", integration="notes", block="note", props={"content": "Words"}),
    ],
    "table": [CELLS],
    "cards": [CARDS],
    "unknown": [block("from-the-future", paragraph("Still readable"))],
}


def every_sample() -> list[Node]:
    return [node for nodes in BLOCKS.values() for node in nodes]
