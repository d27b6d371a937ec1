"""What the register says to the outside: the extract, and the return of a half-year."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.actions import extracts, returns
from bot.actions.extracts import Asked, Extract
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.register_trail import private
from bot.firm.policy_file import load_policy
from bot.model.instants import read_stamp
from bot.model.queries import ComplaintQuery
from bot.register.calendars import load_calendars
from bot.register.clocks import Almanac
from bot.register.signing import open_key
from bot.settings import Settings

PAGE = 200


async def extract(settings: Settings, asked: Asked, file: Path) -> Extract:
    """Written to a new file that only its owner may read."""
    async with opened(settings) as store:
        made = await extracts.take(store.register, _almanac(settings), asked)
    with private(file) as out:
        out.write(made.data)
    return made


async def half_year(settings: Settings, name: str) -> Mapping[str, Any]:
    key, now = open_key(settings.key_file), system_clock()
    async with opened(settings) as store:
        return await returns.half_year(store.register, _almanac(settings), key, name, now)


async def due_for_purge(settings: Settings) -> list[dict[str, Any]]:
    """Closed complaints whose time of keeping is over, and how far their purge got; the oldest last."""
    now, found, page = system_clock(), list[dict[str, Any]](), 1
    async with opened(settings) as store:
        while True:
            rows, total = await store.register.complaints(
                ComplaintQuery(state="closed"), page=page, size=PAGE
            )
            found += [_purge(dict(row)) for row in rows if _is_over(dict(row), now)]
            if page * PAGE >= total:
                return found
            page += 1


def _is_over(complaint: Mapping[str, Any], now: datetime) -> bool:
    kept = [row for row in complaint["clocks"] if row["clock"] == "retention" and "stopped_at" not in row]
    return any(read_stamp(row["due_exclusive_utc"]) <= now for row in kept)


def _purge(complaint: Mapping[str, Any]) -> dict[str, Any]:
    until = next(row["due"] for row in reversed(complaint["clocks"]) if row["clock"] == "retention")
    purge = complaint.get("purge") or {}
    stands = {"hold": complaint.get("hold", "none"), "external": complaint.get("external", "none")}
    approvals = [row["by"] for row in purge.get("approvals", ())]
    row = {"reference": complaint["reference"], "kept_until": until, **stands, "approvals": approvals}
    return row | ({"proposed_by": purge["by"]} if "by" in purge else {})


def _almanac(settings: Settings) -> Almanac:
    return Almanac(load_policy(settings.flows / "policy.yaml"), load_calendars(settings.flows / "calendars"))
