"""What the firm learns from its complaints: root causes, alerts about them, corrective actions."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

from bot.actions.complaints import narrowed
from bot.actions.desk import Desk
from bot.actions.views import added_up
from bot.model.ids import Reference
from bot.model.instants import read_stamp
from bot.model.people import Actor, Staff, System
from bot.model.permission import authorize
from bot.model.queries import ComplaintQuery
from bot.register.causes import Found, alerts, looked_at_since, tree
from bot.register.extract import decided

View = dict[str, Any]
DECIDES = ("respond", "close")
DONE = "complete_action"
HOUSE = System("causes")


async def causes(desk: Desk, actor: Actor, since: datetime | None, until: datetime | None) -> dict[str, Any]:
    """`{tree, alerts}`: the tree of what was decided in the period, the alerts as they stand now."""
    authorize(actor, "register.learn")
    now, rule = desk.now(), desk.policy.reporting
    begun = looked_at_since(rule, now)
    found = [
        Found(row["reference"], cause["area"], cause["cause"], at, bool(what.get("systemic")))
        async for row, what, at in _decided(desk, min(begun, since) if since else None)
        if (cause := what.get("root_cause"))
    ]
    shown = [row for row in found if (not since or row.at >= since) and (not until or row.at < until)]
    return {"tree": tree(desk.policy, shown), "alerts": alerts(rule, found, now)}


async def actions(desk: Desk, actor: Actor) -> list[dict[str, Any]]:
    """Every corrective action with its owner, open ones first, by the day they are due; none of a complaint
    that an officer is excluded from.
    """
    authorize(actor, "register.learn")
    hidden_from = narrowed(actor, ComplaintQuery()).not_for if isinstance(actor, Staff) else None
    today = desk.tools.almanac.today(desk.now()).isoformat()
    done, rows = await _done(desk), []
    async for complaint, what, _ in _decided(desk, None):
        if hidden_from in [one["staff"] for one in complaint["people"]["excluded"]]:
            continue
        for number, action in enumerate(what.get("corrective_actions", ()), 1):
            place = (complaint["reference"], complaint["round"], number)
            row = {"reference": place[0], "round": place[1], "number": number, **action}
            row |= done.get(place, {})
            rows.append({**row, "overdue": "done_on" not in row and row["due"] < today})
    return sorted(rows, key=lambda row: ("done_on" in row, row["due"], row["reference"], row["number"]))


async def alert_daily(desk: Desk) -> None:
    """Tell whoever is there of causes that come too often and of actions that are overdue."""
    for row in (await causes(desk, HOUSE, None, None))["alerts"]:
        await desk.audience.alert("root_cause", None, f"{row['area']}/{row['cause']}: {row['count']}")
    for row in await actions(desk, HOUSE):
        if row["overdue"]:
            await desk.audience.alert("action_overdue", None, f"{row['reference']}: {row['due']}")


async def _decided(desk: Desk, since: datetime | None) -> AsyncIterator[tuple[View, View, datetime]]:
    """Each complaint once a round, as it was answered or closed last, with what was decided and when."""
    newest: dict[tuple[str, int], Mapping[str, Any]] = {}
    async for event in desk.store.register.events(named=DECIDES):
        if since is None or read_stamp(event["at"]) >= since:
            newest[event["complaint"], event["round"]] = event
    for event in newest.values():
        complaint = await added_up(desk.store.register, Reference(event["complaint"]), up_to=event["_id"])
        yield complaint, dict(decided(complaint)), read_stamp(event["at"])


async def _done(desk: Desk) -> dict[tuple[str, int, int], View]:
    done = {}
    async for event in desk.store.register.events(named=(DONE,)):
        payload = await desk.store.register.payload(event["payload"])
        if payload is not None:
            told = dict(payload["data"])
            done[event["complaint"], event["round"], told.pop("number")] = told
    return done
