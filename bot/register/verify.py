"""Reads the trail from end to end and names every fault; never stops at the first. Pure.

Feed every event in the order kept, each payload some time after its event, every line of the trail of reads,
then ask for the report. What is remembered: some 50 bytes an event, a few lines a complaint, and the payloads
that did not come yet; so a long register is read as a stream.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.register.calendars import Calendar
from bot.register.chain import Document, commitment
from bot.register.faults import Fault, FaultKind
from bot.register.links import Links, Place, Signed
from bot.register.numbering import Numbering
from bot.register.promises import Promises
from bot.register.purges import Purges
from bot.register.receipts import Witness
from bot.register.rederive import wrong_dates
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
            document["checkpoint"] = self.checkpoint.document()
        return document


@dataclass
class Verification:
    """`keys`: the register's verifying keys, by whoever knows them; without any, signatures go unchecked."""

    calendars: Mapping[str, Calendar]
    keys: Sequence[VerifyingKey] = ()
    _faults: list[Fault] = field(default_factory=list)
    _read_faults: list[Fault] = field(default_factory=list)
    _events: Links = field(default_factory=lambda: Links("Event {}".format))
    _reads: Links = field(default_factory=lambda: Links("Line {} of the trail of reads".format))
    _sealed: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    _told: dict[str, "array[int]"] = field(default_factory=dict)
    _misnumbered: list[Fault] = field(default_factory=list)
    _numbering: Numbering = field(default_factory=Numbering)
    _purges: Purges = field(default_factory=Purges)
    _promises: Promises = field(default_factory=Promises)

    def event(self, event: Document) -> None:
        place = self._events.add(event)
        if place is Place.NOWHERE:
            return
        try:
            self._look_at(event, place)
        except (KeyError, TypeError, ValueError, AttributeError):
            # Only somebody else's hand writes an event of another shape; the reading goes on behind it.
            self._note(FaultKind.ALTERED, event["_id"], "Event {n} is not written as the register does.")

    def _look_at(self, event: Document, place: Place) -> None:
        if "payload" in event:
            sealed = event["_id"], str(event.get("commitment")), str(event.get("complaint"))
            self._sealed[event["payload"]] = sealed
        if place is Place.NEXT:
            self._misnumbered += self._numbering.faults(event)
        elif place is Place.AFTER_A_GAP:
            self._numbering.resume(event)
        self._faults += wrong_dates(event, self.calendars)
        self._faults += self._purges.event(event)
        self._faults += self._promises.event(event)

    def payload(self, payload: Document) -> None:
        """One that no event knows is a filing under way; it is no fault."""
        if payload["_id"] not in self._sealed:
            return
        number, committed, reference = self._sealed.pop(payload["_id"])
        self._told.setdefault(reference, array("q")).append(number)
        if _commitment(payload) != committed:
            self._note(FaultKind.ALTERED, number, "What was told with event {n} is not what was sealed.")

    def read(self, line: Document) -> None:
        """A line of the trail of reads, as `bot/register/readings.py` writes it."""
        self._reads.add(line)

    def report(self, checkpoints: Iterable[Witness] = (), witnesses: Iterable[Witness] = ()) -> Report:
        """`checkpoints`: kept beside the register. `witnesses`: receipts and checkpoints kept elsewhere."""
        if not self._events.torn:
            # Where the chain itself is torn, references that do not follow say nothing new.
            self._faults += self._misnumbered
        self._faults += self._events.faults()
        self._read_faults += self._reads.faults()
        self._faults += self._told_or_not()
        kept, brought = list(checkpoints), list(witnesses)
        held = [witness for witness in kept if self._holds(witness, "checkpoint")]
        agreed = [witness for witness in brought if self._holds(witness, "witness")]
        faults = tuple(sorted(dict.fromkeys(self._faults + self._read_faults)))
        return Report(
            whole=not faults,
            events=len(self._events.hashes),
            faults=faults,
            sentence=_sentence(len(self._events.hashes), faults, agreed),
            checkpoint=max(held, key=lambda witness: witness.number, default=None),
        )

    def _told_or_not(self) -> Iterator[Fault]:
        """What is missing although it was not purged, and what is there although it was."""
        for number, _, reference in self._sealed.values():
            if not self._purges.purged(reference):
                text = f"What was told with event {number} is missing."
                yield Fault(number, FaultKind.MISSING, text)
        for reference, numbers in self._told.items():
            for number in numbers if self._purges.purged(reference) else ():
                text = f"What was told with event {number} was purged, and is there."
                yield Fault(number, FaultKind.RESURRECTED, text)

    def _holds(self, witness: Witness, what: str) -> bool:
        """Whether the chain agrees with a signed word about it; notes the fault where it does not."""
        number = witness.number
        if self.keys and not any(witness.is_signed_by(key) for key in self.keys):
            self._note(
                FaultKind.FORGED, number, f"The {what} for event {{n}} is not signed by this register."
            )
            return False
        signed, reads = Signed(number, witness.hash, witness.at), witness.reads
        holds = _agrees(self._events, signed, self._faults)
        if reads and not _agrees(self._reads, Signed(reads.count, reads.hash, witness.at), self._read_faults):
            return False
        return holds and number in self._events.hashes

    def _note(self, kind: FaultKind, number: int, sentence: str) -> None:
        self._faults.append(Fault(number, kind, sentence.replace("{n}", str(number))))


def _agrees(links: Links, signed: Signed, known: list[Fault]) -> bool:
    """Whether the record agrees with what was signed. What is known of that number is not said again."""
    fault = links.against(signed)
    if fault and (fault.kind is FaultKind.TRUNCATED or all(one.number != fault.number for one in known)):
        known.append(fault)
    return fault is None


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
