from itertools import pairwise
from typing import Any

import pytest

from tests.client import Client
from tests.world import Source, World

FILES = {
    "README.md": "# Welcome\n\nBegin here.\n",
    "redirects.md": "# Redirects\n\n## How to configure them\n\nWrite a redirect into the file, see [the start](README.md).\n\n* one\n* two\n",
    "文档.md": "# 安装\n\n在这里安装服务器。\n",
}


@pytest.fixture
def docs(world: World) -> Source:
    source = world.import_files(FILES)
    world.index()
    return source


def ask(client: Client, docs: Source, question: str, **query: Any) -> list[Any]:
    body = {"question": question, "scope": {"mode": "default"}}
    return client.stream("streamAskInSite", docs.world.organization_id, docs.site_id, body=body, **query)


def test_the_answer_is_in_the_docs_own_words_with_its_source(ada: Client, docs: Source) -> None:
    answer = ask(ada, docs, "How do I configure redirects?", format="markdown")[-1]["answer"]
    assert "Write a redirect into the file" in answer["answer"]["markdown"]
    assert "https://docs.localhost/redirects#how-to-configure-them" in answer["answer"]["markdown"]
    assert "<" not in answer["answer"]["markdown"]
    [source] = answer["sources"]
    assert (source["page"], source["sections"]) == (docs.page_id("redirects"), ["how-to-configure-them"])
    assert docs.reader.get("getPageInRevisionById", source["space"], source["revision"], source["page"])


def test_each_event_is_the_whole_answer_so_far(docs: Source) -> None:
    texts = [event["answer"]["answer"]["markdown"] for event in ask(docs.reader, docs, "configure redirects", format="markdown")]
    assert all(longer.startswith(shorter.rstrip()) for shorter, longer in pairwise(texts))


def test_a_document_is_the_default_and_lists_are_always_there(ada: Client, docs: Source) -> None:
    for event in ask(ada, docs, "configure redirects"):
        assert event["answer"]["answer"]["document"]["object"] == "document"
        assert isinstance(event["answer"]["sources"], list)
        assert isinstance(event["answer"]["followupQuestions"], list)


def test_chinese_arrives_whole_although_the_wire_is_ascii(ada: Client, docs: Source) -> None:
    body = {"question": "如何安装服务器", "scope": {"mode": "all"}}
    answered = ada.call("streamAskInSite", docs.world.organization_id, docs.site_id, body=body, format="markdown")
    assert answered.content.isascii()
    assert "在这里安装服务器" in answered.events[-1]["answer"]["answer"]["markdown"]


def test_what_the_docs_do_not_say_is_not_answered(ada: Client, docs: Source) -> None:
    [event] = ask(ada, docs, "Who won the football match yesterday?")
    assert event["answer"] == {"followupQuestions": [], "sources": []}


def test_nobody_is_answered_from_what_they_may_not_read(docs: Source, sam: Client, world: World, ada: Client) -> None:
    sam.refused(404, "streamAskInSite", world.organization_id, docs.site_id, body={"question": "redirects", "scope": {"mode": "all"}})
    (docs.folder / "redirects.md").write_text("---\nif: visitor.claims.beta\n---\n\n# Redirects\n\nA secret redirect.\n")
    docs.again()
    world.index()
    assert "secret" not in str(ask(docs.reader, docs, "secret redirect"))
    assert "secret" in str(ask(ada, docs, "secret redirect"))


def test_errors_come_before_the_stream(ada: Client, docs: Source) -> None:
    assert "scope" in ada.refused(400, "streamAskInSite", docs.world.organization_id, docs.site_id, body={"question": "x"})


def test_what_a_condition_hides_answers_nothing(world: World, ada: Client) -> None:
    text = (
        "# Limits\n\n## Quotas\n\nA thousand requests.\n\n{% if visitor.claims.pro %}\nUnlimited zebras for professionals.\n{% endif %}\n"
    )
    docs = world.import_files({"README.md": text})
    world.index()
    for client in (docs.reader, ada):
        [event] = ask(client, docs, "unlimited zebras for professionals?")
        assert "answer" not in event["answer"]
        assert event["answer"]["sources"] == []
    answer = ask(docs.visitor(pro=True), docs, "unlimited zebras for professionals?", format="markdown")[-1]["answer"]
    assert "Unlimited zebras for professionals." in answer["answer"]["markdown"]
    assert [source["sections"] for source in answer["sources"]] == [["quotas"]]
