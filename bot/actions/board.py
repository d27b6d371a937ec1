"""The live board: who waits and how long, who talks with whom, who is free."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.actions import trail
from bot.actions.desk import Desk
from bot.model.ids import StaffId
from bot.model.mode import Mode
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.model.queries import LineQuery

TALKING = 200


@dataclass(frozen=True, slots=True)
class Board:
    """`waiting`: the longest first. `here`: staff at a console."""

    waiting: list[Mapping[str, Any]]
    talking: list[Mapping[str, Any]]
    here: list[StaffId]


async def read(desk: Desk, staff: Staff) -> Board:
    authorize(staff, "board.read")
    await trail.watched(desk, staff, "board")
    waiting = await desk.store.lines.waiting()
    talking = (await desk.store.lines.find(LineQuery(mode=Mode.AGENT.value), size=TALKING)).lines
    return Board(waiting, talking, desk.tools.presence.present())
