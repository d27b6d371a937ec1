"""`/api/subjects`: a person asks what is kept about them, or asks for its erasure."""

from typing import Any

from bot.actions import subjects
from bot.doors.api.complaints import Email, Short
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route


class Asked(Shape):
    """`proof`: how it was made sure that whoever asks is the person."""

    email: Email
    proof: Short


async def access(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await subjects.access(call.desk, call.staff, call.told.email, call.told.proof)


async def erase(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await subjects.erase(call.desk, call.staff, call.told.email, call.told.proof)


ANSWERING = ("subjects.answer",)
ROUTES = (
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
        body=Asked,
        verbs=ANSWERING,
    ),
)
