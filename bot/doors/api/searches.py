"""`/api/searches`: the searches that one keeps."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from bot.actions import lead
from bot.doors.commands import Shape
from bot.doors.endpoint import Call, Door, Route
from bot.model.wording import SAYS_SOMETHING

Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}$")]


class Search(Shape):
    """`query`: as `GET /api/conversations` takes it."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=SAYS_SOMETHING)]
    query: Annotated[dict[Key, Text], Field(max_length=20)]


class Kept(Shape):
    searches: Annotated[list[Search], Field(max_length=20)]


async def read(call: Call) -> dict[str, Any]:
    return {"searches": await lead.kept_searches(call.desk, call.staff)}


async def keep(call: Call) -> dict[str, Any]:
    told: Kept = call.told
    await lead.keep_searches(call.desk, call.staff, [search.model_dump() for search in told.searches])
    return await read(call)


VERBS = ("conversations.find",)
ROUTES = (
    Route("GET", "/api/searches", Door.STAFF, "The searches one keeps", read, verbs=VERBS),
    Route("PUT", "/api/searches", Door.STAFF, "Keep these from now on", keep, body=Kept, verbs=VERBS),
)
