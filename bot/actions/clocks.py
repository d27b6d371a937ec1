"""What happens when time passes: warnings once each, reminders, misses on record, tasks for people.

Marks are set when a clock starts and claimed by one process at a time, so that nothing is lost while the
server is down and nothing happens twice. The house decides nothing: what needs a decision becomes an alert.
"""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions import daily, post
from bot.actions.correspond import write_kind
from bot.actions.desk import Desk
from bot.actions.recording import Wish, miss_all, record
from bot.actions.views import current
from bot.errors import NotAllowed, NotFound
from bot.model.ids import Reference
from bot.model.people import System
from bot.register.clocks import PROMISED

log = logging.getLogger(__name__)

LEASE_SECONDS = 60
HOUSE = System("clocks")
Mark = Mapping[str, Any]


async def sweep(desk: Desk) -> None:
    """Everything that is due by now."""
    # What left in time is recorded first, so that its promise is not taken for missed.
    await post.record_all(desk)
    while (mark := await desk.store.marks.claim(desk.now(), LEASE_SECONDS)) is not None:
        await (daily.do(desk) if mark["name"] == daily.NAME else _reached(desk, mark))
        await desk.store.marks.done(mark["_id"])


async def _reached(desk: Desk, mark: Mark) -> None:
    try:
        complaint = await current(desk, Reference(mark["reference"]))
    except NotFound:
        return
    clock = next((row for row in complaint["clocks"] if _is_of(row, complaint, mark)), None)
    if clock is None or "stopped_at" in clock:
        return
    if mark["name"] == "remind":
        await _house_acts(desk, mark, "remind")
    elif mark["name"] == "due":
        await _ran_out(desk, complaint, clock, mark)
    else:
        await desk.audience.alert("clock_warning", None, _said(mark))


async def _ran_out(desk: Desk, complaint: dict[str, Any], clock: Mark, mark: Mark) -> None:
    name = clock["clock"]
    if name in PROMISED:
        await miss_all(desk, Reference(mark["reference"]))
        await desk.audience.alert("clock_missed", None, _said(mark))
    elif name == "external":
        events = [row async for row in desk.store.register.events(complaint=Reference(mark["reference"]))]
        started = next(row for row in events if row["_id"] == mark["event"])
        # Dated now: it says "from today on", and the event that it rests on is weeks old.
        await write_kind(desk, "external_route", complaint, started, desk.now())
    elif name == "retention":
        await _house_acts(desk, mark, "propose_purge")
    else:
        await desk.audience.alert("clock_ran_out", None, _said(mark))


async def _house_acts(desk: Desk, mark: Mark, event: str) -> None:
    try:
        await record(
            desk, HOUSE, Reference(mark["reference"]), Wish(event=event, key=f"{event}:{mark['_id']}")
        )
    except NotAllowed as refusal:
        log.info("%s of %s is not to be: %s", event, mark["reference"], refusal.details)


def _is_of(clock: Mark, complaint: Mark, mark: Mark) -> bool:
    return complaint["round"] == mark["round"] and (clock["clock"], clock["due"]) == (
        mark["clock"],
        mark["due"],
    )


def _said(mark: Mark) -> str:
    return f"{mark['reference']}: {mark['clock']}, {mark['due']}"
