"""Where a verification reads the trail from, the database or an exported file, and what is written out."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from bot.actions.register import read_into
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.progress import progress
from bot.errors import BadRequest
from bot.register import receipts
from bot.register.calendars import load_calendars
from bot.register.readings import plain, reads_of
from bot.register.receipts import Witness, witnesses_in
from bot.register.signing import VerifyingKey, open_key
from bot.register.verify import Report, Verification
from bot.settings import Settings


@dataclass(frozen=True)
class Check:
    """`witnesses`: files. `key`: the verifying key as the caller keeps it; empty: whatever is at hand."""

    settings: Settings
    witnesses: tuple[Path, ...] = ()
    key: str = ""

    async def of_database(self) -> Report:
        brought = list(self._brought())
        async with opened(self.settings) as store:
            keys = self._keys(self._own_key())
            verification = Verification(load_calendars(self.settings.flows / "calendars"), keys)
            ends = await store.register.last(), await store.accesses.last()
            with progress("events", sum(_number(last) for last in ends)) as tell:
                await read_into(verification, store, tell)
            kept = [Witness.model_validate(row) for row in await store.register.checkpoints()]
        return verification.report(kept, brought)

    async def of_export(self, file: Path) -> Report:
        brought = list(self._brought())
        key = next((row["key"] for row in _rows(file) if "key" in row), "")
        verification = Verification(load_calendars(self.settings.flows / "calendars"), self._keys(key))
        kept = []
        with progress("lines") as tell:
            for row in _rows(file):
                tell("lines")
                if "event" in row:
                    verification.event(row["event"])
                elif "payload" in row:
                    verification.payload(row["payload"])
                elif "read" in row:
                    verification.read(row["read"])
                elif "checkpoint" in row:
                    kept.append(Witness.model_validate(row["checkpoint"]))
        return verification.report(kept, brought)

    def _brought(self) -> Iterator[Witness]:
        for file in self.witnesses:
            found = witnesses_in(_text(file))
            if not found:
                raise BadRequest(f"{file} holds no receipt and no checkpoint.")
            yield from found

    def _own_key(self) -> str:
        file = self.settings.key_file
        return open_key(file).verifying.text if file.exists() else ""

    def _keys(self, at_hand: str) -> tuple[VerifyingKey, ...]:
        text = self.key or at_hand
        return (VerifyingKey.read(text),) if text else ()


async def export(settings: Settings, file: Path) -> int:
    """Returns the number of events. One JSON document a line, each payload behind its event."""
    count = 0
    async with opened(settings) as store:
        with private(file) as out:
            async for event, payload in store.register.told():
                out.write(_line("event", event))
                if payload is not None:
                    out.write(_line("payload", payload))
                count += 1
            async for line in store.accesses.all():
                out.write(_line("read", plain(line)))
            for row in await store.register.checkpoints():
                out.write(_line("checkpoint", row))
            out.write(_line("key", open_key(settings.key_file).verifying.text))
    return count


def _number(last: Mapping[str, Any] | None) -> int:
    """0 too where somebody put something without a number at the end; the reading names it."""
    number = last["_id"] if last else 0
    return number if isinstance(number, int) else 0


def _line(what: str, value: object) -> bytes:
    """Also what the register never writes and somebody put there is exported; a verification names it."""
    return orjson.dumps({what: value}, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


async def checkpoint(settings: Settings) -> str:
    """The new checkpoint as one line."""
    async with opened(settings) as store:
        last = await store.register.last()
        if last is None:
            raise BadRequest("The register is empty; there is nothing to sign.")
        reads = reads_of(await store.accesses.last())
        made = receipts.checkpoint(last, open_key(settings.key_file), system_clock(), reads)
        await store.register.put_checkpoint(made)
    return Witness.model_validate(made).line()


def write_text(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{file} cannot be written: {error.strerror}.") from None


def private(file: Path) -> Any:
    """A new file that only its owner may read. Raises BadRequest."""
    try:
        return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except OSError as error:
        raise BadRequest(f"{file} cannot be written: {error.strerror}.") from None


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _row(file, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{file} cannot be read: {error}.") from None


def _row(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = orjson.loads(line)
        if "event" in row:
            _ = row["event"]["_id"]
        elif "payload" in row:
            _ = row["payload"]["_id"].strip()
        elif "read" in row:
            _ = row["read"]["_id"]
        elif "checkpoint" in row:
            Witness.model_validate(row["checkpoint"])
        else:
            str(row["key"])
    except (ValueError, TypeError, KeyError, AttributeError, ValidationError):
        raise BadRequest(f"{file}, line {number}: this is not a line of an export.") from None
    return row


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{file} cannot be read: {error}.") from None
