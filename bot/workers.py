"""Several processes that serve one port. One that dies is started anew; the kernel deals out connections.

The first process keeps the database and the port, and serves nobody itself.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from bot.actions import accounts
from bot.app import opened_database
from bot.errors import SetupError
from bot.reach.passwords import Passwords
from bot.settings import Settings
from bot.store.mongo import connect

log = logging.getLogger(__name__)

PROGRAM = "bot.worker"
READY = b"ready\n"
START_SECONDS = 60
STOP_SECONDS = 8
LONGEST_PAUSE_SECONDS = 10.0


@asynccontextmanager
async def crew(settings: Settings) -> AsyncIterator[tuple[int, tuple[str, str] | None]]:
    """All workers serve; gives the port and the first account. Raises SetupError when one cannot start."""
    async with opened_database(settings) as url:
        account = await _first_account(settings, url)
        with _held_port(settings) as port:
            environment = _environment(settings, url, port)
            workers = [Worker(number, environment) for number in range(1, settings.workers + 1)]
            try:
                await asyncio.gather(*(worker.start() for worker in workers))
                keeping = [asyncio.create_task(worker.keep()) for worker in workers]
                yield port, account
                for task in keeping:
                    task.cancel()
                await asyncio.gather(*keeping, return_exceptions=True)
            finally:
                await asyncio.gather(*(worker.stop() for worker in workers))


class Worker:
    def __init__(self, number: int, environment: dict[str, str]) -> None:
        self._number, self._environment = number, environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Until it serves. Raises SetupError when it ends before; it has said why."""
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", PROGRAM),
            env=self._environment,
            # It ends when we do, however that happens: then its input ends.
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Ctrl-C is for us; the workers are told.
            start_new_session=True,
        )
        said = b""
        with suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                said = await process.stdout.readline() if process.stdout else b""
        if said != READY and process.returncode is None:
            process.kill()
        if said != READY:
            raise SetupError(f"Worker {self._number} could not start.")
        log.info("worker %d serves (process %d)", self._number, process.pid)

    async def keep(self) -> None:
        """Start it anew whenever it ends; until cancelled."""
        pause = 0.0
        while self._process is not None:
            code = await self._process.wait()
            log.error("worker %d ended with %d; started anew", self._number, code)
            # Killed is no reason to wait; one that gives up by itself may do so again.
            await asyncio.sleep(pause if code > 0 else 0)
            try:
                await self.start()
                pause = 0.0
            except SetupError as problem:
                pause = min(LONGEST_PAUSE_SECONDS, pause * 2 or 0.5)
                log.error("%s Again in %.0f s", problem, pause)

    async def stop(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


async def _first_account(settings: Settings, url: str) -> tuple[str, str] | None:
    store = await connect(url, settings.database)
    try:
        given = (settings.admin_email, settings.admin_password or None)
        return await accounts.first_account(store, Passwords(), *given)
    finally:
        await store.close()


@contextmanager
def _held_port(settings: Settings) -> Iterator[int]:
    """Held, not listened on: it stays ours between two lives of the workers."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            held.bind((settings.host, settings.port))
        except OSError as error:
            place = f"{settings.host}:{settings.port}"
            raise SetupError(f"{place} cannot be listened on: {error.strerror}.") from None
        yield int(held.getsockname()[1])


def _environment(settings: Settings, url: str, port: int) -> dict[str, str]:
    """The settings as a worker reads them."""
    given = settings.model_dump() | {"mongodb_url": url, "port": port}
    told = {
        f"RECOURSE_{name.upper()}": " ".join(value) if isinstance(value, tuple) else str(value)
        for name, value in given.items()
        if value is not None
    }
    return {**os.environ, **told}
