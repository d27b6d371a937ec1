"""Everything of a database in one compressed file, as of one instant, and back.

The file is gzip over BSON documents: `{backup: {format, at}}`, then `{c: collection, d: document}`…, then
`{end: {collection: count}}`; one cut short lacks its end, a changed one its check sum.
"""

import gzip
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import bson
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo.errors import OperationFailure

from bot.errors import BadRequest
from bot.store import driver
from bot.store.driver import Client, Database
from bot.store.outcome import unknown_is_try_again

FORMAT = 1
PASSING = frozenset({"sessions", "codes", "leases", "health"})
"""Collections that no backup keeps: staff sign in again, codes are asked for again."""
SNAPSHOT_TOO_OLD = 239
BATCH = 500
RAW: CodecOptions[Any] = CodecOptions(document_class=RawBSONDocument)

Tell = Callable[[str], None]
"""Called with the collection's name for each document that went through."""


async def dump(client: Client, database: Database, out: IO[bytes], at: datetime, tell: Tell) -> Counter[str]:
    """Returns how many documents of each collection went out. Raises BadRequest when it takes too long."""
    counts: Counter[str] = Counter()
    names = sorted(set(await database.list_collection_names()) - PASSING)
    with unknown_is_try_again(), gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6) as packed:
        packed.write(bson.encode({"backup": {"format": FORMAT, "at": at}}))
        try:
            async with driver.snapshot(client) as session:
                for name in names:
                    async for document in database[name].with_options(RAW).find({}, session=session):
                        packed.write(bson.encode({"c": name, "d": document}))
                        counts[name] += 1
                        tell(name)
        except OperationFailure as error:
            if error.code != SNAPSHOT_TOO_OLD:
                raise
            raise BadRequest(
                "The database is too large for a backup of one instant; use mongodump --oplog instead."
            ) from None
        packed.write(bson.encode({"end": dict(counts)}))
    return counts


def check(file: Path) -> Counter[str]:
    """How many documents of each collection the whole file holds. Raises BadRequest in one sentence."""
    counts: Counter[str] = Counter()
    first, last = None, None
    for row in _rows(file):
        first = first if first is not None else row
        last = row
        if "d" in row:
            counts[row["c"]] += 1
    if first is None or first.get("backup", {}).get("format") != FORMAT:
        raise BadRequest(f"{file} is not a whole backup of Recourse.")
    if last is None or dict(last.get("end", {})) != dict(counts):
        raise BadRequest(f"{file} is not a whole backup of Recourse: its end is missing.")
    return counts


async def load(database: Database, file: Path, tell: Tell) -> None:
    """Insert what a file that `check` found whole holds."""
    kept = (row for row in _rows(file) if "d" in row)
    for name, rows in groupby(kept, key=lambda row: str(row["c"])):
        for batch in _batches(row["d"] for row in rows):
            with unknown_is_try_again():
                await database[name].insert_many(batch, ordered=False)
            for _ in batch:
                tell(name)


def _rows(file: Path) -> Iterator[Mapping[str, Any]]:
    try:
        with gzip.open(file) as packed:
            yield from bson.decode_file_iter(cast(BinaryIO, packed), codec_options=RAW)
    except FileNotFoundError:
        raise BadRequest(f"There is no file {file}.") from None
    except (OSError, EOFError, zlib.error, bson.InvalidBSON) as error:
        raise BadRequest(f"{file} is not a whole backup of Recourse: {error}.") from None


def _batches(documents: Iterator[RawBSONDocument]) -> Iterator[list[RawBSONDocument]]:
    while batch := list(islice(documents, BATCH)):
        yield batch
