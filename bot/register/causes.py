"""What complaints come from: the tree of root causes, and causes that come too often. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from bot.firm.policy import Policy, Reporting


@dataclass(frozen=True, slots=True)
class Found:
    """The cause of one complaint, as it was decided `at`."""

    reference: str
    area: str
    cause: str
    at: datetime
    systemic: bool = False


def tree(policy: Policy, found: Iterable[Found]) -> list[dict[str, Any]]:
    """Every area and cause of the policy with its complaints, also those that none came from."""
    rows = list(found)
    counts = Counter((row.area, row.cause) for row in rows)
    systemic = Counter((row.area, row.cause) for row in rows if row.systemic)
    return [
        {
            "area": area.value,
            "label": area.label.model_dump(),
            "complaints": sum(counts[area.value, one.value] for one in area.causes),
            "causes": [
                {
                    "cause": one.value,
                    "label": one.label.model_dump(),
                    "complaints": counts[area.value, one.value],
                    "systemic": systemic[area.value, one.value],
                }
                for one in area.causes
            ],
        }
        for area in policy.complaints.root_causes
    ]


def looked_at_since(rule: Reporting, now: datetime) -> datetime:
    """Nothing that was decided before can be part of an alert."""
    return now - timedelta(days=rule.alert_days) - relativedelta(months=rule.alert_months)


def alerts(rule: Reporting, found: Sequence[Found], now: datetime) -> list[dict[str, Any]]:
    """Causes of at least `alert_count` complaints in `alert_days`, or that came more than `alert_factor`
    times as often as in the `alert_months` before; one complaint alone is never an alert.
    """
    since = now - timedelta(days=rule.alert_days)
    before = looked_at_since(rule, now)
    recent = [row for row in found if since <= row.at <= now]
    earlier = Counter((row.area, row.cause) for row in found if before <= row.at < since)
    rows = []
    for (area, cause), count in sorted(Counter((row.area, row.cause) for row in recent).items()):
        usual = earlier[area, cause] * timedelta(days=rule.alert_days) / (since - before)
        often, faster = count >= rule.alert_count, 0 < usual * rule.alert_factor < count and count > 1
        if often or faster:
            names = sorted({row.reference for row in recent if (row.area, row.cause) == (area, cause)})
            why = [name for name, holds in (("count", often), ("rate", faster)) if holds]
            rows.append({"area": area, "cause": cause, "count": count, "why": why, "references": names})
    return rows
