"""What is written into the register when a complaint is filed and acknowledged. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.ids import DraftId, Reference
from bot.model.instants import stamp
from bot.model.people import Actor, Staff, System
from bot.register.chain import Act
from bot.register.clocks import Almanac
from bot.register.complaint import Complaint
from bot.register.lifecycle import ACKNOWLEDGEMENT, CUSTOMER, MAIN, OFFICER, REPRESENTATIVE, START, SYSTEM
from bot.register.moves import move


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that left. `version`: of its template. `sha256`: of its text. `proof`: of acceptance."""

    kind: str
    version: str
    language: str
    sha256: str
    to: str
    sent_at: datetime
    proof: str

    def data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "version": self.version,
            "language": self.language,
            "sha256": self.sha256,
            "to": self.to,
            "sent_at": stamp(self.sent_at),
            "proof": self.proof,
        }


def filing(
    complaint: Complaint,
    payload: Mapping[str, Any],
    almanac: Almanac,
    *,
    draft: DraftId,
    received_at: datetime,
    at: datetime,
    actor: Actor,
) -> Act:
    """Register `complaint`, whose data `payload` seals. `received_at` starts the clocks, `at` is now."""
    who = _who(actor, complaint)
    moved = move("file", START, who, {"declared": True, "filer": complaint.filer})
    return Act(
        event="file",
        at=at,
        actor=actor_document(actor, who),
        before=moved.before,
        after=moved.after,
        complaint=None,
        version=1,
        payload=payload,
        filed_from=draft,
        year=almanac.today(received_at).year,
        more={
            "received_at": stamp(received_at),
            "policy": almanac.policy.version,
            "counting": almanac.counting(),
            "starts": almanac.start(moved.starts, received_at),
        },
    )


def acknowledging(
    view: Mapping[str, Any],
    letter: SentLetter,
    payload: Mapping[str, Any],
    *,
    at: datetime,
    actor: Actor,
) -> Act:
    """Record that the acknowledgement was sent, which stops its clock at the instant of sending.

    `payload` seals `letter.data()`. Raises NotAllowed when it was sent before.
    """
    who = SYSTEM if isinstance(actor, System) else OFFICER
    moved = move("acknowledge", standing(view), who, {"letter": letter.kind})
    return Act(
        event="acknowledge",
        at=at,
        actor=actor_document(actor, who),
        before=moved.before,
        after=moved.after,
        complaint=Reference(view["reference"]),
        version=view["version"] + 1,
        round=view["round"],
        payload=payload,
        more={"stops": [{"clock": clock, "at": stamp(letter.sent_at)} for clock in moved.stops]},
    )


def standing(view: Mapping[str, Any]) -> dict[str, str]:
    return {MAIN: view["state"], ACKNOWLEDGEMENT: view["acknowledgement"]}


def actor_document(actor: Actor, who: str) -> dict[str, Any]:
    """A role for people outside, an id for staff and for parts of the system: never a name."""
    if isinstance(actor, Staff):
        return {"kind": who, "id": actor.id}
    if isinstance(actor, System):
        return {"kind": who, "id": actor.name}
    return {"kind": who}


def _who(actor: Actor, complaint: Complaint) -> str:
    if isinstance(actor, Staff):
        return OFFICER
    return REPRESENTATIVE if complaint.filer == "third_party" else CUSTOMER
