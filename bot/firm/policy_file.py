"""Loads `flows/policy.yaml`: the shape first, then what no single value can tell; every problem at once."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from bot.firm import policy_checks as checks
from bot.firm.policy import Policy
from bot.firm.problems import Problem, Problems
from bot.firm.yaml_places import Placed, read

CHECKS: Mapping[str, Callable[[Any], checks.Faults]] = MappingProxyType(
    {
        "firm": checks.firm,
        "contact": checks.contact,
        "chat": checks.chat,
        "calendar": checks.calendar,
        "hours": checks.hours,
        "clocks": checks.clocks,
        "files": checks.files,
        "topics": checks.topics,
        "services": checks.services,
        "recourse": checks.recourse,
        "facts": checks.facts,
    }
)


def load_policy(path: Path) -> Policy:
    """Raises Problems with every fault of the file, each with its line."""
    placed = read(path)
    problems: list[Problem] = []
    policy = None
    try:
        policy = placed.shaped(Policy)
    except Problems as wrong_shape:
        problems += wrong_shape.problems
    for section in CHECKS:
        problems += _cross_check(placed, section)
    logo = policy.chat.logo_file if policy else None
    if logo and not (path.parent / logo).is_file():
        problems.append(placed.problem(("chat", "logo"), f"there is no file '{logo}' beside the policy"))
    if policy is None or problems:
        raise Problems(problems)
    return policy


def _cross_check(placed: Placed, section: str) -> list[Problem]:
    """A section is checked by itself, so that a fault in one does not hide those of the others."""
    data = placed.data.get(section) if isinstance(placed.data, dict) else None
    try:
        value = TypeAdapter(get_type_hints(Policy)[section]).validate_python(data)
    except ValidationError:
        return []  # Its shape is wrong, which `shaped` has already reported with its line.
    return [placed.problem((section, *path), sentence) for path, sentence in CHECKS[section](value)]
