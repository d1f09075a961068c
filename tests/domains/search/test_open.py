"""The search index is derived: whatever is wrong with its files, the server starts and makes it anew."""

from pathlib import Path

import tantivy

from octavo.domains.search.follow import LOCK, hold
from octavo.domains.search.open import open_index
from octavo.search.index import SearchIndex, Section, add_sections
from tests.world import World


def test_an_index_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("older", stored=True)
    tantivy.Index(builder.build(), path=str(tmp_path)).writer(15_000_000, 1).commit()
    (tmp_path / "octavo.json").write_text('{"version": 1, "sequence": 7, "spaces": {}}')
    index = open_index(tmp_path)
    assert not (tmp_path / "octavo.json").exists()
    writer = index.writer()
    add_sections(writer, [Section("space", "page", "Redirects", "", "", "Text.", 0)])
    index.save(writer)
    assert [hit.page for hit in index.search("redirects", ["space"], 5)] == ["page"]


def test_damaged_files_are_begun_anew_and_good_ones_kept(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    writer = index.writer()
    add_sections(writer, [Section("space", "page", "Redirects", "", "", "Text.", 0)])
    index.save(writer)
    assert open_index(tmp_path).search("redirects", ["space"], 5)
    (tmp_path / "meta.json").write_text("{")
    assert open_index(tmp_path).search("redirects", ["space"], 5) == []
    assert (tmp_path / LOCK).exists()
    lock = hold(tmp_path)
    assert lock is not None
    lock.close()


def test_what_an_older_program_indexed_is_forgotten(world: World) -> None:
    source = world.import_files({"README.md": "# Welcome\n\nA quokka.\n"})
    world.index()
    index = world.context.services[SearchIndex]
    assert isinstance(index, SearchIndex)
    (source.folder / "README.md").write_text("# Welcome\n\nA wombat.\n")
    source.again()
    (index.folder / "octavo.json").write_text('{"version": 1, "sequence": 7, "spaces": {}}')
    world.index()
    assert len(index.search("wombat", source.space_ids, 5)) == 1
    assert index.search("quokka", source.space_ids, 5) == []
