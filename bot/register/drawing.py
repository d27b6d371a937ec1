"""The lifecycle as a chart in Mermaid, drawn from the table."""

from collections.abc import Iterator

from bot.register.lifecycle import ACKNOWLEDGEMENT, EXTERNAL, HOLD, MAIN, RECORDS, START, TABLE, Row

TITLES = {
    MAIN: "Complaint",
    ACKNOWLEDGEMENT: "Acknowledgement",
    HOLD: "Legal hold",
    EXTERNAL: "Case outside the firm",
}


def mermaid() -> str:
    lines = ["stateDiagram-v2"]
    for chart, start in START.items():
        lines.append(f'    state "{TITLES[chart]}" as {chart}_path {{')
        lines.append(f"        [*] --> {_name(chart, start)}")
        rows = [row for row in TABLE if row.chart == chart and row not in RECORDS]
        lines += [
            f"        {_name(chart, row.source)} --> {_name(chart, row.target)}: {_label(row)}"
            for row in rows
            if row.source != row.target
        ]
        lines += _staying(chart, rows)
        lines.append("    }")
    return "\n".join(lines) + "\n"


def _staying(chart: str, rows: list[Row]) -> Iterator[str]:
    """What happens at a stage without leaving it, one line a stage."""
    for state in dict.fromkeys(row.source for row in rows):
        events = sorted({row.event for row in rows if row.source == row.target == state})
        if events:
            yield f"        {_name(chart, state)}: {state} (here also {', '.join(events)})"


def _name(chart: str, state: str) -> str:
    """Stages of the side charts share names, and a diagram has one space of names."""
    return state if chart == MAIN else f"{chart}_{state}"


def _label(row: Row) -> str:
    label = f"{row.event} ({', '.join(row.who)})"
    if row.guards:
        label += f" [{', '.join(row.guards)}]"
    if row.starts:
        label += f" starts {', '.join(row.starts)}"
    if row.stops:
        label += f" stops {', '.join(row.stops)}"
    return label
