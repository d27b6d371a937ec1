"""Starts and stops what is measured, and reads from the kernel what it used."""

import asyncio
import os
import resource
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60


def processor_seconds(pid: int) -> float:
    """Of all threads so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_bytes(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()


@dataclass
class Server:
    """`started`: seconds from the start of the process to the line that says it serves."""

    process: asyncio.subprocess.Process
    port: int
    started: float
    lines: list[str] = field(default_factory=list)

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        self.process.kill()

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        await self.process.wait()


async def start_echo() -> Server:
    process = await _started("bench/echo.py")
    began = time.perf_counter()
    port = int(await _line(process))
    return Server(process, port, time.perf_counter() - began)


async def start_recourse(data_dir: Path, *options: str, port: int = 0) -> Server:
    """`options`: further ones of server.py, such as `--mongodb-url`."""
    began = time.perf_counter()
    process = await _started(
        "server.py", "--port", str(port), "--data-dir", str(data_dir), *options, RECOURSE_RATE_LIMITS="off"
    )
    while "Demo page" not in (line := await _line(process)):
        pass
    started = time.perf_counter() - began
    return Server(process, int(line.rsplit(":", 1)[1].strip("/ \n")), started)


async def _started(*command: str, **environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=2**24,
    )


async def _line(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        raise RuntimeError("no output to read")
    async with asyncio.timeout(START_SECONDS):
        line = await process.stdout.readline()
    if not line:
        raise RuntimeError(f"process {process.pid} ended")
    return line.decode()


class Client:
    """The load, in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def order(self, do: str, **how: Any) -> dict[str, Any]:
        """Give one order and wait for its answer, however long it takes."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no way to talk to the client")
        self._process.stdin.write(orjson.dumps({"do": do, **how}) + b"\n")
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the client ended")
        answer: dict[str, Any] = orjson.loads(line)
        return answer


@asynccontextmanager
async def client_of(server: Server, *, echo: bool) -> AsyncIterator[Client]:
    process = await _started("bench/load.py", server.address, "echo" if echo else "recourse")
    try:
        yield Client(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
