"""`/api/register`: for the regulator and the auditor."""

from typing import Any

from bot.actions import register
from bot.doors.endpoint import Call, Door, Route


async def verify(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await register.verify(call.desk, call.staff)


async def key(call: Call) -> dict[str, Any]:
    return dict(register.key(call.desk))


ROUTES = (
    Route(
        "GET",
        "/api/register/verify",
        Door.STAFF,
        "Read the whole register and name every fault",
        verify,
        verbs=("register.verify",),
    ),
    Route("GET", "/api/register/key", Door.ANYBODY, "The key that receipts are checked with", key),
)
