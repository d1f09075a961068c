"""Event streams as the official client and a line reader read them (semantics 7.2)."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from octavo.http.events import event
from octavo.server.streaming import EventStream
from tests.client import Client
from tests.world import World


@pytest.fixture
def anyone(served: World) -> Client:
    return served.client("anonymous")


def test_events_arrive_whole_and_the_end_is_told(anyone: Client) -> None:
    answered = anyone.call("streamWords", body={"words": "one"})
    assert answered.headers["content-type"].startswith("text/event-stream")
    assert answered.events == [{"words": "one"}, {"words": "é\u2028é\u2028é\u2028"}]
    assert answered.content.decode().splitlines()[-3:] == ["event: done", "data: done", ""]


def test_no_byte_is_outside_ascii_and_no_message_has_two_lines(anyone: Client) -> None:
    content = anyone.call("streamWords", body={"words": "漢字 🎉\r\nnew"}).content
    assert content.isascii()
    messages = content.decode().split("\n\n")
    assert all(message.count("\n") == 0 for message in messages[:-2])


def test_what_fails_before_the_first_event_is_an_ordinary_error(anyone: Client) -> None:
    assert anyone.refused(404, "streamWords", body={"words": "x"}, fail="before") == "no such words"
    assert anyone.refused(400, "streamWords", body={}) == "`body.words` is required."


def test_what_fails_later_is_an_event(anyone: Client) -> None:
    content = anyone.call("streamWords", body={"words": "x"}, fail="between").content.decode()
    assert content.endswith('event: error\ndata: {"error":{"code":404,"message":"the words are lost"}}\n\n')


def test_what_is_ready_together_is_sent_together() -> None:
    """Each send costs; a hundred small events are not a hundred sends."""

    async def collect() -> list[bytes]:
        stream = EventStream(iter([{"n": number} for number in range(100)]), failure=repr)
        await asyncio.to_thread(stream.produce)
        return [chunk async for chunk in stream.chunks()]

    chunks = asyncio.run(collect())
    assert len(chunks) == 1
    assert chunks[0].count(b"data: ") == 101


def test_a_source_is_closed_when_nobody_listens() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    async def leave() -> None:
        stream = EventStream(endless(), failure=repr)
        producing = asyncio.get_running_loop().run_in_executor(None, stream.produce)
        async for _ in stream.chunks():
            break
        stream.abandon()
        await producing

    asyncio.run(leave())
    assert closed.is_set()


def test_an_event_is_one_line_of_ascii() -> None:
    assert event({"a": "é\n"}) == b'data: {"a":"\\u00e9\\n"}\n\n'
