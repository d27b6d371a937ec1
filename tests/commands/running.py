"""The server as a program of its own, and what it writes to its log."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Self

from tests.commands.conftest import settings_only

PATIENCE = 60


class Running:
    """`says` waits for a line of the log that was not waited for yet."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.address = ""

    @classmethod
    @asynccontextmanager
    async def of(cls, words: Sequence[str], environment: Mapping[str, str]) -> AsyncIterator[Self]:
        process = await asyncio.create_subprocess_exec(
            *words,
            env=settings_only(dict(environment)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        running = cls(process)
        try:
            greeting = await running.says(r"http://127\.0\.0\.1:\d+")
            running.address = greeting
            yield running
        finally:
            if process.returncode is None:
                process.terminate()
            await process.communicate()

    async def ended(self) -> int:
        """Its exit code, once it ended."""
        await self._process.communicate()
        code = self._process.returncode
        assert code is not None
        return code

    async def says(self, pattern: str) -> str:
        """What fits the pattern in the next line that has it."""
        assert self._process.stdout is not None
        before = ""
        try:
            async with asyncio.timeout(PATIENCE):
                while line := (await self._process.stdout.readline()).decode():
                    before += line
                    if found := re.search(pattern, line):
                        return found[0]
        except TimeoutError:
            pass
        raise AssertionError(f"the server did not say {pattern!r}, but: {before}")
