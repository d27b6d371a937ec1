"""What was promised, beside what was measured."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Goal:
    """`measured` must be at most `limit`. `valid`: a run whose reference was disturbed says nothing."""

    name: str
    measured: float
    limit: float
    unit: str
    reference: str = ""
    valid: bool = True

    @property
    def verdict(self) -> str:
        if not self.valid:
            return "no verdict: the echo was disturbed"
        return "met" if self.measured <= self.limit else "not met"


def table(goals: Iterable[Goal]) -> str:
    """As Markdown, with its date and machine."""
    rows = [
        f"| {goal.name} | {goal.measured:.2f} {goal.unit} | ≤ {goal.limit:.2f} "
        f"| {goal.reference} | {goal.verdict} |"
        for goal in goals
    ]
    return "\n".join(
        [
            machine(),
            "",
            "| goal | measured | limit | beside | verdict |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )


def machine() -> str:
    now = datetime.now(UTC)
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, {platform.machine()}, {os.cpu_count()} processors shared, "
        f"Python {platform.python_version()}, load {load}"
    )
