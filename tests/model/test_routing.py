"""Who is asked first: a table of people at the desk, and whom the rule picks."""

from datetime import timedelta

import pytest

from bot.model.ids import StaffId
from bot.model.people import Role, Staff
from bot.model.routing import Candidate, choose, why

BOTH, FR, EN = frozenset({"fr", "en"}), frozenset({"fr"}), frozenset({"en"})
MONEY, CARDS, ANY = frozenset({"withdrawal"}), frozenset({"cards"}), frozenset[str]()


def one(
    name: str, languages: frozenset[str] = BOTH, skills: frozenset[str] = ANY, load: int = 0, idle: int = 0
) -> Candidate:
    staff = Staff(
        id=StaffId(name),
        name=name,
        email=f"{name}@recourse.example",
        roles=frozenset({Role.AGENT}),
        languages=languages,
        skills=skills,
        capacity=4,
    )
    return Candidate(staff, load, timedelta(minutes=idle))


@pytest.mark.parametrize(
    ("people", "picked"),
    [
        ([], None),
        ([one("english", EN)], None),
        ([one("full", load=4)], None),
        ([one("general"), one("knows", skills=MONEY, load=3)], "knows"),
        ([one("other", skills=CARDS), one("general", load=3)], "general"),
        ([one("other", skills=CARDS)], "other"),
        ([one("busy", load=2, idle=9), one("free", load=1)], "free"),
        ([one("just"), one("long", idle=5)], "long"),
        ([one("b"), one("a")], "a"),
    ],
)
def test_the_first_of_those_who_can(people: list[Candidate], picked: str | None) -> None:
    chosen = choose("fr", "withdrawal", people)

    assert (chosen.staff.name if chosen else None) == picked


def test_the_order_of_arrival_does_not_matter() -> None:
    people = [one("a", load=1), one("b", skills=MONEY), one("c", skills=CARDS)]

    assert choose("fr", "withdrawal", people) == choose("fr", "withdrawal", reversed(people))


def test_the_reason_says_what_counted() -> None:
    reason = why("fr", "withdrawal", one("knows", skills=MONEY, load=1, idle=7))

    expected = {"language": "fr", "topic": "withdrawal", "knows": True, "load": 1, "capacity": 4, "idle": 7}
    assert reason == expected
