"""What can be wrong with a register, each with one sentence."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    ALTERED = "ALTERED"
    REORDERED = "REORDERED"
    MISSING = "MISSING"
    TRUNCATED = "TRUNCATED"
    """The end is gone: something signed stands beyond it."""
    REWRITTEN = "REWRITTEN"
    """The chain agrees with itself, but not with what was signed."""
    FORGED = "FORGED"
    """A receipt or checkpoint that this register did not sign."""
    LATE = "LATE"
    """A promise that was met after its last day, without the miss on record."""
    PREMATURE_PURGE = "PREMATURE PURGE"
    PURGED_UNDER_HOLD = "PURGED UNDER HOLD"
    RESURRECTED = "RESURRECTED"
    """What was told is there again, or still, after its purge."""
    WRONG_DATE = "WRONG DATE"
    """A promised date that its own calendar does not give."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`number`: of the event."""

    number: int
    kind: FaultKind
    sentence: str

    def document(self) -> dict[str, object]:
        return {"kind": self.kind.value, "number": self.number, "sentence": self.sentence}
