"""Whether every promise that was kept late stands in the register as missed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.clocks import PROMISED
from bot.register.faults import Fault, FaultKind


@dataclass
class Promises:
    """Fed with every event in order; remembers the promises that still run."""

    _running: dict[tuple[str, str], Document] = field(default_factory=dict)

    def event(self, event: Document) -> Iterator[Fault]:
        reference, number = str(event.get("complaint")), int(event["_id"])
        for miss in event.get("misses", ()):
            self._running.pop((reference, miss["clock"]), None)
        for stop in event.get("stops", ()):
            clock = self._running.pop((reference, stop["clock"]), None)
            if clock and read_stamp(stop["at"]) >= read_stamp(clock["due_exclusive_utc"]):
                name, due = clock["clock"], clock["due"]
                text = f"Event {number} met the promise {name}, due on {due}, late, and no miss is on record."
                yield Fault(number, FaultKind.LATE, text)
        for clock in event.get("starts", ()):
            if clock.get("clock") in PROMISED:
                self._running[reference, clock["clock"]] = clock
