"""What is written into the register: the filing, and every event after it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.ids import DraftId, Reference
from bot.model.instants import read_stamp, stamp
from bot.model.people import Actor, Role, Staff, System
from bot.register.case_file import Case
from bot.register.chain import Act, next_event
from bot.register.clocks import Almanac
from bot.register.complaint import Complaint
from bot.register.correspondence import CLOCKS_OF, is_awaited
from bot.register.guards import GUARDS
from bot.register.lifecycle import CUSTOMER, LEAD, OFFICER, OPEN, REPRESENTATIVE, START, SYSTEM
from bot.register.moves import Move, move
from bot.register.view import standing


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that left. `letter`: its id in the outbox. `version`: of its template. `sha256`: of its text.
    `proof`: of acceptance.
    """

    kind: str
    letter: str
    version: str
    language: str
    sha256: str
    to: str
    sent_at: datetime
    proof: str

    def data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "letter": self.letter,
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
    told = complaint.data()
    case = Case({"filer": complaint.filer}, almanac.policy, at, told)
    moved = move("file", START, who(actor, complaint.filer), holds(case))
    return Act(
        event="file",
        at=at,
        actor=actor_document(actor, moved.by),
        before=moved.before,
        after=moved.after,
        complaint=None,
        version=1,
        payload=payload,
        filed_from=draft,
        year=almanac.today(received_at).year,
        more={
            "received_at": stamp(received_at),
            **_frozen(almanac, moved.starts, received_at),
        },
    )


@dataclass(frozen=True, slots=True)
class Doing:
    """An event on its way into the register. `payload`: seals `case.told`, where something was told.

    `since`: the instant that its clocks start at; `stopped_at`: the one at which those that it stops stop.
    """

    event: str
    actor: Actor
    case: Case
    key: str
    payload: Mapping[str, Any] | None = None
    since: datetime | None = None
    stopped_at: datetime | None = None


def acting(doing: Doing, almanac: Almanac) -> Act:
    """Raises NotAllowed with what is missing."""
    case, view = doing.case, doing.case.view
    moved = move(doing.event, standing(view), who(doing.actor, view.get("filer", "self")), holds(case))
    starts, stops = _clocks(doing, moved)
    at = doing.stopped_at or case.now
    running = {clock["clock"] for clock in view["clocks"] if "stopped_at" not in clock}
    more: dict[str, Any] = {
        "stops": [{"clock": clock, "at": stamp(at)} for clock in stops if clock in running],
        **_frozen(almanac, starts, doing.since or case.now, _lengths(doing, almanac)),
    }
    if doing.event == "letter_bounced":
        more["restarts"] = _owed_again(doing)
    return Act(
        event=doing.event,
        at=case.now,
        actor=actor_document(doing.actor, moved.by),
        before=moved.before,
        after=moved.after,
        complaint=Reference(view["reference"]),
        version=view["version"] + 1,
        round=view["round"] + (doing.event == "reopen"),
        payload=doing.payload,
        key=doing.key,
        more={name: value for name, value in more.items() if value},
    )


def missing(view: Mapping[str, Any], clocks: list[Mapping[str, Any]], now: datetime) -> Act:
    """Record once and for all that these promises were missed."""
    standing_now = standing(view)
    names = "+".join(f"{clock['clock']}@{clock['due']}" for clock in clocks)
    return Act(
        event="miss",
        at=now,
        actor={"kind": SYSTEM, "id": "clocks"},
        before=standing_now,
        after=standing_now,
        complaint=Reference(view["reference"]),
        version=view["version"] + 1,
        round=view["round"],
        key=f"miss:{view['reference']}/{view['round']}:{names}",
        more={"misses": [{"clock": clock["clock"], "due": clock["due"]} for clock in clocks]},
    )


def holds(case: Case) -> Any:
    return lambda guard: GUARDS[guard].holds(case)


def who(actor: Actor, filer: str) -> tuple[str, ...]:
    """All that the actor is to the complaint."""
    if isinstance(actor, System):
        return (SYSTEM,)
    if isinstance(actor, Staff):
        parts = ((Role.OFFICER, OFFICER), (Role.LEAD, LEAD))
        return tuple(part for role, part in parts if role in actor.roles)
    return (REPRESENTATIVE if filer == "third_party" else CUSTOMER,)


def actor_document(actor: Actor, who: str) -> dict[str, Any]:
    """A role for people outside, an id for staff and for parts of the system: never a name."""
    if isinstance(actor, Staff):
        return {"kind": who, "id": actor.id}
    if isinstance(actor, System):
        return {"kind": who, "id": actor.name}
    return {"kind": who}


def _clocks(doing: Doing, moved: Move) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the table says, and for a letter that left, what its kind says."""
    starts, stops = moved.starts, moved.stops
    if doing.event == "letter_sent":
        also_stops, also_starts = CLOCKS_OF.get(_kind_of(doing), ((), ()))
        waits = tuple(clock for clock in also_starts if is_awaited(clock, doing.case.view))
        starts, stops = starts + waits, stops + also_stops
    return starts, stops


def _owed_again(doing: Doing) -> list[str]:
    """What a letter that came back had met and is still owed: nothing once the complaint is closed, or its
    response was replied to, and nothing of a later round.
    """
    case, kind = doing.case, _kind_of(doing)
    view = case.view
    replied = kind == "final_response" and not is_awaited("reply", view)
    if replied or view["state"] not in OPEN:
        return []
    sent = [row["sent_at"] for row in view["letters"] if row.get("letter") == case.says("letter")]
    met = CLOCKS_OF.get(kind, ((), ()))[0]
    started = {name: case.clock(name).get("started_at") for name in met}
    return [name for name, at in started.items() if at and sent and read_stamp(at) <= sent[-1]]


def _kind_of(doing: Doing) -> str:
    return str(doing.case.says("letter") or "").split(":")[0]


def _lengths(doing: Doing, almanac: Almanac) -> dict[str, int]:
    lengths = {"extended": doing.case.says("days")} if doing.event == "extend" else {}
    if doing.case.request.get("purpose") == "lapse":
        lengths["final_notice"] = almanac.policy.complaints.lapse_notice
    return lengths


def _frozen(
    almanac: Almanac, starts: tuple[str, ...], at: datetime, days: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Clocks as they start now, with all that their dates rest on."""
    if not starts:
        return {}
    return {
        "policy": almanac.policy.version,
        "counting": almanac.counting(),
        "starts": almanac.start(starts, at, days or {}),
    }


def as_event(act: Act, view: Mapping[str, Any]) -> dict[str, Any]:
    """How `act` would stand in the chain: to look at what it does, without recording it."""
    return next_event({"_id": view["event"], "at": stamp(act.at), "last_reference": {}}, act)
