"""Whether the fields that conditions and the desk look at by name are asked, and asked in time."""

from collections.abc import Iterator, Mapping

from bot.dialogue.format import FieldShape, StateShape
from bot.dialogue.guards import LOOK_UP, READS
from bot.dialogue.sources import Source
from bot.firm.problems import Problem
from bot.model.step import Request

NEEDED_BEFORE = {
    Request.CODE: ("reference",),
    Request.COMPLAINT: ("filer", "name", "email", "service", "narrative", "wanted", "declaration"),
}
"""Without these the desk cannot carry out the request: asked, and not optional, on every way to it."""
NEEDED = {Request.CODE: ("code",), Request.RATE: ("rating",)}
"""These have to be asked somewhere."""


States = Mapping[str, tuple[Source, StateShape]]
Fields = Mapping[str, FieldShape]
Fault = tuple[tuple[str | int, ...], str]


def need_problems(states: States, fields: Fields, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """`known`: for each state, the fields that are answered on whatever way leads there."""
    asked = {state.ask.field for _, state in states.values() if state.ask}
    looked_up = _looked_up(states, fields)
    for name, (source, state) in states.items():
        faults = [*_of_request(state, asked, known.get(name, frozenset()))]
        faults += _of_conditions(state, asked, looked_up=name in looked_up)
        for path, sentence in faults:
            yield source.placed.problem(("states", name, *path), f"states.{name}: {sentence}")


def _of_request(state: StateShape, asked: set[str], known: frozenset[str]) -> Iterator[Fault]:
    if state.request is None:
        return
    needs = f"request: {state.request} needs"
    for field in NEEDED_BEFORE.get(state.request, ()):
        if field not in known:
            yield ("request",), f"{needs} {field!r}, which need not have been asked"
    for field in NEEDED.get(state.request, ()):
        if field not in asked:
            yield ("request",), f"{needs} {field!r}, which is asked nowhere"


def _of_conditions(state: StateShape, asked: set[str], *, looked_up: bool) -> Iterator[Fault]:
    for index, move in enumerate(state.go):
        field = READS.get(move.if_ or "")
        if field and field not in asked:
            yield ("go", index, "if"), f"{move.if_!r} looks at {field!r}, which is asked nowhere"
        if move.if_ in LOOK_UP and not looked_up:
            yield ("go", index, "if"), f"can never be: {move.if_!r}, where no search came before"


def _looked_up(states: States, fields: Fields) -> set[str]:
    """States that may be left in the same turn as a search was made."""
    todo, reached = [name for name, (_, state) in states.items() if state.search], set[str]()
    while todo:
        name = todo.pop()
        state = states[name][1]
        passes = state.ask is None or state.search or (fields[state.ask.field].keep and not state.ask.afresh)
        if passes and name not in reached:
            reached.add(name)
            todo += [move.to for move in state.go]
    return reached
