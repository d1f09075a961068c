"""`.gitbook.yaml`, tags, variables, assets: what stands beside the pages."""

import struct
import zlib

import pytest

from octavo.content.revision.content_types import content_type, dimensions
from octavo.content.revision.space_config import read_space_config
from octavo.content.revision.tags import read_tags
from octavo.content.revision.vars import read_vars
from tests.content.revision.build_space import messages, outline, read_space


def test_the_configuration_moves_the_root_and_names_its_files() -> None:
    revision = read_space(
        {
            ".gitbook.yaml": "root: ./docs/\nstructure:\n  summary: ./toc.md\nredirects:\n  old/Path: guide.md\n  '/gone/': dir/\n  plain: guide\n",
            "docs/toc.md": "* [Guide](guide.md)\n* [Dir](dir/README.md)\n",
            "docs/guide.md": "[top](/dir/) ![x](../.gitbook/assets/x.png)",
            "docs/dir/README.md": "",
            "README.md": "not a page",
            "other/x.png": b"",
            ".gitbook/assets/x.png": b"",
            "docs/.gitbook/assets/y.png": b"",
        }
    )
    assert outline(revision.pages) == ["Guide", "Dir"]
    assert [page.path for page in revision.pages] == ["guide", "dir"]
    assert sorted(file.path for file in revision.files) == [".gitbook/assets/x.png", "docs/.gitbook/assets/y.png"]
    assert revision.redirect("OLD/path") is revision.pages[0]
    assert revision.redirect("gone") is revision.pages[1]
    assert revision.redirect("plain/") is revision.pages[0]
    assert revision.redirect("elsewhere") is None
    assert revision.faults == []


def test_redirects_may_lead_to_redirects_but_not_in_circles() -> None:
    revision = read_space({".gitbook.yml": "redirects: {a: b, b: c.md, x: y, y: x}\n", "SUMMARY.md": "* [C](c.md)\n", "c.md": ""})
    assert revision.redirect("a") is revision.pages[0]
    assert revision.redirect("x") is None


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_configuration_is_the_default(text: str) -> None:
    config = read_space_config(text)
    assert (config.root, config.readme, config.summary, config.faults) == ("", "README.md", "SUMMARY.md", [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("root: ../../etc", 1),
        ("structure:\n  summary: ../../etc/passwd", 2),
        ("structure: x", 1),
        ("redirects:\n  a: ../../../x", 2),
        ("redirects:\n  a: [x]", 2),
        ("redirects: [a]", 1),
        ("root: [", None),
        ("- a", 1),
        ("root: 1", 1),
    ],
)
def test_a_wrong_setting_is_said_and_the_default_holds(text: str, line: int | None) -> None:
    config = read_space_config(text)
    assert (config.root, config.summary, config.redirects) == ("", "SUMMARY.md", [])
    assert len(config.faults) == 1
    assert line is None or config.faults[0].line == line


def test_tags_have_a_default_color_and_count_once() -> None:
    tags, faults = read_tags(
        "- tag: new\n  label: New\n  icon: star\n  color: $primary\n- {tag: new, label: Again}\n- {tag: beta, color: mauve}\n- x\n"
    )
    assert [(tag.slug, tag.label, tag.color, tag.icon) for tag in tags] == [
        ("new", "New", "$primary", "star"),
        ("beta", "beta", "default", None),
    ]
    assert len(faults) == 3


def test_variables_are_texts_numbers_and_truth_values() -> None:
    variables, faults = read_vars("version: '1.0'\ncount: 3\nratio: 1.5\non: true\ndate: 2026-01-01\nbad: [1]\nnone: null\n")
    assert variables == {"version": "1.0", "count": 3, "ratio": 1.5, "on": True, "date": "2026-01-01"}
    assert len(faults) == 2


def test_faults_of_settings_name_their_file() -> None:
    revision = read_space({"a.md": "", ".gitbook/vars.yaml": "[", ".gitbook/tags.yaml": "x: y", ".gitbook.yaml": "root: .."})
    assert [fault.path for fault in revision.faults] == [".gitbook.yaml", ".gitbook/tags.yaml", ".gitbook/vars.yaml"]
    assert all(messages(revision))


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(640, 480), (640, 480)),
        (png(0, 480), None),
        (png(640, 480)[:20], None),
        (b"GIF89a" + struct.pack("<HH", 20, 10) + b"\0", (20, 10)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", 30, 40) + b"\x03", (40, 30)),
        (b"\xff\xd8\xff\xe0\xff\xff", None),
        (b"\xff\xd8" + b"\xff" * 100_000, None),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x1f\0\0" + b"\x0f\0\0", (32, 16)),
        (b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 50, 60), (50, 60)),
        (b'<?xml version="1.0"?><svg xmlns="x" width="24px" height=\'12.5\' viewBox="0 0 1 1">', (24, 12)),
        (b'<svg viewBox="0 0 300 150.5">', (300, 150)),
        (b'<svg width="100%" height="100%">', None),
        (b"", None),
        (b"text", None),
    ],
)
def test_an_images_first_bytes_tell_its_size(content: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions(content) == size


def test_files_have_their_type_and_size() -> None:
    revision = read_space(
        {
            "a.md": "",
            ".gitbook/assets/A.PNG": png(3, 2),
            ".gitbook/assets/skill.md": "x",
            "api.yaml": "x",
            ".env": "secret",
            ".git/config": "x",
        }
    )
    assert [(file.name, file.content_type, file.size, file.width, file.height) for file in revision.files] == [
        ("A.PNG", "image/png", 33, 3, 2),
        ("skill.md", "text/markdown", 1, None, None),
        ("api.yaml", "application/yaml", 1, None, None),
    ]
    assert content_type("old css") == "application/octet-stream"


def test_twenty_thousand_redirects_are_read_with_their_lines() -> None:
    config = read_space_config("redirects:\n" + "".join(f"  old/{number}: new-{number}.md\n" for number in range(20_000)))
    assert config.faults == []
    assert [(config.redirects[-1].source, config.redirects[-1].line)] == [("old/19999", 20_001)]
