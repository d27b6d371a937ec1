"""Which of the people at the desk a waiting conversation is offered to. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.model.people import Staff


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who takes conversations. `load`: how many they lead; `idle`: since it last changed."""

    staff: Staff
    load: int
    idle: timedelta


def choose(language: str, skill: str | None, candidates: Iterable[Candidate]) -> Candidate | None:
    """Of those who speak `language` and have room: who knows the topic, else whoever takes every topic, else
    anybody; then who leads the smallest part of their capacity; then who has been idle longest."""
    able = [one for one in candidates if language in one.staff.languages and one.load < one.staff.capacity]
    return min(able, key=lambda one: _rank(one, skill), default=None)


def _rank(one: Candidate, skill: str | None) -> tuple[int, float, float, str]:
    skills = one.staff.skills
    distance = 0 if skill in skills else 1 if not skills else 2
    return distance, one.load / one.staff.capacity, -one.idle.total_seconds(), one.staff.name


def why(language: str, skill: str | None, chosen: Candidate) -> dict[str, Any]:
    """The reason as the transcript keeps it; `idle` in whole minutes."""
    reason: dict[str, Any] = {
        "language": language,
        "load": chosen.load,
        "capacity": chosen.staff.capacity,
        "idle": int(chosen.idle.total_seconds() // 60),
    }
    if skill is not None:
        reason |= {"topic": skill, "knows": skill in chosen.staff.skills}
    return reason
