"""One `mongod` process of ours: started, watched until it listens, stopped."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.errors import SetupError
from bot.store import die_with_parent
from bot.store.program import Program

REPLICA_SET = "recourse"
START_SECONDS = 60
"""Long, because recovering a big journal after a crash takes its time."""
STOP_SECONDS = 10
POLL_SECONDS = 0.02
WATCH_SECONDS = 0.25

OPTIONS = (
    *("--replSet", REPLICA_SET),
    *("--bind_ip", "127.0.0.1"),
    "--nounixsocket",
    # No JavaScript on the server: `$where` and the like are refused whatever a query says.
    "--noscripting",
    *("--wiredTigerCacheSizeGB", "0.25"),
    *("--oplogSize", "256"),
    "--quiet",
    *("--setParameter", "diagnosticDataCollectionEnabled=false"),
    # A primary would otherwise linger 15 s for others to take over, and there are no others.
    *("--setParameter", "shutdownTimeoutMillisForSignaledShutdown=100"),
)


class Mongod:
    """Start it from the main thread: the parent-death signal fires when the starting thread ends.

    `port`: 0 takes a free one.
    """

    def __init__(self, program: Program, folder: Path, port: int = 0) -> None:
        self._database = folder / "db"
        self._log = folder / "mongod.log"
        try:
            self._database.mkdir(mode=0o700, exist_ok=True)
            if self._log.exists():
                self._log.replace(folder / "mongod.log.1")
            with self._log.open("wb") as log:
                self._process = self._start(program, log.fileno(), port)
        except OSError as error:
            raise SetupError(f"The database cannot be started in {folder}: {error.strerror}.") from None

    def _start(self, program: Program, log: int, port: int) -> "subprocess.Popen[bytes]":
        launcher = [sys.executable, "-I", "-S", die_with_parent.__file__, str(os.getpid())]
        mongod = [str(program.path), "--dbpath", str(self._database), "--port", str(port), *OPTIONS]
        return subprocess.Popen(  # noqa: S603
            [*launcher, *mongod],
            env=program.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Ctrl-C is for us; the database is stopped after the last write.
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    async def port(self) -> int:
        """Wait until it listens. Raises SetupError, with its own words, when it ends instead."""
        for _ in range(int(START_SECONDS / POLL_SECONDS)):
            ended = self._process.poll() is not None
            for line in _read(self._log):
                if line.get("msg") == "Waiting for connections":
                    return int(line["attr"]["port"])
            if ended:
                raise SetupError(f"The database in {self._database} did not start: {self.last_words()}.")
            await asyncio.sleep(POLL_SECONDS)
        raise SetupError(f"The database did not start in {START_SECONDS} s; see {self._log}.")

    async def ended(self) -> None:
        """Wait until it ends, for whatever reason."""
        while self._process.poll() is None:  # noqa: ASYNC110  # nobody says when a process ends
            await asyncio.sleep(WATCH_SECONDS)

    def last_words(self) -> str:
        """Why it ended, as far as it could tell."""
        if b"No space left on device" in self._log.read_bytes():
            return "the disk is full"
        worst = [line for line in _read(self._log) if line.get("s") in ("E", "F")]
        if not worst:
            return f"it ended with {self._process.returncode}, see {self._log}"
        return f"{worst[0]['msg']} {worst[0].get('attr', {}).get('error', '')}".strip()

    async def stop(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        for _ in range(int(STOP_SECONDS / POLL_SECONDS)):
            if self._process.poll() is not None:
                return
            await asyncio.sleep(POLL_SECONDS)
        self._process.kill()
        self._process.wait()


async def stop_left_over(folder: Path) -> None:
    """Stop the database that a killed server left behind in this folder, if there is one."""
    database = folder / "db"
    pid = _left_over(database)
    for attempt in range(int(STOP_SECONDS / POLL_SECONDS)):
        if pid is None or not _is_ours(pid, database):
            return
        if attempt == 0:
            _signal(pid, signal.SIGTERM)
        await asyncio.sleep(POLL_SECONDS)
    if pid is not None and _is_ours(pid, database):
        _signal(pid, signal.SIGKILL)


def _left_over(database: Path) -> int | None:
    """The pid that mongod wrote into its own lock file; it empties the file when it ends in order."""
    try:
        return int((database / "mongod.lock").read_text())
    except (FileNotFoundError, ValueError):
        return None


def _is_ours(pid: int, database: Path) -> bool:
    """A pid is given again after a restart of the machine: only a process that names our folder is ours."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return b"--dbpath" in words and os.fsencode(database) in words


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _read(log: Path) -> Iterator[dict[str, Any]]:
    for line in log.read_bytes().splitlines():
        # The loader's own complaints are not JSON, and the last line may be half written.
        with suppress(ValueError):
            yield json.loads(line)
