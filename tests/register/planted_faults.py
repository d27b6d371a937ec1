"""What somebody with write access to the database may do to it, and what a verification then names."""

from collections.abc import Callable

from bot.register.chain import digest, next_event
from tests.register.register_making import Register, filing


def rechain(register: Register, first: int) -> None:
    """What somebody with the database and this code would do to hide a change."""
    for number in range(first, len(register.events) + 1):
        before = register.events[number - 2] if number > 1 else None
        register.events[number - 1]["prev"] = digest(before) if before else "0" * 64


def alter(register: Register) -> None:
    register.events[1]["actor"] = {"kind": "officer", "id": "eve"}


def alter_prev(register: Register) -> None:
    register.events[1]["prev"] = "f" * 64


def alter_payload(register: Register) -> None:
    register.payloads["d2"]["data"]["narrative"] = "Rien ne s'est passé."


def alter_salt(register: Register) -> None:
    del register.payloads["d2"]["salt"]


def alter_type(register: Register) -> None:
    register.events[1]["round"] = 1.0


def lose_event(register: Register) -> None:
    del register.events[1]


def lose_two(register: Register) -> None:
    del register.events[1:3]


def lose_first(register: Register) -> None:
    del register.events[0]


def lose_payload(register: Register) -> None:
    del register.payloads["d2"]


def swap_neighbours(register: Register) -> None:
    swap(register, 1, 2)


def swap_far(register: Register) -> None:
    swap(register, 0, 3)


def swap(register: Register, one: int, other: int) -> None:
    events = register.events
    events[one], events[other] = events[other], events[one]
    events[one]["_id"], events[other]["_id"] = one + 1, other + 1


def shuffle_the_file(register: Register) -> None:
    register.events[1], register.events[2] = register.events[2], register.events[1]


def insert(register: Register) -> None:
    invented = next_event(register.events[0], filing(draft="d2"))
    for event in register.events[1:]:
        event["_id"] += 1
    register.events.insert(1, invented)


def begin_elsewhere(register: Register) -> None:
    register.events[0]["prev"] = "f" * 64
    rechain(register, 2)


PLANTED: list[tuple[Callable[[Register], None], list[tuple[str, int]]]] = [
    (alter, [("ALTERED", 2)]),
    (alter_prev, [("ALTERED", 2)]),
    (alter_payload, [("ALTERED", 2)]),
    (alter_salt, [("ALTERED", 2)]),
    (alter_type, [("ALTERED", 2)]),
    (lose_event, [("MISSING", 2)]),
    (lose_two, [("MISSING", 2)]),
    (lose_first, [("MISSING", 1)]),
    (lose_payload, [("MISSING", 2)]),
    (swap_neighbours, [("REORDERED", 2), ("REORDERED", 3)]),
    (swap_far, [("REORDERED", 1), ("REORDERED", 4)]),
    (shuffle_the_file, [("REORDERED", 2)]),
    (insert, [("REORDERED", 3), ("REORDERED", 4), ("REORDERED", 5), ("REORDERED", 6)]),
    (begin_elsewhere, [("ALTERED", 1)]),
]
