"""Figures: conversations are measured after they change, days added up after that, and read by the period."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.actions.desk import Desk
from bot.actions.figure_names import label_of
from bot.errors import Forbidden
from bot.model.people import Staff
from bot.model.permission import reach
from bot.model.roles import Whose
from bot.reports.defined import FIGURES, Figure
from bot.reports.measure import measured
from bot.reports.tally import day_rows, per_day
from bot.reports.told import Period, told

AT_ONCE = 200
QUIET = timedelta(minutes=1)
AGENTS_OWN = "load"
"""The figure of which an agent may see the own row."""


async def keep_settled(desk: Desk) -> None:
    """Measure what is over or rests: whoever talks is measured afterwards, not after every line."""
    await keep(desk, QUIET)


async def keep(desk: Desk, quiet: timedelta = timedelta(0)) -> None:
    """Bring the figures up to the lines of conversations in which nobody spoke for `quiet`, or that are
    closed; may be cut short anywhere and called again."""
    zone, before = desk.tools.almanac.zone, desk.now() - quiet
    while conversations := await desk.store.figures.unmeasured(AT_ONCE, before):
        for conversation in conversations:
            turns = [turn async for turn in desk.store.turns.all(conversation)]
            if turns:
                await desk.store.figures.put(conversation, turns[-1].head.n, measured(turns, zone))
        if len(conversations) < AT_ONCE:
            break
    for day, marks in (await desk.store.figures.stale()).items():
        await desk.store.figures.put_day(day, day_rows(await desk.store.figures.of_day(day)), marks)


async def read(
    desk: Desk, staff: Staff, since: date, until: date, language: str | None, team: str | None
) -> list[dict[str, Any]]:
    """Every figure of the days from `since` to `until`, both inclusive, beside as many days before them.

    An agent gets the own load and nothing else. Raises Forbidden.
    """
    days = (until - since).days + 1
    period = await _period(desk, since, until, language, team)
    before = await _period(desk, since - timedelta(days=days), since - timedelta(days=1), language, team)
    objects = reach(staff, "reports.read")
    if Whose.ANY in objects:
        return [_figure(desk, figure, period, before) for figure in FIGURES]
    if Whose.OWN not in objects:
        raise Forbidden
    own = next(figure for figure in FIGURES if figure.name == AGENTS_OWN)
    return [_only_of(staff, _figure(desk, own, period, before))]


def _figure(desk: Desk, figure: Figure, period: Period, before: Period) -> dict[str, Any]:
    found = told(figure, period, before)
    return {
        "name": figure.name,
        "title": figure.title,
        "definition": figure.definition,
        "unit": figure.unit,
        "stacked": figure.stacked,
        "good": figure.good,
        "series": [{"key": key, "label": label} for key, label in figure.series],
        **found,
        "rows": [_named(desk, figure, period, row) for row in found["rows"]],
    }


def _named(desk: Desk, figure: Figure, period: Period, row: Mapping[str, Any]) -> dict[str, Any]:
    label = label_of(desk.policy, figure.name, row["key"], period)
    return {**row, "label": label} if label else dict(row)


def _only_of(staff: Staff, figure: dict[str, Any]) -> dict[str, Any]:
    rows = [row for row in figure["rows"] if row["key"] == staff.id]
    total = rows[0]["values"][0] if rows else 0
    return {**figure, "rows": rows, "total": total, "before": None}


async def _period(desk: Desk, since: date, until: date, language: str | None, team: str | None) -> Period:
    zone, now = desk.tools.almanac.zone, desk.now()
    first = datetime.combine(since, time(0), tzinfo=zone)
    last = datetime.combine(until + timedelta(days=1), time(0), tzinfo=zone)
    days = await desk.store.figures.days(since.isoformat(), until.isoformat())
    complaints: dict[str, list[Mapping[str, Any]]] = {}
    for one in await desk.store.figures.complaints(first, last):
        if language in (None, one["language"]) and team in (None, one.get("team")):
            day = one["received_at"].astimezone(zone).date().isoformat()
            complaints.setdefault(day, []).append(one)
    return Period(
        since,
        until,
        now,
        desk.tools.almanac.today(now).isoformat(),
        per_day(days, language, team),
        complaints,
    )
