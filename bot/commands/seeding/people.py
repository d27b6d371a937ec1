"""The five people of the demo: enough to try what needs two."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions import accounts
from bot.actions.accounts import NewAccount
from bot.errors import BadRequest
from bot.model.people import Role, Staff, System
from bot.reach.ports import Passwords
from bot.store.ports import Store

CALLER = System("demo seed")
PEOPLE = (
    NewAccount("Léa Fontaine", "lea@demo.example", frozenset({Role.AGENT})),
    NewAccount("Tom Barker", "tom@demo.example", frozenset({Role.AGENT})),
    NewAccount("Nadia Hoareau", "nadia@demo.example", frozenset({Role.OFFICER})),
    NewAccount("Oscar Lindqvist", "oscar@demo.example", frozenset({Role.OFFICER})),
    NewAccount("Claire Adam", "claire@demo.example", frozenset({Role.LEAD})),
)
PARTS: Mapping[str, str] = {
    "nadia@demo.example": "complaints officer",
    "oscar@demo.example": "second approver",
}
"""What the role alone does not tell."""


def part_of(staff: Staff) -> str:
    return PARTS.get(staff.email) or ", ".join(sorted(staff.roles))


@dataclass(frozen=True, slots=True)
class Cast:
    lea: Staff
    tom: Staff
    nadia: Staff
    oscar: Staff
    claire: Staff


async def hire(store: Store, passwords: Passwords) -> tuple[Cast, list[tuple[Staff, str]]]:
    """Everybody, and each with the password to print. Raises BadRequest when they are there already."""
    known = {staff.email for staff in await store.people.all()}
    if known & {new.email for new in PEOPLE}:
        raise BadRequest("The demo's people are here already; nothing was changed.")
    hired = [await accounts.add(store, passwords, CALLER, new) for new in PEOPLE]
    return Cast(*(staff for staff, _ in hired)), hired
