"""The register taken along as a table: by the command line whole, by staff as far as they may read it."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.actions.complaints import narrowed
from bot.actions.desk import Desk
from bot.actions.views import added_up
from bot.errors import BadRequest
from bot.model.ids import Reference, StaffId
from bot.model.instants import read_stamp, stamp
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.model.queries import ComplaintQuery
from bot.register import extract
from bot.register.clocks import Almanac
from bot.register.deadlines import first_instant
from bot.store.ports import RegisterStore


@dataclass(frozen=True, slots=True)
class Asked:
    """`since`, `until`: first and last day of receipt, both inclusive. `up_to`: the newest event to rest on;
    with it named, the same extract has the same bytes for as long as nothing in it is purged.
    """

    form: str = "csv"
    since: date | None = None
    until: date | None = None
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    name: str
    type: str
    data: bytes
    complaints: int
    up_to: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


async def taken_by(desk: Desk, staff: Staff, asked: Asked) -> Extract:
    """Of a complaint that an officer is excluded from, the row says that it is there and nothing more."""
    authorize(staff, "register.export")
    hidden_from = narrowed(staff, ComplaintQuery()).not_for
    return await take(desk.store.register, desk.tools.almanac, asked, hidden_from)


async def take(
    register: RegisterStore, almanac: Almanac, asked: Asked, hidden_from: StaffId | None = None
) -> Extract:
    """Raises BadRequest for a form there is not, and for an event that is not there yet."""
    if asked.form not in extract.FORMS:
        raise BadRequest(details={"format": f"Choose one of {', '.join(extract.FORMS)}."})
    last, references = await _chosen(register, almanac, asked)
    rows = []
    for reference in sorted(references):
        complaint = await added_up(register, reference, up_to=last["_id"])
        excluded = [one["staff"] for one in complaint["people"]["excluded"]]
        rows.append(extract.row(complaint, almanac, withheld=hidden_from in excluded))
    type_, made = extract.FORMS[asked.form]
    data = await asyncio.to_thread(made, rows, _about(almanac, asked, last))
    name = f"register-{last['_id']}.{asked.form}"
    return Extract(name, type_, data, len(rows), last["_id"])


async def _chosen(
    register: RegisterStore, almanac: Almanac, asked: Asked
) -> tuple[dict[str, Any], list[Reference]]:
    """The event that everything rests on, and what was received in the days asked for."""
    since = first_instant(almanac.zone, asked.since) if asked.since else None
    until = _after(almanac, asked.until) if asked.until else None
    last: dict[str, Any] = {"_id": 0, "at": stamp(datetime.fromisoformat("1980-01-01T00:00:00+00:00"))}
    references = []
    async for event in register.events():
        if asked.up_to is not None and event["_id"] > asked.up_to:
            break
        last = dict(event)
        if event["event"] == "file":
            received = read_stamp(event["received_at"])
            if (since is None or received >= since) and (until is None or received < until):
                references.append(Reference(event["complaint"]))
    if asked.up_to is not None and last["_id"] < asked.up_to:
        raise BadRequest(details={"up_to": f"The register ends at event {last['_id']}."})
    return last, references


def _after(almanac: Almanac, day: date) -> datetime:
    return first_instant(almanac.zone, date.fromordinal(min(day.toordinal() + 1, date.max.toordinal())))


def _about(almanac: Almanac, asked: Asked, last: dict[str, Any]) -> dict[str, extract.Cell]:
    days = {"from": asked.since, "to": asked.until}
    return {
        "register": f"{almanac.policy.firm.name}: complaints",
        "zone": almanac.policy.firm.legal_zone,
        "event": last["_id"],
        "as_of": last["at"],
        **{name: day.isoformat() for name, day in days.items() if day},
    }
