"""Ports for servers that come back on the port that they had."""

import random
import socket

FIRST, LAST = 20_000, 32_000
"""Below those that Linux gives away by itself: nobody is given the port while its server is down."""


def free_port() -> int:
    while True:
        try:
            with socket.create_server(("127.0.0.1", random.randrange(FIRST, LAST))) as taken:
                return int(taken.getsockname()[1])
        except OSError:
            continue
