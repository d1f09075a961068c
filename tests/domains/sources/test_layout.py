"""What a site file makes of a repository."""

import pytest

from octavo.config_files import SITE_CONFIG_NAMES
from octavo.domains.sites.wanted import GroupEntry, LinkEntry, SectionEntry, sections_of
from octavo.domains.sources.layout import WHOLE, Layout, read_layout


class FakeTop:
    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def names(self) -> list[str]:
        return [path for path in self._files if "/" not in path]

    def has_folder(self, path: str) -> bool:
        return not path or any(file.startswith(f"{path}/") for file in self._files)

    def read(self, path: str) -> bytes:
        return self._files[path]


def layout(config: str | None, *paths: str) -> Layout:
    files = dict.fromkeys(paths, b"# Page\n")
    if config is not None:
        files["docs.yaml"] = config.encode()
    return read_layout(FakeTop(files))


SECTIONS = """
site:
  title: Acme
  structure:
    - {type: section, key: a, title: Guides, path: guides, default: true, children: [
        {type: space, key: b, title: English, path: en, default: true, content: {directory: ./en, language: en}},
        {type: space, key: c, title: Nowhere, path: no, content: {directory: ./nowhere}},
        {type: space, key: d, title: Elsewhere, path: el, content: {directory: null}}]}
    - {type: section-group, key: e, title: More, children: [
        {type: section, key: f, title: API, path: api, children: [
          {type: space, key: g, title: API, path: v1, default: true, content: {directory: /api}}]}]}
    - {type: external-link, key: h, title: Shop, url: "https://shop.example"}
"""


def test_without_a_site_file_the_repository_is_one_space() -> None:
    assert layout(None, "README.md") == WHOLE


@pytest.mark.parametrize("name", SITE_CONFIG_NAMES)
def test_every_name_of_a_site_file_is_known(name: str) -> None:
    found = read_layout(FakeTop({name: SECTIONS.encode(), "en/README.md": b"# Page\n"}))
    assert [space.directory for space in found.all_spaces()] == ["en"]


def test_sections_hold_the_spaces_that_exist() -> None:
    found = layout(SECTIONS, "en/README.md", "api/deep/page.md")
    assert (found.title, [section.path for section in sections_of(found.parts)]) == ("Acme", ["guides", "api"])
    assert [(space.directory, space.language) for space in found.all_spaces()] == [("en", "en"), ("api", None)]


def test_what_is_not_shown_is_told_with_its_line() -> None:
    told = {fault.message.split(":")[0]: fault.line for fault in layout(SECTIONS, "en/README.md", "api/page.md").faults}
    assert set(told) == {"'Nowhere'"}
    assert all(line is not None for line in told.values())


def test_groups_and_links_keep_their_place_among_the_sections() -> None:
    guides, more, shop = layout(SECTIONS, "en/README.md", "api/page.md").parts
    assert isinstance(guides, SectionEntry)
    assert isinstance(more, GroupEntry)
    assert isinstance(shop, LinkEntry)
    assert (more.title, [part.title for part in more.parts], shop.url) == ("More", ["API"], "https://shop.example")


def test_a_group_without_content_is_left_out() -> None:
    assert [part.title for part in layout(SECTIONS, "en/README.md").parts] == ["Guides", "Shop"]


def test_a_link_that_no_page_may_hold_is_told() -> None:
    found = layout(SECTIONS.replace("https://shop.example", "javascript:alert(1)"), "en/README.md")
    assert [part.title for part in found.parts] == ["Guides"]
    assert any("Shop" in fault.message for fault in found.faults)


def test_a_site_file_that_names_nothing_here_leaves_one_space() -> None:
    found = layout(SECTIONS, "README.md")
    assert found.all_spaces() == list(WHOLE.spaces)
    assert any("one space" in fault.message for fault in found.faults)


def test_a_broken_site_file_leaves_one_space_and_says_so() -> None:
    found = layout("site: [", "README.md")
    assert found.all_spaces() == list(WHOLE.spaces)
    assert found.faults


def test_a_directory_never_leaves_the_repository() -> None:
    hostile = SECTIONS.replace("./en,", "../../etc,")
    assert "etc" not in str(layout(hostile, "en/README.md", "api/x.md").all_spaces())
