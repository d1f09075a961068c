from tests.client import Client
from tests.world import Source, World

FILES = {
    "README.md": "# Welcome\n\nBegin here.\n",
    "install.md": "# Install\n\n## Requirements\n\nYou need Python and a quokka.\n\n## 安装步骤\n\n运行服务器。\n",
    "secret.md": "---\nnoIndex: true\n---\n\n# Secret quokka\n",
}


def indexed(world: World) -> Source:
    source = world.import_files(FILES)
    world.index()
    return source


def test_a_page_is_found_with_the_section_that_holds_the_words(ada: Client, world: World) -> None:
    source = indexed(world)
    [page] = ada.get("searchSpaceContent", source.space_id, query="quokka")["items"]
    assert (page["title"], page["path"], page["rank"]) == ("Install", "install", 1)
    assert (page["sections"][0]["title"], page["sections"][0]["path"]) == ("Requirements", "install#requirements")
    assert "quokka" in page["sections"][0]["body"]


def test_chinese_is_found(ada: Client, world: World) -> None:
    source = indexed(world)
    assert [page["title"] for page in ada.get("searchSpaceContent", source.space_id, query="安装")["items"]] == ["Install"]


def test_what_changed_is_found_and_what_is_gone_is_not(ada: Client, world: World) -> None:
    source = indexed(world)
    (source.folder / "install.md").write_text("# Install\n\nA wombat.\n")
    source.again()
    world.index()
    assert ada.get("searchSpaceContent", source.space_id, query="quokka")["items"] == []
    assert len(ada.get("searchSpaceContent", source.space_id, query="wombat")["items"]) == 1


def test_nobody_else_may_search_it(sam: Client, world: World) -> None:
    sam.refused(404, "searchSpaceContent", indexed(world).space_id, query="quokka")


def test_a_question_has_a_length(ada: Client, world: World) -> None:
    ada.refused(400, "searchSpaceContent", indexed(world).space_id, query="x" * 513)
