"""A Redis of the test's own: Debian's `redis-server` on a free port, killed, stopped and started at will."""

import asyncio
import shutil
from pathlib import Path

from tests.ports import free_port


class RedisServer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    async def start(self) -> None:
        """Until it answers."""
        program = shutil.which("redis-server")
        assert program, "apt-get install redis-server"
        self._folder.mkdir(parents=True, exist_ok=True)
        options = ("--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
        self._process = await asyncio.create_subprocess_exec(
            *(program, *options, "--dir", str(self._folder), "--daemonize", "no"),
            stdout=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(60):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                    writer.close()
                    return
                except ConnectionRefusedError:
                    await asyncio.sleep(0.02)

    async def kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def command(self, *words: str) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write((" ".join(words) + "\r\n").encode())
        answer = await reader.readline()
        writer.close()
        return answer
