"""Notices when the event loop stands still, and says in the log where it stood."""

import asyncio
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

BEAT_SECONDS = 0.25
STILL_SECONDS = 1.0


class Watchdog:
    """`lag`: how late the last beat was, in seconds. `stops`: how often the loop stood still."""

    def __init__(self) -> None:
        self.lag = 0.0
        self.stops = 0
        self._beat_at = 0.0
        self._ended = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """The running loop of this thread, until left."""
        loop = asyncio.get_running_loop()
        self._beat_at = loop.time()
        handle = loop.call_later(BEAT_SECONDS, self._beat, loop)
        watcher = threading.Thread(
            target=self._watch, args=(loop, threading.get_ident()), name="watchdog", daemon=True
        )
        watcher.start()
        try:
            yield
        finally:
            self._ended.set()
            handle.cancel()

    def _beat(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._ended.is_set():
            return
        now = loop.time()
        self.lag = max(0.0, now - self._beat_at - BEAT_SECONDS)
        self._beat_at = now
        loop.call_later(BEAT_SECONDS, self._beat, loop)

    def _watch(self, loop: asyncio.AbstractEventLoop, thread: int) -> None:
        """In a thread of its own: the loop cannot tell that it stands still."""
        told = 0.0
        while not self._ended.wait(BEAT_SECONDS):
            if loop.time() - self._beat_at > STILL_SECONDS and told != self._beat_at:
                told = self._beat_at
                self.stops += 1
                frame = sys._current_frames().get(thread)
                log.error("the event loop stands still at\n%s", "".join(traceback.format_stack(frame)))
