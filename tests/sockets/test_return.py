"""Everybody comes back in the same moment after a start."""

import socket
from contextlib import ExitStack

from tests.clients import Served

COMING = 400
"""More than the library's own queue of 128 holds."""


async def test_whoever_comes_while_the_server_is_busy_waits_and_is_not_turned_away(served: Served) -> None:
    port = int(served.address.rsplit(":", 1)[1])
    with ExitStack() as stack:
        for _ in range(COMING):  # nothing is taken meanwhile: this holds the loop
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))

    ana = await served.customer(language="fr")

    assert ana.entries
