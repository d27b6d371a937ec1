"""Reads the trail from end to end and names every fault; never stops at the first. Pure.

Feed every event in the order kept, then every payload, then ask for the report. What is remembered is one
hash an event, so that a long register is read as a stream.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.register.calendars import Calendar
from bot.register.chain import GENESIS, Document, commitment, digest
from bot.register.faults import Fault, FaultKind
from bot.register.numbering import Numbering
from bot.register.promises import Promises
from bot.register.purges import Purges
from bot.register.receipts import Witness
from bot.register.rederive import wrong_dates
from bot.register.reordering import explain_breaks
from bot.register.signing import VerifyingKey


@dataclass(frozen=True, slots=True)
class Report:
    """`sentence`: what may be claimed, and no more. `checkpoint`: the newest that holds."""

    whole: bool
    events: int
    faults: tuple[Fault, ...]
    sentence: str
    checkpoint: Witness | None = None

    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = {
            "whole": self.whole,
            "events": self.events,
            "faults": [fault.document() for fault in self.faults],
            "sentence": self.sentence,
        }
        if self.checkpoint:
            document["checkpoint"] = self.checkpoint.model_dump()
        return document


@dataclass
class Verification:
    """`keys`: the register's verifying keys, by whoever knows them; without any, signatures go unchecked."""

    calendars: Mapping[str, Calendar]
    keys: Sequence[VerifyingKey] = ()
    _faults: list[Fault] = field(default_factory=list)
    _hashes: dict[int, str] = field(default_factory=dict)
    _last: int = 0
    _gaps: list[tuple[int, int]] = field(default_factory=list)
    _broken: dict[int, Document] = field(default_factory=dict)
    _sealed: dict[str, tuple[int, str]] = field(default_factory=dict)
    _misnumbered: list[Fault] = field(default_factory=list)
    _numbering: Numbering = field(default_factory=Numbering)
    _purges: Purges = field(default_factory=Purges)
    _promises: Promises = field(default_factory=Promises)

    def event(self, event: Document) -> None:
        number, last = int(event["_id"]), self._last
        if number <= last:
            self._out_of_order(number, event)
            return
        if number > last + 1:
            self._gaps.append((last + 1, number - 1))
        elif event.get("prev") != (self._hashes[last] if last else GENESIS):
            self._broken[number] = event
        self._last = number
        self._remember(number, event)
        if number == last + 1:
            self._misnumbered += self._numbering.faults(event)
        else:
            self._numbering.resume(event)

    def payload(self, payload: Document) -> None:
        """One that no event knows is a filing under way; it is no fault."""
        if payload["_id"] not in self._sealed:
            return
        number, committed = self._sealed.pop(payload["_id"])
        if self._purges.purged_by(payload["_id"]) is not None:
            self._note(
                FaultKind.RESURRECTED, number, "What was told with event {n} was purged, and is there."
            )
        if _commitment(payload) != committed:
            self._note(FaultKind.ALTERED, number, "What was told with event {n} is not what was sealed.")

    def report(self, checkpoints: Iterable[Witness] = (), witnesses: Iterable[Witness] = ()) -> Report:
        """`checkpoints`: kept beside the register. `witnesses`: receipts and checkpoints kept elsewhere."""
        if not (self._broken or self._gaps):
            # Where the chain itself is torn, references that do not follow say nothing new.
            self._faults += self._misnumbered
        self._faults += explain_breaks(self._broken, self._hashes)
        self._missing()
        kept, brought = list(checkpoints), list(witnesses)
        held = [witness for witness in kept if self._holds(witness, "checkpoint")]
        agreed = [witness for witness in brought if self._holds(witness, "witness")]
        faults = tuple(sorted(dict.fromkeys(self._faults)))
        return Report(
            whole=not faults,
            events=len(self._hashes),
            faults=faults,
            sentence=_sentence(len(self._hashes), faults, agreed),
            checkpoint=max(held, key=lambda witness: witness.number, default=None),
        )

    def _remember(self, number: int, event: Document) -> None:
        try:
            self._hashes[number] = digest(event)
        except TypeError:
            # Something that the register never writes stands in it; its hash can match nothing.
            self._hashes[number] = ""
            self._note(FaultKind.ALTERED, number, "Event {n} holds a value that the register never writes.")
        if "payload" in event:
            self._sealed[event["payload"]] = (number, event.get("commitment", ""))
        self._faults += wrong_dates(event, self.calendars)
        self._faults += self._purges.event(event)
        self._faults += self._promises.event(event)

    def _out_of_order(self, number: int, event: Document) -> None:
        self._note(FaultKind.REORDERED, number, "Event {n} does not stand in its place.")
        if number not in self._hashes:
            self._remember(number, event)

    def _missing(self) -> None:
        for first, last in self._gaps:
            gone = [
                number for number in range(first, min(last, first + 10_000) + 1) if number not in self._hashes
            ]
            if gone:
                what = f"Event {first} is" if first == last else f"Events {first} to {last} are"
                self._faults.append(Fault(gone[0], FaultKind.MISSING, f"{what} missing."))
        for name, (number, _) in self._sealed.items():
            if self._purges.purged_by(name) is not None:
                continue
            self._note(FaultKind.MISSING, number, "What was told with event {n} is missing.")

    def _holds(self, witness: Witness, what: str) -> bool:
        """Whether the chain agrees with a signed word about it; notes the fault where it does not."""
        number = witness.number
        if self.keys and not any(witness.is_signed_by(key) for key in self.keys):
            self._note(
                FaultKind.FORGED, number, f"The {what} for event {{n}} is not signed by this register."
            )
            return False
        if number > self._last:
            end = f"the register ends at event {self._last}"
            self._note(FaultKind.TRUNCATED, number, f"Event {{n}} was signed on {witness.at}, but {end}.")
            return False
        if number not in self._hashes or self._hashes[number] == witness.hash:
            return number in self._hashes
        if not any(fault.number == number for fault in self._faults):
            self._note(FaultKind.REWRITTEN, number, f"Event {{n}} is not the one signed on {witness.at}.")
        return False

    def _note(self, kind: FaultKind, number: int, sentence: str) -> None:
        self._faults.append(Fault(number, kind, sentence.replace("{n}", str(number))))


def _commitment(payload: Document) -> str:
    try:
        return commitment(payload)
    except (KeyError, TypeError, ValueError):
        return ""


def _sentence(events: int, faults: Sequence[Fault], agreed: Sequence[Witness]) -> str:
    if faults:
        return f"The register is not whole: {len(faults)} faults in {events} events."
    if agreed:
        newest = max(witness.number for witness in agreed)
        return f"The register is whole: {events} events, witnessed up to event {newest}."
    return f"The register is whole as far as the database itself shows: {events} events."
