"""References run without gaps within a year; checks that they did."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.register.chain import Document, reference
from bot.register.faults import Fault, FaultKind


@dataclass
class Numbering:
    """Counts along as events pass, oldest first."""

    _highest: dict[str, int] = field(default_factory=dict)

    def faults(self, event: Document) -> Iterator[Fault]:
        number, given = event["_id"], dict(event.get("last_reference", {}))
        expected = dict(self._highest)
        if event.get("event") == "file":
            year = str(event["complaint"]).split("-")[1:2]
            for key in year:
                expected[key] = expected.get(key, 0) + 1
                due = reference(int(key), expected[key]) if key.isdigit() else ""
                if event["complaint"] != due:
                    text = f"Event {number} gave the reference {event['complaint']} where {due} was next."
                    yield Fault(number, FaultKind.ALTERED, text)
        if given != expected:
            yield Fault(number, FaultKind.ALTERED, f"Event {number} counts the references wrongly.")
        self.resume(event)

    def resume(self, event: Document) -> None:
        """Take the event's own count: after a gap nobody can say what the last one was."""
        self._highest = dict(event.get("last_reference", {}))
