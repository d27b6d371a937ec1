"""What is answered to a person who asks for erasure, field by field. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.register.view import standing

Answer = Literal["erased_now", "kept_until", "restricted", "erased_before"]
Ground = Literal[
    "no_longer_needed",
    "legal_obligation",
    "complaint_open",
    "legal_hold",
    "conversation_open",
    "inquiry_open",
    "purged",
]

HOUSE = frozenset(
    {
        *("_id", "reference", "round", "version", "event", "changed_at", "state", "acknowledgement"),
        *("hold", "external", "policy", "calendar", "clocks", "misses", "registered_by"),
        *("language", "channel", "filer"),
    }
)
"""What a view says of the firm's own work, and nothing of the person."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`of`: a complaint, conversation or inquiry. `until`: a local day; absent where it is not known yet."""

    of: str
    field: str
    answer: Answer
    ground: Ground
    until: str | None = None

    def document(self) -> dict[str, Any]:
        row = {"of": self.of, "field": self.field, "answer": self.answer, "ground": self.ground}
        return row | ({"until": self.until} if self.until else {})


def of_complaint(view: Mapping[str, Any]) -> Iterator[Answered]:
    """The register is kept by law; a hold restricts it beyond that time."""
    reference = view["reference"]
    if view["state"] == "purged":
        yield Answered(reference, "everything", "erased_before", "purged")
        return
    held = standing(view)["hold"] == "held" or standing(view)["external"] == "pending"
    until = next((row["due"] for row in view["clocks"] if row["clock"] == "retention"), None)
    for field in sorted(set(view) - HOUSE):
        if held:
            yield Answered(reference, field, "restricted", "legal_hold", until)
        elif until:
            yield Answered(reference, field, "kept_until", "legal_obligation", until)
        else:
            yield Answered(reference, field, "kept_until", "complaint_open")
