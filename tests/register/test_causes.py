"""R42: the tree of root causes, and causes that come too often."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.firm.policy_file import load_policy
from bot.register.causes import Found, alerts, tree
from bot.settings import HERE

POLICY = load_policy(HERE / "flows" / "policy.yaml")
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def found(cause: str, *days_ago: int) -> list[Found]:
    area, name = cause.split("/")
    return [
        Found(f"C-2026-{n:06d}", area, name, NOW - timedelta(days=days)) for n, days in enumerate(days_ago, 1)
    ]


@pytest.mark.parametrize(
    ("days_ago", "why"),
    [
        ((1, 2), []),
        ((1, 2, 3), ["count"]),
        ((1, 2, 30), ["count"]),
        # Two in thirty days, after one in six months: far more than twice as often.
        ((1, 2, 31), ["rate"]),
        # Twelve in six months are two in thirty days: two now are as usual.
        ((1, 2, *range(40, 160, 10)), []),
        # One alone is never an alert, however seldom the cause came.
        ((1, 100), []),
        # Whatever is older than six months before the thirty days counts no more.
        ((1, 2, 300), []),
    ],
)
def test_r42_a_cause_is_an_alert_by_its_count_or_by_its_rate(
    days_ago: tuple[int, ...], why: list[str]
) -> None:
    rows = alerts(POLICY.reporting, found("payment/delay", *days_ago), NOW)

    assert [row["why"] for row in rows] == ([why] if why else [])


def test_r42_the_tree_holds_every_cause_of_the_policy_with_its_complaints() -> None:
    rows = {row["area"]: row for row in tree(POLICY, found("payment/delay", 1, 2) + found("payment/fees", 3))}

    assert list(rows) == [area.value for area in POLICY.complaints.root_causes]
    assert rows["payment"]["complaints"] == 3
    assert {one["cause"]: one["complaints"] for one in rows["payment"]["causes"]} == {
        "delay": 2,
        "refused": 0,
        "fees": 1,
        "amount": 0,
    }
    assert rows["other"]["complaints"] == 0
