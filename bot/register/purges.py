"""Whether a purge was due, allowed and carried out, as the chain itself tells. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.faults import Fault, FaultKind


@dataclass
class Purges:
    """Fed with every event in order, then asked of which complaints what was told may be gone."""

    _kept_until: dict[str, str] = field(default_factory=dict)
    _at: dict[str, int] = field(default_factory=dict)

    def event(self, event: Document) -> Iterator[Fault]:
        reference, number = str(event.get("complaint")), int(event["_id"])
        for clock in event.get("starts", ()):
            if clock.get("clock") == "retention":
                self._kept_until[reference] = clock["due_exclusive_utc"]
        after = event.get("after", {})
        if after.get("state") != "purged" or reference in self._at:
            return
        self._at[reference] = number
        if after.get("hold") == "held":
            text = f"Event {number} purged {reference} while it was under a legal hold."
            yield Fault(number, FaultKind.PURGED_UNDER_HOLD, text)
        until = self._kept_until.get(reference)
        if until is None or read_stamp(event["at"]) < read_stamp(until):
            text = f"Event {number} purged {reference} before it might be purged."
            yield Fault(number, FaultKind.PREMATURE_PURGE, text)

    def purged(self, reference: str) -> bool:
        return reference in self._at
