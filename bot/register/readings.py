"""The trail of who read what: numbered lines, each with the hash of the one before it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.model.instants import stamp
from bot.register.chain import GENESIS, Document, digest
from bot.register.receipts import Reads


def next_line(previous: Document | None, row: Document) -> dict[str, Any]:
    """`row` as the line that follows `previous` (None: the first)."""
    number = previous["_id"] + 1 if previous else 1
    return {**row, "_id": number, "prev": digest(plain(previous)) if previous else GENESIS}


def plain(line: Document) -> dict[str, Any]:
    """As it is hashed and exported: instants are stamps."""
    return {name: stamp(value) if isinstance(value, datetime) else value for name, value in line.items()}


def reads_of(last: Mapping[str, Any] | None) -> Reads | None:
    """What a checkpoint says of the trail that ends with this line."""
    return Reads(count=last["_id"], hash=digest(plain(last))) if last else None
