"""Named limits."""

import pytest

from bot.errors import SlowDown
from bot.reach.limits import RATES, Limits


def test_one_act_too_many_is_refused_with_the_seconds_to_wait() -> None:
    limits = Limits({"mails": "3/hour"})
    for _ in range(3):
        limits.hit("mails", "ana@example.com")

    with pytest.raises(SlowDown) as refusal:
        limits.hit("mails", "ana@example.com")

    assert refusal.value.retry_after == 1200


def test_what_one_does_is_not_counted_against_another() -> None:
    limits = Limits({"mails": "1/hour", "codes": "1/hour"})
    limits.hit("mails", "ana@example.com")

    limits.hit("mails", "ben@example.com")
    limits.hit("codes", "ana@example.com")


def test_every_window_of_a_limit_counts() -> None:
    limits = Limits({"sign_in": "100/minute; 2/hour"})
    limits.hit("sign_in", "a")
    limits.hit("sign_in", "a")

    with pytest.raises(SlowDown):
        limits.hit("sign_in", "a")


def test_a_success_wipes_the_slate() -> None:
    limits = Limits({"sign_in": "1/hour"})
    limits.hit("sign_in", "a", "b")

    limits.forgive("sign_in", "a", "b")

    limits.hit("sign_in", "a", "b")


def test_switched_off_nothing_is_counted() -> None:
    limits = Limits({"mails": "1/hour"}, on=False)

    for _ in range(10):
        limits.hit("mails", "a")


def test_an_unknown_limit_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Limits().hit("nonsense", "a")


def test_every_rate_of_the_house_can_be_read() -> None:
    limits = Limits()

    for name in RATES:
        limits.hit(name, "a")
