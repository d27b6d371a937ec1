"""`/api/flows`, `/api/replays`: the versions of the flow, and what another one would change."""

from typing import Annotated, Any

from pydantic import StringConstraints

from bot.actions import diverging, replaying
from bot.doors.api.conversations import Filters, asked_for
from bot.doors.endpoint import Call, Door, Route
from bot.doors.lines import Lines


class Asked(Filters):
    """`flow`: a stored version, or the beginning of its name; `current` is the one in force."""

    flow: Annotated[str, StringConstraints(pattern=r"^(current|[0-9a-f]{8,64})$")] = replaying.IN_FORCE


async def flows(call: Call) -> dict[str, Any]:
    return {"flows": await diverging.versions(call.desk, call.staff)}


async def replays(call: Call) -> dict[str, Any]:
    asked: Asked = call.asked
    found = await diverging.report(call.desk, call.staff, asked_for(call, asked), asked.flow)
    table = Lines(call.desk)
    return {
        "flow": found.flow,
        "total": found.total,
        "played": [
            {"line": table.shown(line), **replaying.to_document(replayed)} for line, replayed in found.played
        ],
    }


ROUTES = (
    Route(
        "GET",
        "/api/flows",
        Door.STAFF,
        "The versions of the flow, the newest first",
        flows,
        verbs=diverging.VERBS,
    ),
    Route(
        "GET",
        "/api/replays",
        Door.STAFF,
        "Play what a search found through another version of the flow",
        replays,
        query=Asked,
        verbs=diverging.VERBS,
    ),
)
