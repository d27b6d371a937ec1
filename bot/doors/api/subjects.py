"""`/api/subjects`: a person asks what is kept about them, or asks for its erasure."""

from typing import Any

from bot.actions import subjects
from bot.doors.api.complaints import Email, Short
from bot.doors.api.shapes import Paged
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route


class Asked(Shape):
    """`proof`: how it was made sure that whoever asks is the person."""

    email: Email
    proof: Short


class Erasing(Asked):
    """`only_look`: what would be answered, with nothing erased and nothing recorded."""

    only_look: bool = False


async def find(call: Call) -> dict[str, Any]:
    rows, total = await subjects.requests(call.desk, call.staff, call.asked.page)
    return {"requests": rows, "total": total, "page": call.asked.page, "size": subjects.PAGE}


async def access(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await subjects.access(call.desk, call.staff, call.told.email, call.told.proof)


async def erase(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    if call.told.only_look:
        return await subjects.foresee(call.desk, call.staff, call.told.email)
    return await subjects.erase(call.desk, call.staff, call.told.email, call.told.proof)


ANSWERING = ("subjects.answer",)
ROUTES = (
    Route("GET", "/api/subjects", Door.STAFF, "Requests answered so far", find, query=Paged, verbs=ANSWERING),
    Route(
        "POST",
        "/api/subjects/access",
        Door.STAFF,
        "Everything kept of one person",
        access,
        body=Asked,
        verbs=ANSWERING,
    ),
    Route(
        "POST",
        "/api/subjects/erasure",
        Door.STAFF,
        "Erase what may go, and answer field by field",
        erase,
        body=Erasing,
        verbs=ANSWERING,
    ),
)
