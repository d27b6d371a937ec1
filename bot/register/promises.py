"""Whether every promise that was kept late stands in the register as missed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.clocks import PROMISED
from bot.register.faults import Fault, FaultKind


@dataclass
class Promises:
    """Fed with every event in order; remembers of the promises that still run when each is due."""

    _running: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def event(self, event: Document) -> Iterator[Fault]:
        reference, number = str(event.get("complaint")), int(event["_id"])
        for miss in event.get("misses", ()):
            self._running.pop((reference, miss["clock"]), None)
        for stop in event.get("stops", ()):
            name = stop["clock"]
            due, until = self._running.pop((reference, name), ("", ""))
            if until and read_stamp(stop["at"]) >= read_stamp(until):
                text = f"Event {number} met the promise {name}, due on {due}, late, and no miss is on record."
                yield Fault(number, FaultKind.LATE, text)
        for clock in event.get("starts", ()):
            if clock.get("clock") in PROMISED:
                self._running[reference, intern(clock["clock"])] = clock["due"], clock["due_exclusive_utc"]
