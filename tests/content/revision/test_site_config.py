import pytest

from octavo.content.revision.site_config import read_site_config
from tests.corpora import corpus

SITE = """site:
  title: Docs
  structure:
    - type: section
      key: s1
      title: Guides
      localizedTitle: {fr: Manuels}
      path: guides
      default: true
      children:
        - {type: space, key: a, title: English, path: en, default: true, content: {directory: ./en, language: en}}
        - {type: space, key: b, title: Français, path: fr, content: {directory: null, language: fr}}
    - type: section-group
      key: g1
      title: More
      children:
        - {type: section, key: s2, title: API, path: api, children: [{type: space, key: c, title: API, path: api, content: {directory: /api}}]}
        - {type: external-link, key: l, title: Status, url: 'https://status.example.com'}
"""


def test_a_site_with_sections_groups_spaces_and_links() -> None:
    config = read_site_config(SITE, "docs")
    assert config.faults == []
    assert config.title == "Docs"
    assert [(node.kind, node.title, node.path) for node in config.nodes] == [
        ("section", "Guides", "guides"),
        ("section-group", "More", None),
    ]
    assert config.nodes[0].localized_title == {"fr": "Manuels"}
    assert [(space.key, space.directory, space.language) for space in config.spaces()] == [
        ("a", "docs/en", "en"),
        ("b", None, "fr"),
        ("c", "api", None),
    ]
    assert config.nodes[1].children[1].url == "https://status.example.com"


def test_a_site_without_sections_lists_spaces() -> None:
    config = read_site_config("site: {title: T, structure: [{type: space, key: k, title: A, path: a, content: {directory: .}}]}")
    assert config.faults == []
    assert [(space.directory, space.default) for space in config.spaces()] == [("", True)]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("key: s2", "key: s1", 17, "in use in line 4"),
        ("path: guides\n      default: true", "path: guides", 4, "No section is the default"),
        ("path: api, children", "path: api, default: true, children", 4, "More than one section"),
        ("path: fr,", "path: fr, default: true,", 11, "More than one space"),
        ("/api}", "/api, folder: x}", 17, "unknown key folder"),
        ("directory: /api", "directory: ../../api", 17, "not within the repository"),
        ("directory: null", "directory: ./en", 12, "language en in line 11"),
        ("type: external-link", "type: space", 18, "may not stand here"),
        ("type: external-link", "type: ad", 18, "known type"),
        ("path: fr,", "path: en,", 12, "this one has en-1"),
        ("path: fr,", "path: ../x y,", 12, "it is ..-x-y"),
        ("title: Français, ", "", 12, "without a title"),
        ("children:\n        - {type: section", "children: 1\n      x:\n        - {type: section", 13, "no list"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_rest_holds(old: str, new: str, line: int, words: str) -> None:
    assert old in SITE
    config = read_site_config(SITE.replace(old, new, 1))
    assert [fault.line for fault in config.faults if words in fault.message] == [line], config.faults
    assert config.nodes


@pytest.mark.parametrize("text", ["", "[]", "site: x", "site: [", "a: *b"])
def test_what_is_no_site_has_a_fault_and_no_nodes(text: str) -> None:
    config = read_site_config(text)
    assert config.nodes == []
    assert len(config.faults) == 1


def test_a_real_site_has_no_faults() -> None:
    config = read_site_config((corpus("public-docs") / "docs.yaml").read_text())
    assert config.faults == []
    assert [space.directory for space in config.spaces() if space.directory] == [
        "documentation",
        "developers",
        "changelog",
        "policies",
        "guides",
    ]
