"""`/api/register`: for the regulator and the auditor."""

from typing import Annotated, Any

from pydantic import StringConstraints

from bot.actions import register, witnessing
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route


class Pasted(Shape):
    """`receipt`: the line, or the whole letter that it stands in."""

    receipt: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


async def verify(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await register.verify(call.desk, call.staff)


async def key(call: Call) -> dict[str, Any]:
    return dict(register.key(call.desk))


async def receipt(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.address)
    return await witnessing.check_receipt(call.desk, call.told.receipt)


ROUTES = (
    Route("POST", "/api/register/receipt", Door.ANYBODY, "Check a receipt", receipt, body=Pasted),
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
