"""Where the chart leads: states nobody reaches, rounds without the customer, a way to a person."""

from collections.abc import Iterator, Mapping

from bot.dialogue.check_moves import ENDINGS
from bot.dialogue.check_use import use_problems
from bot.dialogue.flow import ENTRANCES, PERSON
from bot.dialogue.format import FieldShape, StateShape
from bot.dialogue.sources import Source, Sources
from bot.dialogue.words import GlobalsShape
from bot.firm.problems import Problem
from bot.model.step import Request

States = Mapping[str, tuple[Source, StateShape]]


def way_problems(sources: Sources) -> Iterator[Problem]:
    """`sources` must be free of other problems."""
    states = {
        name: (source, state) for source in sources.flows for name, state in source.shape.states.items()
    }
    fields = {name: field for source in sources.flows for name, field in source.shape.fields.items()}
    jumps = set(_global_targets(sources))
    reached = _reached(states, {*ENTRANCES, *jumps})
    for name in states.keys() - reached:
        yield _problem(states, name, "nothing leads here")
    yield from _rounds(states, fields)
    yield from _requests(states)
    if not _leads_to_person(states):
        yield _problem(states, PERSON, "no way from here puts the customer in the queue (request: human)")
    for name in states:
        if not _reached(states, {name}) & ({PERSON} | _ends(states)):
            yield _problem(states, name, "no way from here leads to a person")
    yield from use_problems(sources, states, jumps)


def _problem(states: States, name: str, sentence: str) -> Problem:
    return states[name][0].placed.problem(("states", name), f"states.{name}: {sentence}")


def _global_targets(sources: Sources) -> Iterator[str]:
    if sources.words is None:
        return
    globals_ = sources.words[1].globals
    for name in GlobalsShape.model_fields:
        yield from (move.to for move in getattr(globals_, name).go)


def _next(state: StateShape) -> set[str]:
    onward = {move.to for move in state.go}
    return onward | ({state.ask.give_up} if state.ask else set())


def _reached(states: States, entrances: set[str]) -> set[str]:
    reached: set[str] = set()
    todo = list(entrances)
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += _next(states[name][1])
    return reached


def _rounds(states: States, fields: Mapping[str, FieldShape]) -> Iterator[Problem]:
    """A way back to the same state on which the customer may not be asked anything."""
    for name in states:
        found = _round(states, fields, name)
        if found:
            yield _problem(states, name, f"goes round without asking the customer: {' → '.join(found)}")


def _round(states: States, fields: Mapping[str, FieldShape], start: str) -> list[str] | None:
    """Questions whose answer is kept are passed over once it is known, unless the round forgets it."""
    stack = [(start, [start])]
    seen: set[str] = set()
    while stack:
        name, way = stack.pop()
        if not _passes(states[name][1], fields):
            continue
        for target in sorted({move.to for move in states[name][1].go}):
            if target == start and not _forgets(states, way):
                return [*way, start]
            if target not in seen:
                seen.add(target)
                stack.append((target, [*way, target]))
    return None


def _passes(state: StateShape, fields: Mapping[str, FieldShape]) -> bool:
    return not state.returns and (
        state.ask is None or (fields[state.ask.field].keep and not state.ask.afresh)
    )


def _forgets(states: States, way: list[str]) -> bool:
    forgotten = {field for name in way for field in states[name][1].forget}
    return any(ask.field in forgotten for ask in (states[name][1].ask for name in way) if ask)


def _requests(states: States) -> Iterator[Problem]:
    """The desk carries out one request a turn."""
    for name, (_, state) in states.items():
        if state.request is None:
            continue
        todo, seen = [move.to for move in state.go], set[str]()
        while todo:
            after = todo.pop()
            if after in seen or states[after][1].ask:
                continue
            seen.add(after)
            if states[after][1].request:
                yield _problem(states, name, f"a second request follows at once, at {after!r}")
            todo += [move.to for move in states[after][1].go]


def _ends(states: States) -> set[str]:
    """Where somebody else leads."""
    return {name for name, (_, state) in states.items() if state.rests or state.request in ENDINGS}


def _leads_to_person(states: States) -> bool:
    return any(states[name][1].request is Request.HUMAN for name in _reached(states, {PERSON}))
