"""What an event does to a complaint, by the table of the lifecycle and by nothing else. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from transitions import EventData, Machine, MachineError

from bot.errors import NotAllowed
from bot.register.guards import GUARDS
from bot.register.lifecycle import START, TABLE, Row

Holds = Callable[[str], bool]
"""Whether the guard of that name holds."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where everything stands before and after, which clocks start and stop, and as whom it was done."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    by: str


def move(event: str, standing: Mapping[str, str], who: tuple[str, ...], holds: Holds) -> Move:
    """What `event` does to a complaint that stands at `standing`. `who`: all that the actor is.

    Raises NotAllowed with `details` `{missing: [sentence…], reasons: [code…], allowed: [event…]}`.
    """
    charts = [chart for chart in START if event in machine(chart).events]
    rows = [_taken(event, chart, standing[chart], who, holds) for chart in charts]
    taken = [row for row in rows if row is not None]
    if not taken or len(taken) < len(rows):
        raise NotAllowed(
            details={**why_not(event, standing, who, holds), "allowed": allowed(standing, who, holds)}
        )
    return Move(
        before=dict(standing),
        after={**standing, **{row.chart: row.target for row in taken}},
        starts=tuple(clock for row in taken for clock in row.starts),
        stops=tuple(clock for row in taken for clock in row.stops),
        by=next(part for part in who if part in taken[0].who),
    )


def allowed(standing: Mapping[str, str], who: tuple[str, ...], holds: Holds) -> list[str]:
    """Events that the actor may do now, as far as that can be known before saying more."""
    return [event for event in offered(standing, who) if not why_not(event, standing, who, holds)["reasons"]]


def offered(standing: Mapping[str, str], who: tuple[str, ...]) -> list[str]:
    """Events that lead on from here for the actor, whether or not their guards hold yet."""
    events = {row.event for row in TABLE if standing[row.chart] == row.source and set(who) & set(row.who)}
    return sorted(
        event
        for event in events
        if all(any(row.source == standing[chart] for row in rows) for chart, rows in _by_chart(event).items())
    )


def why_not(
    event: str, standing: Mapping[str, str], who: tuple[str, ...], holds: Holds
) -> dict[str, list[str]]:
    """`{missing: sentences, reasons: codes}` over all charts, since an event moves all of them or nothing."""
    found: dict[str, str] = {}
    charts = _by_chart(event)
    if not charts:
        found["unknown_event"] = f"There is no event called {event}."
    for chart, rows in charts.items():
        if not any(_opens(row, standing[chart], who, holds) for row in rows):
            found |= _reasons(rows, standing[chart], who, holds)
    return {"missing": list(found.values()), "reasons": list(found)}


def _by_chart(event: str) -> dict[str, list[Row]]:
    charts: dict[str, list[Row]] = {}
    for row in TABLE:
        if row.event == event:
            charts.setdefault(row.chart, []).append(row)
    return charts


def _opens(row: Row, state: str, who: tuple[str, ...], holds: Holds) -> bool:
    return row.source == state and bool(set(who) & set(row.who)) and all(holds(guard) for guard in row.guards)


def _reasons(rows: list[Row], state: str, who: tuple[str, ...], holds: Holds) -> dict[str, str]:
    here = [row for row in rows if row.source == state]
    if not here:
        stages = " or ".join(sorted({row.source for row in rows}))
        return {"stage": f"The complaint must stand at {stages}, not at {state}."}
    if not any(set(who) & set(row.who) for row in here):
        return {"role": f"This is for: {', '.join(here[0].who)}."}
    guards = dict.fromkeys(guard for row in here for guard in row.guards)
    failing = {name: GUARDS[name].missing for name in guards if not holds(name)}
    # A guard that only tells two rows apart has nothing to say while another has.
    return {name: text for name, text in failing.items() if text} or {
        "stage": f"This cannot be done at {state}."
    }


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
    return bool(set(trigger.kwargs["who"]) & set(row.who))


def _holds(guard: str, trigger: EventData) -> bool:
    return bool(trigger.kwargs["holds"](guard))


class _Cursor:
    """What a shared machine moves; thrown away after one trigger."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _taken(event: str, chart: str, state: str, who: tuple[str, ...], holds: Holds) -> Row | None:
    """The arrow that the chart follows; None where it has none or a guard does not hold."""
    cursor = _Cursor(state)
    try:
        if not machine(chart).events[event].trigger(cursor, who=who, holds=holds):
            return None
    except MachineError:
        return None
    return next(
        row
        for row in TABLE
        if (row.event, row.chart, row.source, row.target) == (event, chart, state, cursor.state)
    )
