"""The lifecycle as a chart in Mermaid, drawn from the table."""

from bot.register.lifecycle import ACKNOWLEDGEMENT, MAIN, START, TABLE, Row

TITLES = {MAIN: "Complaint", ACKNOWLEDGEMENT: "Acknowledgement"}


def mermaid() -> str:
    lines = ["stateDiagram-v2"]
    for chart, start in START.items():
        lines.append(f'    state "{TITLES[chart]}" as {chart}_path {{')
        lines.append(f"        [*] --> {start}")
        lines += [
            f"        {row.source} --> {row.target}: {_label(row)}" for row in TABLE if row.chart == chart
        ]
        lines.append("    }")
    return "\n".join(lines) + "\n"


def _label(row: Row) -> str:
    label = f"{row.event} ({', '.join(row.who)})"
    if row.guards:
        label += f" [{', '.join(row.guards)}]"
    if row.starts:
        label += f" starts {', '.join(row.starts)}"
    if row.stops:
        label += f" stops {', '.join(row.stops)}"
    return label
