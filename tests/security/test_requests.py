"""A-66, A-81: what two servers might read in two ways is read by none, and answered without a version."""

import asyncio

import pytest

from tests.clients import Served

TWICE = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
POST = b"POST /api/session HTTP/1.1\r\nHost: a\r\n"
SMUGGLED = [
    POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    POST + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
    POST + b"Transfer-Encoding: xchunked\r\n\r\n",
    POST + b"Content-Length: +0\r\n\r\n",
    POST + b"Content-Length : 0\r\n\r\n",
    POST + b"X: a\n\n\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
]


@pytest.mark.parametrize("request_", SMUGGLED)
async def test_a66_what_hides_a_second_request_is_refused_and_the_second_not_read(
    served: Served, request_: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = served.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request_ + TWICE)
    await writer.drain()

    async with asyncio.timeout(60):
        answered = await reader.read()
    writer.close()

    head, _, body = answered.partition(b"\r\n\r\n")
    assert head.startswith((b"HTTP/1.1 400 ", b"HTTP/1.0 400 "))
    assert b"aiohttp" not in head
    assert body.startswith(b"{")
    assert b"HTTP/1" not in body
    assert caplog.text.count("Traceback") == 0
