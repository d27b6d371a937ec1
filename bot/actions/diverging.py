"""Where conversations that a search found would go differently under another version of the flow."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.actions import lead
from bot.actions.desk import Desk
from bot.actions.replaying import IN_FORCE, Replays, stored_flow
from bot.dialogue.replay import Replayed
from bot.model.ids import ConversationId
from bot.model.people import Staff
from bot.model.permission import must_hold
from bot.model.queries import LineQuery

VERBS = ("conversations.replay",)


@dataclass(frozen=True, slots=True)
class Report:
    """`total`: found by the search; the newest page of them was played."""

    flow: str
    total: int
    played: list[tuple[Mapping[str, Any], Replayed]]


async def versions(desk: Desk, staff: Staff) -> list[dict[str, Any]]:
    """`[{version, since, in_force}]`, the newest first."""
    must_hold(staff, VERBS)
    known = await desk.store.flows.all()
    current = desk.tools.flow.version
    rows = [{"version": name, "since": at, "in_force": name == current} for name, at in known]
    return rows[::-1]


async def report(desk: Desk, staff: Staff, query: LineQuery, flow: str) -> Report:
    """`flow`: a stored version, or `current`. Raises BadRequest, Forbidden."""
    must_hold(staff, VERBS)
    now = desk.tools.flow if flow == IN_FORCE else await stored_flow(desk.store, flow)
    lines, total, _ = await lead.find(desk, staff, query, 1)
    replays, played = Replays(desk.store, now), []
    for line in lines:
        played.append((line, await replays.of(ConversationId(line["conversation"]))))
        await asyncio.sleep(0)
    return Report(now.version, total, played)
