"""The chart read without a conversation: what a customer may answer, and where each answer may lead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.check_moves import ENDINGS
from bot.dialogue.flow import ENTRANCES
from bot.dialogue.format import FieldShape, Move, StateShape
from bot.dialogue.guards import IMPLIED, VALUES
from bot.dialogue.sources import Source, Sources
from bot.dialogue.words import GlobalsShape
from bot.firm.problems import Problem
from bot.model.entry import AskType

SKIP, ANOTHER = "skip", "…"
"""`ANOTHER`: an answer that no move names."""
Holds = Callable[[str], bool | None]
"""Whether a condition holds; None where it may or may not."""
Way = tuple[str, ...]
"""States, and «what the customer did» between them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All files as one. `words`: where each word that works everywhere leads.

    `answers`: what can be told apart of what may be answered at each state.
    """

    states: Mapping[str, StateShape]
    fields: Mapping[str, FieldShape]
    words: Mapping[str, Sequence[Move]]
    source_of: Mapping[str, Source]
    answers: Mapping[str, Sequence[str]]

    def problem(self, state: str, sentence: str) -> Problem:
        return self.source_of[state].placed.problem(("states", state), f"states.{state}: {sentence}")

    def entrances(self) -> Iterator[str]:
        """Where a conversation is begun, sent to, or led by a word."""
        yield from ENTRANCES
        yield from (move.to for moves in self.words.values() for move in moves)

    def field_at(self, name: str) -> FieldShape | None:
        ask = self.states[name].ask
        return self.fields[ask.field] if ask else None

    def is_long(self, name: str) -> bool:
        """A word typed there may be the answer, so the bot asks back."""
        field = self.field_at(name)
        return field is not None and field.type is AskType.LONG_TEXT

    def may_be_known(self, name: str) -> bool:
        """The question is passed over once its answer is known."""
        ask, field = self.states[name].ask, self.field_at(name)
        return ask is not None and field is not None and field.keep and not ask.afresh

    def next_to(self, name: str) -> Iterator[str]:
        """Where the state leads, whatever is answered or not."""
        state = self.states[name]
        yield from (move.to for move in state.go)
        if state.ask:
            yield state.ask.give_up

    def hands_on(self, name: str) -> bool:
        """Somebody else leads from there."""
        return self.states[name].rests or self.states[name].request in ENDINGS


def chart_of(sources: Sources) -> Chart:
    """`sources` must be free of problems that the files show by themselves."""
    words = sources.words[1].globals if sources.words else None
    states = {name: state for source in sources.flows for name, state in source.shape.states.items()}
    fields = {name: field for source in sources.flows for name, field in source.shape.fields.items()}
    return Chart(
        states=states,
        fields=fields,
        words={name: getattr(words, name).go for name in GlobalsShape.model_fields} if words else {},
        source_of={name: source for source in sources.flows for name in source.shape.states},
        answers={name: list(_answers(state, fields)) for name, state in states.items()},
    )


def _answers(state: StateShape, fields: Mapping[str, FieldShape]) -> Iterator[str]:
    named: set[str] = set()
    listed: set[str] = set()
    if state.ask:
        field = fields[state.ask.field]
        named = {move.chose for move in state.go if move.chose}
        named |= {value for asked, value in VALUES.values() if asked == state.ask.field}
        named |= {SKIP} if state.ask.optional else set()
        listed = {choice.value for choice in field.choices}
        listed |= {"yes", "no"} if field.type is AskType.CONFIRM else set()
    yield from sorted(named)
    if not listed or not listed <= named:
        yield ANOTHER


def fitting(moves: Iterable[Move], answer: str, holds: Holds) -> Iterator[str]:
    """Every state that the first fitting move may lead to."""
    for move in moves:
        fits = True if move.if_ is None else holds(move.if_)
        if move.chose not in (None, answer) or fits is False:
            continue
        yield move.to
        if fits:
            return


def supposing(**facts: bool) -> Holds:
    """Conditions about the world: these are given, what follows from them too, and all others are open."""
    known = dict(facts)
    known |= {then: True for first, then in IMPLIED.items() if facts.get(first)}
    known |= {first: False for first, then in IMPLIED.items() if facts.get(then) is False}
    return known.get


def drawn(way: Iterable[str]) -> str:
    return " → ".join(way)
