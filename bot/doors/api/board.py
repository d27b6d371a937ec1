"""`/api/board`: what goes on right now, for whoever leads the team."""

from typing import Any

from bot.actions import board as actions
from bot.doors.endpoint import Call, Door, Route
from bot.doors.lines import Lines


async def board(call: Call) -> dict[str, Any]:
    found, table = await actions.read(call.desk, call.staff), Lines(call.desk)
    here = [person for one in found.here if (person := await table.staff(one))]
    return {
        "now": call.desk.now(),
        "waiting": [table.shown(line) for line in found.waiting],
        "talking": [table.shown(line) for line in found.talking],
        "staff": sorted(here, key=lambda person: (not person["available"], person["load"], person["name"])),
    }


ROUTES = (
    Route("GET", "/api/board", Door.STAFF, "Who waits, who talks, who is free", board, verbs=("board.read",)),
)
