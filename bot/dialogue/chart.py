"""The one machine of a flow version, as `transitions` draws it; guards are handed over as functions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from transitions import Machine

from bot.dialogue.cursor import Cursor
from bot.dialogue.format import Move
from bot.dialogue.guards import GUARDS, Guard, chose

GO = "go"
Condition = Callable[[Any], bool]


def build_machine(states: Mapping[str, list[Move]], globals_: Mapping[str, list[Move]]) -> Any:
    """`states`, `globals_`: the moves of each. A callback given as text would be imported: none is."""
    transitions = [
        *(_transition(GO, name, move) for name, moves in states.items() for move in moves),
        *(_transition(word, "*", move) for word, moves in globals_.items() for move in moves),
    ]
    return Machine(
        model=None,
        states=list(states),
        transitions=transitions,
        initial=None,
        send_event=True,
        auto_transitions=False,
    )


def _transition(trigger: str, source: str, move: Move) -> dict[str, Any]:
    conditions = [_condition(guard) for guard in _guards(move)]
    return {"trigger": trigger, "source": source, "dest": move.to, "conditions": conditions}


def _guards(move: Move) -> Iterator[Guard]:
    if move.chose is not None:
        yield chose(move.chose)
    if move.if_ is not None:
        yield GUARDS[move.if_]


def _condition(guard: Guard) -> Condition:
    def condition(event: Any) -> bool:
        cursor: Cursor = event.model
        return guard(cursor)

    return condition
