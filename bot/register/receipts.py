"""Signed words about the chain, kept outside it: receipts for people, checkpoints for auditors."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from bot.model.instants import stamp
from bot.register.chain import Document, canonical, digest
from bot.register.signing import SigningKey, VerifyingKey

RECEIPT = "receipt"
CHECKPOINT = "checkpoint"
Hex = r"[0-9a-f]"
_LINE = re.compile(
    rf"recourse:(\d{{1,12}}):({Hex}{{64}}):([0-9TZ:.-]{{24}}):({Hex}{{16}}):([\w-]{{86}})"
    rf"(?::(\d{{1,12}}):({Hex}{{64}}))?"
)


class Reads(BaseModel):
    """How many lines the trail of reads had, and the hash of the last."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: Annotated[int, Field(ge=1)]
    hash: Annotated[str, Field(pattern=rf"^{Hex}{{64}}$")]


class Witness(BaseModel):
    """`{number, hash, at, signature, key}`: event `number` had this hash, says `key`.

    A receipt's `at` is its event's, so that it can be made again; a checkpoint's is when it was taken, and
    `reads` is how far the trail of reads went by then.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[int, Field(ge=1)]
    hash: Annotated[str, Field(pattern=rf"^{Hex}{{64}}$")]
    at: Annotated[str, Field(max_length=30)]
    signature: Annotated[str, Field(max_length=100)]
    key: Annotated[str, Field(pattern=rf"^{Hex}{{16}}$")]
    reads: Reads | None = None

    def is_signed_by(self, key: VerifyingKey) -> bool:
        return any(key.agrees(self.signature, self._message(kind)) for kind in (RECEIPT, CHECKPOINT))

    def _message(self, kind: str) -> bytes:
        return _message(kind, self.number, self.hash, self.at, self.reads)

    def line(self) -> str:
        """One line for letters, to be copied whole."""
        reads = f":{self.reads.count}:{self.reads.hash}" if self.reads else ""
        return f"recourse:{self.number}:{self.hash}:{self.at}:{self.key}:{self.signature}{reads}"

    def document(self) -> dict[str, Any]:
        return self.model_dump(exclude_none=True)


def receipt(event: Document, key: SigningKey) -> dict[str, Any]:
    return _signed(RECEIPT, event, str(event["at"]), key)


def checkpoint(event: Document, key: SigningKey, at: datetime, reads: Reads | None = None) -> dict[str, Any]:
    """Of the newest event, and so of everything before it; `reads`: the same of the trail of reads."""
    return _signed(CHECKPOINT, event, stamp(at), key, reads)


def witnesses_in(text: str) -> list[Witness]:
    """Every receipt or checkpoint in `text`: as lines anywhere (a letter, a mail, a log) or as JSON."""
    found = [
        Witness(number=int(number), hash=hash_, at=at, key=key, signature=signature, reads=_reads(*reads))
        for number, hash_, at, key, signature, *reads in _LINE.findall(text)
    ]
    with suppress(ValueError):  # Not JSON: the lines are all there is.
        found += _witnesses_within(json.loads(text))
    return found


def _reads(count: str, hash_: str) -> Reads | None:
    return Reads(count=int(count), hash=hash_) if count else None


def _witnesses_within(value: object) -> Iterator[Witness]:
    if isinstance(value, Mapping):
        if set(value) - {"reads"} == set(Witness.model_fields) - {"reads"}:
            yield Witness.model_validate(value)
            return
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _witnesses_within(part)


def _signed(
    kind: str, event: Document, at: str, key: SigningKey, reads: Reads | None = None
) -> dict[str, Any]:
    number, hash_ = int(event["_id"]), digest(event)
    signature = key.sign(_message(kind, number, hash_, at, reads))
    signed = {"number": number, "hash": hash_, "at": at, "signature": signature, "key": key.id}
    return signed | ({"reads": reads.model_dump()} if reads else {})


def _message(kind: str, number: int, hash_: str, at: str, reads: Reads | None) -> bytes:
    """Says what is signed, so that a signature cannot be passed off as one for something else."""
    words: Mapping[str, Any] = {"recourse": kind, "number": number, "hash": hash_, "at": at}
    return canonical({**words, "reads": reads.model_dump()} if reads else words)
