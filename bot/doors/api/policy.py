"""`/api/policy`: the promises, hours and calendar in force, and when something would be due."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from bot.actions import in_force
from bot.doors.endpoint import Call, Door, Query, Route
from bot.firm.policy import Hour


class Due(Query):
    """`received`: a day; `time`: an hour of it in the legal zone, for where there is a cut-off hour."""

    received: date
    time: Hour | None = None
    days: Annotated[int, Field(ge=1, le=250)] | None = None
    months: Annotated[int, Field(ge=1, le=600)] | None = None


async def policy(call: Call) -> dict[str, Any]:
    return await in_force.policy(call.desk, call.staff)


async def due(call: Call) -> dict[str, Any]:
    asked: Due = call.asked
    received = datetime.combine(asked.received, asked.time) if asked.time else asked.received
    return in_force.due(call.desk, call.staff, received, days=asked.days, months=asked.months)


ROUTES = (
    Route(
        "GET", "/api/policy", Door.STAFF, "The policy and calendar in force", policy, verbs=("policy.read",)
    ),
    Route(
        "GET",
        "/api/policy/due",
        Door.STAFF,
        "The day on which something received then would be due",
        due,
        query=Due,
        verbs=("policy.read",),
    ),
)
