"""`/api/knowledge/gaps`: questions that nothing answered, and the effect of each article."""

from typing import Annotated, Any

from pydantic import Field

from bot.actions import gaps as actions
from bot.doors.endpoint import Call, Door, Query, Route


class Asked(Query):
    days: Annotated[int, Field(ge=1, le=366)] = 30


async def gaps(call: Call) -> dict[str, Any]:
    asked: Asked = call.asked
    return await actions.read(call.desk, call.staff, asked.days)


ROUTES = (
    Route(
        "GET",
        "/api/knowledge/gaps",
        Door.STAFF,
        "Questions that no article answered, grouped, and the effect of each article",
        gaps,
        query=Asked,
        verbs=("knowledge.gaps",),
    ),
)
