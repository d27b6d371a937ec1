"""Whether what is asked is used, and what is used was asked before."""

from collections.abc import Iterator, Mapping

from bot.dialogue.check_needs import need_problems
from bot.dialogue.flow import ENTRANCES
from bot.dialogue.format import FieldShape, Phrase, StateShape
from bot.dialogue.guards import READS
from bot.dialogue.phrases import blanks_of, sure_blanks
from bot.dialogue.sources import Source, Sources
from bot.firm.problems import Problem
from bot.model.step import Request

States = Mapping[str, tuple[Source, StateShape]]
Known = frozenset[str]


def use_problems(sources: Sources, states: States, jumps: set[str]) -> Iterator[Problem]:
    """`jumps`: states that a word leads to from anywhere. `sources` must be free of other problems."""
    fields = {name: field for source in sources.flows for name, field in source.shape.fields.items()}
    yield from _unused(sources, states, fields)
    known = _known_on_every_way(states, {*ENTRANCES, *jumps})
    yield from _too_early(states, fields, known)
    yield from need_problems(states, fields, known)


def _unused(sources: Sources, states: States, fields: Mapping[str, FieldShape]) -> Iterator[Problem]:
    used = {name for _, state in states.values() for name in _uses(state)}
    used |= {name for source in sources.flows for name in _read_back(source)}
    for source in sources.flows:
        for name, field in source.shape.fields.items():
            if name not in used and field.read_by is None:
                sentence = (
                    f"fields.{name}: is asked and never used; quote it, move by it, or say who needs it "
                    "(read_by: person or register)"
                )
                yield source.placed.problem(("fields", name), sentence)


def _uses(state: StateShape) -> Iterator[str]:
    for phrase in _phrases(state):
        for text in (*phrase.fr, *phrase.en):
            yield from blanks_of(text)
    yield from state.search
    yield from state.ask.earlier_from if state.ask else ()
    for move in state.go:
        if move.if_ in READS:
            yield READS[move.if_]
        if move.chose and state.ask:
            yield state.ask.field
    if state.ask and state.revisits:
        yield state.ask.field
    if state.request is Request.CODE:
        yield from ("reference", "code")
    if state.request is Request.RATE:
        yield "rating"


def _read_back(source: Source) -> Iterator[str]:
    """A draft that is read back and registered uses every answer of its file."""
    asks = [state.ask for state in source.shape.states.values() if state.ask]
    if any(ask.reads_back for ask in asks):
        yield from (ask.field for ask in asks)


def _phrases(state: StateShape) -> Iterator[Phrase]:
    yield from state.say
    if state.ask:
        yield from (state.ask.question, state.ask.retry)
        yield from [state.ask.earlier] if state.ask.earlier else []


def _too_early(
    states: States, fields: Mapping[str, FieldShape], known: Mapping[str, Known]
) -> Iterator[Problem]:
    for name, (source, state) in states.items():
        told = known.get(name, frozenset())
        for phrase in _phrases(state):
            sure = frozenset[str]().union(*(sure_blanks(text) for text in (*phrase.fr, *phrase.en)))
            for early in sorted((sure & fields.keys()) - told):
                sentence = (
                    f"states.{name}: quotes {early!r}, which need not have been asked before; "
                    f"write {{% if {early} %}}…{{% endif %}} around it"
                )
                yield source.placed.problem(("states", name), sentence)


def _known_on_every_way(states: States, entrances: set[str]) -> dict[str, Known]:
    """For each state that can be reached, the fields answered on whatever way leads there."""
    known: dict[str, Known] = dict.fromkeys(entrances & states.keys(), frozenset())
    todo = list(known)
    while todo:
        name = todo.pop()
        for target, after in _ways_on(states[name][1], known[name]):
            before = known.get(target)
            merged = after if before is None else before & after
            if merged != before:
                known[target] = merged
                todo.append(target)
    return known


def _ways_on(state: StateShape, known: Known) -> Iterator[tuple[str, Known]]:
    left = known - frozenset(state.forget)
    # An optional question may have been skipped, and one that was given up was not answered.
    asked = {state.ask.field} if state.ask and not state.ask.optional else set[str]()
    for move in state.go:
        yield move.to, left | asked
    if state.ask:
        yield state.ask.give_up, left
