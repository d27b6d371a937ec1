"""Whether every state knows where to go, whatever the customer answers."""

from collections.abc import Iterator, Mapping

from bot.dialogue.format import FieldShape, Move, StateShape
from bot.dialogue.guards import IMPLIED, VALUES
from bot.dialogue.known import Known
from bot.dialogue.sources import Source
from bot.firm.policy import Policy
from bot.firm.problems import Problem
from bot.model.entry import AskType
from bot.model.step import Request

ENDINGS = (Request.HUMAN, Request.COMPLAINT, Request.CLOSE)
"""Requests after which somebody else leads, so that the bot has nothing to ask."""
Fault = tuple[tuple[str | int, ...], str]


def move_problems(source: Source, known: Known, policy: Policy | None) -> Iterator[Problem]:
    for name, state in source.shape.states.items():
        values = _values(state, known.shapes, policy)
        for path, sentence in (*_moves(state, known, values), *_ends(state), *_covered(state, values)):
            yield source.placed.problem(("states", name, *path), f"states.{name}: {sentence}")


def _values(
    state: StateShape, fields: Mapping[str, FieldShape], policy: Policy | None
) -> frozenset[str] | None:
    """Every answer a move may name; None when it cannot be known here."""
    field = fields.get(state.ask.field) if state.ask else None
    if state.ask is None or field is None:
        return None
    values = {choice.value for choice in field.choices}
    if field.choices_from in ("topics", "services"):
        if policy is None:
            return None
        values |= {option.value for option in getattr(policy, field.choices_from)}
        values |= {"other"} if field.choices_from == "services" else set()
    if field.choices_from == "articles":
        values.add("none")
    if field.type is AskType.CONFIRM:
        values |= {"yes", "no"}
    return frozenset(values | ({"skip"} if state.ask.optional else set()))


def _moves(state: StateShape, known: Known, values: frozenset[str] | None) -> Iterator[Fault]:
    sure = False
    for index, move in enumerate(state.go):
        for path, sentence in known.move_faults(move):
            yield ("go", index, *path), sentence
        if sure or any(_covers(earlier, move) for earlier in state.go[:index]):
            yield ("go", index), "is never reached: an earlier move always fits"
        if _contradicts(state, move):
            yield ("go", index), f"can never be: {move.if_!r} does not hold when the answer is {move.chose!r}"
        if move.chose is not None and values is not None and move.chose not in values:
            yield ("go", index, "chose"), f"there is no choice {known.meant(move.chose, values)}"
        sure = sure or (move.if_ is None and move.chose is None)


def _covers(earlier: Move, later: Move) -> bool:
    """Whenever `later` fits, `earlier` does."""
    same_answer = earlier.chose in (None, later.chose)
    same_condition = earlier.if_ is None or earlier.if_ in (later.if_, IMPLIED.get(later.if_ or ""))
    return same_answer and same_condition and (earlier.chose, earlier.if_) != (None, None)


def _contradicts(state: StateShape, move: Move) -> bool:
    field, value = VALUES.get(move.if_ or "", ("", ""))
    return bool(state.ask and move.chose and state.ask.field == field and move.chose != value)


def _ends(state: StateShape) -> Iterator[Fault]:
    """The customer is never left without a question or somebody who leads."""
    handed_on = state.rests or state.request in ENDINGS
    if state.ask is None and not state.go and not handed_on:
        yield (), "asks nothing and goes nowhere: the customer would be left alone"
    if handed_on and (state.go or state.ask):
        yield (), "somebody else leads from here, so it can neither ask nor go"


def _covered(state: StateShape, values: frozenset[str] | None) -> Iterator[Fault]:
    """Some move fits every answer."""
    if state.ask is not None and not state.go and not state.revisits:
        yield ("ask",), "asks, but says not where to go with the answer"
    if not state.go or any(move.if_ is None and move.chose is None for move in state.go):
        return
    chosen = {move.chose for move in state.go if move.if_ is None}
    if values is None:
        if state.ask is None:
            yield ("go",), "the last move must fit always, without a condition"
        return
    for value in sorted(values - chosen):
        yield ("go",), f"no move is sure to fit when the answer is {value!r}"
