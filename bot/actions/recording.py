"""The one way to change a complaint: an event, checked by the table, chained, then settled.

What is recorded names its key, so that the same act tried again is the same event, and its version, so that
of two who act on what they read one is told that it changed.
"""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.actions import impartial
from bot.actions.desk import Desk
from bot.actions.settling import settle
from bot.actions.views import current
from bot.errors import BadRequest, Changed, ClientIdReused, Sentence
from bot.model.ids import FileId, Reference
from bot.model.instants import read_stamp
from bot.model.people import Actor, Staff
from bot.register import acts
from bot.register.case_file import Case
from bot.register.chain import seal
from bot.register.clocks import PROMISED, Almanac
from bot.register.deadlines import first_instant

log = logging.getLogger(__name__)

TRIES = 8
NOTED = frozenset({"acknowledge", "letter_sent", "miss"})
"""What the house notes by itself, at any moment: it makes nothing stale that a person decided before."""
View = dict[str, Any]
Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """An event that somebody wants recorded. `told`: checked already. `version`: of what they read; None for
    the house itself, which acts on whatever stands there. `stopped_at`: when its clocks stopped, if not now.
    """

    event: str
    key: str
    told: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None
    stopped_at: datetime | None = None


async def record(desk: Desk, actor: Actor, reference: Reference, wish: Wish) -> View:
    """The complaint after the event.

    Raises NotFound, Changed for a stale version, NotAllowed with what is missing, ClientIdReused.
    """
    earlier = await desk.store.register.recorded(None, wish.key)
    if earlier is not None:
        await _must_be_the_same(desk, earlier, wish)
        return await settle(desk, earlier)
    for _ in range(TRIES):
        complaint = await current(desk, reference)
        if wish.version is not None:
            await must_stand(desk, complaint, wish.version)
        complaint = await _with_misses(desk, complaint, wish)
        try:
            return await _recorded(desk, actor, complaint, wish)
        except Changed:
            continue
    raise Changed


async def must_stand(desk: Desk, complaint: View, version: int) -> None:
    """Raises Changed when somebody acted on the complaint after `version`, which is what a person read."""
    if version == complaint["version"]:
        return
    events = desk.store.register.events(complaint=complaint["reference"])
    if not NOTED.issuperset([event["event"] async for event in events if event["version"] > version]):
        raise Changed


async def miss_all(desk: Desk, reference: Reference) -> View:
    """Record every promise of the complaint that ran out, once."""
    return await _with_misses(desk, await current(desk, reference), None)


async def case_of(desk: Desk, actor: Actor, complaint: View, told: Mapping[str, Any] | None) -> Case:
    """What the guards look at. `told`: None while nobody has said anything yet."""
    now, almanac = desk.now(), desk.tools.almanac
    days = (told or {}).get("days")
    return Case(
        view=complaint,
        policy=desk.policy,
        now=now,
        told=told,
        actor=actor.id if isinstance(actor, Staff) else "",
        until=almanac.deadline(now, days).due if days else None,
        excluded=await impartial.excluded(desk, complaint),
    )


async def _recorded(desk: Desk, actor: Actor, complaint: View, wish: Wish) -> View:
    almanac = desk.tools.almanac
    payload = seal(secrets.token_hex(16), wish.told) if wish.told else None
    doing = acts.Doing(
        event=wish.event,
        actor=actor,
        case=await case_of(desk, actor, complaint, wish.told),
        key=wish.key,
        payload=payload,
        since=await _since(desk, complaint, wish),
        stopped_at=wish.stopped_at or on_paper(almanac, wish.told.get("sent_on"), desk.now()),
    )
    act = acts.acting(doing, almanac)
    if payload is not None:
        await desk.store.register.put_payload(payload["_id"], payload)
    event = await desk.writer.append(act)
    log.info("complaint %s: %s, event %d", event["complaint"], event["event"], event["_id"])
    return await settle(desk, event)


async def _must_be_the_same(desk: Desk, earlier: Event, wish: Wish) -> None:
    payload = await desk.store.register.payload(earlier["payload"]) if "payload" in earlier else None
    told = payload["data"] if payload else {}
    if earlier["event"] != wish.event or (told and told != dict(wish.told)):
        raise ClientIdReused("This Idempotency-Key was already used for something else.")


async def _with_misses(desk: Desk, complaint: View, wish: Wish | None) -> View:
    """A promise that ran out is on record before anything else happens, so that no later act hides it."""
    met = wish.stopped_at if wish else None
    known = {(row["clock"], row["due"]) for row in complaint.get("misses", ())}
    ran_out = [
        clock
        for clock in complaint["clocks"]
        if clock["clock"] in PROMISED
        and "stopped_at" not in clock
        and (clock["clock"], clock["due"]) not in known
        and read_stamp(clock["due_exclusive_utc"]) <= (met or desk.now())
    ]
    if not ran_out or complaint["state"] == "purged":
        return complaint
    try:
        event = await desk.writer.append(acts.missing(complaint, ran_out, desk.now()))
    except Changed:
        return await current(desk, complaint["reference"])
    log.warning("complaint %s missed %s", complaint["reference"], [row["clock"] for row in ran_out])
    return await settle(desk, event)


async def _since(desk: Desk, complaint: View, wish: Wish) -> datetime | None:
    """The time to answer a third party starts when the valid authorisation was received."""
    if wish.event != "verify_authorisation":
        return wish.stopped_at
    file = FileId(str(wish.told["file"]))
    owner = await desk.store.files.owner(file)
    kept = await desk.store.files.get(file, owner) if owner else None
    return kept.at if kept else None


def on_paper(almanac: Almanac, day: str | None, now: datetime) -> datetime | None:
    """A letter that left on paper left on the day of its proof: at its first instant, never in the future."""
    if day is None:
        return None
    sent = almanac.day(day)
    if sent > almanac.today(now):
        raise BadRequest(
            details={"sent_on": Sentence("This day is in the future.", "Cette date est dans le futur.")}
        )
    return min(first_instant(almanac.zone, sent), now)
