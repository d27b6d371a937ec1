"""Opening hours: the zone, the frames and the holidays."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.firm.hours import is_open
from bot.firm.policy import Frame, Policy
from bot.firm.policy_file import load_policy

NONE: frozenset[date] = frozenset()
MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def policy() -> Policy:
    shipped = load_policy(Path(__file__).parents[2] / "flows" / "policy.yaml")
    frames = [
        Frame.model_validate({"days": ["mon", "fri"], "opens": "09:00", "closes": "12:00"}),
        Frame.model_validate({"days": ["mon"], "opens": "13:00", "closes": "17:00"}),
    ]
    hours = shipped.hours.model_copy(update={"frames": frames, "zone": "Indian/Mahe"})
    return shipped.model_copy(update={"hours": hours})


@pytest.mark.parametrize(
    ("utc", "open"),
    [
        ((23, 4, 59), False),  # 08:59 in Mahé
        ((23, 5, 0), True),
        ((23, 7, 59), True),
        ((23, 8, 0), False),  # the pause at noon
        ((23, 9, 0), True),
        ((23, 13, 0), False),
        ((24, 6, 0), False),  # Tuesday has no frame
        ((27, 6, 0), True),
        ((22, 23, 0), False),  # Sunday in UTC is already Monday, 03:00, in Mahé
    ],
)
def test_hours_are_read_in_the_zone_of_the_team(
    policy: Policy, utc: tuple[int, int, int], open: bool
) -> None:
    day, hour, minute = utc

    assert is_open(policy, NONE, datetime(2026, 11, day, hour, minute, tzinfo=UTC)) is open


def test_a_holiday_closes_the_team_unless_the_policy_says_otherwise(policy: Policy) -> None:
    at = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    always = policy.model_copy(
        update={"hours": policy.hours.model_copy(update={"closed_on_holidays": False})}
    )

    assert not is_open(policy, frozenset({MONDAY}), at)
    assert is_open(always, frozenset({MONDAY}), at)
