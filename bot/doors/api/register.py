"""`/api/register`: for the regulator and the auditor."""

from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import Field, StringConstraints

from bot.actions import extracts, learning, register, returns, witnessing
from bot.doors import uploads
from bot.doors.api.shapes import Span, span
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Query, Route


class Pasted(Shape):
    """`receipt`: the line, or the whole letter that it stands in."""

    receipt: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class Export(Span):
    """`up_to`: number of the newest event that the table rests on."""

    format: Literal["csv", "json", "xlsx"] = "csv"
    up_to: Annotated[int, Field(ge=1, le=10**12)] | None = None


class HalfYear(Query):
    half: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}H[12]$")]


async def export(call: Call) -> web.StreamResponse:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    asked: Export = call.asked
    wanted = extracts.Asked(asked.format, asked.since, asked.until, asked.up_to)
    made = await extracts.taken_by(call.desk, call.staff, wanted)
    answer = uploads.as_file(made.name, made.type, made.data)
    answer.headers["X-SHA256"] = made.sha256
    answer.headers["X-Event"] = str(made.up_to)
    return answer


async def half_year(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await returns.read(call.desk, call.staff, call.asked.half)


async def causes(call: Call) -> dict[str, Any]:
    return await learning.causes(call.desk, call.staff, *span(call.desk.policy, call.asked))


async def actions(call: Call) -> dict[str, Any]:
    return {"actions": await learning.actions(call.desk, call.staff)}


async def verify(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.staff.id)
    return await register.verify(call.desk, call.staff)


async def key(call: Call) -> dict[str, Any]:
    return dict(register.key(call.desk))


async def receipt(call: Call) -> dict[str, Any]:
    call.desk.guards.limits.hit("verifications", call.address)
    return await witnessing.check_receipt(call.desk, call.told.receipt)


LEARNING = ("register.learn",)

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
    Route(
        "GET",
        "/api/register/export",
        Door.STAFF,
        "The register as a table, with its digest",
        export,
        query=Export,
        verbs=("register.export",),
    ),
    Route(
        "GET",
        "/api/register/return",
        Door.STAFF,
        "The return of a half-year",
        half_year,
        query=HalfYear,
        verbs=("register.return",),
    ),
    Route(
        "GET",
        "/api/register/causes",
        Door.STAFF,
        "What complaints come from, and causes that come too often",
        causes,
        query=Span,
        verbs=LEARNING,
    ),
    Route("GET", "/api/register/actions", Door.STAFF, "Corrective actions", actions, verbs=LEARNING),
    Route("GET", "/api/register/key", Door.ANYBODY, "The key that receipts are checked with", key),
)
