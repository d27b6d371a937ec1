"""What was purged, listed outside the database: an older backup knows nothing of it."""

import asyncio
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class PurgeList:
    """`file`: one JSON document a line, only ever added to; references and receipts, nothing about people."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def add(self, row: Mapping[str, Any]) -> None:
        """On disk when it returns; a row that is there is not written twice."""
        await asyncio.to_thread(self._add, dict(row))

    async def rows(self) -> list[dict[str, Any]]:
        """A last line that was cut short says nothing."""
        return await asyncio.to_thread(self._rows)

    def _add(self, row: dict[str, Any]) -> None:
        if row in self._rows():
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "ab") as out:
            # Behind a line that was cut short, a new one begins.
            out.write(b"\n" + json.dumps(row, sort_keys=True).encode() + b"\n")
            out.flush()
            os.fsync(out.fileno())

    def _rows(self) -> list[dict[str, Any]]:
        if not self._file.exists():
            return []
        return [row for line in self._file.read_bytes().splitlines() if (row := _row(line))]


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}
