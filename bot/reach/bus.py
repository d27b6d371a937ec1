"""Hints between the processes that serve one house, through Redis.

A hint says where something happened, never what: whoever hears it reads the database. So a hint that is lost
costs seconds, a forged one costs a read, and nobody waits for Redis.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from redis import asyncio as redis
from redis.exceptions import RedisError

from bot.reach.ports import Hearing, Hint

log = logging.getLogger(__name__)

SOCKET_SECONDS = 1
BEAT_SECONDS = 2.0
BEATS_MISSED = 3
"""So many of our own beats not heard back, and the connection is made anew."""
WAITING = 10_000
"""Hints kept while Redis is away; older ones are dropped, and the periodic look heals what they told."""
HINTS_AT_ONCE = 500
PAUSE_SECONDS = 1.0
NEVER = float("-inf")


class RedisBus:
    """`heard` gets the hints of others, in order, many at a time."""

    def __init__(self, url: str, channel: str, owner: str) -> None:
        self._url, self._channel, self._owner = url, channel, owner
        self._waiting: deque[Hint] = deque(maxlen=WAITING)
        self._more = asyncio.Event()
        self._heard_at = self._said_at = NEVER
        self._unheard_since = NEVER
        """When something was said first after what was heard last."""

    @property
    def hearing(self) -> Hearing:
        late = asyncio.get_running_loop().time() - BEATS_MISSED * BEAT_SECONDS
        if self._heard_at > late:
            return Hearing.UP
        return Hearing.DEAF if self._unheard_since < late < self._said_at else Hearing.AWAY

    def tell(self, hint: Hint) -> None:
        """Never waits and never fails."""
        self._waiting.append(hint)
        self._more.set()

    async def run(self, heard: Callable[[list[Hint]], Awaitable[None]]) -> None:
        """Until cancelled: speak and listen, again and again when Redis goes away."""
        hints: asyncio.Queue[list[Hint]] = asyncio.Queue()
        while True:
            client = redis.from_url(
                self._url, socket_timeout=SOCKET_SECONDS, socket_connect_timeout=SOCKET_SECONDS
            )
            try:
                await _until_one_fails(
                    self._listen(client, hints),
                    self._hand_on(hints, heard),
                    self._speak(client),
                    self._beat(),
                )
            except (RedisError, OSError, Deaf) as gone:
                log.warning("Redis cannot be used: %s", type(gone).__name__)
            finally:
                await client.aclose()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _listen(self, client: "redis.Redis", hints: asyncio.Queue[list[Hint]]) -> None:
        """Only listens: whoever acts on what is heard must not make this process seem deaf."""
        pubsub = client.pubsub(ignore_subscribe_messages=True)
        try:
            await pubsub.subscribe(self._channel)
            while True:
                message = await pubsub.get_message(timeout=SOCKET_SECONDS)
                if message is not None:
                    told = self._read(message["data"])
                    if told:
                        hints.put_nowait(told)
        finally:
            await pubsub.aclose()  # type: ignore[no-untyped-call]

    async def _hand_on(
        self, hints: asyncio.Queue[list[Hint]], heard: Callable[[list[Hint]], Awaitable[None]]
    ) -> None:
        while True:
            told = await hints.get()
            while not hints.empty():
                told += hints.get_nowait()
            await heard(told)

    def _read(self, data: bytes) -> list[Hint]:
        """Hints of other processes; anything else on the channel is nobody's and dropped."""
        try:
            message = json.loads(data)
            sender = message["from"]
            hints: list[Hint] = [hint for hint in message["hints"] if isinstance(hint, dict)]
        except (ValueError, KeyError, TypeError, RecursionError):
            return []
        if sender == self._owner:
            self._heard_at = asyncio.get_running_loop().time()
            return []
        return hints

    async def _speak(self, client: "redis.Redis") -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            while self._waiting:
                hints = [self._waiting.popleft() for _ in range(min(HINTS_AT_ONCE, len(self._waiting)))]
                await client.publish(self._channel, json.dumps({"from": self._owner, "hints": hints}))
                if self._unheard_since <= self._heard_at:
                    self._unheard_since = asyncio.get_running_loop().time()
                self._said_at = asyncio.get_running_loop().time()

    async def _beat(self) -> None:
        """Says something at least so often, and hears it. Raises Deaf when it does not."""
        missed = 0
        while missed < BEATS_MISSED:
            self._more.set()
            self._waiting.append({"kind": "beat"})
            await asyncio.sleep(BEAT_SECONDS)
            now = asyncio.get_running_loop().time()
            missed = 0 if now - self._heard_at < BEAT_SECONDS * 1.5 else missed + 1
        raise Deaf


class Deaf(Exception):
    """What we publish does not come back: the listener is dead, though the process is not."""


async def _until_one_fails(*works: Coroutine[Any, Any, None]) -> None:
    """Raises the failure of the first that fails, or CancelledError; the others are ended.

    A task group that fails while it is cancelled would raise the failure and forget the cancellation.
    """
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
