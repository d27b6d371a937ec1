"""`/api/complaints`: the register, one complaint, what happened to it, and the one way to change it."""

from typing import Any

from bot.actions import complaints
from bot.doors.api.shapes import REFERENCE, Period, Searched, StaffWord, Word, span
from bot.doors.endpoint import Call, Door, Query, Route
from bot.errors import NotFound
from bot.model.ids import Reference
from bot.model.queries import ComplaintQuery


class Find(Period):
    q: Searched = ""
    state: Word | None = None
    late: bool = False
    officer: StaffWord | None = None


class Read(Query):
    """`round`: of a complaint that was reopened; the newest when absent."""

    round: int | None = None


async def find(call: Call) -> dict[str, Any]:
    asked: Find = call.asked
    since, until = span(call.desk.policy, asked)
    query = ComplaintQuery(
        text=asked.q,
        state=asked.state,
        late=asked.late,
        officer=asked.officer,
        since=since,
        until=until,
        now=call.desk.now(),
    )
    rows, total = await complaints.find(call.desk, call.staff, query, asked.page)
    return {"complaints": rows, "total": total, "page": asked.page, "size": complaints.PAGE}


async def read(call: Call) -> dict[str, Any]:
    complaint = await complaints.read(call.desk, call.staff, _reference(call))
    if call.asked.round not in (None, complaint["round"]):
        raise NotFound
    return complaint


async def events(call: Call) -> dict[str, Any]:
    return {"events": await complaints.events(call.desk, call.staff, _reference(call))}


def _reference(call: Call) -> Reference:
    return Reference(call.named("reference"))


ROUTES = (
    Route(
        "GET", "/api/complaints", Door.STAFF, "Find complaints", find, query=Find, verbs=("complaints.find",)
    ),
    Route(
        "GET",
        f"/api/complaints/{{reference:{REFERENCE}}}",
        Door.STAFF,
        "Read a complaint",
        read,
        query=Read,
        verbs=("complaints.read",),
    ),
    Route(
        "GET",
        f"/api/complaints/{{reference:{REFERENCE}}}/events",
        Door.STAFF,
        "What happened to a complaint, oldest first",
        events,
        verbs=("complaints.read_events",),
    ),
)
