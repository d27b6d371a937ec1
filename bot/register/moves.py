"""What an event does to a complaint, by the table of the lifecycle and by nothing else. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from transitions import EventData, Machine, MachineError

from bot.errors import NotAllowed
from bot.register.lifecycle import GUARDS, START, TABLE, Facts, Row


@dataclass(frozen=True, slots=True)
class Move:
    """Where everything stands before and after, and which clocks start and stop."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    starts: tuple[str, ...]
    stops: tuple[str, ...]


def move(event: str, standing: Mapping[str, str], who: str, facts: Facts) -> Move:
    """What `event` by `who` does to a complaint that stands at `standing`.

    Raises NotAllowed with `details` `{missing: [sentence…], allowed: [event…]}`.
    """
    charts = [chart for chart in START if event in machine(chart).events]
    rows = [_taken(event, chart, standing[chart], who, facts) for chart in charts]
    taken = [row for row in rows if row is not None]
    if not taken or len(taken) < len(rows):
        missing = _missing(event, standing, who, facts)
        raise NotAllowed(details={"missing": missing, "allowed": allowed(standing, who)})
    return Move(
        before=dict(standing),
        after={**standing, **{row.chart: row.target for row in taken}},
        starts=tuple(clock for row in taken for clock in row.starts),
        stops=tuple(clock for row in taken for clock in row.stops),
    )


def allowed(standing: Mapping[str, str], who: str | None = None) -> list[str]:
    """Events that lead on from here, for anybody or for `who`; their guards are asked when they come."""
    rows = (row for row in TABLE if standing[row.chart] == row.source)
    return sorted({row.event for row in rows if who is None or who in row.who})


@cache
def machine(chart: str) -> Any:
    """The one machine of a chart, shared by all complaints."""
    rows = [row for row in TABLE if row.chart == chart]
    return Machine(
        model=None,
        states=list(dict.fromkeys(state for row in rows for state in (row.source, row.target))),
        transitions=[
            {
                "trigger": row.event,
                "source": row.source,
                "dest": row.target,
                "conditions": [partial(_is_for, row), *(partial(_holds, guard) for guard in row.guards)],
            }
            for row in rows
        ],
        initial=None,
        send_event=True,
        auto_transitions=False,
    )


def _is_for(row: Row, trigger: EventData) -> bool:
    return trigger.kwargs["who"] in row.who


def _holds(guard: str, trigger: EventData) -> bool:
    return GUARDS[guard].holds(trigger.kwargs["facts"])


class _Cursor:
    """What a shared machine moves; thrown away after one trigger."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _taken(event: str, chart: str, state: str, who: str, facts: Facts) -> Row | None:
    """The arrow that the chart follows; None where it has none or a guard does not hold."""
    cursor = _Cursor(state)
    try:
        if not machine(chart).events[event].trigger(cursor, who=who, facts=facts):
            return None
    except MachineError:
        return None
    return next(
        row
        for row in TABLE
        if (row.event, row.chart, row.source, row.target) == (event, chart, state, cursor.state)
    )


def _missing(event: str, standing: Mapping[str, str], who: str, facts: Facts) -> list[str]:
    """One sentence a reason, over both charts, since an event moves both or nothing."""
    charts = [[row for row in TABLE if row.event == event and row.chart == chart] for chart in START]
    sentences = [
        sentence
        for rows in charts
        if rows
        for sentence in _why_not(rows, standing[rows[0].chart], who, facts)
    ]
    return list(dict.fromkeys(sentences)) or [f"There is no event called {event}."]


def _why_not(rows: list[Row], state: str, who: str, facts: Facts) -> list[str]:
    here = [row for row in rows if row.source == state]
    if not here:
        stages = " or ".join(sorted({row.source for row in rows}))
        return [f"The complaint must stand at {stages}, not at {state}."]
    if not any(who in row.who for row in here):
        return [f"This is for: {', '.join(here[0].who)}."]
    guards = [GUARDS[name] for name in dict.fromkeys(guard for row in here for guard in row.guards)]
    return [guard.missing for guard in guards if guard.missing and not guard.holds(facts)]
