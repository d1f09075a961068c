"""A page's own words are the author's; all others are in the language of the frame around it."""

import pytest

from tests.domains.sites.conftest import FILES as ACME
from tests.world import World

PAGE = '## {heading}\n\n{% hint style="warning" %}\n{heading}\n{% endhint %}\n\n[{heading}](https://acme.com/a "{heading}")\n\n{% file src="missing.pdf" %}\n'
UPDATE = '{% updates format="full" %}\n{% update date="2026-03-05" %}\n## Neu\n\n{% hint style="danger" %}\nx\n{% endhint %}\n{% endupdate %}\n{% endupdates %}\n'


def page(title: str, heading: str) -> str:
    return f"# {title}\n\n{PAGE.replace('{heading}', heading)}"


def german(language: str) -> dict[str, str]:
    """The site's default space, in a language that its owner names."""
    return {
        **ACME,
        "docs.yaml": ACME["docs.yaml"].replace("directory: ./en, language: en", f"directory: ./en, language: {language}"),
        "en/README.md": page("Start", "Teil"),
        "en/neu.md": f"# Neues\n\n{UPDATE}",
    }


@pytest.mark.parametrize(
    ("title", "heading", "permalink", "warning"),
    [
        ("مرحبا بكم", "الجزء الأول", "رابط دائم", "تحذير"),
        ("ברוכים הבאים", "חלק", "קישור קבוע", "אזהרה"),
        ("Welcome", "Part", "Permalink", "Warning"),
    ],
)
def test_the_words_of_blocks_are_in_the_language_that_the_titles_are_written_in(
    world: World, title: str, heading: str, permalink: str, warning: str
) -> None:
    html = world.import_files({"README.md": page(title, heading)}).world.visit("/").content.decode()
    assert f"{permalink}" in html
    assert f'<strong class="octavo-spoken">{warning}</strong>' in html
    assert ("Permalink" in html) == (permalink == "Permalink")


def test_the_words_of_blocks_follow_the_language_that_their_space_names(world: World) -> None:
    acme = world.import_files(german("de-AT"), "acme")
    html = acme.world.visit("/", "acme.localhost").content.decode()
    assert '<strong class="octavo-spoken">Warnung</strong>' in html
    assert ">Suche</label>" in html


def test_a_page_that_did_not_change_speaks_anew_once_the_titles_around_it_are_in_another_language(world: World) -> None:
    docs = world.import_files({"README.md": page("1.0", "1"), "other.md": "# Welcome to all of this\n"})
    assert '<strong class="octavo-spoken">Warning</strong>' in docs.world.visit("/").content.decode()
    (docs.folder / "other.md").write_text("# ברוכים הבאים לכולם\n")
    assert '<strong class="octavo-spoken">אזהרה</strong>' in docs.again().world.visit("/").content.decode()


def test_dates_feeds_and_answers_speak_it_too(world: World) -> None:
    acme = world.import_files(german("de"), "acme")
    acme.world.index()
    assert "5. März 2026" in acme.world.visit("/neu", "acme.localhost").content.decode()
    assert "Gefahr" in acme.world.visit("/~octavo/feed.xml?page=neu", "acme.localhost").content.decode()
    answer = acme.world.visit("/~octavo/ask?q=Teil", "acme.localhost", accept="text/event-stream").events[-1]["html"]
    assert "Warnung" in answer


def test_a_related_language_stands_for_one_without_words_in_frame_and_page_alike(world: World) -> None:
    acme = world.import_files(german("nb"), "acme")
    html = acme.world.visit("/", "acme.localhost").content.decode()
    assert ">Søk</label>" in html
    assert '<strong class="octavo-spoken">Advarsel</strong>' in html
